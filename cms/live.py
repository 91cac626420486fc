"""What pages show of the live platform. Search and match stand above this room, so settings name who answers: CMS_LIVE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Ties:
    """What a page is about: codes of occupations, slugs of crafts, districts and clusters."""

    occupations: tuple[str, ...] = ()
    crafts: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    def only(self, by: str) -> Ties:
        """Only one sort of them: `occupation`, `craft` or `district`."""
        name = f"{by}s"
        return replace(Ties(), **{name: getattr(self, name)})

    def __bool__(self) -> bool:
        return bool(self.occupations or self.crafts or self.districts)


@dataclass(frozen=True, slots=True)
class Needs:
    """Open needs as rows of a list, and where all of them are; no rows where nothing is asked for."""

    rows: tuple[SafeString, ...] = ()
    path: str = ""


class Live(Protocol):
    def needs(self, ties: Ties, count: int) -> Needs:
        """The newest open needs of any of these, as everybody may see them."""

    def people(self, ties: Ties) -> str:
        """Where the craftsmen of these trades, crafts or places are found; empty where the search cannot say."""

    def openings(self, organisation: str) -> str:
        """Where the open needs of the organisation of this name are found; empty where the search cannot say."""

    def profile(self, worker: int) -> SafeString:
        """The card of a worker, as everybody may see it; empty where nobody may."""

    def tiles(self, paths: Mapping[str, str]) -> SafeString:
        """The districts as a map of tiles with their open needs; those named here lead to these paths."""

    def first_page(self, request: HttpRequest) -> dict[str, Any]:
        """What the first page shows beside the words of the editors."""


class Nothing:
    """Without the rooms above there is nothing live."""

    def needs(self, ties: Ties, count: int) -> Needs:
        return Needs()

    def people(self, ties: Ties) -> str:
        return ""

    def openings(self, organisation: str) -> str:
        return ""

    def profile(self, worker: int) -> SafeString:
        return SafeString()

    def tiles(self, paths: Mapping[str, str]) -> SafeString:
        return SafeString()

    def first_page(self, request: HttpRequest) -> dict[str, Any]:
        return {}


@cache
def live() -> Any:
    """Whoever the settings name."""
    return import_string(settings.CMS_LIVE)()
