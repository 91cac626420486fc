"""Nobody is named who did not agree, and every name that is used is tied to the person, so that it can be taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.checks.draft import Draft, Passage, Person
from cms.checks.findings import Finding, Place, Severity, quote
from cms.names import pattern_of


def check(draft: Draft) -> Iterator[Finding]:
    for person in draft.people:
        yield from _without_consent(person, draft)
        yield from _never_used(person, draft)
        yield from _in_the_address(person, draft)
    yield from _untied(draft)
    yield from _strangers(draft)


def first_use(forms: tuple[str, ...], passages: tuple[Passage, ...]) -> tuple[Passage, re.Match[str]] | None:
    """The first passage that uses one of these forms, and where."""
    pattern = re.compile("|".join(pattern_of(form) for form in forms), re.IGNORECASE) if forms else None
    for passage in passages if pattern else ():
        found = pattern.search(passage.text) if pattern else None
        if found:
            return passage, found
    return None


def _without_consent(person: Person, draft: Draft) -> Iterator[Finding]:
    used = None if person.agreed else first_use((*person.forms, *person.other_forms), draft.naming)
    if used:
        passage, found = used
        what = _("%(name)s is named, and the consent to tell this story does not stand.") % {"name": person.label}
        mend = _("Ask the person to give consent in their own account, or take the name out of the text.")
        yield Finding(Severity.MUST, passage.place, what, mend, quote(passage.text, *found.span()))


def _never_used(person: Person, draft: Draft) -> Iterator[Finding]:
    for form in person.forms:
        if not first_use((form,), draft.naming):
            what = _("The text never uses “%(form)s”.") % {"form": form}
            mend = _("Remove this form, or write the one that the text uses: only forms listed here can be taken off.")
            yield Finding(Severity.LOOK, Place(_("People named")), what, mend, person.label)


def _in_the_address(person: Person, draft: Draft) -> Iterator[Finding]:
    """An address stays where it was copied to, so a name in it can never be taken off."""
    slug = f"-{slugify(draft.slug, allow_unicode=True)}-"
    for form in (*person.forms, *person.other_forms):
        written = slugify(form, allow_unicode=True)
        marked = f"-{written}-" if written.isascii() else written
        if written and marked in slug:
            what = _("The address of the page holds the name “%(form)s”, which could never be taken off.") % {
                "form": form
            }
            yield Finding(Severity.MUST, Place(_("address")), what, _("Choose an address without a name."), draft.slug)
            return


def _untied(draft: Draft) -> Iterator[Finding]:
    for name in draft.untied:
        what = _("The story is tied to this person in another language, and not here.")
        mend = _("Name the same person under “People named” with the forms that this text uses.")
        yield Finding(Severity.MUST, Place(_("People named")), what, mend, name)


def _strangers(draft: Draft) -> Iterator[Finding]:
    passages = draft.naming
    cells = tuple(passage for passage in passages if passage.is_name)
    for name in draft.strangers:
        used = first_use((name,), cells) or first_use((name,), passages)
        if used:
            passage, found = used
            what = _("“%(name)s” is the public name of a worker to whom this page has no tie.") % {"name": name}
            mend = (
                _("If this person is meant, choose the worker in this line, so that the name can be taken off.")
                if passage.is_name
                else _("If this person is meant, name them under “People named”, so that the name can be taken off.")
            )
            yield Finding(Severity.LOOK, passage.place, what, mend, quote(passage.text, *found.span()))
