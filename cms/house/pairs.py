"""Making a page in both languages, each the translation of the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, ReferenceIndex

from cms.models import ContentPage
from cms.tree import CHINESE, ENGLISH

SHORT = {CHINESE: "zh", ENGLISH: "en"}
LANGUAGES = tuple(SHORT.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: where it stands, what it is, its fields in each language (`zh`, `en`) and the rows that hang on it."""

    section: str
    page: type[ContentPage]
    slug: str
    words: dict[str, dict[str, Any]]
    shared: dict[str, Any] = field(default_factory=dict)
    hang: Callable[[Any], None] = lambda page: None


@transaction.atomic
def make(entry: Entry) -> int:
    """Make the page where it is missing; returns how many pages are new."""
    made: list[Page] = []
    for code, short in SHORT.items():
        locale = Locale.objects.get(language_code=code)
        section = Page.objects.get(locale=locale, slug=entry.section, depth=3)
        if entry.page.objects.child_of(section).filter(slug=entry.slug).exists():
            return 0
        page = entry.page(slug=entry.slug, locale=locale, **entry.words[short], **entry.shared)
        if made:
            page.translation_key = made[0].translation_key
        entry.hang(page)
        section.add_child(instance=page)
        _publish(page)
        made.append(page)
    return len(made)


def _publish(page: Page) -> None:
    """Let the page, live as it was added, have a first revision like one that an editor published."""
    revision = page.save_revision(changed=False)
    now = timezone.now()
    Page.objects.filter(pk=page.pk).update(live_revision=revision, first_published_at=now, last_published_at=now)
    ReferenceIndex.create_or_update_for_object(page)
