"""What a person writes of himself: how long, with what, on what, and when he has time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marketplace.needs.demo.draws import Draw, inside
from marketplace.needs.demo.people import Person
from marketplace.needs.demo.reference import Named, Reference
from marketplace.needs.demo.tables import Row, lines, of_family, rows, trades

_YEARS = re.compile(r"(\d+|[一二三四五六七八九十]+)年")
_DIGITS = "零一二三四五六七八九"


def introduction(
    draw: Draw, person: Person, habit: str, skills: Sequence[Named], reference: Reference
) -> tuple[str, str]:
    """Return the introduction in Chinese and in English."""
    sentences = [_opening(draw, person, reference)]
    if skills and draw.chance(0.85):
        sentences.append(_skills(draw, skills))
    sentences += _cases(draw, person)
    if draw.chance(0.85):
        sentences.append(_closing(draw, person, habit))
    return "".join(zh for zh, _en in sentences), " ".join(en for _zh, en in sentences)


def _opening(draw: Draw, person: Person, reference: Reference) -> tuple[str, str]:
    fitting = [row for row in rows("openings") if fits(row, person.status, person.level, person.years, person.family)]
    row = draw.choice(fitting)
    level = reference.levels.get(person.level)
    words = {
        "trade": person.product.name if person.product else person.trade.spoken,
        "years": str(person.years),
        "place": reference.districts[person.home].name,
        "level": level.name if level else "",
    }
    words_en = {
        "trade": person.product.name_en if person.product else person.trade.spoken_en,
        "years": str(person.years),
        "place": reference.districts[person.home].name_en,
        "level": level.name_en.lower() if level else "",
    }
    zh, en = draw.spoken(row["text"], row["text_en"])
    english = _filled(en, words_en)
    return _filled(zh, words), english.replace("1 years", "one year") if person.years == 1 else english


def fits(row: Row, status: str, level: int, years: int, family: str) -> bool:
    """Whether a person of that status, level, years and family may open with the row's sentence."""
    return (
        status in row["statuses"].split()
        and int(row["level_from"]) <= level <= int(row["level_to"])
        and int(row["years_from"]) <= years <= int(row["years_to"])
        and (not row["family"] or family in row["family"].split())
    )


def _filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"<{name}>", word)
    return text


def _skills(draw: Draw, skills: Sequence[Named]) -> tuple[str, str]:
    shown = list(skills[:3])
    row = draw.choice([row for row in rows("skill_sentences") if int(row["skills"]) == len(shown)])
    zh, en = row["text"], row["text_en"]
    for place, skill in enumerate(shown):
        zh = zh.replace(f"<{place}>", skill.name)
        en = en.replace(f"<{place}>", inside(skill.name_en))
    return zh, en[:1].upper() + en[1:]


def _cases(draw: Draw, person: Person) -> list[tuple[str, str]]:
    if person.product:
        own = draw.spoken(person.product.words["text"], person.product.words["text_en"])
        return [own]
    fitting = lines("cases", person.trade.code) if person.trade.code in trades() else ()
    enough = [row for row in fitting if person.years >= 6 or not _boasts(row)]
    count = 2 if person.years >= 8 and draw.chance(0.55) else 1 if person.years >= 3 or draw.chance(0.3) else 0
    told = [draw.spoken(row["text"], row["text_en"]) for row in draw.some(enough, count, count)]
    return [(zh, en) for zh, en in told if _longest(zh) <= person.years]


def _longest(text: str) -> int:
    """Return the longest time in years that a sentence speaks of."""
    return max((_number(found) for found in _YEARS.findall(text)), default=0)


def _number(text: str) -> int:
    """Return a number below a hundred written in Chinese or in digits."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.index(tens)
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def _boasts(row: Row) -> bool:
    """Whether only somebody with years behind him says this: leading, teaching, counted years."""
    return any(word in row["text"] for word in ("带过", "带了", "年，", "做了多年", "徒弟", "裁判", "班组第一"))


def _closing(draw: Draw, person: Person, habit: str) -> tuple[str, str]:
    fitting = [row for row in rows("closings") if habit in row["habits"].split()]
    zh, en = draw.spoken(*_text(draw.choice(fitting)))
    wishes = list(of_family("wishes", person.family) or of_family("wishes", "any"))
    if person.level >= 4 and draw.chance(0.4):
        wishes = list(of_family("wishes", "master"))
    if draw.chance(0.6):
        more, more_en = draw.spoken(*_text(draw.choice(wishes)))
        return zh + more, f"{en} {more_en}"
    return zh, en


def _text(row: Row) -> tuple[str, str]:
    return row["text"], row["text_en"]
