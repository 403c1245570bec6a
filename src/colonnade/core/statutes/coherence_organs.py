"""Whether organs come from members and none from itself, every class votes, and no electorate is closed for good.

Source: docs/rules/statutes.md, "Coherence: organs and members".
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from colonnade.core.statutes.circles import circles
from colonnade.core.statutes.contradictions import Contradiction, Kind, between
from colonnade.core.statutes.rules import Rule, Rules, table
from colonnade.core.statutes.values import Table
from colonnade.core.statutes.vocabulary import INSPECTORS, SUPPORTER

_PLAIN_CLASSES: Final = frozenset({"members", "affiliates"})
"""What members are called in a statute that tells no classes apart."""
_NO_ORGANS: Final = frozenset({"electors", "sender", "members", "affiliates", "none"})
"""Who may recall and is no organ."""
CLOSED: Final = ("closed",)
_NAMING: Final = (
    *("affil.admitting_body", "affil.appeal", "discipline.body", "discipline.appeal", "audit.elected_by"),
)
_NAMING_IN: Final = (
    *(("call", "by"), ("extraordinary", "organ"), ("recall", "by")),
    *(("member.class", "votes_in"), ("member.class", "stands_for")),
)


def names(rule: Rule | None, name: str) -> tuple[str, ...]:
    """Return the names that the table of ``rule`` has under ``name``; none where it is silent."""
    value = rule.value.get(name) if rule is not None and isinstance(rule.value, Table) else None
    if isinstance(value, tuple):
        return tuple(str(each) for each in value)
    return () if value is None else (str(value),)


@dataclass(frozen=True)
class Organs:
    """Who elects and composes whom, as far as the rules say; ``whole``: there are no more rules than these."""

    rules: Rules
    whole: bool

    @cached_property
    def classes(self) -> Mapping[str, Rule]:
        """The classes of members, and what they are set up by."""
        return self.rules.classes

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """For each organ, the organs and classes from which it comes."""
        return {name: self._sources(name, rule) for name, rule in self.rules.organs.items()}

    def _sources(self, name: str, rule: Rule) -> tuple[str, ...]:
        said = [each for part in ("composed_of", "elected_by", "appointed_by") for each in names(rule, part)]
        said += [each for each, by in self.classes.items() if name in names(by, "votes_in")]
        elected_by = self.rules.value("audit.elected_by")
        if table(rule).get("kind") == INSPECTORS and isinstance(elected_by, str):
            said.append(elected_by)
        return tuple(dict.fromkeys(said))

    def is_class(self, name: str) -> bool:
        """Whether ``name`` is a class of members who may vote."""
        if name in self.classes:
            return table(self.classes[name]).get("kind") != SUPPORTER
        return not self.classes and name in _PLAIN_CLASSES

    @cached_property
    def reached(self) -> frozenset[str]:
        """The organs that come from members, by however many steps."""
        return self._coming_from(self.is_class)

    @cached_property
    def open(self) -> frozenset[str]:
        """The organs that come, by however many steps, from members whom others can join, or from what is not known."""
        return self._coming_from(
            lambda name: (
                name not in self.rules.organs
                and (name not in self.classes or (self.is_class(name) and not _is_closed_for_good(self.classes[name])))
            )
        )

    def _coming_from(self, is_source: Callable[[str], bool]) -> frozenset[str]:
        heard: dict[str, list[str]] = {}
        for organ, sources in self.sources.items():
            for each in sources:
                heard.setdefault(each, []).append(organ)
        reached = dict.fromkeys(organ for each, organs in heard.items() if is_source(each) for organ in organs)
        waiting = list(reached)
        for here in waiting:
            further = [organ for organ in heard.get(here, ()) if organ not in reached]
            reached |= dict.fromkeys(further)
            waiting += further
        return frozenset(reached)


def of_organs(rules: Rules, *, whole: bool) -> Iterator[Contradiction]:
    """Every contradiction among organs and classes of members."""
    organs = Organs(rules, whole)
    if whole and rules.organs:
        yield from _unreachable(organs)
        yield from _not_set_up(organs)
    yield from _electing_themselves(organs)
    yield from _without_voters(organs)
    yield from _without_end(organs)


def _unreachable(organs: Organs) -> Iterator[Contradiction]:
    for name, rule in organs.rules.organs.items():
        if name in organs.reached:
            continue
        sources = organs.sources[name]
        if not sources:
            yield between(Kind.UNREACHABLE_ORGAN, "nobody", [rule], organ=name)
        unknown = [each for each in sources if each not in organs.rules.organs and each not in organs.classes]
        for each in unknown:
            if organs.classes or each not in _PLAIN_CLASSES:
                yield between(Kind.UNREACHABLE_ORGAN, "by_unknown", [rule], organ=name, by=each)
        for each in sources:
            if each in organs.classes and not organs.is_class(each):
                yield between(
                    Kind.UNREACHABLE_ORGAN, "by_supporters", [rule, organs.classes[each]], organ=name, by=each
                )


def _not_set_up(organs: Organs) -> Iterator[Contradiction]:
    """Organs that a rule names and no rule sets up; each once, with every article that names it."""
    naming: dict[str, list[Rule]] = {}
    for rule in organs.rules:
        for name in _named_by(rule):
            if name not in organs.rules.organs:
                naming.setdefault(name, []).append(rule)
    for name, rules in naming.items():
        yield between(Kind.UNREACHABLE_ORGAN, "not_set_up", rules, organ=name)


def _named_by(rule: Rule) -> Iterator[str]:
    key = rule.name.key.name
    if rule.name.organ:
        yield rule.name.organ
    if key in _NAMING:
        yield str(rule.value)
    for named_in, part in _NAMING_IN:
        if key == named_in:
            yield from (each for each in names(rule, part) if key != "recall" or each not in _NO_ORGANS)


def _electing_themselves(organs: Organs) -> Iterator[Contradiction]:
    for name, rule in organs.rules.organs.items():
        if name in (*names(rule, "elected_by"), *names(rule, "appointed_by"), *names(rule, "composed_of")):
            yield between(Kind.ORGAN_ELECTING_ITSELF, "itself", [rule], organ=name)
    hanging = dict.fromkeys(name for name in organs.rules.organs if name not in organs.reached)
    tied = {name: [each for each in organs.sources[name] if each in hanging] for name in hanging}
    for circle in circles(tied):
        rules = [organs.rules.organs[each] for each in circle]
        yield between(Kind.ORGAN_ELECTING_ITSELF, "circle", rules, organs=", ".join(circle))


def _without_voters(organs: Organs) -> Iterator[Contradiction]:
    heard = {each for sources in organs.sources.values() for each in sources}
    composed = [rule for rule in organs.rules.organs.values() if names(rule, "composed_of")]
    if not (organs.whole or composed):
        return
    for name, rule in organs.classes.items():
        votes = [each for each in names(rule, "votes_in") if not organs.rules.organs or each in organs.rules.organs]
        if organs.is_class(name) and name not in heard and not votes:
            yield between(Kind.MEMBER_CLASS_WITHOUT_VOTER, "no_vote", [rule, *composed], name=name)
    kinds = {str(table(rule).get("kind")) for rule in organs.classes.values()}
    admitted = organs.rules.one("member.kind")
    if admitted is not None and kinds and isinstance(admitted.value, tuple):
        for kind in admitted.value:
            if kind not in (SUPPORTER, *kinds):
                yield between(Kind.MEMBER_CLASS_WITHOUT_VOTER, "no_class", [admitted], member_kind=str(kind))


def _without_end(organs: Organs) -> Iterator[Contradiction]:
    if organs.rules.said("founders.sunset_days") or organs.rules.said("sunset"):
        return
    for organ, sources in organs.sources.items():
        closed = [each for each in sources if organs.is_class(each) and each in organs.classes]
        if closed and organ not in organs.open:
            rules = [*(organs.classes[each] for each in closed), organs.rules.organs[organ]]
            yield between(Kind.ELECTORATE_WITHOUT_END, "closed", rules, organ=organ, names=", ".join(closed))


def _is_closed_for_good(rule: Rule) -> bool:
    return table(rule).get("entry") in CLOSED and table(rule).get("until") is None
