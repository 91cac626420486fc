"""The districts as a schematic grid of tiles: position by hand, no boundary, so no map that needs a review number."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import reverse
from django.utils.translation import ngettext

from marketplace.taxonomy.models import District

TABLE = Path(__file__).parents[1] / "data" / "district_tiles.csv"
SIZE, GAP = 44, 4


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

    @property
    def middle(self) -> int:
        return self.x + SIZE // 2

    @property
    def name_y(self) -> int:
        return self.y + 19

    @property
    def count_y(self) -> int:
        return self.y + 36

    @property
    def path(self) -> str:
        return f"{reverse('needs')}?district={self.slug}"

    @property
    def count_text(self) -> str:
        return ngettext("%(count)d open need", "%(count)d open needs", self.count) % {"count": self.count}


@dataclass(frozen=True, slots=True)
class TileGrid:
    tiles: tuple[Tile, ...]
    width: int
    height: int
    size: int = SIZE

    @property
    def by_count(self) -> list[Tile]:
        """The same units for the table, those with the most needs first."""
        return sorted(self.tiles, key=lambda tile: -tile.count)


@cache
def positions() -> Mapping[str, tuple[int, int]]:
    """Slug -> column and row."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["district"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}


def tile_grid(counts: Mapping[str, int]) -> TileGrid:
    """The units of today with their counts, in reading order of the picture."""
    places = positions()
    units = [unit for unit in District.objects.current().of_chongqing() if unit.slug in places]
    units.sort(key=lambda unit: (places[unit.slug][1], places[unit.slug][0]))
    most = max(counts.values(), default=0)
    tiles = tuple(_tile(unit, counts.get(unit.slug, 0), most, places[unit.slug]) for unit in units)
    columns = 1 + max(column for column, _row in places.values())
    rows = 1 + max(row for _column, row in places.values())
    return TileGrid(tiles, columns * (SIZE + GAP), rows * (SIZE + GAP))


def _tile(unit: District, count: int, most: int, place: tuple[int, int]) -> Tile:
    column, row = place
    return Tile(
        slug=unit.slug,
        label=unit.label,
        short=unit.short_name or unit.name,
        is_area=unit.kind == District.Kind.FUNCTIONAL_AREA,
        count=count,
        step=-(-3 * count // most) if most else 0,
        x=column * (SIZE + GAP) + GAP // 2,
        y=row * (SIZE + GAP) + GAP // 2,
    )
