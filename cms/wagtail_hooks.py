"""What the editors' desk gets from this room."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page

from cms import desk
from cms.choosers import CHOOSERS
from cms.labels import name_fields
from cms.models import ReviewStage
from cms.notices import say_what_is_open
from cms.review.rules import refusal, state_on_desk
from cms.words.desk import CheckedWordViewSet

name_fields()


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return CHOOSERS


@hooks.register("register_admin_viewset")
def register_checked_words() -> CheckedWordViewSet:
    return CheckedWordViewSet()


@hooks.register("before_edit_page")
def say_who_may_approve(request: HttpRequest, page: Page) -> None:
    """Tell a reader of the stage at which a page waits why they may not approve it, and who may."""
    state = state_on_desk(page)
    stage = state.task.specific if state else None
    if state is None or request.method != "GET" or not isinstance(stage, ReviewStage):
        return
    if stage.user_can_access_editor(page, request.user) and (reason := refusal(state, request.user)):
        messages.info(request, reason)


hooks.register("register_admin_urls", desk.addresses)
hooks.register("insert_global_admin_css", desk.style)
hooks.register("register_admin_menu_item", desk.leads_item)
hooks.register("register_admin_menu_item", desk.notices_item)
hooks.register("register_page_header_buttons", desk.page_buttons)
hooks.register("construct_homepage_panels", desk.first_page_panels)
hooks.register("before_edit_page", say_what_is_open)
