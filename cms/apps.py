from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Site content")

    def ready(self) -> None:
        for listeners in ("signals", "page_cache.listening"):
            autodiscover_modules(listeners)
