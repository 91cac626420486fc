"""Pictures and films. A film of another host is linked to, never embedded: no page asks another host for anything."""

from __future__ import annotations

from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.films.kinds import is_film
from cms.names import together


class PictureChooserBlock(ImageChooserBlock):
    """Pictures of a text come with their renditions, consents and names, all in the same few queries."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        found = self.model_class.objects.with_renditions().in_bulk([key for key in values if key is not None])
        together(found.values())
        # One picture may stand in two places with different words.
        return [copy(found[key]) if key in found else None for key in values]

    def deconstruct(self) -> Any:
        """As Wagtail's own: what is stored is the same, so migrations need not know the difference."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; the credit stands with the picture itself."""

    image = PictureChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)

    class Meta:
        label = _("picture")
        icon = "image"
        template = "cms/blocks/picture.html"

    def render(self, value: Any, context: Any = None) -> Any:
        """Nothing, neither caption nor credit, where the picture may not be shown."""
        return super().render(value, context) if _is_shown(value) else ""


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=6)

    class Meta:
        label = _("gallery")
        icon = "image"
        template = "cms/blocks/gallery.html"

    def render(self, value: Any, context: Any = None) -> Any:
        shown = [picture for picture in value["pictures"] if _is_shown(picture)]
        return super().render(blocks.StructValue(self, {**value, "pictures": shown}), context) if shown else ""


class VideoBlock(blocks.StructBlock):
    """A film: an own file, or a page of a provider on the operator's list (setting CMS_VIDEO_HOSTS)."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    file = DocumentChooserBlock(label=_("own file (MP4 or WebM)"), required=False)
    link = blocks.URLBlock(label=_("page of the film at a provider"), required=False)
    poster = PictureChooserBlock(label=_("picture of the film"), required=False)
    transcript = blocks.TextBlock(label=_("what is said and shown, in words"), required=False)

    class Meta:
        label = _("film")
        icon = "media"
        template = "cms/blocks/video.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "picture": value.get("poster")}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {name: ValidationError(problem) for name, problem in _problems(cleaned) if problem}
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


def _is_shown(picture: Any) -> bool:
    image = picture.get("image")
    return image is not None and image.may_be_shown()


def _problems(film: Any) -> list[tuple[str, Any]]:
    document, link = film.get("file"), film.get("link")
    if bool(document) == bool(link):
        return [("file", _("Give either an own file or the address at a provider."))]
    if document:
        return [("file", "" if is_film(document.filename) else _("The film must be an MP4 or WebM file."))]
    return [("link", "" if may_be_linked(link) else _("This provider is not on the operator's list."))]


def may_be_linked(address: str) -> bool:
    """Whether a film at this address may be linked to: https, and the host or its parent is on the list."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return parts.scheme == "https" and any(
        host == known or host.endswith(f".{known}") for known in settings.CMS_VIDEO_HOSTS
    )
