"""A worker as a person of schema.org: what everybody may read on the page, nothing else."""

from __future__ import annotations

from typing import Any

from cms.head import absolute
from search.views.cards import WorkerCard


def person(card: WorkerCard) -> dict[str, Any]:
    return {
        "@type": "Person",
        "name": card.name,
        "url": absolute(card.path),
        "jobTitle": card.trade,
        "homeLocation": {"@type": "AdministrativeArea", "name": card.place},
    }
