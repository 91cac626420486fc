"""Who may keep the names and words of the taxonomy."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from marketplace.taxonomy.models import Occupation

CHANGE = "change"


class AliasPolicy(ModelPermissionPolicy):
    """Whoever may change an occupation, and so its aliases, may do these actions with what stands beside the aliases."""

    def __init__(self, actions: Collection[str]) -> None:
        super().__init__(Occupation)
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and bool(super().user_has_permission(user, CHANGE))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return not self.actions.isdisjoint(actions) and bool(super().user_has_permission(user, CHANGE))

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        users = super().users_with_any_permission([CHANGE])
        return users if not self.actions.isdisjoint(actions) else users.none()


class EditablePolicy(AliasPolicy):
    """What came with the product is left out, never deleted: the next load would bring it back."""

    def __init__(self) -> None:
        super().__init__({"add", CHANGE, "delete", "view"})

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return (action != "delete" or instance.is_local) and self.user_has_permission(user, action)
