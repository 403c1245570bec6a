"""A count of what was brought: read, counted, told; nothing is written anywhere."""

from dataclasses import dataclass
from datetime import date

from colonnade import __version__
from colonnade.apps.desk import selectors as desk
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.counting.audits import audit_of
from colonnade.core.counting.constraints import ConstraintRule
from colonnade.core.counting.counts import NO_CONSTRAINTS, counted, seats_for
from colonnade.core.counting.papers import digest
from colonnade.core.counting.presets import preset
from colonnade.core.counting.rarity import Rarity, rarity_of
from colonnade.core.counting.results import NoResult, result_in, spelled_result
from colonnade.core.counting.ties import parse_lots
from colonnade.core.ids import OrganisationId
from colonnade.edges.ballots.constraint_files import parse_constraints
from colonnade.edges.ballots.reading import poll_from
from colonnade.edges.flows import Flow, flow_of
from colonnade.words.tellings import Telling


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks to be counted; ``form`` is how the file's name ended."""

    form: str
    content: bytes
    rule: str
    seats: int | None
    lots: str
    constraints: str
    constraint_rule: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of a count.

    ``audit`` is the audit file; ``result`` its result in one line, empty while the count is open.
    """

    told: Telling
    flow: Flow | None
    audit: bytes
    result: str
    open_tie: tuple[int, str] | None
    rarity: Rarity


def count(asked: Asked, language: str) -> Shown:
    """Return the count, or refuse what cannot be read or asked."""
    poll = poll_from(asked.form, asked.content)
    rule = preset(asked.rule)
    constraints = NO_CONSTRAINTS
    if asked.constraints.strip():
        said = asked.constraints.encode()
        constraints = parse_constraints(said, len(poll.candidates), ConstraintRule(asked.constraint_rule))
    lots = parse_lots(asked.lots, len(poll.candidates))
    found = counted(poll, rule, seats_for(poll, rule, asked.seats), lots, constraints)
    told = Telling(found, poll, digest(poll), language)
    tie = next((tie for tie in found.ties if tie.resolved_by is None), None)
    open_tie = None if tie is None else (tie.stage, told.names(tie.candidates))
    audit = audit_of(found, poll.candidates, told.digest, lots, constraints, f"colonnade {__version__}")
    return Shown(
        told=told,
        flow=flow_of(found, poll.candidates, told) if found.stages else None,
        audit=audit,
        result="" if found.is_open else _result_in(audit),
        open_tie=open_tie,
        rarity=rarity_of(poll),
    )


def _result_in(audit: bytes) -> str:
    """The result in one line; empty where it is too long for an act."""
    try:
        return spelled_result(result_in(audit))
    except NoResult:
        return ""


def those_who_record(person: int, on: date, language: str) -> list[tuple[OrganisationId, str]]:
    """Return the organisations for which the person could put a result on record, each with its name."""
    return [(each, _name(each, on, language)) for each in desk.who_could_record_votes(person, on)]


def _name(organisation: OrganisationId, on: date, language: str) -> str:
    identity = organisations.last_identity(organisation, on)
    name = {} if identity is None else identity.facts.get("name")
    named = name if isinstance(name, dict) else {}
    return str(named.get(language) or named.get(str(named.get("binding"))) or organisation[-6:])
