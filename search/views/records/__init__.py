"""What the page of one need or one worker says beyond its card."""

from search.views.records.needs import NeedRecord, need_record, with_need_record
from search.views.records.workers import WorkerRecord, with_worker_record, worker_record

__all__ = [
    "NeedRecord",
    "WorkerRecord",
    "need_record",
    "with_need_record",
    "with_worker_record",
    "worker_record",
]
