"""What the editors' desk gets from this room."""

from __future__ import annotations

from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.choosers import CHOOSERS


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return CHOOSERS
