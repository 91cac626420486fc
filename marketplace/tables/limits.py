"""How large a table may be. ASVS 5.2.1 and 5.2.3: size, unpacked size and number of packed files, checked before unpacking."""

from dataclasses import dataclass

from django.conf import settings

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. Sizes in bytes; `ratio` is unpacked size to packed size of one packed file."""

    size: int = 10 * MEBIBYTE
    rows: int = 20_000
    columns: int = 100
    cells: int = 400_000
    cell_characters: int = 5_000
    unpacked: int = 48 * MEBIBYTE
    ratio: int = 100
    packed_files: int = 200


def standard() -> Limits:
    """The bounds for every table, with the size that the product's limits set."""
    return Limits(size=settings.LIMITS.table_bytes)
