"""The rules of a statute, each with the article that says it, and what holds for an organ and a matter.

The narrowest rule holds: of organ and matter before of the organ, of the organ before of the matter, of the matter
before the general one. Source: docs/rules/statutes.md, "What holds".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from colonnade.core.statutes.shapes import BadRule
from colonnade.core.statutes.values import Table, Value, as_table, plain, spelled
from colonnade.core.statutes.vocabulary import GROUPS, KEYS, RuleName, rule_name, value_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is about, what it says, and the article that says it; ``line`` is where the file has it."""

    name: RuleName
    value: Value
    article: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Rules:
    """All rules, in the order of the document."""

    every: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        """Go through them in order."""
        return iter(self.every)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.every)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Rule, ...]]:
        """All rules of each key, whatever they are said of."""
        found: dict[str, list[Rule]] = {}
        for rule in self.every:
            found.setdefault(rule.name.key.name, []).append(rule)
        return {key: tuple(rules) for key, rules in found.items()}

    @cached_property
    def _by_scope(self) -> Mapping[tuple[str, str, str], tuple[Rule, ...]]:
        found: dict[tuple[str, str, str], list[Rule]] = {}
        for rule in self.every:
            name = rule.name
            found.setdefault((name.key.name, name.organ, name.matter), []).append(rule)
        return {scope: tuple(rules) for scope, rules in found.items()}

    def said(self, key: str) -> tuple[Rule, ...]:
        """Return every rule of ``key``, whatever it is said of."""
        assert key in KEYS, key
        return self.by_key.get(key, ())

    def all_of(self, key: str, organ: str = "", matter: str = "") -> tuple[Rule, ...]:
        """Return the rules of ``key`` that hold for ``organ`` and ``matter``: the narrowest there are."""
        assert key in KEYS, key
        for scope in ((organ, matter), (organ, ""), ("", matter), ("", "")):
            found = self._by_scope.get((key, *scope))
            if found is not None:
                return found
        return ()

    def one(self, key: str, organ: str = "", matter: str = "") -> Rule | None:
        """Return the rule of ``key`` that holds for ``organ`` and ``matter``; the first where several are said."""
        return next(iter(self.all_of(key, organ, matter)), None)

    def value(self, key: str, organ: str = "", matter: str = "") -> Value | None:
        """Return what that rule says; none where the statute is silent."""
        rule = self.one(key, organ, matter)
        return None if rule is None else rule.value

    def field(self, key: str, name: str, organ: str = "", matter: str = "") -> Value | None:
        """Return what that rule says under ``name``; none where it is silent."""
        value = self.value(key, organ, matter)
        return value.get(name) if isinstance(value, Table) else None

    @cached_property
    def organs(self) -> Mapping[str, Rule]:
        """Each organ by its name, with the rule that sets it up; the first where several do."""
        return _by_own_name(self.said("organ"))

    @cached_property
    def classes(self) -> Mapping[str, Rule]:
        """Each class of members by its name, likewise."""
        return _by_own_name(self.said("member.class"))

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of the organs of these kinds, in their order."""
        return tuple(name for name, rule in self.organs.items() if table(rule).get("kind") in kinds)


def _by_own_name(rules: tuple[Rule, ...]) -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for rule in rules:
        found.setdefault(rule.name.own, rule)
    return found


def table(rule: Rule) -> Table:
    """Return the table that the rule is."""
    assert isinstance(rule.value, Table)
    return rule.value


def told_rule(name: str, raw: object, article: str) -> tuple[Rule, ...]:
    """Return the rules that a table of TOML or JSON tells under ``name``, or refuse.

    A group may be told at once: ``discipline`` with a table of its names.
    """
    if name in GROUPS and isinstance(raw, Mapping) and name not in KEYS:
        return tuple(each for part, given in raw.items() for each in told_rule(f"{name}.{part}", given, article))
    found = rule_name(name)
    return (Rule(found, value_of(found, raw), article),)


def asked(rule: Rule) -> object:
    """Return the rule's value as an audit asks for it: plain, but for a majority of recall, which it has in full."""
    said, value = as_table(rule.value), plain(rule.value)
    if rule.name.key.name == "recall" and isinstance(value, dict) and "majority" in said:
        return {**value, "majority": spelled(said["majority"])}
    return value


__all__ = ["BadRule", "Rule", "Rules", "asked", "table", "told_rule"]
