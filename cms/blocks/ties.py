"""What leads from a page to the live platform: a profile, open needs, a clause of the policy."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.live import live
from cms.policies import cited_policy


class ProfileBlock(blocks.StructBlock):
    """The card of a person whom the story names."""

    number = blocks.IntegerBlock(
        label=_("which person"), default=1, min_value=1, max_value=10, help_text=_("1 is the first person named.")
    )

    class Meta:
        label = _("profile card")
        icon = "user"
        template = "cms/blocks/profile.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        page = context.get("page")
        person = page.person_shown(value["number"]) if hasattr(page, "person_shown") else None
        return {**context, "card": live().profile(person.worker_id) if person else ""}


class NeedsBlock(blocks.StructBlock):
    """Open needs of the page's trade, district or craft, fresh each time the page is made."""

    by = blocks.ChoiceBlock(
        label=_("needs of"),
        choices=[("occupation", _("the trade")), ("district", _("the district")), ("craft", _("the craft"))],
        default="occupation",
    )
    count = blocks.IntegerBlock(label=_("at most"), default=4, min_value=1, max_value=10)

    class Meta:
        label = pgettext_lazy("block", "Open needs")
        icon = "list-ul"
        template = "cms/blocks/needs.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        ties = context["page"].ties if "page" in context else None
        return {**context, "needs": live().needs(ties.only(value["by"]), value["count"]) if ties else None}


class PolicyChooserBlock(blocks.PageChooserBlock):
    def bulk_to_python(self, values: Any) -> Any:
        """Texts that leave it open, as most do, ask nothing of the database."""
        return super().bulk_to_python(values) if any(values) else [None] * len(values)

    def deconstruct(self) -> Any:
        """As Wagtail's own: what is stored is the same, so migrations need not know the difference."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class PolicyBlock(blocks.StructBlock):
    """Why a clause of a policy matters here."""

    policy = PolicyChooserBlock(
        page_type="cms.PolicyPage",
        label=_("policy"),
        required=False,
        help_text=_("Left empty, it is the first one of the list of policies."),
    )
    clause = blocks.CharBlock(label=_("clause"), max_length=20, help_text=_("A number of part two, such as 7."))
    text = blocks.TextBlock(label=_("why it matters here"), max_length=300)

    class Meta:
        label = _("clause of the policy")
        icon = "doc-full"
        template = "cms/blocks/policy.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """With the policy itself, and the end of the address of the clause."""
        policy = cited_policy(value.get("policy"), get_language() or "")
        anchor = policy.anchor_of(value["clause"]) if policy else ""
        return {**super().get_context(value, parent_context), "policy": policy, "anchor": anchor}
