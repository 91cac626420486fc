"""The four groups have what the table says, and nothing else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.models import HomePage
from cms.roles import GROUPS, group_of, rights
from marketplace.accounts.models import User
from tests.cms.newsroom import Newsroom

pytestmark = pytest.mark.django_db
LEFT_TO_SUPERUSERS = ("user", "group", "site", "locale", "collection", "redirect")


def given(role: str) -> set[str]:
    group = group_of(role)
    codes = {f"{row.content_type.app_label}.{row.codename}" for row in group.permissions.all()}
    for rows in (GroupPagePermission.objects, GroupCollectionPermission.objects):
        for row in rows.filter(group=group).select_related("permission__content_type"):
            codes.add(f"{row.permission.content_type.app_label}.{row.permission.codename}")
    return codes


@pytest.mark.parametrize("role", sorted(GROUPS))
def test_a_group_has_exactly_the_rights_of_the_table(newsroom: Newsroom, role: str) -> None:
    assert given(role) == {right.code for right in rights() if role in right.roles}


@pytest.mark.parametrize("role", sorted(GROUPS))
def test_page_rights_hold_for_the_trees_of_both_languages_and_nowhere_else(newsroom: Newsroom, role: str) -> None:
    pages = {row.page_id for row in GroupPagePermission.objects.filter(group=group_of(role))}
    assert pages == set(HomePage.objects.values_list("pk", flat=True))
    assert len(pages) == 2


def test_nobody_of_them_may_keep_users_groups_sites_languages_or_collections(newsroom: Newsroom) -> None:
    found = {right.code for right in rights()}
    assert not [code for code in found if code.endswith(tuple(f"_{name}" for name in LEFT_TO_SUPERUSERS))]


def test_a_second_run_changes_nothing(newsroom: Newsroom) -> None:
    before = {role: given(role) for role in GROUPS}
    rows = GroupPagePermission.objects.count()
    call_command("build_site", verbosity=0)
    assert {role: given(role) for role in GROUPS} == before
    assert GroupPagePermission.objects.count() == rows


def test_a_right_given_by_hand_is_taken_back(newsroom: Newsroom) -> None:
    group_of("writer").permissions.add(Permission.objects.get(codename="add_user"))
    GroupPagePermission.objects.create(
        group=group_of("writer"),
        page=HomePage.objects.first(),
        permission=Permission.objects.get(codename="publish_page"),
    )
    call_command("build_site", verbosity=0)
    assert given("writer") == {right.code for right in rights() if "writer" in right.roles}


def test_the_groups_of_wagtail_go_unless_somebody_is_in_them(db: None) -> None:
    for name in ("Editors", "Moderators"):
        Group.objects.get_or_create(name=name)
    User.objects.create_user("old@example.com").groups.add(Group.objects.get(name="Moderators"))
    call_command("build_site", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == {"Moderators", *GROUPS.values()}
