"""Pages as the tutorial of Wagtail makes them, with the fields, blocks and ties of our stories."""

from django.core.paginator import Paginator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from stories.blocks import STORY
from stories.snippets import Craft, District, Need, Occupation, Worker

ON_A_PAGE = 12
OTHERS = 3
NEEDS = 4


class HomePage(Page):
    pass


class SectionPage(Page):
    """The other sections, so that menus have the same length."""

    summary = models.TextField(blank=True)


class StoryIndexPage(Page):
    summary = models.TextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("summary")]

    def get_context(self, request):
        context = super().get_context(request)
        stories = StoryPage.objects.child_of(self).live().order_by("-published_on", "-pk").select_related("picture")
        for name, key in (
            ("trade", "occupations__occupation"),
            ("craft", "crafts__craft"),
            ("district", "districts__district"),
        ):
            if request.GET.get(name):
                stories = stories.filter(**{f"{key}__key": request.GET[name]})
        stories = stories.prefetch_related("occupations__occupation", "districts__district")
        context["stories"] = Paginator(stories, ON_A_PAGE).get_page(request.GET.get("page"))
        context["trades"] = Occupation.objects.filter(
            storyoccupation__page__in=StoryPage.objects.child_of(self)
        ).distinct()
        context["crafts"] = Craft.objects.filter(storycraft__page__in=StoryPage.objects.child_of(self)).distinct()
        context["districts"] = District.objects.filter(
            storydistrict__page__in=StoryPage.objects.child_of(self)
        ).distinct()
        return context


class StoryPage(Page):
    summary = models.TextField(max_length=300)
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    published_on = models.DateField()
    author = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    body = StreamField(STORY)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("published_on"),
        FieldPanel("author"),
        FieldPanel("body"),
        InlinePanel("people"),
        InlinePanel("occupations"),
        InlinePanel("crafts"),
        InlinePanel("districts"),
    ]

    def get_context(self, request):
        context = super().get_context(request)
        others = StoryPage.objects.sibling_of(self, inclusive=False).live().order_by("-published_on", "-pk")
        others = others.filter(occupations__occupation__in=self.occupations.values("occupation")) | others
        context["others"] = others.distinct().select_related("picture")[:OTHERS]
        if not any(block.block_type == "needs" for block in self.body):
            context["needs"] = Need.of_page(self, "occupation")[:NEEDS]
        return context


class StoryPerson(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="people")
    worker = models.ForeignKey(Worker, models.CASCADE)


class StoryOccupation(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.CASCADE)


class StoryCraft(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="crafts")
    craft = models.ForeignKey(Craft, models.CASCADE)


class StoryDistrict(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="districts")
    district = models.ForeignKey(District, models.CASCADE)
