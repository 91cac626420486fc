"""Make the tree of pages that the site begins with: `manage.py build_site`. Run again it changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from cms.tree import build_tree


class Command(BaseCommand):
    help = "Make the pages that every site begins with, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        made = build_tree()
        self.stdout.write(ngettext("%(count)d page made", "%(count)d pages made", made) % {"count": made})
