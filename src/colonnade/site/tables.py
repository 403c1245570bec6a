"""The tables of this version, each step towards them taken whole or not at all.

Django notes a step that makes an index as taken only after its tables are committed: stopped between, it would
make them again and fail at every start. Here a step and its note are one transaction.
"""

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date() -> None:
    """Every table is as this version needs it; stopped at any moment, the next call does the rest."""
    executor = MigrationExecutor(connection)
    for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _take(step.app_label, step.name)


def _take(app: str, name: str) -> None:
    """The step is taken and noted.

    SQLite changes tables only while it checks no foreign keys, and keeps to that for the length of a transaction;
    Django checks them at the end of each step.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        call_command("migrate", app, name, verbosity=0)
