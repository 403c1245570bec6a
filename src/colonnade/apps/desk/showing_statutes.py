"""A draft that adopts or amends a statute, as it is read: text beside rules, what changes, and what contradicts."""

from collections.abc import Mapping
from dataclasses import dataclass

from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.canonical import Json
from colonnade.core.desk.sayings import Saying
from colonnade.core.statutes.acts import AMENDED
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.side_by_side import as_it_changes, as_it_reads
from colonnade.core.statutes.texts import Statute
from colonnade.words.statute_checks import FindingTold, findings_told
from colonnade.words.statute_rules import Told, articles_told, majority_told

TOLD_BESIDE = frozenset({"rules", "binding", "languages"})
"""Facts of such an act that stand beside the text, or are the text's."""


def told_alone(facts: Mapping[str, Json], language: str) -> Mapping[str, Json]:
    """Return the facts that are told one by one; of a statute, all but those beside its text, the majority in words."""
    if "rules" not in facts:
        return facts
    alone = {name: facts[name] for name in facts if name not in TOLD_BESIDE}
    return {**alone, "majority": majority_told(str(facts["majority"]), language)}


@dataclass(frozen=True, slots=True)
class StatuteShown:
    """The articles of a text, or those that an amendment changes where the version before is here; its findings.

    Without findings where there is no text that could be checked.
    """

    articles: Told = ()
    findings: tuple[FindingTold, ...] | None = None


def statute_in(saying: Saying, letter: str, language: str) -> StatuteShown:
    """Return the statute that goes with the act; nothing of an act of another type, or whose text is gone."""
    new = _read(letter.encode()) if "rules" in saying.facts else None
    if new is None:
        return StatuteShown()
    old = _before(saying.facts) if saying.kind == AMENDED else None
    articles = as_it_reads(new, language) if old is None else as_it_changes(old, new)
    return StatuteShown(articles_told(articles, language), findings_told(new, language))


def _before(facts: Mapping[str, Json]) -> Statute | None:
    sealed = publiclog.blob_here(str(facts["before"]))
    return None if sealed is None else _read(blob_content(sealed))


def _read(text: bytes) -> Statute | None:
    try:
        return read_statute(text)
    except NotAStatute:
        return None
