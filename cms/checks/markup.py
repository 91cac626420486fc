"""Rich text taken apart: its words by paragraphs, its links, its headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

PARAGRAPHS = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6", "br", "ul", "ol", "blockquote"})
HEADINGS = {f"h{level}": level for level in range(2, 7)}


@dataclass(slots=True)
class Anchor:
    """A link as the editor stored it: `kind` page, document or address, and key or address."""

    kind: str
    target: str
    text: str = ""


@dataclass(slots=True)
class Title:
    level: int
    text: str = ""


@dataclass(slots=True)
class Markup(HTMLParser):
    """Feed it once; `text` has a line for each paragraph."""

    source: str
    parts: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    open_anchor: Anchor | None = None
    open_title: Title | None = None

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self.feed(self.source)
        self.close()

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPHS:
            self.parts.append("\n")
        if tag in HEADINGS:
            self.open_title = Title(HEADINGS[tag])
            self.titles.append(self.open_title)
        if tag == "a":
            self.open_anchor = _anchor(dict(attrs))
            self.anchors.append(self.open_anchor)

    def handle_endtag(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.parts.append("\n")
        if tag in HEADINGS:
            self.open_title = None
        if tag == "a":
            self.open_anchor = None

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        if self.open_anchor:
            self.open_anchor.text += data
        if self.open_title:
            self.open_title.text += data


def _anchor(attributes: dict[str, str | None]) -> Anchor:
    kind = attributes.get("linktype")
    if kind in ("page", "document"):
        return Anchor(kind, attributes.get("id") or "")
    return Anchor("address", attributes.get("href") or "")
