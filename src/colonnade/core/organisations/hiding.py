"""What a pseudonymous or sealed organisation, and a small count, never show: refused before it is in a public log.

Source: docs/rules/organisations.md, "Hidden organisations" and "Which figures are public".
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import FOUNDING
from colonnade.core.acts.facts import is_counted, read_counted
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations import keys
from colonnade.core.organisations.cases import Case, NoEffect
from colonnade.core.organisations.continuing import CONTINUED
from colonnade.core.organisations.figures import (
    ANY,
    HIDDEN_COLUMNS,
    STEP,
    Leaf,
    Range,
    Sum,
    narrowed,
    range_shown,
    total_range,
)
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import BALLOTS_SHOWN_FROM, PUBLIC_FROM, ClaimedClass, Visibility

BRANCH_SHARED_BY = 5
_BASE = ClaimedClass.BASE.value
_COUNT, _AFFILIATION = Kind.COUNT, Kind.AFFILIATION
_HIDDEN = frozenset({Visibility.PSEUDONYMOUS.value, Visibility.SEALED.value})
CANNOT_WAIT = frozenset({keys.LOST, keys.OBJECTED, keys.ROTATED, keys.CONFIRMED, keys.UNAVAILABLE, CONTINUED})


def is_hidden(case: Case) -> bool:
    """Whether the organisation is pseudonymous or sealed on the act's day."""
    named = case.act.facts.get("visibility") if case.act.type == FOUNDING else None
    if named is None:
        named = case.my_visibility()
    return named in _HIDDEN


def require_months(case: Case) -> None:
    """Refuse an act of a hidden organisation that names a day; what cannot wait for the month's end may."""
    if not case.act.by_month and is_hidden(case) and case.act.type not in CANNOT_WAIT:
        raise NoEffect("days_show_too_much")


def require_public_count(case: Case, before: Span | None) -> None:
    """Refuse a count that shows a small body, a hidden one, or by subtraction one that shows only a bound.

    ``before``: the organisation's count that holds on the act's day until then; there is never more than one.
    """
    facts, is_base = case.act.facts, case.my_class() == _BASE
    if case.my_visibility() in _HIDDEN and facts.get("at_least") != 0:
        raise NoEffect("size_shows_too_much")
    count = facts.get("count")
    if isinstance(count, int):
        if is_base:
            _require_large(case, count, before)
        else:
            _require_steps(case, count)
    if before is None or not _tells_no_more(facts, before.facts, is_base=is_base):
        _require_nothing_reckoned(case)


def require_public_ballots(case: Case) -> None:
    """Refuse a result that tells how many voted where that tells of the members more than the organisation shows.

    Whoever voted is one of them, so a number of ballots is a bound; up to what is shown already it tells nothing. The
    digest of few ballots is refused, since it can be found by trying what they may have been.
    """
    cast = _ballots_told(case.act.facts)
    if cast and case.my_visibility() in _HIDDEN:
        raise NoEffect("size_shows_too_much")
    if cast > max((least_shown(span.facts) for span in case.held(_COUNT, case.day)), default=0):
        raise NoEffect("ballots_show_too_much")
    if "ballots" in case.act.facts and cast < BALLOTS_SHOWN_FROM:
        raise NoEffect("few_ballots_shown")


def require_public_votes(case: Case) -> None:
    """Refuse a count of an assembly's votes where it tells of the members more than the organisation shows.

    Whoever could vote is one of them. Few are told in bands alone: who knows how some voted could reckon the others.
    """
    votes = case.act.facts["votes"]
    if not is_counted(votes):
        return
    yes, no, abstained, entitled = read_counted(votes)
    if case.my_visibility() in _HIDDEN:
        raise NoEffect("size_shows_too_much")
    if entitled > max((least_shown(span.facts) for span in case.held(_COUNT, case.day)), default=0):
        raise NoEffect("votes_show_too_much")
    if yes + no + abstained < BALLOTS_SHOWN_FROM:
        raise NoEffect("few_votes_counted")


def _ballots_told(facts: Mapping[str, Json]) -> int:
    told = (facts.get("valid_at_least", 0), facts.get("valid", 0), facts.get("invalid", 0))
    return sum(each for each in told if isinstance(each, int))


def least_shown(count: Mapping[str, Json]) -> int:
    """Return how many members a count that was returned shows at least."""
    shown = count.get("count", count.get("at_least"))
    return shown if isinstance(shown, int) else 0


def _require_large(case: Case, count: int, before: Span | None) -> None:
    if count < PUBLIC_FROM:
        raise NoEffect("small_count_shown")
    if before is not None and "count" in before.facts:
        return
    for body in bodies_above(case, case.organisation):
        if _is_counted(case, body):
            _require_enough_unseen(case, body, counted=case.organisation)


def _require_steps(case: Case, count: int) -> None:
    if count % STEP:
        raise NoEffect("total_not_in_steps")
    _require_enough_unseen(case, case.organisation)


def _require_nothing_reckoned(case: Case) -> None:
    """Refuse a count by which, with every total above, a small count could be reckoned to lie in less than its band.

    What is reckoned is reckoned on the act's day; so it is refused, too, where newer figures are known already.
    """
    is_base = case.my_class() == _BASE
    shown = _range_of(case.act.facts, is_base=is_base)
    above = [body for body in _bodies_ever_above(case) if _has_total(case, body)]
    if shown == ANY or (is_base and not above):
        return
    _require_newest(case, above)
    top = next((body for body in reversed(bodies_above(case, case.organisation)) if body in above), case.organisation)
    now = narrowed(_tree(case, top, shown))
    if now and now.keys() - narrowed(_tree(case, top, _shown_range(case, case.organisation))).keys():
        raise NoEffect("a_small_count_can_be_reckoned")


def _bodies_ever_above(case: Case) -> list[OrganisationId]:
    """Every body that the act's organisation has stood or will stand under, through any number of levels."""
    ahead, above = [case.organisation], list[OrganisationId]()
    while ahead:
        for span in case.book.current(ahead.pop(), _AFFILIATION):
            body = OrganisationId(span.other)
            if span.key == "full" and body not in above:
                above.append(body)
                ahead.append(body)
    return above


def _has_total(case: Case, body: OrganisationId) -> bool:
    """Whether a total of ``body`` holds on the act's day or later."""
    spans = case.book.current(body, _COUNT)
    return any("count" in span.facts and span.until > case.day and span.until > span.start for span in spans)


def _require_newest(case: Case, above: Sequence[OrganisationId]) -> None:
    """Refuse a figure dated before one that is known already of a body above, or of anybody under one."""
    day = case.act.effective
    for body in (*above, case.organisation):
        for each in (body, *columns_under(case, body)):
            for span in case.book.current(each, _COUNT):
                if span.start > day and span.until > span.start:
                    raise NoEffect("newer_figures_are_known")


def _tells_no_more(facts: Mapping[str, Json], before: Mapping[str, Json], *, is_base: bool) -> bool:
    """Whether a count tells no more of others than the one before: the same band or total, or a number again."""
    if is_base and "count" in before and "count" in facts:
        return True
    return before.get("at_least") == facts.get("at_least") and before.get("count") == facts.get("count")


def _shown_range(case: Case, organisation: OrganisationId) -> Range:
    for span in case.book.holding(organisation, _COUNT, case.day):
        return _range_of(span.facts, is_base=case.class_of(organisation) == _BASE)
    return ANY


def _range_of(facts: Mapping[str, Json], *, is_base: bool) -> Range:
    count, at_least = facts.get("count"), facts.get("at_least")
    number = count if isinstance(count, int) else None
    return range_shown(number, at_least if isinstance(at_least, int) else None) if is_base else total_range(number)


def _tree(case: Case, body: OrganisationId, own: Range) -> Sum:
    """What stands under ``body``, each once, with what each shows; of the act's organisation it is ``own``."""
    seen = {body}

    def part(organisation: OrganisationId) -> Leaf | Sum:
        shown = own if organisation == case.organisation else _shown_range(case, organisation)
        parts = []
        for each in case.book.concerning(organisation):
            if each not in seen and _stands_under(case, each, organisation):
                seen.add(each)
                parts.append(part(each))
        if case.class_of(organisation) == _BASE:
            return Leaf(organisation, shown)
        return Sum(shown, tuple(parts))

    tree = part(body)
    return tree if isinstance(tree, Sum) else Sum(ANY, (tree,))


def _require_enough_unseen(case: Case, body: OrganisationId, counted: OrganisationId | None = None) -> None:
    unseen = (each for each in columns_under(case, body) if each != counted and not _is_counted(case, each))
    if 0 < len(list(islice(unseen, HIDDEN_COLUMNS))) < HIDDEN_COLUMNS:
        raise NoEffect("total_gives_a_hidden_count")


def _is_counted(case: Case, organisation: OrganisationId) -> bool:
    return any("count" in span.facts for span in case.book.holding(organisation, _COUNT, case.day))


def bodies_above(case: Case, organisation: OrganisationId) -> Sequence[OrganisationId]:
    """Return under whom ``organisation`` stands on the act's day, through any number of levels, the nearest first."""
    ahead, above = [organisation], list[OrganisationId]()
    while ahead:
        for span in case.book.holding(ahead.pop(), _AFFILIATION, case.day):
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


def columns_under(case: Case, above: OrganisationId) -> Iterator[OrganisationId]:
    """Yield the base organisations that stand, through any number of levels, under ``above`` on the act's day.

    Each once, the newest first; whoever needs only some need not look at all.
    """
    ahead, seen = [above], {above}
    while ahead:
        body = ahead.pop()
        for below in case.book.concerning(body):
            if below not in seen and _stands_under(case, below, body):
                seen.add(below)
                ahead.append(below)
                if case.class_of(below) == _BASE:
                    yield below


def _stands_under(case: Case, below: OrganisationId, body: OrganisationId) -> bool:
    day = case.act.effective
    for span in case.book.current(below, _AFFILIATION):
        if span.other == body and span.start <= day < span.until and span.key == "full":
            return True
    return False
