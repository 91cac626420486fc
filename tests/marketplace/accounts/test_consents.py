import pytest
from django.db import IntegrityError, transaction

from marketplace.accounts.actions import Recipient, grant_consent, revoke_consents
from marketplace.accounts.models import Consent
from tests.factories import ConsentFactory, UserFactory

pytestmark = pytest.mark.django_db

PUBLISH, SHARE, PHONE = "publish_profile", "share_profile", "share_phone"
WORKS = Recipient(kind="organisation", id=7, name="渝江机械")


def active(worker_id=1):
    return Consent.objects.active().about("worker", worker_id)


def test_a_consent_records_who_gave_it_for_what():
    user = UserFactory()
    consent = grant_consent(worker_id=1, purpose=PUBLISH, by=user)
    assert (consent.subject_kind, consent.subject_id, consent.purpose) == ("worker", 1, PUBLISH)
    assert consent.granted_by == user
    assert consent.revoked_at is None


def test_a_consent_is_to_the_public_unless_a_recipient_is_named():
    assert grant_consent(worker_id=1, purpose=PUBLISH).recipient_kind == "public"


def test_a_consent_keeps_the_name_of_its_recipient_as_it_was():
    consent = grant_consent(worker_id=1, purpose=PHONE, recipient=WORKS)
    assert (consent.recipient_kind, consent.recipient_id, consent.recipient_name) == ("organisation", 7, "渝江机械")


def test_a_consent_that_is_given_again_is_the_same_one():
    first = grant_consent(worker_id=1, purpose=PHONE, recipient=WORKS)
    assert grant_consent(worker_id=1, purpose=PHONE, recipient=WORKS) == first
    assert active().count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"worker_id": 2},
        {"purpose": SHARE},
        {"recipient": Recipient(kind="organisation", id=8, name="渝江机械")},
        {"recipient": Recipient(kind="school", id=7, name="渝江机械")},
    ],
    ids=["worker", "purpose", "recipient", "kind of recipient"],
)
def test_a_consent_of_another_is_a_consent_of_its_own(other):
    given = {"worker_id": 1, "purpose": PHONE, "recipient": WORKS}
    assert grant_consent(**given) != grant_consent(**{**given, **other})


def test_a_consent_given_after_it_was_withdrawn_is_a_new_entry():
    old = grant_consent(worker_id=1, purpose=PUBLISH)
    revoke_consents(worker_id=1, purposes=[PUBLISH])
    new = grant_consent(worker_id=1, purpose=PUBLISH)
    assert set(Consent.objects.about("worker", 1)) == {old, new}
    assert list(active()) == [new]


def test_a_purpose_that_nobody_was_asked_about_is_refused():
    with pytest.raises(ValueError, match="sell"):
        grant_consent(worker_id=1, purpose="sell_data")


def test_the_ledger_takes_no_purpose_that_nobody_was_asked_about():
    with pytest.raises(IntegrityError, match="consent_purpose_known"), transaction.atomic():
        ConsentFactory(subject_id=1, purpose="sell_data")


def test_a_withdrawn_consent_stays_in_the_ledger_with_its_time():
    consent = grant_consent(worker_id=1, purpose=PUBLISH)
    revoke_consents(worker_id=1, purposes=[PUBLISH])
    consent.refresh_from_db()
    assert consent.revoked_at is not None
    assert consent.revoked_at >= consent.granted_at


def test_a_purpose_is_withdrawn_from_every_recipient():
    grant_consent(worker_id=1, purpose=PHONE, recipient=WORKS)
    grant_consent(worker_id=1, purpose=PHONE, recipient=Recipient(kind="organisation", id=8))
    assert revoke_consents(worker_id=1, purposes=[PHONE]) == 2
    assert not active().exists()


def test_other_purposes_and_other_workers_keep_their_consents():
    kept = {grant_consent(worker_id=1, purpose=SHARE), grant_consent(worker_id=2, purpose=PUBLISH)}
    grant_consent(worker_id=1, purpose=PUBLISH)
    revoke_consents(worker_id=1, purposes=[PUBLISH])
    assert set(Consent.objects.active()) == kept


def test_a_consent_is_withdrawn_once_and_keeps_that_time():
    consent = grant_consent(worker_id=1, purpose=PUBLISH)
    revoke_consents(worker_id=1, purposes=[PUBLISH])
    consent.refresh_from_db()
    withdrawn = consent.revoked_at
    assert revoke_consents(worker_id=1, purposes=[PUBLISH]) == 0
    consent.refresh_from_db()
    assert consent.revoked_at == withdrawn


def test_consents_of_others_than_workers_are_left_alone():
    ConsentFactory(subject_kind="school", subject_id=1, purpose=PUBLISH)
    assert revoke_consents(worker_id=1, purposes=[PUBLISH]) == 0
