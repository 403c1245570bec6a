"""Templates of statutes: a whole statute, what may be asked about it and where each answer stands, and its sources.

A template is a statute like any other; what it says of itself, where nothing is asked, is the usual answer.
Source: docs/rules/templates.md; norms 4.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.texts import Statute
from colonnade.core.statutes.vocabulary import KEYS

LANGUAGES: Final = ("fa", "en")
RULE: Final = "rule"
"""Beside the languages: how a rule's line says an answer."""


class Tag(StrEnum):
    """By what right a value stands in a template."""

    LAW = "law"
    CONSTITUTION = "constitution"
    DEFAULT = "default"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from; ``is_read``: its number or wording was read in a copy, else it is to be checked.

    ``titles``: by language.
    """

    name: str
    tag: Tag
    is_read: bool
    titles: Mapping[str, str]


OWN: Final = Source("own", Tag.OWN, True, MappingProxyType({"fa": "", "en": ""}))
"""What whoever fills in a template says, and no source."""


class Kind(StrEnum):
    """What an answer is."""

    CHOICE = "choice"
    NUMBER = "number"
    PERCENT = "percent"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, its usual answer, and where answers stand.

    ``choices``: each with what is written for it, by language and in rules. ``places``: in texts of a language and in
    rules' lines; of each the part in braces is the answer and an ellipsis is any number. ``when``: other answers that
    make this one matter; ``follows``: the question whose answer this one takes. ``sources``: for a choice, what rules
    then rest on. A text stands wherever the usual one does, and is asked for in every language.
    """

    name: str
    kind: Kind
    usual: Mapping[str, str]
    least: int = 0
    most: int = 0
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: Mapping[str, str] = field(default_factory=dict)
    follows: str = ""
    is_asked: bool = True
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names under which it is answered: a text once a language."""
        if not self.is_asked or self.follows:
            return ()
        return tuple(f"{self.name}_{each}" for each in LANGUAGES) if self.kind is Kind.TEXT else (self.name,)


@dataclass(frozen=True, slots=True)
class Template:
    """One template: the statute, its questions in their order, and the source of each rule by the rule's name.

    ``library``: every source by its name.
    """

    name: str
    statute: Statute
    questions: tuple[Question, ...]
    values: Mapping[str, str]
    library: Mapping[str, Source]

    def source(self, rule: Rule) -> Source:
        """Return where what the template says under the rule's name comes from."""
        return self.library[self.values[str(rule.name)]]


def not_yet_enforced(statute: Statute, enforced: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys that the statute uses and that are not ``enforced`` yet, by the room that will, in order."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys(rule.name.key.name for rule in statute.rules):
        if key not in enforced:
            found.setdefault(KEYS[key].room, []).append(key)
    return {room: tuple(keys) for room, keys in found.items()}
