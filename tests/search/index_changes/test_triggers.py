"""Whatever way a row changes, its documents are told of: model, bulk, raw SQL, cascade."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.models import (
    AwardIndexPage,
    AwardPage,
    AwardResult,
    ColumnIndexPage,
    ColumnPage,
    ColumnStory,
    StoryIndexPage,
    StoryOccupation,
    StoryPage,
)
from marketplace.accounts.models import Consent
from marketplace.needs.demo.signals import bulk_load_finished, bulk_load_started
from marketplace.needs.models import Need, NeedOccupation
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Cluster, ClusterOccupation, District, Occupation, Skill
from marketplace.workers.models import Worker, WorkerOccupation, WorkerSkill
from search.documents import SOURCES, Copied
from search.index_changes.statements import wanted
from search.index_changes.triggers import drop, install, installed, missing, suspended
from search.models import IndexChange
from tests.factories.accounts import ConsentFactory
from tests.factories.needs import NeedFactory, SurplusOfferFactory
from tests.factories.taxonomy import DistrictFactory, OccupationFactory, SkillFactory
from tests.factories.workers import (
    CredentialFactory,
    HonourFactory,
    PayFloorFactory,
    RuralCraftFactory,
    WorkerFactory,
    WorkerOccupationFactory,
    WorkerSkillFactory,
)
from tests.pages import about_person, add, district_page, english_story, section, story

pytestmark = pytest.mark.django_db


class World:
    """One of everything, settled: no change is waiting."""

    def __init__(self) -> None:
        self.worker = WorkerFactory()
        self.other = WorkerFactory()
        self.trade = WorkerOccupationFactory(worker=self.worker)
        self.skill = WorkerSkillFactory(worker=self.worker, skill=SkillFactory(slug="tig"))
        self.need = NeedFactory(occupations=[{"code": "6-18-02-04"}], skills=[SkillFactory(slug="tig")])
        self.offer = SurplusOfferFactory(organisation=self.need.organisation)
        self.place = DistrictFactory(slug="wanzhou")
        self.story = story()
        self.tie = StoryOccupation.objects.create(page=self.story, occupation=OccupationFactory(code="6-18-02-04"))
        self.named = about_person(self.story, self.other, "周师傅")
        self.english = english_story("Night shift")
        self.pages = {("page", pk) for pk in Page.objects.values_list("pk", flat=True)}
        IndexChange.objects.all().delete()


@pytest.fixture
def world() -> World:
    return World()


def told() -> set[tuple[str, int]]:
    found = set(IndexChange.objects.values_list("kind", "document"))
    IndexChange.objects.all().delete()
    return found


def raw(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


OWN: list[tuple[str, Callable[[World], Any]]] = [
    ("save", lambda w: w.worker.save()),
    ("update", lambda w: Worker.objects.filter(pk=w.worker.pk).update(visibility="hidden")),
    ("bulk update", lambda w: Worker.objects.bulk_update([w.worker], ["introduction"])),
    ("raw SQL", lambda w: raw("UPDATE workers_worker SET introduction = 'x' WHERE id = %s", w.worker.pk)),
    ("a trade", lambda w: WorkerOccupation.objects.filter(pk=w.trade.pk).update(level=6)),
    ("a trade removed", lambda w: w.trade.delete()),
    ("bulk create", lambda w: WorkerSkill.objects.bulk_create([WorkerSkill(worker=w.worker, skill=SkillFactory(slug="b"))])),
    ("a credential", lambda w: CredentialFactory(worker=w.worker)),
    ("an honour", lambda w: HonourFactory(worker=w.worker)),
    ("a craft", lambda w: RuralCraftFactory(worker=w.worker)),
    ("a pay floor", lambda w: PayFloorFactory(worker=w.worker)),
    ("a district", lambda w: w.worker.districts.add(w.place)),
    ("an organisation hidden from", lambda w: w.worker.hidden_from.add(w.need.organisation)),
    ("deleted with all that is his", lambda w: w.worker.delete()),
]  # fmt: skip


@pytest.mark.parametrize("change", [case[1] for case in OWN], ids=[case[0] for case in OWN])
def test_a_change_of_a_worker_or_his_rows_tells_of_this_worker(world: World, change: Callable[[World], Any]) -> None:
    pk = world.worker.pk
    change(world)
    assert told() == {("worker", pk)}


def test_a_row_that_moves_tells_of_both_documents(world: World) -> None:
    WorkerSkill.objects.filter(pk=world.skill.pk).update(worker=world.other)
    assert told() == {("worker", world.worker.pk), ("worker", world.other.pk)}


def test_the_name_of_an_organisation_tells_of_its_needs_and_offers(world: World) -> None:
    Organisation.objects.filter(pk=world.need.organisation_id).update(name="新名称")
    assert told() == {("need", world.need.pk), ("offer", world.offer.pk)}


def test_a_column_that_is_in_no_document_tells_of_nothing(world: World) -> None:
    Organisation.objects.filter(pk=world.need.organisation_id).update(introduction="新介绍")
    Organisation.objects.filter(pk=world.need.organisation_id).update(kind="enterprise")
    assert told() == set()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda w: Occupation.objects.filter(code="6-18-02-04").update(name="焊接工"), {"worker", "need", "offer"}),
        (lambda w: StoryOccupation.objects.all().update(sort_order=3), {"page"}),
        (lambda w: Skill.objects.filter(slug="tig").update(name_en="GTAW"), {"worker", "need"}),
        (
            lambda w: District.objects.filter(pk=w.worker.home_district_id).update(latitude=29.0),
            {"worker", "need", "offer"},
        ),
        (lambda w: NeedOccupation.objects.all().update(level_floor=2), {"need"}),
        (lambda w: w.need.crafts.clear(), set()),
        (lambda w: w.offer.skills.add(w.skill.skill), {"offer"}),
    ],
    ids=[
        "occupation",
        "occupation of a story",
        "skill",
        "district",
        "wanted occupation",
        "nothing to clear",
        "skill of an offer",
    ],
)
def test_a_change_tells_of_the_documents_it_is_copied_into(
    world: World, change: Callable[[World], Any], kinds: set[str]
) -> None:
    change(world)
    concerned = {("worker", world.worker.pk), ("need", world.need.pk), ("offer", world.offer.pk)}
    concerned.add(("page", world.story.pk))
    places = {("worker", world.other.pk)} if world.other.home_district_id == world.worker.home_district_id else set()
    assert told() - places == {row for row in concerned if row[0] in kinds}


def test_a_new_link_between_cluster_and_occupation_tells_of_the_workers_of_that_trade(world: World) -> None:
    cluster = Cluster.objects.create(slug="c", name="c", tier="leading")
    told()
    ClusterOccupation.objects.create(cluster=cluster, occupation=OccupationFactory(code="6-18-02-04"))
    assert told() == {("worker", world.worker.pk)}


def test_many_rows_of_one_statement_are_all_told_of(world: World) -> None:
    Worker.objects.all().update(introduction="x")
    assert told() == {("worker", world.worker.pk), ("worker", world.other.pk)}


def login_only(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def beneath(page: Page) -> set[tuple[str, int]]:
    tree = Page.objects.filter(path__startswith=Page.objects.get(pk=page.pk).path)
    return {("page", pk) for pk in tree.values_list("pk", flat=True)}


OF_A_STORY: list[tuple[str, Callable[[World], Any]]] = [
    ("save", lambda w: w.story.save()),
    ("update of the page", lambda w: Page.objects.filter(pk=w.story.pk).update(live=False)),
    ("update of the story", lambda w: StoryPage.objects.filter(pk=w.story.pk).update(summary="新")),
    ("raw SQL", lambda w: raw("UPDATE cms_storypage SET author = 'x' WHERE page_ptr_id = %s", w.story.pk)),
    ("a tie", lambda w: w.tie.delete()),
    ("how somebody is called", lambda w: type(w.named).objects.update(called="老周")),
    ("nobody named any more", lambda w: w.named.delete()),
    ("consent withdrawn", lambda w: Consent.objects.update(revoked_at=timezone.now())),
    ("consent deleted", lambda w: Consent.objects.all().delete()),
    ("another name of the worker", lambda w: Worker.objects.filter(pk=w.other.pk).update(public_name="周公开")),
    ("consent given again", lambda w: ConsentFactory(subject_id=w.other.pk, purpose="lend")),
    ("another code", lambda w: Occupation.objects.filter(pk=w.tie.occupation_id).update(code="6-18-02-99")),
]


OF_A_COLUMN = {
    "how somebody is called",
    "nobody named any more",
    "consent withdrawn",
    "consent deleted",
    "consent given again",
    "another name of the worker",
}


@pytest.mark.parametrize("change", [case[1] for case in OF_A_STORY], ids=[case[0] for case in OF_A_STORY])
def test_a_change_of_a_story_or_of_what_it_is_made_of_tells_of_it(world: World, change: Callable[[World], Any]) -> None:
    change(world)
    assert {row for row in told() if row[0] == "page"} == {("page", world.story.pk)}


@pytest.mark.parametrize(
    "change",
    [case[1] for case in OF_A_STORY if case[0] in OF_A_COLUMN],
    ids=[case[0] for case in OF_A_STORY if case[0] in OF_A_COLUMN],
)
def test_a_change_of_whom_a_story_names_tells_of_the_columns_that_collect_it(
    world: World, change: Callable[[World], Any]
) -> None:
    column = add(ColumnPage(title="专题", slug="c", summary="专题。"), section(ColumnIndexPage))
    ColumnStory.objects.create(page=column, story=world.story)
    told()
    change(world)
    assert {row for row in told() if row[0] == "page"} == {("page", world.story.pk), ("page", column.pk)}


@pytest.mark.parametrize(
    "change",
    [case[1] for case in OF_A_STORY if case[0] in OF_A_COLUMN],
    ids=[case[0] for case in OF_A_STORY if case[0] in OF_A_COLUMN],
)
def test_a_change_of_whom_a_story_names_tells_of_its_other_language_and_the_columns_of_that(
    world: World, change: Callable[[World], Any]
) -> None:
    Page.objects.filter(pk=world.english.pk).update(translation_key=world.story.translation_key)
    column = add(ColumnPage(title="专题", slug="c", summary="专题。"), section(ColumnIndexPage))
    ColumnStory.objects.create(page=column, story=world.english)
    told()
    change(world)
    meant = {("page", page.pk) for page in (world.story, world.english, column)}
    assert {row for row in told() if row[0] == "page"} == meant


def test_a_consent_tells_of_the_results_that_name_by_it(world: World) -> None:
    contest = add(AwardPage(title="竞赛", slug="a", summary="结果。"), section(AwardIndexPage))
    AwardResult.objects.create(page=contest, event="焊接", name="周某", worker=world.worker)
    told()
    ConsentFactory(subject_id=world.worker.pk, purpose="tell_story")
    assert {row for row in told() if row[0] == "page"} == {("page", contest.pk)}


def test_what_stands_about_a_worker_who_is_not_named_tells_of_no_page(world: World) -> None:
    ConsentFactory(subject_id=world.worker.pk, purpose="tell_story")
    assert told() == set()


def test_a_restriction_tells_of_all_pages_beneath_when_it_comes_moves_and_goes(world: World) -> None:
    stories, english = world.story.get_parent(), world.english.get_parent()
    limit = login_only(stories)
    assert told() == beneath(stories)
    PageViewRestriction.objects.filter(pk=limit.pk).update(page=english)
    assert told() == beneath(stories) | beneath(english)
    limit.refresh_from_db()
    limit.delete()
    assert told() == beneath(english)


def test_a_move_tells_of_all_pages_that_move(world: World) -> None:
    moved = section(StoryIndexPage)
    below = beneath(moved)
    moved.move(world.english.get_parent(), "last-child")
    assert below <= told()


def test_a_page_that_is_deleted_with_its_children_is_told_of_with_them(world: World) -> None:
    below = beneath(world.story.get_parent())
    Page.objects.get(pk=world.story.get_parent().pk).delete()
    assert below <= told()


def test_a_language_and_a_district_tell_of_their_pages(world: World) -> None:
    page = district_page("wanzhou")
    told()
    District.objects.filter(slug="wanzhou").update(slug="wan")
    assert ("page", page.pk) in told()
    Locale.objects.filter(language_code="en").update(language_code="en-gb")
    assert told() == {
        ("page", pk) for pk in Page.objects.filter(locale=world.english.locale).values_list("pk", flat=True)
    }


def test_a_page_that_goes_live_or_expires_by_its_date_is_told_of(world: World) -> None:
    Page.objects.filter(pk=world.english.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    told()
    call_command("publish_scheduled")
    assert ("page", world.english.pk) in told()
    page = StoryPage.objects.get(pk=world.story.pk)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    told()
    page.latest_revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.latest_revision.save()
    call_command("publish_scheduled")
    assert ("page", world.story.pk) in told()


def test_what_was_rolled_back_is_not_told_of(world: World) -> None:
    with transaction.atomic():
        world.worker.save()
        transaction.set_rollback(True)
    assert told() == set()


def test_a_saver_does_not_wait_for_rows_of_others(world: World) -> None:
    IndexChange.objects.create(kind="worker", document=world.worker.pk, state=IndexChange.State.CLAIMED)
    world.worker.save()
    assert IndexChange.objects.filter(document=world.worker.pk).count() == 2


@pytest.fixture
def triggers_restored() -> Iterator[None]:
    yield
    install()


@pytest.mark.usefixtures("triggers_restored")
def test_declarations_and_triggers_are_the_same_after_migrating() -> None:
    assert missing() == frozenset()
    assert installed() == {trigger.name for trigger in wanted(connection.vendor)}


@pytest.mark.usefixtures("triggers_restored")
def test_installing_again_changes_nothing_and_mends_what_is_missing(world: World) -> None:
    install()
    drop()
    assert installed() == frozenset()
    assert missing()
    install()
    assert missing() == frozenset()


@pytest.mark.usefixtures("triggers_restored")
def test_a_bulk_load_with_triggers_off_tells_of_nothing(world: World) -> None:
    with suspended():
        world.worker.save()
    assert told() == set()
    world.worker.save()
    assert told() == {("worker", world.worker.pk)}


def test_only_copied_tables_name_columns() -> None:
    copied = [table for source in SOURCES.values() for table in source.tables if isinstance(table, Copied)]
    assert copied
    assert Need in {source.model for source in SOURCES.values()}


@pytest.mark.usefixtures("triggers_restored")
def test_a_bulk_load_that_says_so_pauses_the_triggers_and_is_told_of_as_a_whole(world: World) -> None:
    bulk_load_started.send(sender=World, using="default")
    world.worker.save()
    assert told() == set()
    bulk_load_finished.send(sender=World, using="default")
    assert missing() == frozenset()
    assert told() == {
        ("worker", world.worker.pk),
        ("worker", world.other.pk),
        ("need", world.need.pk),
        ("offer", world.offer.pk),
        *world.pages,
    }


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("workers_workerskill", {"worker"}),
        ("workers_worker", {"worker"}),
        ("needs_need", {"need"}),
        ("organisations_organisation", {"worker", "need", "offer"}),
        ("cms_storyoccupation", {"page"}),
        ("accounts_consent", {"page"}),
        ("wagtailcore_page", {"page"}),
        ("wagtailcore_pageviewrestriction", {"page"}),
    ],
)
def test_emptying_a_table_tells_of_all_documents_that_it_had_rows_of(world: World, table: str, kinds: set[str]) -> None:
    keys = {"worker": world.worker.pk, "need": world.need.pk, "offer": world.offer.pk, "page": world.story.pk}
    raw("SET CONSTRAINTS ALL IMMEDIATE")  # what the world deferred would stand in the way
    raw(f"TRUNCATE {table} CASCADE")
    assert {(kind, keys[kind]) for kind in kinds} <= told()
