"""A draft that adopts or amends a statute, as it is read: text beside rules, and of an amendment what changes."""

from collections.abc import Mapping

from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.canonical import Json
from colonnade.core.desk.sayings import Saying
from colonnade.core.statutes.acts import AMENDED
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.side_by_side import as_it_changes, as_it_reads
from colonnade.core.statutes.texts import Statute
from colonnade.words.statute_rules import Told, articles_told

__all__ = ["Told", "articles_of", "told_alone"]

TOLD_BESIDE = frozenset({"rules", "binding", "languages"})
"""Facts of such an act that stand beside the text, or are the text's."""


def told_alone(facts: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return the facts that are told one by one: of a statute, all but what stands beside its text."""
    return {name: facts[name] for name in facts if "rules" not in facts or name not in TOLD_BESIDE}


def articles_of(saying: Saying, letter: str, language: str) -> Told:
    """Return the articles of the text, or those that an amendment changes where the version before is here.

    Nothing of an act of another type, or whose text is gone.
    """
    if "rules" not in saying.facts:
        return ()
    new = _read(letter.encode())
    if new is None:
        return ()
    old = _before(saying.facts) if saying.kind == AMENDED else None
    return articles_told(as_it_reads(new, language) if old is None else as_it_changes(old, new), language)


def _before(facts: Mapping[str, Json]) -> Statute | None:
    sealed = publiclog.blob_here(str(facts["before"]))
    return None if sealed is None else _read(blob_content(sealed))


def _read(text: bytes) -> Statute | None:
    try:
        return read_statute(text)
    except NotAStatute:
        return None
