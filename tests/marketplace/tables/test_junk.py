"""Ten megabytes of junk, of several kinds, is refused without being understood."""

import io
import random
import tracemalloc

import pytest

from marketplace.tables.errors import TableError
from marketplace.tables.limits import MEBIBYTE
from marketplace.tables.reading import read_table

SIZE = 10_000_000
NOISE = random.Random(7).randbytes(SIZE)


@pytest.mark.parametrize(
    "junk",
    [
        NOISE,
        b"PK\x03\x04" + NOISE,
        b"x" * SIZE,
        b'"' * SIZE,
        b"," * SIZE,
        b"a,b\n" * (SIZE // 4),
        b"\xe4" * SIZE,
        NOISE * 2,
    ],
    ids=["noise", "zip", "one cell", "quotes", "one row", "many rows", "half characters", "too large"],
)
def test_junk_is_refused_in_bounded_memory(junk: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TableError):
            read_table(io.BytesIO(junk))
        assert tracemalloc.get_traced_memory()[1] < 120 * MEBIBYTE
    finally:
        tracemalloc.stop()
