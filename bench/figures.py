"""Percentiles and a table of them."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value that so great a share of the measurements does not exceed, in milliseconds."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def row(name: str, seconds: Sequence[float], goal: str = "") -> str:
    return f"| {name} | {percentile(seconds, 0.5):.1f} | {percentile(seconds, 0.95):.1f} | {goal} |"


def ratio_row(name: str, above: Sequence[float], below: Sequence[float], goal: str = "") -> str:
    """Ratios of the medians and of the 95th percentiles of two series from one run."""
    ratios = (percentile(above, share) / percentile(below, share) for share in (0.5, 0.95))
    return f"| {name} | {' | '.join(f'{ratio:.2f}x' for ratio in ratios)} | {goal} |"


HEAD = "| | p50 | p95 | goal |\n|---|---|---|---|"
