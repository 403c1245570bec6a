"""What is asked in several parts, and what a statute says beside what sources tell.

All parts met pass, none fails, some are partial. A part that nobody tells of may be met or not: the answer is given
where it would be the same either way. Source: docs/rules/audit_criteria.md, "Parts".
"""

import re
from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import Any, Final

from colonnade.core.audit.criteria.questions import (
    Facts,
    Heard,
    Said,
    finding,
    flag,
    gathered,
    graded_between,
    in_conflict,
    ruled,
)
from colonnade.core.audit.evidence import Evidence, strength, weakest
from colonnade.core.audit.examined import Examined
from colonnade.core.audit.findings import Answer, Finding
from colonnade.core.audit.ruleset import Criterion

SOME: Final = Fraction(1)
REASONS: Final[Mapping[Answer, str]] = {
    Answer.PASS: "parts.enough",
    Answer.PARTIAL: "parts.some",
    Answer.FAIL: "parts.none",
    Answer.UNKNOWN: "parts.open",
}
_RATIO = re.compile(r"(\d{1,9})/(\d{1,9})", re.ASCII)


def of_parts(rule: Criterion, needed: Fraction | int, parts: Mapping[str, Heard[bool]]) -> Finding:
    """Return the finding on ``parts``, of which ``needed`` must be met; in conflict where one of them is.

    Its facts name the parts that are met, not met and not told, apart by spaces.
    """
    if any(each.in_conflict for each in parts.values()):
        return in_conflict(rule, *(each.evidence for each in parts.values() if each.in_conflict))
    met = [name for name, each in parts.items() if each.said is True]
    lacking = [name for name, each in parts.items() if each.said is False]
    open_ones = [name for name, each in parts.items() if each.said is None]
    answer = graded_between(len(met), len(met) + len(open_ones), Fraction(needed), SOME)
    return finding(
        rule,
        answer,
        REASONS[answer],
        *(each.evidence for each in parts.values()),
        measured=(len(met), needed, "parts"),
        met=" ".join(met),
        lacking=" ".join(lacking),
        open=" ".join(open_ones),
    )


def flag_of(heard: Heard[Facts], name: str) -> Heard[bool]:
    """Return whether ``name`` holds by what was told."""
    return understood(heard, lambda facts: flag(facts, name))


def understood(heard: Heard[Any], read: Callable[[Any], Said | None]) -> Heard[Said]:
    """Return what ``read`` makes of what is said; silence, which rests on nothing, where it makes nothing of it."""
    if heard.said is None:
        return Heard(None, heard.evidence if heard.in_conflict else (), heard.in_conflict)
    said = read(heard.said)
    return Heard(said, heard.evidence) if said is not None else Heard()


def agreed(*heard: Heard[Said]) -> Heard[Said]:
    """Return what all of ``heard`` that say anything say; in conflict where they say different things.

    Where several say the same, it rests on the best known of them.
    """
    spoken = [each for each in heard if not each.is_silence]
    if any(each.in_conflict or each.said != spoken[0].said for each in spoken):
        return Heard(None, gathered(*(each.evidence for each in spoken)), in_conflict=True)
    return min(
        spoken,
        key=lambda each: (strength(weakest(one.provenance for one in each.evidence)), each.evidence),
        default=Heard(),
    )


def settled(examined: Examined, heard: Heard[bool]) -> Heard[bool]:
    """Return ``heard``; where nobody says it and the statute is known whole, it is not so: that rests on all of it."""
    return Heard(False, whole_statute(examined)) if heard.is_silence and examined.statute_is_whole else heard


def whole_statute(examined: Examined) -> tuple[Evidence, ...]:
    """Return every rule of the statute as evidence."""
    return gathered(*(each.evidence for said in (examined.rules or {}).values() for each in said))


def clause(examined: Examined, group: str, name: str) -> Heard[object]:
    """Return what the statute says under ``name`` of the rule ``group``, or under ``group.name``."""
    return agreed(
        ruled(examined, f"{group}.{name}"),
        understood(ruled(examined, group), lambda said: said.get(name) if isinstance(said, Mapping) else None),
    )


def scoped(examined: Examined, key: str, *, but: Collection[str] = ()) -> dict[str, Heard[object]]:
    """Return what the statute says under ``key`` in general, by "", and of one organ or matter alone, by its name.

    ``but``: names that with ``key`` are other keys.
    """
    keys = {each.removeprefix(f"{key}."): each for each in sorted(examined.rules or ()) if each.startswith(f"{key}.")}
    every = {"": key} | {name: each for name, each in keys.items() if name not in but}
    return {name: ruled(examined, each) for name, each in every.items() if each in (examined.rules or ())}


def ratio(value: object) -> Fraction | None:
    """Return the exact number that a statute gives: whole, a fraction, or ``P/Q``; none where it gives none."""
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Fraction(value)
    found = _RATIO.fullmatch(value) if isinstance(value, str) else None
    return Fraction(int(found[1]), int(found[2])) if found is not None and int(found[2]) else None


def listed(value: object) -> frozenset[str] | None:
    """Return the words of a list; none where it is no list."""
    if isinstance(value, list | tuple | frozenset | set):
        return frozenset(str(each) for each in value)
    return None


def truth(value: object) -> bool | None:
    """Return whether something holds; none where that is not what is said."""
    return value if isinstance(value, bool) else None
