"""The projection of the taxonomy in force: a small file, made by a command, read once a process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from marketplace.taxonomy.vocabulary import load, taxonomy_version
from search.meaning.encoders import Encoder, needed
from search.meaning.projection import Projection, learn

KINDS = ("occupation", "work_type")
OWN_FILES = "[0-9a-f]" * 16 + ".npz"
"""What `path_for` names; the vectors of names (search/linking) lie beside them."""
FORMAT = 1
"""Raised when what is learned changes."""


class NotLearned(LookupError):
    """There is no file for the taxonomy in force and these encoders."""


class NoNames(LookupError):
    """The taxonomy has no two occupations whose names could be told apart."""


def projection() -> Projection:
    """The projection for the taxonomy in force; NotLearned where `build` was not run since it changed."""
    return _read(path_for(taxonomy_version(), needed()))


def build() -> tuple[Path, int]:
    """Learn the projection and write its file, over some minutes; returns where it is and how many names were read."""
    version, using = taxonomy_version(), needed()
    names = occupation_names()
    if len({code for code, _ in names}) < 2:
        raise NoNames(_("The reference tables are not loaded; run manage.py load_reference first."))
    path = path_for(version, using)
    learn(using, names).save(path)
    for other in path.parent.glob(OWN_FILES):
        if other != path:
            other.unlink(missing_ok=True)
    return path, len(names)


def occupation_names() -> list[tuple[str, str]]:
    """Code and name for all names, aliases and work types of occupations, in both languages."""
    return [(name.key.split("/")[0], name.surface) for name in load() if name.kind in KINDS]


def path_for(version: str, using: Sequence[Encoder]) -> Path:
    """Where the file of that version and these encoders is."""
    made_of = "\n".join([str(FORMAT), version, *(encoder.name for encoder in using)])
    return Path(settings.SEARCH_MEANING_DIR) / f"{blake2b(made_of.encode(), digest_size=8).hexdigest()}.npz"


@lru_cache(maxsize=1)
def _read(path: Path) -> Projection:
    try:
        return Projection.load(path)
    except FileNotFoundError:
        raise NotLearned(str(path)) from None
