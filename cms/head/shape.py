"""The shape of a head."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language, or for readers of no language that there is (`x-default`)."""

    language: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands for the page where it is shared. Width and height where they are known."""

    path: str
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that fits the page: `kind` is atom or rss."""

    title: str
    path: str
    kind: str = "atom"


@dataclass(frozen=True, slots=True)
class Head:
    """`path` is the address that stands for the page, without host; `data` are objects of schema.org."""

    title: str
    description: str
    path: str = ""
    kind: str = "website"
    alternates: tuple[Alternate, ...] = ()
    picture: Picture | None = None
    feeds: tuple[FeedLink, ...] = ()
    data: tuple[dict[str, Any], ...] = field(default=())
    published: datetime.date | None = None
    modified: datetime.datetime | None = None
    is_narrowed: bool = False
