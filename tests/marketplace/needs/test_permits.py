import pytest

from marketplace.needs.actions import derive_permits
from marketplace.needs.models import NeedPermit
from marketplace.taxonomy.models import PermitRequirement
from tests.factories import NeedFactory, OccupationFactory, PermitItemFactory

pytestmark = pytest.mark.django_db

WELDER, FITTER = "6-18-02-04", "6-20-01-01"


@pytest.fixture
def welding():
    """Welding needs its permit by occupation, and by words for everyone else."""
    item = PermitItemFactory(slug="fusion-welding-cutting")
    PermitRequirement.objects.create(item=item, occupation=OccupationFactory(code=WELDER))
    PermitRequirement.objects.create(item=item, duty_words="动火| 气割 ||10kV焊接")
    return item


@pytest.fixture
def height():
    """Work at height needs its permit for a fitter whose duties say so."""
    item = PermitItemFactory(slug="work-at-height")
    PermitRequirement.objects.create(item=item, occupation=OccupationFactory(code=FITTER), duty_words="登高")
    return item


def need(duties="装配设备。", code=FITTER, **more):
    return NeedFactory(title="招人", duties=duties, occupations=[{"code": code}], **more)


def derived(asked):
    return [permit.item for permit in derive_permits(need=asked)]


def test_an_occupation_asks_for_its_permit(welding):
    assert derived(need(code=WELDER)) == [welding]


def test_another_occupation_asks_for_none(welding):
    assert derived(need()) == []


@pytest.mark.parametrize(
    "duties", ["现场动火作业。", "负责气割下料。", "10kV焊接", "10 KV 焊接", "１０ｋＶ焊接", "现场动\n火"]
)
def test_words_of_the_duties_ask_for_a_permit_however_they_are_spaced(welding, duties):
    assert derived(need(duties)) == [welding]


def test_words_of_the_title_count_as_duties(welding):
    asked = need()
    asked.title = "动火作业"
    assert derived(asked) == [welding]


def test_a_row_with_occupation_and_words_holds_only_for_both(height):
    assert derived(need("登高安装。")) == [height]
    assert derived(need("地面安装。")) == []
    assert derived(need("登高安装。", code="6-31-01-03")) == []


def test_who_teaches_a_trade_needs_its_permit_only_where_the_duties_say_so(welding):
    assert derived(need("讲授焊接。", code=WELDER, instructor=True)) == []
    assert derived(need("带学生动火。", code=WELDER, instructor=True)) == [welding]


def test_a_derived_permit_says_so(welding):
    assert [permit.derived for permit in derive_permits(need=need(code=WELDER))] == [True]


def test_deriving_again_changes_nothing(welding):
    asked = need(code=WELDER)
    first = derive_permits(need=asked)
    assert derive_permits(need=asked) == first


def test_a_permit_goes_when_the_duties_no_longer_ask_for_it(welding):
    asked = need("现场动火。")
    derive_permits(need=asked)
    asked.duties = "装配设备。"
    assert derived(asked) == []


def test_a_permit_stated_by_hand_stays_as_it_was_stated(welding, height):
    asked = need("装配设备。", permits=[height])
    assert [(permit.item, permit.derived) for permit in derive_permits(need=asked)] == [(height, False)]


def test_a_permit_stated_by_hand_is_not_asked_for_twice(welding):
    asked = need(code=WELDER, permits=[welding])
    assert [(permit.item, permit.derived) for permit in derive_permits(need=asked)] == [(welding, False)]


def test_permits_of_other_needs_are_left_alone(welding):
    other = NeedPermit.objects.create(need=need("现场动火。"), item=welding, derived=True)
    derive_permits(need=need())
    assert NeedPermit.objects.get() == other
