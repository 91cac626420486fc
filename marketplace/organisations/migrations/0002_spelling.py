import marketplace.organisations.spelling
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="spelling",
            field=marketplace.organisations.spelling.SpellingField(
                blank=True, default="", editable=False, max_length=800, verbose_name="pinyin of the name"
            ),
            preserve_default=False,
        ),
    ]
