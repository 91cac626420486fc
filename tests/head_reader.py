"""What machines read in the head of a page, taken apart as they do."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            self.metas[name] = given["content"]
        if tag == "link":
            self.links.append(given)
        self.is_data = tag == "script" and given.get("type") == "application/ld+json"
        if self.is_data:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.is_data = False


class Seen:
    """`metas` by name, `data` by type, `canonical`, `alternates` by language, `feeds` as addresses."""

    def __init__(self, response: Any) -> None:
        self.text = response.content.decode()
        found = _Head()
        found.feed(self.text)
        self.metas = found.metas
        self.data: dict[str, dict[str, Any]] = {one["@type"]: one for one in map(json.loads, found.scripts)}
        self.canonical = [link["href"] for link in found.links if link["rel"] == "canonical"]
        self.alternates = {link["hreflang"]: link["href"] for link in found.links if "hreflang" in link}
        self.feeds = [link["href"] for link in found.links if link.get("type", "").endswith(("atom+xml", "rss+xml"))]
