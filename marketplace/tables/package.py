"""The zip package of an XLSX file, measured by its directory before anything is unpacked."""

import posixpath
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from marketplace.tables.errors import TableError
from marketplace.tables.limits import Limits

# Below this size even a high ratio costs nothing; short XML parts of honest files reach it.
RATIO_FREE = 256 * 1024


def open_package(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    """The package, refused by number of files, unpacked size and ratio. Python never unpacks past the declared size."""
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableError(_("The XLSX file is damaged. Save it again.")) from error
    _measure(package.infolist(), limits)
    return package


def _measure(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.packed_files:
        raise TableError(_("The XLSX file contains too many parts."))
    if sum(part.file_size for part in parts) > limits.unpacked:
        size = limits.unpacked // (1024 * 1024)
        raise TableError(_("The XLSX file unpacks to more than %(size)s MB.") % {"size": size})
    if any(_is_bomb(part, limits) for part in parts):
        raise TableError(_("The XLSX file unpacks to far more than its size. Save the values as CSV."))
    if any(part.flag_bits & 1 for part in parts):
        raise TableError(_("The XLSX file is protected by a password."))


def _is_bomb(part: zipfile.ZipInfo, limits: Limits) -> bool:
    return part.file_size > RATIO_FREE and part.file_size > part.compress_size * limits.ratio


def part_path(base: str, target: str) -> str:
    """Path inside the package of a relationship's target, seen from the part `base`."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
