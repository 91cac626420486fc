"""A word of work or of small talk that an officer changes counts in the next search."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.taxonomy.models import OccupationWord, SmallTalk
from search.language import language
from search.linking import linking
from search.matching.reading import read_text
from tests.factories import OccupationFactory

pytestmark = pytest.mark.django_db
WELDER = "6-18-02-04"


def meant(text: str) -> str:
    found = linking().link(text)
    return found[0].key if found else ""


def test_a_word_of_work_speaks_for_its_occupation_from_its_saving_to_its_leaving_out(admin_client: Client) -> None:
    for code in (WELDER, "6-18-01-01", "6-18-01-02", "6-31-01-03"):
        OccupationFactory(code=code)
    form = {"word": "坝坝起泡", "occupation": WELDER, "kind": "fault", "is_used": "on", "source": ""}
    seen = [meant("坝坝起泡")]

    admin_client.post(reverse("occupationword:add"), form)
    seen.append(meant("坝坝起泡"))
    admin_client.post(reverse("occupationword:edit", args=[OccupationWord.objects.get().pk]), {**form, "is_used": ""})
    seen.append(meant("坝坝起泡"))

    assert seen == ["", WELDER, ""]


def test_a_word_of_small_talk_is_one_from_its_saving_to_its_deletion(admin_client: Client) -> None:
    def words() -> tuple[str, ...]:
        return read_text("坝坝", language()).words

    seen = [words()]
    admin_client.post(reverse("smalltalk:add"), {"word": "坝坝", "is_used": "on", "source": ""})
    seen.append(words())
    admin_client.post(reverse("smalltalk:delete", args=[SmallTalk.objects.get().pk]))
    seen.append(words())

    assert seen == [("坝",), (), ("坝",)]
