"""What scoring knows of a need, a worker, an offer or a page: plain values, no database, no engine.

Facts travel with a document through the engine as packed bytes. They hold only what the public may read, and
never a name of a person, a telephone number, the number of a certificate or an address.
"""

from search.facts.needs import NeedFacts, Wanted, need_facts
from search.facts.offers import OfferFacts, offer_facts
from search.facts.packing import pack, unpack
from search.facts.pages import PageFacts, page_facts
from search.facts.places import Place
from search.facts.queries import QueryFacts
from search.facts.workers import Craft, Held, Honour, Permit, Trade, WorkerFacts, worker_facts

__all__ = [
    "Craft",
    "Held",
    "Honour",
    "NeedFacts",
    "OfferFacts",
    "PageFacts",
    "Permit",
    "Place",
    "QueryFacts",
    "Trade",
    "Wanted",
    "WorkerFacts",
    "need_facts",
    "offer_facts",
    "pack",
    "page_facts",
    "unpack",
    "worker_facts",
]
