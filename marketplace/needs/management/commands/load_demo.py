"""Fill the database with a demonstration: `manage.py load_demo --workers 2000 --needs 300 --organisations 80 --seed 1`."""

from __future__ import annotations

import datetime
import hashlib
import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.needs.demo.loading import Manifest, load
from marketplace.needs.demo.portions import Size
from marketplace.needs.demo.removal import RECORD, has_demo_rows, remove_demo
from marketplace.needs.demo.tables import FOLDER
from marketplace.taxonomy.models import LoadedTable

SORTS = {
    "organisations": gettext_lazy("organisations"),
    "workers": gettext_lazy("workers"),
    "needs": gettext_lazy("needs"),
    "offers": gettext_lazy("offers of surplus labour"),
}

MOST = 5_000_000


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= MOST:
        raise ArgumentTypeError(f"{text!r}: a number from 0 to {MOST:,} is expected")
    return number


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r}: must be a date such as 2027-04-17") from None


class Command(BaseCommand):
    help = "Write demonstration data drawn from a seed; nobody in it exists."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--workers", type=_count, default=2000)
        parser.add_argument("--needs", type=_count, default=300)
        parser.add_argument("--organisations", type=_count, default=80)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--asof", type=_date, default=None, help="the day the data looks from; today by default")
        parser.add_argument("--manifest", type=Path, help="write counts, ids and examples to this JSON file")
        parser.add_argument(
            "--no-rebuild", dest="rebuild", action="store_false", help="leave the search index to search_index rebuild"
        )
        parser.add_argument("--replace", action="store_true", help="remove the demonstration data that is loaded first")

    def handle(self, **options: Any) -> None:
        size = Size(
            options["workers"],
            options["needs"],
            options["organisations"],
            options["seed"],
            options["asof"] or timezone.localdate(),
        )
        if (size.needs or size.workers) and not size.organisations:
            raise CommandError(_("--organisations: workers and needs require at least one organisation."))
        digest = _digest(size, dated=options["asof"] is not None)
        if options["replace"]:
            self._remove()
        elif self._is_there(digest):
            return
        manifest = load(size, self._progress, rebuild=options["rebuild"])
        total = sum(manifest.counts.values())
        LoadedTable.objects.update_or_create(name=RECORD, defaults={"sha256": digest, "rows": total})
        self._report(manifest, options["manifest"])

    def _is_there(self, digest: str) -> bool:
        """Whether the same demonstration is loaded; another one is refused."""
        record = LoadedTable.objects.filter(name=RECORD).first()
        if record and record.sha256 == digest:
            self.stdout.write(_("This demonstration data is already loaded: %(rows)d rows.") % {"rows": record.rows})
            return True
        if record or has_demo_rows():
            raise CommandError(_("Other demonstration data is loaded; use --replace to remove it first."))
        return False

    def _remove(self) -> None:
        try:
            remove_demo()
        except ProtectedError:
            raise CommandError(
                _("Rows that are not demonstration data refer to it; it was not removed completely.")
            ) from None

    def _progress(self, sort: str, done: int, total: int) -> None:
        if done == total or done % 10_000 == 0:
            self.stdout.write(f"{SORTS[sort]}: {done}/{total}")

    def _report(self, manifest: Manifest, path: Path | None) -> None:
        counts = ", ".join(f"{count} {SORTS[sort]}" for sort, count in manifest.counts.items())
        self.stdout.write(self.style.SUCCESS(_("Demonstration data loaded: %(counts)s.") % {"counts": counts}))
        if path:
            text = json.dumps(manifest.as_json(), ensure_ascii=False, indent=1)
            path.write_text(f"{text}\n", encoding="utf-8")


def _digest(size: Size, *, dated: bool) -> str:
    """Return what tells one demonstration from another: its numbers and the tables; the day only where it was given."""
    asked = [size.workers, size.needs, size.organisations, size.seed, size.asof.isoformat() if dated else ""]
    digest = hashlib.sha256(json.dumps(asked).encode())
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
