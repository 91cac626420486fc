"""A handful of documents in which every filter has something to find and something to leave out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.analysis import Analyser, chars, exact, pairs, pinyin_tokens
from search.criteria import Criteria
from search.engines.base import Document, Engine, Page

ANALYSER = Analyser(["焊工", "氩弧焊", "数控车工", "月嫂"])
YUBEI, JIANGBEI, WANZHOU = (29.72, 106.63), (29.61, 106.57), (30.81, 108.41)


def texts(title: str, body: str = "") -> dict[str, str]:
    return {name: " ".join(tokens) for name, tokens in _tokens(title, body).items()}


def _tokens(title: str, body: str) -> dict[str, tuple[str, ...]]:
    words = ANALYSER.words(title)
    everything = (*exact(title), "|", *exact(body), "|")
    return {
        "title": words,
        "body": ANALYSER.words(body),
        "chars": chars(exact(title)),
        "pairs": pairs(everything),
        "exact": everything,
        "pinyin": pinyin_tokens(words),
    }


def worker(pk: int, title: str = "", body: str = "", **values: Any) -> Document:
    """A worker; tuples become keywords, integers numbers, `point` the place, `facts` what is stored."""
    return Document(
        kind="worker",
        pk=pk,
        keywords={name: value for name, value in values.items() if isinstance(value, tuple) and name != "point"},
        numbers={name: value for name, value in values.items() if isinstance(value, int)},
        texts=texts(title, body),
        point=values.get("point"),
        facts=values.get("facts", b"%d" % pk),
    )


WORKERS = (
    worker(1, "焊工", "氩弧焊 压力容器", occ=("W",), occ_minor=("6-18-02",), district=("yubei",), skill=("tig", "mig"), level=4,
           pay_hour=5000, updated=300, point=YUBEI),
    worker(2, "数控车工", "西门子840D", occ=("C",), occ_minor=("6-18-01",), district=("yubei",), skill=("840d",), level=3,
           pay_hour=4000, updated=200, point=YUBEI),
    worker(3, "焊工 welder", "夜班可以 tig welding", occ=("W",), occ_minor=("6-18-02",), district=("jiangbei",),
           skill=("tig",), level=6, updated=200, point=JIANGBEI),
    worker(4, "月嫂", "做饭", occ=("M",), occ_minor=("4-10-01",), district=("wanzhou",), pay_hour=3000, updated=100,
           point=WANZHOU),
    worker(5, "焊接设备操作", "电焊，工地", occ=("D",), occ_minor=("6-18-02",), district=("wanzhou", "yubei"), level=1,
           pay_hour=4000),
)  # fmt: skip
ALL = frozenset(document.pk for document in WORKERS)


def found(engine: Engine, **criteria: Any) -> set[int]:
    """Keys of all that the criteria find."""
    page = ask(engine, **criteria)
    assert page.total == len(page.hits)
    return {hit.pk for hit in page.hits}


def ask(engine: Engine, **criteria: Any) -> Page:
    return engine.search(Criteria(kind="worker", **{"limit": 100, **criteria}))


def order(engine: Engine, **criteria: Any) -> list[int]:
    return [hit.pk for hit in ask(engine, **criteria).hits]


def rebuild(engine: Engine, documents: Iterable[Document]) -> int:
    """Replace everything by these documents."""
    rows = {(document.kind, document.pk): document for document in documents}
    return engine.rebuild(
        lambda kind: iter(sorted(pk for its, pk in rows if its == kind)),
        lambda kind, pks: [rows[kind, pk] for pk in pks],
    )
