"""The tables of this version, each step towards them taken whole or not at all.

Django notes a step that makes an index as taken only after its tables are committed: stopped between, it would
make them again and fail at every start. Here a step and its note are one transaction, and the note tells the day of the
step, where Django would tell the clock time.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.db import connection, transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from colonnade.edges.clock import today


def bring_up_to_date() -> None:
    """Every table is as this version needs it; stopped at any moment, the next call does the rest.

    The models as they are between two steps are built once and carried along: to build them anew for each step, as one
    call of ``migrate`` for each would, takes most of the time that a new node's tables take.
    """
    note_days_alone()
    executor = MigrationExecutor(connection)
    state: ProjectState | None = None
    for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        state = _take(executor, step, state)
    _cut_to_days()


def _take(executor: MigrationExecutor, step: Migration, before: ProjectState | None) -> ProjectState:
    """The step is taken and noted; return the models as they are then. ``before``: none, for those of the steps noted.

    SQLite changes tables only while it checks no foreign keys, and keeps to that for the length of a transaction;
    Django checks them at the end of each step.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        return executor.migrate([(step.app_label, step.name)], plan=[(step, False)], state=before)


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
