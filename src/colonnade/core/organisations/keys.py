"""Who may seal: keys, their rotation and loss, and keys or office-holders not available.

The key in force on the day an act is *recorded* must have sealed it. A lost key is replaced by
the recovery key or by enough witnesses; that is shown at once and holds after fourteen days
unless the old key objects. Source: docs/rules/organisations.md, "Keys".
"""

from collections.abc import Iterable
from datetime import timedelta

from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Provenance
from colonnade.core.acts.facts import read_day
from colonnade.core.ids import SpelledKey
from colonnade.core.organisations.cases import Case, NoEffect
from colonnade.core.organisations.spans import Kind, Span

_KEY, _ABSENCE = Kind.KEY, Kind.ABSENCE
LOSS_HOLDS_AFTER = timedelta(days=14)
OFFICERS_NEEDED = 2
NOT_AVAILABLE = frozenset({"key_not_available", "office_holder_not_available"})
ROTATED = "organisations.key_rotated/1"
LOST = "organisations.key_lost/1"
CONFIRMED = "organisations.acts_confirmed/1"
OBJECTED = "organisations.key_loss_objected/1"
UNAVAILABLE = "organisations.unavailability_declared/1"


def named_keys(value: Json) -> list[SpelledKey]:
    """Return the keys of a founding act; their shape, and so their one spelling, was checked before."""
    assert isinstance(value, list)
    return [SpelledKey(str(item)) for item in value]


def has_key(case: Case) -> bool:
    """Whether the organisation has ever named a key; if not, its acts can only be reported."""
    return bool(case.life.kinds.get(Kind.KEY))


def keys_in_force(case: Case) -> set[str]:
    """The keys that may seal on the day the act is known."""
    return {span.key for span in case.held(Kind.KEY, case.known)}


def usable_seals(case: Case) -> frozenset[SpelledKey]:
    """The keys that sealed the act and may seal on the day it is known."""
    return case.sealers & keys_in_force(case)


def require_seal(case: Case) -> None:
    """Refuse unless the act carries the seal its type needs."""
    if case.act.provenance is Provenance.REPORTED:
        if has_key(case):
            raise NoEffect("reported_about_a_keyed_organisation")
        return
    if case.act.type == LOST:
        _require_recovery(case)
        return
    for span in case.life.kinds.get(_KEY, ()):
        if span.key in case.sealers and span.start <= case.known < span.until:
            return
    raise NoEffect("not_sealed_by_a_key_in_force")


def require_available(case: Case) -> None:
    """Refuse an act that only keys declared not available have sealed, or that says it comes from such an office."""
    if _ABSENCE not in case.life.kinds or case.act.type in (LOST, CONFIRMED):
        return
    absent = case.held(_ABSENCE, case.known)
    gone = {span.key for span in absent}
    usable = usable_seals(case)
    if usable and usable <= gone:
        raise NoEffect("key_not_available")
    if case.act.organ and f"office:{case.act.organ}" in gone:
        raise NoEffect("office_holder_not_available")


def _require_recovery(case: Case) -> None:
    for span in case.book.holding(case.organisation, Kind.RECOVERY, case.known):
        if span.key in case.sealers:
            return
        witnesses = span.facts.get("witnesses")
        needed = span.facts.get("needed")
        assert isinstance(witnesses, list)
        assert isinstance(needed, int)
        if needed > 0 and len(case.sealers.intersection(str(key) for key in witnesses)) >= needed:
            return
    raise NoEffect("loss_not_sealed_by_recovery_or_witnesses")


def found_keys(case: Case) -> None:
    """Put the founding act's keys, recovery key and witnesses in force from the day the act is known."""
    facts = case.act.facts
    day = min(case.day, case.known)
    for key in named_keys(facts["keys"]):
        case.write(_KEY, key=key, start=day)
    witnesses = facts["witnesses"]
    assert isinstance(witnesses, list)
    keys: list[Json] = [witness["key"] for witness in witnesses if isinstance(witness, dict)]
    case.write(
        Kind.RECOVERY,
        key=str(facts["recovery"] or ""),
        facts={"witnesses": keys, "needed": facts["witnesses_needed"]},
        start=day,
    )


def rotate(case: Case) -> None:
    """The new key seals from the day after; the old one, which sealed this act, no longer."""
    old, new = case.text("old"), case.text("new")
    if not {old, new} <= case.sealers:
        raise NoEffect("rotation_needs_both_seals")
    _replace_key(case, old, new, days=timedelta(days=1))


def lose(case: Case) -> None:
    """The loss is shown at once; after fourteen days the new key seals and the old one no longer."""
    lost, new = case.text("lost"), case.text("new")
    _replace_key(case, lost, new, days=LOSS_HOLDS_AFTER)
    case.write(
        Kind.LOSS,
        key=case.act.id,
        facts={"lost": lost, "new": new},
        start=case.known,
        until=case.known + LOSS_HOLDS_AFTER,
    )


def _replace_key(case: Case, old: str, new: str, days: timedelta) -> None:
    holding = [span for span in case.book.holding(case.organisation, Kind.KEY, case.known) if span.key == old]
    if not holding:
        raise NoEffect("key_not_in_force")
    case.end(holding, until=case.known + days)
    case.write(Kind.KEY, key=new, start=case.known + days)


def object_to_loss(case: Case) -> None:
    """The old key still seals, within fourteen days: the loss is undone and the new key never holds."""
    loss = _pending_loss(case)
    lost, new = str(loss.facts["lost"]), str(loss.facts["new"])
    if lost not in case.sealers:
        raise NoEffect("objection_not_sealed_by_the_old_key")
    ahead = [span for span in case.book.current(case.organisation, Kind.KEY) if span.until > case.known]
    case.end([span for span in ahead if span.key == new], until=case.known)
    for span in (span for span in ahead if span.key == lost):
        case.end([span], until=case.known)
    case.write(Kind.KEY, key=lost, start=case.known)
    case.end([loss], until=case.known)


def _pending_loss(case: Case) -> Span:
    for span in case.book.holding(case.organisation, Kind.LOSS, case.known):
        if span.key == case.text("loss"):
            return span
    raise NoEffect("no_loss_to_object_to")


def declare_unavailable(case: Case) -> None:
    """From the day the declaration is known, acts of that key or office stay without effect; no mandate is lost."""
    facts = case.act.facts
    officers = facts["officers"]
    if facts["by"] == "officers" and (not isinstance(officers, int) or officers < OFFICERS_NEEDED):
        raise NoEffect("two_officers_needed")
    if "office" in facts:
        office = case.text("office")
        case.only(case.organisation, Kind.OFFICE, "no_such_office", key=office)
        _write_absence(case, f"office:{office}")
        return
    key = case.text("key")
    if key not in keys_in_force(case):
        raise NoEffect("key_not_in_force")
    if keys_in_force(case) <= _absent(case.book.holding(case.organisation, Kind.ABSENCE, case.known)) | {key}:
        _require_another_hand(case, key)
    _write_absence(case, key)


def _require_another_hand(case: Case, key: str) -> None:
    """The last key may be declared absent only by a hand other than itself, so that nobody is silenced by a thief."""
    if case.sealers <= {key}:
        raise NoEffect("a_key_cannot_silence_the_last_key")


def _absent(spans: Iterable[Span]) -> set[str]:
    return {span.key for span in spans}


def _write_absence(case: Case, who: str) -> None:
    since = read_day(case.act.facts["since"], "facts.since")
    case.write(Kind.ABSENCE, key=who, start=max(since, case.known), facts={"since": since.isoformat()})
