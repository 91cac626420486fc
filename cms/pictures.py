"""Pictures on pages: which renditions there are, making them, and taking them off at once.

What may be shown is decided by `CmsImage.may_be_shown`; `CmsImage.objects.with_renditions()` loads what showing a list
of pictures reads, and `shown_picture` (cms/templatetags/pictures.py) writes them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Model
from wagtail.images.models import Filter, SourceImageIOError

from cms.imaging.encoding import Cut, Unreadable, encoded
from cms.imaging.uses import ALL_SPECS, USES, Use, specs_for
from cms.models import CmsImage, CmsRendition

log = logging.getLogger(__name__)

ENDINGS = {"avif": ".avif", "webp": ".webp", "jpeg": ".jpg"}
PORTION = 50
_later: ContextVar[bool] = ContextVar("renditions_later", default=False)


@contextmanager
def renditions_later() -> Any:
    """Saving and publishing make no renditions in here; whoever loads many pictures makes them afterwards, all at once."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def makes_later() -> bool:
    return _later.get()


def in_portions(images: Any) -> Iterator[CmsImage]:
    """The images of a query one by one, with their renditions, never with a query that is still open.

    Where one is, SQLite refuses at once to write as soon as another process has written since it began.
    """
    keys = list(images.values_list("pk", flat=True))
    for start in range(0, len(keys), PORTION):
        portion = keys[start : start + PORTION]
        found = images.with_renditions().in_bulk(portion)
        yield from (found[key] for key in portion if key in found)


def renditions_of(image: CmsImage) -> dict[str, CmsRendition]:
    """Those that fit the picture as it is now, by their spec; prefetched ones cost nothing."""
    known = image._get_prefetched_renditions()
    if known is None:
        known = image.renditions.filter(filter_spec__in=ALL_SPECS)
    around = focal_key(image)
    return {
        one.filter_spec: one
        for one in known
        if one.filter_spec in ALL_SPECS and one.focal_point_key == (around if _is_cut(one.filter_spec) else "")
    }


def focal_key(image: CmsImage) -> str:
    """What renditions that are cut carry of the focal point."""
    return Filter("fill-1x1").get_cache_key(image)


def _is_cut(spec: str) -> bool:
    return spec.startswith("fill-")


@dataclass(frozen=True, slots=True)
class Order:
    """What has to be done for one picture: read, cut, keep. The middle part needs no database."""

    image: CmsImage
    original: bytes
    specs: tuple[str, ...]
    cuts: tuple[Cut, ...]


def order_for(image: CmsImage, specs: Sequence[str] = ()) -> Order | None:
    """What is missing of these renditions, or of all that pages may need; None where nothing is.

    Raises Unreadable where the file is missing.
    """
    have = renditions_of(image)
    missing = tuple(spec for spec in specs or specs_for(image.width, image.height) if spec not in have)
    if not missing:
        return None
    return Order(image, _original(image), missing, tuple(_cut(image, spec) for spec in missing))


def _original(image: CmsImage) -> bytes:
    try:
        with image.open_file() as file:
            return bytes(file.read())
    except (SourceImageIOError, OSError) as problem:
        raise Unreadable(str(problem)) from problem


def _cut(image: CmsImage, spec: str) -> Cut:
    transform = Filter(spec).get_transform(image)
    width, height = transform.size
    return Cut(tuple(transform.get_rect().round()), (round(width), round(height)), spec.rpartition("-")[2])


def keep(image: CmsImage, spec: str, data: bytes) -> CmsRendition:
    """Store one rendition; where another process was quicker, its one stays."""
    kind = spec.rpartition("-")[2]
    rendition, _new = CmsRendition.objects.get_or_create(
        image=image,
        filter_spec=spec,
        focal_point_key=focal_key(image) if _is_cut(spec) else "",
        defaults={"file": File(BytesIO(data), name=f"picture{ENDINGS[kind]}")},
    )
    image._add_to_prefetched_renditions(rendition)
    return rendition


def make_renditions(image: CmsImage, specs: Sequence[str] = ()) -> int:
    """Make what is missing of these renditions, or of all; returns how many. Raises Unreadable. May be repeated."""
    order = order_for(image, specs)
    return keep_all(order, encoded(order.original, order.cuts)) if order else 0


def keep_all(order: Order, files: Iterable[bytes]) -> int:
    """Store what was made; if the picture must not be shown any more by then, it is taken off again."""
    with transaction.atomic():
        made = [keep(order.image, spec, data) for spec, data in zip(order.specs, files, strict=True)]
    if not CmsImage.objects.presentable().filter(pk=order.image.pk).exists():
        take_off([order.image.pk])
    return len(made)


def refresh(image: CmsImage) -> int:
    """Bring the renditions to what holds now: made, made anew around another focal point, or taken off."""
    if not image.may_be_shown():
        take_off([image.pk])
        return 0
    fitting = {one.pk for one in renditions_of(image).values()}
    _remove(image.renditions.filter(filter_spec__in=ALL_SPECS).exclude(pk__in=fitting))
    return make_renditions(image)


def shown_with(image: CmsImage, use: Use) -> tuple[dict[str, CmsRendition], CmsRendition | None]:
    """The renditions that are there, and the one that every browser can show, which is made here if it must be.

    Only this one: a page is not kept waiting for all the others, which the night makes.
    """
    have, wanted = renditions_of(image), use.last_resort(image.width, image.height)
    if wanted in have:
        return have, have[wanted]
    try:
        make_renditions(image, [wanted])
    except Unreadable:
        log.warning("picture_unreadable", extra={"image": image.pk})
        return {}, None
    have = renditions_of(image)
    return have, have.get(wanted)


def take_off(image_ids: Iterable[int]) -> None:
    """Delete every rendition of these pictures, rows and files, as soon as the running transaction is committed.

    Not before: a rendition that another process makes meanwhile, while what forbids it is not yet to be seen, would stay.
    """
    keys = tuple(image_ids)
    transaction.on_commit(lambda: _remove(CmsRendition.objects.filter(image__in=keys)), robust=True)


def _remove(renditions: Any) -> None:
    files = [(one.file.storage, one.file.name) for one in renditions]
    renditions.delete()
    # Wagtail deletes files too, but by a task that may be waiting for its turn.
    transaction.on_commit(partial(_delete_files, files), robust=True)


def _delete_files(files: Sequence[tuple[Any, str]]) -> None:
    for storage, name in files:
        storage.delete(name)


def pictures_of(worker_ids: Iterable[int]) -> list[int]:
    """Keys of the pictures on which any of these workers can be recognised."""
    return list(CmsImage.objects.filter(workers__worker__in=list(worker_ids)).distinct().values_list("pk", flat=True))


def pictures_in(page: Model) -> set[int]:
    """Keys of the pictures of a page: the lead picture and those of its texts."""
    found = set()
    for field in page._meta.fields:
        if field.related_model is CmsImage:
            found.add(field.value_from_object(page))
        elif hasattr(field, "extract_references"):
            references = field.extract_references(field.value_from_object(page))
            found |= {int(key) for model, key, *_path in references if issubclass(model, CmsImage)}
    return found - {None}


__all__ = [
    "USES",
    "Order",
    "focal_key",
    "in_portions",
    "keep_all",
    "make_renditions",
    "makes_later",
    "order_for",
    "pictures_in",
    "pictures_of",
    "refresh",
    "renditions_later",
    "renditions_of",
    "shown_with",
    "take_off",
]
