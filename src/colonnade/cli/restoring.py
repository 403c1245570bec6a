"""`colonnade backup` and `colonnade restore`: a node kept in one encrypted file, put together again, and resumed.

A restored node is read-only. It writes again once an outside checkpoint shows that it is current (``--current``,
after ``--fetch`` where something is missing), or in a new log that cites the old (``--new-log``).
Source: docs/rules/log.md, "Backup, restore, continuation"; docs/adr/0012-one-sequencer-restore.md.
"""

import argparse
import json
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from colonnade.cli.acts import signer_in
from colonnade.cli.answers import Answer
from colonnade.cli.progress import progress
from colonnade.cli.starting import home_path, start, start_tables
from colonnade.core.accounts import kept as accounts
from colonnade.core.acts.canonical import Json
from colonnade.core.desk import kept as desk
from colonnade.core.elections import kept as elections
from colonnade.core.elections import kept_rolls
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import Damaged, EntriesKept, Kept, LogKept, RoomKept, read_backup
from colonnade.core.log.notes import NotAKey, VerifierKey, parse_vkey
from colonnade.core.log.states import MAY, Doing, LogState, require_may
from colonnade.edges import backups, restorings
from colonnade.edges.examining import look_of_backups
from colonnade.edges.homes import DEMO_ORIGIN, Home, name_home, open_home, require_origin, require_real
from colonnade.edges.logfiles import Folder
from colonnade.edges.outside import outside_checkpoint, sound_copy
from colonnade.edges.progress import Tell, untold
from colonnade.edges.signing import Signer, log_key, new_signer, verify, write_seed
from colonnade.words import restoring as words

_READ: Mapping[str, Callable[[bytes, str], object]] = {
    "accounts": accounts.read_kept,
    "desk": desk.read_kept,
    "electorate": kept_rolls.read_kept,
    "elections": elections.read_kept,
}
"""How each room reads what it kept, in the order in which they are put back."""


class CallNotClear(Refusal):
    """The options do not say one thing to do."""

    code = "restoring.call_not_clear"


class NotTheLogsKey(Refusal):
    """The file does not hold the secret key of this log."""

    code = "restoring.not_the_logs_key"


class PinnedIsNoKey(Refusal):
    """The text after ``--key`` is no verifier key."""

    code = "restoring.pinned_is_no_key"


class OtherKey(Refusal):
    """The backup is of a log with another key than the one named."""

    code = "restoring.other_key"


def backup(options: argparse.Namespace) -> Answer:
    """One new encrypted file holds the node, or a new backup key is made; return the recipient or a sentence."""
    if options.new_key and not (options.file or options.to or options.passphrase):
        recipient = backups.new_identity(Path(options.new_key))
        return Answer(recipient, {"recipient": recipient})
    if options.new_key or not options.file or bool(options.to) == bool(options.passphrase):
        raise CallNotClear(command="backup")
    place = Path(options.file)
    home = open_home(home_path())
    require_real(home)
    start(home)
    lock = _lock(options)
    with progress("keeping", options.lang) as tell:
        size = write(home, place, lock, tell)
    return Answer(words.told("backup.done", options.lang, place=str(place), size=size), {"acts": size})


def _lock(options: argparse.Namespace) -> backups.Lock:
    if options.to:
        return backups.lock_for(options.to)
    return backups.Lock(passphrase=backups.passphrase_in(Path(options.passphrase)))


def _rooms() -> tuple[Any, ...]:
    """Return how each room keeps what is its own, in the order of ``_READ``."""
    from colonnade.apps.accounts import keeping as accounts_keeping  # noqa: PLC0415 -- models load late
    from colonnade.apps.desk import keeping as desk_keeping  # noqa: PLC0415 -- likewise
    from colonnade.apps.elections import keeping as elections_keeping  # noqa: PLC0415 -- likewise
    from colonnade.apps.electorate import keeping as electorate_keeping  # noqa: PLC0415 -- likewise

    return accounts_keeping, desk_keeping, electorate_keeping, elections_keeping


def _clear_rooms() -> None:
    for room in reversed(_rooms()):
        room.clear()


def write(home: Home, place: Path, lock: backups.Lock, tell: Tell = untold) -> int:
    """``place`` holds the node as it is published now; return how many acts that is."""
    from colonnade.apps.elections import keeping as boxes  # noqa: PLC0415 -- models load late
    from colonnade.apps.publiclog import keeping, selectors, services  # noqa: PLC0415 -- likewise

    recorded = {each: selectors.size_of(each) for each in selectors.origins()}
    origin = selectors.written_log()
    if Doing.SIGN in MAY[selectors.state_of(origin)]:
        services.publish_log(origin=origin, folder=home.folder_of(origin), signer=home.signer_of(origin))
    logs = keeping.logs_kept(home, recorded)
    with keeping.snapshot():
        found = {room.ROOM: room.kept(home.secret().hex()) for room in _rooms()}
        rooms = ChainMap({room: content for room, content in found.items() if content}, boxes.Pieces())  # type: ignore[arg-type]  # only read
        backups.write_backup(place, keeping.members(logs, rooms, tell), lock)
    return sum(log.size for log in logs)


def restore(options: argparse.Namespace) -> Answer:
    """Do the one thing that the options name; return what it led to."""
    wanted = [name for name in ("file", "fetch", "current", "new_log") if getattr(options, name)]
    if len(wanted) != 1:
        raise CallNotClear(command="restore")
    return _WAYS[wanted[0]](options)


def _from_file(options: argparse.Namespace) -> Answer:
    if bool(options.identity) == bool(options.passphrase):
        raise CallNotClear(command="restore")
    path, place = home_path(), Path(options.file)
    restorings.require_free(path)
    unlock = _unlock(options)
    pinned = _pinned(options.key)
    with progress("surveying", options.lang) as tell:
        logs = survey(place, unlock, pinned, tell)
    with progress("restoring", options.lang) as tell:
        put_back(path, place, unlock, tell)
    keys = "\n".join(str(log.key) for log in logs)
    told = words.told("restore.done", options.lang, size=logs[-1].size, origin=logs[-1].origin)
    members: list[Json] = [{"origin": log.origin, "size": log.size, "vkey": str(log.key)} for log in logs]
    return Answer(f"{keys}\n{told}", {"logs": members})


def _pinned(text: str | None) -> VerifierKey | None:
    try:
        return None if text is None else parse_vkey(text)
    except NotAKey:
        raise PinnedIsNoKey(text=(text or "")[:80]) from None


def _unlock(options: argparse.Namespace) -> backups.Unlock:
    if options.identity:
        return backups.unlock_by(Path(options.identity))
    return backups.Unlock(passphrase=backups.passphrase_in(Path(options.passphrase)))


def survey(
    place: Path, unlock: backups.Unlock, pinned: VerifierKey | None = None, tell: Tell = untold
) -> list[LogKept]:
    """Return the logs in the backup, every member of which was read and found sound; nothing was written."""
    with _kept(place, unlock, tell) as kept:
        logs = [each for each in _looked_into(kept) if isinstance(each, LogKept)]
    if logs[0].origin == DEMO_ORIGIN:
        raise backups.NotDecrypted(place=str(place))
    if pinned is not None and all(log.key != pinned for log in logs):
        raise OtherKey(origin=logs[-1].origin)
    return logs


def _looked_into(kept: Iterator[Kept]) -> Iterator[Kept]:
    """The same; what a room keeps is read as that room will read it, and a room that we do not know is refused."""
    for each in kept:
        if isinstance(each, RoomKept):
            room = each.room.partition("-")[0]
            if room not in _READ:
                raise Damaged(place=each.place)
            _READ[room](each.content, each.place)
        yield each


@contextmanager
def _kept(place: Path, unlock: backups.Unlock, tell: Tell) -> Iterator[Iterator[Kept]]:
    with backups.members_of(place, unlock) as members, look_of_backups() as look:
        yield _telling(read_backup(members, verify, look), tell)


def _telling(kept: Iterator[Kept], tell: Tell) -> Iterator[Kept]:
    """The same, told by how many acts of the log at hand were read."""
    done, total = 0, 0
    for each in kept:
        if isinstance(each, LogKept):
            done, total = 0, each.size
        if isinstance(each, EntriesKept):
            done += len(each.entries)
            tell(done, total)
        yield each


def put_back(path: Path, place: Path, unlock: backups.Unlock, tell: Tell = untold) -> Home:
    """``path`` is a node's home with what the backup holds, read-only; stopped or refused, it is no node."""
    is_new = restorings.begin(path)
    try:
        start_tables(path)
        return _put_together(path, place, unlock, tell)
    except BaseException:
        _forget_tables()
        restorings.give_up(path, is_new=is_new)
        raise


def _put_together(path: Path, place: Path, unlock: backups.Unlock, tell: Tell) -> Home:
    from django.db import transaction  # noqa: PLC0415 -- models load only after django.setup

    from colonnade.apps.organisations import services  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import continuing  # noqa: PLC0415 -- likewise

    continuing.clear_unfinished()
    _clear_rooms()
    rooms: dict[str, bytes] = {}
    with transaction.atomic(), _kept(place, unlock, tell) as kept:
        logs = continuing.put_together(_set_aside(_looked_into(kept), rooms))
        home = Home(path, logs[0].origin, is_demo=False)
        services.rebuild(logs[-1].origin, is_own=False)
        for log in logs:
            continuing.publish_again(log, restorings.Gathering(home.folder_of(log.origin)))
        seed = new_signer().seed
        for room in _rooms():
            if room.ROOM in rooms and room.ROOM != elections.ROOM:
                room.put_back(rooms[room.ROOM], seed.hex())
        write_seed(path / "secret", seed)
        restorings.all_on_disk()
    name_home(path, home.origin)
    continuing.finish_restore()
    restorings.forget_marker(path)
    return home


def _set_aside(kept: Iterator[Kept], rooms: dict[str, bytes]) -> Iterator[Kept]:
    """The same without what rooms keep, which is in ``rooms`` once it has been read; pieces of boxes are put back."""
    from colonnade.apps.elections import keeping as boxes  # noqa: PLC0415 -- models load late

    for each in kept:
        if isinstance(each, RoomKept) and each.room.startswith(f"{elections.ROOM}-"):
            boxes.put_piece(rooms.get(elections.ROOM, b""), each.room, each.content)
        elif isinstance(each, RoomKept) and each.room == elections.ROOM:
            rooms[each.room] = each.content
            boxes.put_back(each.content, "")
        elif isinstance(each, RoomKept):
            rooms[each.room] = each.content
        else:
            yield each


def _forget_tables() -> None:
    """A database outside the home holds nothing of the restore; the one inside goes with its file."""
    from django.db import Error, connection  # noqa: PLC0415 -- models load only after django.setup

    from colonnade.apps.publiclog import continuing  # noqa: PLC0415 -- likewise

    with suppress(Error, continuing.DatabaseTaken):
        continuing.clear_unfinished()
        _clear_rooms()
    connection.close()


def _writing_home() -> tuple[Home, str]:
    """Return the home and the log that it writes; where that fell behind what is published, it is held first."""
    home = open_home(home_path())
    require_real(home)
    start(home)
    from colonnade.apps.publiclog import continuing, selectors  # noqa: PLC0415 -- models load only after django.setup

    continuing.hold(home)
    return home, selectors.written_log()


def _fetch(options: argparse.Namespace) -> Answer:
    home, origin = _writing_home()
    taken = fetch(home, origin, options.fetch)
    told = words.told("restore.fetched", options.lang, taken=taken, origin=origin)
    return Answer(told, {"origin": origin, "taken": taken})


def fetch(home: Home, origin: str, source: str) -> int:
    """The node has all that the log's key has signed in the copy at ``source``; return how many acts are new."""
    from django.db import transaction  # noqa: PLC0415 -- models load only after django.setup

    from colonnade.apps.organisations import services  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import continuing, selectors  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- likewise

    require_may(selectors.state_of(origin), Doing.CATCH_UP, origin)
    ours = selectors.head_of(origin)
    with sound_copy(source, home.key_of(origin), ours) as copy:
        documents = list(copy.documents_from(ours.size))
        with transaction.atomic():
            taken = services.catch_up(origin=origin, contents=copy.entries(ours.size))
            for sealed in documents:
                publiclog.keep_blob(sealed, is_published=True, doing=Doing.CATCH_UP)
        continuing.publish_fetched(home, copy.checkpoint, copy.sizes)
    return taken


def _resume(options: argparse.Namespace) -> Answer:
    home, origin = _writing_home()
    resume(home, origin, options.current, None if options.log_key is None else signer_in(Path(options.log_key)))
    return Answer(words.told("restore.resumed", options.lang, origin=origin), {"origin": origin})


def resume(home: Home, origin: str, source: str, signer: Signer | None) -> None:
    """The node writes its log again: the checkpoint at ``source`` shows that it is current, and the key is back.

    Called again after it was stopped, it does the rest, if there is any; a log that has gone on since is refused.
    """
    from colonnade.apps.publiclog import continuing, selectors  # noqa: PLC0415 -- models load only after django.setup

    state, key, place = selectors.state_of(origin), home.key_of(origin), home.key_path(origin)
    if state is not LogState.OPEN:
        require_may(state, Doing.CATCH_UP, origin)
    outside = outside_checkpoint(source, key, home.path)
    if state is LogState.OPEN and outside == selectors.head_of(origin):
        return
    continuing.require_shown(home, outside)
    if signer is None and place.exists():
        signer = home.signer_of(origin)
    if signer is None or log_key(signer, origin) != key:
        raise NotTheLogsKey(origin=origin)
    _keep_key(place, signer, key)
    continuing.resume(home, outside)


def _keep_key(place: Path, signer: Signer, key: VerifierKey) -> None:
    if place.exists() and signer_in(place).public == key.public:
        return
    place.unlink(missing_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    write_seed(place, signer.seed)


def _new_log(options: argparse.Namespace) -> Answer:
    home, _ = _writing_home()
    key, facts = new_log(home, options.new_log)
    told = words.told("restore.new_log", options.lang, origin=options.new_log)
    return Answer(f"{key}\n{facts}\n{told}", {"cites": json.loads(facts), "origin": options.new_log, "vkey": key})


def new_log(home: Home, origin: str) -> tuple[str, str]:
    """The old log is closed for ever on this node, and ``origin`` waits for the act that cites it.

    Return the new log's key, and the facts of that act as JSON; called again before that act, the same.
    """
    from colonnade.apps.publiclog import continuing, selectors  # noqa: PLC0415 -- models load only after django.setup

    require_origin(origin)
    is_open = origin == selectors.written_log() and selectors.state_of(origin) is LogState.CONTINUING
    if not is_open:
        continuing.require_unused(home, origin)
    key = _new_key(home, origin)
    cited = selectors.carried_on_by(origin) if is_open else continuing.carry_on_in(home, origin)
    assert cited is not None
    facts = {"origin": cited.origin, "root": cited.root.hex(), "size": cited.size}
    return str(key), json.dumps(facts, sort_keys=True, ensure_ascii=False)


def _new_key(home: Home, origin: str) -> VerifierKey:
    """A key that a stopped call left has signed nothing and is used."""
    place = home.key_path(origin)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    if not place.exists():
        write_seed(place, new_signer().seed)
    key, folder = log_key(home.signer_of(origin), origin), Folder(home.folder_of(origin))
    folder.write("vkey", f"{key}\n".encode())
    folder.settle(["vkey"])
    return key


_WAYS = {"file": _from_file, "fetch": _fetch, "current": _resume, "new_log": _new_log}
