"""What this room does when something happens elsewhere: a module for each matter."""

from cms.signals import consents, menus, pictures, review, translations

__all__ = ["consents", "menus", "pictures", "review", "translations"]
