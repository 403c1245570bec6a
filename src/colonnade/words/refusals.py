"""The sentence of any refusal that the command may meet, whichever room it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from colonnade.core.dates import NotADay, parse_day
from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words import (
    accounts,
    acts,
    apportionment,
    archives,
    audit,
    ballot_boxes,
    bundles,
    calendars,
    calls,
    clusters,
    counting,
    desk,
    desk_steps,
    dossiers,
    election_commands,
    election_papers,
    elections,
    electorate,
    log,
    node,
    organisations,
    parts,
    power,
    protocol,
    remedies,
    restoring,
    statutes,
    witnesses,
)

_CANNOT_STAND = "organisations.cannot_stand"
_FORBIDDEN = "organisations.statute_forbids"

TABLES = (
    *(node.SENTENCES, restoring.SENTENCES, calls.SENTENCES, log.SENTENCES, witnesses.SENTENCES),
    *(bundles.SENTENCES, accounts.SENTENCES, desk.SENTENCES, parts.SENTENCES, desk_steps.SENTENCES),
    *(apportionment.SENTENCES, power.SENTENCES, elections.SENTENCES, protocol.SENTENCES, archives.SENTENCES),
    *(election_commands.SENTENCES, election_papers.SENTENCES, electorate.SENTENCES),
    *(ballot_boxes.SENTENCES, clusters.SENTENCES),
    *(counting.SENTENCES, audit.SENTENCES, dossiers.SENTENCES, statutes.SENTENCES),
)
NAMED_FACTS: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        ("acts.malformed", "fault"): acts.FAULTS,
        (archives.MISREAD, "fault"): archives.FAULTS,
        ("elections.wrong_file", "fault"): archives.FAULTS,
        ("elections.bad_list", "fault"): election_papers.FAULTS,
        ("elections.bad_voters", "fault"): election_commands.VOTER_FAULTS,
        ("elections.keys_not_ready", "step"): election_commands.STEPS,
        ("elections.not_yet_there", "before"): election_commands.COMMANDS,
        ("elections.other_than_set_up", "what"): ballot_boxes.WHAT,
        ("elections.worker_without_engine", "why"): clusters.WHYS,
        ("elections.other_stage", "state"): elections.STAGES,
        ("elections.other_stage", "wanted"): elections.STAGES,
        ("elections.box_at_other_stage", "state"): elections.STAGES,
        ("elections.box_at_other_stage", "wanted"): elections.STAGES,
        ("audit.not_a_dossier", "fault"): dossiers.FAULTS,
        ("audit.not_a_dossier", "remedy"): dossiers.REMEDIES,
        ("audit.not_a_rule_set", "fault"): audit.RULE_SET_FAULTS,
        ("counting.not_ballots", "fault"): counting.FAULTS,
        ("electorate.bad_line", "fault"): electorate.FAULTS,
        ("electorate.bad_pseudonym", "fault"): electorate.FAULTS,
        ("log.not_a_note", "fault"): log.NOTE_FAULTS,
        ("bundles.not_a_bundle", "fault"): bundles.NOT_A_BUNDLE,
        ("serving.port", "fault"): node.PORT_FAULTS,
        ("desk.no_such_move", "state"): desk.STATES,
        ("desk.no_such_move", "move"): desk.MOVES,
        ("accounts.invitation_no_longer", "standing"): accounts.STANDINGS,
        (_CANNOT_STAND, "standing"): organisations.STANDINGS,
        (_CANNOT_STAND, "why"): acts.WHYS,
        (_FORBIDDEN, "standing"): organisations.STANDINGS,
        (_FORBIDDEN, "why"): acts.WHYS,
        ("rows.bad_line", "fault"): apportionment.ROW_FAULTS,
        ("apportionment.bad_lots", "fault"): apportionment.LOT_FAULTS,
        ("apportionment.bad_parameter", "fault"): apportionment.PARAMETER_FAULTS,
        ("statutes.not_a_statute", "fault"): statutes.FAULTS,
        ("statutes.nothing_there", "fault"): statutes.FAULTS,
        ("statutes.bad_answer", "fault"): statutes.ANSWER_FAULTS,
        ("statutes.bad_rule", "fault"): statutes.FAULTS,
    }
)
"""(refusal, fact) → the words of a fact that is itself a short name; what has none there is quoted as it is."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A refusal as a page tells it: what is wrong; on which rule that rests, what to do next, where there is more."""

    sentence: str
    rests_on: str = ""
    to_do: str = ""

    def __str__(self) -> str:
        """Return all of it in one line."""
        return " ".join(each for each in (self.sentence, self.to_do, self.rests_on and f"({self.rests_on})") if each)


def explained(code: str, facts: Mapping[str, Fact], language: str) -> Explained:
    """Return the refusal with its rule and what to do; the sentence itself says what to do where nothing else does."""
    why = str(facts.get("why", "")) if code in (_CANNOT_STAND, _FORBIDDEN) else code
    sentence = on_page(code, facts, language)
    if why in remedies.REMEDIES:
        said = organisations.word(acts.WHYS, why, language)
        sentence = _in(remedies.WOULD_NOT_STAND, language).format(why=said)
    return Explained(
        sentence=sentence,
        rests_on=_rests_on(code, why, facts, language),
        to_do=_in(remedies.REMEDIES.get(why, ("", "")), language),
    )


def _rests_on(code: str, why: str, facts: Mapping[str, Fact], language: str) -> str:
    """The article where a statute says so, otherwise Colonnade's rule."""
    if code == _FORBIDDEN:
        article = calendars.digits(str(facts["article"]), language)
        return _in(remedies.ARTICLE, language).format(article=article, statute=shown(str(facts["statute"])))
    rule = remedies.RESTS_ON.get(why)
    return "" if rule is None else _in(remedies.RULES[rule], language)


def _in(said: tuple[str, str], language: str) -> str:
    return said[1] if language == "fa" else said[0]


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
