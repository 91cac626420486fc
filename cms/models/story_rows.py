"""Questions about many stories."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.live import Ties
from cms.models.telling import allowed_to_tell

# Each sort of tie: the relation of a story to it, and how its rows are told apart.
TIES = {"occupations": "occupation__code", "crafts": "craft__slug", "districts": "district__slug"}


class StoryQuerySet(PageQuerySet):
    def readable(self) -> QuerySet[Any]:
        """What everybody may read in the language of the reader, newest first."""
        found = self.live().public().filter(locale__language_code=get_language())
        return cast("QuerySet[Any]", found.order_by("-published_on", "-pk"))

    def telling_of(self, ties: Ties) -> QuerySet[Any]:
        """Those that share at least one tie; empty where nothing is asked for."""
        shared = self._shared(ties)
        if not shared:
            return cast("QuerySet[Any]", self.none())
        asked = shared.pop()
        for one in shared:
            asked |= one
        return cast("QuerySet[Any]", self.filter(asked))

    def naming(self, worker: int) -> QuerySet[Any]:
        """Those that tell of this worker, while the consent to it stands."""
        told = self.filter(people__worker=worker) if allowed_to_tell([worker]) else self.none()
        return cast("QuerySet[Any]", told)

    def nearest_first(self, ties: Ties) -> QuerySet[Any]:
        """Ordered by what they share with these ties: the trade, then the craft, then the district, then the newest."""
        shared = {f"shares_{number}": one for number, one in enumerate(self._shared(ties))}
        found = self.annotate(**shared).order_by(*(f"-{name}" for name in shared), "-published_on", "-pk")
        return cast("QuerySet[Any]", found)

    def _shared(self, ties: Ties) -> list[Any]:
        asked = ((name, lookup, getattr(ties, name)) for name, lookup in TIES.items())
        return [
            Exists(self._rows(name).filter(**{f"{lookup}__in": values})) for name, lookup, values in asked if values
        ]

    def _rows(self, name: str) -> QuerySet[Any]:
        """The rows of one relation that belong to the story at hand."""
        model = cast(Any, self.model._meta.get_field(name).related_model)
        return cast("QuerySet[Any]", model.objects.filter(page=OuterRef("pk")))


StoryManager = PageManager.from_queryset(StoryQuerySet)
