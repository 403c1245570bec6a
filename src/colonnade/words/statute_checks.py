"""A statute as it is checked beside its editor: its faults, line by line, or where it contradicts itself, with a mend.

The same is found as by ``colonnade statute check``.
"""

from dataclasses import dataclass

from colonnade.core.statutes.coherence import contradictions
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import faults_of, read_statute
from colonnade.core.statutes.texts import Statute
from colonnade.core.texts import shown
from colonnade.words import coherence
from colonnade.words.refusals import on_page

LONGEST_SHOWN = 160
"""Characters of a line at fault."""


@dataclass(frozen=True, slots=True)
class FaultTold:
    """What is wrong in one line: its number, what it says, and a sentence; ``is_rule``: it reads from left to right."""

    line: int
    said: str
    is_rule: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class FindingTold:
    """One contradiction: ``Articles 2, 7: `` or nothing, what contradicts what, and a mend."""

    articles: str
    sentence: str
    mend: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: faults, or the statute and in what it contradicts itself."""

    faults: tuple[FaultTold, ...]
    findings: tuple[FindingTold, ...]
    statute: Statute | None


def checked(text: str, place: str, language: str) -> Checked:
    """Return what is found in ``text``; ``place``: what it is called in a sentence."""
    content = text.encode()
    faults = faults_of(content)
    if faults:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return Checked(tuple(_fault(each, lines, place, language) for each in faults), (), None)
    statute = read_statute(content)
    return Checked((), findings_told(statute, language), statute)


def findings_told(statute: Statute, language: str) -> tuple[FindingTold, ...]:
    """Return every contradiction as it is told."""
    return tuple(
        FindingTold(
            coherence.articles(each, language), coherence.sentence(each, language), coherence.mend(each, language)
        )
        for each in contradictions(statute)
    )


def _fault(refusal: NotAStatute, lines: list[str], place: str, language: str) -> FaultTold:
    number = int(refusal.facts["line"])
    said = shown(lines[number - 1].strip()[:LONGEST_SHOWN])
    sentence = on_page(refusal.code, {**refusal.facts, "place": place}, language)
    return FaultTold(number, said, said.startswith(">"), sentence)
