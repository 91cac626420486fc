"""Rich text with inline styles and nothing else: known tags are written anew, everything else is left out."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from django.utils.safestring import SafeString, mark_safe

from cms.export.styles import STYLES

KNOWN = {"p": "p", "ul": "list", "ol": "list", "li": "li", "h3": "h3"}
BOLD = ("b", "strong")


class Writer(HTMLParser):
    """Links lose their address: WeChat drops links that lead out of it, and the words stay."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KNOWN:
            self.parts.append(f'<{tag} style="{STYLES[KNOWN[tag]]}">')
        elif tag in BOLD:
            self.parts.append("<strong>")
        elif tag == "br":
            self.parts.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in KNOWN:
            self.parts.append(f"</{tag}>")
        elif tag in BOLD:
            self.parts.append("</strong>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data))


def styled(source: str) -> SafeString:
    writer = Writer()
    writer.feed(source)
    writer.close()
    # Everything in it was written above, from known tags and escaped words.
    return mark_safe("".join(writer.parts))  # noqa: S308
