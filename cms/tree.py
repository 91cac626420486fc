"""The tree of pages that every site begins with, in both languages."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms import models
from cms.models import HomePage
from cms.models.base import SectionPage

CHINESE, ENGLISH = "zh-hans", "en"
HOME = ("首页", "First page")
TABLE = Path(__file__).parent / "data" / "sections.csv"


@dataclass(frozen=True, slots=True)
class Section:
    """A page below the first page: its class, the end of its address, title and summary in Chinese and English."""

    page: type[SectionPage]
    slug: str
    title: str
    title_en: str
    summary: str
    summary_en: str


def sections() -> list[Section]:
    """The sections in the order of the menu."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [Section(getattr(models, row.pop("page")), **row) for row in csv.DictReader(table)]


@transaction.atomic
def build_tree() -> int:
    """Make what is missing of the tree; nothing that is there is changed. Returns how many pages were made."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in (CHINESE, ENGLISH)}
    home, made = _home(locales[CHINESE])
    english, made_english = _translated(home, locales[ENGLISH], Page.get_first_root_node(), title=HOME[1], slug="en")
    _site(home)
    made += made_english
    for section in sections():
        chinese, new = _section(section, home)
        words = {"title": section.title_en, "summary": section.summary_en}
        made += new + _translated(chinese, locales[ENGLISH], english, slug=section.slug, **words)[1]
    return made


def _home(locale: Locale) -> tuple[HomePage, int]:
    home = HomePage.objects.filter(locale=locale).order_by("path").first()
    if home is not None:
        return home, 0
    home = HomePage(title=HOME[0], slug="bayu", locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    return home, 1


def _section(section: Section, home: HomePage) -> tuple[SectionPage, int]:
    found = section.page.objects.child_of(home).filter(slug=section.slug).first()
    if found is not None:
        return found, 0
    page = section.page(title=section.title, slug=section.slug, summary=section.summary, locale=home.locale)
    home.add_child(instance=page)
    return page, 1


def _translated(page: Page, locale: Locale, parent: Page, **fields: str) -> tuple[Page, int]:
    found = page.get_translation_or_none(locale)
    if found is not None:
        return found, 0
    copy = type(page)(locale=locale, translation_key=page.translation_key, **fields)
    parent.add_child(instance=copy)
    return copy, 1


def _site(home: HomePage) -> None:
    """Serve the tree at the default site; Wagtail's welcome page, which is nobody's, goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    welcome = site.root_page if site.pk and site.root_page_id != home.pk else None
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome is not None and type(welcome.specific) is Page and not welcome.get_children().exists():
        welcome.delete()
