"""What goes with a draft: a document, and what opens a commitment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="draftrow",
            name="enclosed",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="draftrow",
            name="opening",
            field=models.JSONField(null=True),
        ),
    ]
