"""Work of the editors' room that the clock or a request starts."""

from __future__ import annotations

import logging
import time

from celery import shared_task
from django.contrib.auth.forms import PasswordResetForm
from django.core.management import call_command
from django.db import transaction

from cms.imaging.encoding import Unreadable
from cms.letters import write_to_owner
from cms.models import CmsImage
from cms.picture_rights import tell_of_rights
from cms.picture_tidying import remove_strays
from cms.pictures import in_portions, make_renditions, refresh, take_off
from cms.review.notices import send
from cms.withdrawal import catch_up

log = logging.getLogger(__name__)

CATCHING_UP_SECONDS = 180
"""The nightly task ends before its limit; what is left waits for the next night or for a page."""


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


@shared_task
def refresh_picture(image_id: int) -> int:
    """Make the renditions of a picture, or take them off; a picture that is gone is no failure."""
    image = CmsImage.objects.filter(pk=image_id).first()
    if image is None:
        return 0
    try:
        return refresh(image)
    except Unreadable:
        log.warning("picture_unreadable", extra={"image": image_id})
        return 0


@shared_task
def tidy_pictures() -> int:
    """Take off what must not be shown any more and tell of rights that end, remove files of no row, make what is missing.

    Returns how many renditions were made.
    """
    take_off(CmsImage.objects.withheld().filter(renditions__isnull=False).distinct().values_list("pk", flat=True))
    _write_to_owners(tell_of_rights())
    remove_strays()
    made, end = 0, time.monotonic() + CATCHING_UP_SECONDS
    for image in in_portions(CmsImage.objects.presentable().order_by("-pk")):
        if time.monotonic() > end:
            break
        try:
            made += make_renditions(image)
        except Unreadable:
            log.warning("picture_unreadable", extra={"image": image.pk})
    return made


def refresh_later(image_id: int) -> None:
    """Refresh a picture after the commit; without the queue the night does it, so saving never fails for it."""
    transaction.on_commit(lambda: refresh_picture.delay(image_id), robust=True)


@shared_task
def tell_of_withdrawals() -> int:
    """Tell editors of consents that were withdrawn, by notice and e-mail; returns how many notices are new."""
    return _write_to_owners(catch_up())


def _write_to_owners(notices: list[int]) -> int:
    for notice in notices:
        write_to_owner(notice)
    return len(notices)
