"""Skills for which work types stand: loaded, and kept by officers in the editors' desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.taxonomy.models import Skill, WorkType, WorkTypeSkill
from marketplace.taxonomy.reference.loader import load_tables
from marketplace.taxonomy.reference.problems import ReferenceDataError
from marketplace.taxonomy.reference.tables import DIRECTORY, TABLES
from marketplace.taxonomy.vocabulary import skills_of_work_types, taxonomy_version
from search.reference import reference
from tests.factories.taxonomy import OccupationFactory, SkillFactory
from tests.marketplace.taxonomy.test_words_desk import somebody

pytestmark = pytest.mark.django_db
TURNER, LATHE = "6-18-01-01", "cnc-lathe"
PAIR = (TURNER, "数控车工")


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(somebody("access_admin", "change_occupation"))
    return client


@pytest.fixture
def turner() -> WorkType:
    SkillFactory(slug=LATHE)
    return WorkType.objects.create(occupation=OccupationFactory(code=TURNER), name=PAIR[1])


def pair(work_type: WorkType, *, slug: str = LATHE, local: bool = False) -> WorkTypeSkill:
    return WorkTypeSkill.objects.create(work_type=work_type, skill=SkillFactory(slug=slug), is_local=local)


def form(work_type: WorkType, **values: str) -> dict[str, object]:
    skill = Skill.objects.get(slug=LATHE)
    return {"work_type": work_type.pk, "skill": skill.pk, "is_used": "on", "source": "车间说法", **values}


def test_an_officer_says_for_which_skill_a_work_type_stands(desk: Client, turner: WorkType) -> None:
    version, before = taxonomy_version(), reference().stands_for
    assert desk.post(reverse("worktypeskill:add"), form(turner)).status_code == 302
    made = WorkTypeSkill.objects.get()
    assert (made.is_local, made.source) == (True, "车间说法")
    assert (before, reference().stands_for) == ({}, {PAIR: frozenset({LATHE})})
    assert reference().standing_for(LATHE) == (PAIR[1],)
    assert taxonomy_version() != version


def test_a_shipped_pair_is_left_out_and_neither_changed_nor_deleted(desk: Client, turner: WorkType) -> None:
    shipped, other = pair(turner), SkillFactory(slug="other")
    desk.post(reverse("worktypeskill:delete", args=[shipped.pk]))
    desk.post(reverse("worktypeskill:edit", args=[shipped.pk]), {"skill": other.pk, "source": ""})
    shipped.refresh_from_db()
    assert (shipped.skill.slug, shipped.is_used, skills_of_work_types()) == (LATHE, False, {})


def test_a_pair_that_is_there_is_told(desk: Client, turner: WorkType) -> None:
    pair(turner)
    answer = desk.post(reverse("worktypeskill:add"), form(turner))
    assert "已对应" in str(answer.context["form"].errors)
    assert WorkTypeSkill.objects.count() == 1


def test_the_form_tells_the_occupation_of_each_work_type(desk: Client, turner: WorkType) -> None:
    assert f"{TURNER} {turner.occupation.label} – 数控车工" in desk.get(reverse("worktypeskill:add")).content.decode()


def test_only_those_who_may_change_occupations_see_them(client: Client, desk: Client, turner: WorkType) -> None:
    pages = [
        reverse("worktypeskill:index"),
        reverse("worktypeskill:add"),
        reverse("worktypeskill:edit", args=[pair(turner).pk]),
    ]
    client.force_login(somebody("access_admin", "change_cluster"))
    assert [desk.get(page).status_code for page in pages] == [200, 200, 200]
    assert [client.get(page).status_code for page in pages] == [302, 302, 302]


def test_the_queries_of_the_list_do_not_grow_with_its_rows(desk: Client, turner: WorkType) -> None:
    counts = []
    for number in range(3):
        pair(turner, slug=f"skill-{number}")
        with CaptureQueriesContext(connection) as queries:
            assert len(desk.get(reverse("worktypeskill:index")).context["object_list"]) == number + 1
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_own_pairs_survive_the_next_load(turner: WorkType, tmp_path: Path) -> None:
    own, left_out = pair(turner, slug="own", local=True), pair(turner)
    WorkTypeSkill.objects.filter(pk=left_out.pk).update(is_used=False)
    table = f"source,work_type_path,skill_slug\ns,{TURNER}/数控车工,{LATHE}\n"
    (tmp_path / "work_type_skills.csv").write_text(table, encoding="utf-8")
    load_tables(TABLES, tmp_path, report=lambda _line: None)
    assert skills_of_work_types() == {PAIR: frozenset({own.skill.slug})}


@pytest.mark.parametrize(("path", "told"), [(f"{TURNER}/数控铣工", "数控铣工"), (TURNER, TURNER)])
def test_an_unknown_work_type_is_told(turner: WorkType, tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "work_type_skills.csv").write_text(f"source,work_type_path,skill_slug\ns,{path},{LATHE}\n")
    with pytest.raises(ReferenceDataError, match=told):
        load_tables(TABLES, tmp_path, report=lambda _line: None)


def test_shipped_work_types_stand_only_for_skills_of_their_occupation() -> None:
    def rows(file: str) -> list[list[str]]:
        return [line.split(",") for line in (DIRECTORY / file).read_text(encoding="utf-8").splitlines()[1:]]

    used = {(code, slug) for _source, slug, code in rows("skill_occupations.csv")}
    stood_for = [(path.partition("/")[0], slug) for _source, path, slug in rows("work_type_skills.csv")]
    assert len(stood_for) > 500
    assert set(stood_for) <= used
