"""Stories of skilled people, and columns 专题 that collect them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import PROSE, STORY
from cms.live import Ties
from cms.models.base import ContentPage, SectionPage
from cms.models.pictures import PicturedWorker
from cms.names import Called, Names
from cms.page_cache.terms import note_told
from marketplace.accounts.models import Consent
from marketplace.needs.models import NeedKind
from marketplace.organisations.models import Organisation
from marketplace.taxonomy.models import Craft, District, Occupation
from marketplace.workers.models import Worker


class StoryIndexPage(SectionPage):
    """All stories, newest first, also by trade, craft and district."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")


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
    tie_panels: ClassVar[list[Panel]] = [
        InlinePanel("people", label=_("person named"), heading=_("People named")),
        InlinePanel("occupations", label=_("occupation"), heading=_("Occupations, the main one first")),
        InlinePanel("crafts", label=_("craft"), heading=_("Crafts")),
        InlinePanel("districts", label=_("district"), heading=_("Districts")),
        InlinePanel("organisations", label=_("organisation"), heading=_("Organisations")),
    ]
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

    @cached_property
    def names(self) -> Names:
        """Who is named, and whether it is allowed at this moment."""
        people = list(self.people.all())
        allowed = allowed_to_tell([person.worker_id for person in people])
        return Names(tuple(Called(person.forms, person.worker_id in allowed) for person in people))

    @cached_property
    def people_shown(self) -> list[StoryPerson]:
        """The people whose consent stands, in the order of the editors."""
        people = list(self.people.all())
        allowed = allowed_to_tell([person.worker_id for person in people])
        return [person for person in people if person.worker_id in allowed]

    @property
    def shown_title(self) -> str:
        return self.names.shown(self.title)

    @property
    def shown_summary(self) -> str:
        return self.names.shown(self.summary)

    @property
    def shown_author(self) -> str:
        return self.names.shown(self.author)

    @cached_property
    def shown_body(self) -> Any:
        """The text, without the names of those whose consent does not stand."""
        if not self.names.hidden:
            return self.body
        return self.body.stream_block.to_python(self.names.shown_in(list(self.body.raw_data)))

    @cached_property
    def shown_picture(self) -> Any:
        picture = super().shown_picture
        return None if picture is not None and hidden_pictures([picture.pk]) else picture


def allowed_to_tell(workers: Sequence[int]) -> set[int]:
    """Those of these workers whose consent to have their story told stands at this moment."""
    consents = Consent.objects.active().filter(
        subject_kind="worker", subject_id__in=workers, purpose=Consent.Purpose.TELL_STORY
    )
    allowed = set(consents.values_list("subject_id", flat=True)) if workers else set()
    note_told(workers, allowed)
    return allowed


def hidden_pictures(pictures: Sequence[int]) -> set[int]:
    """Those of these pictures that show a worker whose consent does not stand."""
    shown = list(PicturedWorker.objects.filter(image__in=pictures).values_list("image_id", "worker_id"))
    allowed = allowed_to_tell([worker for _image, worker in shown])
    return {image for image, worker in shown if worker not in allowed}


class StoryPerson(Orderable):
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

    class Meta(Orderable.Meta):
        verbose_name = _("person named")
        verbose_name_plural = _("people named")
        constraints = [models.UniqueConstraint(fields=["page", "worker"], name="person_once_in_a_story")]

    def __str__(self) -> str:
        return f"{self.worker} · {self.page}"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name in either language, the longest first."""
        found = {form.strip() for form in f"{self.called},{self.called_en}".replace("，", ",").split(",")}
        return tuple(sorted(found - {""}, key=len, reverse=True))


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


class ColumnIndexPage(SectionPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.ColumnPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of columns")
        verbose_name_plural = _("lists of columns")


class ColumnPage(ContentPage):
    """A column 专题: an introduction and stories in the order of the editors."""

    body = StreamField(PROSE, verbose_name=_("introduction"), blank=True)

    search_fields: ClassVar[list[index.BaseField]] = [*ContentPage.search_fields, index.SearchField("body")]
    content_panels: ClassVar[list[Panel]] = [
        *ContentPage.content_panels,
        FieldPanel("body"),
        InlinePanel("stories", label=_("story"), heading=_("Stories")),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.ColumnIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")

    def listed(self) -> list[StoryPage]:
        """Its stories that everybody may read, in this page's language where they have it."""
        return localised([tie.story for tie in self.stories.select_related("story")])


class ColumnStory(Orderable):
    page = ParentalKey(ColumnPage, on_delete=models.CASCADE, related_name="stories")
    story = models.ForeignKey(StoryPage, models.CASCADE, related_name="+", verbose_name=_("story"))

    panels: ClassVar[list[Panel]] = [PageChooserPanel("story")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "story"], name="story_once_in_a_column")]


def localised(stories: Sequence[StoryPage]) -> list[StoryPage]:
    """These stories in the language of the reader, in the same order; only what everybody may read."""
    keys = [story.translation_key for story in stories]
    found = StoryPage.objects.live().public().filter(locale__language_code=get_language(), translation_key__in=keys)
    by_key = {story.translation_key: story for story in found}
    return [by_key[key] for key in keys if key in by_key]
