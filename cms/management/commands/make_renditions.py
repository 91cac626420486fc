"""Make the renditions that pages need, in several processes: `manage.py make_renditions`. Run again it makes what is missing."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.imaging.encoding import Unreadable, encoded
from cms.models import CmsImage
from cms.pictures import Order, in_portions, keep_all, order_for
from cms.waiting import is_locked
from marketplace.forking import in_order, processes


@dataclass(frozen=True, slots=True)
class Asked:
    """An order under way."""

    order: Order
    files: Future[list[bytes]]

    def result(self) -> Asked:
        """Itself, when it is done."""
        wait([self.files])
        return self


class Command(BaseCommand):
    help = "Make the renditions of all pictures that may be shown, as far as they are missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--processes", type=int, default=processes(), help="how many share the work")

    def handle(self, *args: Any, **options: Any) -> None:
        count = max(1, options["processes"])
        made, self.left = 0, 0
        # Only this process has the database; the others get a file and give back files.
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            under_way: Any = self._asked(pool)
            asked: Asked
            for asked in in_order(under_way, count):
                made += self._kept(asked)
        self.stdout.write(_("%(count)d renditions made") % {"count": made})
        if self.left:
            self.stderr.write(_left_words(self.left))

    def _asked(self, pool: ProcessPoolExecutor) -> Iterator[Asked]:
        for image in in_portions(CmsImage.objects.presentable().order_by("pk")):
            try:
                order = order_for(image)
            except Unreadable:
                self._complain(image)
                continue
            if order is not None:
                yield Asked(order, pool.submit(encoded, order.original, order.cuts))

    def _kept(self, asked: Asked) -> int:
        try:
            return keep_all(asked.order, asked.files.result())
        except Unreadable:
            self._complain(asked.order.image)
        except OperationalError as problem:
            if not is_locked(problem):
                raise
            self.left += 1
        return 0

    def _complain(self, image: CmsImage) -> None:
        self.stderr.write(_("%(title)s (%(key)d) cannot be read") % {"title": image.title, "key": image.pk})


def _left_words(count: int) -> str:
    return ngettext(
        "%(count)d picture was left, since another process was writing to the database. Run this again.",
        "%(count)d pictures were left, since another process was writing to the database. Run this again.",
        count,
    ) % {"count": count}
