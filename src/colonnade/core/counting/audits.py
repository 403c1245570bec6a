"""The audit file: all that is needed to count again and to compare every figure, in one spelling, without a ballot."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from colonnade.core.acts.canonical import Json, canonical_bytes
from colonnade.core.counting.constraints import Constraints
from colonnade.core.counting.stages import Count, Stage
from colonnade.core.counting.ties import Lots
from colonnade.core.counting.values import Value, spelled

FORMAT = "colonnade.count-audit/1"


def audit_of(
    count: Count, candidates: Sequence[str], ballots: str, lots: Lots, constraints: Constraints, engine: str
) -> bytes:
    """Return the canonical bytes of the audit file, with one line feed at the end; ``ballots`` is their SHA-256."""
    facts: dict[str, Json] = {
        "format": FORMAT,
        "engine": engine,
        "rule": {"id": count.preset.id, "edition": count.preset.edition, "source": count.preset.source},
        "seats": count.seats,
        "candidates": list(candidates),
        "ballots": {"valid": count.valid, "invalid": count.invalid, "sha256": ballots},
        "lots": [{"stage": stage, "drawn": _numbers(drawn)} for stage, drawn in lots.drawn],
        "seed": lots.seed,
        "constraints": _constraints(constraints),
        "stages": [_stage(stage, count.preset.places) for stage in count.stages],
        "ties": [
            {
                "stage": tie.stage,
                "candidates": _numbers(tie.candidates),
                "resolved_by": None if tie.resolved_by is None else str(tie.resolved_by),
            }
            for tie in count.ties
        ],
        "winners": _numbers(count.winners),
        "replaced": [{"out": out + 1, "in": comes + 1} for out, comes in count.replaced],
        "ranking": _ranking(count),
        "list": None
        if count.list_seats is None
        else [{"list": each.party + 1, "votes": each.votes, "divisor": each.divisor} for each in count.list_seats],
        "again": recount_of(count, lots, constraints),
    }
    return canonical_bytes(facts) + b"\n"


def recount_of(count: Count, lots: Lots, constraints: Constraints) -> str:
    """Return the command that counts again; the files in capitals are whoever counts again has to name."""
    words = [f"colonnade count BALLOTS --rule {count.preset.id} --seats {count.seats}"]
    if constraints:
        words.append(f"--constraints CONSTRAINTS --constraint-rule {constraints.rule}")
    if lots.drawn or lots.seed is not None:
        words.append("--lots LOTS")
    return " ".join((*words, "--format json"))


def _numbers(candidates: Sequence[int]) -> list[Json]:
    return [each + 1 for each in candidates]


def _constraints(constraints: Constraints) -> Json:
    if not constraints:
        return None
    return {
        "rule": str(constraints.rule),
        "groups": [
            {
                "name": group.name,
                "candidates": _numbers(sorted(group.candidates)),
                "minimum": group.minimum,
                "maximum": group.maximum,
            }
            for group in constraints.groups
        ],
    }


def _stage(stage: Stage, places: int) -> Json:
    told: Mapping[str, Json] = {
        name: _numbers(fact) if isinstance(fact, tuple) else fact for name, fact in stage.action.told.items()
    }
    return {
        "number": stage.number,
        "action": {
            "kind": str(stage.action.kind),
            "candidates": _numbers(stage.action.candidates),
            "told": dict(told),
        },
        "quota": None if stage.quota is None else _exactly(stage.quota, places),
        "totals": [_exactly(total, places) for total in stage.totals],
        "exhausted": _exactly(stage.exhausted, places),
        "lost_fraction": _exactly(stage.lost, places),
        "elected": _numbers(stage.elected),
        "excluded": _numbers(stage.excluded),
    }


def _exactly(value: Value, places: int) -> str:
    """A decimal where it is exact, else numerator and denominator."""
    if isinstance(value, Fraction):
        return str(value)
    return spelled(value, places)


def _ranking(count: Count) -> Json:
    if count.ranking is None:
        return None
    return {
        "ranks": [_numbers(rank) for rank in count.ranking.ranks],
        "matrix": [list(row) for row in count.ranking.matrix],
        "grades": list(count.ranking.grades),
    }
