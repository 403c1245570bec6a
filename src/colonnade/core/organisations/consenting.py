"""Whose consent joining takes beside the assembly's: those below, branch and territory, a body of appeal.

Source: docs/rules/statutes.md, "What binds"; docs/adr/0035; norms R10-R14.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.facts import is_counted, read_counted
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.binding import Under
from colonnade.core.organisations.cases import Case, NoEffect
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import ClaimedClass, Visibility
from colonnade.core.statutes.majorities import OF_ORGANISATIONS, is_ruled_out
from colonnade.core.statutes.values import Condition

_AFFILIATION = Kind.AFFILIATION
OF_A_BRANCH: Final = (ClaimedClass.FEDERATION.value, ClaimedClass.UNION.value)
OF_A_TERRITORY: Final = (ClaimedClass.LOCAL_COUNCIL.value,)


def require_ratified(
    case: Case, statute: Under, candidate: OrganisationId, decision: Mapping[str, Json], on: date
) -> None:
    """Refuse a decision that those under the candidate have not ratified by the share asked for.

    Whoever stands alone has nobody to ask. A count leaves out nobody that the log shows under it on the day ``on``;
    where none is told, inspectors attest.
    """
    rule = statute.terms.rules.one("affil.ratified_by")
    if rule is None:
        return
    affiliates, ratified = _affiliates(case, candidate, on), decision.get("ratified")
    if not affiliates and ratified is None:
        return
    assert isinstance(rule.value, Condition)
    if is_counted(ratified):
        *_, entitled = read_counted(ratified)
        is_met = entitled >= affiliates and not is_ruled_out(rule.value, ratified, OF_ORGANISATIONS)
    else:
        is_met = decision["attested"] is True
    statute.require(rule, "not_ratified", is_met=is_met)


def require_public_ratification(case: Case) -> None:
    """Refuse a count by which a hidden body would tell of more below it than the log shows."""
    ratified = case.act.facts.get("ratified")
    if is_counted(ratified) and case.my_visibility() != Visibility.OPEN:
        *_, entitled = read_counted(ratified)
        if entitled > _affiliates(case, case.organisation, case.day):
            raise NoEffect("size_shows_too_much")


def _affiliates(case: Case, organisation: OrganisationId, on: date) -> int:
    """How many stand under the organisation in full on a day."""
    return sum(
        any(span.other == organisation and span.key == "full" for span in case.book.holding(each, _AFFILIATION, on))
        for each in case.book.concerning(organisation)
    )


def require_both_arms(case: Case, roof: Under, candidate: OrganisationId) -> None:
    """Refuse a base organisation that is not also in a body of its branch, or of its territory, of this house."""
    rule = roof.terms.rules.one("affil.double")
    if rule is None or case.class_of(candidate) != ClaimedClass.BASE:
        return
    assert isinstance(rule.value, tuple)
    if "branch" in rule.value:
        is_met = case.my_class() in OF_A_BRANCH or any(_branch_bodies(case, candidate))
        roof.require(rule, "in_no_body_of_its_branch", is_met=is_met)
    if "territory" in rule.value:
        is_met = case.my_class() in OF_A_TERRITORY or any(_councils(case, candidate))
        roof.require(rule, "in_no_body_of_its_territory", is_met=is_met)


def _bonds(case: Case, organisation: OrganisationId) -> list[Span]:
    return case.book.holding(organisation, _AFFILIATION, case.day)


def _branch_bodies(case: Case, candidate: OrganisationId) -> Iterator[OrganisationId]:
    """The federations and unions above the candidate that stand in full under the body whose act it is."""
    for span in _bonds(case, candidate):
        body = OrganisationId(span.other)
        if span.key == "full" and case.class_of(body) in OF_A_BRANCH:
            above = (bond.other for bond in _bonds(case, body) if bond.key == "full")
            if case.organisation in above:
                yield body


def _councils(case: Case, candidate: OrganisationId) -> Iterator[OrganisationId]:
    """The local councils in which the candidate is, in full or associated, that the body or one above it founded."""
    house = _house(case)
    for span in _bonds(case, candidate):
        council = OrganisationId(span.other)
        if case.class_of(council) in OF_A_TERRITORY:
            founders = case.book.holding(council, Kind.COUNCIL, case.day)
            if any(OrganisationId(each.other) in house for each in founders):
                yield council


def _house(case: Case) -> set[OrganisationId]:
    """The body whose act it is, and every body that it stands under in full on the act's day."""
    ahead, house = [case.organisation], {case.organisation}
    while ahead:
        for span in _bonds(case, ahead.pop()):
            body = OrganisationId(span.other)
            if span.key == "full" and body not in house:
                house.add(body)
                ahead.append(body)
    return house


def refusals_of(case: Case, candidate: OrganisationId, decision: Span) -> list[Span]:
    """Return by what the body whose act it is has told the candidate no, on this decision."""
    spans = case.book.holding(candidate, Kind.REFUSED, case.day)
    return [span for span in spans if span.key == decision.act and span.other == case.organisation]


def names_an_appeal(roof: Under | None) -> bool:
    """Whether the statute names a body to which a candidate that was refused can appeal."""
    return roof is not None and roof.terms.rules.one("affil.appeal") is not None


def require_deciding_body(case: Case, roof: Under, candidate: OrganisationId, decision: Span) -> None:
    """Refuse an answer by another body than the one that admits or, once it has refused, than the one of appeal."""
    body, appeal = (roof.terms.rules.one(key) for key in ("affil.admitting_body", "affil.appeal"))
    if appeal is not None and refusals_of(case, candidate, decision):
        roof.require(appeal, "appeal_is_heard_by_another", is_met=roof.is_named(case.act.organ, (str(appeal.value),)))
    elif body is not None:
        roof.require(body, "another_body_admits", is_met=roof.is_named(case.act.organ, (str(body.value),)))
