"""What a reviewer fills in: the list of what was proofread, or why the text goes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PROOFREAD = {
    "characters": _("characters, punctuation, figures and units are right"),
    "names": _("names of people, organisations and places, posts and dates were compared with their sources"),
    "facts": _("policies, honours and figures that the text states have a source"),
    "pictures": _("pictures have rights, captions and the agreement of those who can be recognised"),
}
"""What every stage of the review confirms."""

LONGEST = 2000


class ApproveForm(forms.Form):
    """Approval is the confirmation that everything was proofread; a comment may be added."""

    proofread = forms.MultipleChoiceField(
        label=_("I have proofread this version"),
        choices=list(PROOFREAD.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick every line once you have checked it.")},
    )
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )

    def clean_proofread(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["proofread"]
        if set(ticked) != set(PROOFREAD):
            raise forms.ValidationError(self.fields["proofread"].error_messages["required"])
        return ticked

    @property
    def said(self) -> str:
        """What is kept of it: every line that was confirmed, then the comment."""
        lines = [_("Proofread:"), *(f"✓ {PROOFREAD[key]}" for key in self.cleaned_data["proofread"])]
        return "\n".join([str(line) for line in lines] + [self.cleaned_data["comment"]]).strip()


class RejectForm(forms.Form):
    """The writer learns what has to change."""

    comment = forms.CharField(label=_("What has to change"), max_length=LONGEST, widget=forms.Textarea({"rows": 4}))

    @property
    def said(self) -> str:
        return str(self.cleaned_data["comment"])


def form_for(action: str) -> Any:
    return RejectForm if action == "reject" else ApproveForm
