"""What statutes in force ask of whoever joins and leaves: of the decision, of the candidate, of the body that admits.

Both the candidate's own statute and that of the body above bind, each for its part. Leaving needs nobody's consent, and
notice of at most two years. Source: docs/rules/statutes.md, "What binds"; norms R09-R13, R60, BGB 39.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.binding import Under
from colonnade.core.organisations.cases import Case
from colonnade.core.organisations.consenting import require_both_arms, require_deciding_body, require_ratified
from colonnade.core.organisations.measures import is_of_organisations, measure_of
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.statutes.acts import SILENT
from colonnade.core.statutes.majorities import is_ruled_out
from colonnade.core.statutes.rules import Rule
from colonnade.core.statutes.values import Condition, Unit
from colonnade.core.statutes.values import Span as Time

LONGEST_NOTICE: Final = Time(2, Unit.YEARS)


def require_decision(case: Case, own: Under | None, above: Under | None) -> None:
    """Refuse a decision to join that is not made as the candidate's own statute, and that of the body above, ask."""
    knowing = own or Under(case.organisation, SILENT)
    for statute in (own, above):
        if statute is None:
            continue
        rule = statute.terms.rules.one("affil.decided_by")
        if rule is not None and rule.value == "own_assembly":
            is_met = knowing.is_sovereign(case.act.organ)
            statute.require(rule, "not_decided_by_the_assembly", is_met=is_met)
    if own is not None:
        _require_shown(own, case.act.facts)
        require_ratified(case, own, case.organisation, case.act.facts, case.day)


def _require_shown(statute: Under, decision: Mapping[str, Json]) -> None:
    """Refuse a decision without its votes or an attestation, and one whose votes rule out the majority asked for."""
    minutes, majority = (statute.terms.rules.one(key) for key in ("affil.minutes_required", "affil.majority"))
    is_shown = decision["votes"] is not None or decision["attested"] is True
    if minutes is not None and minutes.value is True:
        statute.require(minutes, "minutes_missing", is_met=is_shown)
    if majority is not None:
        assert isinstance(majority.value, Condition)
        is_met = is_shown and not is_ruled_out(majority.value, decision["votes"])
        statute.require(majority, "majority_not_reached", is_met=is_met)


def require_admissible(case: Case, roof: Under, candidate: OrganisationId, decision: Span) -> None:
    """Refuse to admit whom the body's own statute does not let in, or by an organ that does not admit."""
    is_full = decision.facts["kind"] == "full"
    require_deciding_body(case, roof, candidate, decision)
    _require_shown(roof, decision.facts)
    require_ratified(case, roof, candidate, decision.facts, decision.start)
    if is_full:
        require_both_arms(case, roof, candidate)
        _require_members(case, roof, candidate)
        _require_age(case, roof, candidate)
        _require_observed(case, roof, candidate)


def _require_members(case: Case, roof: Under, candidate: OrganisationId) -> None:
    """Of a base organisation that shows less than the members asked for, unless inspectors attest it."""
    rule = members_asked(roof)
    if rule is None or case.class_of(candidate) != ClaimedClass.BASE:
        return
    if any(case.book.holding(candidate, Kind.ATTESTED, case.day)):
        return
    shown = 0
    for span in case.book.holding(candidate, Kind.COUNT, case.day):
        count = span.facts.get("count", span.facts.get("at_least"))
        shown = count if isinstance(count, int) else 0
    assert isinstance(rule.value, int)
    roof.require(rule, "too_few_members", is_met=shown >= rule.value)


def members_asked(roof: Under) -> Rule | None:
    """Return the rule that says how many members an affiliate has at least."""
    rules = roof.terms.rules
    return rules.one("affil.min_members") or (rules.one("found.min_members") if is_of_organisations(rules) else None)


def _require_age(case: Case, roof: Under, candidate: OrganisationId) -> None:
    """The base stands before the roof: whoever is younger than the roof has stood as long as a column must."""
    rule = roof.terms.rules.one("found.order")
    if rule is None or roof.terms.rules.field("found.order", "base_before_roof") is not True:
        return
    begun, own = _founded(case, candidate), _founded(case, case.organisation)
    is_met = begun < own or measure_of(roof.terms).grown(begun) <= case.day
    roof.require(rule, "younger_than_the_roof", is_met=is_met)


def _founded(case: Case, organisation: OrganisationId) -> date:
    return min(span.start for span in case.book.holding(organisation, Kind.FOUNDED, case.day))


def _require_observed(case: Case, roof: Under, candidate: OrganisationId) -> None:
    """Whoever joins in full has been associated for as long as the statute asks."""
    rule = roof.terms.rules.one("affil.observation_months")
    if rule is None:
        return
    assert isinstance(rule.value, int)
    time = Time(rule.value, Unit.MONTHS)
    since = [span.start for span in observing(case, candidate)]
    is_met = not rule.value or any(time.after(day, roof.terms.calendar) <= case.day for day in since)
    roof.require(rule, "not_observed_long_enough", is_met=is_met)


def observing(case: Case, candidate: OrganisationId) -> list[Span]:
    """Return the association of the candidate with the body whose act it is, as it holds on the act's day."""
    spans = case.book.holding(candidate, Kind.AFFILIATION, case.day)
    return [span for span in spans if span.key == "associate" and span.other == case.organisation]


def exclusive_rule(statute: Under | None) -> Rule | None:
    """Return the rule by which nobody stands under two roofs of one level; it holds where no statute says it, too."""
    rule = None if statute is None else statute.terms.rules.one("member.exclusive_level")
    return rule if rule is not None and rule.value is True else None


def require_notice(case: Case, own: Under | None, above: Under | None) -> None:
    """Refuse to leave otherwise than the statute of the body above asks: by whom decided, and with which notice."""
    if above is None:
        return
    knowing = own or Under(case.organisation, SILENT)
    decided, notice = (above.terms.rules.one(key) for key in ("withdraw.decided_by", "withdraw.notice"))
    if decided is not None and decided.value == "own_assembly":
        above.require(decided, "not_decided_by_the_assembly", is_met=knowing.is_sovereign(case.act.organ))
    if notice is not None:
        assert isinstance(notice.value, Time)
        calendar = above.terms.calendar
        last = min(notice.value.after(case.known, calendar), LONGEST_NOTICE.after(case.known, calendar))
        above.require(notice, "notice_too_short", is_met=case.day >= last)
