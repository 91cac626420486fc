"""Words that name something the taxonomy knows become concepts; the rest stays text.

Names are compared as runs of atoms: one Han character, or one Latin word in the singular. So a name is found without spaces
around it, and a Latin one only as whole words. The longest name wins; a trap word (高工, 电焊条) wins over all that is
shorter and stays text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from search.analysis import RUNS, normalise

TRAP = "trap"
LEVEL = "level"
# What a level word must stand beside to be one where it is weak alone (高级焊工, but not 高级礼品).
TRADES = frozenset({"occupation", "work_type", "craft", "skill"})
NAMES_OF_WORK = frozenset({"occupation", "work_type"})
WEIGHTS: Mapping[str, float] = {"strong": 1.0, "exact": 1.0, "weak": 0.5}
SAME_SURFACE = 8
DISTRICT = "district"
COMPANY_ENDS = ("公司", "集团", "股份", "商行", "客栈", "酒楼", "饭店", "酒店")
LEAST_COMPANY, MOST_COMPANY = 5, 16
"""Atoms of the name of a company that begins with a place."""


class Name(Protocol):
    """A name in the vocabulary of `marketplace.taxonomy.vocabulary`."""

    @property
    def kind(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def surface(self) -> str: ...
    @property
    def strength(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Concept:
    """Something the taxonomy knows: its kind and key there, how surely it is meant (0 to 1), the words that named it.

    `written` is the name as it should have been written, where the words only sound or look like it.
    """

    kind: str
    key: str
    weight: float
    surface: str
    written: str = ""


class Naming(NamedTuple):
    """What a text names of work: codes of occupations and slugs of skills."""

    occupations: Collection[str]
    skills: Collection[str]


NOTHING = Naming((), ())


@dataclass(frozen=True, slots=True)
class Linked:
    """The concepts of a text in its order, what is left of it as text, and the misleading words in that."""

    concepts: tuple[Concept, ...]
    rest: tuple[str, ...]
    traps: tuple[str, ...] = ()


class Atom(NamedTuple):
    """A Han character or a Latin word in the singular, and where it stands."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A name found: its first atom, the atom after its last, and what it may mean."""

    first: int
    last: int
    names: tuple[Name, ...]

    @property
    def kinds(self) -> set[str]:
        return {name.kind for name in self.names}


class Company(NamedTuple):
    """What stands for the name of a company where names are compared."""

    kind: str = TRAP
    key: str = "company"
    surface: str = ""
    strength: float = 1.0


COMPANY = Company()


class Linker:
    """Finds the names of one version of the vocabulary in texts; never changed once made.

    `small_talk` is what is said around the matter, each entry as the words into which the analyser cuts it.
    """

    __slots__ = ("_lengths", "_names", "small_talk")

    def __init__(self, names: Iterable[Name], small_talk: Iterable[Iterable[str]] = ()) -> None:
        self.small_talk = frozenset(map(frozenset, small_talk))
        found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in names:
            whole = tuple(atom.text for atom in atoms(normalise(name.surface)))
            # With its punctuation (军官(警官), R&D chemist) and without.
            for key in {whole, tuple(filter(None, whole))}:
                if _is_usable(key):
                    found[key].append(name)
                    lengths[key[0]].add(len(key))
        self._names = {key: tuple(sorted(same, key=_preference)) for key, same in found.items()}
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def link(self, text: str) -> Linked:
        """The concepts that a text names and the text that is left."""
        normal = normalise(text)
        run = tuple(atoms(normal))
        spans = self._spans(run)
        meant = [(span, _meaning(spans, index, run)) for index, span in enumerate(spans)]
        concepts = tuple(
            Concept(name.kind, name.key, certainty(name), _surface(span, run, normal))
            for span, names in meant
            for name in names
        )
        traps = tuple(_surface(span, run, normal) for span in spans if TRAP in span.kinds)
        return Linked(concepts, _rest(normal, run, [span for span, names in meant if names]), traps)

    def _spans(self, run: Sequence[Atom]) -> list[Span]:
        """Names that do not overlap, longest first, in the order of the text."""
        taken = bytearray(len(run))
        chosen = []
        for span in sorted(self._candidates(run), key=lambda span: _precedence(span, run)):
            if not any(taken[span.first : span.last]):
                taken[span.first : span.last] = b"\x01" * (span.last - span.first)
                chosen.append(span)
        return sorted(chosen, key=lambda span: span.first)

    def _companies(self, texts: tuple[str, ...]) -> Iterator[Span]:
        """Names of companies that begin with a place: 江津白酒集团 is neither a place nor a trade that somebody asks for."""
        for last in range(LEAST_COMPANY, len(texts) + 1):
            if not "".join(texts[last - 2 : last]).endswith(COMPANY_ENDS):
                continue
            for first in range(max(0, last - MOST_COMPANY), last - LEAST_COMPANY + 1):
                if all(texts[first:last]) and "的" not in texts[first:last] and self._is_place(texts, first):
                    yield Span(first, last, (COMPANY,))
                    break

    def _is_place(self, texts: tuple[str, ...], first: int) -> bool:
        names = (self._names.get(texts[first : first + length], ()) for length in self._lengths.get(texts[first], ()))
        return any(name.kind == DISTRICT for found in names for name in found)

    def _candidates(self, run: Sequence[Atom]) -> Iterator[Span]:
        texts = tuple(atom.text for atom in run)
        yield from self._companies(texts)
        for first, text in enumerate(texts):
            for length in self._lengths.get(text, ()):
                names = self._names.get(texts[first : first + length])
                if names and first + length <= len(texts):
                    yield Span(first, first + length, names)


def atoms(normal: str) -> Iterator[Atom]:
    """The atoms of a normalised text; an empty atom stands where no name may reach across."""
    end = 0
    before_han = False
    for run in RUNS.finditer(normal):
        han = run.lastgroup is not None
        if end and _breaks(normal[end : run.start()], before_han and han):
            yield Atom("", end, end)
        if han:
            yield from (Atom(char, at, at + 1) for at, char in enumerate(run.group(), run.start()))
        else:
            yield Atom(singular(run.group()), run.start(), run.end())
        end, before_han = run.end(), han


def _breaks(between: str, both_han: bool) -> bool:
    """Punctuation parts names, but for the hyphen, stop and slash of Latin ones; a space parts Han characters."""
    return bool(between) and (both_han or between.strip(" -./") != "")


def singular(word: str) -> str:
    """A Latin word without the ending of the plural; only that, so that operator and operation stay apart."""
    if len(word) < 4 or not word.isalpha() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]


def _surface(span: Span, run: Sequence[Atom], normal: str) -> str:
    return normal[run[span.first].start : run[span.last - 1].end]


def _is_usable(key: tuple[str, ...]) -> bool:
    """A single Han character or Latin letter names too much to name anything."""
    return len(key) > 1 or (len(key) == 1 and len(key[0]) > 1)


def _preference(name: Name) -> tuple[bool, float, str, str]:
    return (name.kind != TRAP, -certainty(name), name.kind, name.key)


def certainty(name: Name) -> float:
    """How surely the name means its concept, 0 to 1."""
    strength = name.strength
    return WEIGHTS.get(strength, 1.0) if isinstance(strength, str) else float(strength)


def read_as(name: Name, surface: str, *, share: float) -> Concept:
    """The concept of a name that the words only sound or look like: so much of its certainty is left."""
    return Concept(name.kind, name.key, share * certainty(name), surface, normalise(name.surface))


def _precedence(span: Span, run: Sequence[Atom]) -> tuple[int, bool, int]:
    length = run[span.last - 1].end - run[span.first].start
    return (-length, TRAP not in span.kinds, span.first)


def _meaning(spans: Sequence[Span], index: int, run: Sequence[Atom]) -> tuple[Name, ...]:
    """What the name means here: nothing for a trap, the level beside a trade, otherwise all it may mean."""
    span = spans[index]
    if TRAP in span.kinds:
        # What an official list calls an occupation is one, however much it looks like a level.
        return tuple(name for name in span.names if name.kind == "occupation" and certainty(name) >= 1.0)[:1]
    levels = tuple(name for name in span.names if name.kind == LEVEL)
    others = tuple(name for name in span.names if name.kind != LEVEL)
    if levels and _beside_a_trade(spans, index, run):
        return levels[:1]
    return (others or tuple(name for name in levels if certainty(name) >= 1.0))[:SAME_SURFACE]


def _beside_a_trade(spans: Sequence[Span], index: int, run: Sequence[Atom]) -> bool:
    span = spans[index]
    neighbours = [other for other in spans[max(0, index - 1) : index + 2] if other is not span]
    return any(other.kinds & TRADES and TRAP not in other.kinds and _touch(span, other, run) for other in neighbours)


def _touch(one: Span, other: Span, run: Sequence[Atom]) -> bool:
    first, second = sorted((one, other))
    return all(not atom.text for atom in run[first.last : second.first])


def _rest(normal: str, run: Sequence[Atom], spans: Sequence[Span]) -> tuple[str, ...]:
    """The stretches of the text that no concept covers and that hold a word."""
    return left_of(normal, [(run[span.first].start, run[span.last - 1].end) for span in spans])


def left_of(text: str, taken: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """What is left of a text that holds a word, between parts that were taken, in their order."""
    edges = [0, *[edge for part in taken for edge in part], len(text)]
    stretches = (text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(stretch for stretch in stretches if RUNS.search(stretch))
