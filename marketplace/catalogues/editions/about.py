"""What is said of a list as a whole: catalogue, issuer, level, period, source."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from marketplace.catalogues.editions.columns import ABOUT
from marketplace.catalogues.models import ShortageCatalogue
from marketplace.tables.content import Table
from marketplace.tables.errors import TableError
from marketplace.tables.headers import Record, header_key

LEVELS = {
    "national": ("国家", "全国", "国家级"),
    "city": ("市", "市级", "重庆市", "全市"),
    "chuanyu": ("川渝", "成渝", "成渝地区", "川渝地区"),
    "district": ("区县", "区", "县", "区级", "区县级"),
}
PROFILES = {"occupations": ("职业", "工种", "职业目录", "occupation"), "posts": ("岗位", "人才", "岗位目录", "post")}
POST_HEADERS = ("岗位", "post", "job")
NEEDED = {
    "catalogue": "--catalogue",
    "catalogue_name": "--name",
    "issuer": "--issuer",
    "catalogue_level": "--level",
    "period_start": "--period-start",
}
TRUE = {"1", "true", "yes", "是"}
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, slots=True)
class About:
    """An edition and its catalogue as the file and the operator describe them. `classification` is empty where nobody says."""

    slug: str
    name: str
    name_en: str
    issuer: str
    level: str
    profile: str
    label: str
    period_start: dt.date
    period_end: dt.date | None
    published_on: dt.date | None
    source: str
    source_url: str
    classification: str
    default_grade: str
    default_districts: str
    grade_by_rank: str
    is_demo: bool


def said_in(table: Table, records: Sequence[Record], stated: Mapping[str, str]) -> dict[str, str]:
    """All that is said of the list; the operator's words go before the rows above the headers, those before columns."""
    known = {header_key(text): field.name for field in ABOUT for text in (field.name, *field.aliases)}
    said: dict[str, str] = {}
    for name in (field.name for field in ABOUT):
        values = {record[name] for record in records if record[name]}
        if len(values) > 1:
            message = _("The column “%(column)s” differs between rows.")
            raise TableError(message % {"column": name})
        if values:
            said[name] = values.pop()
    for cells in [row.cells for row in table.preamble]:
        if len(cells) > 1 and header_key(cells[0]) in known and cells[1]:
            said[known[header_key(cells[0])]] = cells[1]
    return said | {name: value for name, value in stated.items() if value}


def about(said: Mapping[str, str], *, headers: Sequence[str]) -> About:
    """Read what was said; TableError names what is missing or wrong. An existing catalogue fills its own part."""
    merged = _with_known(said)
    merged["profile"] = merged.get("profile") or _profile_of(headers)
    if lacking := missing(said):
        message = _(
            "Say which list this is, with options, an accompanying JSON file or rows above the headers. Missing: %(missing)s."
        )
        raise TableError(message % {"missing": ", ".join(lacking)})
    return _read(merged)


def missing(said: Mapping[str, str]) -> tuple[str, ...]:
    """What has to be said of a list and is not, with the option that says it."""
    merged = _with_known(said)
    return tuple(f"{name} ({option})" for name, option in NEEDED.items() if not merged.get(name))


def assumed(file_name: str, lacking: Sequence[str]) -> dict[str, str]:
    """Stand-ins for what is missing, good enough for a preview."""
    stem = file_name.rpartition(".")[0] or file_name
    stand_ins = {
        "catalogue": slug_of(stem) or "list",
        "catalogue_name": stem,
        "issuer": "–",
        "catalogue_level": "city",
        "period_start": dt.date.today().isoformat(),  # noqa: DTZ011 the day on the operator's desk
    }
    return {name.split(" ")[0]: stand_ins[name.split(" ")[0]] for name in lacking}


def _with_known(said: Mapping[str, str]) -> dict[str, str]:
    """What was said and what the catalogue, if there is one, knows of itself."""
    merged = {name: value for name, value in said.items() if value}
    catalogue = _catalogue(said)
    if catalogue:
        merged.setdefault("catalogue_name", catalogue.name)
        merged.setdefault("issuer", catalogue.issuer)
        merged.setdefault("catalogue_level", catalogue.level)
        merged.setdefault("profile", catalogue.profile)
    if slug := catalogue.slug if catalogue else slug_of(merged.get("catalogue_name", "")):
        merged.setdefault("catalogue", slug)
    if merged.get("published_on"):
        merged.setdefault("period_start", merged["published_on"])
    return merged


def slug_of(name: str) -> str:
    """A key made from a name: pinyin of its characters."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(lazy_pinyin(name)).lower()).strip("-")[:60].strip("-")


def _catalogue(said: Mapping[str, str]) -> ShortageCatalogue | None:
    if slug := said.get("catalogue"):
        return ShortageCatalogue.objects.filter(slug=slug).first()
    return ShortageCatalogue.objects.filter(name=said.get("catalogue_name") or None).first()


def _profile_of(headers: Sequence[str]) -> str:
    """A list of posts says so in the header of its names."""
    return "posts" if any(word in header.lower() for header in headers for word in POST_HEADERS) else "occupations"


def _read(said: Mapping[str, str]) -> About:
    start = _date("period_start", said)
    end = _date("period_end", said)
    if start is None or (end and end < start):
        raise TableError(_("The period ends before it begins."), column="period_end")
    return About(
        slug=_slug(said["catalogue"]),
        name=said["catalogue_name"][:160],
        name_en=said.get("catalogue_name_en", "")[:200],
        issuer=said["issuer"][:160],
        level=_choice("catalogue_level", said["catalogue_level"], LEVELS),
        profile=_choice("profile", said["profile"], PROFILES),
        label=(said.get("edition") or start.isoformat())[:60],
        period_start=start,
        period_end=end,
        published_on=_date("published_on", said),
        source=(said.get("source") or said["issuer"])[:300],
        source_url=_url(said.get("source_url", "")),
        classification=said.get("edition_of_classification", "")[:12],
        default_grade=said.get("default_grade", ""),
        default_districts=said.get("default_districts", ""),
        grade_by_rank=said.get("grade_by_rank", ""),
        is_demo=said.get("is_demo", "").lower() in TRUE,
    )


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", text):
        raise TableError(
            _("The key of a catalogue may contain only lower-case letters, digits and hyphens."), column="catalogue"
        )
    return text


def _url(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s<>\"']{3,290}", text):
        raise TableError(_("This is not a web address."), column="source_url")
    return text


def _choice(column: str, text: str, choices: Mapping[str, Sequence[str]]) -> str:
    for value, names in choices.items():
        if text.strip().lower() == value or text.strip() in names:
            return value
    message = _("“%(text)s” is not one of: %(choices)s.")
    raise TableError(message % {"text": text[:40], "choices": ", ".join(choices)}, column=column)


def _date(column: str, said: Mapping[str, str]) -> dt.date | None:
    text = said.get(column, "").strip()
    if not text:
        return None
    try:
        found = DATE.match(text)
        return dt.date(*map(int, found.groups())) if found else dt.date.fromisoformat(text)
    except ValueError as error:
        message = _("“%(text)s” is not a date. Write it as 2026-03-31.")
        raise TableError(message % {"text": text[:40]}, column=column) from error
