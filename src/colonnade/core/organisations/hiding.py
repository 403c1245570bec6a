"""What a pseudonymous or sealed organisation, and a small count, never show: refused before it is in a public log.

Source: docs/rules/organisations.md, "Hidden organisations" and "Which figures are public".
"""

from collections.abc import Sequence

from colonnade.core.ids import OrganisationId
from colonnade.core.organisations import keys
from colonnade.core.organisations.cases import Case, NoEffect
from colonnade.core.organisations.figures import HIDDEN_COLUMNS, STEP
from colonnade.core.organisations.spans import Kind
from colonnade.core.organisations.vocabulary import PUBLIC_FROM, ClaimedClass, Visibility

BRANCH_SHARED_BY = 5
CANNOT_WAIT = frozenset({keys.LOST, keys.OBJECTED, keys.ROTATED, keys.CONFIRMED, keys.UNAVAILABLE})


def is_hidden(case: Case) -> bool:
    """Whether the organisation is pseudonymous or sealed on the act's day."""
    named = case.act.facts.get("visibility") or case.identity(case.organisation).get("visibility")
    return named in (Visibility.PSEUDONYMOUS, Visibility.SEALED)


def require_months(case: Case) -> None:
    """Refuse an act of a hidden organisation that names a day; what cannot wait for the month's end may."""
    if is_hidden(case) and not case.act.by_month and case.act.type not in CANNOT_WAIT:
        raise NoEffect("days_show_too_much")


def require_public_count(case: Case) -> None:
    """Refuse a count that shows a small body, a hidden one, or by subtraction one that shows only a bound."""
    facts = case.act.facts
    if is_hidden(case) and facts.get("at_least") != 0:
        raise NoEffect("size_shows_too_much")
    count = facts.get("count")
    if not isinstance(count, int):
        return
    if case.identity(case.organisation).get("claimed_class") == ClaimedClass.BASE:
        _require_large(case, count)
    else:
        _require_steps(case, count)


def _require_large(case: Case, count: int) -> None:
    if count < PUBLIC_FROM:
        raise NoEffect("small_count_shown")
    for body in _bodies_above(case):
        if any("count" in span.facts for span in case.book.holding(body, Kind.COUNT, case.day)):
            _require_enough_unseen(case, body, counted=case.organisation)


def _require_steps(case: Case, count: int) -> None:
    if count % STEP:
        raise NoEffect("total_not_in_steps")
    _require_enough_unseen(case, case.organisation)


def _require_enough_unseen(case: Case, body: OrganisationId, counted: OrganisationId | None = None) -> None:
    unseen = [each for each in columns_under(case, body) if each != counted and not _is_counted(case, each)]
    if 0 < len(unseen) < HIDDEN_COLUMNS:
        raise NoEffect("total_gives_a_hidden_count")


def _is_counted(case: Case, organisation: OrganisationId) -> bool:
    return any("count" in span.facts for span in case.book.holding(organisation, Kind.COUNT, case.day))


def _bodies_above(case: Case) -> Sequence[OrganisationId]:
    ahead, above = [case.organisation], list[OrganisationId]()
    while ahead:
        for span in case.book.holding(ahead.pop(), Kind.AFFILIATION, case.day):
            body = OrganisationId(span.other)
            if span.key == "full" and body not in above:
                above.append(body)
                ahead.append(body)
    return above


def require_shared_branch(case: Case, column: OrganisationId, branch: str) -> None:
    """Refuse to name a hidden column's branch unless it and four more under the attesting body share it."""
    if case.identity(column).get("visibility", Visibility.OPEN) == Visibility.OPEN:
        return
    sharing = {each for each in columns_under(case, case.organisation) if branch in _branches(case, each)} | {column}
    if len(sharing) < BRANCH_SHARED_BY:
        raise NoEffect("branch_shows_too_much")


def _branches(case: Case, organisation: OrganisationId) -> set[str]:
    attested = {str(span.facts["branch"]) for span in case.book.holding(organisation, Kind.ATTESTED, case.day)}
    return attested | {str(case.identity(organisation).get("branch"))}


def columns_under(case: Case, above: OrganisationId) -> list[OrganisationId]:
    """The base organisations that stand, through any number of levels, under ``above`` on the act's day."""
    book = case.book
    ahead, seen, columns = [above], {above}, list[OrganisationId]()
    while ahead:
        body = ahead.pop()
        for below in book.concerning(body):
            stands = any(s.other == body and s.key == "full" for s in book.holding(below, Kind.AFFILIATION, case.day))
            if stands and below not in seen:
                seen.add(below)
                ahead.append(below)
                if case.identity(below).get("claimed_class") == ClaimedClass.BASE:
                    columns.append(below)
    return columns
