"""`colonnade statute check`: where a statute contradicts itself, with the articles and a mend; nothing else is loaded.

Source: contracts.md, "Audit"; docs/rules/statutes.md, "Coherence".
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from colonnade.cli.answers import as_json, say
from colonnade.core.statutes.coherence import contradictions
from colonnade.core.statutes.contradictions import Contradiction
from colonnade.core.statutes.faults import NotAStatute
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.texts import Statute
from colonnade.edges.homes import read_file
from colonnade.words import coherence as words

FORMAT = "colonnade.statute-check/1"
FOUND = 1


def run(options: argparse.Namespace) -> int:
    """Print what was found; return 1 where anything was."""
    statute = _statute(Path(options.file))
    found = contradictions(statute)
    say(_as_json(statute, found, options.lang) if options.format == "json" else _as_text(statute, found, options.lang))
    return FOUND if found else 0


def _statute(place: Path) -> Statute:
    content = read_file(place)
    try:
        return read_statute(content)
    except NotAStatute as refusal:
        refusal.facts["place"] = str(place)
        raise


def _as_json(statute: Statute, found: Sequence[Contradiction], language: str) -> str:
    findings = [
        {
            "kind": each.kind.value,
            "articles": list(each.articles),
            "sentence": words.sentence(each, language),
            "mend": words.mend(each, language),
        }
        for each in found
    ]
    return as_json({"format": FORMAT, "statute": statute.titles[statute.binding], "findings": findings})


def _as_text(statute: Statute, found: Sequence[Contradiction], language: str) -> str:
    title = statute.title(language)
    if not found:
        articles = sum(1 for _ in statute.articles())
        return words.line("nothing", language, title=title, rules=len(statute.rules), articles=articles) + "\n"
    lines = [words.line("one" if len(found) == 1 else "found", language, title=title, number=len(found))]
    for each in found:
        lines += ["", words.articles(each, language) + words.sentence(each, language), words.mend(each, language)]
    return "\n".join(lines) + "\n"
