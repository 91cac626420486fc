"""What officers do with words of work and small talk in the editors' desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.taxonomy.models import OccupationWord, SmallTalk
from marketplace.taxonomy.vocabulary import small_talk, taxonomy_version, words_of_work
from tests.factories.taxonomy import OccupationFactory

pytestmark = pytest.mark.django_db
WELDER, TURNER = "6-18-02-04", "6-18-01-01"


def somebody(*permissions: str) -> User:
    user = User.objects.create_user(f"{'-'.join(permissions)}@example.com", "a long enough password")
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def desk() -> Client:
    """Of someone who may change occupations, and so their aliases, and nothing else."""
    client = Client()
    client.force_login(somebody("access_admin", "change_occupation"))
    return client


def word(text: str = "焊缝", code: str = WELDER, **given: object) -> OccupationWord:
    occupation = OccupationFactory(code=code)
    return OccupationWord.objects.create(occupation=occupation, word=text, **{"kind": "thing", **given})


def form(**values: str) -> dict[str, str]:
    return {"word": "焊缝起泡", "occupation": WELDER, "kind": "fault", "is_used": "on", "source": "车间说法", **values}


def listed(desk: Client, name: str, **query: str) -> list[str]:
    return [row.word for row in desk.get(reverse(f"{name}:index"), query).context["object_list"]]


def test_a_word_of_work_is_added_and_counts_at_once(desk: Client) -> None:
    OccupationFactory(code=WELDER)
    version = taxonomy_version()

    answer = desk.post(reverse("occupationword:add"), form())

    assert answer.status_code == 302
    made = OccupationWord.objects.get()
    assert (made.word, made.kind, made.language, made.is_local, made.source) == (
        "焊缝起泡",
        "fault",
        "zh",
        True,
        "车间说法",
    )
    assert list(words_of_work()) == [(WELDER, "焊缝起泡")]
    assert taxonomy_version() != version


def test_an_own_word_is_changed_and_deleted(desk: Client) -> None:
    own = word(is_local=True)
    desk.post(reverse("occupationword:edit", args=[own.pk]), form(word=" weld  seam "))
    own.refresh_from_db()
    assert (own.word, own.key, own.language, own.occupation.code) == ("weld seam", "weld seam", "en", WELDER)

    version = taxonomy_version()
    desk.post(reverse("occupationword:delete", args=[own.pk]))
    assert not OccupationWord.objects.exists()
    assert taxonomy_version() != version


def test_a_shipped_word_is_left_out_and_neither_changed_nor_deleted(desk: Client) -> None:
    shipped = word()
    edit, delete = (reverse(f"occupationword:{name}", args=[shipped.pk]) for name in ("edit", "delete"))
    assert delete not in desk.get(edit).content.decode()
    assert delete not in desk.get(reverse("occupationword:index")).content.decode()

    desk.post(delete)
    desk.post(edit, {**form(word="别的"), "is_used": ""})

    shipped.refresh_from_db()
    assert (shipped.word, shipped.kind, shipped.is_local, shipped.is_used) == ("焊缝", "thing", False, False)
    assert list(words_of_work()) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"word": ""}, "word"),
        ({"word": " 焊缝 "}, "word"),
        ({"word": "字" * 61}, "word"),
        ({"occupation": "6-99-99-99"}, "occupation"),
        ({"kind": "nothing"}, "kind"),
    ],
)
def test_what_cannot_be_added_is_told_at_its_field(desk: Client, values: dict[str, str], field: str) -> None:
    word()
    answer = desk.post(reverse("occupationword:add"), form(**values))
    assert answer.context["form"].errors[field]
    assert OccupationWord.objects.count() == 1


def test_another_occupation_may_have_the_same_word(desk: Client) -> None:
    word()
    OccupationFactory(code=TURNER)
    assert desk.post(reverse("occupationword:add"), form(word="焊缝", occupation="车工")).status_code == 302
    assert OccupationWord.objects.count() == 2


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, ["焊缝", "刀架"]),
        ({"occupation": WELDER}, ["焊缝"]),
        ({"occupation": "6-18"}, ["焊缝", "刀架"]),
        ({"occupation": "6-18-02-04 焊工"}, ["焊缝"]),
        ({"occupation": "车工"}, ["刀架"]),
        ({"q": "刀"}, ["刀架"]),
        ({"q": "焊工"}, ["焊缝"]),
        ({"kind": "fault"}, ["刀架"]),
        ({"is_used": "false"}, ["刀架"]),
    ],
)
def test_words_are_found_by_text_occupation_and_kind(desk: Client, query: dict[str, str], words: list[str]) -> None:
    word("焊缝")
    word("刀架", TURNER, kind="fault", is_used=False)
    assert sorted(listed(desk, "occupationword", **query)) == sorted(words)


def test_an_occupation_leads_to_its_words_and_they_to_a_new_one(desk: Client) -> None:
    welder = word().occupation
    page = desk.get(reverse("occupation:edit", args=[welder.pk])).content.decode()
    assert f"{reverse('occupationword:index')}?occupation={WELDER}" in page
    added = desk.get(reverse("occupationword:add"), {"occupation": WELDER})
    assert added.context["form"]["occupation"].value() == WELDER


def test_the_queries_of_the_list_do_not_grow_with_its_rows(desk: Client) -> None:
    counts = []
    for number, code in enumerate((WELDER, TURNER, "6-31-01-03")):
        word(f"用语{number}", code)
        with CaptureQueriesContext(connection) as queries:
            assert len(listed(desk, "occupationword")) == number + 1
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_small_talk_is_added_left_out_and_deleted(desk: Client) -> None:
    shipped = SmallTalk.objects.create(word="哪里")
    desk.post(reverse("smalltalk:add"), {"word": " Ｇｕｙｓ ", "is_used": "on", "source": "常听到"})
    desk.post(reverse("smalltalk:edit", args=[shipped.pk]), {"word": "别的", "source": ""})
    assert list(small_talk()) == ["guys"]
    desk.post(reverse("smalltalk:delete", args=[shipped.pk]))
    desk.post(reverse("smalltalk:delete", args=[SmallTalk.objects.get(word="guys").pk]))
    assert list(SmallTalk.objects.values_list("word", "is_used")) == [("哪里", False)]


def test_small_talk_that_is_there_is_told_at_its_field(desk: Client) -> None:
    SmallTalk.objects.create(word="guys")
    answer = desk.post(reverse("smalltalk:add"), {"word": "Guys", "is_used": "on", "source": ""})
    assert "已有" in str(answer.context["form"].errors["word"])


@pytest.mark.parametrize("name", ["occupationword", "smalltalk"])
def test_only_those_who_may_change_occupations_see_the_words(client: Client, desk: Client, name: str) -> None:
    word()
    SmallTalk.objects.create(word="哪里")
    model = OccupationWord if name == "occupationword" else SmallTalk
    pages = [reverse(f"{name}:index"), reverse(f"{name}:add"), reverse(f"{name}:edit", args=[model.objects.get().pk])]
    assert [desk.get(page).status_code for page in pages] == [200, 200, 200]
    client.force_login(somebody("access_admin", "change_cluster"))
    assert [client.get(page).status_code for page in pages] == [302, 302, 302]
