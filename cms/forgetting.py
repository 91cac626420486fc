"""When a profile is deleted: its names go with it, so those that pages use are kept with the ties, to stay hidden."""

from __future__ import annotations

from typing import Any

from cms.mentions import forms_in_use
from cms.models import AwardResult, StoryPerson
from cms.models.tied import LONGEST, profile_names
from marketplace.workers.models import Worker


def keep_names_in_use(worker: Worker) -> None:
    """Add the names of the profile to the ties: only those that stand in published pages, and so are kept there anyway."""
    models: tuple[Any, ...] = (StoryPerson, AwardResult)
    ties = [model.objects.filter(worker=worker) for model in models]
    if any(rows.exists() for rows in ties):
        kept = ", ".join(sorted(forms_in_use(profile_names(worker))))[:LONGEST]
        AwardResult.objects.filter(worker=worker).update(by_consent=True)
        for rows in ties:
            rows.update(also_called=kept)
