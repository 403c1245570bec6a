"""What a bundle shows is taken in, log by log: all of a log or nothing of it, each in a part of one transaction.

Nothing in a bundle is believed but what a log's own key signed; which key that is was said by the operator the first
time. Source: docs/rules/bundles.md, "Merging"; core/log/merging.py.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.models import KeptFork, Log, LoneAct, OtherLog
from colonnade.apps.publiclog.showing import Exchange, Showing, Taken, hold, keep_fork, known_other, known_own
from colonnade.core.acts.order import SealedAct
from colonnade.core.errors import Refusal
from colonnade.core.ids import ActId
from colonnade.core.log.backups import log_folder
from colonnade.core.log.bundles import CHECKPOINT, COSIGNED, act_in, folder_in, fork_in
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.entries import has_bad_seal, read_entry, recalled_entry
from colonnade.core.log.forks import NotAFork, parse_fork, require_fork
from colonnade.core.log.merging import (
    DoesNotHold,
    Fate,
    Incomplete,
    is_witnessed_on_both_sides,
    signed_checkpoint,
    view_of,
    witnessed_size,
)
from colonnade.core.log.notes import VerifierKey, parse_note, parse_vkey
from colonnade.edges.bundles import Bundle
from colonnade.edges.codec import ORJSON
from colonnade.edges.signing import verify

FORKS_LOOKED_INTO = 1000
"""Of those in one bundle."""


def take_in(exchange: Exchange) -> bool:
    """What the bundle shows is in the tables; return whether other acts count now. Call within a transaction."""
    list(Log.objects.select_for_update())
    before = others.mark()
    keys = _trusted(exchange)
    for folder in sorted(_folders(exchange.bundle)):
        _take_one(exchange, folder, keys.get(folder))
    for name in [name for name in sorted(exchange.bundle.members) if fork_in(name) is not None][:FORKS_LOOKED_INTO]:
        _take_fork(exchange, name, keys)
    _settle_views(exchange)
    _take_lone_acts(exchange)
    exchange.taken = [_as_it_is(each) for each in exchange.taken]
    return others.mark() != before


def _trusted(exchange: Exchange) -> dict[str, VerifierKey]:
    """Keys by the folder of their log: those named now, those of the logs known here, those of our own."""
    named = dict(exchange.trust.keys)
    named |= {log.head.origin: log.key for log in others.heads()}
    named |= {origin: exchange.home.key_of(origin) for origin in selectors.origins()}
    return {log_folder(origin): key for origin, key in named.items()}


def _folders(bundle: Bundle) -> set[str]:
    names = [*bundle.members, *bundle.missing, *bundle.damaged]
    return {f"logs/{found[0]}" for name in names if (found := folder_in(name)) is not None}


def _take_one(exchange: Exchange, folder: str, key: VerifierKey | None) -> None:
    if key is None:
        exchange.taken.append(Taken(_name_in(exchange.bundle, folder), Fate.UNASKED))
        return
    origin, own = key.name, key.name in selectors.origins()
    try:
        with transaction.atomic():
            known = known_own(exchange.home, origin) if own else known_other(origin)
            before = known.head.size
            fate = Showing(exchange, folder, key, known, own=own).taken()
    except DoesNotHold as refusal:
        place = refusal.place if refusal.place.startswith("entry ") else f"{folder}/{refusal.place}"
        exchange.taken.append(Taken(origin, Fate.REFUSED, problem=refusal.code_of, place=place))
    except Incomplete as refusal:
        exchange.taken.append(Taken(origin, Fate.INCOMPLETE, place=str(refusal.facts["place"])))
    else:
        exchange.taken.append(Taken(origin, fate, before))


def _name_in(bundle: Bundle, folder: str) -> str:
    """How the log in the folder calls itself; the folder, where that cannot be read or is of another log."""
    try:
        named = parse_checkpoint(parse_note(bundle.read(f"{folder}/{CHECKPOINT}") or b"").text).origin
    except Refusal:
        return folder
    return named if log_folder(named) == folder else folder


def _take_fork(exchange: Exchange, name: str, keys: Mapping[str, VerifierKey]) -> None:
    """A fork of a log that is known here is kept, if it holds; what does not is told as damage."""
    content = exchange.bundle.read(name) or b""
    try:
        fork = parse_fork(content)
        key = keys.get(log_folder(fork.origin))
        if fork.digest != fork_in(name):
            raise NotAFork(fault="name")
        if key is None or (key.name not in selectors.origins() and not _is_known(key.name)):
            return
        require_fork(fork, key, verify)
    except Refusal:
        exchange.bundle.damaged.append(name)
        return
    keep_fork(exchange, fork)
    if fork.origin in selectors.origins():
        hold(fork.origin)


def _is_known(origin: str) -> bool:
    return OtherLog.objects.filter(origin=origin).exists()


def _settle_views(exchange: Exchange) -> None:
    """Of every forked log there counts what its forks leave in common, or what the witnesses saw of it."""
    policy = exchange.trust.policy
    for log in OtherLog.objects.filter(origin__in=KeptFork.objects.values("origin")):
        kept = [each for each, _, _ in others.forks(log.origin)]
        contested = [each for each in kept if is_witnessed_on_both_sides(each, policy, verify)]
        key, cosigned = parse_vkey(log.vkey), bytes(log.cosigned)
        seen = signed_checkpoint(cosigned, key, verify, COSIGNED) if cosigned else None
        log.view = view_of(log.size, kept, witnessed_size(seen, policy, verify), contested)
        log.save(update_fields=["view"])


def _take_lone_acts(exchange: Exchange) -> None:
    """Acts of forked logs that acts which count come after are kept, though they stand where nothing counts."""
    offered = {ActId(act): name for name in exchange.bundle.members if (act := act_in(name)) is not None}
    if not offered and not exchange.beside:
        return
    here = _counted()
    lone = others.lone_contents(here)
    have = {sealed.act.id for sealed in here} | lone.keys()
    wanted = {each for sealed in here for each in sealed.act.after}
    wanted |= {each for content in lone.values() for each in read_entry(content, verify).act.after}
    ahead = sorted(wanted - have)
    while ahead:
        act = ahead.pop()
        sealed = None if act in have else _lone(exchange, act, offered.get(act))
        have.add(act)
        if sealed is not None:
            ahead += sealed.act.after


def _counted() -> list[SealedAct]:
    last = selectors.last_log()
    own = [] if last is None else [recalled_entry(entry.content, ORJSON) for entry in selectors.all_entries(last)]
    return own + others.counted_acts()


def _lone(exchange: Exchange, act: ActId, name: str | None) -> SealedAct | None:
    content = exchange.beside.get(act) or (exchange.bundle.read(name) if name is not None else None)
    try:
        if content is None or has_bad_seal(parse_note(content), verify):
            return None
        sealed = read_entry(content, verify)
    except Refusal:
        return None
    if sealed.act.id != act:
        return None
    LoneAct.objects.get_or_create(act=act, defaults={"content": content, "known": sealed.act.recorded})
    return sealed


def _as_it_is(taken: Taken) -> Taken:
    """The same, with the log's size and view as they are now."""
    if taken.origin in selectors.origins():
        size, is_forked = selectors.size_of(taken.origin), bool(others.forks(taken.origin))
        fate = Fate.OWN_FORKED if is_forked and taken.fate is Fate.OWN else taken.fate
        return replace(taken, fate=fate, before=size, size=size, view=size)
    row = OtherLog.objects.filter(origin=taken.origin).values_list("size", "view").first()
    return taken if row is None else replace(taken, size=row[0], view=row[1])
