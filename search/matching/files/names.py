"""Names in a file -> codes and slugs: by code, by official name or by any alias."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import District, Education
from marketplace.taxonomy.vocabulary import load
from search.matching.files.problems import at, unknown
from search.reference import reference


class Names:
    """The vocabulary by kind, for exact look-ups; what is unknown is refused with the nearest names."""

    def __init__(self) -> None:
        self._keys: dict[str, dict[str, list[tuple[float, str]]]] = defaultdict(lambda: defaultdict(list))
        self._current = set(District.objects.current().values_list("slug", flat=True))
        self._surfaces: dict[str, list[str]] = defaultdict(list)
        for name in load():
            self._keys[name.kind][name_key(name.surface)].append((name.strength, name.key))
            self._surfaces[name.kind].append(name.surface)

    def one(self, kind: str, value: Any, field: str) -> str:
        """The key of the one thing that a name means; an ambiguous name lists what it may mean."""
        keys = self._find(kind, value)
        if len(keys) == 1:
            return keys[0]
        if not keys:
            raise unknown(field, value, [*self._surfaces[kind], *self._known(kind)])
        options = gettext("“%(value)s” may mean %(keys)s; give the code") % {"value": value, "keys": ", ".join(keys)}
        raise at(field, options)

    def many(self, kind: str, values: Sequence[Any], field: str) -> list[str]:
        return [self.one(kind, value, f"{field}[{index}]") for index, value in enumerate(values)]

    def occupation(self, value: Any, field: str) -> tuple[str, str]:
        """Code and work type ('' where an occupation was named).

        A name that is a work type and another name of just its occupation (数控车工) means the work type, which tells more.
        """
        types, codes = self._find("work_type", value), self._find("occupation", value)
        if len(types) == 1:
            code, _slash, name = types[0].partition("/")
            if codes in ([], [code]):
                return code, name
        return self.one("occupation", value, field), ""

    def level(self, value: Any, field: str) -> int:
        """An ordinal, a slug or a name of a level; 0 for nothing."""
        if value in (None, "", 0):
            return 0
        if isinstance(value, int) and value in reference().levels:
            return value
        return int(self.one("level", value, field))

    def education(self, value: Any, field: str) -> int:
        """The order that counts, equivalents included; 0 for nothing."""
        if not value:
            return 0
        for row in Education.objects.select_related("counts_as"):
            if name_key(str(value)) in (row.slug, name_key(row.name), name_key(row.name_en)):
                return row.effective_ordinal
        rows = Education.objects.values_list("slug", "name")
        raise unknown(field, value, [name for pair in rows for name in pair])

    def _find(self, kind: str, value: Any) -> list[str]:
        """The keys that the value means most surely; of districts, those of today where there are any."""
        text = str(value).strip()
        if text in self._known(kind):
            return [text]
        found = self._keys[kind].get(name_key(text), [])
        current = [row for row in found if row[1] in self._current] if kind == "district" else []
        rows = current or found
        surest = max((strength for strength, _key in rows), default=0.0)
        return list(dict.fromkeys(key for strength, key in rows if strength == surest))

    def _known(self, kind: str) -> Mapping[Any, Any]:
        tables: Mapping[str, Mapping[Any, Any]] = {
            "occupation": reference().occupations,
            "skill": reference().skills,
            "district": reference().places,
            "craft": reference().crafts,
            "permit": reference().permits,
        }
        return tables.get(kind, {})
