"""Documents: what an engine holds of workers, needs, offers and pages, built fresh from the database."""

from search.documents.building import asking, build, every_document, own_texts, read, shown_keys
from search.documents.sources import SOURCES, Beneath, Copied, Own, Source

__all__ = [
    "SOURCES",
    "Beneath",
    "Copied",
    "Own",
    "Source",
    "asking",
    "build",
    "every_document",
    "own_texts",
    "read",
    "shown_keys",
]
