"""The commands that work on a node's home: init, demo, serve, rebuild, act …, log export."""

import argparse
import sys
from pathlib import Path

from colonnade.cli import acts, restoring
from colonnade.cli.serving import chosen_port, serve
from colonnade.cli.starting import home_path, start
from colonnade.core.errors import Refusal
from colonnade.edges.clock import today
from colonnade.edges.exports import PublishedLog, write_exports
from colonnade.edges.homes import create_home, demo_home, open_home, read_file, require_real
from colonnade.edges.signing import log_key
from colonnade.words import log as log_words
from colonnade.words import node as node_words


def run(options: argparse.Namespace) -> int:
    """Do what the command names; a refusal is one sentence on stderr and exit code 2."""
    try:
        answer = _COMMANDS[options.does](options)
        if answer:
            print(answer)  # noqa: T201 -- the command's answer
    except Refusal as refusal:
        words = node_words if refusal.code in node_words.SENTENCES else log_words
        sys.stderr.write(words.sentence(refusal.code, options.lang, **refusal.facts) + "\n")
        return 2
    return 0


def _init(options: argparse.Namespace) -> str:
    home = create_home(home_path(), options.origin)
    start(home)
    return str(log_key(home.signer(), home.origin))


def _demo(_options: argparse.Namespace) -> str:
    port = chosen_port("127.0.0.1")
    home = demo_home(home_path())
    start(home)
    from colonnade.cli import demo  # noqa: PLC0415 -- models load only after django.setup

    demo.furnish(home, today())
    serve("127.0.0.1", port, opens_browser=sys.stdout.isatty())
    return ""


def _serve(options: argparse.Namespace) -> str:
    home = open_home(home_path())
    require_real(home)
    port = chosen_port(options.host)
    start(home)
    serve(options.host, port, opens_browser=False)
    return ""


def _rebuild(_options: argparse.Namespace) -> str:
    home = open_home(home_path())
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise

    return str(services.rebuild(selectors.written_log()))


def _record(options: argparse.Namespace) -> str:
    home = open_home(home_path())
    require_real(home)
    start(home)
    from colonnade.apps.organisations import services  # noqa: PLC0415 -- models load only after django.setup
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- likewise
    from colonnade.apps.publiclog import services as publiclog  # noqa: PLC0415 -- likewise

    content, origin = read_file(Path(options.file)), selectors.written_log()
    act = services.record_act(origin=origin, content=content, today=today())
    publiclog.publish_log(origin=origin, folder=home.folder_of(origin), signer=home.signer_of(origin))
    return act


def _key(options: argparse.Namespace) -> str:
    return acts.new_key(Path(options.file))


def _write(options: argparse.Namespace) -> str:
    """The draft's act comes after the newest act of this node's log and is recorded today, unless it says otherwise."""
    home = open_home(home_path())
    start(home)
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- models load only after django.setup

    last = selectors.last_act(selectors.written_log())
    after = [] if last is None else [str(last[0])]
    draft = read_file(Path(options.draft))
    acts.keep_new(Path(options.file), acts.write(draft, after=after, recorded=today().isoformat()) + b"\n")
    return ""


def _seal(options: argparse.Namespace) -> str:
    return acts.seal(Path(options.file), Path(options.secret))


def _export(options: argparse.Namespace) -> str:
    home = open_home(home_path())
    start(home)
    from colonnade.apps.publiclog import selectors  # noqa: PLC0415 -- models load only after django.setup

    digests = selectors.published_digests()
    blobs = {each: sealed for each in digests if (sealed := selectors.published_blob(each)) is not None}
    logs = [PublishedLog(home.folder_of(each), home.key_of(each)) for each in selectors.origins()]
    return str(write_exports(logs, target=Path(options.target), blobs=blobs))


_COMMANDS = {
    "init": _init,
    "demo": _demo,
    "serve": _serve,
    "rebuild": _rebuild,
    "record": _record,
    "key": _key,
    "write": _write,
    "seal": _seal,
    "export": _export,
    "backup": restoring.backup,
    "restore": restoring.restore,
}
