"""The outside ledger beside the log: what was lost, what was doubled, what nobody asked for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Acts as titles of statements, each of which names one draft that somebody wrote once."""

    acknowledged: int
    recorded: int
    lost: list[str]
    """Acknowledged, and not in the log under the id that the node named."""
    doubled: list[str]
    """More than once in the log."""
    unasked: list[str]
    """In the log, and nobody ever asked to record it."""
    drafts_twice: int
    """Drafts that were begun a second time by one form sent twice; no act comes of the second."""
    unanswered: list[str]
    """In the log; asked for, and the answer was cut or came after the time was over."""

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.doubled or self.unasked)


def reckoned(ledger: Mapping[str, Any], log: Mapping[str, str], titles: Mapping[int, str]) -> Reckoning:
    """Compare the ledger with the log (act: title); ``titles``: of the drafts, by number, all that were proposed."""
    counted = Counter(log.values())
    acknowledged = {titles[int(number)]: act for number, act in ledger["acknowledged"].items()}
    asked = {titles[number] for number in ledger["asked_to_record"]}
    return Reckoning(
        acknowledged=len(acknowledged),
        recorded=len(log),
        lost=[t for t, act in acknowledged.items() if counted[t] == 0 or (act and log.get(act) != t)],
        doubled=[title for title, times in counted.items() if times > 1],
        unasked=sorted(set(counted) - asked),
        drafts_twice=len(titles) - len(set(titles.values())),
        unanswered=sorted((set(counted) & asked) - set(acknowledged)),
    )
