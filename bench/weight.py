"""Weight and first view: HTML as packed, all bytes before anybody scrolls, and the largest paint on a slow phone network.

One page of each type, the one with most HTML. The product runs under gunicorn with its cache of pages, with style sheets
and scripts packed as on a server; every visit begins with an empty browser.
"""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.machine import command, describe
from bench.pages_load import look
from bench.pages_servers import ROOT, Server, ours
from cms.models import ContentPage, StoryPerson
from marketplace.needs.models import Need

PUBLIC = {"DJANGO_SETTINGS_MODULE": "bench.public"}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SCREENS = {390: 844, 1280: 800}
HTML, FIRST_VIEW, PAINT = 60, 500, 2.5
"""Goals: KiB, KiB and seconds."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_PROCESSOR = 4
LARGEST = """() => new Promise(told => new PerformanceObserver(list => told(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one page: HTML packed in KiB, and by width of the screen the first view in KiB and the largest paint in seconds."""

    path: str
    html: float
    views: tuple[float, ...]
    paints: tuple[float, ...]


def table(options: Namespace) -> str:
    """Measure and return the table in Markdown."""
    call_command("build_site", verbosity=0)
    call_command("load_demo_pages", verbosity=0)
    _pack_files()
    # Beside the browser's loop Django refuses the database.
    addresses = kinds()
    with ours(cached=True, **PUBLIC) as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        rows = [
            _row(name, _measured(browser, server, paths, options.rounds), len(paths))
            for name, paths in addresses.items()
        ]
        browser.close()
    return "\n".join([*_head(options), *rows])


def _pack_files() -> None:
    """Style sheets and scripts as a server has them, which takes the settings of a server."""
    pack = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(pack, cwd=ROOT, env=os.environ | PUBLIC, check=True)


def _head(options: Namespace) -> list[str]:
    return [
        f"weight: the heaviest page of each type, largest paint as the median of {options.rounds} visits at 1.6 Mbit/s, "
        f"150 ms, a processor {SLOWER_PROCESSOR} times slower",
        describe(),
        command(),
        "",
        "| page | HTML gz, KiB | first view, KiB, 390 px | 1280 px | largest paint, s, 390 px | 1280 px |",
        "|---|---|---|---|---|---|",
        f"| goal | {HTML} | {FIRST_VIEW} | {FIRST_VIEW} | {PAINT} | {PAINT} |",
    ]


def kinds() -> dict[str, list[str]]:
    """The addresses of every type of page."""
    found = {"first page": ["/"]}
    with translation.override("en"):
        for model in sorted(_models(ContentPage), key=lambda one: one.__name__):
            pages = model.objects.live().public().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")
            found[str(model._meta.verbose_name)] = [page.url for page in pages]
    told = StoryPerson.objects.filter(worker__isnull=False).order_by("pk").first()
    asked = Need.objects.open().order_by("-published_at", "pk").first()
    found |= {
        "search of everything": [f"/search/?q={quote('焊工')}"],
        "search of needs": [f"/needs/?q={quote('焊工')}"],
    }
    found |= {"search of people": [f"/workers/?q={quote('焊工')}"]}
    found |= {"worker with stories": [f"/workers/{told.worker.public_id}/"] if told and told.worker else []}
    found |= {"need": [f"/needs/{asked.public_id}/"] if asked else []}
    return {name: paths for name, paths in found.items() if paths}


def _models(above: type[ContentPage]) -> list[type[ContentPage]]:
    below = above.__subclasses__()
    return [one for model in below for one in ([] if model._meta.abstract else [model]) + _models(model)]


def _measured(browser: Browser, server: Server, paths: list[str], rounds: int) -> Figures:
    packed = {path: look(server, path).packed for path in paths}
    path = max(packed, key=lambda one: packed[one])
    visits = [
        [_visit(browser, f"http://127.0.0.1:{server.port}{path}", width) for _round in range(rounds)]
        for width in SCREENS
    ]
    views = tuple(max(view for view, _paint in visit) for visit in visits)
    paints = tuple(median(paint for _view, paint in visit) for visit in visits)
    return Figures(path, packed[path] / 1024, views, paints)


def _visit(browser: Browser, address: str, width: int) -> tuple[float, float]:
    """KiB until the page rests, and when its largest part was painted."""
    context = browser.new_context(viewport={"width": width, "height": SCREENS[width]})
    page = context.new_page()
    session, sizes = context.new_cdp_session(page), list[float]()
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    _slow_down(session)
    page.goto(address, wait_until="networkidle")
    paint = _largest_paint(page)
    context.close()
    return sum(sizes) / 1024, paint


def _slow_down(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})


def _largest_paint(page: Page) -> float:
    return float(page.evaluate(LARGEST)) / 1000


def _row(name: str, found: Figures, count: int) -> str:
    of = f", of {count}" if count > 1 else ""
    cells = [*(f"{view:.0f}" for view in found.views), *(f"{paint:.1f}" for paint in found.paints)]
    return f"| {name} (`{found.path.partition('?')[0]}`{of}) | {found.html:.1f} | {' | '.join(cells)} |"
