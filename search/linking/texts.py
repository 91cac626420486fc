"""Links of the texts of needs, introductions and offers: worked out once for each text, kept by its hash.

Documents are built from what is kept; only a task links a text that is not there. No text is kept, only its hash and what it
means, so equal texts share a row and nothing grows with the number of workers who say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from django.utils import timezone

from marketplace.taxonomy.vocabulary import taxonomy_version
from search.analysis import normalise
from search.concepts import Concept
from search.facts.said import NOTHING_SAID, Said, Weighed
from search.linking.store import linking
from search.models import TextLink

LONGEST = 160
"""Characters of a text that are read: what it is about stands at its beginning."""
SHORTEST = 4
VOICES = 6
"""Raised where the same taxonomy links texts otherwise: with other voices or weights. What is kept by fewer is linked anew."""
LEAST = 20
"""Percent from which on a link of a text is kept; less likely ones would only make documents larger."""


def readable(text: str) -> str:
    """What of a text is linked; "" for one that is too short to mean anything."""
    normal = normalise(text[: LONGEST * 2])[:LONGEST]
    return normal if sum(map(str.isalnum, normal)) >= SHORTEST else ""


def key_of(normal: str) -> str:
    """The hash by which the links of a readable text are kept."""
    return blake2b(normal.encode(), digest_size=16).hexdigest()


def said(texts: Sequence[str]) -> list[Said]:
    """What texts mean, as far as it is known; asks the database once."""
    keys = [key_of(normal) if (normal := readable(text)) else "" for text in texts]
    found = _kept(keys)
    return [found.get(key, NOTHING_SAID) for key in keys]


def _kept(keys: Iterable[str]) -> dict[str, Said]:
    rows = TextLink.objects.filter(key__in=set(filter(None, keys))).order_by()
    return {key: Said(_weighed(codes), _weighed(slugs)) for key, codes, slugs in rows.values_list("key", *LISTS)}


LISTS = ("occupations", "skills")


def _weighed(rows: Iterable[tuple[str, int]]) -> Weighed:
    return tuple((key, percent) for key, percent in rows)


def unlinked(texts: Iterable[str], *, again: bool = False) -> list[str]:
    """Those of the texts that were not linked, or with `again` not by the taxonomy in force."""
    wanted = {text: key_of(normal) for text in texts if (normal := readable(text))}
    there = TextLink.objects.filter(key__in=set(wanted.values())).order_by()
    if again:
        there = there.filter(version=_version())
    known = set(there.values_list("key", flat=True))
    return [text for text, key in wanted.items() if key not in known]


def add(texts: Iterable[str]) -> int:
    """Link texts, whether or not they were; returns how many different ones."""
    wanted = {key_of(normal): normal for normal in sorted(map(readable, texts))}
    TextLink.objects.bulk_create(
        _linked(wanted),
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[*LISTS, "version", "linked_on"],
    )
    return len(wanted)


def _version() -> str:
    return f"{VOICES}/{taxonomy_version()}"


def _linked(texts: Mapping[str, str]) -> list[TextLink]:
    # Asked for first: words that change meanwhile leave a version that is old, and the text is linked once more.
    today, version = timezone.localdate(), _version()
    meant = linking().link_all(list(texts.values()))
    return [
        TextLink(
            key=key,
            occupations=_percent(concepts, "occupation"),
            skills=_percent(concepts, "skill"),
            version=version,
            linked_on=today,
        )
        for key, concepts in zip(texts, meant, strict=True)
    ]


def _percent(concepts: Iterable[Concept], kind: str) -> list[tuple[str, int]]:
    found = [(concept.key, round(concept.weight * 100)) for concept in concepts if concept.kind == kind]
    return [(key, percent) for key, percent in found if percent >= LEAST]
