"""Which tables a document of each kind is made of: the one declaration that builders, triggers and checks share.

`Own`: a row belongs to one document, whose key stands in a column. `Copied`: a row is copied into many documents, found
through the rows of another table that point to it; only a change of the named columns concerns them. `Beneath`: a row points
to a page and concerns it with all pages beneath it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page, PageViewRestriction

from cms import models as cms
from marketplace.accounts.models import Consent
from marketplace.needs import models as needs
from marketplace.organisations.models import Organisation
from marketplace.taxonomy import models as taxonomy
from marketplace.workers import models as workers
from search.documents import needs as need_documents
from search.documents import offers as offer_documents
from search.documents import pages as page_documents
from search.documents import workers as worker_documents
from search.engines.base import Document
from search.facts.said import Said
from search.language import Language
from search.reference import Reference
from search.rows import need_rows, offer_rows, page_rows, worker_rows
from search.rows.pages import page_models


@dataclass(frozen=True, slots=True)
class Own:
    """A table whose rows belong to one document; `key` is the field that holds the document's key."""

    model: type[Model]
    key: str


@dataclass(frozen=True, slots=True)
class Further:
    """A table whose rows point to a document by `key` and by `by` to another document, parts of which are copied into it."""

    model: type[Model]
    by: str
    key: str


@dataclass(frozen=True, slots=True)
class Kin:
    """All documents of a table that share the value of `shared` with one, that one among them."""

    model: type[Model]
    shared: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A table whose rows are copied into the documents of `through`: rows there point to it by `by`, to the document by `key`.

    With `further` it is not that document which is meant, but those that take something from it, step by step.
    """

    model: type[Model]
    fields: tuple[str, ...]
    through: type[Model]
    by: str
    key: str
    # The field of `model` that rows of `through` point to, where it is not its own key.
    on: str = "pk"
    further: tuple[Further | Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class Beneath:
    """A table whose rows concern the documents of a tree beneath the node to which `key` points; `path` is the node's place."""

    model: type[Model]
    key: str
    tree: type[Model]
    path: str = "path"


Table = Own | Copied | Beneath


@dataclass(frozen=True, slots=True)
class Source:
    """Where documents of a kind come from: the base table, the other tables, and how they become records and documents.

    `shown` are the rows of the base table that may be in an index; `rows` reads those of a query with all that belongs to them.
    """

    model: type[Model]
    shown: Callable[[], QuerySet[Any]]
    rows: Callable[[QuerySet[Any]], Sequence[Any]]
    document: Callable[[Any, Said, Language, Reference], Document]
    tables: tuple[Table, ...]


NAMES = ("name", "name_en")
PLACE = ("slug", "latitude", "longitude")
NAMES_OF_WORKER = ("public_name", "public_name_en", "legal_name")
SHOWN_OF_ORGANISATION = ("name", "name_en", "kind", "verification")

Worker, Need, Offer = workers.Worker, needs.Need, needs.SurplusOffer

WORKER_TABLES: tuple[Table, ...] = (
    Own(Worker, "id"),
    Own(workers.WorkerOccupation, "worker"),
    Own(workers.WorkerSkill, "worker"),
    Own(workers.PayFloor, "worker"),
    Own(workers.Credential, "worker"),
    Own(workers.Honour, "worker"),
    Own(workers.RuralCraft, "worker"),
    Own(Worker.districts.through, "worker"),
    Own(Worker.hidden_from.through, "worker"),
    Copied(taxonomy.Occupation, ("code", *NAMES), workers.WorkerOccupation, "occupation", "worker"),
    Copied(taxonomy.Occupation, ("code",), workers.Credential, "occupation", "worker"),
    Copied(taxonomy.WorkType, NAMES, workers.WorkerOccupation, "work_type", "worker"),
    Copied(taxonomy.Skill, ("slug", *NAMES), workers.WorkerSkill, "skill", "worker"),
    Copied(taxonomy.Craft, ("slug", *NAMES), workers.RuralCraft, "craft", "worker"),
    Copied(taxonomy.PermitItem, ("slug",), workers.Credential, "permit_item", "worker"),
    Copied(taxonomy.PermitCover, (), workers.Credential, "permit_item", "worker", on="item"),
    Copied(taxonomy.District, PLACE, Worker, "home_district", "id"),
    Copied(taxonomy.District, PLACE, Worker.districts.through, "district", "worker"),
    Copied(taxonomy.Education, ("slug", "ordinal", "counts_as"), Worker, "education", "id"),
    Copied(taxonomy.ClusterOccupation, (), workers.WorkerOccupation, "occupation", "worker", on="occupation"),
)
NEED_TABLES: tuple[Table, ...] = (
    Own(Need, "id"),
    Own(needs.NeedOccupation, "need"),
    Own(needs.NeedSkill, "need"),
    Own(needs.NeedCredential, "need"),
    Own(needs.NeedPermit, "need"),
    Own(Need.crafts.through, "need"),
    Own(needs.ServiceDetail, "need"),
    Own(needs.ProblemDetail, "need"),
    Own(needs.ProjectDetail, "need"),
    Own(needs.InstructorDetail, "need"),
    Copied(Organisation, SHOWN_OF_ORGANISATION, Need, "organisation", "id"),
    Copied(taxonomy.Occupation, ("code", *NAMES), needs.NeedOccupation, "occupation", "need"),
    Copied(taxonomy.WorkType, NAMES, needs.NeedOccupation, "work_type", "need"),
    Copied(taxonomy.Skill, ("slug", *NAMES), needs.NeedSkill, "skill", "need"),
    Copied(taxonomy.Craft, ("slug", *NAMES), Need.crafts.through, "craft", "need"),
    Copied(taxonomy.PermitItem, ("slug",), needs.NeedPermit, "item", "need"),
    Copied(taxonomy.District, PLACE, Need, "district", "id"),
    Copied(taxonomy.Cluster, ("slug",), Need, "cluster", "id"),
    Copied(taxonomy.Education, ("slug", "ordinal", "counts_as"), Need, "education", "id"),
)
OFFER_TABLES: tuple[Table, ...] = (
    Own(Offer, "id"),
    Own(Offer.skills.through, "surplusoffer"),
    Own(Offer.districts.through, "surplusoffer"),
    Copied(Organisation, SHOWN_OF_ORGANISATION, Offer, "organisation", "id"),
    Copied(taxonomy.Occupation, ("code", *NAMES), Offer, "occupation", "id"),
    Copied(taxonomy.Skill, ("slug", *NAMES), Offer.skills.through, "skill", "surplusoffer"),
    Copied(taxonomy.District, PLACE, Offer, "district", "id"),
    Copied(taxonomy.District, PLACE, Offer.districts.through, "district", "surplusoffer"),
    Copied(taxonomy.Cluster, ("slug",), Offer, "cluster", "id"),
)
# A story names in each language those to whom it is tied in any; a column speaks of the people in its stories.
LANGUAGES = (Kin(Page, "translation_key"),)
COLUMNS = (*LANGUAGES, Further(cms.ColumnStory, "story", "page"))
PAGE_TABLES: tuple[Table, ...] = (
    Own(Page, "id"),
    *(Own(model, "page_ptr") for model in page_models()),
    Own(cms.StoryPerson, "page"),
    Own(cms.ColumnStory, "page"),
    Own(cms.StoryOccupation, "page"),
    Own(cms.StoryCraft, "page"),
    Own(cms.StoryDistrict, "page"),
    Own(cms.BrandOccupation, "page"),
    Own(cms.PlaceOccupation, "page"),
    Own(cms.AwardResult, "page"),
    Copied(cms.StoryPerson, (), cms.StoryPage, "page_ptr", "page_ptr", on="page", further=LANGUAGES),
    Copied(cms.StoryPerson, (), cms.StoryPage, "page_ptr", "page_ptr", on="page", further=COLUMNS),
    Copied(Consent, (), cms.StoryPerson, "worker", "page", on="subject_id", further=LANGUAGES),
    Copied(Consent, (), cms.StoryPerson, "worker", "page", on="subject_id", further=COLUMNS),
    Copied(Consent, (), cms.AwardResult, "worker", "page", on="subject_id"),
    Copied(Worker, NAMES_OF_WORKER, cms.AwardResult, "worker", "page"),
    Copied(Worker, NAMES_OF_WORKER, cms.StoryPerson, "worker", "page", further=LANGUAGES),
    Copied(Worker, NAMES_OF_WORKER, cms.StoryPerson, "worker", "page", further=COLUMNS),
    Beneath(PageViewRestriction, "page", Page),
    Copied(Locale, ("language_code",), Page, "locale", "id"),
    Copied(taxonomy.Occupation, ("code",), cms.StoryOccupation, "occupation", "page"),
    Copied(taxonomy.Occupation, ("code",), cms.BrandOccupation, "occupation", "page"),
    Copied(taxonomy.Occupation, ("code",), cms.PlaceOccupation, "occupation", "page"),
    Copied(taxonomy.Occupation, ("code",), cms.AwardResult, "occupation", "page"),
    Copied(taxonomy.Craft, ("slug",), cms.StoryCraft, "craft", "page"),
    Copied(taxonomy.Craft, ("slug",), cms.PlacePage, "craft", "page_ptr"),
    Copied(taxonomy.District, ("slug",), cms.StoryDistrict, "district", "page"),
    Copied(taxonomy.District, ("slug",), cms.PlacePage, "district", "page_ptr"),
    Copied(taxonomy.District, ("slug",), cms.DistrictPage, "district", "page_ptr"),
)

SOURCES: Mapping[str, Source] = {
    "worker": Source(Worker, worker_documents.shown, worker_rows, worker_documents.document, WORKER_TABLES),
    "need": Source(Need, need_documents.shown, need_rows, need_documents.document, NEED_TABLES),
    "offer": Source(Offer, offer_documents.shown, offer_rows, offer_documents.document, OFFER_TABLES),
    "page": Source(Page, page_documents.shown, page_rows, page_documents.document, PAGE_TABLES),
}
