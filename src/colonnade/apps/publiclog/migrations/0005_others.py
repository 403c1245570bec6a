import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publiclog", "0004_erasures"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptFork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(db_index=True, max_length=200)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
                ("seen", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="LoneAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
                ("known", models.DateField()),
                ("waits", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="OtherLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=200, unique=True)),
                ("vkey", models.CharField(max_length=300)),
                ("size", models.PositiveBigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("view", models.PositiveBigIntegerField()),
                ("checkpoint", models.BinaryField()),
                ("cosigned", models.BinaryField()),
                ("seen", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="OtherEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index", models.PositiveBigIntegerField()),
                ("content", models.BinaryField()),
                ("act", models.CharField(db_index=True, max_length=64)),
                ("known", models.DateField(db_index=True)),
                ("waits", models.BooleanField(default=True)),
                ("log", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="publiclog.otherlog")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("log", "index"), name="publiclog_one_other_entry_an_index")
                ],
            },
        ),
    ]
