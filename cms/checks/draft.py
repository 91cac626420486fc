"""What the checks look at: a page as it would be published, without a database behind it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cms.checks.findings import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that readers read. `is_prose` where they are sentences, `is_name` where they name somebody without a tie."""

    place: Place
    text: str
    is_prose: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `kind` page, document or address; `state` of what it leads to within the site: there, hidden or missing."""

    place: Place
    kind: str
    text: str
    target: str = ""
    state: str = "there"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the page: its words, its rights, and the people on it."""

    place: Place
    title: str
    description: str = ""
    alt_en: str = ""
    credit: str = ""
    rights_until: datetime.date | None = None
    rights_stand: bool = True
    rights_end_soon: bool = False
    has_people: bool = False
    agreement: str = ""
    lacks_guardian: bool = False
    """Whether minors can be recognised and nobody wrote down which guardian agreed, and when."""
    unwilling: bool = False
    is_readable: bool = True
    width: int = 0
    leads: bool = False

    @property
    def words(self) -> tuple[Passage, ...]:
        """What readers read of it."""
        return tuple(Passage(self.place, text) for text in (self.description, self.alt_en, self.credit) if text)


@dataclass(frozen=True, slots=True)
class Film:
    place: Place
    is_own: bool
    transcript: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause that is cited: the title of the policy to which it leads, empty where there is none to read."""

    place: Place
    clause: str
    policy: str = ""
    is_chosen: bool = False
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level, 1 for the title; `has_text` where something follows it."""

    place: Place
    level: int
    text: str
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    place: Place
    kind: str
    is_empty: bool = False
    number: int = 0
    """Which person a profile block asks for."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the page names: how editors call the person, the forms of the name, and whether consent stands."""

    label: str
    forms: tuple[str, ...]
    other_forms: tuple[str, ...] = ()
    """Forms of the other language, which this page need not use."""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    word: str
    is_wrong: bool
    instead: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The page in another language, if there is one, and when it changed last; `own_change` is this page's.

    `is_source` where this page is the one that the others translate.
    """

    language: str
    is_source: bool
    is_there: bool = True
    changed: datetime.datetime | None = None
    own_change: datetime.datetime | None = None


def with_words_of(pictures: Iterable[Shown], passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages, and after them those that readers read of the pictures."""
    return (*passages, *(passage for picture in pictures for passage in picture.words))


@dataclass(frozen=True, slots=True)
class Draft:
    language: str = "zh-hans"
    slug: str = ""
    title: str = ""
    summary: str | None = ""
    """None where the page has none, as the first page of the site."""
    is_story: bool = False
    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Shown, ...] = ()
    films: tuple[Film, ...] = ()
    citations: tuple[Citation, ...] = ()
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    people: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()
    """Public names of workers whom the page has no tie to and whose name stands in it."""
    untied: tuple[str, ...] = ()
    """How editors call those to whom the story is tied in another language only."""
    words: tuple[Word, ...] = ()
    translations: tuple[Translation, ...] = ()
    title_contrast: float | None = None
    """Of the title against the lead picture it stands on, at the worst place; None where it stands elsewhere."""

    @property
    def naming(self) -> tuple[Passage, ...]:
        """All passages in which names can stand, those of pictures among them."""
        return with_words_of(self.pictures, self.passages)

    @property
    def is_english(self) -> bool:
        return self.language.startswith("en")
