"""Every pair of tokens in use can be read, in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cms.checks.ground import OPACITY, SCRIM

CSS = Path(__file__).parents[2] / "cms" / "static" / "cms" / "css"
BODY, TEXT, SHAPE = 7.0, 4.5, 3.0
GROUNDS = ("paper", "surface")
WASHES = ("river-wash", "leaf-wash", "amber-wash", "clay-wash")
PAIRS = [
    *((("ink", ground, BODY)) for ground in (*GROUNDS, *WASHES)),
    *((("ink-soft", ground, TEXT)) for ground in GROUNDS),
    *((("ink-faint", ground, TEXT)) for ground in GROUNDS),
    *((("seal-ink", ground, TEXT)) for ground in GROUNDS),
    *((("river", ground, TEXT)) for ground in (*GROUNDS, "river-wash")),
    *((("leaf", ground, TEXT)) for ground in (*GROUNDS, "leaf-wash")),
    *((("amber", ground, TEXT)) for ground in (*GROUNDS, "amber-wash")),
    *((("clay", ground, TEXT)) for ground in (*GROUNDS, "clay-wash")),
    ("on-seal", "seal", TEXT),
    ("on-scrim", "scrim", BODY),
    *((("edge", ground, SHAPE)) for ground in GROUNDS),
    *((("seal", ground, SHAPE)) for ground in GROUNDS),
]


def blocks() -> dict[str, dict[str, str]]:
    """The tokens by scheme: light, dark by the device, dark by choice."""
    found = re.findall(r"(:root[^{]*)\{([^{}]*color-scheme[^{}]*)\}", (CSS / "tokens.css").read_text(encoding="utf-8"))
    names = ("light", "device", "chosen")
    return {
        name: dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))
        for name, (_selector, body) in zip(names, found, strict=True)
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "chosen"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_a_pair_in_use_has_enough_contrast(scheme: str, text: str, ground: str, least: float) -> None:
    tokens = blocks()[scheme]
    assert contrast(tokens[text], tokens[ground]) >= least


def test_titles_on_pictures_are_checked_against_the_scrim_that_readers_get() -> None:
    assert blocks()["light"]["scrim"] == "#{:02x}{:02x}{:02x}".format(*SCRIM)
    assert luminance(blocks()["chosen"]["scrim"]) <= luminance(blocks()["light"]["scrim"])
    laid = re.findall(r"var\(--scrim\) (\d+)%", (CSS / "stories.css").read_text(encoding="utf-8"))
    assert {int(share) / 100 for share in laid} == {OPACITY}


def test_dark_is_the_same_by_the_device_and_by_choice() -> None:
    assert blocks()["device"] == blocks()["chosen"]


def test_every_colour_that_text_takes_is_among_the_pairs() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in CSS.glob("*.css"))
    used = set(re.findall(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", sheets))
    assert used <= {text for text, _ground, least in PAIRS if least >= TEXT}


def test_no_style_names_a_colour_that_is_no_token() -> None:
    others = "".join(path.read_text(encoding="utf-8") for path in CSS.glob("*.css") if path.name != "tokens.css")
    screen = others.partition("@layer print")[0]
    assert not re.findall(r"#[0-9a-f]{3,8}\b", screen)
