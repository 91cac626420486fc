import polib
import pytest

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Worker")
_("a " "text in two pieces")
ngettext("%(n)d need", "%(n)d needs", 2)
pgettext("part of the day", "noon")
_(variable)
"""
TEMPLATE = """{% load i18n %}
<p title="{% translate "Search" %}">{{ _("Level")|safe }} it's 100%</p>
  {% blocktranslate trimmed count n=n %}
    one hit
  {% plural %}
    {{ n }} hits
  {% endblocktranslate %}
{% translate "May" context "month" %}
"""


@pytest.fixture
def sources(messages):
    (messages.ROOT / "search" / "templates").mkdir(parents=True)
    (messages.ROOT / "search" / "views.py").write_text(PYTHON)
    (messages.ROOT / "search" / "templates" / "page.html").write_text(TEMPLATE)


def test_texts_of_python_and_of_templates_are_collected_with_context_and_plural(messages, sources):
    found = {key: entry.msgid_plural for key, entry in messages.collect().items()}
    assert found == {
        ("", "Worker"): "",
        ("", "a text in two pieces"): "",
        ("", "%(n)d need"): "%(n)d needs",
        ("part of the day", "noon"): "",
        ("", "Search"): "",
        ("", "Level"): "",
        ("", "one hit"): "%(n)s hits",
        ("month", "May"): "",
    }


def translate(messages):
    catalogue = polib.pofile(str(messages.CATALOGUE))
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: f"译{entry.msgid_plural}"}
        else:
            entry.msgstr = f"译{entry.msgid}"
    catalogue.save()
    messages.update()


def test_a_translated_and_compiled_catalogue_passes(messages, sources):
    messages.update()
    translate(messages)
    assert messages.check() == 0


def test_update_keeps_translations_and_drops_what_is_gone(messages, sources):
    messages.update()
    translate(messages)
    (messages.ROOT / "search" / "views.py").write_text('_("Worker")\n_("New")')
    messages.update()
    kept = {entry.msgid: entry.msgstr for entry in polib.pofile(str(messages.CATALOGUE)) if not entry.msgid_plural}
    assert (kept["Worker"], kept["New"]) == ("译Worker", "")
    assert "noon" not in kept


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda entry: setattr(entry, "msgstr", ""), "untranslated: 'Worker'"),
        (lambda entry: entry.flags.append("fuzzy"), "fuzzy: 'Worker'"),
        (lambda entry: setattr(entry, "msgstr", "译%(x)s"), "other placeholders: 'Worker'"),
        (lambda entry: setattr(entry, "msgid", "Gone"), "left over: 'Gone'"),
        (lambda entry: setattr(entry, "msgid", "Gone"), "missing: 'Worker'"),
        (lambda entry: setattr(entry, "msgstr", "工人"), "stale: django.mo"),
    ],
)
def test_check_finds(messages, sources, capsys, spoil, fault):
    messages.update()
    translate(messages)
    catalogue = polib.pofile(str(messages.CATALOGUE))
    spoil(catalogue.find("Worker"))
    catalogue.save()
    assert messages.check() == 1
    assert fault in capsys.readouterr().out
