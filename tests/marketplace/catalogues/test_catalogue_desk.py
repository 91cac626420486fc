"""What officers do with shortage catalogues and priority rules in the editors' desk."""

import datetime as dt
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.catalogues.actions import point_names
from marketplace.catalogues.models import PriorityRules, ShortageEdition, ShortageResolution
from tests.factories.catalogues import PriorityRulesFactory, ShortageEditionFactory, ShortageEntryFactory
from tests.factories.taxonomy import OccupationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    """Someone who may keep the catalogues and nothing else."""
    user = User.objects.create_user("officer@example.com", "a long enough password")
    names = ["view_shortageentry", "change_shortageentry", "change_shortageedition", "add_priorityrules"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=[*names, "access_admin"]))
    return user


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def test_the_lists_and_forms_open(admin_client: Client) -> None:
    entry, rules = ShortageEntryFactory(given_name="飞天师傅"), PriorityRulesFactory()
    pages = {
        "shortage_unresolved:index": [],
        "shortage_unresolved:edit": [entry.pk],
        "shortageedition:index": [],
        "shortageedition:edit": [entry.edition_id],
        "shortagecatalogue:index": [],
        "shortagecatalogue:edit": [entry.edition.catalogue_id],
        "priorityrules:index": [],
        "priorityrules:add": [],
        "priorityrules:inspect": [rules.pk],
    }

    answers = {name: admin_client.get(reverse(name, args=args)).status_code for name, args in pages.items()}

    assert answers == dict.fromkeys(pages, 200)


def test_only_rows_without_an_occupation_are_listed(desk: Client) -> None:
    edition = ShortageEditionFactory()
    ShortageEntryFactory(edition=edition, given_name="飞天师傅")
    ShortageEntryFactory(edition=edition, given_name="焊工", occupations=[OccupationFactory(code="6-18-02-04")])

    page = desk.get(reverse("shortage_unresolved:index")).content.decode()

    assert "飞天师傅" in page
    assert "焊工" not in page


def test_a_row_is_resolved_by_codes_and_remembered(desk: Client, officer: User) -> None:
    OccupationFactory(code="6-31-01-03")
    entry = ShortageEntryFactory(given_name="飞天师傅")

    answer = desk.post(reverse("shortage_unresolved:edit", args=[entry.pk]), {"occupation_codes": "6-31-01-03"})

    assert answer.status_code == 302
    assert list(entry.occupations.values_list("code", flat=True)) == ["6-31-01-03"]
    assert ShortageResolution.objects.get().resolved_by == str(officer)


def test_an_unknown_code_is_said_in_the_form(desk: Client) -> None:
    entry = ShortageEntryFactory(given_name="飞天师傅")

    answer = desk.post(reverse("shortage_unresolved:edit", args=[entry.pk]), {"occupation_codes": "6-99-99-99"})

    assert "6-99-99-99" in answer.context["form"].errors["occupation_codes"][0]
    assert not entry.occupations.exists()


def test_a_draft_is_published(desk: Client) -> None:
    edition = ShortageEditionFactory(draft=True)
    form = {"state": "published", "period_start": "2026-01-01", "period_end": "", "source": "x", "source_url": ""}

    desk.post(reverse("shortageedition:edit", args=[edition.pk]), form)

    assert ShortageEdition.objects.published().filter(pk=edition.pk).exists()


def _points(**changed: str) -> dict[str, str]:
    latest = PriorityRules.objects.order_by("-version").first()
    points = {name: str(getattr(latest, name)) for name in point_names()}
    return {**points, "valid_from": "2026-09-01", "note": "更改", "source": "", **changed}


def test_a_new_version_of_the_rules_begins_with_the_points_of_the_latest(desk: Client, officer: User) -> None:
    PriorityRulesFactory(bound="9", valid_from=dt.date(2026, 1, 1))
    url = reverse("priorityrules:add")

    assert desk.get(url).context["form"].initial["bound"] == Decimal("9")
    answer = desk.post(url, _points(bound="8"))

    assert answer.status_code == 302
    made = PriorityRules.objects.order_by("-version").first()
    assert (made.version, made.bound, made.created_by) == (2, Decimal("8"), str(officer))


@pytest.mark.parametrize("changed", [{"bound": "12.5"}, {"shortage_mild": "6.5"}, {"valid_from": "2025-12-31"}])
def test_a_version_that_breaks_a_rule_is_refused_in_the_form(desk: Client, changed: dict[str, str]) -> None:
    PriorityRulesFactory(valid_from=dt.date(2026, 1, 1))

    answer = desk.post(reverse("priorityrules:add"), _points(**changed))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert PriorityRules.objects.count() == 1


def test_versions_are_neither_edited_nor_deleted_even_by_a_superuser(admin_client: Client) -> None:
    rules = PriorityRulesFactory()

    for name in ("priorityrules:edit", "priorityrules:delete"):
        admin_client.post(reverse(name, args=[rules.pk]), {"bound": "1"})

    assert list(PriorityRules.objects.values_list("bound", flat=True)) == [rules.bound]
    assert PriorityRules.objects.filter(pk=rules.pk).exists()


def test_someone_without_the_permission_sees_none_of_it() -> None:
    user = User.objects.create_user("editor@example.com", "a long enough password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)

    for name in ("shortage_unresolved:index", "priorityrules:add", "shortageedition:index"):
        assert client.get(reverse(name)).status_code == 302
