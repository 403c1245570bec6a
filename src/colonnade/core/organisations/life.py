"""Founding and ending: how an organisation comes to be, changes, opens and passes on.

Source: docs/rules/organisations.md, "Founding" and "Ending".
"""

from collections.abc import Mapping
from itertools import chain

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Provenance
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.binding import cited, under
from colonnade.core.organisations.cases import LIVES_WITH_ITS_ORGANISATION, Case, Citations, NoEffect
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.hiding import columns_under, require_shared_branch
from colonnade.core.organisations.keys import found_keys, named_keys
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Visibility

_IDENTITY = ("name", "claimed_class", "basis", "branch", "place", "workplace", "visibility")
_FOUNDING = ("conveners", "notice_days", "asked", "presence")
INSPECTORS_TO_ATTEST = 2


def found(case: Case) -> None:
    """The organisation stands; its keys are in force. Signed founding acts are sealed by every key they name."""
    facts = case.act.facts
    keys = named_keys(facts["keys"])
    if case.act.provenance is Provenance.REPORTED:
        if keys:
            raise NoEffect("reported_founding_names_keys")
    elif not keys or not case.sealers.issuperset(keys):
        raise NoEffect("founding_not_sealed_by_its_keys")
    case.write(Kind.FOUNDED, facts={**_picked(facts, _FOUNDING), "commitment": facts.get("commitment")})
    case.write(Kind.IDENTITY, facts=_picked(facts, _IDENTITY))
    if keys:
        found_keys(case)


def _picked(facts: Mapping[str, Json], names: tuple[str, ...]) -> dict[str, Json]:
    return {name: facts[name] for name in names if name in facts}


def change(case: Case) -> Citations:
    """From the act's day the organisation is what the act says; what it leaves out stays.

    It takes the class of another name once its statute says so.
    """
    identity = case.only(case.organisation, Kind.IDENTITY, "not_founded")
    if identity.facts.get("visibility") == Visibility.SEALED:
        raise NoEffect("sealed_cannot_change")
    changed = {**identity.facts, **case.act.facts}
    if changed.get("visibility") == Visibility.PSEUDONYMOUS and (changed.get("place") or changed.get("branch")):
        raise NoEffect("pseudonymous_has_no_place")
    statute = under(case)
    if statute is not None and "claimed_class" in case.act.facts:
        named = statute.terms.rules.one("claims.name_class")
        if named is not None:
            statute.require(named, "statute_names_another_class", is_met=named.value == changed["claimed_class"])
    case.end([identity])
    case.write(Kind.IDENTITY, facts=changed, until=identity.until)
    return cited(statute)


def open_sealed(case: Case) -> None:
    """What the sealed founding act committed to is shown from the act's day."""
    founded = case.only(case.organisation, Kind.FOUNDED, "not_founded")
    commitment = founded.facts.get("commitment")
    revealed = case.act.facts["revealed"]
    assert isinstance(revealed, Mapping)
    if commitment is None:
        raise NoEffect("nothing_sealed")
    if commitment_to(bytes.fromhex(case.text("random")), revealed) != commitment:
        raise NoEffect("opening_does_not_match")
    identity = case.only(case.organisation, Kind.IDENTITY, "not_founded")
    case.end([identity])
    opened = {**_picked(revealed, _IDENTITY), "visibility": Visibility.OPEN.value}
    case.write(Kind.IDENTITY, facts=opened, until=identity.until)
    case.write(Kind.OPENED, facts=_picked(revealed, _FOUNDING))


def attest(case: Case) -> None:
    """Inspectors of the body above say that a column stands, where the column itself must not show it."""
    column = case.one("of")
    case.require_founded(column)
    inspectors = case.act.facts["inspectors"]
    if not isinstance(inspectors, int) or inspectors < INSPECTORS_TO_ATTEST:
        raise NoEffect("two_inspectors_needed")
    if case.act.facts["branch"] is not None:
        require_shared_branch(case, column, case.text("branch"))
    case.write(Kind.ATTESTED, other=case.organisation, of=column, facts={"branch": case.act.facts["branch"]})


def dissolve(case: Case) -> None:
    """The organisation has ended; what stood under it stands on its own."""
    _end_life(case, "dissolved", {"assets_to": case.act.facts["assets_to"]})


def merge(case: Case) -> None:
    """The organisation has ended and goes on in another."""
    into = case.one("into")
    if into == case.organisation:
        raise NoEffect("own_successor")
    case.require_founded(into)
    _end_life(case, "merged", {"into": into})
    case.write(Kind.SUCCESSION, key=f"merged:{case.organisation}", other=case.organisation, of=into)


def split(case: Case) -> None:
    """The organisation has ended and goes on in two or more others."""
    successors = case.act.facts["successors"]
    assert isinstance(successors, list)
    for successor in successors:
        if successor == case.organisation:
            raise NoEffect("own_successor")
        case.require_founded(OrganisationId(str(successor)))
    _end_life(case, "split", {"successors": successors})
    for successor in successors:
        case.write(
            Kind.SUCCESSION,
            key=f"split:{case.organisation}",
            other=case.organisation,
            of=OrganisationId(str(successor)),
        )


def _end_life(case: Case, how: str, facts: Mapping[str, Json]) -> None:
    founded = case.book.holding(case.organisation, Kind.FOUNDED, case.day)
    if not founded:
        raise NoEffect("not_founded", organisation=case.organisation)
    case.end(founded)
    mine = (
        span
        for kind in sorted(LIVES_WITH_ITS_ORGANISATION)
        for span in case.book.current(case.organisation, kind)
        if span.until > case.day
    )
    case.end(list(chain(mine, _resting_on(case))))
    case.write(Kind.ENDED, key=how, facts=facts)


def _resting_on(case: Case) -> list[Span]:
    return [
        span
        for below in list(case.book.concerning(case.organisation))
        for kind in (Kind.AFFILIATION, Kind.COUNCIL, Kind.SUSPENSION, Kind.TRUSTEESHIP)
        for span in case.book.current(below, kind)
        if span.other == case.organisation and span.until > case.day
    ]


def support_refounding(case: Case) -> None:
    """A base organisation says that another body carries on the captured one.

    Once more than half of the base organisations under the old body have said so, the new body is its successor.
    """
    old, new = case.one("old"), case.one("new")
    case.require_founded(new)
    columns = list(columns_under(case, old))
    if case.organisation not in columns:
        raise NoEffect("not_a_column_of_the_old_body")
    case.write(Kind.SUCCESSION, key=f"support:{old}:{new}")
    behind = [c for c in columns if _supports(case, c, f"support:{old}:{new}")]
    if len(behind) * 2 <= len(columns):
        return
    if any(s.key == f"refounded:{old}" for s in case.book.current(new, Kind.SUCCESSION)):
        return
    case.write(
        Kind.SUCCESSION, key=f"refounded:{old}", other=old, of=new, facts={"of": len(columns), "for": len(behind)}
    )


def _supports(case: Case, column: OrganisationId, key: str) -> bool:
    return any(span.key == key for span in case.book.holding(column, Kind.SUCCESSION, case.day))


def continue_log(case: Case) -> None:
    """A new log carries on one that can no longer be written, and cites its last known size and root."""
    case.write(
        Kind.SUCCESSION, key=f"log:{case.text('origin')}", facts=dict(case.act.facts), start=min(case.day, case.known)
    )
