import datetime
import json
from collections import Counter
from statistics import mean

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from marketplace.accounts.models import Consent, User
from marketplace.needs.demo.need_rows import draw_need
from marketplace.needs.demo.organisation_rows import Employer, Employers
from marketplace.needs.demo.reference import Reference
from marketplace.needs.demo.signals import bulk_load_finished, bulk_load_started
from marketplace.needs.demo.worker_rows import draw_worker
from marketplace.needs.models import Need, NeedKind, NeedOccupation, SurplusOffer
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import CraftPlace, PermitRequirement
from marketplace.workers.credential_numbers import check_number
from marketplace.workers.models import Credential, PayFloor, RuralCraft, Worker, WorkerOccupation
from tests.factories import WorkerFactory

ASOF = datetime.date(2026, 11, 22)
NUMBERS = {"workers": 240, "needs": 90, "organisations": 26, "seed": 3, "asof": ASOF}
DETAILS = (
    "parttimedetail",
    "servicedetail",
    "problemdetail",
    "projectdetail",
    "sharedlabourdetail",
    "instructordetail",
)


@pytest.fixture(scope="module")
def manifest(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load the reference tables and a small demonstration once for all tests here; give its manifest."""
    path = tmp_path_factory.mktemp("demo") / "manifest.json"
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        call_command("load_demo", **NUMBERS, manifest=path, verbosity=0)
        yield json.loads(path.read_text(encoding="utf-8"))
        transaction.set_rollback(True)


@pytest.fixture
def undone(manifest):
    """Take back what one test changes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("manifest")
class TestWhatIsThere:
    def test_as_many_as_were_asked_for(self, manifest):
        assert manifest["counts"]["workers"] == Worker.objects.filter(is_demo=True).count() == 240
        assert manifest["counts"]["needs"] == Need.objects.filter(is_demo=True).count() == 90
        assert manifest["counts"]["organisations"] == Organisation.objects.filter(is_demo=True).count() == 26
        assert manifest["counts"]["offers"] == SurplusOffer.objects.filter(is_demo=True).count() > 0

    def test_every_kind_of_need_and_of_organisation(self, manifest):
        assert set(NeedKind.values) <= set(manifest["examples"])
        assert set(Organisation.Kind.values) <= set(manifest["examples"])

    def test_examples_are_named_by_key_and_public_id(self, manifest):
        for kind in NeedKind.values:
            example = manifest["examples"][kind]
            assert Need.objects.get(pk=example["id"], kind=kind).public_id == example["public_id"]

    def test_each_need_has_the_row_of_its_kind_and_no_other(self):
        for need in Need.objects.select_related(*DETAILS):
            assert sum(hasattr(need, name) for name in DETAILS) == 1

    def test_every_row_would_pass_a_form(self):
        rows = [
            *Organisation.objects.all(),
            *Need.objects.all(),
            *SurplusOffer.objects.all(),
            *Worker.objects.all()[:60],
        ]
        for row in rows:
            row.full_clean(validate_unique=False)

    def test_times_can_be_read(self):
        for worker in Worker.objects.all():
            assert worker.availability == worker.availability_value.to_json()
        for need in Need.objects.all():
            assert need.schedule_value.is_flexible or need.schedule_value.occasions()

    def test_certificate_numbers_fit_what_is_claimed(self):
        for credential in Credential.objects.exclude(number=""):
            assert check_number(credential.kind, credential.number, level=credential.level, today=ASOF) == []

    def test_stamps_come_from_the_seed_and_not_from_the_clock(self):
        stamps = [
            *Worker.objects.values_list("updated_at", flat=True),
            *Need.objects.values_list("updated_at", flat=True),
        ]
        assert max(stamps).date() <= ASOF
        assert len(set(stamps)) > 200


@pytest.mark.usefixtures("manifest")
class TestWhatIsTrueOfPeople:
    def test_a_higher_level_asks_for_more(self):
        floors = PayFloor.objects.filter(unit="hour", worker__occupations__is_main=True)
        by_level = {
            level: mean(floors.filter(worker__occupations__level=level).values_list("amount", flat=True))
            for level in (2, 4, 5)
        }
        assert by_level[2] < by_level[4] < by_level[5]

    def test_crafts_live_where_they_live(self):
        places = set(CraftPlace.objects.values_list("craft", "district"))
        crafts = list(RuralCraft.objects.values_list("craft", "worker__home_district"))
        assert len(crafts) > 8
        assert sum(pair in places for pair in crafts) >= 0.7 * len(crafts)

    def test_most_hold_the_permits_that_their_trade_asks_for(self):
        always = PermitRequirement.objects.filter(duty_words="").exclude(occupation=None)
        asked = {(item, occupation) for item, occupation in always.values_list("item", "occupation")}
        mains = Worker.objects.filter(occupations__is_main=True).values_list("pk", "occupations__occupation")
        held = set(Credential.objects.filter(kind="permit").values_list("worker", "permit_item"))
        due = [(worker, item) for worker, trade in mains for item, occupation in asked if occupation == trade]
        assert len(due) > 10
        assert sum(pair in held for pair in due) > 0.7 * len(due)

    def test_some_name_the_work_type_of_their_occupation(self):
        rows = WorkerOccupation.objects.exclude(work_type=None).select_related("work_type")
        assert len(rows) > 50
        assert all(row.work_type.occupation_id == row.occupation_id for row in rows)

    def test_most_find_a_need_in_a_place_that_they_go_to(self):
        open_needs = Need.objects.filter(state="open").exclude(district=None)
        places = set(open_needs.values_list("district", flat=True))
        pairs = [(worker.home_district_id, worker.districts.all(), worker) for worker in Worker.objects.all()]
        willing = [w.anywhere or {home, *(d.pk for d in also)} & places for home, also, w in pairs]
        assert sum(map(bool, willing)) > 0.8 * len(willing)

    def test_nobody_is_shown_by_the_whole_name(self):
        for worker in Worker.objects.all():
            name = worker.legal_name.removesuffix("（演示）")
            assert name != worker.legal_name
            assert name not in worker.public_name + worker.introduction

    def test_who_is_shown_agreed_to_it(self):
        shown = set(Worker.objects.open().values_list("pk", flat=True))
        agreed = Consent.objects.active().filter(subject_kind="worker", purpose="publish_profile")
        assert shown == set(agreed.values_list("subject_id", flat=True))

    def test_grades_visibilities_and_statuses_are_mixed(self):
        assert {grade for (grade,) in Credential.objects.values_list("grade")} == {1, 2, 3}
        assert {shown for (shown,) in Worker.objects.values_list("visibility")} == set(Worker.Visibility.values)
        assert {status for (status,) in Worker.objects.values_list("work_status")} == set(Worker.WorkStatus.values)

    def test_about_a_quarter_is_in_english_too(self):
        share = Worker.objects.exclude(introduction_en="").count() / 240
        assert 0.15 < share < 0.35

    def test_introductions_differ(self):
        texts = Worker.objects.values_list("introduction", flat=True)
        assert len(set(texts)) > 0.97 * len(texts)


@pytest.mark.usefixtures("manifest")
class TestWhatIsTrueOfNeeds:
    def test_work_that_always_needs_a_permit_asks_for_it(self):
        for demand in PermitRequirement.objects.filter(duty_words="").exclude(occupation=None):
            for need in Need.objects.filter(occupations__occupation=demand.occupation, occupations__must=True):
                if need.occupations.first().occupation_id == demand.occupation_id:
                    assert need.permits.filter(item=demand.item).exists()

    def test_a_work_type_is_one_of_the_occupation_asked_for(self):
        rows = NeedOccupation.objects.exclude(work_type=None).select_related("work_type")
        assert rows
        assert all(row.work_type.occupation_id == row.occupation_id for row in rows)

    def test_what_is_asked_for_is_what_people_can_do(self):
        held = Counter(code[:7] for (code,) in WorkerOccupation.objects.values_list("occupation__code"))
        asked = [code[:7] for (code,) in NeedOccupation.objects.values_list("occupation__code")]
        assert sum(held[group] > 1 for group in asked) > 0.9 * len(asked)

    def test_a_craft_need_names_the_craft(self):
        assert Need.objects.filter(crafts__isnull=False).exists()

    def test_schools_ask_for_lessons_by_the_week(self):
        lessons = Need.objects.filter(kind="instructor", pay_unit="lesson", organisation__kind="school")
        assert lessons
        assert all(need.schedule_value.week_slots() for need in lessons)

    def test_lent_workers_stay_within_their_contracts(self):
        assert all(offer.contracts_end_on >= offer.ends_on for offer in SurplusOffer.objects.all())


@pytest.mark.usefixtures("manifest")
class TestDrawing:
    def test_the_same_seed_draws_the_same_person(self):
        one, other = (draw_worker(5, 17, Reference(), Employers([]), ASOF) for _ in range(2))
        assert one.worker.public_id == other.worker.public_id
        assert one.worker.introduction == other.worker.introduction
        assert [type(part) for part in one.parts] == [type(part) for part in other.parts]

    def test_another_seed_draws_another_person(self):
        one, other = (draw_worker(seed, 17, Reference(), Employers([]), ASOF) for seed in (5, 6))
        assert one.worker.public_id != other.worker.public_id

    def test_a_person_does_not_depend_on_how_many_there_are(self):
        stored = Worker.objects.order_by("pk").values_list("public_id", flat=True)
        drawn = draw_worker(3, 200, Reference(), Employers([]), ASOF).worker.public_id
        assert stored[200] == drawn

    def test_any_day_of_the_year_will_do(self):
        reference = Reference()
        employers = [made for made in _employers() if made.kind == "school"]
        for month in range(1, 13):
            made = draw_need(4, month, reference, Employers(employers), datetime.date(2027, month, 28))
            assert made.need.starts_on <= made.need.ends_on


def _employers():
    from_rows = Organisation.objects.order_by("pk").values_list("pk", "kind", "name", "district__slug")
    return [
        Employer(pk, kind, name, name, district, "equipment", ("machining", "welding"))
        for pk, kind, name, district in from_rows
    ]


@pytest.mark.usefixtures("undone")
class TestLoadingAgain:
    def test_the_same_demonstration_is_not_loaded_twice(self, capsys):
        call_command("load_demo", **NUMBERS)
        assert "240" not in capsys.readouterr().out.replace("rows", "")
        assert Worker.objects.count() == 240

    def test_another_one_is_refused(self):
        with pytest.raises(CommandError, match="--replace"):
            call_command("load_demo", **{**NUMBERS, "seed": 4})

    def test_replacing_leaves_nothing_of_the_old_one(self):
        before = set(Worker.objects.values_list("public_id", flat=True))
        small = {"workers": 5, "needs": 6, "organisations": 8, "seed": 4, "asof": ASOF}
        call_command("load_demo", **small, replace=True, verbosity=0)
        assert Worker.objects.count() == 5
        assert Consent.objects.count() <= 10
        assert User.objects.count() == 8
        assert not before & set(Worker.objects.values_list("public_id", flat=True))

    def test_rows_of_real_people_stay(self):
        real = WorkerFactory()
        call_command("load_demo", workers=1, needs=1, organisations=1, seed=9, asof=ASOF, replace=True, verbosity=0)
        assert Worker.objects.filter(pk=real.pk).exists()

    def test_whoever_keeps_an_index_is_told(self):
        told = []
        receivers = {
            bulk_load_started: lambda **_: told.append("start"),
            bulk_load_finished: lambda **_: told.append("end"),
        }
        for signal, receiver in receivers.items():
            signal.connect(receiver)
        try:
            call_command("load_demo", workers=1, needs=1, organisations=1, seed=9, asof=ASOF, replace=True, verbosity=0)
        finally:
            for signal, receiver in receivers.items():
                signal.disconnect(receiver)
        assert told == ["start", "end"]
