"""Safety: members are not exposed, votes are secret, and nobody inside is named or used as proof.

Secrecy is never a negative here: what is hidden is only not told. Source: docs/rules/audit_criteria.md, "SAF";
norms 8, SAF-01 to SAF-03.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from colonnade.core.audit.criteria.parts import flag_of, of_parts, understood
from colonnade.core.audit.criteria.questions import (
    Judge,
    finding,
    flag,
    in_conflict,
    number,
    told,
    unheard,
)
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion

STANDARDS: Final = (15, 16, 17, 18, 19, 23, 24, 26)
"""The standards of CM/Rec(2017)5 that an election of persons from afar must meet."""


def members_are_protected(examined: Examined, rule: Criterion) -> Finding:
    """SAF-01: no names or workplaces are public and no small group is shown; each sees and may erase their own entry.

    Exposing anybody fails alone.
    """
    heard = told(examined, "data_map")
    if heard.said is None:
        return unheard(rule, heard)
    group = int(rule.thresholds["group"])
    if flag(heard.said, "public_names") is True:
        return finding(rule, Answer.FAIL, "saf.public_names", heard.evidence)
    if flag(heard.said, "small_groups_hidden") is False:
        return finding(rule, Answer.FAIL, "saf.small_groups_shown", heard.evidence, group=group)
    parts = {
        "no_public_names": understood(heard, lambda facts: True if flag(facts, "public_names") is False else None),
        "small_groups_hidden": flag_of(heard, "small_groups_hidden"),
        "own_entry": flag_of(heard, "own_entry"),
        "erased_on_leaving": flag_of(heard, "erased_on_leaving"),
    }
    return of_parts(rule, len(parts), parts)


def votes_are_safe(examined: Examined, rule: Criterion) -> Finding:
    """SAF-02: persons are elected from afar only where all the standards are met; elsewhere nothing is asked."""
    heard = told(examined, "ballots")
    if heard.said is None:
        return unheard(rule, heard)
    if flag(heard.said, "remote") is False:
        return finding(rule, Answer.PASS, "saf.no_remote_election", heard.evidence)
    met = heard.said["standards"]
    missing = [each for each in STANDARDS if not isinstance(met, list) or each not in met]
    measured = (len(STANDARDS) - len(missing), len(STANDARDS), "standards")
    if missing:
        lacking = ", ".join(map(str, missing))
        return finding(rule, Answer.FAIL, "saf.standards_missing", heard.evidence, measured=measured, missing=lacking)
    return finding(rule, Answer.PASS, "saf.standards_met", heard.evidence, measured=measured)


def nobody_is_used_as_proof(examined: Examined, rule: Criterion) -> Finding:
    """SAF-03: no claim rests on unnamed bodies inside unless attested, none is named unasked, each may deny it."""
    heard = told(examined, "inside")
    if heard.said is None:
        return unheard(rule, heard)
    unnamed, attested, named = (
        number(heard.said, name) or 0 for name in ("unnamed_claims", "attested", "named_without_consent")
    )
    if attested > unnamed:
        return in_conflict(rule, heard.evidence)
    if named:
        return finding(rule, Answer.FAIL, "saf.named_without_consent", heard.evidence, named=named)
    if attested < unnamed:
        facts = {"unnamed": unnamed, "attested": attested}
        return finding(
            rule, Answer.FAIL, "saf.claims_on_unnamed", heard.evidence, measured=(attested, unnamed, "claims"), **facts
        )
    if flag(heard.said, "may_deny") is False:
        return finding(rule, Answer.PARTIAL, "saf.no_right_to_deny", heard.evidence)
    return finding(rule, Answer.PASS, "saf.nobody_exposed", heard.evidence)


JUDGES: Final[Mapping[str, Judge]] = MappingProxyType(
    {
        "SAF-01": members_are_protected,
        "SAF-02": votes_are_safe,
        "SAF-03": nobody_is_used_as_proof,
    }
)
