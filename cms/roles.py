"""Who works on the site: four groups, and what each may. data/roles.csv is the table; nobody else may anything here.

Users, groups, sites, languages and collections are left to superusers.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.models import HomePage

TABLE = Path(__file__).parent / "data" / "roles.csv"
GROUPS = {
    "writer": "作者 Writer",
    "reviewer": "审校 Reviewer",
    "publisher": "终审 Publisher",
    "operator": "运营 Operator",
}
"""Role -> name of its group. The name is data that editors of both languages read, so it is not translated."""

SAMPLES = ("Editors", "Moderators")
"""Groups that Wagtail makes, with rights over everything below the root."""


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table: where it holds (model, page or collection), app.codename, and the roles that have it."""

    kind: str
    code: str
    roles: frozenset[str]


def rights() -> list[Right]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [Right(row["kind"], row["right"], frozenset(role for role in GROUPS if row[role])) for row in rows]


def group_of(role: str) -> Group:
    return Group.objects.get(name=GROUPS[role])


@transaction.atomic
def build_roles() -> int:
    """Make the groups, and give each exactly what the table says. Returns how many groups were made.

    Rights given to these groups by hand are taken back: whoever needs others gets a group of their own.
    """
    made = 0
    for role, name in GROUPS.items():
        group, new = Group.objects.get_or_create(name=name)
        made += new
        group.permissions.set(_permissions(role, "model"))
        _on_pages(group, _permissions(role, "page"))
        _on_collections(group, _permissions(role, "collection"))
    Group.objects.filter(name__in=SAMPLES, user=None).delete()
    return made


def _permissions(role: str, kind: str) -> list[Permission]:
    codes = [right.code.split(".") for right in rights() if right.kind == kind and role in right.roles]
    return [Permission.objects.get(content_type__app_label=app, codename=code) for app, code in codes]


def _on_pages(group: Group, permissions: list[Permission]) -> None:
    """Exactly these rights, over the trees of all languages."""
    homes = HomePage.objects.filter(depth=2).order_by("path")
    wanted = [{"page": home.page_ptr, "permission": permission} for home in homes for permission in permissions]
    _exactly(GroupPagePermission.objects.filter(group=group), group, wanted)


def _on_collections(group: Group, permissions: list[Permission]) -> None:
    """Exactly these rights, over all pictures and documents."""
    root = Collection.get_first_root_node()
    wanted = [{"collection": root, "permission": permission} for permission in permissions]
    _exactly(GroupCollectionPermission.objects.filter(group=group), group, wanted)


def _exactly(rows: QuerySet, group: Group, wanted: list[dict]) -> None:
    kept = [rows.model.objects.get_or_create(group=group, **fields)[0].pk for fields in wanted]
    rows.exclude(pk__in=kept).delete()
