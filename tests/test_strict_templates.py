"""The guard itself: without this file nobody would notice that it had stopped guarding."""

from pathlib import Path

import pytest
from django.template import Context, Engine, Origin, Template

from tests.strict_templates import UndefinedVariable

OURS = str(Path(__file__).resolve().parents[1] / "cms" / "templates" / "cms" / "page.html")
THEIRS = "/usr/lib/python3/site-packages/wagtail/templates/page.html"


def render(source, origin, **values):
    engine = Engine(string_if_invalid=UndefinedVariable())
    return Template(source, Origin(origin), engine=engine).render(Context(values))


@pytest.mark.parametrize("source", ["{{ missing }}", "{{ given.missing }}", '{{ missing|default:"-" }}'])
def test_an_undefined_variable_fails_in_our_templates(source):
    with pytest.raises(AssertionError, match="missing"):
        render(source, OURS, given={})


def test_a_variable_that_is_given_passes():
    assert render("{{ given }}", OURS, given="焊工") == "焊工"


def test_asking_whether_a_variable_is_there_is_no_fault():
    assert render("{% if missing %}yes{% else %}no{% endif %}", OURS) == "no"


@pytest.mark.parametrize(("source", "shown"), [("[{{ missing }}]", "[]"), ('{{ missing|default:"-" }}', "-")])
def test_templates_of_others_behave_as_django_has_it(source, shown):
    assert render(source, THEIRS) == shown
