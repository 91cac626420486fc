"""Keep the Chinese catalogue in step with the texts of the code: scripts/messages.py update|check

`update` collects every text marked for translation, adds new ones, drops those that are gone and compiles.
`check` changes nothing and fails when a text is missing, left over, untranslated, fuzzy, has other placeholders than its
original, or the compiled catalogue is stale. GNU gettext is not needed. English needs no catalogue: the ids are English.

What Wagtail leaves in English stands in catalogues of its own (cms/locale_wagtail), written by hand: `update` compiles them,
`check` also finds texts that Wagtail no longer has.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation import template as translation_template

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
FOREIGN = ROOT / "cms" / "locale_wagtail" / "zh_Hans" / "LC_MESSAGES"
TRANSLATED_HERE = ("wagtail", "wagtail_localize")
PACKAGES = ("config", "cms", "marketplace", "search")
SKIPPED = {"migrations", "static", "__pycache__"}
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
WITH_PLURAL = {"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
FUNCTIONS = sorted(SINGLE | WITH_PLURAL | WITH_CONTEXT)
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*[\d.]*[a-zA-Z]|%[sd]|\{\w*\}")
HEADER = {
    "Project-Id-Version": "bayu-craftsmen",
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
Key = tuple[str, str]


def main() -> int:
    settings.configure(USE_I18N=True)
    action = {"update": update, "check": check}.get(sys.argv[1] if len(sys.argv) == 2 else "")
    if action is None:
        print(__doc__, file=sys.stderr)
        return 2
    return action()


def update() -> int:
    wanted, catalogue = collect(), load()
    known = {key_of(entry): entry for entry in catalogue}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = HEADER
    for key, entry in sorted(wanted.items()):
        keep_translation(entry, known.get(key))
        fresh.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    fresh.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    for path in FOREIGN.glob("*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    waiting = len(fresh.untranslated_entries()) + len(fresh.fuzzy_entries())
    print(f"{len(fresh)} texts, {len(wanted.keys() - known.keys())} new, {waiting} to be translated")
    return 0


def check() -> int:
    faults = [*find_faults(collect(), load()), *foreign_faults()]
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in {CATALOGUE.relative_to(ROOT)}")
    return 1 if faults else 0


def find_faults(wanted: dict[Key, polib.POEntry], catalogue: polib.POFile) -> Iterator[str]:
    known = {key_of(entry): entry for entry in catalogue}
    for key in sorted(wanted.keys() - known.keys()):
        where = ", ".join(path for path, _line in wanted[key].occurrences)
        yield f"missing: {key[1]!r} ({where})"
    for key in sorted(known.keys() - wanted.keys()):
        yield f"left over: {key[1]!r}"
    for entry in known.values():
        yield from faults_of(entry)
    if compiled(CATALOGUE) != catalogue.to_binary():
        yield f"stale: {CATALOGUE.with_suffix('.mo').name} (run make messages)"


def faults_of(entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid!r}"
    elif not entry.translated():
        yield f"untranslated: {entry.msgid!r}"
    else:
        allowed = {frozenset(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text}
        for text in translations(entry):
            if frozenset(PLACEHOLDER.findall(text)) not in allowed:
                yield f"other placeholders: {entry.msgid!r} -> {text!r}"


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def keep_translation(entry: polib.POEntry, old: polib.POEntry | None) -> None:
    """Carry over what was translated; a text that gained or lost its plural starts anew."""
    if old is not None and bool(old.msgid_plural) == bool(entry.msgid_plural):
        entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        entry.tcomment, entry.flags = old.tcomment, [*old.flags]
    elif entry.msgid_plural:
        entry.msgstr_plural = {0: ""}


def load() -> polib.POFile:
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()


def compiled(catalogue: Path) -> bytes:
    path = catalogue.with_suffix(".mo")
    return path.read_bytes() if path.exists() else b""


def foreign_faults() -> Iterator[str]:
    for path in sorted(FOREIGN.glob("*.po")):
        catalogue, theirs = polib.pofile(str(path)), their_texts(path.name)
        for entry in catalogue:
            if key_of(entry) not in theirs:
                yield f"not in Wagtail any more: {entry.msgid!r} ({path.name})"
            yield from faults_of(entry)
        if compiled(path) != catalogue.to_binary():
            yield f"stale: {path.with_suffix('.mo').relative_to(ROOT)} (run make messages)"


def their_texts(name: str) -> set[Key]:
    """Every text of Wagtail's own English catalogues of one domain."""
    specs = [importlib.util.find_spec(package) for package in TRANSLATED_HERE]
    roots = [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    paths = [path for root in roots for path in root.rglob(f"locale/en/LC_MESSAGES/{name}")]
    return {key_of(entry) for path in paths for entry in polib.pofile(str(path))}


def key_of(entry: polib.POEntry) -> Key:
    return (entry.msgctxt or "", entry.msgid)


def collect() -> dict[Key, polib.POEntry]:
    """Return every marked text with the files that hold it (no line numbers: they would change with every edit)."""
    found: dict[Key, polib.POEntry] = {}
    for path in source_files():
        for context, text, plural in texts_of(path):
            entry = found.setdefault((context, text), polib.POEntry(msgid=text, msgctxt=context or None))
            entry.msgid_plural = entry.msgid_plural or plural
            place = (path.relative_to(ROOT).as_posix(), "")
            if place not in entry.occurrences:
                entry.occurrences.append(place)
    return found


def source_files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".html", ".txt", ".svg"} and not SKIPPED.intersection(path.parts):
                yield path


def texts_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield context, text and plural of each marked text; empty where there is none."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = template_source(source, path)
    for _line, function, message, _comments in extract_python(BytesIO(source.encode()), FUNCTIONS, [], {}):
        arguments = [*message] if isinstance(message, tuple) else [message]
        context = arguments.pop(0) if function in WITH_CONTEXT else ""
        plural = arguments[1] if function in WITH_PLURAL else ""
        if arguments[0]:
            yield context, arguments[0], plural


def template_source(source: str, path: Path) -> str:
    """Return the Python that Django makes of a template, in brackets so that its indentation does not matter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", translation_template.TranslatorCommentWarning)
        return f"(\n{translation_template.templatize(source, origin=str(path))}\n)"


if __name__ == "__main__":
    sys.exit(main())
