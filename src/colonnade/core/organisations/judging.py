"""Every act is judged once, in order; what cannot stand is kept without effect, with the reason.

``judge_case`` never raises on a well-formed act. What was judged is a span of its own, so that
the reason, too, can be asked as of a day. What follows from a type of act is handed in as a table: ``core/rooms.py``.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import FOUNDING, Provenance
from colonnade.core.acts.order import SealedAct
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId
from colonnade.core.organisations import adopting, affiliation, hiding, keys, life, offices, reports, sunset
from colonnade.core.organisations.acts import CORRECTABLE
from colonnade.core.organisations.cases import Case, Citations, Conflict, Effect, NoEffect
from colonnade.core.organisations.spans import ON_RECORD, Gate, Kind, Span, gate_of
from colonnade.core.organisations.vocabulary import Visibility
from colonnade.core.statutes.acts import ADOPTED, AMENDED, RENEWED

CORRECTED_KINDS = MappingProxyType(
    {
        "organisations.count_returned/1": Kind.COUNT,
        "organisations.support_received/1": Kind.SUPPORT,
        "organisations.statement/1": Kind.STATEMENT,
        "organisations.office_filled/1": Kind.OFFICE,
    }
)


class Standing(StrEnum):
    """What became of an act."""

    IN_EFFECT = "in_effect"
    WITHOUT_EFFECT = "without_effect"
    IN_CONFLICT = "in_conflict"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    CANNOT_SAY = "cannot_say"
    MALFORMED = "malformed"
    SUSPENDED = "suspended"


Outcome = tuple[Standing, str, Citations]
"""What became of an act, why, and by which articles."""
_VERDICT, _REPORTED, _OPEN = Kind.VERDICT, Provenance.REPORTED, Visibility.OPEN.value
_IN_EFFECT, _MALFORMED, _SUSPENDED = Standing.IN_EFFECT, Standing.MALFORMED, Standing.SUSPENDED
_STANDS: Outcome = (_IN_EFFECT, "", ())
EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        FOUNDING: life.found,
        "organisations.changed/1": life.change,
        "organisations.opened/1": life.open_sealed,
        "organisations.attested/1": life.attest,
        "organisations.organ_established/1": offices.establish,
        "organisations.office_filled/1": offices.fill,
        "organisations.office_ended/1": offices.end,
        "organisations.affiliation_decided/1": affiliation.decide,
        "organisations.affiliation_decided/2": affiliation.decide,
        "organisations.affiliation_admitted/1": affiliation.admit,
        "organisations.affiliation_refused/1": affiliation.refuse,
        "organisations.affiliation_left/1": affiliation.leave,
        "organisations.affiliation_ended/1": affiliation.end_affiliation,
        "organisations.affiliation_ended/2": affiliation.end_heard,
        "organisations.affiliation_suspended/1": affiliation.suspend,
        "organisations.affiliation_suspended/2": affiliation.suspend_heard,
        "organisations.suspension_lifted/1": affiliation.lift_suspension,
        "organisations.international_joined/1": reports.join_international,
        "organisations.international_left/1": reports.leave_international,
        "organisations.split/1": life.split,
        "organisations.merged/1": life.merge,
        "organisations.dissolved/1": life.dissolve,
        "organisations.refounding_supported/1": life.support_refounding,
        "organisations.trusteeship_began/1": affiliation.begin_trusteeship,
        "organisations.trusteeship_ended/1": affiliation.end_trusteeship,
        "organisations.council_founded/1": affiliation.found_council,
        "organisations.count_returned/1": reports.return_count,
        "organisations.votes_counted/1": reports.count_votes,
        "organisations.support_received/1": reports.receive_support,
        "organisations.statement/1": reports.state,
        "organisations.resigned/1": offices.resign,
        "organisations.replied/1": offices.reply,
        "organisations.unavailability_declared/1": keys.declare_unavailable,
        "organisations.key_rotated/1": keys.rotate,
        "organisations.key_lost/1": keys.lose,
        "organisations.key_loss_objected/1": keys.object_to_loss,
        "organisations.log_continued/1": life.continue_log,
        ADOPTED: adopting.adopt,
        AMENDED: adopting.amend,
        RENEWED: sunset.renew,
    }
)
"""What follows from each type of act of this room and of statutes."""


def judge_case(case: Case, fault: str, effects: Mapping[str, Effect]) -> Standing:
    """Write into the book of the case what follows from its act and what became of it; ``fault``: of its facts."""
    standing, why, cited = _outcome(case, fault, effects)
    act, known = case.act, case.known
    said, whose = _verdict(standing, why, act.type, cited), case.life.organisation
    verdict = Span(_VERDICT, whose, act.id, "", said, act.effective, FOREVER, known, FOREVER, act.id)
    case.book.enter(verdict, is_settled=standing is not _SUSPENDED)
    return standing


def _outcome(case: Case, fault: str, effects: Mapping[str, Effect]) -> Outcome:
    if case.act.type not in effects and case.act.type != keys.CONFIRMED:
        return _unknown(case)
    if fault:
        return _MALFORMED, fault, ()
    try:
        if not passes(gate_of(case.life), case):
            _require_standing(case)
            keys.require_available(case)
            hiding.require_months(case)
        cited = _take_effect(case, effects)
    except NoEffect as refusal:
        return _refused(case, refusal)
    return (_IN_EFFECT, "", cited) if cited else _STANDS


def _unknown(case: Case) -> Outcome:
    if not case.act.critical:
        return Standing.UNKNOWN, "type_unknown", ()
    case.enter(Kind.UNKNOWN, case.act.type, {}, start=min(case.day, case.known))
    return Standing.CANNOT_SAY, "critical_type_unknown", ()


def _refused(case: Case, refusal: NoEffect) -> Outcome:
    if isinstance(refusal, Conflict):
        return Standing.IN_CONFLICT, refusal.why, refusal.cited
    if refusal.why in keys.NOT_AVAILABLE:
        case.book.suspended[case.act.id] = SealedAct(case.act, case.sealers)
        return Standing.SUSPENDED, refusal.why, ()
    return Standing.WITHOUT_EFFECT, refusal.why, refusal.cited


def _require_standing(case: Case) -> None:
    """The seal first; then, but for what concerns keys and the log, an organisation that stands."""
    act = case.act
    if act.type == FOUNDING:
        return
    if not case.life.kinds.get(Kind.FOUNDED):
        raise NoEffect("not_founded", organisation=act.organisation)
    keys.require_seal(case)
    if act.type not in _AFTER_THE_END and not case.held(Kind.FOUNDED, act.effective):
        raise NoEffect("not_founded", organisation=act.organisation)
    if act.type not in _AFTER_THE_END:
        sunset.require_time(case)


def passes(gate: Gate, case: Case) -> bool:
    """Whether the gate alone shows that the act may be looked at: all that :func:`_outcome` asks otherwise."""
    act = case.act
    day = act.effective
    return (
        gate.is_plain
        and gate.stands_from <= day < gate.stands_until
        and gate.key_from <= case.known < gate.key_until
        and gate.key in case.sealers
        and (act.by_month or (gate.visibility == _OPEN and gate.identity_from <= day < gate.identity_until))
        and act.type != keys.LOST
        and act.provenance is not _REPORTED
    )


_AFTER_THE_END = frozenset(
    {keys.ROTATED, keys.LOST, keys.OBJECTED, keys.CONFIRMED, "organisations.log_continued/1", "organisations.replied/1"}
)


def _take_effect(case: Case, effects: Mapping[str, Effect]) -> Citations | None:
    if case.act.type == keys.CONFIRMED:
        _confirm(case, effects)
        return None
    if case.act.corrects is not None:
        _correct(case, case.act.corrects)
        return None
    return effects[case.act.type](case)


def _correct(case: Case, corrected: ActId) -> None:
    """From now on the corrected act's span says what this act says; the past keeps what it knew."""
    if case.act.type not in CORRECTABLE:
        raise NoEffect("type_cannot_be_corrected")
    span = _made_by(case, CORRECTED_KINDS[case.act.type], corrected)
    if span is None or span.organisation != case.organisation or span.start != case.day:
        raise NoEffect("nothing_to_correct")
    if span.kind is Kind.COUNT:
        hiding.require_public_count(case, next(iter(case.held(Kind.COUNT, case.day)), None))
    case.book.rewrite(span, replace(span, facts=case.act.facts, act=case.act.id, known=case.known))


def _made_by(case: Case, kind: Kind, act: ActId) -> Span | None:
    if kind in ON_RECORD:
        return case.book.on_record(case.organisation, kind, act)
    return next((span for span in case.book.current(case.organisation, kind) if span.act == act), None)


def _confirm(case: Case, effects: Mapping[str, Effect]) -> None:
    """Acts of a key or holder declared not available take effect from the confirmation's day of knowledge."""
    named = case.act.facts["acts"]
    assert isinstance(named, list)
    found = [case.book.suspended_act(case.organisation, ActId(str(name))) for name in named]
    if not all(sealed is not None and sealed.act.organisation == case.organisation for sealed in found):
        raise NoEffect("nothing_to_confirm")
    for sealed in found:
        if sealed is not None:
            _confirm_one(case, sealed, effects)


def _confirm_one(case: Case, sealed: SealedAct, effects: Mapping[str, Effect]) -> None:
    confirmed = replace(case, act=sealed.act, sealers=sealed.sealers)
    try:
        confirmed.require_founded(confirmed.organisation)
        cited = _take_effect(confirmed, effects)
    except NoEffect as refusal:
        _rewrite_verdict(confirmed, Standing.WITHOUT_EFFECT, refusal.why, refusal.cited)
        return
    _rewrite_verdict(confirmed, Standing.IN_EFFECT, "", cited or ())


@lru_cache(maxsize=4096)
def _verdict(standing: Standing, why: str, kind: str, cited: Citations = ()) -> Mapping[str, Json]:
    """Return the facts of a verdict; the same value for the same verdict, since there are very many."""
    said: dict[str, Json] = {"standing": standing.value, "why": why, "type": kind}
    return {**said, "cites": [{"article": article, "of": whose} for whose, article in cited]} if cited else said


def _rewrite_verdict(case: Case, standing: Standing, why: str, cited: Citations) -> None:
    span = case.book.on_record(case.organisation, Kind.VERDICT, case.act.id)
    assert span is not None
    case.book.rewrite(span, replace(span, facts=_verdict(standing, why, case.act.type, cited), known=case.known))


def waiting_span(sealed: SealedAct) -> Span:
    """The verdict on an act that waits for one it names and that is not here."""
    entry = sealed.act
    return Span(
        kind=Kind.VERDICT,
        organisation=OrganisationId(entry.organisation),
        key=entry.id,
        other="",
        facts=_verdict(Standing.WAITING, "waits_for_another", entry.type),
        start=entry.effective,
        until=FOREVER,
        known=entry.recorded,
        superseded=FOREVER,
        act=entry.id,
    )
