"""Organs and offices: who holds which, under a role or a public pseudonym.

A mandate is not lost by absence: a declared absence never ends an office.
Source: docs/rules/organisations.md, "Offices".
"""

from colonnade.core.acts.facts import read_day
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations.binding import cited, under
from colonnade.core.organisations.cases import Case, Citations, NoEffect
from colonnade.core.organisations.posts import last_day_in_office, require_recall
from colonnade.core.organisations.spans import Kind

_ORGAN, _OFFICE = Kind.ORGAN, Kind.OFFICE
_ANSWERED = (Kind.RESIGNATION, Kind.STATEMENT, Kind.SUPPORT, Kind.REPLY, Kind.RESULT)


def establish(case: Case) -> None:
    """The organ exists from the act's day; an organ of the same word is replaced."""
    organ = case.text("organ")
    case.end([span for span in case.held(_ORGAN, case.day) if span.key == organ])
    case.write(_ORGAN, key=organ, facts=case.act.facts)


def fill(case: Case) -> Citations:
    """The office is held as the act says, until its day, the end of its term, or until it is ended.

    Who held it before no longer does.
    """
    facts = case.act.facts
    case.only(case.organisation, _ORGAN, "no_such_organ", key=case.text("organ"))
    last = FOREVER if facts["until"] is None else read_day(facts["until"], "facts.until")
    if last <= case.day:
        raise NoEffect("ends_before_it_begins")
    if facts["mandate_from"] is not None:
        case.require_founded(OrganisationId(str(facts["mandate_from"])))
    office, statute = case.text("office"), under(case)
    if statute is not None:
        last = last_day_in_office(case, statute, last)
    case.end([span for span in case.held(_OFFICE, case.day) if span.key == office])
    case.write(_OFFICE, key=office, other=str(facts["mandate_from"] or ""), facts=facts, until=last)
    return cited(statute)


def end(case: Case) -> Citations:
    """The office is vacant from the act's day."""
    held = case.only(case.organisation, _OFFICE, "no_such_office", key=case.text("office"))
    statute = under(case)
    if statute is not None and case.text("reason") == "recalled":
        require_recall(case, statute, str(held.facts["organ"]))
    case.end([held])
    return cited(statute)


def resign(case: Case) -> None:
    """Somebody has gone, by the capacity they held; an office named is vacant. The letter is its author's."""
    facts = case.act.facts
    if facts["office"] is not None:
        office = case.text("office")
        case.end([case.only(case.organisation, _OFFICE, "no_such_office", key=office)])
    case.enter(Kind.RESIGNATION, case.act.id, facts)


def reply(case: Case) -> None:
    """The organisation has answered an act: one that it has on record itself, or one that the reply comes after."""
    answered = ActId(case.text("to"))
    if answered not in case.act.after and not _is_on_record(case, answered):
        raise NoEffect("no_such_act")
    case.enter(Kind.REPLY, answered, case.act.facts)


def _is_on_record(case: Case, act: ActId) -> bool:
    found = (case.book.on_record(case.organisation, kind, act) for kind in _ANSWERED)
    return any(span is not None and span.organisation == case.organisation for span in found)
