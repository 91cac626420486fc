"""What this room does when something happens elsewhere: a module for each matter."""

from cms.signals import menus, review

__all__ = ["menus", "review"]
