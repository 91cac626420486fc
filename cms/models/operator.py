"""Who runs this site: shown at the foot of every page and on the law pages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="site")
class Operator(BaseGenericSetting):
    """The operator's name, permits and complaint route.

    A commercial operator needs a human resources service permit (人力资源市场暂行条例, art. 18 and 23); a public
    employment agency is another category and may not charge.
    """

    class Kind(models.TextChoices):
        UNSET = "unset", _("not filled in yet")
        PUBLIC = "public", _("public employment agency")
        COMMERCIAL = "commercial", _("human resources service enterprise")

    name = models.CharField(_("operator"), max_length=120, blank=True)
    name_en = models.CharField(_("operator in English"), max_length=160, blank=True)
    kind = models.CharField(_("kind of operator"), max_length=12, choices=Kind.choices, default=Kind.UNSET)
    licence = models.CharField(_("number of the human resources service permit"), max_length=60, blank=True)
    icp = models.CharField(_("ICP filing number"), max_length=60, blank=True)
    security_filing = models.CharField(_("public security filing number"), max_length=60, blank=True)
    telephone = models.CharField(_("complaints: telephone"), max_length=40, blank=True)
    email = models.EmailField(_("complaints: e-mail"), blank=True)
    address = models.CharField(_("complaints: address"), max_length=200, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("complaints are answered within, working days"), null=True, blank=True
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("name_en"), FieldPanel("kind")], heading=_("Operator")),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("icp"), FieldPanel("security_filing")], heading=_("Permits and filings")
        ),
        MultiFieldPanel(
            [FieldPanel("telephone"), FieldPanel("email"), FieldPanel("address"), FieldPanel("answer_days")],
            heading=_("Complaints"),
        ),
    ]

    class Meta:
        verbose_name = _("operator")
        verbose_name_plural = _("operators")
        constraints = [
            models.CheckConstraint(
                name="commercial_operator_has_a_licence",
                condition=~models.Q(kind="commercial") | ~models.Q(licence=""),
                violation_error_message=_("A commercial operator must name its human resources service permit."),
            )
        ]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is filled in, with its name, for the law pages."""
        kind = self.get_kind_display() if self.kind != self.Kind.UNSET else ""
        days = ngettext("%(count)d working day", "%(count)d working days", self.answer_days or 0)
        values = {
            "name": self.label,
            "kind": kind,
            **{
                name: getattr(self, name)
                for name in ("licence", "icp", "security_filing", "telephone", "email", "address")
            },
            "answer_days": days % {"count": self.answer_days} if self.answer_days else "",
        }
        named = [(str(self._meta.get_field(name).verbose_name), str(value)) for name, value in values.items()]
        return [(name, value) for name, value in named if value]

    @property
    def is_told(self) -> bool:
        return bool(self.facts)

    @property
    def label(self) -> str:
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name
