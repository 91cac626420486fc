"""Stories of skilled people, and columns 专题 that collect them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import STORY
from cms.live import Ties
from cms.models.base import ContentPage, SectionPage
from cms.models.cards import prepared
from cms.models.onward import onward
from cms.models.story_list import story_list
from cms.models.story_rows import StoryManager
from cms.models.tied import Tied, forms_of
from cms.panels import ConsentPanel
from cms.shown import shown_text
from marketplace.needs.models import NeedKind
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Craft, District, Occupation
from marketplace.workers.models import Worker

LED_TO = 3


class StoryIndexPage(SectionPage):
    """All stories, newest first, also by trade, craft and district."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        found = story_list(StoryPage.objects.readable(), request.GET)
        return {**super().get_context(request, *args, **kwargs), "listing": found}

    def cards(self) -> list[Any]:
        """None beside those of the list, which come in pages."""
        return []


class StoryPage(ContentPage):
    """One story. It names people only while their consent to it stands."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("written by"), max_length=60, blank=True)
    kind = models.CharField(_("kind of engagement told of"), max_length=20, choices=NeedKind.choices, blank=True)
    title_on_picture = models.BooleanField(
        _("title on the lead picture"),
        default=False,
        help_text=_("The check before publishing measures whether it can be read there."),
    )
    body = StreamField(STORY, verbose_name=_("text"))

    objects = StoryManager()

    search_fields: ClassVar[list[index.BaseField]] = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("title_on_picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("author"), FieldPanel("kind")], heading=_("About the text")
        ),
    ]
    card_parts = (
        *ContentPage.card_parts,
        "occupations__occupation",
        "crafts__craft",
        "districts__district",
    )
    tie_panels: ClassVar[list[Panel]] = [
        InlinePanel("people", label=_("person named"), heading=_("People named")),
        InlinePanel("occupations", label=_("occupation"), heading=_("Occupations, the main one first")),
        InlinePanel("crafts", label=_("craft"), heading=_("Crafts")),
        InlinePanel("districts", label=_("district"), heading=_("Districts")),
        InlinePanel("organisations", label=_("organisation"), heading=_("Organisations")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Text")),
            ObjectList(tie_panels, heading=_("Who and what it tells of")),
            ObjectList(ContentPage.promote_panels, heading=_("Address and search engines")),
            ObjectList(ContentPage.settings_panels, heading=_("Settings")),
        ]
    )
    parent_page_types: ClassVar[list[str]] = ["cms.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["-published_on"], name="story_newest")]

    @cached_property
    def ties(self) -> Ties:
        return Ties(
            occupations=tuple(tie.occupation.code for tie in self.occupations.select_related("occupation")),
            crafts=tuple(tie.craft.slug for tie in self.crafts.select_related("craft")),
            districts=tuple(tie.district.slug for tie in self.districts.select_related("district")),
        )

    @property
    def kicker(self) -> str:
        trades = [tie.occupation.label for tie in self.occupations.all()][:1]
        trades = trades or [tie.craft.label for tie in self.crafts.all()][:1]
        return " · ".join([*trades, *(tie.district.label for tie in self.districts.all())])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what leads on from the story: people of the trade, open needs unless the text has them, other stories."""
        return {**super().get_context(request, *args, **kwargs), **onward(self), "others": self.others()}

    def others(self) -> list[StoryPage]:
        """Stories of the same trade, craft or district, filled up with the newest."""
        found = StoryPage.objects.readable().exclude(pk=self.pk).nearest_first(self.ties)
        return prepared(found[:LED_TO])

    def people_rows(self) -> list[StoryPerson]:
        return list(self.people.all())

    def stories_told(self) -> list[int]:
        """Itself: whoever is named in one language may stand in the words of the other."""
        return [self.pk] if self.pk else []

    @property
    def people_shown(self) -> list[StoryPerson]:
        """The people whose consent stands, in the order of the editors."""
        # Those of other languages follow in the names.
        named = zip(self.people.all(), self.names.people, strict=False)
        return [person for person, called in named if called.allowed]

    @property
    def organisations_shown(self) -> list[str]:
        """The names of the organisations, but for a workshop that bears that of somebody who must not be named."""
        labels = [tie.organisation.label for tie in self.organisations.select_related("organisation")]
        return [label for label in labels if self.names.shown(label) == label]

    @property
    def shown_author(self) -> str:
        return self.names.shown(self.author)

    @cached_property
    def shown_body(self) -> Any:
        """The text, without the names of those whose consent does not stand, and without pictures of them."""
        return shown_text(self.body, self.names)

    def person_shown(self, number: int) -> StoryPerson | None:
        """The person with this number, 1 for the first one named; nobody where the consent does not stand."""
        people = list(self.people.all())[number - 1 : number] if number > 0 else []
        return next((person for person in people if person in self.people_shown), None)


class StoryPerson(Tied, Orderable):
    """A worker whom a story names, and the forms of the name that the text uses."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="people")
    # Without the row there is no consent: the name stays hidden.
    worker = models.ForeignKey(
        Worker, models.SET_NULL, null=True, blank=True, related_name="stories", verbose_name=_("worker")
    )
    called = models.CharField(
        _("called in the text"),
        max_length=120,
        help_text=_("Every form of the name that the text uses, with commas between, such as 周师傅, 老周."),
    )
    called_en = models.CharField(_("called in the English text"), max_length=160, blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("worker"),
        ConsentPanel(),
        FieldPanel("called"),
        FieldPanel("called_en"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("person named")
        verbose_name_plural = _("people named")
        constraints = [models.UniqueConstraint(fields=["page", "worker"], name="person_once_in_a_story")]

    def __str__(self) -> str:
        return f"{self.worker} · {self.page}"

    @property
    def forms_of_row(self) -> tuple[str, ...]:
        return (*self.forms_in("called"), *self.forms_in("called_en"))

    def forms_in(self, field: str) -> tuple[str, ...]:
        """The forms in one language, as the editor ordered them."""
        return forms_of(getattr(self, field))

    @property
    def label(self) -> str:
        """How editors call the person among themselves."""
        return next(iter(self.forms_in("called")), "")


class StoryOccupation(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="+", verbose_name=_("occupation"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "occupation"], name="occupation_once_in_a_story")]


class StoryCraft(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="crafts")
    craft = models.ForeignKey(Craft, models.CASCADE, related_name="+", verbose_name=_("craft"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "craft"], name="craft_once_in_a_story")]


class StoryDistrict(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="districts")
    district = models.ForeignKey(District, models.CASCADE, related_name="+", verbose_name=_("district"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "district"], name="district_once_in_a_story")]


class StoryOrganisation(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("organisation"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "organisation"], name="organisation_once_in_a_story")]


def localised(stories: Sequence[StoryPage]) -> list[StoryPage]:
    """These stories in the language of the reader, in the same order; only what everybody may read."""
    keys = [story.translation_key for story in stories]
    found = StoryPage.objects.readable().filter(translation_key__in=keys)
    by_key = {story.translation_key: story for story in found}
    return [by_key[key] for key in keys if key in by_key]
