"""Blocks of a page read one by one: words, links, pictures, films, headings and what is empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from wagtail import blocks as wagtail_blocks
from wagtail.blocks import field_block
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks import PolicyBlock, VideoBlock
from cms.checks.draft import Block, Film, Heading, Link, Passage, Shown
from cms.checks.findings import Place
from cms.checks.markup import Markup
from cms.imaging.files import is_whole
from cms.models.pictures import RIGHT_ENDS_SOON

LIVE = ("needs", "profile")
"""Blocks that hold no words of their own."""


@dataclass(slots=True)
class Reader:
    """Collects what is found; `place` is where it reads at the moment."""

    place: Place = field(default_factory=lambda: Place(""))
    passages: list[Passage] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    films: list[Film] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    cited: list[tuple[Place, Any]] = field(default_factory=list)
    """Blocks that cite a clause, each with its place."""
    gaps: int = 0

    def read(self, stream: Any, start: int = 1) -> None:
        """Read the blocks of one field, counted from `start`."""
        for number, child in enumerate(stream, start):
            self.place = Place(str(child.block.label), number)
            before = (len(self.passages), len(self.pictures), len(self.links))
            self.gaps = 0
            self._value(child.block, child.value)
            found = before != (len(self.passages), len(self.pictures), len(self.links))
            asked = child.value.get("number") or 0 if child.block_type == "profile" else 0
            is_empty = bool(self.gaps) or not (found or child.block_type in LIVE)
            self.blocks.append(Block(self.place, child.block_type, is_empty, asked))

    def read_text(self, place: Place, source: str) -> None:
        """Read a field of rich text that is no block."""
        self.place = place
        self._markup(source)

    def _value(self, block: Any, value: Any) -> None:
        if isinstance(block, VideoBlock):
            self.films.append(Film(self.place, bool(value.get("file")), value.get("transcript") or ""))
        if isinstance(block, PolicyBlock):
            self.cited.append((self.place, value))
        for kind, read in READERS:
            if isinstance(block, kind):
                read(self, block, value)
                return

    def _struct(self, block: Any, value: Any) -> None:
        for name, child in block.child_blocks.items():
            self._value(child, value.get(name))

    def _list(self, block: Any, value: Any) -> None:
        for item in value or ():
            self._value(block.child_block, item)

    def _rich(self, _block: Any, value: Any) -> None:
        self._markup(value.source if value else "")

    def _markup(self, source: str) -> None:
        markup = Markup(source)
        self._words(markup.text, is_prose=True)
        for anchor in markup.anchors:
            self.links.append(Link(self.place, anchor.kind, anchor.text, anchor.target))
        for title in markup.titles:
            self.headings.append(Heading(self.place, title.level, title.text))

    def _text(self, block: Any, value: Any) -> None:
        self._words(value or "", is_prose=isinstance(block, field_block.TextBlock))
        if getattr(block, "name", "") == "heading" and value:
            self.headings.append(Heading(self.place, 2, value))

    def _address(self, _block: Any, value: Any) -> None:
        if value:
            self.links.append(Link(self.place, "address", value, value))

    def _image(self, block: Any, value: Any) -> None:
        if value is not None:
            self.pictures.append(picture(self.place, value))
        elif block.required:
            self.gaps += 1

    def _document(self, block: Any, value: Any) -> None:
        if value is not None:
            self.links.append(Link(self.place, "document", value.title, str(value.pk)))

    def _words(self, text: str, *, is_prose: bool) -> None:
        if text.strip():
            self.passages.append(Passage(self.place, text, is_prose))


READERS: tuple[tuple[Any, Any], ...] = (
    (wagtail_blocks.StructBlock, Reader._struct),
    (wagtail_blocks.ListBlock, Reader._list),
    (field_block.RichTextBlock, Reader._rich),
    (field_block.URLBlock, Reader._address),
    (ImageChooserBlock, Reader._image),
    (DocumentChooserBlock, Reader._document),
    ((field_block.CharBlock, field_block.TextBlock), Reader._text),
)


def picture(place: Place, image: Any, *, leads: bool = False) -> Shown:
    return Shown(
        place,
        image.title,
        description=image.description,
        alt_en=image.alt_en,
        credit=image.credit,
        rights_until=image.rights_until,
        rights_stand=image.rights_stand(),
        rights_end_soon=not image.rights_stand(timezone.localdate() + RIGHT_ENDS_SOON),
        has_people=image.people != image.People.NONE,
        agreement=image.agreement,
        lacks_guardian=image.lacks_guardian,
        unwilling=image.is_refused,
        is_readable=is_whole(image),
        width=image.width,
        leads=leads,
    )
