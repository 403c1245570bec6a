"""Whether quorums can be met, majorities are of something, and deadlines leave room for one another.

Source: docs/rules/statutes.md, "Coherence: quorums, majorities, deadlines".
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.coherence_organs import names
from colonnade.core.statutes.contradictions import Contradiction, Kind, between
from colonnade.core.statutes.rules import Rule, Rules, table
from colonnade.core.statutes.values import Bound, Condition, Share, Span, Table, Value, Whole, spelled
from colonnade.core.statutes.vocabulary import ASSEMBLY, CONFERENCE, CONGRESS, COUNCIL, ORGANISATION

_HALF: Final = Fraction(1, 2)
_SEVERITY: Final = MappingProxyType({"no_nomination": 0, "no_vote": 1, "no_credential": 1, "suspended": 2, "ended": 3})
_OF_DELEGATES: Final = (CONGRESS, CONFERENCE, COUNCIL)
_DECIDING: Final = ("affil.majority", "affil.ratified_by", "dissolve.majority")


def of_numbers(rules: Rules, *, whole: bool) -> Iterator[Contradiction]:
    """Every contradiction among quorums, majorities and deadlines."""
    yield from _quorums(rules, whole)
    yield from _majorities(rules, whole)
    yield from _calls(rules)
    yield from _extraordinary(rules)
    yield from _arrears(rules)
    yield from _terms(rules)


def _quorums(rules: Rules, whole: bool) -> Iterator[Contradiction]:
    for rule in rules.said("quorum"):
        said = table(rule)
        organ = rules.organs.get(rule.name.organ)
        for part in ("first", "second"):
            yield from _of_attendance(rule, said.get(part), organ)
        if _is_harder(said.get("second"), said.get("first")):
            facts = {"first": spelled(said.get("first") or 0), "second": spelled(said.get("second") or 0)}
            yield between(Kind.QUORUM_NEVER_MET, "second_harder", [rule], **facts)
        both = said.get("and")
        if isinstance(both, Condition) and _is_beyond(both.share):
            yield between(Kind.QUORUM_NEVER_MET, "above_the_whole", [rule], quorum=both)
        for of in _wholes(said):
            if not _is_there(rules, of, whole):
                yield between(Kind.QUORUM_NEVER_MET, "of_nobody", [rule], of=of)


def _of_attendance(rule: Rule, asked: Value | None, organ: Rule | None) -> Iterator[Contradiction]:
    if isinstance(asked, Share) and _is_beyond(asked):
        yield between(Kind.QUORUM_NEVER_MET, "above_the_whole", [rule], quorum=asked)
        return
    seats = None if organ is None else table(organ).get("seats_max") or table(organ).get("seats")
    if not isinstance(seats, int):
        return
    needed = asked.needed(seats) if isinstance(asked, Share) else asked
    if isinstance(needed, int) and needed > seats:
        yield between(Kind.QUORUM_NEVER_MET, "above_the_seats", [rule, organ], quorum=needed, seats=seats)


def _is_beyond(share: Share) -> bool:
    """Whether nobody can ever reach it."""
    return share.part > 1 or (share.part == 1 and share.bound is not Bound.AT_LEAST)


def _is_harder(second: Value | None, first: Value | None) -> bool:
    """Whether the second call asks for more than the first, in which it would have been met."""
    if isinstance(second, Share) and isinstance(first, Share):
        return (second.part, _STRICTNESS[second.bound]) > (first.part, _STRICTNESS[first.bound])
    if isinstance(second, int) and isinstance(first, int):
        return second > first
    return first == "any" and second is not None and second != "any"


_STRICTNESS: Final = MappingProxyType({Bound.AT_LEAST: 0, Bound.MORE_THAN: 1, Bound.PLUS_ONE: 2})


def _wholes(said: Table) -> Iterator[str]:
    """Of whom a table asks for shares."""
    of, both = said.get("of"), said.get("and")
    if of is not None:
        yield str(of)
    if isinstance(both, Condition):
        yield both.of.value


def _is_there(rules: Rules, of: str, whole: bool) -> bool:
    """Whether anybody is of the kind that a share is taken of, as far as the statute says who belongs to it."""
    if of == Whole.ORGANISATIONS:
        kinds = {str(table(rule).get("kind")) for rule in rules.classes.values()}
        kinds |= {str(kind) for rule in rules.said("member.kind") for kind in _listed(rule.value)}
        return ORGANISATION in kinds or not kinds
    if of == Whole.DELEGATES and whole and rules.organs:
        return bool(rules.of_kind(*_OF_DELEGATES)) or any(rule.name.key.name.startswith("delegates.") for rule in rules)
    return True


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()


def _majorities(rules: Rules, whole: bool) -> Iterator[Contradiction]:
    for rule, share, of in _asked(rules):
        if of and not _is_there(rules, of, whole):
            yield between(Kind.MAJORITY_OF_NOTHING, "of_nobody", [rule], of=of)
        if not share.part and share.bound is Bound.AT_LEAST:
            yield between(Kind.MAJORITY_OF_NOTHING, "none", [rule], majority=share)
        elif _is_beyond(share):
            yield between(Kind.MAJORITY_OF_NOTHING, "above_the_whole", [rule], majority=share)
        elif share.part < _HALF and share == _deciding(rule):
            yield between(Kind.MAJORITY_OF_NOTHING, "minority", [rule], majority=share)


def _deciding(rule: Rule) -> Value | None:
    """The share by which something is decided; none where many may be chosen from, or more is only asked besides."""
    if rule.name.key.name in _DECIDING and isinstance(rule.value, Condition):
        return rule.value.share
    return table(rule).get("ratio") if rule.name.key.name == "majority" and rule.name.matter != "elect" else None


def _asked(rules: Rules) -> Iterator[tuple[Rule, Share, str]]:
    """Each majority that is asked for, and of whom."""
    for rule in rules.said("majority"):
        ratio = table(rule).get("ratio")
        if isinstance(ratio, Share):
            yield rule, ratio, str(table(rule).get("of") or "")
    for rule in rules.said("recall"):
        share = table(rule).get("majority")
        if isinstance(share, Share):
            yield rule, share, ""
    for rule, condition in _conditions(rules):
        if isinstance(condition, Condition):
            yield rule, condition.share, condition.of.value


def _conditions(rules: Rules) -> Iterator[tuple[Rule, Value | None]]:
    for key in (*_DECIDING, "votes.card_trigger"):
        yield from ((rule, rule.value) for rule in rules.said(key))
    for key, name in (("majority", "and"), ("sunset", "renew")):
        yield from ((rule, table(rule).get(name)) for rule in rules.said(key))


def _calls(rules: Rules) -> Iterator[Contradiction]:
    for rule in rules.said("call"):
        least, most, motions = (table(rule).get(name) for name in ("min", "max", "motions"))
        if isinstance(least, Span) and isinstance(most, Span) and least.fewest_days > most.most_days:
            yield between(Kind.DEADLINES_OVERLAP, "call_late", [rule], least=least, most=most)
        if isinstance(least, Span) and isinstance(motions, Span) and motions.fewest_days >= least.most_days:
            yield between(Kind.DEADLINES_OVERLAP, "motions_before_call", [rule], least=least, motions=motions)


def _extraordinary(rules: Rules) -> Iterator[Contradiction]:
    """Demands that must be met sooner than any call for them can go out."""
    usual = rules.of_kind(ASSEMBLY, CONGRESS) or ("",)
    convened = [(rule, names(rule, "organ") or usual) for rule in rules.said("extraordinary")]
    every = {organ for _, organs in convened for organ in organs}
    calls = {organ: rules.one("call", organ, "extraordinary") for organ in every}
    spans = {organ: None if call is None else table(call).get("min") for organ, call in calls.items()}
    for rule, organs in convened:
        days = table(rule).get("deadline_days")
        least = [span for organ in organs if isinstance(span := spans[organ], Span)]
        tight = [span for span in least if isinstance(days, int) and span.fewest_days > days]
        if tight and len(tight) == len(organs):
            among = [rule, *(calls[organ] for organ in organs)]
            yield between(Kind.DEADLINES_OVERLAP, "extraordinary", among, days=str(days), least=tight[0])


def _arrears(rules: Rules) -> Iterator[Contradiction]:
    """Each pair of effects is told once, by the two rules that are farthest out of order."""
    said: dict[str, list[tuple[int, Span, Rule]]] = {}
    for rule in rules.said("arrears"):
        after = table(rule).get("after")
        if isinstance(after, Span):
            said.setdefault(str(table(rule).get("effect")), []).append((after.most_days, after, rule))
    for one, other in combinations(said, 2):
        milder, harder = sorted((one, other), key=lambda effect: _SEVERITY[effect])
        latest, first, mild = max(said[milder], key=_days)
        earliest, then, hard = min(said[harder], key=_days)
        if _SEVERITY[milder] < _SEVERITY[harder] and earliest <= latest:
            effects = {"milder": milder, "harder": harder}
            yield between(Kind.DEADLINES_OVERLAP, "arrears", [mild, hard], **effects, first=first, then=then)


def _days(timed: tuple[int, Span, Rule]) -> int:
    return timed[0]


def _terms(rules: Rules) -> Iterator[Contradiction]:
    """Terms that end before those who elect anew come together."""
    for organ, rule in rules.organs.items():
        yield from _term(rules, organ, rules.one("term", organ), names(rule, "elected_by"))
    elected_by = rules.one("audit.elected_by")
    if elected_by is not None:
        yield from _term(rules, "inspectors", rules.one("audit.term"), (str(elected_by.value),))


def _term(rules: Rules, organ: str, term: Rule | None, electors: tuple[str, ...]) -> Iterator[Contradiction]:
    """Of several that elect, the one that meets least often is told."""
    lasts = None if term is None else term.value
    late = [
        (every.fewest_days, elector, meets)
        for elector in electors
        if (meets := rules.one("meets", elector)) is not None and isinstance(every := meets.value, Span)
        if isinstance(lasts, Span) and lasts.most_days < every.fewest_days
    ]
    if late:
        _, elector, meets = max(late, key=lambda each: each[0])
        said = {"organ": organ, "elector": elector}
        yield between(Kind.DEADLINES_OVERLAP, "term", [term, meets], **said, term=lasts, every=meets.value)
