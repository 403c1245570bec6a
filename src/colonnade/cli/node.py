"""The commands that work on a node's home: init, demo, serve, rebuild, act …, log export."""

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from django.db import Error

from colonnade.cli import accounts, acts, restoring
from colonnade.cli.answers import Answer, say
from colonnade.cli.database_faults import fault_of
from colonnade.cli.progress import progress
from colonnade.cli.serving import chosen_port, serve
from colonnade.cli.starting import home_path, start
from colonnade.core.acts.canonical import canonical_bytes
from colonnade.core.acts.envelope import FOUNDING, parse_act
from colonnade.edges.clock import today
from colonnade.edges.exports import PublishedLog, write_exports
from colonnade.edges.homes import create_home, demo_home, open_home, read_file, require_real, unmake
from colonnade.edges.signing import log_key


def run(options: argparse.Namespace) -> int:
    """Do what the command names and answer; what the database refuses is told as a fault of its own."""
    try:
        answer = _COMMANDS[options.named](options)
    except Error as fault:
        raise fault_of(fault) from None
    if answer is not None:
        say(answer.spelled(options.named, options.format))
    return 0


def _init(options: argparse.Namespace) -> Answer:
    home = create_home(home_path(), options.origin)
    try:
        start(home)
    except BaseException:
        unmake(home)
        raise
    key = str(log_key(home.signer(), home.origin))
    return Answer(key, {"origin": home.origin, "vkey": key})


def _demo(options: argparse.Namespace) -> None:
    port = chosen_port("127.0.0.1")
    home = demo_home(home_path())
    start(home)
    from colonnade.cli import demo  # noqa: PLC0415 -- models load only after django.setup

    with progress("furnishing", options.lang) as tell:
        demo.furnish(home, today(), tell)
    serve("127.0.0.1", port, opens_browser=sys.stdout.isatty(), answers=partial(_at, options))


def _at(options: argparse.Namespace, address: str) -> None:
    say(Answer(f"Colonnade: {address}", {"address": address}).spelled(options.named, options.format))


def _serve(options: argparse.Namespace) -> None:
    home = open_home(home_path())
    require_real(home)
    port = chosen_port(options.host)
    start(home)
    serve(options.host, port, opens_browser=False, answers=partial(_at, options))


def _rebuild(options: argparse.Namespace) -> Answer:
    home = open_home(home_path())
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise

    with progress("rebuilding", options.lang) as tell:
        judged = services.rebuild(selectors.written_log(), tell)
    return Answer(str(judged), {"acts": judged})


def _record(options: argparse.Namespace) -> Answer:
    home = open_home(home_path())
    require_real(home)
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- likewise

    content, origin = read_file(Path(options.file)), selectors.written_log()
    publiclog.require_writable(origin)
    folder, signer = home.folder_of(origin), home.signer_of(origin)
    publish = partial(publiclog.publish_log, origin=origin, folder=folder, signer=signer)
    publish()  # what an earlier call recorded, and a full disk kept from the files
    documents = [read_file(Path(each)) for each in options.document]
    act = services.record_act(origin=origin, content=content, today=today(), documents=documents)
    publish()
    return Answer(act, {"act": act})


def _document(options: argparse.Namespace) -> Answer:
    said = acts.seal_document(Path(options.document), Path(options.file), options.type)
    return Answer(canonical_bytes(said).decode(), said)


def _enclose(options: argparse.Namespace) -> Answer:
    home = open_home(home_path())
    require_real(home)
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise

    digest = services.enclose(origin=selectors.written_log(), sealed=read_file(Path(options.file)))
    return Answer(digest, {"document": digest})


def _erase(options: argparse.Namespace) -> Answer:
    home = open_home(home_path())
    require_real(home)
    start(home)
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- models load only after django.setup

    if not publiclog.erase_blob(options.digest):
        raise acts.NoDocument(digest=options.digest)
    return Answer("", {"document": options.digest})


def _key(options: argparse.Namespace) -> Answer:
    key = acts.new_key(Path(options.file))
    return Answer(key, {"key": key})


def _commit(options: argparse.Namespace) -> Answer:
    draft = read_file(Path(options.draft))
    commitment = acts.commit(draft, Path(options.file), Path(options.opening))
    return Answer(commitment, {"commitment": commitment})


def _write(options: argparse.Namespace) -> Answer:
    """The draft's act comes after the newest act of this node's log and is recorded today, unless it says otherwise.

    It comes, too, after the acts that it names and that another node recorded.

    Of a founding act it tells the id of the organisation, which later drafts name.
    """
    home = open_home(home_path())
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise

    last = selectors.last_act(selectors.written_log())
    after = [] if last is None else [str(last[0])]
    draft, recorded = read_file(Path(options.draft)), today().isoformat()
    text = acts.write(draft, after=after, recorded=recorded)
    rested_on = services.acts_rested_on(parse_act(text))
    if rested_on:
        text = acts.write(draft, after=sorted({*after, *rested_on}), recorded=recorded)
    acts.keep_new(Path(options.file), text + b"\n")
    act = parse_act(text)
    return Answer(act.organisation if act.type == FOUNDING else "", {"act": act.id, "organisation": act.organisation})


def _seal(options: argparse.Namespace) -> Answer:
    """What came in parts goes out in parts, to be pasted, and nothing beside them; the ids stand in JSON."""
    sealed, lines = acts.seal(Path(options.file), Path(options.secret))
    if lines:
        return Answer(lines.rstrip("\n"), {"acts": sealed, "parts": lines.split()})
    return Answer(sealed[0], {"act": sealed[0]})


def _export(options: argparse.Namespace) -> Answer:
    home = open_home(home_path())
    start(home)
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- models load only after django.setup

    digests = selectors.published_digests()
    blobs = {each: sealed for each in digests if (sealed := selectors.published_blob(each)) is not None}
    logs, origin = [PublishedLog(home.folder_of(each), home.key_of(each)) for each in selectors.origins()], home.origin
    with progress("exporting", options.lang) as tell:
        size = write_exports(logs, target=Path(options.target), blobs=blobs, tell=tell)
    return Answer(str(size), {"origin": origin, "size": size})


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], Answer | None]] = {
    "init": _init,
    "demo": _demo,
    "serve": _serve,
    "rebuild": _rebuild,
    "act-record": _record,
    "act-key": _key,
    "act-commit": _commit,
    "act-write": _write,
    "act-seal": _seal,
    "act-document": _document,
    "act-enclose": _enclose,
    "act-erase": _erase,
    "log-export": _export,
    "account-invite": accounts.invite,
    "account-reinvite": accounts.reinvite,
    "account-seat": accounts.seat,
    "backup": restoring.backup,
    "restore": restoring.restore,
}
