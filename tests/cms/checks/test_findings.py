"""Each check on a draft of its own: what it finds, and what it lets pass."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from django.utils import translation

from cms.checks import (
    alternatives,
    citations,
    consent,
    contrast,
    files,
    films,
    length,
    links,
    outline,
    rights,
    words,
)
from cms.checks import translation as translations
from cms.checks.draft import Block, Citation, Draft, Film, Heading, Link, Passage, Person, Shown, Translation, Word
from cms.checks.findings import Finding, Place, Severity, quote
from cms.checks.ground import contrast as contrast_of
from cms.checks.registry import CHECKS, findings

MUST, LOOK = Severity.MUST, Severity.LOOK
HERE = Place("段落", 3)
NOW = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)
READY = Draft(summary="一句话。")


def severities(check: Callable[[Draft], Iterable[Finding]], draft: Draft) -> list[Severity]:
    return [finding.severity for finding in check(draft)]


def says(text: str) -> Draft:
    return replace(READY, passages=(Passage(HERE, text, is_prose=True),))


def link(target: str, kind: str = "address", state: str = "there") -> Draft:
    return replace(READY, links=(Link(HERE, kind, "链接", target, state),))


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        (Citation(HERE, "9", "一份文件", is_there=True), []),
        (Citation(HERE, "99", "一份文件"), [MUST]),
        (Citation(HERE, "9", "", is_chosen=True), [MUST]),
        (Citation(HERE, "9"), [LOOK]),
    ],
)
def test_a_clause_that_is_cited_stands_in_its_policy(citation: Citation, found: list[Severity]) -> None:
    assert severities(citations.check, replace(READY, citations=(citation,))) == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (link("https://example.com/a?b=c"), []),
        (link("http://example.com/"), [LOOK]),
        (link("https://"), [MUST]),
        (link("example.com"), [MUST]),
        (link("javascript:alert(1)"), [MUST]),
        (link("//example.com/"), [MUST]),
        (link(""), [MUST]),
        (link("mailto:someone@example.com?subject=x"), []),
        (link("mailto:nobody"), [MUST]),
        (link("tel:+86 23 1234"), []),
        (link("#top"), []),
        (link("/needs/"), []),
        (link("5", "page"), []),
        (link("5", "page", "missing"), [MUST]),
        (link("5", "page", "hidden"), [MUST]),
        (link("5", "document", "missing"), [MUST]),
    ],
)
def test_links_lead_somewhere(draft: Draft, found: list[Severity]) -> None:
    assert severities(links.check, draft) == found


def shown(**given: Any) -> Draft:
    return replace(READY, pictures=(Shown(HERE, "焊缝", **{"description": "一道焊缝", "alt_en": "A weld", **given}),))


def test_a_picture_without_a_description_must_be_mended() -> None:
    assert severities(alternatives.check, shown(description=" ")) == [MUST]
    assert severities(alternatives.check, shown()) == []


def test_an_english_page_needs_english_descriptions() -> None:
    assert severities(alternatives.check, replace(shown(alt_en=""), language="en")) == [MUST]
    assert severities(alternatives.check, shown(alt_en="")) == []


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"rights_until": datetime.date(2024, 1, 2), "rights_stand": False}, [MUST]),
        ({"rights_until": datetime.date(2030, 1, 2)}, []),
        ({"rights_until": datetime.date(2026, 12, 2), "rights_end_soon": True}, [LOOK]),
        ({"has_people": True}, [MUST]),
        ({"has_people": True, "agreement": "2024，存档三"}, []),
        ({"has_people": True, "agreement": "2024", "lacks_guardian": True}, [MUST]),
        ({"unwilling": True, "has_people": True, "agreement": "x"}, [MUST]),
    ],
)
def test_pictures_are_shown_by_right(given: dict[str, Any], found: list[Severity]) -> None:
    assert severities(rights.check, shown(**given)) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, []),
        ({"is_readable": False}, [MUST]),
        ({"is_readable": False, "leads": True, "width": 500}, [MUST]),
        ({"leads": True, "width": 1199}, [LOOK]),
        ({"leads": True, "width": 1200}, []),
        ({"width": 500}, []),
    ],
)
def test_files_of_pictures_are_whole_and_lead_pictures_large_enough(
    given: dict[str, Any], found: list[Severity]
) -> None:
    assert severities(files.check, shown(**given)) == found


def test_a_film_needs_its_words() -> None:
    drafts = [replace(READY, films=(Film(HERE, own, text),)) for own, text in ((True, ""), (False, ""), (True, "他说"))]
    assert [severities(films.check, draft) for draft in drafts] == [[MUST], [LOOK], []]


def story(count: int, language: str = "zh-hans") -> Draft:
    text = "字" * count if language != "en" else "word " * count
    return replace(says(text), is_story=True, language=language, passages=(Passage(HERE, text),))


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (story(199), [LOOK]),
        (story(200), []),
        (story(3000), []),
        (story(3001), [LOOK]),
        (story(100, "en"), [LOOK]),
        (story(500, "en"), []),
        (replace(story(10), is_story=False), []),
    ],
)
def test_a_story_is_neither_too_short_nor_too_long(draft: Draft, found: list[Severity]) -> None:
    assert severities(length.check, draft) == found


def test_long_sentences_and_paragraphs_are_quoted_at_their_block() -> None:
    sentence, paragraph = "他" * 91 + "。", "他先看火色。" * 70
    found = list(length.check(says(f"{sentence}\n{paragraph}")))
    assert [finding.severity for finding in found] == [LOOK, LOOK]
    assert all(finding.place == HERE and finding.quote.startswith("他") for finding in found)


def test_reading_takes_minutes() -> None:
    assert (length.minutes(story(1200)), length.minutes(story(0)), length.size(story(1200))) == (3, 1, 1200)


@pytest.mark.parametrize(("contrast_found", "found"), [(None, []), (4.49, [MUST]), (4.5, [])])
def test_a_title_on_a_picture_can_be_read(contrast_found: float | None, found: list[Severity]) -> None:
    assert severities(contrast.check, replace(READY, title_contrast=contrast_found)) == found


def test_contrast_is_that_of_the_worst_place_below() -> None:
    dark, bright = np.zeros((90, 160, 3)), np.full((90, 160, 3), 255.0)
    half = dark.copy()
    half[:45] = 255.0
    assert contrast_of(dark) > contrast_of(bright)
    assert contrast_of(half) == contrast_of(dark)


def person(**given: Any) -> Person:
    return Person("周师傅", ("周师傅",), ("Master Zhou",), **given)


def test_a_name_without_consent_must_be_mended_and_is_quoted() -> None:
    draft = replace(says("前面的话。今天周师傅来了。"), people=(person(),))
    (found,) = consent.check(draft)
    assert (found.severity, found.place) == (MUST, HERE)
    assert "周师傅" in found.quote


@pytest.mark.parametrize("text", ["今天周<b>师傅</b>", "master  zhou came"])
def test_a_name_is_found_in_any_form_and_language(text: str) -> None:
    assert MUST in severities(consent.check, replace(says(text), people=(person(),)))


def test_a_name_with_consent_passes() -> None:
    assert severities(consent.check, replace(says("周师傅来了"), people=(person(agreed=True),))) == []


def test_a_form_that_the_text_never_uses_is_looked_at() -> None:
    assert severities(consent.check, replace(says("他来了"), people=(person(agreed=True),))) == [LOOK]


@pytest.mark.parametrize(("slug", "found"), [("周师傅的枪", 1), ("the-master-zhou-way", 1), ("master-zhouwen", 0)])
def test_no_address_holds_a_name(slug: str, found: int) -> None:
    draft = replace(says("周师傅来了"), people=(person(agreed=True),), slug=slug)
    assert severities(consent.check, draft) == [MUST] * found


def test_a_worker_without_a_tie_is_looked_at() -> None:
    assert severities(consent.check, replace(says("王师傅也在"), strangers=("王师傅",))) == [LOOK]


@pytest.mark.parametrize(
    ("changed", "is_source", "found"),
    [
        (None, True, []),
        (NOW - datetime.timedelta(1), True, [LOOK]),
        (NOW + datetime.timedelta(1), True, []),
        (NOW + datetime.timedelta(1), False, [LOOK]),
        (NOW - datetime.timedelta(1), False, []),
        (NOW, True, []),
    ],
)
def test_languages_keep_up(changed: Any, is_source: bool, found: list[Severity]) -> None:
    draft = replace(READY, translations=(Translation("English", is_source, changed=changed, own_change=NOW),))
    assert severities(translations.check, draft) == found


def test_a_language_that_is_not_there_is_told() -> None:
    draft = replace(READY, translations=(Translation("English", is_source=True, is_there=False),))
    assert severities(translations.check, draft) == [LOOK]


WORDS = (
    Word("截止", is_wrong=True, instead="截至", reason="现代汉语词典"),
    Word("截止日期", is_wrong=False, reason="核对日期"),
    Word("必需", is_wrong=True, instead="必需品", reason="示例"),
    Word("AI", is_wrong=False, reason="示例"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截止去年", [MUST]),
        ("截止日期是周五", [LOOK]),
        ("截止日期，截止去年", [LOOK, MUST]),
        ("必需品", []),
        ("必需的", [MUST]),
        ("用ai画图", [LOOK]),
        ("maid", []),
        ("干净", []),
    ],
)
def test_words_of_the_lists_are_found_longest_first(text: str, found: list[Severity]) -> None:
    assert severities(words.check, replace(says(text), words=WORDS)) == found


def test_a_wrong_word_is_quoted_with_the_right_one() -> None:
    text = "很长的前文" * 20 + "截止去年" + "很长的后文" * 20
    (found,) = words.check(replace(says(text), words=WORDS))
    assert "截止" in found.quote
    assert "截至" in found.mend
    assert len(found.quote) < 60


def test_without_lists_nothing_is_found() -> None:
    assert severities(words.check, says("截止去年")) == []


def test_a_page_needs_a_summary() -> None:
    assert severities(outline.check, Draft(summary=" \n")) == [MUST]


def test_headings_go_down_by_single_steps_and_have_text() -> None:
    headings = (Heading(HERE, 2, "一"), Heading(HERE, 4, "二"), Heading(HERE, 2, "三", has_text=False))
    assert severities(outline.check, replace(READY, headings=headings)) == [LOOK, LOOK]
    assert severities(outline.check, replace(READY, headings=(Heading(HERE, 3, "一"),))) == [LOOK]


def test_empty_blocks_and_cards_of_nobody_must_be_mended() -> None:
    blocks = (
        Block(HERE, "paragraph", is_empty=True),
        Block(HERE, "profile", number=2),
        Block(HERE, "profile", number=1),
    )
    assert severities(outline.check, replace(READY, blocks=blocks, people=(person(),))) == [MUST, MUST]


def test_a_draft_without_faults_passes_every_check() -> None:
    assert findings(replace(says("他先看火色。"), title="火色", slug="fire")) == []


def test_what_must_be_mended_comes_first_and_names_its_check() -> None:
    draft = replace(says("截止日期，截止去年"), words=WORDS, summary="")
    found = findings(draft)
    assert [finding.severity for finding in found] == [MUST, MUST, LOOK]
    assert {finding.check for finding in found} <= {str(check.label) for check in CHECKS}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_findings_speak_the_language_of_the_editor(language: str) -> None:
    with translation.override(language):
        (found,) = outline.check(Draft(summary=""))
    assert ("摘要" in str(found)) == (language == "zh-hans")


def test_a_quote_is_short_and_says_where_it_was_cut() -> None:
    assert quote("短的话") == "短的话"
    assert quote("字" * 100).endswith("…")
    assert quote("字" * 100, 50, 52).startswith("…")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周师傅先看火色，再下焊条。", [MUST]),
        ("周师傅 (Zhou) 先看火色，再下焊条。", [MUST]),
        ("Master Zhou first reads the fire.", []),
        ("He comes from 重庆市荣昌区 and makes pottery there.", []),
        ("周小明", []),
    ],
)
def test_an_english_page_holds_no_chinese_passages(text: str, found: list[Severity]) -> None:
    assert severities(translations.check, replace(says(text), language="en")) == found
    assert severities(translations.check, says(text)) == []


def test_words_of_pictures_name_people_as_the_text_does() -> None:
    person = Person("周师傅", ("周师傅",))
    for field in ("description", "alt_en", "credit"):
        draft = replace(shown(**{field: "周师傅的焊缝"}), people=(person,))
        assert severities(consent.check, draft) == [MUST]
        assert severities(consent.check, replace(draft, people=(replace(person, agreed=True),))) == []
    assert severities(consent.check, replace(shown(credit="周公开 摄"), strangers=("周公开",))) == [LOOK]


def test_who_is_tied_in_another_language_only_keeps_the_page_back() -> None:
    found = list(consent.check(replace(READY, untied=("周师傅",))))
    assert [(finding.severity, finding.quote) for finding in found] == [(MUST, "周师傅")]
