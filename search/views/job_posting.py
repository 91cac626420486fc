"""A need as a job posting of schema.org, where it is a post.

A part-time post is one unless its contract is for a work or a technology (承揽, 技术合同), which is no post; so is the post of
a part-time instructor. Technical services, problems and projects are commissions, and shared labour stays employed by
who lends it: to call these a job would mislead who looks for one. Only what is known is said: what the need does not
state (an address, say, or who may apply from afar) has no field.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from cms.head.data import filled
from marketplace.needs.models import InstructorDetail, Need, PartTimeDetail
from marketplace.needs.models.details import LegalRelation
from search.views.cards import NeedCard, hours_of

EMPLOYMENT = {LegalRelation.NON_FULL_TIME: "PART_TIME", LegalRelation.LABOUR_SERVICE: "CONTRACTOR"}
FOR_AN_OCCASION = (InstructorDetail.Role.ASSESSOR, InstructorDetail.Role.JUDGE)
LAST_MOMENT = datetime.time(23, 59, 59)
CHONGQING = "chongqing"


def job_posting(need: Need, card: NeedCard) -> dict[str, Any] | None:
    """The posting of an open need that is a post; None otherwise."""
    employment = employment_type(need)
    if not employment or need.state != Need.State.OPEN or need.valid_until < timezone.localdate():
        return None
    return filled(
        {
            "@type": "JobPosting",
            "title": f"{card.title} ({_('demonstration')})" if card.is_demo else card.title,
            "description": linebreaks(need.duties_text, autoescape=True),
            "identifier": {"@type": "PropertyValue", "name": card.organisation, "value": need.public_id},
            "datePosted": timezone.localdate(need.published_at).isoformat() if need.published_at else None,
            "validThrough": timezone.make_aware(datetime.datetime.combine(need.valid_until, LAST_MOMENT)).isoformat(),
            "employmentType": employment,
            "hiringOrganization": {"@type": "Organization", "name": card.organisation},
            "occupationalCategory": [row.occupation.code for row in need.occupations.all()],
            "totalJobOpenings": need.headcount,
            "jobStartDate": need.starts_on.isoformat(),
            "workHours": hours_of(need.hours_per_week),
            **_place(need),
            "baseSalary": _pay(need),
        }
    )


def employment_type(need: Need) -> str:
    """In the words of schema.org; empty for what is no post."""
    if need.kind == Need.Kind.INSTRUCTOR:
        detail: InstructorDetail | None = getattr(need, "instructordetail", None)
        return "TEMPORARY" if detail and detail.role in FOR_AN_OCCASION else "PART_TIME"
    if need.kind == Need.Kind.PART_TIME:
        post: PartTimeDetail | None = getattr(need, "parttimedetail", None)
        return EMPLOYMENT.get(LegalRelation(post.legal_relation), "") if post else ""
    return ""


def _place(need: Need) -> dict[str, Any]:
    """The district; work that is done from anywhere says so."""
    if need.district is None:
        return {"jobLocationType": "TELECOMMUTE"}
    address = {
        "@type": "PostalAddress",
        "addressLocality": need.district.label,
        "addressRegion": _("Chongqing") if need.district.province == CHONGQING else "",
        "addressCountry": "CN",
    }
    return {"jobLocation": {"@type": "Place", "address": filled(address)}}


def _pay(need: Need) -> dict[str, Any] | None:
    if need.pay_min is None:
        return None
    exact = need.pay_max in (None, need.pay_min)
    amounts = {"value": need.pay_min} if exact else {"minValue": need.pay_min, "maxValue": need.pay_max}
    value = {name: float(amount) for name, amount in amounts.items() if amount is not None}
    value_with_unit = {"@type": "QuantitativeValue", **value, "unitText": need.pay_unit.upper()}
    return {"@type": "MonetaryAmount", "currency": "CNY", "value": value_with_unit}
