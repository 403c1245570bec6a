"""Rolls of voters into a backup and out of it again, closed under the new node's secret."""

from colonnade.apps.electorate.closing import closed_roll, opened_roll
from colonnade.apps.electorate.models import RollRow
from colonnade.core.elections.kept_rolls import read_kept, spelled

ROOM = "electorate"


def kept(secret: str) -> bytes:
    """Return every roll as a backup holds it, or nothing where there is none; ``secret`` is the node's."""
    rows = RollRow.objects.order_by("organisation")
    rolls = {row.organisation: opened_roll(bytes(row.closed), row.organisation, secret) for row in rows}
    return spelled(rolls) if rolls else b""


def put_back(content: bytes, secret: str) -> None:
    """The table holds the rolls of a backup, closed under the new node's ``secret``."""
    for organisation, roll in read_kept(content, f"rooms/{ROOM}").items():
        RollRow.objects.create(organisation=organisation, closed=closed_roll(roll, organisation, secret))


def clear() -> None:
    """There is no roll."""
    RollRow.objects.all().delete()
