"""A reader's whole policy: which logs, which witnesses, how many; and what is no policy."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from colonnade.cli.main import main
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import Note, Signature, format_note, parse_note
from colonnade.edges.signing import log_key
from colonnade.edges.simulator import signer
from tests.logs import acts, export
from tests.witnesses import LOG, head, line, witness

ENTRIES = acts(5)
NAMES = ("a", "b", "c")
WITNESSES = "".join(f"witness {name} {witness(name)}\n" for name in NAMES)
TWO = f"log {LOG}\n{WITNESSES}group g 2 a b c\nquorum g\n"
FORMAT = {"format", "logs", "problems", "verdict"}


class Reader:
    """An export whose checkpoint some have cosigned, and the reader's file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder, _ = export(root / "export", ENTRIES, [5])
        self.place = f"logs/{self.folder.name}/checkpoint"

    def cosigned(self, *names: str, more: tuple[Signature, ...] = ()) -> None:
        note = parse_note((self.folder / "checkpoint").read_bytes())
        checkpoint = parse_checkpoint(note.text)
        lines = (*note.signatures, *(line(name, checkpoint, 400) for name in names), *more)
        (self.folder / "checkpoint").write_bytes(format_note(note.text, lines))

    def verify(self, policy: str | bytes | None, *more: str) -> tuple[int, dict[str, Any], str]:
        if policy is not None:
            content = policy if isinstance(policy, bytes) else policy.encode()
            (self.root / "trust").write_bytes(content)
            more = (*more, "--trust", str(self.root / "trust"))
        out, err = io.StringIO(), io.StringIO()
        call = ["log", "verify", str(self.root / "export"), "--lang", "en", "--format", "json", *more]
        with redirect_stdout(out), redirect_stderr(err):
            code = main(call)
        return code, json.loads(out.getvalue() or "{}"), err.getvalue()


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def _codes(answer: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in answer["problems"]]


@pytest.mark.parametrize(
    "policy", [f"log {LOG}\n", f"# mine\nlog {LOG}\nquorum none\n", f"log {LOG}\n{WITNESSES}quorum none\n"]
)
def test_log_lines_pin_and_without_a_quorum_nobody_need_have_cosigned(reader: Reader, policy: str) -> None:
    code, answer, _ = reader.verify(policy)

    assert (code, answer["logs"][0]["key_from"]) == (0, "trust")


@pytest.mark.parametrize(
    ("cosigned", "code"), [((), 1), (("a",), 1), (("a", "a"), 1), (("a", "d"), 1), (("a", "c"), 0), (NAMES, 0)]
)
def test_a_checkpoint_bears_the_quorum_or_the_log_is_refused(
    reader: Reader, cosigned: tuple[str, ...], code: int
) -> None:
    reader.cosigned(*cosigned)
    found, answer, _ = reader.verify(TWO)

    assert (found, set(answer)) == (code, FORMAT)
    assert answer["verdict"] == ("refused" if code else "accepted")
    if code:
        (problem,) = answer["problems"]
        assert (problem["code"], problem["place"]) == ("log.quorum_not_met", reader.place)
        assert reader.place in problem["sentence"]


def test_a_known_witnesss_line_for_another_checkpoint_is_refused_even_with_a_quorum(reader: Reader) -> None:
    reader.cosigned("a", "b", more=(line("c", head(3)),))

    assert _codes(reader.verify(TWO)[1]) == ["log.cosignature_fails"]
    assert reader.verify(f"log {LOG}\n")[0] == 0


def test_a_quorum_of_a_file_without_logs_is_asked_of_the_log_that_the_argument_pins(reader: Reader) -> None:
    policy = f"{WITNESSES}group g 2 a b c\nquorum g\n"
    assert _codes(reader.verify(policy, "--key", str(LOG))[1]) == ["log.quorum_not_met"]
    reader.cosigned("a", "b")
    code, answer, _ = reader.verify(policy, "--key", str(LOG))

    assert (code, answer["logs"][0]["key_from"]) == (0, "argument")


def test_key_and_trust_both_pin(reader: Reader) -> None:
    other = log_key(signer("other"), "other.invalid/log")
    thief = log_key(signer("thief"), LOG.name)

    for policy, key, code in (
        (f"log {other}\n", str(LOG), 0),
        (f"log {LOG}\n", str(other), 1),
        (f"log {thief}\n", str(LOG), 0),
        (f"log {LOG}\n", str(thief), 0),
        (f"log {thief}\nlog {LOG}\n", str(LOG), 0),
        (f"log {other}\n", str(other), 1),
        (f"log {thief}\n", str(thief), 1),
    ):
        assert reader.verify(policy, "--key", key)[0] == code, (policy, key)


@pytest.mark.parametrize(
    ("policy", "number"),
    [
        (f"log {LOG}\nquorum g\n", 2),
        (f"log {LOG}\nlogs\n", 2),
        (TWO.replace("group g 2", "group g 4"), 5),
        (TWO.replace("quorum g\n", ""), 5),
        (f"log {LOG}\r\n", 1),
        (b"log \xff+00000000+AAAA\n", 1),
    ],
)
def test_a_file_that_is_no_policy_is_not_readable_and_its_line_is_named(
    reader: Reader, policy: str | bytes, number: int
) -> None:
    code, answer, said = reader.verify(policy)

    assert (code, answer, len(said.splitlines())) == (2, {}, 1)
    assert f"{reader.root / 'trust'}, line {number}:" in said


def test_a_file_that_is_not_there_is_not_readable(reader: Reader) -> None:
    assert reader.verify(None, "--trust", str(reader.root / "nowhere"))[0] == 2


def test_a_damaged_checkpoint_is_refused_once_whatever_the_quorum(reader: Reader) -> None:
    content = (reader.folder / "checkpoint").read_bytes()
    (reader.folder / "checkpoint").write_bytes(content[:-20])

    assert _codes(reader.verify(TWO)[1]) == ["log.not_a_checkpoint"]


def test_a_policy_of_a_quorum_leaves_the_logs_own_signature_to_be_asked_for(reader: Reader) -> None:
    note = parse_note((reader.folder / "checkpoint").read_bytes())
    lines = tuple(line(name, parse_checkpoint(note.text)) for name in NAMES)
    (reader.folder / "checkpoint").write_bytes(format_note(note.text, Note(note.text, lines).signatures))

    assert _codes(reader.verify(TWO)[1]) == ["log.checkpoint_not_signed"]
