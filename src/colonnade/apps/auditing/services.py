"""A report on what was brought: read, judged, told; nothing is written anywhere, in no log either."""

from functools import cache

from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.ruleset import RuleSet, read_rule_set
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.rulesets import shipped
from colonnade.words.audit_dossier import DossierTeller
from colonnade.words.audit_told import Told, tell


@cache
def _rule_set() -> RuleSet:
    return read_rule_set(shipped(), THRESHOLDS)


def report_on(content: bytes, judged_as: str, language: str) -> Told:
    """Return the report on the dossier, judged as the class named or as what it claims; refuse what cannot be read."""
    dossier = read_dossier(content)
    report = audit(dossier.examined(_rule_set()), ClaimedClass(judged_as) if judged_as else None)
    return tell(report, DossierTeller(dossier, language), language)
