"""Feeds read as the rules of feed validators ask: RFC 4287 for Atom, RSS 2.0 with the advice of its board."""

from __future__ import annotations

import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

ATOM = "{http://www.w3.org/2005/Atom}"


class Entry:
    def __init__(self, title: str, link: str, identity: str, text: str, moments: list[datetime.datetime]) -> None:
        self.title, self.link, self.identity, self.text, self.moments = title, link, identity, text, moments


class Feed:
    """`title`, `self_link` and `entries` of a feed that breaks no rule."""

    def __init__(self, response: Any) -> None:
        assert response.status_code == 200
        kind = response.headers["Content-Type"]
        root = fromstring(response.content)
        read = {"application/atom+xml; charset=utf-8": _atom, "application/rss+xml; charset=utf-8": _rss}[kind]
        self.title, self.self_link, self.language, self.entries = read(root)
        identities = [entry.identity for entry in self.entries]
        assert len(set(identities)) == len(identities)
        assert all(urlsplit(identity).scheme for identity in identities)
        assert all(urlsplit(entry.link).scheme in ("http", "https") for entry in self.entries)
        assert all(moment.tzinfo for entry in self.entries for moment in entry.moments)


def _atom(root: Element) -> tuple[str, str, str, list[Entry]]:
    assert root.tag == f"{ATOM}feed"
    assert all(len(root.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
    assert urlsplit(_text(root, f"{ATOM}id")).scheme
    datetime.datetime.fromisoformat(_text(root, f"{ATOM}updated"))
    links = {link.get("rel", "alternate"): link.get("href", "") for link in root.findall(f"{ATOM}link")}
    assert set(links) == {"alternate", "self"}
    has_author = root.find(f"{ATOM}author/{ATOM}name") is not None
    entries = [_atom_entry(entry, has_author=has_author) for entry in root.findall(f"{ATOM}entry")]
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return _text(root, f"{ATOM}title"), links["self"], language, entries


def _atom_entry(entry: Element, *, has_author: bool) -> Entry:
    assert all(len(entry.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated", "published", "link"))
    assert has_author or entry.find(f"{ATOM}author/{ATOM}name") is not None
    link = entry.find(f"{ATOM}link")
    assert link is not None
    moments = [datetime.datetime.fromisoformat(_text(entry, f"{ATOM}{name}")) for name in ("published", "updated")]
    assert moments[0] <= moments[1]
    texts = (_text(entry, f"{ATOM}{name}") for name in ("title", "id", "summary"))
    title, identity, text = texts
    return Entry(title, link.get("href", ""), identity, text, moments)


def _rss(root: Element) -> tuple[str, str, str, list[Entry]]:
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    assert all(_text(channel, name) for name in ("title", "link", "description", "language"))
    parsedate_to_datetime(_text(channel, "lastBuildDate"))
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert own.get("rel") == "self"
    entries = [_rss_item(item) for item in channel.findall("item")]
    return _text(channel, "title"), own.get("href", ""), _text(channel, "language"), entries


def _rss_item(item: Element) -> Entry:
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    texts = [_text(item, name) for name in ("title", "link", "guid", "description")]
    return Entry(*texts, [parsedate_to_datetime(_text(item, "pubDate"))])


def _text(parent: Element, name: str) -> str:
    found = parent.find(name)
    assert found is not None, name
    return found.text or ""
