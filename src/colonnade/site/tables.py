"""The tables of this version, each step towards them taken whole or not at all.

Django notes a step that makes an index as taken only after its tables are committed: stopped between, it would
make them again and fail at every start. Here a step and its note are one transaction, and the note tells the day of the
step, where Django would tell the clock time.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from colonnade.edges.clock import today


def bring_up_to_date() -> None:
    """Every table is as this version needs it; stopped at any moment, the next call does the rest."""
    note_days_alone()
    executor = MigrationExecutor(connection)
    for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _take(step.app_label, step.name)
    _cut_to_days()


def _take(app: str, name: str) -> None:
    """The step is taken and noted.

    SQLite changes tables only while it checks no foreign keys, and keeps to that for the length of a transaction;
    Django checks them at the end of each step.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", app, name, verbosity=0)


def note_days_alone() -> None:
    """From now on this process notes the day on which a step is taken: no clock time comes to the disk at all."""
    applied: Any = MigrationRecorder.Migration._meta.get_field("applied")  # noqa: SLF001 -- Django's public name for it
    applied.__dict__.pop("_get_default", None)  # what it made of the default that it had
    applied.default = lambda: datetime.combine(today(), time(), UTC)


def _cut_to_days() -> None:
    """What an earlier version noted by the clock is cut to its day."""
    notes = MigrationRecorder(connection).migration_qs
    for identity, applied in notes.values_list("id", "applied"):
        if applied != _midnight(applied):
            notes.filter(id=identity).update(applied=_midnight(applied))


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(UTC).date(), time(), UTC)
