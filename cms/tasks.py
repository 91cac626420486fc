"""Work of the editors' room that the clock or a request starts."""

from __future__ import annotations

from celery import shared_task
from django.contrib.auth.forms import PasswordResetForm
from django.core.management import call_command

from cms.review.notices import send


@shared_task
def publish_scheduled() -> None:
    """Publish what is due and take off what has run out; the database knows both."""
    call_command("publish_scheduled")


@shared_task
def send_password_reset(email: str, domain: str, use_https: bool) -> None:
    """Write to whoever has this address; nothing happens where nobody has it."""
    form = PasswordResetForm({"email": email})
    if form.is_valid():
        form.save(
            domain_override=domain,
            use_https=use_https,
            subject_template_name="wagtailadmin/account/password_reset/email_subject.txt",
            email_template_name="wagtailadmin/account/password_reset/email.txt",
        )


@shared_task
def send_notice(kind: str, row: int, user: int | None) -> None:
    """Tell by e-mail what happened in a review; a row that is gone is no error."""
    send(kind, row, user)
