"""Edges of Wagtail's desk that ask for nothing but a sign-in to it: here each asks for the right it stands for.

Wagtail means choosers as guidance, and lists there what it would not show elsewhere: titles of drafts, pictures and
documents of closed collections, names of people. Who may enter the desk for another reason, to keep the taxonomy say, has
no business with these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.models import Page, Workflow
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from cms.keys import is_key
from cms.models import CmsImage

ANY_ACTION = frozenset({"add", "change", "delete", "publish", "lock", "unlock", "bulk_delete"})
Test = Callable[[Any, dict[str, Any]], bool]


def works_on_pages(user: Any, _given: dict[str, Any]) -> bool:
    return bool(user_has_any_page_permission(user))


def works_on_workflows(user: Any, _given: dict[str, Any]) -> bool:
    return bool(policy_registry.get_by_type(Workflow).user_has_any_permission(user, {"add", "change"}))


def works_on_model(user: Any, given: dict[str, Any]) -> bool:
    """Whether somebody may do anything at all with the rows of a bulk action, which names those it refuses to change."""
    try:
        model = apps.get_model(given["app_label"], given["model_name"])
    except LookupError as error:
        raise Http404 from error
    return bool(policy_registry.get_by_type(model).user_has_any_permission(user, ANY_ACTION))


def may_be_translated(_user: Any, given: dict[str, Any]) -> bool:
    """Not while it is reviewed: what was handed in is read, and stays as it is."""
    translation = Translation.objects.filter(pk=given["translation_id"]).select_related("source").first()
    if translation is None:
        return True
    pages = Page.objects.filter(translation_key=translation.source.object_id, locale=translation.target_locale_id)
    return not any(page.workflow_in_progress for page in pages)


def superusers(user: Any, _given: dict[str, Any]) -> bool:
    return bool(user.is_superuser)


def may_choose_image(user: Any, given: dict[str, Any]) -> bool:
    policy = policy_registry.get_by_type(CmsImage)
    return bool(policy.instances_user_has_any_permission_for(user, {"choose", "change"}).filter(**given).exists())


GUARDS: dict[str, Test] = {
    "wagtailadmin_choose_page": works_on_pages,
    "wagtail_bulk_action": works_on_model,
    "worker_chooser:": works_on_pages,
    "organisation_chooser:": works_on_pages,
    "wagtailadmin_workflows:task_cho": works_on_workflows,
    "wagtail_localize:translations_report": works_on_pages,
    "wagtail_localize:edit_string_translation": may_be_translated,
    "wagtail_localize:edit_override": may_be_translated,
    "upload_translation": may_be_translated,
    # It would show the Chinese text at the English address, and readers would get it at once.
    "wagtail_localize:convert_to_alias": superusers,
    # Lists everything, whatever its collection; no page of the desk asks for it.
    "wagtailadmin_api:images:listing": superusers,
    "wagtailadmin_api:images:find": superusers,
    # The editor of translations shows with it which picture a page has.
    "wagtailadmin_api:images:detail": may_choose_image,
    "wagtailadmin_api:documents:": superusers,
}
"""Beginning of the name of an address -> what it asks for."""


class DeskGuards:
    """Middleware: refuse as Wagtail does; addresses with ids that no row can have lead nowhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, given: dict[str, Any]) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not request.path_info.startswith("/admin/"):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if any(not test(request.user, given) for test in tests_of(match.view_name)):
            if match.view_name.startswith("wagtailadmin_api:"):
                raise PermissionDenied
            refused: HttpResponse = permission_denied(request)
            return refused
        if is_choice(match.view_name) and not all(is_key(id_) for id_ in ids(request, given)):
            raise Http404
        return None


def tests_of(name: str) -> Iterator[Test]:
    return (test for start, test in GUARDS.items() if name.startswith(start))


def is_choice(name: str) -> bool:
    return name.endswith(("chosen", "chosen_multiple")) or name == "wagtail_bulk_action"


def ids(request: HttpRequest, given: dict[str, Any]) -> list[str]:
    return [id_ for id_ in [*request.GET.getlist("id"), str(given.get("pk", "1"))] if id_ != "all"]
