"""What the editors' desk gets from this room."""

from __future__ import annotations

from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms import desk
from cms.choosers import CHOOSERS
from cms.labels import name_fields
from cms.notices import say_what_is_open
from cms.review.words import say_who_may_approve, say_why_it_came_back
from cms.translations.editor import leave_aliases_to_superusers, show_what_is_in_review
from cms.words.desk import CheckedWordViewSet

name_fields()


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return CHOOSERS


@hooks.register("register_admin_viewset")
def register_checked_words() -> CheckedWordViewSet:
    return CheckedWordViewSet()


hooks.register("register_admin_urls", desk.addresses)
hooks.register("insert_global_admin_css", desk.style)
hooks.register("register_admin_menu_item", desk.leads_item)
hooks.register("register_admin_menu_item", desk.notices_item)
hooks.register("register_page_header_buttons", desk.page_buttons)
hooks.register("construct_help_menu", desk.leave_out_guides_elsewhere)
hooks.register("construct_homepage_panels", desk.first_page_panels)
hooks.register("before_edit_page", say_what_is_open)
hooks.register("before_edit_page", say_why_it_came_back)
hooks.register("before_edit_page", say_who_may_approve)
# After what is said, before wagtail-localize shows its own editor.
hooks.register("before_edit_page", show_what_is_in_review)
hooks.register("construct_page_action_menu", leave_aliases_to_superusers)
