"""What was not typed as it is written: names by their sound, then by the shape of their characters."""

from __future__ import annotations

from dataclasses import dataclass

from search.concepts import Linked
from search.shapes import Shapes
from search.sounds import Sounds


@dataclass(frozen=True, slots=True)
class Spelling:
    """Reads what no name was found in."""

    sounds: Sounds
    shapes: Shapes

    def prepare(self) -> None:
        """Make all tables now, a few seconds: the first who types pinyin would wait for them."""
        self.sounds.prepare()
        self.shapes.prepare()

    def link(self, stretches: tuple[str, ...]) -> Linked:
        """The concepts that stretches of a text sound or look like, and what is left of them."""
        heard = [self.sounds.link(stretch) for stretch in stretches]
        seen = [self.shapes.link(rest) for found in heard for rest in found.rest]
        return Linked(
            tuple(concept for found in (*heard, *seen) for concept in found.concepts),
            tuple(rest for found in seen for rest in found.rest),
        )

    def spelt(self, stretch: str) -> str:
        """A stretch with pinyin that spells words of work in characters."""
        return self.sounds.spelt(stretch)
