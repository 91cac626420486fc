"""People in the editors' desk, each with the least rights that the name says."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from tests.factories import UserFactory

ROLES = {
    "stranger": None,
    "guest of the desk": (),
    "writer": ("add_page",),
    "editor": ("add_page", "change_page"),
    "publisher": ("change_page", "publish_page"),
}


def user_of(role: str, root: Page) -> Any:
    """A user with these rights below a page; a stranger may not even enter the desk."""
    user = UserFactory(email=f"{role.replace(' ', '-')}@example.com")
    rights = ROLES[role]
    if rights is None:
        return user
    group = Group.objects.create(name=role)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    user.groups.add(group)
    return user
