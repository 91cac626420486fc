"""What the search adds to the editors' desk."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from marketplace.taxonomy.permissions import AliasPolicy
from search.models import UnlinkedSearch
from search.unlinked.desk import UnlinkedSearchViewSet

register_permission_policy(UnlinkedSearch, AliasPolicy({"view", "change"}))


@hooks.register("register_admin_viewset")
def register_unlinked_searches() -> UnlinkedSearchViewSet:
    return UnlinkedSearchViewSet()
