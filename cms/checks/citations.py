"""A clause that a text cites stands in the policy to which it leads."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.checks.draft import Citation, Draft
from cms.checks.findings import Finding, Severity


def check(draft: Draft) -> Iterator[Finding]:
    for citation in draft.citations:
        if not citation.policy:
            yield _without_policy(citation)
        elif not citation.is_there:
            what = _("“%(policy)s” has no such clause.") % {"policy": citation.policy}
            mend = _("Give the number of a clause of this policy, or choose the policy that has it.")
            yield Finding(Severity.MUST, citation.place, what, mend, citation.clause)


def _without_policy(citation: Citation) -> Finding:
    if citation.is_chosen:
        what = _("The policy that is chosen cannot be read in the language of this page.")
        mend = _("Choose another policy, or let this one be published in this language first.")
        return Finding(Severity.MUST, citation.place, what, mend, citation.clause)
    what = _("There is no policy in the language of this page, so the clause leads nowhere.")
    return Finding(Severity.LOOK, citation.place, what, _("Publish the policy first."), citation.clause)
