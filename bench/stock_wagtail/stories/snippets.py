"""What stories are tied to, as snippets."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.snippets.models import register_snippet


class Named(models.Model):
    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name_en if get_language() == "en" and self.name_en else self.name


@register_snippet
class Occupation(Named):
    pass


@register_snippet
class Craft(Named):
    pass


@register_snippet
class District(Named):
    pass


@register_snippet
class Worker(Named):
    trade = models.CharField(max_length=120)
    trade_en = models.CharField(max_length=160, blank=True)
    level = models.CharField(max_length=60, blank=True)
    district = models.ForeignKey(District, models.PROTECT)

    def label(self):
        return self.trade_en if get_language() == "en" and self.trade_en else self.trade


@register_snippet
class Need(Named):
    pay = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    organisation = models.CharField(max_length=120)
    published_at = models.DateTimeField()
    valid_until = models.DateField()
    district = models.ForeignKey(District, models.PROTECT, null=True)
    occupations = models.ManyToManyField(Occupation)

    @classmethod
    def of_page(cls, page, by):
        """The newest open needs of the page's trade or district."""
        found = cls.objects.filter(valid_until__gte=timezone.localdate())
        if by == "district":
            found = found.filter(district__in=page.districts.values("district"))
        else:
            found = found.filter(occupations__in=page.occupations.values("occupation")).distinct()
        return found.select_related("district").order_by("-published_at", "-pk")
