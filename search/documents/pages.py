"""A page of the editors as a document: what everybody may read of it."""

from __future__ import annotations

from wagtail.models import Page
from wagtail.query import PageQuerySet

from marketplace.taxonomy.codes import minor
from search.documents.fields import kept, present
from search.documents.texts import cut
from search.engines.base import Document
from search.facts import pack, page_facts
from search.facts.marks import NUMBER_BYTES
from search.facts.said import Said
from search.language import Language
from search.reference import Reference
from search.rows import PageRow
from search.rows.pages import page_models

MOST_WORDS = 500
"""Different words of a page that count for its rank; a long story has about so many."""


def shown() -> PageQuerySet:
    """Those that everybody may read; what is rendered is checked against the database once more."""
    return Page.objects.live().public().type(*page_models())


def document(page: PageRow, _said: Said, language: Language, _reference: Reference) -> Document:
    title = cut([page.title], [], language.analyser, most=MOST_WORDS)
    head = cut([page.title], [page.summary], language.analyser, most=MOST_WORDS)
    texts = cut([page.title], [page.summary, *page.body], language.analyser, most=MOST_WORDS)
    facts = page_facts(
        page, texts.marks, in_title=len(title.marks) // NUMBER_BYTES, in_head=len(head.marks) // NUMBER_BYTES
    )
    return Document(
        kind="page",
        pk=page.pk,
        keywords=kept(
            {
                "type": [page.type],
                "language": [page.language],
                "occ": page.codes,
                "occ_minor": list(map(minor, page.codes)),
                "craft": page.crafts,
                "district": page.districts,
            }
        ),
        numbers=present({"published": facts.published or None}),
        texts=texts.fields,
        facts=pack(facts),
    )
