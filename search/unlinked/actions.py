"""What an officer does about searches that linked to nothing or weakly, and what the night does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import Occupation, SmallTalk
from search.models import UnlinkedSearch
from search.unlinked.today import Reading, Today

ALIAS = "alias"
ROOM_KEPT = 0.8
"""The night leaves so much of the table filled at most, so that new texts find room in the morning."""
State = UnlinkedSearch.State


@transaction.atomic
def add_name(*, search: UnlinkedSearch, name: str, occupation: Occupation, sort: str, by: Any) -> Reading:
    """Make a name an alias of an occupation, or a word of work of the kind `sort`; returns what the search means now.

    The search is settled where it is linked now, and otherwise stays open.
    """
    search = UnlinkedSearch.objects.select_for_update().get(pk=search.pk)
    given = {"language": "en" if name.isascii() else "zh", "source": source_today(), "is_local": True}
    if sort == ALIAS:
        occupation.aliases.get_or_create(key=name_key(name), defaults={"alias": name, **given})
    else:
        occupation.words.get_or_create(key=name_key(name), defaults={"word": name, "kind": sort, **given})
    reading = Today().of(search.text)
    search.state = State.LINKED if reading.is_settled else State.OPEN
    search.save(update_fields=["state"])
    for changed in (search, occupation):
        log(changed, "wagtail.edit", user=by, data={"added": name, "as": sort, "occupation": occupation.code})
    return reading


@transaction.atomic
def dismiss(*, search: UnlinkedSearch, small_talk: Iterable[str], by: Any) -> None:
    """Hide a search that asks for no trade; the words given become small talk."""
    search = UnlinkedSearch.objects.select_for_update().get(pk=search.pk)
    words = list(small_talk)
    for word in words:
        language = "en" if word.isascii() else "zh"
        given = {"language": language, "source": source_today(), "is_local": True}
        SmallTalk.objects.get_or_create(word=name_key(word), defaults=given)
    search.state = State.NO_TRADE
    search.save(update_fields=["state"])
    log(search, "wagtail.edit", user=by, data={"no_trade": True, "small_talk": words})


@transaction.atomic
def reopen(*, search: UnlinkedSearch, by: Any) -> None:
    """Put a settled search back among the open ones."""
    UnlinkedSearch.objects.filter(pk=search.pk).update(state=State.OPEN)
    log(search, "wagtail.edit", user=by, data={"reopened": True})


def source_today() -> str:
    """What stands as source of a name that was added here."""
    return _("Search report, %(day)s") % {"day": date_format(timezone.localdate(), "Y-m-d")}


def tidy() -> tuple[int, int]:
    """Delete searches that nobody types any more and, where the table is nearly full, the rarest open ones; settle those
    that are linked by now. Returns how many were deleted and how many settled."""
    searches = UnlinkedSearch.objects.all()
    gone = searches.old(timezone.localdate()).delete()[0]
    too_many = searches.count() - round(settings.LIMITS.unlinked_rows * ROOM_KEPT)
    if too_many > 0:
        rarest = searches.open().order_by("times", "last_day", "pk").values_list("pk", flat=True)[:too_many]
        gone += searches.filter(pk__in=list(rarest)).delete()[0]
    return gone, _settle_linked()


def _settle_linked() -> int:
    """Settle the open searches that name a trade by now, through whatever way that came about."""
    today = Today()
    linked = [pk for pk, text in UnlinkedSearch.objects.open().values_list("pk", "text") if today.names_trade(text)]
    return UnlinkedSearch.objects.open().filter(pk__in=linked).update(state=State.LINKED)
