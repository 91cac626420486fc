"""The site's own image and document models (they cannot be exchanged later), with rights and the people in a picture."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.page_cache.terms import note_picture
from marketplace.workers.models import Worker


class CmsImage(AbstractImage):
    """A public picture: who made it, by what right it is shown, what is seen on it and who."""

    class Rights(models.TextChoices):
        OWN = "own", _("made by the editors")
        GRANTED = "granted", _("shown by permission")
        LICENSED = "licensed", _("under a licence")
        FREE = "free", _("in the public domain")

    class People(models.TextChoices):
        NONE = "none", _("nobody can be recognised")
        AGREED = "agreed", _("everybody who can be recognised agreed")
        MINORS = "minors", _("minors can be recognised; their guardians agreed")

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    alt_en = models.CharField(_("description in English"), max_length=255, blank=True)
    rights = models.CharField(_("rights"), max_length=12, choices=Rights.choices, default=Rights.OWN)
    rights_until = models.DateField(_("rights end after"), null=True, blank=True)
    people = models.CharField(_("people in the picture"), max_length=12, choices=People.choices, default=People.NONE)
    agreement = models.CharField(
        _("who agreed, when, and where the paper is kept"),
        max_length=300,
        blank=True,
        help_text=_("Only for editors. Name the guardian for a minor."),
    )
    is_demo = models.BooleanField(_("demonstration"), default=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "alt_en",
        "credit",
        "rights",
        "rights_until",
        "people",
        "agreement",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                name="image_people_agreed",
                condition=models.Q(people="none") | ~models.Q(agreement=""),
                violation_error_message=_("Say who agreed, when, and where the paper is kept."),
            ),
            models.CheckConstraint(
                name="image_rights_credited",
                condition=models.Q(rights__in=["own", "free"]) | ~models.Q(credit=""),
                violation_error_message=_("Name whom the picture is by."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if not self.description:
            raise ValidationError({"description": _("Say in a sentence what is seen on the picture.")})

    @property
    def alt(self) -> str:
        """What is seen, in the reader's language."""
        english = (get_language() or "").startswith("en")
        return self.alt_en if english and self.alt_en else self.description

    @property
    def default_alt_text(self) -> str:
        return self.alt

    def may_be_shown(self, day: datetime.date | None = None) -> bool:
        """Whether the right to show it has not run out."""
        may = self.rights_until is None or self.rights_until >= (day or timezone.localdate())
        note_picture(self.pk, shown=may)
        return may


class CmsRendition(AbstractRendition):
    image = models.ForeignKey(CmsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="cms_rendition_once"),
        ]


class PicturedWorker(models.Model):
    """A worker of the platform who can be recognised on a picture; shown while the consent to tell the story stands."""

    image = models.ForeignKey(CmsImage, models.CASCADE, related_name="workers")
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="pictures", verbose_name=_("worker"))

    class Meta:
        verbose_name = _("worker in a picture")
        verbose_name_plural = _("workers in pictures")
        constraints = [models.UniqueConstraint(fields=["image", "worker"], name="worker_once_in_a_picture")]

    def __str__(self) -> str:
        return f"{self.worker} · {self.image}"


class CmsDocument(AbstractDocument):
    """A public document; what people upload about themselves is kept by `marketplace.files`."""

    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "source")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
