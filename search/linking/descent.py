"""Steps down a slope, by Adam: what is learned of meaning and of wording goes the same way."""

from __future__ import annotations

import numpy as np

from search.meaning.encoders import Floats

FIRST, SECOND = 0.9, 0.999
"""How much of the former slopes, and of their squares, is kept at each step."""


class Descent:
    """The steps of one table of weights."""

    def __init__(self, weights: Floats, rate: float) -> None:
        self._weights, self._rate, self._steps = weights, rate, 0
        self._first, self._second = np.zeros_like(weights), np.zeros_like(weights)

    def step(self, slope: Floats) -> None:
        """Change the weights, in place."""
        self._steps += 1
        self._first = np.asarray(FIRST * self._first + (1 - FIRST) * slope, np.float32)
        self._second = np.asarray(SECOND * self._second + (1 - SECOND) * slope * slope, np.float32)
        first, second = self._first / (1 - FIRST**self._steps), self._second / (1 - SECOND**self._steps)
        self._weights -= self._rate * first / (np.sqrt(second) + 1e-8)
