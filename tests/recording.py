"""Acts into an empty log: what an earlier test of this run recorded is laid down as the rows that recording it left."""

import hashlib
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import CellRow, SpanRow, SumRow
from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.models import Blob, Entry, Log, OtherLog, TreeHash

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Left:
    """What recording left: the log, its entries and hashes, what is known of organisations, their sums."""

    root: bytes
    entries: Sequence[Entry]
    hashes: Sequence[TreeHash]
    spans: Sequence[SpanRow]
    cells: Sequence[CellRow]
    sums: Sequence[SumRow]


_LEFT: dict[bytes, Left] = {}


def record(entries: Sequence[bytes], *, origin: str, today: date) -> None:
    """The log holds the entries, of which it held as many as it is long; each that is new is judged on ``today``."""
    is_first = _is_empty()
    keys = _keys(entries, origin, today)
    if is_first:
        known = max((number for number, key in enumerate(keys) if key in _LEFT), default=-1)
        if known >= 0:
            _lay_down(_LEFT[keys[known]], known + 1, origin)
    there = selectors.size_of(origin)
    for entry in entries[there:]:
        services.record_act(origin=origin, content=entry, today=today)
    if is_first and keys and keys[-1] not in _LEFT:
        _LEFT[keys[-1]] = _left(origin)


def _keys(entries: Sequence[bytes], origin: str, today: date) -> list[bytes]:
    """For every beginning of the entries a hash of all in it, and of what else decides what becomes of it."""
    found, so_far = [], hashlib.sha256(f"{origin} {today}".encode()).digest()
    for entry in entries:
        so_far = hashlib.sha256(so_far + hashlib.sha256(entry).digest()).digest()
        found.append(so_far)
    return found


def _is_empty() -> bool:
    logs = list(Log.objects.values_list("size", flat=True))
    held: tuple[type[Model], ...] = (SpanRow, CellRow, SumRow, Blob, OtherLog)
    return logs == [0] and not any(each._default_manager.exists() for each in held)


def _left(origin: str) -> Left:
    return Left(
        bytes(Log.objects.get(origin=origin).root),
        list(Entry.objects.order_by("pk")),
        list(TreeHash.objects.order_by("pk")),
        list(SpanRow.objects.order_by("pk")),
        list(CellRow.objects.order_by("pk")),
        list(SumRow.objects.order_by("pk")),
    )


def _lay_down(left: Left, size: int, origin: str) -> None:
    Log.objects.filter(origin=origin).update(size=size, root=left.root)
    log = Log.objects.get(origin=origin)
    Entry.objects.bulk_create([_new(each, log=log) for each in left.entries])
    TreeHash.objects.bulk_create([_new(each, log=log) for each in left.hashes])
    SpanRow.objects.bulk_create([_new(each) for each in left.spans])
    cells = CellRow.objects.bulk_create([_new(each) for each in left.cells])
    by_number = {old.pk: new for old, new in zip(left.cells, cells, strict=True)}
    SumRow.objects.bulk_create([_new(each, cell=by_number[each.cell_id]) for each in left.sums])


def _new(row: Row, **said: Any) -> Row:
    """The same as a row that is not yet stored."""
    found = copy(row)
    found.pk, found._state = None, copy(row._state)
    found._state.adding = True
    for name, value in said.items():
        setattr(found, name, value)
    return found
