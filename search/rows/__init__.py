"""What documents and facts are made of: small records of plain values, read by a fixed number of queries for a batch."""

from search.rows.needs import NeedRow, need_rows
from search.rows.offers import OfferRow, offer_rows
from search.rows.pages import PageRow, page_rows
from search.rows.workers import WorkerRow, worker_rows

__all__ = [
    "NeedRow",
    "OfferRow",
    "PageRow",
    "WorkerRow",
    "need_rows",
    "offer_rows",
    "page_rows",
    "worker_rows",
]
