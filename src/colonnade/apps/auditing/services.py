"""A report on what was brought: read, judged, told; nothing is written anywhere, in no log either."""

from functools import cache
from threading import Lock

from colonnade.core.audit.audit import audit
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.ruleset import RuleSet, read_rule_set
from colonnade.core.errors import Refusal
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.edges.rulesets import shipped
from colonnade.words.audit_dossier import DossierTeller
from colonnade.words.audit_told import Told, tell

LARGE = 2**18
"""Bytes above which a dossier takes more than a moment."""
_ALONE = Lock()


class Busy(Refusal):
    """Another large dossier is being audited here."""

    code = "audit.busy"


@cache
def _rule_set() -> RuleSet:
    return read_rule_set(shipped(), THRESHOLDS)


def report_on(content: bytes, judged_as: str, language: str) -> Told:
    """Return the report on the dossier, judged as the class named or as what it claims; refuse what cannot be read.

    Large ones are taken one at a time in each process, and nobody waits for another's.
    """
    if len(content) <= LARGE:
        return _report_on(content, judged_as, language)
    if not _ALONE.acquire(blocking=False):
        raise Busy
    try:
        return _report_on(content, judged_as, language)
    finally:
        _ALONE.release()


def _report_on(content: bytes, judged_as: str, language: str) -> Told:
    dossier = read_dossier(content)
    report = audit(dossier.examined(_rule_set()), ClaimedClass(judged_as) if judged_as else None)
    return tell(report, DossierTeller(dossier, language), language)
