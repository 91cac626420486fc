"""What a catalogue officer does with searches that linked to nothing or weakly."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from marketplace.accounts.models import User
from marketplace.taxonomy.models import OccupationAlias, OccupationWord, SmallTalk, TrapWord
from search.language import language
from search.linking import linking
from search.models import UnlinkedSearch
from search.unlinked.desk import UnlinkedSearchViewSet
from search.unlinked.recording import pause
from search.unlinked.today import Today
from tests.factories import OccupationFactory
from tests.market import WELDER, Market, open_market

pytestmark = pytest.mark.django_db
INDEX = "unlinkedsearch:index"
DAY = datetime.date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _no_pause() -> None:
    pause.end()


def row(text: str = "烧焊的", **given: Any) -> UnlinkedSearch:
    return UnlinkedSearch.objects.create(
        **{"text": text, "kind": "worker", "first_day": DAY, "last_day": DAY, "results": 3, **given}
    )


def somebody(*permissions: str) -> User:
    user = User.objects.create_user(f"{'-'.join(permissions) or 'nobody'}@example.com", "a long enough password")
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def officer() -> User:
    """Someone who may change occupations, and so their aliases, and nothing else."""
    return somebody("access_admin", "change_occupation")


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def listed(desk: Client, **query: str) -> list[str]:
    return [found.text for found in desk.get(reverse(INDEX), query).context["object_list"]]


def given(**values: str) -> dict[str, str]:
    return {"name": "烧焊的", "occupation": WELDER, "sort": "alias", **values}


def test_the_commonest_open_ones_stand_first() -> None:
    row("一次", times=1)
    row("五次", times=5)
    row("处理", times=9, state="linked")
    row("无关", times=9, state="no_trade")
    desk = Client()
    desk.force_login(somebody("access_admin", "change_occupation"))
    assert listed(desk) == ["五次", "一次"]


@pytest.mark.parametrize(
    ("show", "texts"),
    [
        ("nothing", ["无"]),
        ("weak", ["弱"]),
        ("settled", ["处理"]),
        ("no_trade", ["闲聊"]),
        ("all", ["处理", "弱", "无", "闲聊"]),
        ("", ["弱", "无"]),
    ],
)
def test_they_are_told_apart_by_how_they_linked_and_what_became_of_them(
    desk: Client, show: str, texts: list[str]
) -> None:
    row("无")
    row("弱", percent=12, occupation_code=WELDER)
    row("处理", state="linked")
    row("闲聊", state="no_trade")
    assert sorted(listed(desk, show=show)) == sorted(texts)


def test_a_row_tells_text_times_days_and_meanings(desk: Client) -> None:
    OccupationFactory(code=WELDER)
    row("气孔", times=7, percent=12, occupation_code=WELDER)
    page = desk.get(reverse(INDEX)).content.decode()
    for told in ("气孔", "7 次", "2027-03-01", "焊工 12%", "3 条结果", "添加为别名", "不指工种"):
        assert told in page


def test_an_alias_added_elsewhere_shows_its_effect_at_once(desk: Client) -> None:
    welder = OccupationFactory(code=WELDER)
    row("烧焊的")
    assert "指明：焊工" not in desk.get(reverse(INDEX)).content.decode()
    OccupationAlias.objects.create(occupation=welder, alias="烧焊的")
    assert "指明：焊工" in desk.get(reverse(INDEX)).content.decode()


def test_an_alias_is_added_with_its_source_and_the_search_is_settled(desk: Client, officer: User) -> None:
    welder, search = OccupationFactory(code=WELDER), row("烧焊的")

    answer = desk.post(reverse("unlinkedsearch:edit", args=[search.pk]), given(), follow=True)

    alias = welder.aliases.get()
    assert (alias.alias, alias.is_local, alias.language) == ("烧焊的", True, "zh")
    assert alias.source.startswith("搜索报告，20")
    search.refresh_from_db()
    assert search.state == "linked"
    assert answer.redirect_chain[-1][0] == reverse(INDEX)
    assert "“烧焊的”现在的含义：指明：焊工。" in answer.content.decode()


def test_after_that_the_search_finds_the_trade_and_is_not_kept_any_more(desk: Client) -> None:
    market: Market = open_market()
    client = Client()
    client.get("/workers/", {"q": "坝坝焊"})
    search = UnlinkedSearch.objects.get(text="坝坝焊")
    desk.post(reverse("unlinkedsearch:edit", args=[search.pk]), given(name="坝坝焊"))
    cache.clear()

    assert market.worker.public_id in client.get("/workers/", {"q": "坝坝焊"}).content.decode()
    search.refresh_from_db()
    assert (search.times, search.state) == (1, "linked")


def test_a_name_that_does_not_settle_the_search_leaves_it_open_and_says_so(desk: Client) -> None:
    OccupationFactory(code=WELDER)
    search = row("坝坝")
    page = desk.post(reverse("unlinkedsearch:edit", args=[search.pk]), given(name="别的"), follow=True).content.decode()
    search.refresh_from_db()
    assert search.state == "open"
    assert "仍待处理" in page


def test_what_only_speaks_for_an_occupation_becomes_a_word_of_work(desk: Client) -> None:
    for code in (WELDER, "6-18-01-01", "6-18-01-02", "6-31-01-03"):
        OccupationFactory(code=code)
    search = row("焊缝起泡")
    desk.post(reverse("unlinkedsearch:edit", args=[search.pk]), given(name="焊缝起泡", sort="fault"))
    word = OccupationWord.objects.get()
    assert (word.word, word.kind, word.occupation.code, word.is_local) == ("焊缝起泡", "fault", WELDER, True)
    assert linking(language().version).link("焊缝起泡")[0].key == WELDER
    search.refresh_from_db()
    assert search.state == "linked"


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"occupation": ""}, "occupation", "必需"),
        ({"occupation": "6-99-99-99"}, "occupation", "没有这个编码或名称的职业。"),
        ({"occupation": "飞天"}, "occupation", "没有这个编码或名称的职业。"),
        ({"occupation": "焊"}, "occupation", "6-18-02-04 焊工"),
        ({"occupation": "两可"}, "occupation", "6-18-01-01 车工"),
        ({"name": ""}, "name", "必需"),
        ({"name": "电焊条"}, "name", "材料"),
        ({"name": "车工"}, "name", "6-18-01-01 车工"),
        ({"name": "电焊工"}, "name", "别名"),
        ({"name": "字" * 61, "sort": "task"}, "name", "60"),
        ({"name": "气孔", "sort": "fault"}, "name", "用语"),
        ({"sort": "nothing"}, "sort", "nothing"),
    ],
)
def test_what_cannot_be_added_is_told_at_its_field(desk: Client, values: dict[str, str], field: str, told: str) -> None:
    welder, turner = OccupationFactory(code=WELDER), OccupationFactory(code="6-18-01-01")
    OccupationAlias.objects.create(occupation=welder, alias="电焊工")
    for occupation in (welder, turner):
        OccupationAlias.objects.create(occupation=occupation, alias="两可")
    OccupationWord.objects.create(occupation=welder, word="气孔", kind="fault")
    TrapWord.objects.create(word="电焊条", meaning="材料")
    before = OccupationAlias.objects.count(), OccupationWord.objects.count()

    answer = desk.post(reverse("unlinkedsearch:edit", args=[row().pk]), given(**values))

    assert told in str(answer.context["form"].errors[field])
    assert (OccupationAlias.objects.count(), OccupationWord.objects.count()) == before


@pytest.mark.parametrize("text", ["6-18-02-04", " 6-18-02-04 焊工 ", "焊工", "welder", "电焊工"])
def test_an_occupation_is_named_by_code_name_or_alias(desk: Client, text: str) -> None:
    welder = OccupationFactory(code=WELDER)
    OccupationAlias.objects.create(occupation=welder, alias="电焊工")
    desk.post(reverse("unlinkedsearch:edit", args=[row().pk]), given(occupation=text))
    assert welder.aliases.filter(alias="烧焊的").exists()


def test_what_is_no_trade_is_hidden_and_may_become_small_talk(desk: Client) -> None:
    OccupationFactory(code=WELDER)
    search = row("今天天气怎么样")
    url = reverse("unlinkedsearch:no_trade", args=[search.pk])
    choices = [value for value, _label in desk.get(url).context["form"].fields["small_talk"].choices]
    assert choices[0] == "今天天气怎么样"

    page = desk.post(url, {"small_talk": ["今天天气怎么样"]}, follow=True)

    assert listed(desk) == []
    assert listed(desk, show="no_trade") == ["今天天气怎么样"]
    assert "已从报告中隐藏" in page.content.decode()
    talk = SmallTalk.objects.get()
    assert (talk.word, talk.is_local) == ("今天天气怎么样", True)
    assert talk.source.startswith("搜索报告，20")
    assert str(Today().of("今天天气怎么样")).startswith("不指工种")


def test_no_trade_without_small_talk_changes_no_word(desk: Client) -> None:
    search = row("坝坝")
    desk.post(reverse("unlinkedsearch:no_trade", args=[search.pk]))
    search.refresh_from_db()
    assert search.state == "no_trade"
    assert not SmallTalk.objects.exists()


def test_a_word_that_the_search_does_not_have_cannot_become_small_talk(desk: Client) -> None:
    search = row("坝坝")
    answer = desk.post(reverse("unlinkedsearch:no_trade", args=[search.pk]), {"small_talk": ["焊工"]})
    assert answer.context["form"].errors["small_talk"]
    assert not SmallTalk.objects.exists()


def test_what_was_settled_can_be_opened_again(desk: Client) -> None:
    search = row(state="no_trade")
    assert "重新处理" in desk.get(reverse(INDEX), {"show": "no_trade"}).content.decode()
    desk.post(reverse("unlinkedsearch:reopen", args=[search.pk]))
    assert listed(desk) == ["烧焊的"]


def test_who_did_what_is_in_the_history(desk: Client, officer: User) -> None:
    OccupationFactory(code=WELDER)
    search = row()
    desk.post(reverse("unlinkedsearch:edit", args=[search.pk]), given())
    entry = ModelLogEntry.objects.for_instance(search).get()
    assert (entry.user, entry.data["occupation"], entry.data["added"]) == (officer, WELDER, "烧焊的")


def test_a_get_changes_nothing(desk: Client) -> None:
    search = row()
    for name in ("edit", "no_trade", "reopen"):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse(f"unlinkedsearch:{name}", args=[search.pk])).status_code == 200
        assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_the_queries_of_the_report_do_not_grow_with_its_rows(desk: Client) -> None:
    counts = []
    for more in (3, 12):
        for number in range(more):
            row(f"乱码{more}{number}甲")
        desk.get(reverse(INDEX))
        with CaptureQueriesContext(connection) as queries:
            assert len(listed(desk)) >= more
        counts.append(len(queries))
    assert counts[0] == counts[1]


# Name -> the status for a visitor, an editor without the right, a catalogue officer, a superuser.
ADDRESSES = {
    "index": (302, 302, 200, 200),
    "index_results": (302, 302, 200, 200),
    "edit": (302, 302, 200, 200),
    "no_trade": (302, 302, 200, 200),
    "reopen": (302, 302, 200, 200),
    "history": (302, 302, 200, 200),
    "history_results": (302, 302, 200, 200),
    "usage": (302, 302, 200, 200),
    "add": (302, 302, 302, 302),
    "delete": (302, 302, 302, 302),
}
OF_ALL = frozenset({"index", "index_results", "add"})


def test_every_address_of_the_desk_is_in_the_table() -> None:
    assert {pattern.name for pattern in UnlinkedSearchViewSet().get_urlpatterns()} == set(ADDRESSES)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_each_role_gets_the_status_of_the_table(client: Client, name: str) -> None:
    search = row()
    url = reverse(f"unlinkedsearch:{name}", args=[] if name in OF_ALL else [search.pk])
    users = (
        None,
        somebody("access_admin", "change_cluster"),
        somebody("access_admin", "change_occupation"),
        User.objects.create_superuser("root@example.com", "a long enough password"),
    )
    seen = []
    for user in users:
        if user is not None:
            client.force_login(user)
        seen.append(client.get(url).status_code)
    assert tuple(seen) == ADDRESSES[name]


@pytest.mark.parametrize("name", ["edit", "no_trade", "reopen"])
def test_without_the_right_nothing_is_settled(client: Client, name: str) -> None:
    OccupationFactory(code=WELDER)
    search = row()
    client.force_login(somebody("access_admin", "change_cluster"))
    client.post(reverse(f"unlinkedsearch:{name}", args=[search.pk]), given())
    search.refresh_from_db()
    assert search.state == "open"
    assert not OccupationAlias.objects.exists()


def test_the_menu_shows_the_report_to_officers_alone(desk: Client, client: Client) -> None:
    assert reverse(INDEX) in desk.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(somebody("access_admin", "change_cluster"))
    assert reverse(INDEX) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_meanings_are_told_in_english_too() -> None:
    OccupationFactory(code=WELDER)
    with translation.override("en"):
        assert str(Today().of("焊工")) == "names Welder"
        assert str(Today().of("坝坝")) == "nothing"
