"""Loading shipped tables: once, whole, and never against what officers added."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from marketplace.catalogues.models import PriorityRules, ShortageEdition
from marketplace.taxonomy.models import (
    District,
    DistrictAlias,
    DistrictGroup,
    Occupation,
    OccupationAlias,
    OccupationGroup,
    PriorityArea,
    Skill,
    SmallTalk,
)
from marketplace.taxonomy.reference.loader import load_tables
from marketplace.taxonomy.reference.problems import ReferenceDataError
from marketplace.taxonomy.reference.tables import TABLES
from marketplace.taxonomy.vocabulary import taxonomy_version
from tests.factories.taxonomy import OccupationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


GROUPS = "source,code,name,name_en\ns,6,生产,Production\ns,6-18,机械,Machinery\ns,6-18-02,热加工,Hot working\n"
OCCUPATIONS = (
    "source,code,name,name_en,edition,is_digital,is_green\n"
    "s,6-18-02-04,焊工,Welder,2022,0,1\ns,6-18-02-01,铸造工,Caster,2022,0,0\n"
)
ALIASES = "source,occupation_code,alias,language,kind\ns,6-18-02-04,电焊工,zh,trade_talk\ns,6-18-02-04,Welder Man,en,english\n"


def _write(folder: Path, **tables: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return _write(tmp_path / "data", occupation_groups=GROUPS, occupations=OCCUPATIONS, occupation_aliases=ALIASES)


def _load(folder: Path, *, force: bool = False) -> int:
    return load_tables(TABLES, folder, report=lambda _line: None, force=force)


def test_rows_find_their_groups_and_parents(folder: Path) -> None:
    _load(folder)

    welder = Occupation.objects.get(code="6-18-02-04")
    assert (welder.name_en, welder.is_green, welder.group.code) == ("Welder", True, "6-18-02")
    assert [group.parent and group.parent.code for group in OccupationGroup.objects.order_by("code")] == [
        None,
        "6",
        "6-18",
    ]
    assert set(welder.aliases.values_list("key", flat=True)) == {"电焊工", "welder man"}


def test_what_did_not_change_is_not_loaded_again(folder: Path) -> None:
    assert _load(folder) == 3
    version = taxonomy_version()

    assert _load(folder) == 0
    assert taxonomy_version() == version
    assert _load(folder, force=True) == 3


def test_a_changed_table_changes_rows_in_place_and_the_version(folder: Path) -> None:
    _load(folder)
    before = Occupation.objects.get(code="6-18-02-04").pk
    version = taxonomy_version()

    _write(folder, occupations=OCCUPATIONS.replace("Welder", "Welding worker"))

    assert _load(folder) == 1
    assert Occupation.objects.get(name_en="Welding worker").pk == before
    assert taxonomy_version() != version


def test_a_code_that_is_no_longer_shipped_stays(folder: Path) -> None:
    _load(folder)
    _write(folder, occupations=OCCUPATIONS[: OCCUPATIONS.index("s,6-18-02-01")])

    _load(folder)

    assert Occupation.objects.filter(code="6-18-02-01").exists()


def test_a_shipped_alias_goes_with_its_row_and_an_officers_alias_stays(folder: Path) -> None:
    _load(folder)
    welder = Occupation.objects.get(code="6-18-02-04")
    OccupationAlias.objects.create(occupation=welder, alias="烧焊的", is_local=True)
    _write(folder, occupation_aliases=ALIASES[: ALIASES.index("s,6-18-02-04,Welder Man")])

    _load(folder)

    assert set(welder.aliases.values_list("alias", flat=True)) == {"电焊工", "烧焊的"}


def test_an_alias_that_an_officer_took_over_is_not_changed(folder: Path) -> None:
    _load(folder)
    OccupationAlias.objects.filter(key="电焊工").update(is_local=True, kind="weak")

    _load(folder, force=True)

    assert OccupationAlias.objects.get(key="电焊工").kind == "weak"


@pytest.mark.parametrize(
    ("table", "text", "place"),
    [
        ("occupations", OCCUPATIONS + "s,6-18-02-4,坏,Bad,2022,0,0\n", "occupations.csv, row 4"),
        ("occupations", OCCUPATIONS + "s,6-99-02-04,坏,Bad,2022,0,0\n", "occupations.csv, row 4"),
        ("occupations", OCCUPATIONS + "s,6-18-02-04,焊工,Welder,2022,0,1\n", "occupations.csv, row 4"),
        ("occupations", OCCUPATIONS + "s,6-18-02-05,,Empty,2022,0,1\n", "occupations.csv, row 4"),
        ("occupations", OCCUPATIONS + "s,6-18-02-05,钎,Brazer,2022,0,1,more\n", "occupations.csv, row 4"),
        ("occupation_aliases", ALIASES + "s,6-18-02-99,x,zh,\n", "occupation_aliases.csv, row 4"),
        ("occupation_aliases", ALIASES.replace("language", "langue"), "occupation_aliases.csv, row 2"),
        ("skills", "source,slug,kind,name,name_en\ns,x,nonsense,名,N\n", "skills.csv, row 2"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_row_and_nothing_is_loaded(
    folder: Path, table: str, text: str, place: str
) -> None:
    _write(folder, **{table: text})

    with pytest.raises(ReferenceDataError) as refusal:
        _load(folder)

    assert place in {f"{problem.file}, row {problem.row}" for problem in refusal.value.problems}
    assert not OccupationGroup.objects.exists()


def test_all_shipped_tables_load_and_load_again_without_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference")
    first = capsys.readouterr().out
    assert "absent" not in first
    codes = set(Occupation.objects.values_list("pk", "code"))

    call_command("load_reference", force=True)

    second = capsys.readouterr().out
    assert all(", 0 new, 0 changed, 0 removed" in line for line in second.splitlines() if "removed" in line)
    assert set(Occupation.objects.values_list("pk", "code")) == codes
    assert len(codes) >= 400
    assert OccupationAlias.objects.count() >= 1000
    assert Skill.objects.count() >= 300
    assert not Occupation.objects.filter(name_en="").exists()


def test_the_shipped_districts_tell_the_change_of_2025() -> None:
    call_command("load_reference", verbosity=0)

    current = District.objects.current().of_chongqing().exclude(kind=District.Kind.FUNCTIONAL_AREA)
    assert current.count() == 37
    assert District.objects.get(slug="liangjiang").gb_code is None
    assert set(District.objects.filter(successions__new__slug="liangjiang").values_list("slug", flat=True)) == {
        "jiangbei",
        "yubei",
        "beibei",
    }
    assert DistrictAlias.objects.filter(alias="统景镇", district__slug="beibei").exists()
    dianjiang = DistrictGroup.objects.filter(members__slug="dianjiang").values_list("scheme__slug", "slug")
    assert ("one-zone-two-clusters", "three-gorges") in dianjiang
    assert ("spatial-plan-2024", "east-new-town") in dianjiang
    assert PriorityArea.objects.count() == 4


def test_the_shipped_lists_and_rules_are_in_force_and_an_officers_rules_stay() -> None:
    call_command("load_reference", verbosity=0)

    assert ShortageEdition.objects.published().count() == 3
    assert set(ShortageEdition.objects.filter(is_demo=True).values_list("catalogue__level", flat=True)) == {
        "city",
        "district",
    }
    PriorityRules.objects.update(note="ours")
    ShortageEdition.objects.filter(is_demo=True).update(state="withdrawn")
    call_command("load_reference", force=True, verbosity=0)
    assert list(PriorityRules.objects.values_list("version", "note")) == [(1, "ours")]
    assert ShortageEdition.objects.published().count() == 1


def test_an_occupation_made_here_is_not_touched() -> None:
    OccupationFactory(code="6-18-02-99", name="本地职业")

    call_command("load_reference", verbosity=0)

    assert Occupation.objects.get(code="6-18-02-99").name == "本地职业"


def test_wrong_shipped_data_ends_the_command_with_one_message(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    _write(folder, occupations=OCCUPATIONS + "s,nonsense,坏,Bad,2022,0,0\n")
    monkeypatch.setattr("marketplace.catalogues.management.commands.load_reference.DIRECTORY", folder)

    with pytest.raises(CommandError) as refusal:
        call_command("load_reference", verbosity=0)

    assert refusal.value.returncode == 2
    assert "occupations.csv" in str(refusal.value)


def test_a_shipped_word_that_an_officer_left_out_stays_out(folder: Path) -> None:
    words = "source,word,language\ns,哪里,zh\ns,师傅,zh\n"
    _load(_write(folder, small_talk=words))
    SmallTalk.objects.filter(word="师傅").update(is_used=False)
    SmallTalk.objects.create(word="摆龙门阵", is_local=True)

    _load(folder, force=True)

    assert dict(SmallTalk.objects.values_list("word", "is_used")) == {"哪里": True, "师傅": False, "摆龙门阵": True}
