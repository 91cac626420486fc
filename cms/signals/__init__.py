"""What this room does when something happens elsewhere: a module for each matter."""

from cms.signals import menus, pictures, review

__all__ = ["menus", "pictures", "review"]
