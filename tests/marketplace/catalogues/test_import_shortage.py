"""Shortage catalogues from files, on the command line."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from marketplace.catalogues.models import ShortageEdition, ShortageEntry, ShortageResolution
from marketplace.tables.writing import write_xlsx
from marketplace.taxonomy.models import OccupationAlias, SkillLevelAlias, WorkType
from tests.factories.taxonomy import LEVELS, DistrictFactory, OccupationFactory, SkillLevelFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


HEADERS = "序号,职业（工种）名称,职业代码,技能等级,紧缺程度,适用区县\n"
SAID = {"catalogue": "city", "name": "市级目录", "issuer": "某局", "level": "city", "period_start": "2026-01-01"}


@pytest.fixture(autouse=True)
def _taxonomy() -> None:
    for ordinal in LEVELS:
        SkillLevelFactory(ordinal=ordinal)
    SkillLevelAlias.objects.create(level_id=4, alias="三级")
    for code in ("6-18-01-01", "6-18-02-04", "6-31-01-03", "6-31-07-01"):
        OccupationFactory(code=code)
    OccupationAlias.objects.create(occupation=OccupationFactory(code="6-18-02-04"), alias="电焊工")
    WorkType.objects.create(occupation=OccupationFactory(code="6-18-01-01"), name="数控车工")
    DistrictFactory(slug="rongchang")


def _command(path: Path, *arguments: str) -> str:
    out = io.StringIO()
    call_command("import_shortage", str(path), *arguments, stdout=out)
    return out.getvalue()


def _run(path: Path, *flags: str, dry_run: bool = False, **said: str) -> str:
    """The command with everything said about the list that it needs, or something else for it."""
    options = [f"--{name.replace('_', '-')}={value}" for name, value in {**SAID, **said}.items()]
    return _command(path, "--dry-run" if dry_run else "--apply", "--operator=王科长", *options, *flags)


def _refused(path: Path, **said: str) -> str:
    with pytest.raises(CommandError) as refusal:
        _run(path, **said)
    assert refusal.value.returncode == 2
    return str(refusal.value)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    rows = (
        "1,焊工,6-18-02-04,中级工及以上,重度紧缺,\n2,数控车工,,三级/高级技师,中度,荣昌区\n"
        "3,电焊工,,,轻度,\n4,飞天师傅,,,轻度,\n"
    )
    path.write_text(HEADERS + rows, encoding="utf-8")
    return path


def _entries(label: str = "2026-01-01") -> dict[str, ShortageEntry]:
    return {entry.given_name: entry for entry in ShortageEntry.objects.filter(edition__label=label)}


def _codes(entry: ShortageEntry) -> list[str]:
    return sorted(entry.occupations.values_list("code", flat=True))


def test_rows_are_mapped_by_code_name_work_type_and_alias(listed: Path) -> None:
    _run(listed)

    entries = _entries()
    assert _codes(entries["焊工"]) == ["6-18-02-04"]
    assert _codes(entries["数控车工"]) == ["6-18-01-01"]
    assert _codes(entries["电焊工"]) == ["6-18-02-04"]
    assert _codes(entries["飞天师傅"]) == []


def test_grades_levels_and_districts_are_read(listed: Path) -> None:
    _run(listed)

    welder, turner = _entries()["焊工"], _entries()["数控车工"]
    assert (welder.grade, welder.level_min, welder.level_max) == (1, 3, 0)
    assert (turner.grade, turner.level_min, turner.level_max) == (2, 4, 6)
    assert [place.slug for place in turner.districts.all()] == ["rongchang"]


def test_an_edition_records_its_file_and_operator_and_is_published(listed: Path) -> None:
    _run(listed)

    edition = ShortageEdition.objects.get()
    assert (edition.operator, edition.file_name, len(edition.file_sha256)) == ("王科长", "list.csv", 64)
    assert (edition.state, edition.catalogue.level, edition.catalogue.profile) == ("published", "city", "occupations")


def test_a_draft_has_no_effect_yet(listed: Path) -> None:
    _run(listed, "--draft")

    assert not ShortageEdition.objects.published().exists()


def test_a_withdrawn_edition_is_published_by_importing_it_anew_and_a_draft_takes_effect_away(listed: Path) -> None:
    _run(listed)
    ShortageEdition.objects.update(state="withdrawn")

    _run(listed, "--draft")
    assert ShortageEdition.objects.get().state == "withdrawn"
    _run(listed)
    assert ShortageEdition.objects.get().state == "published"
    _run(listed, "--draft")
    assert ShortageEdition.objects.get().state == "draft"


def test_a_dry_run_shows_every_row_and_writes_nothing(listed: Path) -> None:
    shown = _run(listed, dry_run=True)

    assert not ShortageEdition.objects.exists()
    lines = {line.split()[2]: line for line in shown.splitlines() if line[:5].strip().isdigit()}
    assert [lines[name].split()[1] for name in ("焊工", "数控车工", "电焊工", "飞天师傅")] == ["new"] * 3 + [
        "unresolved"
    ]
    assert "6-18-01-01" in lines["数控车工"]


def test_the_nearest_occupations_stand_beside_an_unresolved_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业,紧缺程度\n机器人运维员,重度\n", encoding="utf-8")

    assert "6-31-07-01" in _run(path, dry_run=True)


def test_a_second_import_of_the_file_finds_all_rows_the_same(listed: Path) -> None:
    _run(listed)
    before = sorted(ShortageEntry.objects.values_list("given_name", "grade", "occupations__code"), key=str)

    assert "0 new, 3 same, 0 changed, 1 unresolved, 0 gone" in _run(listed)
    assert sorted(ShortageEntry.objects.values_list("given_name", "grade", "occupations__code"), key=str) == before


def test_a_later_edition_is_compared_with_the_one_before(listed: Path, tmp_path: Path) -> None:
    _run(listed)
    later = tmp_path / "later.csv"
    later.write_text(HEADERS + "1,焊工,6-18-02-04,中级工及以上,轻度,\n2,电工,,,重度,\n", encoding="utf-8")

    shown = _run(later, period_start="2026-07-01")

    assert "1 new, 0 same, 1 changed, 0 unresolved, 3 gone" in shown
    assert "grade 1 → 3" in shown
    assert ShortageEdition.objects.count() == 2


def test_a_resolution_has_effect_at_once_and_is_remembered_for_the_next_edition(listed: Path) -> None:
    _run(listed)
    entry = _entries()["飞天师傅"]

    call_command("resolve_shortage", str(entry.pk), "6-31-01-03", "6-31-07-01", operator="王科长", stdout=io.StringIO())

    assert _codes(entry) == ["6-31-01-03", "6-31-07-01"]
    assert ShortageResolution.objects.get().resolved_by == "王科长"
    assert "1 unresolved" not in _run(listed, period_start="2026-07-01")
    assert _codes(_entries("2026-07-01")["飞天师傅"]) == ["6-31-01-03", "6-31-07-01"]


def test_unresolved_rows_are_listed_with_the_nearest(listed: Path) -> None:
    _run(listed)
    out = io.StringIO()

    call_command("resolve_shortage", stdout=out)

    assert "飞天师傅" in out.getvalue()
    assert "数控车工" not in out.getvalue()


@pytest.mark.parametrize("codes", [["6-99-99-99"], []])
def test_a_resolution_needs_codes_that_exist(listed: Path, codes: list[str]) -> None:
    _run(listed)

    with pytest.raises(CommandError) as refusal:
        call_command("resolve_shortage", str(_entries()["飞天师傅"].pk), *codes, stdout=io.StringIO())

    assert refusal.value.returncode == 2
    assert not ShortageResolution.objects.exists()


def test_posts_map_to_several_occupations_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    rows = "1,焊接机器人岗,焊工、工业机器人系统运维员,重度\n2,产线维护岗,6-31-01-03；不存在的职业,中度\n3,电工,,轻度\n"
    path.write_text("序号,紧缺岗位名称,对应职业,紧缺程度\n" + rows, encoding="utf-8")

    _run(path, level="district", catalogue="posts", districts="荣昌区")

    entries = _entries()
    assert ShortageEdition.objects.get().catalogue.profile == "posts"
    assert _codes(entries["焊接机器人岗"]) == ["6-18-02-04", "6-31-07-01"]
    assert _codes(entries["产线维护岗"]) == []
    assert _codes(entries["电工"]) == ["6-31-01-03"]


def test_codes_of_2015_count_through_the_crosswalk_only(tmp_path: Path) -> None:
    path, crosswalk = tmp_path / "list.csv", tmp_path / "crosswalk.csv"
    path.write_text("职业名称,职业代码\n某旧职业,6-01-01-01\n另一旧职业,6-18-02-04\n", encoding="utf-8")
    crosswalk.write_text("2015版代码,2022版代码\n6-01-01-01,6-31-01-03\n6-01-01-01,6-31-07-01\n", encoding="utf-8")

    _run(path, crosswalk=str(crosswalk))

    assert _codes(_entries()["某旧职业"]) == ["6-31-01-03", "6-31-07-01"]
    assert _codes(_entries()["另一旧职业"]) == []


def test_a_code_and_a_name_that_contradict_each_other_are_left_to_an_officer(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业名称,职业代码\n电工,6-18-02-04\n", encoding="utf-8")

    shown = _run(path)

    assert _codes(_entries()["电工"]) == []
    assert "6-18-02-04 焊工" in shown
    assert "6-31-01-03 电工" in shown


def test_a_district_list_holds_for_its_district_only(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业名称\n焊工\n", encoding="utf-8")

    assert "--districts" in _refused(path, level="district")
    _run(path, level="district", districts="荣昌区")

    assert [place.slug for place in _entries()["焊工"].districts.all()] == ["rongchang"]


def test_ranks_give_grades_where_the_list_has_none(tmp_path: Path) -> None:
    path = tmp_path / "rank.csv"
    path.write_text("排名,职业名称\n1,焊工\n2,电工\n3,车工\n", encoding="utf-8")

    _run(path, grade_by_rank="1 2")

    assert [_entries()[name].grade for name in ("焊工", "电工", "车工")] == [1, 2, 3]


def test_a_list_may_say_itself_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    block = [["附件1"], ["目录名称", "川渝目录"], ["发布单位", "两地"], ["层级", "川渝"], ["发布日期", "2026年3月1日"]]
    with path.open("wb") as file:
        write_xlsx(file, ["某地急需紧缺目录"], [*block, ["序号", "职业名称", "紧缺程度"], ["1", "焊工", "重度"]])

    _command(path, "--apply")

    edition = ShortageEdition.objects.get()
    assert (edition.catalogue.name, edition.catalogue.level) == ("川渝目录", "chuanyu")
    assert edition.period_start.isoformat() == "2026-03-01"
    assert edition.operator


def test_a_json_file_beside_the_list_may_say_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业名称,紧缺程度\n焊工,重度\n", encoding="gb18030")
    said = {
        "catalogue": "x",
        "catalogue_name": "目录",
        "issuer": "某局",
        "catalogue_level": "市",
        "published_on": "2026/3/1",
    }
    (tmp_path / "list.json").write_text(json.dumps(said), encoding="utf-8")

    _command(path, "--apply")

    assert ShortageEdition.objects.get().catalogue.slug == "x"


def test_a_preview_needs_no_more_than_the_file_and_taking_it_does(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业名称,紧缺程度\n焊工,重度\n", encoding="utf-8")
    out = io.StringIO()

    call_command("import_shortage", str(path), dry_run=True, stdout=out)
    with pytest.raises(CommandError) as refusal:
        _command(path, "--apply")

    assert "6-18-02-04" in out.getvalue()
    assert "--issuer" in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ""),
        ("职业工号,紧缺程度\n焊工,重度\n".encode(), "职业工号"),
        ("职业名称,紧缺程度\n焊工,极高\n".encode(), "极高"),
        ("职业名称,技能等级\n焊工,九级\n".encode(), "九级"),
        ("职业名称,适用区县\n焊工,火星区\n".encode(), "火星区"),
        ("职业名称,缺口人数\n焊工,很多\n".encode(), "很多"),
        ("职业名称,紧缺程度\n焊工,重度\n焊工,轻度\n".encode(), "2"),
        ("职业名称,紧缺程度\n,重度\n".encode(), "2"),
        ("职业名称,紧缺程度\n焊工,重度\n电工,\n".encode(), "3"),
        ("职业名称,备注\n焊工,=1+1\n".encode(), "B"),
        ("职业名称,紧缺程度\n焊工,重度\n".encode("utf-32"), ""),
        ("职业名称,职业名称\n焊工,重度\n".encode(), "B"),
        (b"x" * 10_000_000, ""),
        (b"PK\x03\x04junk", ""),
    ],
)
def test_a_wrong_file_is_not_taken_at_all(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)

    assert said in _refused(path)
    assert not ShortageEdition.objects.exists()


def test_a_wrong_cell_is_named_by_row_and_by_the_header_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("职业名称,紧缺程度\n焊工,极高\n", encoding="utf-8")

    assert "row 2, column 紧缺程度" in _refused(path)


def test_wrong_words_about_the_list_are_refused(listed: Path) -> None:
    assert "2026-13-01" in _refused(listed, period_start="2026-13-01")
    assert "planet" in _refused(listed, level="planet")
    _refused(listed, period_end="2025-01-01")
    _refused(listed, catalogue="Not A Slug")
    _refused(listed, crosswalk=str(listed))


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    _refused(tmp_path)
    _refused(tmp_path / "none.csv")
