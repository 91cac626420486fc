"""The editors' form for pictures: only clean files, and who is on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.choosers import worker_chooser
from cms.imaging.cleaning import cleaned
from cms.keys import is_key
from cms.models import CmsImage, PicturedWorker
from cms.models.pictures import unguessable
from marketplace.workers.models import Worker

FREE_PLACES = 3
MOST_WORKERS = 30
TITLE_CHARACTERS = 60
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class PictureField(WagtailImageField):
    """A picture of an allowed kind; what was uploaded is replaced by the same picture without anything beside its pixels.

    In place: where other fields are still missing, Wagtail keeps the uploaded file itself until they are filled in.
    """

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> Any:
        file: Any = forms.FileField.to_python(self, data)
        if file is None:
            return None
        file.seek(0)
        kept = cleaned(file, file.name)
        file.seek(0)
        file.truncate()
        file.write(kept.data)
        file.seek(0)
        file.size, file.name, file.is_clean = len(kept.data), unguessable(f"picture{kept.ending}"), True
        return file


class WorkersWidget(forms.Widget):
    """Choosers of workers, one under the other: those chosen, and free places."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.chooser = worker_chooser.widget_class()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [key for key in given if key]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        base = (attrs or {}).get("id") or f"id_{name}"
        places = [*(key for key in value or [] if is_key(key)), *[None] * FREE_PLACES]
        rows = (
            (self.chooser.render(name, place, {"id": base if not number else f"{base}-{number}"}),)
            for number, place in enumerate(places)
        )
        return format_html("<div>{}</div>", format_html_join("", "<div>{}</div>", rows))

    @property
    def media(self) -> Any:
        return self.chooser.media


class WorkersField(forms.Field):
    """Workers of the platform; those who hide their profile can only stay where they are."""

    widget = WorkersWidget
    stay: frozenset[int] = frozenset()

    def to_python(self, value: Iterable[Any] | None) -> list[int]:
        keys = list(value or [])
        if not all(is_key(key) for key in keys):
            raise ValidationError(_("Choose workers from the list."))
        return list(dict.fromkeys(int(key) for key in keys))

    def validate(self, value: Any) -> None:
        if len(value) > MOST_WORKERS:
            raise ValidationError(_("Name at most %(most)d workers."), params={"most": MOST_WORKERS})
        asked = set(value) - self.stay
        if asked and Worker.objects.open().filter(pk__in=asked).count() != len(asked):
            raise ValidationError(_("Choose workers from the list."))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return {str(key) for key in initial or []} != {str(key) for key in data or []}


class PictureForm(BaseImageForm):
    """Base of every form for pictures: adding, replacing, several at once, in the chooser."""

    pictured = WorkersField(
        label=_("workers who can be recognised"),
        required=False,
        help_text=_(
            "The picture is shown only while each of them agrees to have the story told. Saved, there is room for more."
        ),
    )

    class Meta(BaseImageForm.Meta):
        help_texts = {"title": _("For editors only. Left empty, the description stands there.")}
        error_messages = {"description": {"required": _("Say in a sentence what is seen on the picture.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self._replace_file_field()
        self.fields["description"].required = True
        self.fields["title"].required = False
        if self.instance.pk is None:
            # Wagtail puts the name of the file there, which may name people.
            self.initial["title"] = ""
            self.instance.title = ""
        self._prepare_pictured()

    def _replace_file_field(self) -> None:
        old = self.fields["file"]
        self.fields["file"] = PictureField(label=old.label, required=old.required, widget=forms.FileInput())

    def _prepare_pictured(self) -> None:
        if self.prefix == "image-chooser-upload":
            # A chooser cannot open another one above itself.
            del self.fields["pictured"]
            return
        keys = []
        if self.instance.pk:
            # A row whose profile is gone stays, and hides the picture.
            keys = list(self.instance.workers.exclude(worker=None).values_list("worker_id", flat=True))
        self.fields["pictured"].stay = frozenset(keys)
        self.initial["pictured"] = keys

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("title"):
            data["title"] = Truncator(data.get("description", "")).chars(TITLE_CHARACTERS)
        if data.get("pictured") and data.get("people") == CmsImage.People.NONE:
            self.add_error("people", _("Workers are named below, so somebody can be recognised."))
        if self.instance.pk and "file" in self.changed_data and not set(FOCUS) & set(self.changed_data):
            # It belonged to the picture before.
            data.update(dict.fromkeys(FOCUS))
        return data

    def _update_errors(self, errors: ValidationError) -> None:
        """A field that says already what is wrong does not say it again in the model's words."""
        if hasattr(errors, "error_dict"):
            errors.error_dict = {name: said for name, said in errors.error_dict.items() if name not in self.errors}
        super()._update_errors(errors)

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "pictured" in self.cleaned_data:
            self._save_pictured(set(self.cleaned_data["pictured"]))

    def _save_pictured(self, keys: set[int]) -> None:
        have = set(self.instance.workers.exclude(worker=None).values_list("worker_id", flat=True))
        for gone in self.instance.workers.filter(worker_id__in=have - keys):
            gone.delete()
        for key in sorted(keys - have):
            PicturedWorker.objects.create(image=self.instance, worker_id=key)
