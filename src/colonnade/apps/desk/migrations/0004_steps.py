"""Forms that are sent once, kept forms, and what each has done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_foundings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField(db_index=True)),
                ("on", models.DateField()),
                ("deed", models.CharField(max_length=12)),
                ("organisation", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=80)),
                ("draft", models.BigIntegerField(null=True)),
                ("act", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="FoundedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField()),
                ("once", models.CharField(max_length=32)),
                ("organisation", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="KeptForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField()),
                ("organisation", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("draft", models.BigIntegerField(null=True)),
                ("typed", models.JSONField()),
                ("kept", models.DateField()),
                ("once", models.CharField(max_length=32)),
            ],
        ),
        migrations.AddField(
            model_name="draftrow",
            name="once",
            field=models.CharField(max_length=32, null=True),
        ),
        migrations.AddField(
            model_name="draftrow",
            name="sent",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="draftrow",
            constraint=models.UniqueConstraint(fields=("author", "once"), name="desk_one_draft_a_form"),
        ),
        migrations.AddConstraint(
            model_name="foundedrow",
            constraint=models.UniqueConstraint(fields=("person", "once"), name="desk_one_founding_a_form"),
        ),
        migrations.AddConstraint(
            model_name="keptform",
            constraint=models.UniqueConstraint(fields=("person", "once"), name="desk_one_kept_form"),
        ),
    ]
