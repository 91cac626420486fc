"""The districts as a schematic grid of tiles: position by hand, no boundary, so no map that needs a review number."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, ngettext

from marketplace.taxonomy.models import District

TABLE = Path(__file__).parents[1] / "data" / "district_tiles.csv"
HEIGHT, GAP = 44, 4
# A Chinese name has two or three characters, an English one up to nine letters.
WIDTH, WIDTH_EN = 44, 66


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit: where it is drawn, how many needs are open there, and a step 0 to 3 for the shade."""

    slug: str
    label: str
    short: str
    is_area: bool
    count: int
    step: int
    x: int
    y: int
    width: int
    page: str = ""

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def name_y(self) -> int:
        return self.y + 19

    @property
    def count_y(self) -> int:
        return self.y + 36

    @property
    def path(self) -> str:
        """The page of the district where the map was given one, else its needs."""
        return self.page or f"{reverse('needs')}?district={self.slug}"

    @property
    def count_text(self) -> str:
        return ngettext("%(count)d open need", "%(count)d open needs", self.count) % {"count": self.count}


@dataclass(frozen=True, slots=True)
class TileGrid:
    tiles: tuple[Tile, ...]
    width: int
    height: int
    tile_height: int = HEIGHT

    @property
    def by_count(self) -> list[Tile]:
        """The same units for the table, those with the most needs first."""
        return sorted(self.tiles, key=lambda tile: -tile.count)


class Place(NamedTuple):
    """Where a unit is drawn, and the short English name that fits there."""

    row: int
    column: int
    short_en: str


@cache
def positions() -> Mapping[str, Place]:
    """Slug -> place."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            row["district"]: Place(int(row["row"]), int(row["column"]), row["short_en"])
            for row in csv.DictReader(lines)
        }


def tile_grid(counts: Mapping[str, int], pages: Mapping[str, str] = MappingProxyType({})) -> TileGrid:
    """The units of today with their counts and the paths of their pages, in reading order of the picture."""
    places = positions()
    units = [unit for unit in District.objects.current().of_chongqing() if unit.slug in places]
    units.sort(key=lambda unit: places[unit.slug])
    most = max(counts.values(), default=0)
    english = (get_language() or "").startswith("en")
    width = WIDTH_EN if english else WIDTH
    tiles = tuple(
        replace(_tile(unit, counts.get(unit.slug, 0), most, places[unit.slug], english), page=pages.get(unit.slug, ""))
        for unit in units
    )
    columns = 1 + max(place.column for place in places.values())
    rows = 1 + max(place.row for place in places.values())
    return TileGrid(tiles, columns * (width + GAP), rows * (HEIGHT + GAP))


def _tile(unit: District, count: int, most: int, place: Place, english: bool) -> Tile:
    width = WIDTH_EN if english else WIDTH
    return Tile(
        slug=unit.slug,
        label=unit.label,
        short=place.short_en if english else unit.short_name or unit.name,
        is_area=unit.kind == District.Kind.FUNCTIONAL_AREA,
        count=count,
        step=-(-3 * count // most) if most else 0,
        x=place.column * (width + GAP) + GAP // 2,
        y=place.row * (HEIGHT + GAP) + GAP // 2,
        width=width,
    )
