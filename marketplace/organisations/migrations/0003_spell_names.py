from django.db import migrations

from marketplace.organisations.spelling import spelled

PORTION = 1_000


def spell(apps, schema_editor):
    Organisation = apps.get_model("organisations", "Organisation")
    last = 0
    while rows := list(Organisation.objects.filter(pk__gt=last).order_by("pk")[:PORTION]):
        for row in rows:
            row.spelling = spelled(row.name)[:800]
        Organisation.objects.bulk_update(rows, ["spelling"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_spelling")]

    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]
