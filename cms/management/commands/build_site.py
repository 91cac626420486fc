"""Make what the site begins with: pages, groups, review, words. `manage.py build_site`; run again it changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from cms.house.texts import build_texts
from cms.review.standard import build_review
from cms.roles import build_roles
from cms.tree import build_tree
from cms.words.tables import load_shipped


class Command(BaseCommand):
    help = "Make the pages, groups, review and words that every site begins with, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        made = build_tree() + build_texts()
        self.stdout.write(ngettext("%(count)d page made", "%(count)d pages made", made) % {"count": made})
        made = build_roles()
        self.stdout.write(ngettext("%(count)d group made", "%(count)d groups made", made) % {"count": made})
        made = build_review()
        self.stdout.write(ngettext("%(count)d review made", "%(count)d reviews made", made) % {"count": made})
        made = load_shipped()
        self.stdout.write(ngettext("%(count)d word loaded", "%(count)d words loaded", made) % {"count": made})
