"""Facts of a page of the editors."""

from __future__ import annotations

from msgspec import Struct

from search.analysis import normalise
from search.rows.pages import PageRow


class PageFacts(Struct, frozen=True, array_like=True, gc=False):
    """What a page is about. `marks` are of its words, each once: those of the title first, then of the summary, then of the rest.

    `in_title` is how many stand in the title, `in_head` how many in title and summary, which are also kept as they are compared;
    `published` is a proleptic ordinal.
    """

    pk: int
    language: str = ""
    type: str = ""
    codes: tuple[str, ...] = ()
    crafts: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    published: int = 0
    title: str = ""
    summary: str = ""
    in_title: int = 0
    in_head: int = 0
    tokens: str = ""
    marks: bytes = b""

    @property
    def words(self) -> list[str]:
        return self.tokens.split()


def page_facts(page: PageRow, marks: bytes, *, in_title: int, in_head: int) -> PageFacts:
    """The facts of a page as an index keeps them."""
    return PageFacts(
        pk=page.pk,
        language=page.language,
        type=page.type,
        codes=tuple(page.codes),
        crafts=tuple(page.crafts),
        districts=tuple(page.districts),
        published=page.published.toordinal() if page.published else 0,
        title=normalise(page.title),
        summary=normalise(page.summary),
        in_title=in_title,
        in_head=in_head,
        marks=marks,
    )
