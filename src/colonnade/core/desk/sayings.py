"""What a draft says, the digest by which people agree to it, and the act that it becomes.

Source: docs/rules/desk.md, "Drafts"; docs/rules/acts.md.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from colonnade.core.acts.canonical import Json, canonical_bytes
from colonnade.core.acts.envelope import MONTH_LENGTH, Custody, Envelope, act_bytes, parse_act
from colonnade.core.ids import ActId
from colonnade.core.rooms import require_facts


@dataclass(frozen=True, slots=True)
class Saying:
    """Everything that an act will say and that people agree to; ``effective`` is a day or, of the hidden, a month."""

    organisation: str
    kind: str
    organ: str
    effective: str
    custody: Custody
    facts: Mapping[str, Json]
    article: str = ""

    @property
    def words(self) -> str:
        """Return SHA-256 over all of it, in hexadecimal."""
        said: dict[str, Json] = {
            "article": self.article,
            "custody": self.custody.value,
            "effective": self.effective,
            "facts": self.facts,
            "kind": self.kind,
            "organ": self.organ,
            "organisation": self.organisation,
        }
        return hashlib.sha256(canonical_bytes(said)).hexdigest()


def act_text(saying: Saying, *, after: ActId | None, today: date, rests_on: Sequence[ActId] = ()) -> bytes:
    """Return the canonical bytes of the act, recorded today after ``after``; refuse with the path of the fault.

    ``rests_on``: acts of other logs that it names, and so comes after too.

    Where the draft says a month, it is recorded in the last month that has ended.
    """
    by_month = len(saying.effective) == MONTH_LENGTH
    recorded = (today.replace(day=1) - timedelta(days=1)).isoformat()[:MONTH_LENGTH] if by_month else today.isoformat()
    text = act_bytes(
        Envelope(
            type=saying.kind,
            organisation=saying.organisation,
            organ=saying.organ,
            effective=saying.effective,
            recorded=recorded,
            facts=saying.facts,
            article=saying.article,
            after=(*(() if after is None else (after,)), *rests_on),
            custody=saying.custody,
        )
    )
    require_facts(parse_act(text))
    return text
