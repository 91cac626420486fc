import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_without_reference_tables_it_says_so():
    with pytest.raises(CommandError, match="load_reference"):
        call_command("load_demo", workers=1, needs=1, organisations=1)


@pytest.mark.parametrize("argument", ["--workers=-1", "--needs=many", "--asof=tomorrow", "--organisations=9999999"])
def test_a_wrong_argument_is_named(argument):
    with pytest.raises(CommandError, match=argument[2:].split("=")[0]):
        call_command("load_demo", argument)
