"""A story as an article of schema.org: what it is about, and whom it names with their consent."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from cms.head.addresses import absolute
from cms.head.data import filled, organisation
from cms.head.shape import Picture
from cms.menus import operator
from cms.models import StoryPage
from cms.page_cache.terms import note_profile
from marketplace.workers.models import Worker


def article(story: StoryPage, address: str, picture: Picture | None) -> dict[str, Any]:
    """Author and publisher are the site where no writer is named."""
    publisher = organisation(operator())
    return filled(
        {
            "@type": "Article",
            "@id": f"{address}#article",
            "mainEntityOfPage": address,
            "headline": story.shown_title,
            "description": story.shown_summary,
            "inLanguage": get_language(),
            "datePublished": story.published_on.isoformat(),
            "dateModified": story.last_published_at.isoformat() if story.last_published_at else None,
            "image": absolute(picture.path) if picture else None,
            "author": {"@type": "Person", "name": story.shown_author} if story.author else publisher,
            "publisher": publisher,
            "about": about(story),
        }
    )


def about(story: StoryPage) -> list[dict[str, Any]]:
    """Trades, crafts, places and organisations, and the people whose consent to it stands."""
    trades = [tie.occupation.label for tie in story.occupations.select_related("occupation")]
    crafts = [tie.craft.label for tie in story.crafts.select_related("craft")]
    places = [tie.district.label for tie in story.districts.select_related("district")]
    houses = story.organisations_shown
    named = (("Occupation", trades), ("Thing", crafts), ("AdministrativeArea", places), ("Organization", houses))
    return [{"@type": kind, "name": name} for kind, names in named for name in names] + people(story)


def people(story: Any) -> list[dict[str, Any]]:
    """Those who agreed, by the name that the text uses; with their profile where everybody may see it."""
    shown = story.people_shown
    public = dict(Worker.objects.open().filter(pk__in=[one.worker_id for one in shown]).values_list("pk", "public_id"))
    for one in shown:
        note_profile(one.worker_id, shown=one.worker_id in public)
    return [
        filled({"@type": "Person", "name": called(one), "url": profile(public.get(one.worker_id))})
        for one in shown
        if called(one)
    ]


def called(person: Any) -> str:
    """The first form of the name in the language of the reader."""
    english = (get_language() or "").startswith("en")
    forms = person.called_en if english and person.called_en else person.called
    return str(forms).replace("，", ",").partition(",")[0].strip()


def profile(public_id: str | None) -> str:
    return absolute(reverse("worker", args=[public_id])) if public_id else ""
