"""Letters to those who keep a page. A letter that cannot be sent is logged and never stops what it tells of."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.models.notices import EditorNotice

logger = logging.getLogger(__name__)


def write_to_owner(notice: int) -> bool:
    """Send a notice to the owner of its page; False where there is no address or no mail."""
    found = EditorNotice.objects.select_related("page__owner").filter(pk=notice).first()
    address = found.page.owner.email if found and found.page.owner and found.page.owner.is_active else ""
    if not found or not address:
        return False
    with override(settings.LANGUAGE_CODE):
        subject, text = _letter(found)
    try:
        return bool(send_mail(subject, text, None, [address]))
    except (OSError, SMTPException):
        logger.exception("a notice could not be sent to the owner of page %s", found.page_id)
        return False


def _letter(notice: EditorNotice) -> tuple[str, str]:
    """Subject and text; neither names the person, since letters are kept where nobody can take a name off."""
    told = {
        "what": notice.get_kind_display(),
        "address": settings.SITE_URL + reverse("wagtailadmin_pages:edit", args=[notice.page_id]),
    }
    subject = _("A page needs your attention: %(what)s") % told
    return subject, _("%(what)s.\n\nThe page and what to do: %(address)s\n") % told
