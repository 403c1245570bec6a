"""A count of what was brought: read, counted, told; nothing is written anywhere."""

from dataclasses import dataclass

from colonnade.core.counting.constraints import ConstraintRule
from colonnade.core.counting.counts import NO_CONSTRAINTS, counted, seats_for
from colonnade.core.counting.papers import digest
from colonnade.core.counting.presets import preset
from colonnade.core.counting.rarity import Rarity, rarity_of
from colonnade.core.counting.ties import parse_lots
from colonnade.edges.ballots.constraint_files import parse_constraints
from colonnade.edges.ballots.reading import poll_from
from colonnade.edges.flows import flow_of
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
    """What the page shows of a count."""

    told: Telling
    flow: str
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
    return Shown(told, flow_of(found, poll.candidates, told) if found.stages else "", open_tie, rarity_of(poll))
