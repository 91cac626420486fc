"""The site's own image and document models (they cannot be exchanged later), with rights and the people in a picture."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from cms.imaging.cleaning import cleaned
from cms.imaging.uses import ALL_SPECS
from cms.page_cache.terms import note_picture
from marketplace.accounts.models import Consent
from marketplace.workers.models import Worker

NAME_LENGTH = 16
RIGHT_ENDS_SOON = datetime.timedelta(days=30)
"""So long before a right to a picture ends editors are told."""


def unguessable(name: str) -> str:
    """A name of a file that says nothing of what is in it and cannot be guessed; the ending stays."""
    return get_random_string(NAME_LENGTH, "abcdefghijklmnopqrstuvwxyz0123456789") + PurePosixPath(name).suffix.lower()


class CmsImageQuerySet(ImageQuerySet):
    """Which pictures may be shown, and what showing them reads."""

    def presentable(self, day: datetime.date | None = None) -> CmsImageQuerySet:
        """Whose right has not run out, and on which everybody of the platform agrees to be told of."""
        until = models.Q(rights_until=None) | models.Q(rights_until__gte=day or timezone.localdate())
        return self.filter(until, ~models.Exists(_not_agreed()))

    def withheld(self, day: datetime.date | None = None) -> CmsImageQuerySet:
        """Those that must not be shown."""
        return self.filter(
            models.Q(rights_until__lt=day or timezone.localdate()) | models.Q(models.Exists(_not_agreed()))
        )

    def with_renditions(self) -> CmsImageQuerySet:
        """With all that pages need to show them, in two queries however many they are."""
        asked = self.annotate(is_refused=models.Exists(_not_agreed()))
        return asked.prefetch_renditions(*ALL_SPECS)


def _not_agreed() -> models.QuerySet[PicturedWorker]:
    """The workers on the picture at hand whose consent to have their story told does not stand at this moment."""
    return PicturedWorker.objects.withdrawn().filter(image=models.OuterRef("pk"))


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

    class Guardian(models.TextChoices):
        MOTHER = "mother", _("mother")
        FATHER = "father", _("father")
        GRANDPARENT = "grandparent", _("grandparent")
        OTHER = "other", _("another legal guardian")

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    alt_en = models.CharField(_("description in English"), max_length=255, blank=True)
    rights = models.CharField(_("rights"), max_length=12, choices=Rights.choices, default=Rights.OWN)
    rights_until = models.DateField(_("rights end after"), null=True, blank=True)
    people = models.CharField(_("people in the picture"), max_length=12, choices=People.choices, default=People.NONE)
    agreement = models.CharField(
        _("who agreed, when, and where the paper is kept"),
        max_length=300,
        blank=True,
        help_text=_("Only for editors, never shown."),
    )
    # Who the guardian is stands on the paper; here only what shows that the right person agreed, and when.
    guardian = models.CharField(
        _("guardian who agreed for the minor"),
        max_length=12,
        choices=Guardian.choices,
        blank=True,
        help_text=_("Only for minors, and only for editors. The name stands on the paper and is not needed here."),
    )
    guardian_agreed_on = models.DateField(_("day on which the guardian agreed"), null=True, blank=True)
    is_demo = models.BooleanField(_("demonstration"), default=False)

    objects = CmsImageQuerySet.as_manager()

    admin_form_fields = (
        "file",
        "title",
        "description",
        "alt_en",
        "credit",
        "rights",
        "rights_until",
        "people",
        "agreement",
        "guardian",
        "guardian_agreed_on",
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever puts a file here, the file is kept clean."""
        given: Any = self.file
        if given and not given._committed:
            self._clean_file(given.file)
        super().save(*args, **kwargs)

    def _clean_file(self, given: Any) -> None:
        if getattr(given, "is_clean", False):
            return
        given.seek(0)
        kept = cleaned(given)
        self.file = ImageFile(BytesIO(kept.data), name=f"picture{kept.ending}")
        self.file_size, self.file_hash = len(kept.data), ""

    def get_upload_to(self, filename: str) -> str:
        """Without the name that the camera or the editor gave: it may name people."""
        return f"original_images/{unguessable(filename)}"

    def clean(self) -> None:
        super().clean()
        if self.people != self.People.MINORS:
            # Nobody keeps what is not needed.
            self.guardian, self.guardian_agreed_on = "", None
        problems = {field: problem for field, problem in self._problems() if problem}
        if problems:
            raise ValidationError(problems)

    def _problems(self) -> Iterable[tuple[str, Any]]:
        if not self.description:
            yield "description", _("Say in a sentence what is seen on the picture.")
        if self.rights not in (self.Rights.OWN, self.Rights.FREE) and not self.credit:
            yield "credit", _("Name whom the picture is by.")
        if self.people != self.People.NONE and not self.agreement:
            yield "agreement", _("Say who agreed, when, and where the paper is kept.")
        if self.people == self.People.MINORS:
            yield from self._problems_of_guardian()

    def _problems_of_guardian(self) -> Iterable[tuple[str, Any]]:
        if not self.guardian:
            yield "guardian", _("Say which guardian agreed for the minor.")
        if self.guardian_agreed_on is None:
            yield "guardian_agreed_on", _("Say on which day the guardian agreed.")
        elif self.guardian_agreed_on > timezone.localdate():
            yield "guardian_agreed_on", _("This day is still to come.")

    @property
    def lacks_guardian(self) -> bool:
        """Whether minors can be recognised and it is not kept which guardian agreed, and when."""
        return self.people == self.People.MINORS and not (self.guardian and self.guardian_agreed_on)

    @property
    def alt(self) -> str:
        """What is seen, in the reader's language; where readers get it, without hidden names (`cms.models.naming.worded`)."""
        english = (get_language() or "").startswith("en")
        return self.alt_en if english and self.alt_en else self.description

    @property
    def default_alt_text(self) -> str:
        return self.alt

    @cached_property
    def is_refused(self) -> bool:
        """Whether a worker on it does not agree to be told of; lists look it up for all their pictures at once."""
        return self.pk is not None and PicturedWorker.objects.withdrawn().filter(image=self.pk).exists()

    @property
    def shows_unnamed(self) -> bool:
        """Whether people can be recognised and nobody said which workers they are."""
        return self.people != self.People.NONE and not self.workers.exists()

    def rights_stand(self, day: datetime.date | None = None) -> bool:
        return self.rights_until is None or self.rights_until >= (day or timezone.localdate())

    def may_be_shown(self, day: datetime.date | None = None) -> bool:
        """Whether the right to show it has not run out and everybody on it agrees: the one place that decides."""
        may = self.rights_stand(day) and not self.is_refused
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

    def get_upload_to(self, filename: str) -> str:
        """Nothing leads from its address to the original, and from an old one to a new one."""
        return f"images/{unguessable(filename)}"


class PicturedWorkerQuerySet(models.QuerySet["PicturedWorker"]):
    def withdrawn(self) -> PicturedWorkerQuerySet:
        """Those whose consent to have their story told does not stand at this moment, or whose profile is gone."""
        agreed = Consent.objects.active().filter(
            subject_kind="worker", subject_id=OuterRef("worker"), purpose=Consent.Purpose.TELL_STORY
        )
        return self.filter(~Exists(agreed))


class PicturedWorker(models.Model):
    """A worker of the platform who can be recognised on a picture; shown while the consent to tell the story stands."""

    image = models.ForeignKey(CmsImage, models.CASCADE, related_name="workers")
    # Without the row there is no consent: the picture stays hidden.
    worker = models.ForeignKey(
        Worker, models.SET_NULL, null=True, blank=True, related_name="pictures", verbose_name=_("worker")
    )

    objects = PicturedWorkerQuerySet.as_manager()

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

    def clean(self) -> None:
        """Wagtail looks at the ending of the name; of a file that was refused already there is none."""
        if self.file:
            super().clean()
