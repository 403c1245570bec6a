"""Unity: did it speak with those who were there before it, and can they join? Informational; pluralism is no split.

Source: docs/rules/audit_criteria.md, "UNI"; norms 8, UNI-01; ILO Convention 87, article 2.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.parts import flag_of, of_parts, understood
from colonnade.core.audit.criteria.questions import (
    Facts,
    Judge,
    evidence_of,
    in_conflict,
    number,
    told,
    unheard,
    unknown,
)
from colonnade.core.audit.evidence import Evidence
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.ruleset import Criterion
from colonnade.core.organisations.spans import Kind

_FOUNDING: Final = (Kind.FOUNDED, Kind.OPENED)


def strengthens(examined: Examined, rule: Criterion) -> Finding:
    """UNI-01: others were asked and their answers are listed, nobody is lured away, and there is room on equal terms.

    Asking one of those that exist is consulting; no answer is theirs to give; where there is nobody, nobody is passed
    over. Bodies ruled by employers or the state are not among them. That few are shown by name takes nothing away.
    """
    heard = told(examined, "consultations")
    asked, shown = _asked_at_founding(examined)
    if heard.said is None:
        return (
            unknown(rule, "uni.asked_at_founding", shown, asked=asked)
            if heard.is_silence and asked
            else unheard(rule, heard)
        )
    existing, consulted, answered = (number(heard.said, name) or 0 for name in ("existing", "asked", "answered"))
    if answered > consulted or consulted > existing or asked > consulted:
        return in_conflict(rule, heard.evidence, shown)
    parts = {
        "consulted": understood(heard, _consulted),
        "no_poaching": understood(heard, lambda facts: None if facts["poaching"] is None else not facts["poaching"]),
        "room": flag_of(heard, "open"),
    }
    return of_parts(rule, len(parts), parts)


def _consulted(facts: Facts) -> bool:
    return bool(number(facts, "asked")) or not number(facts, "existing")


def _asked_at_founding(examined: Examined) -> tuple[int, tuple[Evidence, ...]]:
    """Return how many were asked before the founding, as its acts say, and those acts."""
    for kind in _FOUNDING:
        for span in examined.view.of(examined.subject, kind):
            asked = span.facts.get("asked")
            if isinstance(asked, list) and asked:
                return len(asked), (evidence_of(examined, span.act),)
    return 0, ()


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType({"UNI-01": strengthens})
