"""No table of a node holds a clock time: neither ours nor those that Django keeps of itself."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from colonnade.apps.accounts.days import Day
from colonnade.site import tables

pytestmark = pytest.mark.django_db
CLOCK_TIMES = {"datetime", "timestamp", "timestamp with time zone", "timestamp without time zone", "time"}


def _columns() -> list[tuple[str, str]]:
    """Every column of every table that can hold a clock time."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT table_name, column_name, data_type FROM information_schema.columns")
            found = [row for row in cursor.fetchall() if row[0] in names]
        else:
            found = []
            for name in names:
                cursor.execute(f"PRAGMA table_info({connection.ops.quote_name(name)})")
                found += [(name, row[1], row[2].lower()) for row in cursor.fetchall()]
    return [(table, column) for table, column, kind in found if kind in CLOCK_TIMES]


def _applied() -> list[datetime]:
    return list(MigrationRecorder(connection).migration_qs.values_list("applied", flat=True))


def _are_days(moments: list[datetime]) -> bool:
    return all(each.astimezone(UTC).timetuple()[3:6] == (0, 0, 0) and each.microsecond == 0 for each in moments)


def test_the_only_columns_that_could_hold_a_clock_time_are_others_and_taught_to_keep_the_day() -> None:
    taught = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, Day)
    }

    assert not {
        table
        for table, _ in taught
        if table.startswith(("accounts_", "desk_", "electorate_", "organisations_", "publiclog_"))
    }
    assert set(_columns()) == {*taught, ("django_migrations", "applied")}


def test_a_step_that_is_taken_is_noted_by_its_day() -> None:
    MigrationRecorder(connection).migration_qs.filter(app="organisations", name="0003_claimed").delete()
    tables.note_days_alone()
    MigrationRecorder(connection).record_applied("organisations", "0003_claimed")

    noted = MigrationRecorder(connection).migration_qs.get(app="organisations", name="0003_claimed").applied
    assert _are_days([noted])


def test_steps_that_an_earlier_version_noted_are_cut_to_their_days() -> None:
    clock_time = datetime(2026, 3, 21, 17, 45, 12, 345, tzinfo=UTC)
    MigrationRecorder(connection).migration_qs.update(applied=clock_time)
    assert not _are_days(_applied())

    tables.bring_up_to_date()
    assert set(_applied()) == {datetime(2026, 3, 21, tzinfo=UTC)}
