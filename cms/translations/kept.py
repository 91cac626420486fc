"""What is known of a translation that is kept in step with its source."""

from __future__ import annotations

from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation


def kept_translation(page: Any) -> Translation | None:
    """How this page is kept in step with the page that it translates; None for all that are written by themselves."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


def pieces_left(translation: Translation) -> int:
    """How many pieces of the text nobody translated yet."""
    total, translated = translation.get_progress()
    return int(total - translated)


def has_news(translation: Translation, page: Any) -> bool:
    """Whether there is anything that readers do not have yet: a piece translated anew, or a change of the source."""
    live = page.live_revision if page.live else None
    return live is None or translation.source.last_updated_at > live.created_at or bool(translators(page))


def translators(page: Any) -> set[int]:
    """Who translated a piece of the text since the page was published last."""
    translation = kept_translation(page)
    if translation is None:
        return set()
    pieces = StringSegment.objects.filter(source=translation.source_id)
    written = StringTranslation.objects.filter(
        locale=page.locale_id, context__in=pieces.values("context"), translation_of__in=pieces.values("string")
    )
    if page.live and page.live_revision:
        written = written.filter(updated_at__gt=page.live_revision.created_at)
    return set(written.exclude(last_translated_by=None).values_list("last_translated_by", flat=True))
