"""Streaming reader of the XML parts of a workbook: no tree, no document type, no entities, a bound on elements."""

import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from marketplace.tables.errors import TableError

CHUNK = 64 * 1024
# A cell is at most a handful of elements: <c>, <v>, <is>, <t>, and its share of the row.
ELEMENTS_PER_CELL = 5
Attributes = Mapping[str, str]


class PartReader:
    """Feeds one part to `start(name, attributes)`, `end(name)` and `text(data)`; names without namespace."""

    def __init__(self, *, max_elements: int) -> None:
        self.max_elements = max_elements
        self.elements = 0
        self.stopped = False

    def start(self, name: str, attributes: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...

    def read(self, package: zipfile.ZipFile, path: str) -> None:
        """Read one part of the package to its end, or until `stopped`."""
        parser = self._parser()
        try:
            with package.open(path) as part:
                while not self.stopped and (chunk := part.read(CHUNK)):
                    parser.Parse(chunk, False)
                if not self.stopped:
                    parser.Parse(b"", True)
        except (
            expat.ExpatError,
            KeyError,
            OSError,
            EOFError,
            zlib.error,
            zipfile.BadZipFile,
            NotImplementedError,
        ) as error:
            raise TableError(_("The XLSX file is damaged. Save it again.")) from error

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._started
        parser.EndElementHandler = lambda name: self.end(name.rpartition("}")[2])
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        return parser

    def _started(self, name: str, attributes: Attributes) -> None:
        self.elements += 1
        if self.elements > self.max_elements:
            raise TableError(_("The XLSX file contains too many elements. Save the values as CSV."))
        self.start(name.rpartition("}")[2], attributes)


def _refuse_doctype(*_arguments: object) -> None:
    raise TableError(_("The XLSX file declares entities, which a table never needs."))
