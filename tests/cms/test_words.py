"""Checked words: what the operator's list holds, and how it is kept."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.models import CheckedWord
from cms.words.tables import SHIPPED, read_words
from marketplace.tables.reading import read_table
from marketplace.tables.writing import write_xlsx
from tests.cms.newsroom import Newsroom

pytestmark = pytest.mark.django_db
LIST, IMPORT = "checkedword:index", "checkedword:import"


def send(newsroom: Newsroom, text: str | bytes, name: str = "operator", file: str = "words.csv") -> HttpResponse:
    data = text if isinstance(text, bytes) else text.encode()
    return newsroom.client(name).post(reverse(IMPORT), {"table": SimpleUploadedFile(file, data)}, follow=True)


def errors(response: Any) -> str:
    return " ".join(response.context["form"].errors["table"])


def test_the_shipped_list_names_a_source_for_every_word() -> None:
    words = read_words(read_table(SHIPPED))
    assert len(words) > 30
    assert all(word.reason for word in words)
    with SHIPPED.open(encoding="utf-8") as table:
        assert next(csv.reader(table))[0] == "source"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("巴渝工匠", "sensitive"),
        ("高工", "sensitive"),
        ("江北区", "sensitive"),
        ("最佳", "sensitive"),
        ("高级电工证", "wrong"),
    ],
)
def test_the_shipped_list_has_the_words_that_people_get_wrong_here(newsroom: Newsroom, word: str, kind: str) -> None:
    assert CheckedWord.objects.get(word=word).kind == kind


def test_what_an_operator_deleted_stays_deleted(newsroom: Newsroom) -> None:
    CheckedWord.objects.get(word="高工").delete()
    call_command("build_site", verbosity=0)
    assert not CheckedWord.objects.filter(word="高工").exists()


def test_the_list_is_searched_by_parts_of_words_and_reasons(newsroom: Newsroom) -> None:
    found = newsroom.client("operator").get(reverse(LIST), {"q": "广告法"}).context["object_list"]
    assert {"国家级", "包过"} <= {row.word for row in found}
    assert "高工" not in {row.word for row in found}


@pytest.mark.parametrize("headers", ["word,kind,instead,source", "用词,类型,应改为,出处"])
def test_a_table_adds_words_and_changes_those_that_are_there(newsroom: Newsroom, headers: str) -> None:
    response = send(newsroom, f"{headers}\n新词,敏感,别的词,某规定\n高工,错误,高级工程师,另一规定\n")
    assert "新增 1 个用词，修改 1 个" in response.content.decode()
    assert CheckedWord.objects.get(word="新词").kind == "sensitive"
    assert CheckedWord.objects.get(word="高工").reason == "另一规定"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("word,kind,source\n词,坏,规定\n", "第 2 行"),
        ("word,kind,source\n词,,\n", "第 2 行"),
        ("word,source\n词,规定\n词,规定\n", "第 3 行"),
        (f"word,source\n{'长' * 61},规定\n", "第 2 行"),
        ("kind,source\n错误,规定\n", "word"),
        ("", ""),
        (b"PK\x03\x04broken", ""),
    ],
)
def test_a_table_that_cannot_be_taken_names_the_row_and_changes_nothing(
    newsroom: Newsroom, table: str | bytes, said: str
) -> None:
    before = list(CheckedWord.objects.values())
    response = send(newsroom, table)
    assert response.status_code == 200
    assert said in errors(response)
    assert list(CheckedWord.objects.values()) == before


def test_a_workbook_is_taken_too_and_every_word_is_logged(newsroom: Newsroom) -> None:
    book = io.BytesIO()
    write_xlsx(book, ["用词", "出处"], [["甲", "规定"], ["乙", "规定"]])
    assert send(newsroom, book.getvalue(), file="words.xlsx").status_code == 200
    logged = ModelLogEntry.objects.filter(user=newsroom.people["operator"], data__imported=True)
    assert {entry.label for entry in logged} == {"甲", "乙"}


@pytest.mark.parametrize("name", ["writer", "reviewer", "publisher"])
def test_only_the_operator_imports(newsroom: Newsroom, name: str) -> None:
    send(newsroom, "word,source\n甲,规定\n", name)
    assert not CheckedWord.objects.filter(word="甲").exists()
