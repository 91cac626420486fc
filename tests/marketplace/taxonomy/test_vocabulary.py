"""All names as plain data, and the version that says when to read them again."""

import pytest
from django.db import transaction

from marketplace.taxonomy.models import (
    DistrictAlias,
    DistrictSuccession,
    KindWord,
    OccupationAlias,
    OccupationWord,
    PermitAlias,
    SkillLevelAlias,
    SmallTalk,
    TrapWord,
    WorkType,
)
from marketplace.taxonomy.vocabulary import load, small_talk, taxonomy_version, words_of_work
from tests.factories.taxonomy import DistrictFactory, OccupationFactory, PermitItemFactory, SkillLevelFactory

pytestmark = pytest.mark.django_db


def _found(surface: str) -> set[tuple[str, str, float]]:
    return {(name.kind, name.key, name.strength) for name in load() if name.surface == surface}


def test_names_aliases_and_english_names_lead_to_one_key() -> None:
    welder = OccupationFactory(code="6-18-02-04")
    OccupationAlias.objects.create(occupation=welder, alias="电焊工")

    assert _found("焊工") == {("occupation", "6-18-02-04", 1.0)}
    assert _found("Welder") == {("occupation", "6-18-02-04", 1.0)}
    assert _found("电焊工") == {("occupation", "6-18-02-04", 0.9)}


def test_an_alias_that_repeats_the_name_stands_once_with_the_strength_of_the_name() -> None:
    welder = OccupationFactory(code="6-18-02-04")
    OccupationAlias.objects.create(occupation=welder, alias="焊工 ")

    assert [name.strength for name in load() if name.key == "6-18-02-04" and "焊工" in name.surface] == [1.0]


def test_a_weak_alias_of_a_level_says_so_and_a_firm_one_is_as_good_as_the_name() -> None:
    senior = SkillLevelFactory(ordinal=4)
    SkillLevelAlias.objects.create(level=senior, alias="高级", kind="weak")
    SkillLevelAlias.objects.create(level=senior, alias="三级/高级工")

    assert _found("高级") == {("level", "4", 0.5)}
    assert _found("三级/高级工") == {("level", "4", 1.0)}


def test_the_name_of_an_abolished_district_means_its_successor_too() -> None:
    old, new, part = (DistrictFactory(slug=slug) for slug in ("yubei", "liangjiang", "beibei"))
    DistrictAlias.objects.create(district=old, alias="渝北")
    DistrictSuccession.objects.create(old=old, new=new)
    DistrictSuccession.objects.create(old=old, new=part, towns="统景镇")

    assert _found("渝北") == {("district", "yubei", 0.9), ("district", "liangjiang", 0.8)}


def test_permits_work_types_kinds_of_need_and_traps_are_there() -> None:
    item = PermitItemFactory(slug="low-voltage")
    PermitAlias.objects.create(item=item, alias="电工证")
    PermitAlias.objects.create(kind=item.kind, alias="特种作业证")
    WorkType.objects.create(occupation=OccupationFactory(code="6-18-01-01"), name="数控车工")
    KindWord.objects.create(kind="technical_problem", word="攻关")
    TrapWord.objects.create(word="高工", meaning="高级工程师")

    assert _found("电工证") == {("permit", "low-voltage", 0.9)}
    assert _found("特种作业证") == {("permit_kind", "special-operation", 0.9)}
    assert _found("数控车工") == {("work_type", "6-18-01-01/数控车工", 1.0)}
    assert _found("攻关") == {("need_kind", "technical_problem", 1.0)}
    assert _found("高工") == {("trap", "高级工程师", 1.0)}


def test_the_version_changes_with_every_name_and_only_then() -> None:
    welder = OccupationFactory(code="6-18-02-04")
    versions = [taxonomy_version()]
    assert taxonomy_version() == versions[0]

    alias = OccupationAlias.objects.create(occupation=welder, alias="电焊工")
    versions.append(taxonomy_version())
    alias.alias = "氩弧焊工"
    alias.save()
    versions.append(taxonomy_version())
    alias.delete()
    versions.append(taxonomy_version())

    assert len(set(versions)) == 4


def test_a_change_that_is_rolled_back_leaves_the_version() -> None:
    welder = OccupationFactory(code="6-18-02-04")
    before = taxonomy_version()

    with transaction.atomic():
        OccupationAlias.objects.create(occupation=welder, alias="电焊工")
        assert taxonomy_version() != before
        transaction.set_rollback(True)

    assert taxonomy_version() == before


def test_asking_for_the_version_is_one_query(django_assert_num_queries: object) -> None:
    OccupationFactory(code="6-18-02-04")

    with django_assert_num_queries(1):  # type: ignore[operator]
        taxonomy_version()


def test_words_that_were_left_out_do_not_count() -> None:
    welder = OccupationFactory(code="6-18-02-04")
    for word, is_used in (("焊缝", True), ("缝", False)):
        OccupationWord.objects.create(occupation=welder, word=word, kind="thing", is_used=is_used)
        SmallTalk.objects.create(word=word, is_used=is_used)

    assert list(words_of_work()) == [("6-18-02-04", "焊缝")]
    assert list(small_talk()) == ["焊缝"]


def test_a_word_of_small_talk_is_kept_in_its_normal_form() -> None:
    before = taxonomy_version()
    SmallTalk.objects.create(word=" Ａnybody ")

    assert list(small_talk()) == ["anybody"]
    assert taxonomy_version() != before
