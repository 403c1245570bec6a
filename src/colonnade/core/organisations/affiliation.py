"""How organisations come to stand under one another, and how they leave.

Affiliation takes two acts: the candidate's own assembly decides, then the admitting body
admits. No loop ever arises, nobody stands under two roofs of the same level, and leaving needs
nobody's consent. A sealed act about the past is judged as of the day it is known.
Source: docs/rules/organisations.md, "Affiliation", "Hearing"; norms C87 art. 5, Chile CT 214, LMRDA 101(a)(5).
"""

from collections.abc import Mapping, Sequence

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import read_day
from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.admission import (
    exclusive_rule,
    observing,
    require_admissible,
    require_decision,
    require_notice,
)
from colonnade.core.organisations.binding import Under, cited, under
from colonnade.core.organisations.cases import Case, Citations, Conflict, NoEffect
from colonnade.core.organisations.consenting import (
    names_an_appeal,
    refusals_of,
    require_deciding_body,
    require_public_ratification,
)
from colonnade.core.organisations.hiding import require_public_votes
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass

_AFFILIATION = Kind.AFFILIATION
_ROOFS = frozenset({ClaimedClass.CONFEDERATION.value, ClaimedClass.COORDINATION_COUNCIL.value})
NEVER_A_COLUMN = frozenset({ClaimedClass.LOCAL_COUNCIL.value, ClaimedClass.COMMITTEE.value})
LONGEST_TRUSTEESHIP_DAYS = 548
DAYS_TO_ANSWER = 15


def decide(case: Case) -> Citations:
    """The candidate's own assembly has decided to join; nothing stands yet."""
    to = case.one("to")
    if to == case.organisation:
        raise NoEffect("own_affiliate")
    own, above = under(case), under(case, to)
    require_public_votes(case)
    require_public_ratification(case)
    require_decision(case, own, above)
    case.write(Kind.DECIDED, key=case.act.id, other=to, facts=case.act.facts)
    return cited(own, above)


def admit(case: Case) -> Citations:
    """The candidate stands under the admitting body from the act's day; after observation it is associated no more."""
    candidate = case.one("candidate")
    case.require_founded(candidate)
    decision = _decision(case, candidate)
    kind = str(decision.facts["kind"])
    bonds = case.book.current(candidate, _AFFILIATION)
    roof = under(case)
    if kind == "full":
        _require_column(case, candidate)
        _require_one_roof(case, candidate, bonds)
    _require_no_loop(case, candidate)
    observed = _observed(case, candidate, roof, kind)
    if any(span.other == case.organisation and span.until > case.day and span not in observed for span in bonds):
        raise Conflict("already_affiliated")
    if roof is not None:
        require_admissible(case, roof, candidate, decision)
    case.end(observed)
    case.write(
        _AFFILIATION,
        key=kind,
        other=case.organisation,
        of=candidate,
        facts={"decision": decision.act, "attested": decision.facts["attested"]},
    )
    case.end([decision, *refusals_of(case, candidate, decision)])
    return cited(roof)


def refuse(case: Case) -> Citations:
    """The candidate is told no: its decision waits for the body to which it can appeal, where there is one.

    That body's own refusal is the last: the candidate decides anew.
    """
    candidate = case.one("candidate")
    case.require_founded(candidate)
    decision = _decision(case, candidate)
    roof, before = under(case), refusals_of(case, candidate, decision)
    if roof is not None:
        require_deciding_body(case, roof, candidate, decision)
    if before or not names_an_appeal(roof):
        case.end([decision, *before])
    else:
        reason: dict[str, Json] = {"reason": case.text("reason")}
        case.write(Kind.REFUSED, key=decision.act, other=case.organisation, of=candidate, facts=reason)
    return cited(roof)


def _observed(case: Case, candidate: OrganisationId, roof: Under | None, kind: str) -> list[Span]:
    """The association that a full affiliation takes the place of, where the statute asks for observation."""
    if roof is None or kind != "full" or roof.terms.rules.one("affil.observation_months") is None:
        return []
    return observing(case, candidate)


def _decision(case: Case, candidate: OrganisationId) -> Span:
    return case.only(
        candidate, Kind.DECIDED, "candidate_has_not_decided", key=case.text("decision"), other=case.organisation
    )


def _require_column(case: Case, candidate: OrganisationId) -> None:
    if case.class_of(candidate) in NEVER_A_COLUMN:
        raise NoEffect("never_a_column")


def _require_one_roof(case: Case, candidate: OrganisationId, bonds: Sequence[Span]) -> None:
    level = _level(case, case.organisation)
    for span in bonds:
        if span.key != "full" or span.until <= case.day or span.other == case.organisation:
            continue
        if _level(case, OrganisationId(span.other)) == level:
            raise Conflict("two_roofs_of_one_level", other=span.other, **_exclusive(case, candidate, span))


def _exclusive(case: Case, candidate: OrganisationId, bond: Span) -> dict[str, str]:
    """The article that says so: of the body that admits, of the one above already, or of the candidate."""
    for whose in (case.organisation, OrganisationId(bond.other), candidate):
        rule = exclusive_rule(under(case, whose))
        if rule is not None:
            return {"article": rule.article, "statute": whose}
    return {}


def _level(case: Case, organisation: OrganisationId) -> str:
    return "roof" if case.class_of(organisation) in _ROOFS else "branch"


def _require_no_loop(case: Case, candidate: OrganisationId) -> None:
    """Refuse if the candidate stands, on any day from the act's on, above the body that admits it."""
    if candidate == case.organisation:
        raise NoEffect("own_affiliate")
    ahead = [(case.organisation, case.day, FOREVER)]
    seen: set[OrganisationId] = set()
    while ahead:
        below, start, until = ahead.pop()
        if below in seen:
            continue
        seen.add(below)
        for span in case.book.current(below, _AFFILIATION):
            first, last = max(start, span.start), min(until, span.until)
            if first < last:
                if span.other == candidate:
                    raise Conflict("would_close_a_loop", organisation=candidate)
                ahead.append((OrganisationId(span.other), case.day, FOREVER))


def _standing_under(case: Case, affiliate: OrganisationId, above: OrganisationId) -> Span:
    return case.only(affiliate, _AFFILIATION, "not_affiliated", other=above)


def leave(case: Case) -> Citations:
    """The organisation no longer stands under the other, by its own decision alone."""
    to = case.one("to")
    bond = _standing_under(case, case.organisation, to)
    own, above = under(case), under(case, to)
    require_notice(case, own, above)
    case.end([bond])
    return cited(own, above)


def end_affiliation(case: Case) -> None:
    """The affiliate no longer stands under this body, by this body's decision."""
    affiliate = case.one("affiliate")
    case.end([_standing_under(case, affiliate, case.organisation)])
    case.end([s for s in case.book.holding(affiliate, Kind.SUSPENSION, case.day) if s.other == case.organisation])


def end_heard(case: Case) -> None:
    """The affiliate, which was heard, no longer stands under this body."""
    _require_hearing(case)
    end_affiliation(case)


def _require_hearing(case: Case) -> None:
    """Refuse unless the affiliate had its days to answer, and was heard before the act holds and was known."""
    hearing = case.act.facts["hearing"]
    assert isinstance(hearing, Mapping)
    notified, heard = (read_day(hearing[name], f"facts.hearing.{name}") for name in ("notified", "heard"))
    if (heard - notified).days < DAYS_TO_ANSWER:
        raise NoEffect("heard_too_soon")
    if heard > min(case.day, case.known):
        raise NoEffect("not_heard_yet")


def suspend_heard(case: Case) -> None:
    """The affiliate, which was heard, still stands under this body, without its rights."""
    _require_hearing(case)
    suspend(case)


def suspend(case: Case) -> None:
    """The affiliate still stands under this body, without its rights, until a day if one is named."""
    affiliate = case.one("affiliate")
    _standing_under(case, affiliate, case.organisation)
    until = case.act.facts["until"]
    last = FOREVER if until is None else read_day(until, "facts.until")
    if last <= case.day:
        raise NoEffect("ends_before_it_begins")
    case.write(Kind.SUSPENSION, key=case.act.id, other=case.organisation, of=affiliate, until=last)


def lift_suspension(case: Case) -> None:
    """The affiliate has its rights again."""
    case.end([case.only(case.one("affiliate"), Kind.SUSPENSION, "not_suspended", other=case.organisation)])


def found_council(case: Case) -> None:
    """The council is the territorial arm of this body: drawn beside it, never a column."""
    council = case.one("council")
    if case.identity(council).get("claimed_class") != ClaimedClass.LOCAL_COUNCIL:
        raise NoEffect("not_a_local_council")
    for span in case.book.current(council, Kind.COUNCIL):
        if span.until > case.day:
            raise Conflict("council_has_its_body")
    case.write(Kind.COUNCIL, other=case.organisation, of=council)


def begin_trusteeship(case: Case) -> None:
    """The affiliate is under trusteeship: public, for a named time of at most eighteen months."""
    affiliate = case.one("affiliate")
    _standing_under(case, affiliate, case.organisation)
    until = read_day(case.act.facts["until"], "facts.until")
    if not 0 < (until - case.day).days <= LONGEST_TRUSTEESHIP_DAYS:
        raise NoEffect("trusteeship_too_long")
    case.write(
        Kind.TRUSTEESHIP,
        key=case.act.id,
        other=case.organisation,
        of=affiliate,
        until=until,
        facts={"reason": case.text("reason")},
    )


def end_trusteeship(case: Case) -> None:
    """The affiliate governs itself again."""
    case.end([case.only(case.one("affiliate"), Kind.TRUSTEESHIP, "no_trusteeship", other=case.organisation)])
