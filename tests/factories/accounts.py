"""Users and consents."""

import factory
from factory.django import DjangoModelFactory, Password

from marketplace.accounts.models import Consent, User


class UserFactory(DjangoModelFactory):
    """Someone with an e-mail; `password` is "let-me-in-please" unless given."""

    class Meta:
        model = User

    class Params:
        staff = factory.Trait(is_staff=True)
        superuser = factory.Trait(is_staff=True, is_superuser=True)
        by_phone = factory.Trait(email=None, phone=factory.Sequence(lambda number: f"1990000{number:04}"))

    email = factory.Sequence(lambda number: f"person{number}@example.test")
    password = Password("let-me-in-please")


class ConsentFactory(DjangoModelFactory):
    """A consent to a public profile; give `subject_id`."""

    class Meta:
        model = Consent

    subject_id = 0
    purpose = Consent.Purpose.PUBLISH_PROFILE
