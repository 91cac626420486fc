"""Table (g): our list of stories and one story beside a stock Wagtail site with the same content, in one run.

Stock (bench/stock_wagtail) is what Wagtail's tutorial makes: ordinary page models with our fields, blocks and ties,
`{% image %}` and `{% pageurl %}` in its templates, with the middleware of `wagtail start`. Both run under gunicorn with
as many processes and threads, on PostgreSQL and Redis of this machine. Uncached: no whole pages are kept, all other
caches are. Cached: our cache of pages beside Django's per-site cache in Redis. Rounds of one site and the other alternate.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median

from django.core.management import call_command

from bench.machine import command, describe
from bench.pages_load import Answer, look, rate
from bench.pages_servers import PROCESSES, THREADS, Server, ours, stock
from cms.models import StoryPage

PATHS = {"list of stories": "/stories/", "one story": "/stories/{slug}/"}
STORY = "weekend-welder"
MODES = {"uncached": False, "cached": True}
GOALS = {"uncached": "at least 1.5x", "cached": "at least 1x"}
SECONDS = 4.0


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    call_command("load_demo_pages", verbosity=0)
    with ExitStack() as opened:
        sites = {
            (name, mode): opened.enter_context(make(cached=cached))
            for mode, cached in MODES.items()
            for name, make in (("ours", ours), ("stock", stock))
        }
        rows = [line for mode in MODES for page in PATHS for line in _compared(sites, mode, page, options.rounds)]
        sizes = [_sizes(sites, page) for page in PATHS]
    return "\n".join(
        [
            f"(g) pages of the editors: {PROCESSES} processes with {THREADS} threads each, {options.rounds} rounds of "
            f"{SECONDS:.0f} s a page and site, alternating",
            describe(),
            command(),
            "",
            "| | ours, pages a second | stock Wagtail | ratio (each round) | goal |",
            "|---|---|---|---|---|",
            *rows,
            "",
            *sizes,
        ]
    )


def path_of(page: str) -> str:
    slug = STORY if StoryPage.objects.filter(slug=STORY).exists() else StoryPage.objects.live().first().slug  # type: ignore[union-attr]
    return PATHS[page].format(slug=slug)


def _compared(sites: dict[tuple[str, str], Server], mode: str, page: str, rounds: int) -> Iterator[str]:
    """One line: both sites in the same page and mode."""
    path, rates = path_of(page), dict[str, list[float]](ours=[], stock=[])
    for name in rates:
        rate(sites[name, mode], path, seconds=1.0)
    for number in range(rounds):
        for name in sorted(rates, reverse=bool(number % 2)):
            rates[name].append(rate(sites[name, mode], path, seconds=SECONDS))
    pairs = [above / below for above, below in zip(rates["ours"], rates["stock"], strict=True)]
    yield (
        f"| {mode}, {page} | {median(rates['ours']):.0f} | {median(rates['stock']):.0f} | **{median(pairs):.2f}x** "
        f"({min(pairs):.2f}–{max(pairs):.2f}) | {GOALS[mode]} |"
    )


def _sizes(sites: dict[tuple[str, str], Server], page: str) -> str:
    """How much HTML each site sends for a page."""
    path = path_of(page)
    found: dict[str, Answer] = {name: look(sites[name, "uncached"], path) for name in ("ours", "stock")}
    told = "; ".join(
        f"{name} {one.plain / 1024:.1f} KiB, {one.packed / 1024:.1f} KiB gz" for name, one in found.items()
    )
    return f"HTML of {page}: {told}."
