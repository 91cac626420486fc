"""Learn the projection of meaning anew: after the taxonomy changed, or with other encoders."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from search.linking import store as linking
from search.linking.teaching import teach
from search.meaning.encoders import EncodersMissing
from search.meaning.store import NoNames, build


class Command(BaseCommand):
    help = "Learn what tells occupations apart from their names in the taxonomy, and write it to SEARCH_MEANING_DIR."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--words",
            action="store_true",
            help="learn what tells occupations and skills apart from all words and samples, too; twenty minutes",
        )

    def handle(self, **options: Any) -> None:
        self.complete()
        if options["words"]:
            paths, texts = teach()
            values = {"texts": texts, "files": ", ".join(map(str, paths))}
            self.stdout.write(_("Learned for linking from %(texts)d names, words and samples: %(files)s.") % values)
        begun = time.monotonic()
        try:
            path, names = build()
        except (EncodersMissing, NoNames) as problem:
            raise CommandError(str(problem)) from problem
        size = path.stat().st_size // 1024
        seconds = time.monotonic() - begun
        self.stdout.write(
            _("Learned from %(names)d names in %(seconds).0f seconds: %(file)s, %(size)d KiB.")
            % {"names": names, "seconds": seconds, "file": path, "size": size}
        )

    def complete(self) -> None:
        """The vectors of names by which searches are linked, of which only new ones take time."""
        try:
            path, names, new = linking.build()
        except EncodersMissing as problem:
            raise CommandError(str(problem)) from problem
        values = {"names": names, "new": new, "file": path}
        self.stdout.write(_("Names for linking: %(names)d, of them new: %(new)d: %(file)s.") % values)
