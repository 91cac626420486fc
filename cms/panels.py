"""What the editor of a story sees beside its fields."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from marketplace.accounts.models import Consent


class ConsentPanel(Panel):
    """Whether the consent of a person to have the story told stands, and since when. Nobody gives it for them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"heading": _("consent to tell the story"), **given})

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/desk/consent.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            worker = getattr(self.instance, "worker_id", None)
            consents = Consent.objects.about("worker", worker or 0).filter(purpose=Consent.Purpose.TELL_STORY)
            standing = consents.active().order_by("granted_at").first() if worker else None
            ended = None if standing else consents.order_by("-revoked_at").first()
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "has_worker": worker is not None, "standing": standing, "ended": ended}
