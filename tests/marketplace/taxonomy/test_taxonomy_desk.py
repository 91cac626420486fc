"""What officers do with the taxonomy in the editors' desk."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.taxonomy.models import Cluster, Craft, Occupation, OccupationAlias, PriorityArea
from marketplace.taxonomy.vocabulary import load, taxonomy_version
from tests.factories.taxonomy import (
    ClusterFactory,
    CraftFactory,
    DistrictFactory,
    OccupationFactory,
    PriorityAreaFactory,
    PriorityAreaListFactory,
)

pytestmark = pytest.mark.django_db

WELDER = {"name": "焊工", "name_en": "Welder", "edition": "2022", "is_current": "on", "source": ""}


def test_the_lists_and_forms_open(admin_client: Client) -> None:
    made = {
        "occupation": OccupationFactory(),
        "cluster": ClusterFactory(),
        "craft": CraftFactory(),
        "priorityarea": PriorityAreaFactory(),
        "priorityarealist": PriorityAreaListFactory(),
    }

    for name, row in made.items():
        assert admin_client.get(reverse(f"{name}:index")).status_code == 200
        assert admin_client.get(reverse(f"{name}:add")).status_code == 200
        assert admin_client.get(reverse(f"{name}:edit", args=[row.pk])).status_code == 200


def test_an_occupation_is_found_by_an_alias(admin_client: Client) -> None:
    OccupationAlias.objects.create(occupation=OccupationFactory(code="6-18-02-04"), alias="电焊师傅")
    OccupationFactory(code="6-18-01-01")

    page = admin_client.get(reverse("occupation:index"), {"q": "电焊师傅"}).content.decode()

    assert "6-18-02-04" in page
    assert "6-18-01-01" not in page


def test_aliases_are_added_and_removed_and_shipped_ones_stay(admin_client: Client) -> None:
    welder = OccupationFactory(code="6-18-02-04")
    OccupationAlias.objects.create(occupation=welder, alias="电焊工")
    OccupationAlias.objects.create(occupation=welder, alias="旧别名", is_local=True)
    url, version = reverse("occupation:edit", args=[welder.pk]), taxonomy_version()

    assert admin_client.get(url).context["form"]["local_aliases"].initial == "旧别名"
    answer = admin_client.post(url, {**WELDER, "local_aliases": "烧焊的\n电焊工\n\n welding  man "})

    assert answer.status_code == 302
    assert set(welder.aliases.values_list("alias", "is_local", "language")) == {
        ("电焊工", False, "zh"),
        ("烧焊的", True, "zh"),
        ("welding man", True, "en"),
    }
    assert taxonomy_version() != version
    assert ("occupation", "6-18-02-04") in {(name.kind, name.key) for name in load() if name.surface == "烧焊的"}


def test_the_code_of_an_occupation_does_not_change(admin_client: Client) -> None:
    welder = OccupationFactory(code="6-18-02-04")

    admin_client.post(
        reverse("occupation:edit", args=[welder.pk]), {**WELDER, "code": "6-18-02-05", "local_aliases": ""}
    )

    assert Occupation.objects.get().code == "6-18-02-04"


def test_a_new_occupation_takes_its_group_from_its_code(admin_client: Client) -> None:
    OccupationFactory(code="6-18-02-04")
    form = {**WELDER, "name": "新职业", "local_aliases": ""}

    admin_client.post(reverse("occupation:add"), {**form, "code": "6-18-02-07"})
    answer = admin_client.post(reverse("occupation:add"), {**form, "code": "6-77-02-07"})

    assert Occupation.objects.get(code="6-18-02-07").group.code == "6-18-02"
    assert answer.context["form"].errors["code"]


def test_a_cluster_gets_its_occupations_by_code(admin_client: Client) -> None:
    cluster = ClusterFactory(slug="nev", occupations=[OccupationFactory(code="6-18-01-01")])
    OccupationFactory(code="6-18-02-04")
    form = {"slug": "nev", "name": "汽车", "name_en": "Cars", "tier": "leading", "source": ""}
    url = reverse("cluster:edit", args=[cluster.pk])

    refused = admin_client.post(url, {**form, "occupation_codes": "6-18-02-04 6-00-00-00"})
    assert "6-00-00-00" in refused.context["form"].errors["occupation_codes"][0]
    admin_client.post(url, {**form, "occupation_codes": "6-18-02-04、"})

    assert list(Cluster.objects.get().occupations.values_list("code", flat=True)) == ["6-18-02-04"]


def test_a_craft_has_aliases_and_occupations(admin_client: Client) -> None:
    OccupationFactory(code="6-09-03-03")
    form = {"slug": "clay", "name": "陶", "name_en": "", "scope": "local", "note": "", "source": ""}

    admin_client.post(reverse("craft:add"), {**form, "local_aliases": "泥巴活", "occupation_codes": "6-09-03-03"})

    craft = Craft.objects.get(slug="clay")
    assert list(craft.aliases.values_list("alias", "is_local")) == [("泥巴活", True)]
    assert list(craft.occupations.values_list("code", flat=True)) == ["6-09-03-03"]


def test_a_priority_area_cannot_end_before_it_begins(admin_client: Client) -> None:
    form = {
        "listed_in": PriorityAreaListFactory().pk,
        "district": DistrictFactory(slug="chengkou").pk,
        "valid_from": "2026-01-01",
        "source": "x",
    }

    refused = admin_client.post(reverse("priorityarea:add"), {**form, "valid_to": "2025-01-01"})
    assert refused.context["form"].errors
    admin_client.post(reverse("priorityarea:add"), {**form, "valid_to": "2026-12-31"})

    assert PriorityArea.objects.get().valid_to.isoformat() == "2026-12-31"
