"""Pages and pictures of the editors."""

import datetime
from io import BytesIO
from typing import Any

import factory
from django.core.files.images import ImageFile
from factory.django import DjangoModelFactory
from PIL import Image

from cms.models import CmsImage, PicturedWorker, StoryIndexPage, StoryPage
from cms.tree import build_tree
from tests.factories.workers import WorkerFactory


def picture_file(size: tuple[int, int] = (500, 320), kind: str = "JPEG", mode: str = "RGB") -> ImageFile:
    """A file in which the left half is dark and the right half is light."""
    picture = Image.new(mode, size, "#303030")
    picture.paste("#d0d0d0", (size[0] // 2, 0, size[0], size[1]))
    file = BytesIO()
    picture.save(file, kind)
    return ImageFile(file, name=f"张三的照片.{kind.lower()}")


class CmsImageFactory(DjangoModelFactory):
    """A small wide picture of the editors' own on which nobody can be recognised; `size` for another shape."""

    class Meta:
        model = CmsImage
        exclude = ("size",)

    class Params:
        expired = factory.Trait(rights="granted", credit="某报", rights_until=datetime.date(2020, 1, 1))

    size = (500, 320)
    title = "焊花"
    description = "焊工在车间里焊接"
    alt_en = "A welder at work"
    file = factory.LazyAttribute(lambda image: picture_file(image.size))


class PicturedWorkerFactory(DjangoModelFactory):
    """A worker on a picture; without a consent of the kind "tell my story" the picture is not shown."""

    class Meta:
        model = PicturedWorker

    image = factory.SubFactory(CmsImageFactory)
    worker = factory.SubFactory(WorkerFactory)


def make_story(**given: Any) -> StoryPage:
    """A published Chinese story in the tree of the site."""
    build_tree()
    index = StoryIndexPage.objects.filter(locale__language_code="zh-hans").get()
    words = {"title": "周末的焊花", "summary": "一位焊工的周末课堂。", "body": [{"type": "heading", "value": "开场"}]}
    page = StoryPage(locale=index.locale, **{**words, **given})
    index.add_child(instance=page)
    page.save_revision().publish()
    return page
