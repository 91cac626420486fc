"""The heads of the search pages and of the pages of one need, worker or offer, for machines."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.head import Head, Picture, breadcrumbs, in_each_language
from cms.head.feeds import feeds, feeds_about
from cms.head.pages import share_path
from cms.live import Ties
from marketplace.accounts.models import Consent
from marketplace.needs.models import Need, SurplusOffer
from marketplace.workers.models import Worker
from search.views.cards import NeedCard, WorkerCard
from search.views.job_posting import job_posting
from search.views.lexicon import joined
from search.views.people_data import person


def list_head(title: str, description: str, path: str, *, is_narrowed: bool, what: str) -> Head:
    """Of a search page; a narrowed one is not indexed, so it stands for itself in one language only."""
    return Head(
        title=title,
        description=description,
        path=path,
        alternates=() if is_narrowed else in_each_language(path),
        feeds=feeds("needs") if what == "needs" else (),
    )


def plain_head(title: str, description: str, path: str) -> Head:
    return Head(title=title, description=description, path=path, alternates=in_each_language(path))


def need_head(need: Need, card: NeedCard) -> Head:
    posting = job_posting(need, card)
    trail = _trail(_("Needs of enterprises and schools"), reverse("needs"), card.title, card.path)
    picture = share_path("share-need", need.public_id)
    return Head(
        title=f"{card.title} · {card.organisation}",
        description=joined([text for text in (card.kind, card.place, card.pay, card.period) if text]),
        path=card.path,
        kind="article",
        alternates=in_each_language(card.path),
        picture=Picture(picture, card.title) if picture else None,
        feeds=feeds_about(_ties(need)),
        data=(trail, *([posting] if posting else [])),
        published=timezone.localdate(need.published_at) if need.published_at else None,
    )


def worker_head(worker: Worker, card: WorkerCard) -> Head:
    """As a person in data only where the profile is open to all by a consent that stands."""
    trail = _trail(_("Skilled people"), reverse("workers"), f"{card.trade} {card.name}", card.path)
    return Head(
        title=f"{card.trade} · {card.name}",
        description=joined([text for text in (card.trade, card.level_name, card.place) if text]),
        path=card.path,
        kind="profile",
        alternates=in_each_language(card.path),
        data=(trail, *([person(card)] if _is_public(worker) else [])),
    )


def offer_head(offer: SurplusOffer, path: str) -> Head:
    title = f"{offer.label} · {offer.organisation.label}"
    return plain_head(title, _("Surplus labour to lend, not for profit"), path)


def _is_public(worker: Worker) -> bool:
    consents = Consent.objects.active().about("worker", worker.pk)
    return (
        worker.visibility == Worker.Visibility.OPEN
        and consents.filter(purpose=Consent.Purpose.PUBLISH_PROFILE, recipient_kind="public").exists()
    )


def _ties(need: Need) -> Ties:
    codes = tuple(row.occupation.code for row in need.occupations.all())
    return Ties(occupations=codes, districts=(need.district.slug,) if need.district else ())


def _trail(section: str, section_path: str, name: str, path: str) -> dict[str, Any]:
    first = pgettext("breadcrumb", "First page")
    return breadcrumbs([(first, reverse("home")), (section, section_path), (name, path)])
