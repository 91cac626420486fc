"""The operator's full list of occupations, from the command line."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from marketplace.tables.writing import write_xlsx
from marketplace.taxonomy.models import Occupation, OccupationAlias, OccupationGroup, WorkType
from marketplace.taxonomy.vocabulary import taxonomy_version
from tests.factories.taxonomy import OccupationFactory, OccupationGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


ENGLISH = "code\tname\tflag\tmajor\tmajor_name\tmiddle\tmiddle_name\tminor\tminor_name\n"
WELDER = "6-18-02-04\t焊工\tL\t6\t生产制造及有关人员\t6-18\t机械制造基础加工人员\t6-18-02\t机械热加工人员\n"
CASTER = "6-18-02-01\t铸造工\t\t6\t生产制造及有关人员\t6-18\t机械制造基础加工人员\t6-18-02\t机械热加工人员\n"
ROBOTS = "6-31-07-01\t工业机器人系统运维员\tL/S\t6\t生产制造及有关人员\t6-31\t辅助人员\t6-31-07\t\n"
HEADERS = ["职业代码", "职业名称", "标识", "大类名称", "中类名称", "小类名称", "工种"]


def _import(path: Path, **options: object) -> str:
    out = io.StringIO()
    call_command("import_occupations", str(path), stdout=out, **options)
    return out.getvalue()


def _refused(path: Path) -> str:
    with pytest.raises(CommandError) as refusal:
        _import(path)
    assert refusal.value.returncode == 2
    return str(refusal.value)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.tsv"
    path.write_text(ENGLISH + WELDER + CASTER + ROBOTS, encoding="utf-8")
    return path


def test_occupations_come_with_their_groups_and_marks(listed: Path) -> None:
    assert "3 new" in _import(listed)

    robots = Occupation.objects.get(code="6-31-07-01")
    assert (robots.is_digital, robots.is_green, robots.edition) == (True, True, "2022")
    assert [robots.group.code, robots.group.parent.code, robots.group.parent.parent.code] == ["6-31-07", "6-31", "6"]
    assert OccupationGroup.objects.get(code="6-18-02").name == "机械热加工人员"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_chinese_headers_and_encodings_give_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    row = "6-18-02-04,焊工,L,生产,机械,热加工,电焊工、气焊工"
    path.write_text("附件：职业名录\n" + ",".join(HEADERS) + f"\n{row}\n", encoding=encoding)

    _import(path)

    welder = Occupation.objects.get(code="6-18-02-04")
    assert (welder.name, welder.is_green, welder.group.name) == ("焊工", True, "热加工")
    assert set(WorkType.objects.values_list("name", flat=True)) == {"电焊工", "气焊工"}


def test_a_workbook_with_group_rows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    rows = [["6", "生产"], ["6-18", "机械"], ["6-18-02", "热加工"], ["6-18-02-04", "焊工 L"], ["6—18—02—01", "铸造工"]]
    with path.open("wb") as file:
        write_xlsx(file, HEADERS[:2], rows)

    _import(path)

    assert Occupation.objects.get(code="6-18-02-04").is_green
    assert Occupation.objects.get(code="6-18-02-01").group.name == "热加工"


def test_a_second_import_changes_nothing(listed: Path) -> None:
    _import(listed)
    rows, version = list(Occupation.objects.values()), taxonomy_version()

    assert "0 new, 3 same, 0 changed" in _import(listed)
    assert list(Occupation.objects.values()) == rows
    assert taxonomy_version() == version


def test_a_dry_run_shows_and_writes_nothing(listed: Path) -> None:
    assert "3 new" in _import(listed, dry_run=True)

    assert not Occupation.objects.exists()


def test_codes_and_aliases_that_the_list_lacks_stay(listed: Path) -> None:
    ours = OccupationFactory(code="6-18-02-99", name="本地职业")
    OccupationAlias.objects.create(occupation=OccupationFactory(code="6-18-02-04"), alias="电焊工")

    assert "1 kept that are not in the list" in _import(listed)

    assert Occupation.objects.get(pk=ours.pk).name == "本地职业"
    assert OccupationAlias.objects.filter(alias="电焊工").exists()


def test_a_former_name_stays_as_an_alias_that_no_reload_removes(listed: Path) -> None:
    OccupationFactory(code="6-18-02-04", name="电焊工")

    _import(listed)

    welder = Occupation.objects.get(code="6-18-02-04")
    assert welder.name == "焊工"
    assert list(welder.aliases.values_list("alias", "is_local")) == [("电焊工", True)]


def test_a_name_that_was_cut_short_does_not_replace_the_whole_one(tmp_path: Path) -> None:
    OccupationFactory(code="2-02-15-09", name="公路养护工程技术人员")
    path = tmp_path / "list.csv"
    path.write_text("code,name\n2-02-15-09,公路养护工\n", encoding="utf-8")

    assert "2-02-15-09" in _import(path)

    assert Occupation.objects.get().name == "公路养护工程技术人员"


def test_known_defects_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    engineers = "".join(
        f"2-02-15-0{n}\t{name}\t\t2\t专业技术人员\t2-02\t工程技术人员\t2-02-15\t运输工程技术人员\n"
        for n, name in [(1, "汽车运用工程技术人员"), (2, "船舶运用工程技术人员"), (4, "公路养护工")]
    )
    path.write_text(ENGLISH + engineers + WELDER.replace("焊工", "公路养护工") + ROBOTS, encoding="utf-8")

    lines = [line for line in _import(path, dry_run=True).splitlines() if line.startswith(("Defect", "缺陷"))]

    _import(path)
    assert list(Occupation.objects.filter(is_current=False).values_list("code", flat=True)) == ["2-02-15-04"]
    assert " 5 same" in _import(path)
    assert any("1634" in line for line in lines)
    assert any("2-02-15-03" in line and "6-18-02-01" in line for line in lines)
    assert any("6-31-07" in line for line in lines)
    assert any("2-02-15-04 / 6-18-02-04" in line for line in lines)
    assert sum("工程技术人员" in line and "2-02-15-04" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ""),
        (b"code,title\n6-18-02-04,x\n", "title"),
        (b"code,name\n", ""),
        (b"code,name\n6-18-02-4,x\n", "6-18-02-4"),
        (b"code,name\n6-18-02-04,\n", ""),
        ("code,name\n6-18-02-04,焊工\n6-18-02-04,铸造工\n".encode(), "6-18-02-04"),
        (b"code,name\n6-18-02-04,=HYPERLINK(1)\n", "B"),
        (b"code,name,code\n1,2,3\n", "C"),
        ("code,name\n6-18-02-04,焊工\n".encode("utf-32"), ""),
        (b"\x00" * 1000, ""),
        (b"j" * 10_000_000, ""),
        (b"PK\x03\x04" + b"j" * 1000, ""),
    ],
    ids=[
        "empty",
        "column",
        "no rows",
        "code",
        "name",
        "twice",
        "formula",
        "header",
        "encoding",
        "zeros",
        "junk",
        "zip",
    ],
)
def test_an_unreadable_or_wrong_file_is_refused_whole_with_exit_code_2(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)

    message = _refused(path)

    assert message.startswith(str(path))
    assert said in message
    assert not Occupation.objects.exists()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert str(tmp_path) in _refused(tmp_path)


def test_one_wrong_row_among_good_ones_keeps_the_rest_out(listed: Path) -> None:
    listed.write_text(listed.read_text(encoding="utf-8") + "x\ty\n", encoding="utf-8")
    OccupationGroupFactory(code="6")

    assert "5" in _refused(listed)
    assert not Occupation.objects.exists()
