"""Audit files of counts whose result is known: for tests of acts that say it."""

from collections.abc import Sequence

from colonnade.core.counting.audits import audit_of
from colonnade.core.counting.counts import NO_CONSTRAINTS, NO_LOTS, counted
from colonnade.core.counting.papers import Poll, digest, marks_of
from colonnade.core.counting.presets import preset
from colonnade.core.counting.results import result_in, spelled_result
from colonnade.core.counting.ties import Lots

NAMES = ("Heron", "Swift", "Owl", "Lark")


def audit(
    names: Sequence[str] = NAMES,
    *,
    rule: str = "scottish-stv",
    seats: int = 2,
    papers: Sequence[int] = (20, 9, 8, 6),
    lots: Lots = NO_LOTS,
) -> bytes:
    """So many papers name each candidate first and the next one second; the audit file of their count."""
    marks = [marks_of((each, (each + 1) % len(names))) for each in range(len(names))]
    poll = Poll(tuple(names), dict(zip(marks, papers, strict=False)), seats, "")
    count = counted(poll, preset(rule), seats, lots)
    return audit_of(count, poll.candidates, digest(poll), lots, NO_CONSTRAINTS, "colonnade 0")


RESULT = spelled_result(result_in(audit()))
