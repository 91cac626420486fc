"""Forms by which officers keep the taxonomy."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from marketplace.taxonomy.keys import name_key
from marketplace.taxonomy.models import (
    Cluster,
    Craft,
    Occupation,
    OccupationGroup,
    OccupationWord,
    PriorityArea,
    SkillWord,
    SmallTalk,
    WorkType,
    WorkTypeSkill,
)

LONGEST_ALIAS = 160
MOST_LIKE_IT = 5
SEPARATORS = re.compile(r"[\s,，、;；]+")
OCCUPATION_START = re.compile(r"[1-8](?:-\d{2}){3}(?![\d-])")


class AliasedForm(WagtailAdminModelForm):
    """A form with the aliases that were added here, one a line; those that came with the product are shown beside it."""

    local_aliases = forms.CharField(
        label=_("aliases added locally"), required=False, widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aliases = list(self.instance.aliases.all()) if self.instance.pk else []
        self.fields["local_aliases"].initial = "\n".join(row.alias for row in aliases if row.is_local)
        shipped = ", ".join(row.alias for row in aliases if not row.is_local)
        self.fields["local_aliases"].help_text = _("One per line. Existing aliases: %(aliases)s") % {
            "aliases": shipped or "–"
        }

    def clean_local_aliases(self) -> dict[str, str]:
        """Aliases by their normalised form."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["local_aliases"].splitlines()]
        if any(len(line) > LONGEST_ALIAS for line in lines):
            raise ValidationError(_("An alias has at most %(count)d characters.") % {"count": LONGEST_ALIAS})
        return {name_key(line): line for line in lines if line}

    def _save_m2m(self) -> None:
        super()._save_m2m()
        wanted = self.cleaned_data["local_aliases"]
        there = {row.key: row for row in self.instance.aliases.all()}
        for key, row in there.items():
            if row.is_local and key not in wanted:
                row.delete()
        for key, alias in wanted.items():
            if key not in there:
                language = "en" if alias.isascii() else "zh"
                self.instance.aliases.create(alias=alias, language=language, is_local=True)


class OccupationCodesForm(WagtailAdminModelForm):
    """A form with a set of occupations, given by their codes."""

    occupation_codes = forms.CharField(
        label=_("codes of the occupations"), required=False, widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            codes = self.instance.occupations.order_by("code").values_list("code", flat=True)
            self.fields["occupation_codes"].initial = "\n".join(codes)

    def clean_occupation_codes(self) -> list[Occupation]:
        return occupations_of(self.cleaned_data["occupation_codes"])

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.instance.occupations.set(self.cleaned_data["occupation_codes"])


def occupations_of(text: str) -> list[Occupation]:
    """The occupations whose codes stand in a text; ValidationError names those that are not known."""
    codes = list(dict.fromkeys(part for part in SEPARATORS.split(text) if part))
    found = Occupation.objects.in_bulk(codes, field_name="code")
    unknown = [code for code in codes if code not in found]
    if unknown:
        raise ValidationError(
            _("There is no occupation with the code %(codes)s.") % {"codes": ", ".join(unknown)[:200]}
        )
    return [found[code] for code in codes]


class OccupationField(forms.CharField):
    """An occupation by its code, its name or an alias that no other has; what follows a code is not read (6-18-02-04 焊工)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("occupation"),
                "help_text": _("Code or name, such as 6-18-02-04 or 焊工."),
                "max_length": 200,
                **kwargs,
            }
        )

    def clean(self, value: Any) -> Occupation | None:
        text = super().clean(value)
        return occupation_named(text) if text else None


def occupation_named(text: str) -> Occupation:
    """The occupation that a text means; ValidationError says which there are where it means none or several."""
    code = OCCUPATION_START.match(text)
    rows = Occupation.objects.current()
    if code:
        found = list(rows.filter(code=code.group()))
    else:
        names = Q(name=text) | Q(name_en__iexact=text)
        found = list(rows.filter(names)) or list(rows.filter(aliases__key=name_key(text)).distinct())
    if len(found) == 1:
        return found[0]
    if found:
        raise ValidationError(_("Several occupations have this name: %(names)s.") % {"names": _told(found)})
    like = list(
        rows.filter(Q(name__icontains=text) | Q(name_en__icontains=text) | Q(code__startswith=text))[:MOST_LIKE_IT]
    )
    if like:
        raise ValidationError(_("No occupation is called so. Like it: %(names)s.") % {"names": _told(like)})
    raise ValidationError(_("There is no occupation with this code or name."))


def _told(occupations: list[Occupation]) -> str:
    return "; ".join(f"{row.code} {row.label}" for row in occupations[:MOST_LIKE_IT])


class OccupationForm(AliasedForm):
    class Meta:
        model = Occupation
        fields = ("code", "name", "name_en", "edition", "is_digital", "is_green", "is_current", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Codes are what everything else refers to.
        self.fields["code"].disabled = self.instance.pk is not None

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        group = OccupationGroup.objects.filter(code=code.rpartition("-")[0]).first()
        if group is None:
            raise ValidationError(_("The minor group of this code does not exist."))
        self.instance.group = group
        return code


class EditableForm(WagtailAdminModelForm):
    """A row that was added here may be changed; one that came with the product can only be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shipped = self.instance.pk is not None and not self.instance.is_local
        for name, field in self.fields.items():
            field.disabled = shipped and name != "is_used"
        self.fields["is_used"].help_text = _(
            "Without the tick it is left out, and stays so when the shipped tables are loaded again."
        )

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.is_local = True
        return super().save(commit)


class EditableWordForm(EditableForm):
    def clean_word(self) -> str:
        return " ".join(str(self.cleaned_data["word"]).split())

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None or self.instance.is_local:
            self.instance.language = "en" if self.instance.word.isascii() else "zh"
        return super().save(commit)


class OccupationWordForm(EditableWordForm):
    """A word of work; it stays with its occupation."""

    occupation = OccupationField()

    class Meta:
        model = OccupationWord
        fields = ("word", "occupation", "kind", "is_used", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["occupation"]
            self.fields["word"].help_text = _("Speaks for %(code)s %(name)s.") % {
                "code": self.instance.occupation.code,
                "name": self.instance.occupation.label,
            }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        occupation = data.get("occupation") or (self.instance.occupation if self.instance.pk else None)
        same = OccupationWord.objects.filter(occupation=occupation, key=name_key(data.get("word", "")))
        if occupation and same.exclude(pk=self.instance.pk).exists():
            self.add_error("word", _("This occupation already has that word."))
        return data


class SkillWordForm(EditableWordForm):
    """A word of a skill; it stays with its skill."""

    class Meta:
        model = SkillWord
        fields = ("word", "skill", "kind", "is_used", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].disabled = self.instance.pk is not None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        same = SkillWord.objects.filter(skill=data.get("skill"), key=name_key(data.get("word", "")))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("word", _("This skill already has that word."))
        return data


class SmallTalkForm(EditableWordForm):
    class Meta:
        model = SmallTalk
        fields = ("word", "is_used", "source")

    def clean_word(self) -> str:
        return name_key(super().clean_word())


class WorkTypeField(forms.ModelChoiceField):
    """A work type; several occupations may have one of the same name, so each is shown with its occupation."""

    def __init__(self, **kwargs: Any) -> None:
        rows = WorkType.objects.select_related("occupation").order_by("occupation__code", "name")
        super().__init__(rows, label=_("work type"), **kwargs)

    def label_from_instance(self, work_type: WorkType) -> str:
        return f"{work_type.occupation.code} {work_type.occupation.label} – {work_type.label}"


class WorkTypeSkillForm(EditableForm):
    """A skill for which a work type stands."""

    work_type = WorkTypeField()

    class Meta:
        model = WorkTypeSkill
        fields = ("work_type", "skill", "is_used", "source")


class ClusterForm(OccupationCodesForm):
    class Meta:
        model = Cluster
        fields = ("slug", "name", "name_en", "tier", "valid_from", "valid_to", "source")


class CraftForm(AliasedForm, OccupationCodesForm):
    class Meta:
        model = Craft
        fields = ("slug", "name", "name_en", "scope", "valid_from", "note", "source")


class PriorityAreaForm(WagtailAdminModelForm):
    class Meta:
        model = PriorityArea
        fields = ("listed_in", "district", "valid_from", "valid_to", "source")
