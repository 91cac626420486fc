"""Where: a district by its slug and the approximate centre of that district, never an address."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0


class Place(NamedTuple):
    slug: str
    latitude: float
    longitude: float


@lru_cache(maxsize=16384)
def distance_km(a: Place, b: Place) -> float:
    """Kilometres between two district centres."""
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine) between two points in degrees."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
