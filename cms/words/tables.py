"""A table of checked words, as it comes with the product or from the operator's own list."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cms.models import CheckedWord
from marketplace.tables.content import Table
from marketplace.tables.errors import TableError
from marketplace.tables.headers import Field, Record, headed, records
from marketplace.tables.reading import read_table

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "checked_words.csv"
FIELDS = (
    Field("word", ("用词", "词", "词语", "错误用词", "敏感词"), required=True),
    Field("kind", ("类型", "类别")),
    Field("instead", ("应改为", "改为", "正确用词", "建议用词")),
    Field("source", ("出处", "来源", "依据", "原因", "来源或原因", "reason"), required=True),
)
KINDS = {"": "wrong", "wrong": "wrong", "错误": "wrong", "错词": "wrong", "sensitive": "sensitive", "敏感": "sensitive"}
MOST = 2_000


def read_words(table: Table) -> list[CheckedWord]:
    """The words of a table, none saved. TableError names the row of the first that cannot be taken."""
    found: dict[str, CheckedWord] = {}
    for record in records(headed(table, FIELDS), FIELDS):
        word = _word(record)
        if word.word in found:
            raise TableError(_("“%(word)s” stands twice.") % {"word": word.word}, row=record.number, column="word")
        found[word.word] = word
    if len(found) > MOST:
        raise TableError(_("At most %(count)d words are taken at once.") % {"count": MOST})
    return list(found.values())


def _word(record: Record) -> CheckedWord:
    kind = KINDS.get(record["kind"].lower())
    if kind is None:
        raise TableError(_("The kind is wrong or sensitive."), row=record.number, column="kind")
    word = CheckedWord(word=record["word"], kind=kind, instead=record["instead"], reason=record["source"])
    try:
        word.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise TableError(messages[0], row=record.number, column=field) from error
    return word


@transaction.atomic
def take_words(words: list[CheckedWord]) -> tuple[int, int]:
    """Add these words, and change those that are there already. Returns how many of each; nothing is deleted."""
    before = set(CheckedWord.objects.values_list("word", flat=True))
    CheckedWord.objects.bulk_create(
        words, update_conflicts=True, unique_fields=["word"], update_fields=["kind", "instead", "reason"]
    )
    new = sum(word.word not in before for word in words)
    return new, len(words) - new


def load_shipped() -> int:
    """Load the words that come with the product where there are none yet: what an operator deleted stays deleted."""
    if CheckedWord.objects.exists():
        return 0
    return take_words(read_words(read_table(SHIPPED)))[0]
