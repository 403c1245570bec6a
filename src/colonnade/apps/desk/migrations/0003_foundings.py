"""What founders have typed so far."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_enclosed"),
    ]

    operations = [
        migrations.CreateModel(
            name="FoundingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField(unique=True)),
                ("began", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("texts", models.JSONField(default=list)),
                ("opening", models.JSONField(null=True)),
            ],
        ),
    ]
