"""From the text of a CSV row to the values of a model, with every reference resolved."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext as _

from marketplace.taxonomy.reference.problems import Problem, ReferenceDataError, RowError
from marketplace.taxonomy.reference.tables import ReferenceTable, Texts

SUFFIXES = ("slug", "code", "ordinal", "path")
TRUTH = {"1": True, "0": False, "": False, "true": True, "false": False, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Setter:
    """How one column becomes one value: `name` is the attribute, `late` marks references inside the same table."""

    name: str
    convert: Callable[[str], Any]
    late: bool = False
    many: bool = False


def read_rows(path: Path) -> Iterator[tuple[int, Texts]]:
    """Rows of a shipped CSV with their line numbers, every text stripped."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True, restkey="", restval="")
        for row in reader:
            if "" in row:
                raise ReferenceDataError([Problem(path.name, reader.line_num, _("more cells than headers"))])
            yield reader.line_num, {name: value.strip() for name, value in row.items()}


class RowReader:
    """Turns rows of one table into values by attribute; raises RowError for what does not fit."""

    def __init__(self, table: ReferenceTable, lookups: "Lookups") -> None:
        self.table = table
        self.lookups = lookups
        self._setters: dict[str, Setter] = {}

    def values(self, texts: Texts) -> tuple[dict[str, Any], dict[str, Any], dict[str, list[int]]]:
        """Plain values, references inside the same table (by text) and sets of references."""
        plain: dict[str, Any] = {}
        late: dict[str, Any] = {}
        many: dict[str, list[int]] = {}
        for column, text in {**texts, **self._derived(texts)}.items():
            setter = self._setter(column)
            target = late if setter.late else many if setter.many else plain
            target[setter.name] = self._converted(setter, column, text)
        return plain, late, many

    def _derived(self, texts: Texts) -> Texts:
        try:
            return self.table.derive(texts) if self.table.derive is not dict else {}
        except KeyError as error:
            raise RowError(_("the column %(column)s is missing") % {"column": error.args[0]}) from error

    def _converted(self, setter: Setter, column: str, text: str) -> Any:
        try:
            return setter.convert(text)
        except ValidationError as error:
            raise RowError(f"{column} “{text[:60]}”: {' '.join(error.messages)}") from error

    def _setter(self, column: str) -> Setter:
        if column not in self._setters:
            self._setters[column] = self._make_setter(self.table.columns.get(column, column))
        return self._setters[column]

    def _make_setter(self, column: str) -> Setter:
        name, suffix = column, ""
        stem, _mark, tail = column.rpartition("_")
        if tail.removesuffix("s") in SUFFIXES and stem and self._field(stem) is not None:
            name, suffix = stem, tail.removesuffix("s")
        field = self._field(name)
        if field is None:
            raise RowError(_("the column %(column)s is unknown") % {"column": column})
        return self._setter_of(field, suffix)

    def _setter_of(self, field: Field, suffix: str) -> Setter:
        if isinstance(field, ManyToManyField):
            return Setter(field.name, lambda text: [self._pk(field, suffix, one) for one in text.split()], many=True)
        if isinstance(field, ForeignKey):
            late = field.related_model is self.table.model
            return Setter(field.attname, self._reference(field, suffix, late=late), late=late)
        return Setter(field.attname, _plain(field))

    def _reference(self, field: ForeignKey, suffix: str, *, late: bool) -> Callable[[str], Any]:
        if late:
            return lambda text: (suffix, text)
        return lambda text: self._pk(field, suffix, text)

    def _pk(self, field: Any, suffix: str, text: str) -> Any:
        if not text and field.null:
            return None
        return self.lookups.find(field.related_model, suffix or "slug", text)

    def _field(self, name: str) -> Field | None:
        try:
            found = self.table.model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return found if isinstance(found, Field) else None


def _plain(field: Field) -> Callable[[str], Any]:
    if field.get_internal_type() == "BooleanField":
        return lambda text: TRUTH.get(text.lower(), text == "1")
    if field.null:
        return lambda text: field.clean(text, None) if text else None
    # An empty text where the model has a default means the default.
    if field.has_default():
        return lambda text: field.clean(text, None) if text else field.get_default()
    if not field.editable:
        return field.to_python
    return lambda text: field.clean(text, None)


class Lookups:
    """Rows referred to, by model and field; read once each."""

    def __init__(self) -> None:
        self._known: dict[tuple[type[Model], str], dict[str, Any]] = {}

    def find(self, model: Any, by: str, text: str) -> Any:
        """Primary key of the row; RowError where there is none."""
        known = self._known.get((model, by))
        if known is None:
            fields = model.PATH if by == "path" else (by,)
            rows = model._default_manager.values_list(*fields, "pk")
            known = self._known[model, by] = {"/".join(map(str, values)): pk for *values, pk in rows}
        if text not in known:
            message = _("there is no %(what)s “%(key)s”")
            raise RowError(message % {"what": model._meta.verbose_name, "key": text[:60]})
        return known[text]

    def forget(self, model: type[Model]) -> None:
        """Call after rows of the model were written."""
        for key in [key for key in self._known if key[0] is model]:
            del self._known[key]
