"""The build of a page: a summary, headings in their order, no empty blocks, cards only of people who are named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Heading
from cms.checks.findings import Finding, Place, Severity, quote


def check(draft: Draft) -> Iterator[Finding]:
    if draft.summary is not None and not draft.summary.strip():
        mend = _("Write one or two sentences: they stand on cards and in search results.")
        yield Finding(Severity.MUST, Place(_("summary")), _("The summary is missing."), mend)
    yield from _headings(draft.headings)
    yield from _blocks(draft)


def _headings(headings: tuple[Heading, ...]) -> Iterator[Finding]:
    for before, heading in pairwise((Heading(Place(""), 1, ""), *headings)):
        if heading.level > before.level + 1:
            what = _("This heading skips a level.")
            mend = _("Make it a heading of the next level below the one above it.")
            yield Finding(Severity.LOOK, heading.place, what, mend, quote(heading.text))
        if not heading.has_text:
            what = _("No text follows this heading.")
            yield Finding(
                Severity.LOOK, heading.place, what, _("Write text below it, or remove it."), quote(heading.text)
            )


def _blocks(draft: Draft) -> Iterator[Finding]:
    for block in draft.blocks:
        if block.is_empty:
            yield Finding(Severity.MUST, block.place, _("The block is empty."), _("Fill it in, or remove it."))
        if block.kind == "profile" and block.number > len(draft.people):
            told = {"number": block.number, "count": len(draft.people)}
            what = _("The card asks for person %(number)d, and %(count)d are named.") % told
            mend = _("Name the person under “People named”, or change the number.")
            yield Finding(Severity.MUST, block.place, what, mend)
