"""The blocks of our stories with the same fields."""

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from stories.snippets import Need


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    who = blocks.CharBlock(required=False)
    role = blocks.CharBlock(required=False)

    class Meta:
        template = "stories/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(required=False)

    class Meta:
        template = "stories/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock())

    class Meta:
        template = "stories/blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock()
    link = blocks.URLBlock(required=False)
    poster = ImageChooserBlock(required=False)
    transcript = blocks.TextBlock(required=False)

    class Meta:
        template = "stories/blocks/video.html"


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock()
    unit = blocks.CharBlock(required=False)
    label = blocks.CharBlock()


class FiguresBlock(blocks.StructBlock):
    items = blocks.ListBlock(FigureBlock())

    class Meta:
        template = "stories/blocks/figures.html"


class MomentBlock(blocks.StructBlock):
    when = blocks.CharBlock()
    text = blocks.TextBlock()


class TimelineBlock(blocks.StructBlock):
    items = blocks.ListBlock(MomentBlock())

    class Meta:
        template = "stories/blocks/timeline.html"


class NeedsBlock(blocks.StructBlock):
    by = blocks.CharBlock()
    count = blocks.IntegerBlock()

    class Meta:
        template = "stories/blocks/needs.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["needs"] = Need.of_page(context["page"], value["by"])[: value["count"]]
        return context


class PolicyBlock(blocks.StructBlock):
    clause = blocks.CharBlock()
    text = blocks.TextBlock()

    class Meta:
        template = "stories/blocks/policy.html"


class ProfileBlock(blocks.StructBlock):
    number = blocks.IntegerBlock()

    class Meta:
        template = "stories/blocks/profile.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["person"] = context["page"].people.select_related("worker").first()
        return context


STORY = [
    ("paragraph", blocks.RichTextBlock(template="stories/blocks/paragraph.html")),
    ("heading", blocks.CharBlock(template="stories/blocks/heading.html")),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("video", VideoBlock()),
    ("figures", FiguresBlock()),
    ("timeline", TimelineBlock()),
    ("needs", NeedsBlock()),
    ("policy", PolicyBlock()),
    ("profile", ProfileBlock()),
]
