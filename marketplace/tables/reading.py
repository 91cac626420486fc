"""One door for tables from strangers: CSV, TSV and XLSX, told apart by content and bounded by limits."""

import hashlib
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from marketplace.tables.content import Row, Table
from marketplace.tables.errors import TableError
from marketplace.tables.limits import Limits, standard
from marketplace.tables.text import decode, refuse_binary, rows
from marketplace.tables.workbook import read_workbook

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
Source = str | os.PathLike[str] | BinaryIO


def read_table(file: Source, *, limits: Limits | None = None) -> Table:
    """The table in a file (path or open binary file). The first row that holds something is taken for the headers.

    Raises TableError for everything that is no readable table within the limits.
    """
    limits = limits or standard()
    data = _bytes_of(file, limits)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(ZIP):
        found, others = read_workbook(io.BytesIO(data), limits)
        return _table(found, limits, "xlsx", digest, others)
    if data.startswith(OLE):
        raise TableError(_("This is an old XLS file, or it has a password. Save it as XLSX without a password."))
    if _name_of(file).endswith((".xlsx", ".xlsm")):
        raise TableError(_("The file is named XLSX but is not an XLSX workbook."))
    text, encoding = decode(data)
    refuse_binary(text)
    return _table(rows(text, limits), limits, encoding, digest)


def _table(found: Iterable[Row], limits: Limits, encoding: str, digest: str, others: tuple[str, ...] = ()) -> Table:
    kept: list[Row] = []
    for row in found:
        # One more than the limit: the first row is the headers.
        if len(kept) > limits.rows:
            message = _("The table has more than %(count)s rows.") % {"count": limits.rows}
            raise TableError(message, row=row.number)
        kept.append(row)
    if not kept:
        raise TableError(_("The table is empty."))
    header = kept[0]
    return Table(header.cells, tuple(kept[1:]), encoding, digest, header_row=header.number, other_sheets=others)


def _bytes_of(file: Source, limits: Limits) -> bytes:
    """The content, read to one byte past the limit at most."""
    try:
        if isinstance(file, str | os.PathLike):
            path = Path(file)
            if path.exists() and not path.is_file():
                raise TableError(_("This is not a file."))
            with path.open("rb") as opened:
                data = opened.read(limits.size + 1)
        else:
            data = file.read(limits.size + 1)
    except OSError as error:
        raise TableError(_("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error}) from error
    except ValueError as error:
        raise TableError(_("The name of the file is not valid.")) from error
    if len(data) > limits.size:
        size = limits.size // (1024 * 1024)
        raise TableError(_("The file is larger than %(size)s MB.") % {"size": size})
    return data


def _name_of(file: Source) -> str:
    name = file if isinstance(file, str | os.PathLike) else getattr(file, "name", "")
    return str(name).lower()
