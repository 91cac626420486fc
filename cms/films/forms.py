"""The editors' form for documents, films among them: each sort with its own limit, a film only if it is one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm

from cms.films.cleaning import cleaned
from cms.films.kinds import ending_of, fits_its_name, is_film


class DocumentField(WagtailDocumentField):
    """`max_upload_size`, by which Wagtail's pages refuse a file before it is sent, is that of the larger sort."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = max(settings.LIMITS.document_bytes, settings.LIMITS.film_bytes)
        self.help_text = _("At most %(most)s; a film (MP4 or WebM) at most %(film)s.") % {
            "most": filesizeformat(settings.LIMITS.document_bytes),
            "film": filesizeformat(settings.LIMITS.film_bytes),
        }
        self.error_messages["file_too_large_unknown_size"] = _too_large(self.max_upload_size)

    def check_document_file_size(self, file: Any) -> None:
        most = settings.LIMITS.film_bytes if is_film(file.name) else settings.LIMITS.document_bytes
        if file.size > most:
            raise ValidationError(_too_large(most), code="file_too_large")

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is not None and is_film(file.name) and not fits_its_name(file, file.name):
            raise ValidationError(
                _(
                    "The name of the file ends with .%(ending)s, but it is no such film. Save it as MP4 (H.264 and AAC)"
                    " or WebM with a program for films, then upload it anew."
                ),
                code="wrong_ending",
                params={"ending": ending_of(file.name)},
            )
        if file is not None and is_film(file.name):
            cleaned(file, file.name)
        return file


class DocumentForm(BaseDocumentForm):
    """Base of every form for documents: adding, replacing, several at once, in the chooser."""

    class Meta(BaseDocumentForm.Meta):
        pass

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old = self.fields.get("file")
        if old is not None:
            self.fields["file"] = DocumentField(label=old.label, required=old.required, widget=old.widget)


def _too_large(most: int) -> str:
    return _("The file is larger than %(most)s. Save it smaller, a film for example with 720 lines.") % {
        "most": filesizeformat(most)
    }
