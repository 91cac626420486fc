"""The drawn pictures of the demonstration as images of the site."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.models import Collection

from cms.demo.drawing.files import drawn
from cms.models import CmsImage
from marketplace.forking import processes

TABLE = Path(__file__).parent / "pictures.csv"
COLLECTION = "演示图片"
CREDIT = "演示插图"


def load_pictures() -> dict[str, int]:
    """Draw what is missing; the key of each image by its slug."""
    rows = _rows()
    have = dict(CmsImage.objects.filter(is_demo=True, title__in=rows).values_list("title", "pk"))
    missing = [slug for slug in rows if slug not in have]
    collection = _collection()
    for slug, data in drawn(missing, processes()):
        have[slug] = _image(rows[slug], data, collection).pk
    return have


def _rows() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {row["slug"]: row for row in csv.DictReader(table)}


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)


def _image(row: dict[str, str], data: bytes, collection: Collection) -> CmsImage:
    image = CmsImage(
        title=row["slug"],
        file=ImageFile(BytesIO(data), name=f"{row['slug']}.jpg"),
        description=row["alt_zh"],
        alt_en=row["alt_en"],
        credit=CREDIT,
        collection=collection,
        is_demo=True,
        **{f"focal_point_{name}": int(row[f"focus_{name}"]) for name in ("x", "y", "width", "height")},
    )
    image.save()
    return image
