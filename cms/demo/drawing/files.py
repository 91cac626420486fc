"""Drawn pictures as files, drawn by several processes. They know nothing of the site, so they start quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context

from cms.demo.drawing import draw

QUALITY = 90


def drawn(slugs: Sequence[str], processes: int) -> Iterable[tuple[str, bytes]]:
    """Each picture as a JPEG file, in the order asked."""
    if not slugs:
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from zip(slugs, pool.map(jpeg, slugs), strict=True)


def jpeg(slug: str) -> bytes:
    file = BytesIO()
    draw(slug).save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()
