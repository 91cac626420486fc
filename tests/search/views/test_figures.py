from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from search.templatetags.figures import points
from search.views.tiles import tile_grid
from tests.factories import DistrictFactory


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("6.00"), "6"),
        (Decimal("6.50"), "6.5"),
        (Decimal("97.96"), "97.96"),
        (Decimal("10.00"), "10"),
        (Decimal("0.00"), "0"),
        (100, "100"),
    ],
)
def test_points_have_no_zeros_after_the_decimals(value: Decimal | int, text: str) -> None:
    assert points(value) == text


@pytest.mark.parametrize(("language", "name"), [("zh-hans", "九龙坡"), ("en", "Jiulongpo")])
def test_a_tile_bears_the_short_name_in_the_language_of_the_reader(db: None, language: str, name: str) -> None:
    DistrictFactory(slug="jiulongpo", name="九龙坡区", short_name="九龙坡", name_en="Jiulongpo District")
    with translation.override(language):
        assert [tile.short for tile in tile_grid({}).tiles] == [name]


def test_english_tiles_are_wide_enough_for_their_names(db: None) -> None:
    DistrictFactory(slug="jiulongpo")
    widths = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            widths[language] = tile_grid({}).tiles[0].width
    assert widths["en"] > widths["zh-hans"]
