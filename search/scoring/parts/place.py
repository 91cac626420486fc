"""The place part: the same district, one the other side named, or the way there."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from search.facts import Place
from search.facts.places import distance_km
from search.scoring.match import Part, Reason
from search.scoring.weights import UNKNOWN

WILLING_SHARE = 80
"""Percent for a district named as willing or within the stated distance, before the way is counted."""
FAR_KM = 200.0
"""From this distance on the way earns nothing."""
REMOTE_NOT_STATED = 70


def place_part(
    asked: Place | None, home: Place | None, named: Collection[str], most: int, *, reach_km: int = 0
) -> Part:
    """Full points in the home district; elsewhere the nearer the better, more where it was named or is within reach."""
    if asked is None or home is None:
        return Part("place", most * UNKNOWN // 100, most, Reason("place_not_asked"))
    return _between(asked, home, asked.slug in named, reach_km, most)


@lru_cache(maxsize=65536)
def _between(asked: Place, home: Place, is_named: bool, reach_km: int, most: int) -> Part:
    """The part for two districts; there are few pairs of them, so each is worked out once."""
    if asked.slug == home.slug:
        return Part("place", most, most, Reason("place_same", {"district": asked.slug}))
    way = distance_km(asked, home)
    near = max(0.0, 1 - way / FAR_KM)
    share = WILLING_SHARE if is_named or way <= reach_km else WILLING_SHARE // 2
    percent = int(share * (0.4 + 0.6 * near))
    key = "place_named" if is_named else "place_way"
    values = {"district": asked.slug, "home": home.slug, "km": round(way)}
    return Part("place", most * percent // 100, most, Reason(key, values))


@lru_cache(maxsize=16)
def remote_part(remote_ok: bool, most: int) -> Part:
    key = "place_remote" if remote_ok else "place_remote_not_stated"
    return Part("place", most if remote_ok else most * REMOTE_NOT_STATED // 100, most, Reason(key))
