"""Rows that tie a page to a worker whom it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from cms.names import Called
from marketplace.workers.models import Worker

LONGEST = 400
PROFILE_NAMES = ("public_name", "public_name_en", "legal_name")


class Tied(models.Model):
    """Has a `worker`, who may be gone, and `forms_of_row`: how the page calls the worker."""

    # The names of a deleted profile that published pages use, so that they stay hidden (cms/forgetting.py).
    also_called = models.CharField(max_length=LONGEST, blank=True, editable=False)

    worker: Any
    worker_id: Any

    class Meta:
        abstract = True

    @property
    def forms_of_row(self) -> Iterable[str]:
        raise NotImplementedError

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name in either language, the longest first."""
        found = {*self.forms_of_row, *forms_of(self.also_called)}
        return tuple(sorted(found, key=len, reverse=True))

    def clean(self) -> None:
        """Only open profiles are named anew; a tie that is there stays when somebody hides the profile."""
        super().clean()
        row: Any = self
        if row.worker is None or row.worker.visibility == Worker.Visibility.OPEN:
            return
        if not type(row).objects.filter(pk=row.pk, worker=row.worker).exists():
            raise ValidationError({"worker": _("This profile is not open to all, so it cannot be named.")})

    def called_if(self, allowed: Collection[int]) -> Called:
        """How the person is called, and whether that may be read; if not, then the names of the profile neither."""
        if self.worker_id in allowed:
            return Called(self.forms, allowed=True)
        return Called((*self.forms, *(profile_names(self.worker) if self.worker else ())), allowed=False)


def profile_names(worker: Worker) -> list[str]:
    """By what names of the profile a text may call the worker."""
    return [name for field in PROFILE_NAMES if (name := getattr(worker, field).strip())]


def forms_of(text: str) -> tuple[str, ...]:
    """The forms in a list with commas, as the editor ordered them."""
    parts = (form.strip() for form in text.replace("，", ",").split(","))
    return tuple(dict.fromkeys(form for form in parts if form))
