"""The sentence of any refusal that the command may meet, whichever room it comes from."""

from collections.abc import Mapping
from types import MappingProxyType

from colonnade.core.dates import NotADay, parse_day
from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words import (
    accounts,
    acts,
    bundles,
    calendars,
    calls,
    counting,
    desk,
    log,
    node,
    organisations,
    restoring,
    witnesses,
)

TABLES = (
    *(node.SENTENCES, restoring.SENTENCES, calls.SENTENCES, log.SENTENCES, witnesses.SENTENCES),
    *(bundles.SENTENCES, accounts.SENTENCES, desk.SENTENCES, counting.SENTENCES),
)
NAMED_FACTS: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        ("acts.malformed", "fault"): acts.FAULTS,
        ("counting.not_ballots", "fault"): counting.FAULTS,
        ("log.not_a_note", "fault"): log.NOTE_FAULTS,
        ("bundles.not_a_bundle", "fault"): bundles.NOT_A_BUNDLE,
        ("serving.port", "fault"): node.PORT_FAULTS,
        ("desk.no_such_move", "state"): desk.STATES,
        ("desk.no_such_move", "move"): desk.MOVES,
        ("accounts.invitation_no_longer", "standing"): accounts.STANDINGS,
        ("organisations.cannot_stand", "standing"): organisations.STANDINGS,
        ("organisations.cannot_stand", "why"): acts.WHYS,
    }
)
"""(refusal, fact) → the words of a fact that is itself a short name; what has none there is quoted as it is."""


def in_words(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """Return one sentence in ``language``; what the facts quote cannot break the line or turn it around."""
    english, persian = next((table[code] for table in TABLES if code in table), (code, code))
    said = {name: _said(code, name, fact, language) for name, fact in facts.items()}
    return (persian if language == "fa" else english).format(**said)


def on_page(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """Return the sentence as pages say it: numbers in the reader's digits, days in both calendars."""
    return in_words(code, {name: _as_read(fact, language) for name, fact in facts.items()}, language)


def _as_read(fact: Fact, language: str) -> Fact:
    if isinstance(fact, int):
        return calendars.digits(str(fact), language)
    try:
        return calendars.both(parse_day(fact), language)
    except NotADay:
        return fact


def _said(code: str, name: str, fact: Fact, language: str) -> Fact:
    words = NAMED_FACTS.get((code, name), {}).get(str(fact))
    if words is not None:
        return words[1] if language == "fa" else words[0]
    return shown(fact) if isinstance(fact, str) else fact
