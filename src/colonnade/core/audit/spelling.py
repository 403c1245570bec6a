"""A report as the members that programs read. Source: contracts, "Audit"; docs/rules/audit.md, "For programs".

Numbers are whole or decimal texts; a number without an end is rounded to twelve places, halves away from 0.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.audit.audit import Report
from colonnade.core.audit.beyond import Dependence, PowerOfEach, Sensitivity
from colonnade.core.audit.findings import Finding
from colonnade.core.audit.judging import ClassLevel, Missing
from colonnade.core.audit.ruleset import RuleSet
from colonnade.core.organisations.robustness import Robustness
from colonnade.core.power.indices import PLACES, decimal

FORMAT: Final = "colonnade.audit/1"
OfFinding = Callable[[Finding], str]
OfMissing = Callable[[Missing], str]


def spelled(report: Report, sentence: OfFinding, lacking: OfMissing) -> dict[str, Json]:
    """Return every member of the report; ``sentence`` and ``lacking`` put findings and what is missing into words."""
    rules = report.ruleset
    return {
        "format": FORMAT,
        "ruleset": {"id": rules.id, "version": rules.version, "sha256": rules.sha256},
        "subject": report.subject,
        "on": report.on.isoformat(),
        "log": _log(report),
        "claimed_class": report.judged_as.value,
        "levels": [_level(each, lacking) for each in report.levels],
        "findings": [_finding(each, rules, sentence) for each in report.findings],
        "not_examined": [_missing(each, lacking) for each in report.not_examined],
        "sensitivity": _sensitivity(report.sensitivity),
        "robustness": _robustness(report.robustness),
        "power": _power(report.power),
        "dependence": _dependence(report.dependence),
    }


def exact(number: Fraction | None) -> str | None:
    """Return the decimal text of ``number``: exact where it has an end within twelve places."""
    if number is None:
        return None
    if number.denominator == 1:
        return str(number)
    spelled_out = decimal(number)
    return spelled_out.rstrip("0") if 10**PLACES % number.denominator == 0 else spelled_out


def _log(report: Report) -> Json:
    log = report.log
    return None if log is None else {"origin": log.origin, "size": log.size, "root": log.root}


def _level(level: ClassLevel, lacking: OfMissing) -> Json:
    return {
        "class": level.judged_as.value,
        "level": level.level.value,
        "missing": [_missing(each, lacking) for each in level.missing],
    }


def _missing(missing: Missing, lacking: OfMissing) -> Json:
    return {"kind": missing.kind, "ref": missing.ref, "sentence": lacking(missing)}


def _finding(finding: Finding, rules: RuleSet, sentence: OfFinding) -> Json:
    rule = rules.criteria[finding.id]
    return {
        "id": finding.id,
        "answer": finding.answer.value,
        "severity": rule.severity.value,
        "value": exact(finding.value),
        "threshold": exact(finding.threshold),
        "unit": finding.unit,
        "provenance": None if finding.provenance is None else finding.provenance.value,
        "evidence": [{"kind": each.kind.value, "ref": each.ref} for each in finding.evidence],
        "norm": [{"id": norm.id, "edition": norm.edition, "tag": norm.tag} for norm in rule.norms],
        "sentence": sentence(finding),
    }


def _sensitivity(found: Sensitivity | None) -> Json:
    if found is None:
        return None
    return {
        "bases": list(found.bases),
        "federations": list(found.federations),
        "levels": [[each.value for each in row] for row in found.levels],
    }


def _robustness(found: Robustness | None) -> Json:
    if found is None:
        return None
    first: list[Json] = [list[Json](each) for each in found.first]
    return {"leaving": found.leaving, "ways": found.ways, "first": first}


def _power(found: PowerOfEach | None) -> Json:
    if found is None:
        return None
    total, indices = sum(found.votes), found.indices
    rows: list[Json] = [
        {
            "organisation": organisation,
            "votes": found.votes[at],
            "share": decimal(Fraction(found.votes[at], total)),
            "banzhaf": decimal(indices.banzhaf[at]),
            "shapley_shubik": decimal(indices.shapley_shubik[at]),
        }
        for at, organisation in enumerate(found.affiliates)
    ]
    bound = indices.error_bound
    return {
        "method": "exact" if indices.is_exact else "sampled",
        "error_bound": None if bound is None else decimal(bound, up=True),
        "rows": rows,
    }


def _dependence(found: Dependence) -> Json:
    supporters: list[Json] = [
        {
            "kind": each.kind,
            "share": exact(each.share),
            "level": None if each.level is None else each.level.value,
            "organisation": each.organisation,
        }
        for each in found.supporters
    ]
    unvalued: list[Json] = [{"kind": each.kind.value, "ref": each.ref} for each in found.unvalued]
    return {"supporters": supporters, "unvalued": unvalued}
