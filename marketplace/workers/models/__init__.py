from marketplace.workers.models.crafts import Honour, RuralCraft
from marketplace.workers.models.credentials import Credential
from marketplace.workers.models.evidence import EvidenceGrade
from marketplace.workers.models.trades import PayFloor, WorkerOccupation, WorkerSkill
from marketplace.workers.models.workers import Worker

__all__ = [
    "Credential",
    "EvidenceGrade",
    "Honour",
    "PayFloor",
    "RuralCraft",
    "Worker",
    "WorkerOccupation",
    "WorkerSkill",
]
