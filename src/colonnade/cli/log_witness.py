"""`colonnade log witness …`: a checkpoint goes to a witness as a file, and its cosignature comes back as one.

On the log's node: request, add. On the witness's machine, with Django absent: key, answer.
Exit code 1: the witness, or the node, says no; 2: what was given cannot be read, or the call is wrong.
"""

import argparse
import sys
from pathlib import Path

from colonnade.cli.answers import Answer, say
from colonnade.cli.parsing import Parser
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.cosignatures import Rejected
from colonnade.core.log.merkle import consistency_proof
from colonnade.core.log.notes import COSIGNATURE, NotAKey, Note, VerifierKey, parse_vkey
from colonnade.core.log.policy import Policy, parse_policy
from colonnade.core.log.witnessing import Denied, OldBeyondSize, format_request, parse_request
from colonnade.core.texts import is_plain
from colonnade.edges.clock import today
from colonnade.edges.cosigning import add_answer, kept, published
from colonnade.edges.homes import NotReadable, open_home, read_file
from colonnade.edges.logfiles import Folder
from colonnade.edges.newfiles import NameTaken, require_new, write_new
from colonnade.edges.signing import Signer, new_signer, read_signer, write_seed
from colonnade.edges.witness import Witness, witness_key
from colonnade.words.refusals import in_words

TRUSTED = "witnesses"
"""The file in a node's home that names the witnesses it trusts, as a C2SP tlog-policy."""
OTHERS_MAY = 0o077
NO = 1


class NotASecret(Refusal):
    """The file holds no secret key."""

    code = "witness.not_a_secret"


class OpenSecret(Refusal):
    """Others than its owner may read or write the file of a secret key."""

    code = "witness.open_secret"


class BadName(Refusal):
    """The text cannot be the name of a key."""

    code = "witness.bad_name"


class NotAWitness(Refusal):
    """The text is not a witness's verifier key."""

    code = "witness.not_a_witness"


class NobodyTrusted(Refusal):
    """No witness is named."""

    code = "witness.nobody_trusted"


def add_commands(witness: Parser) -> None:
    """Describe the commands."""
    witness.family("WHAT")
    request = witness.command("request", "log witness request", run=run)
    request.option("file", metavar="FILE", help="new_request")
    request.option("--old", type=int, metavar="N", help="old_size")
    key = witness.command("key", "log witness key", run=run)
    key.option("secret", metavar="SECRET", help="new_secret")
    key.option("--name", required=True, metavar="NAME", help="witness_name")
    answer = witness.command("answer", "log witness answer", run=run)
    answer.option("request", metavar="REQUEST", help="request")
    answer.option("answer", metavar="ANSWER", help="new_answer")
    answer.option("--secret", required=True, metavar="SECRET", help="witness_secret")
    answer.option("--name", required=True, metavar="NAME", help="witness_name")
    answer.option("--trust", required=True, metavar="FILE", help="witness_trust")
    answer.option("--state", required=True, metavar="DIR", help="witness_state")
    add = witness.command("add", "log witness add", run=run)
    add.option("file", metavar="ANSWER", help="answer")
    add.option("--trust", metavar="FILE", help="node_trust")
    add.option("--witness", action="append", default=[], metavar="VKEY", help="witness_key")


def run(options: argparse.Namespace) -> int:
    """Do what the command names and answer; what a witness or a node denies is one sentence and exit code 1."""
    try:
        answer = _COMMANDS[options.named](options)
    except (Denied, Rejected) as no:
        sys.stderr.write(in_words(no.code, no.facts, options.lang) + "\n")
        return NO
    say(answer.spelled(options.named, options.format))
    return 0


def _key(options: argparse.Namespace) -> Answer:
    signer, place = new_signer(), Path(options.secret)
    key = _named(signer, options.name)
    try:
        write_seed(place, signer.seed)
    except OSError:
        raise NameTaken(place=str(place)) from None
    return Answer(str(key), {"vkey": str(key)})


def _answer(options: argparse.Namespace) -> Answer:
    place = Path(options.answer)
    require_new(place)
    logs = _policy(options.trust).logs
    signer = _signer(Path(options.secret))
    _named(signer, options.name)
    request = parse_request(read_file(Path(options.request)))
    write_new(place, Witness(signer, options.name, Path(options.state), logs).answer(request, today()))
    checkpoint = request.checkpoint
    return _told("witness.cosigned", options.lang, origin=checkpoint.origin, size=checkpoint.size)


def _request(options: argparse.Namespace) -> Answer:
    from colonnade.cli.starting import home_path, start  # noqa: PLC0415 -- the witness's side loads with Django absent

    place, home = Path(options.file), open_home(home_path())
    require_new(place)
    start(home)
    from colonnade.apps.publiclog.selectors import root_between, written_log  # noqa: PLC0415 -- models load late

    origin = written_log()
    files, key = Folder(home.folder_of(origin)), home.key_of(origin)
    note = published(files, key)
    size = parse_checkpoint(note.text).size
    old = _old_size(files, size) if options.old is None else options.old
    if not 0 <= old <= size:
        raise OldBeyondSize(origin=origin, old=old, size=size)
    proof = consistency_proof(old, size, lambda start, end: root_between(origin, start, end)) if old else []
    logs_own = tuple(line for line in note.signatures if (line.name, line.key_id) == (key.name, key.key_id))
    write_new(place, format_request(old, proof, Note(note.text, logs_own)))
    return _told("witness.requested", options.lang, origin=origin, size=size, old=old)


def _told(code: str, language: str, **facts: str | int) -> Answer:
    return Answer(in_words(code, facts, language), facts)


def _old_size(files: Folder, size: int) -> int:
    """The size last cosigned by anyone known here; 0 if none, or if what is kept is not of this log's past."""
    last = kept(files)
    return 0 if last is None else min(parse_checkpoint(last.text).size, size)


def _add(options: argparse.Namespace) -> Answer:
    from colonnade.cli.starting import home_path, start  # noqa: PLC0415 -- the witness's side loads with Django absent

    home = open_home(home_path())
    start(home)
    from colonnade.apps.publiclog.selectors import written_log  # noqa: PLC0415 -- models load after django.setup

    origin = written_log()
    witnesses = _trusted(options, home.path / TRUSTED)
    content = read_file(Path(options.file))
    note = add_answer(home.folder_of(origin), content, log=home.key_of(origin), witnesses=witnesses, today=today())
    size, number = parse_checkpoint(note.text).size, len(note.signatures) - 1
    return _told("witness.added", options.lang, origin=origin, size=size, number=number)


def _trusted(options: argparse.Namespace, in_home: Path) -> list[VerifierKey]:
    """The witnesses of the file named, else of the home's if there is one, and those named by key."""
    place = Path(options.trust) if options.trust else in_home
    policy = _policy(place) if options.trust or place.exists() else Policy()
    found = [*policy.witnesses.values(), *(_witness(text) for text in options.witness)]
    if not found:
        raise NobodyTrusted(place=str(place))
    return found


def _witness(text: str) -> VerifierKey:
    try:
        key = parse_vkey(text)
    except (NotAKey, UnicodeEncodeError):
        raise NotAWitness(text=ascii(text[:80])) from None
    if key.kind != COSIGNATURE:
        raise NotAWitness(text=text[:80])
    return key


def _policy(place: str | Path) -> Policy:
    content = read_file(Path(place))
    try:
        return parse_policy(content)
    except Refusal as refusal:
        refusal.facts["place"] = str(place)
        raise


def _signer(place: Path) -> Signer:
    try:
        if place.stat().st_mode & OTHERS_MAY:
            raise OpenSecret(place=str(place))
        return read_signer(place)
    except OSError:
        raise NotReadable(place=str(place)) from None
    except ValueError:
        raise NotASecret(place=str(place)) from None


def _named(signer: Signer, name: str) -> VerifierKey:
    """The witness's key under ``name``, or a refusal of what cannot name a key."""
    if not is_plain(name):
        raise BadName(text=ascii(name[:80]))
    key = witness_key(signer, name)
    try:
        return parse_vkey(str(key))
    except NotAKey:
        raise BadName(text=name[:80]) from None


_COMMANDS = {
    "log-witness-key": _key,
    "log-witness-answer": _answer,
    "log-witness-request": _request,
    "log-witness-add": _add,
}
