"""Any collection of titles, ranked for other titles: `manage.py rank_titles --queries Q.tsv --corpus C.tsv --run OUT`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.evaluation import files
from search.meaning.encoders import EncodersMissing, needed
from search.meaning.projection import Projection
from search.meaning.ranking import rank
from search.meaning.store import NoNames, NotLearned, build, projection

TAG = "bayu"


def _depth(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r}: a whole number is expected, 0 for all")
    return int(text)


class Command(BaseCommand):
    help = "Rank titles of either language by meaning and write a TREC run. Needs the taxonomy (load_reference), no other data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--queries", type=Path, required=True, help="a header line, then id TAB title")
        parser.add_argument("--corpus", type=Path, required=True, help="the same, of the titles that are ranked")
        parser.add_argument("--run", type=Path, required=True, help="the file to write")
        parser.add_argument("--depth", type=_depth, default=0, help="titles a query; all by default")

    def handle(self, **options: Any) -> None:
        try:
            queries, corpus = files.titles(options["queries"]), files.titles(options["corpus"])
            using = needed()
        except (files.UnreadableFile, EncodersMissing) as problem:
            raise CommandError(str(problem)) from problem
        ranked = rank(list(queries.values()), list(corpus.values()), using, self._learned(), depth=options["depth"])
        ids = list(corpus)
        try:
            with options["run"].open("w", encoding="utf-8") as target:
                for query, found in zip(queries, ranked, strict=True):
                    files.write_run(target, query, [ids[place] for place in found.places], tag=TAG)
        except OSError as problem:
            raise CommandError(f"{options['run']}: {problem.strerror}") from problem
        self.stdout.write(
            _("%(queries)d queries over %(titles)d titles: %(file)s")
            % {"queries": len(queries), "titles": len(corpus), "file": options["run"]}
        )

    def _learned(self) -> Projection:
        try:
            return projection()
        except NotLearned:
            self.stderr.write(_("Learning from the names of the taxonomy; that takes some minutes, once."))
        try:
            build()
        except NoNames as problem:
            raise CommandError(str(problem)) from problem
        return projection()
