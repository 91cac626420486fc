"""`manage.py load_stories FILE`: the pages that bench/pages_content.py wrote."""

import json
from pathlib import Path

from django.core.files.images import ImageFile
from django.core.management.base import BaseCommand
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from stories import models, snippets

TIES = {
    "occupations": (models.StoryOccupation, snippets.Occupation, "occupation"),
    "crafts": (models.StoryCraft, snippets.Craft, "craft"),
    "districts": (models.StoryDistrict, snippets.District, "district"),
    "people": (models.StoryPerson, snippets.Worker, "worker"),
}


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        if models.StoryPage.objects.exists():
            return
        content = json.loads(file.read_text())
        self.images = {key: image(path) for key, path in content["pictures"].items()}
        load_snippets(content)
        homes = {code: home(code) for code in content["sections"]}
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "127.0.0.1", "root_page": homes["zh-hans"], "site_name": "Stock"},
        )
        for code, sections in content["sections"].items():
            for section in sections:
                self.section(homes[code], section)

    def section(self, parent, section):
        kind = models.StoryIndexPage if section["stories"] else models.SectionPage
        fields = {name: section[name] for name in ("title", "slug", "summary", "translation_key")}
        page = parent.add_child(instance=kind(locale=parent.locale, show_in_menus=section["in_menu"], **fields))
        for story in section["stories"]:
            self.story(page, story)

    def story(self, parent, story):
        ties, picture = story.pop("ties"), self.images.get(str(story.pop("picture")))
        body = [self.block(block) for block in story.pop("body")]
        page = parent.add_child(instance=models.StoryPage(locale=parent.locale, picture=picture, body=body, **story))
        for name, keys in ties.items():
            tie, row, field = TIES[name]
            for place, found in enumerate(row.objects.filter(key__in=keys)):
                tie.objects.create(page=page, sort_order=place, **{field: found})
        page = models.StoryPage.objects.get(pk=page.pk)
        page.save_revision().publish()

    def block(self, block):
        return {**block, "value": self.mapped(block["value"])}

    def mapped(self, value):
        """The same with this site's pictures."""
        if isinstance(value, list):
            return [self.mapped(part) for part in value]
        if not isinstance(value, dict):
            return value
        return {
            key: self.images[str(part)].pk if key in ("image", "poster") and part else self.mapped(part)
            for key, part in value.items()
        }


def image(path):
    with Path(path).open("rb") as file:
        return Image.objects.create(
            title=Path(path).stem, description="picture", file=ImageFile(file, name=Path(path).name)
        )


def load_snippets(content):
    for name, model in (
        ("occupations", snippets.Occupation),
        ("crafts", snippets.Craft),
        ("districts", snippets.District),
    ):
        model.objects.bulk_create(model(**row) for row in content[name])
    districts = {row.key: row for row in snippets.District.objects.all()}
    occupations = {row.key: row for row in snippets.Occupation.objects.all()}
    for row in content["workers"]:
        snippets.Worker.objects.create(**{**row, "district": districts[row["district"]]})
    for row in content["needs"]:
        codes = row.pop("occupations")
        need = snippets.Need.objects.create(**{**row, "district": districts.get(row["district"])})
        need.occupations.set([occupations[code] for code in codes if code in occupations])


def home(code):
    locale = Locale.objects.get_or_create(language_code=code)[0]
    root = Page.get_first_root_node()
    slug = "first" if code == "zh-hans" else code
    key = models.HomePage.objects.values_list("translation_key", flat=True).first()
    given = {"translation_key": key} if key else {}
    return root.add_child(instance=models.HomePage(title=code, slug=slug, locale=locale, **given))
