from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The wiring; an app so that its plain error pages are found when no other app has one."""

    name = "config"
    label = "config"
