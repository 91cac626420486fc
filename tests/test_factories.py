"""The factories make valid rows, so that a test may trust them."""

import pytest

from marketplace.needs.models import Need, NeedKind
from tests import factories
from tests.factories import CredentialFactory, NeedFactory, OccupationFactory, WorkerFactory, WorkerOccupationFactory

pytestmark = pytest.mark.django_db


# A file is no row.
@pytest.mark.parametrize("name", sorted({*factories.__all__} - {"picture_file"}))
def test_what_a_factory_makes_passes_its_own_checks(name):
    made = getattr(factories, name)()
    made.full_clean()


@pytest.mark.parametrize("kind", NeedKind.values)
def test_a_need_of_each_kind_has_the_row_of_its_kind(kind):
    need = NeedFactory(**{kind: True})
    assert need.kind == kind
    details = ("parttimedetail", "servicedetail", "problemdetail", "projectdetail", "sharedlabourdetail")
    present = [name for name in (*details, "instructordetail") if hasattr(Need.objects.get(pk=need.pk), name)]
    assert len(present) == 1


@pytest.mark.parametrize("trait", ["permit", "skill_level", "appointment"])
def test_credentials_of_other_kinds_are_valid(trait):
    CredentialFactory(**{trait: True}).full_clean()


def test_an_occupation_is_made_once_with_its_groups():
    first = OccupationFactory(code="6-18-01-01")
    assert OccupationFactory(code="6-18-01-01").pk == first.pk
    assert first.group.parent.parent.code == "6"


def test_a_worker_may_be_made_a_welder():
    worker = WorkerFactory(welder=True)
    assert worker.occupations.get().is_main


def test_a_verified_statement_says_who_and_when():
    assert WorkerOccupationFactory(verified=True).verified_on
