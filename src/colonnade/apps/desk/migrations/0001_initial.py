"""Seats, drafts, agreements, and the keys with which the node seals."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(db_index=True, max_length=40)),
                ("kind", models.CharField(max_length=80)),
                ("organ", models.CharField(max_length=80)),
                ("article", models.CharField(blank=True, max_length=200)),
                ("effective", models.CharField(max_length=10)),
                ("custody", models.CharField(max_length=10)),
                ("facts", models.JSONField()),
                ("author", models.BigIntegerField()),
                ("begun", models.DateField()),
                ("state", models.CharField(default="begun", max_length=12)),
                ("text", models.BinaryField(default=b"")),
                ("act", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="SealingKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(db_index=True, max_length=40)),
                ("public", models.CharField(max_length=44, unique=True)),
                ("closed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="SeatRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(db_index=True, max_length=40)),
                ("act", models.CharField(max_length=64, unique=True)),
                ("invitation", models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField()),
                ("words", models.CharField(max_length=64)),
                ("draft", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="desk.draftrow")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "person"), name="desk_one_agreement_a_person")
                ],
            },
        ),
    ]
