"""What an organisation returns and declares: counts, results of votes, support received, statements, bodies it joins.

Source: docs/rules/organisations.md, "Counts", "Results" and "Support".
"""

from colonnade.core.dates import FOREVER
from colonnade.core.organisations.cases import Case, Conflict, NoEffect
from colonnade.core.organisations.hiding import require_public_ballots, require_public_count
from colonnade.core.organisations.spans import Kind

_COUNT, _STATEMENT = Kind.COUNT, Kind.STATEMENT


def return_count(case: Case) -> None:
    """The count holds from the act's day until the next one is returned."""
    if not case.act.facts["inspectors"]:
        raise NoEffect("count_without_inspector")
    day, until, before = case.act.effective, FOREVER, None
    for span in case.life.kinds.get(_COUNT, ()):
        if span.start <= day:
            before = span if day < span.until else before
        elif span.start < min(until, span.until):
            until = span.start
    require_public_count(case, before)
    if before is not None:
        case.book.close(before, day, case.known, case.life)
    case.write(_COUNT, facts=case.act.facts, until=until)


def count_votes(case: Case) -> None:
    """The result is on record from the act's day; it fills no office by itself."""
    require_public_ballots(case)
    case.enter(Kind.RESULT, case.act.id, case.act.facts)


def receive_support(case: Case) -> None:
    """The support is on record from the act's day."""
    case.enter(Kind.SUPPORT, case.act.id, case.act.facts)


def state(case: Case) -> None:
    """The statement is on record from the act's day."""
    case.enter(_STATEMENT, case.act.id, case.act.facts)


def join_international(case: Case) -> None:
    """The organisation belongs to the international body from the act's day."""
    code = case.text("code")
    if any(s.key == code and s.until > case.day for s in case.book.current(case.organisation, Kind.INTERNATIONAL)):
        raise Conflict("already_affiliated")
    case.write(Kind.INTERNATIONAL, key=code, facts=case.act.facts)


def leave_international(case: Case) -> None:
    """The organisation no longer belongs to the international body."""
    case.end([case.only(case.organisation, Kind.INTERNATIONAL, "not_affiliated", key=case.text("code"))])
