"""A witness's memory and a node's: raced, stopped, damaged."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.cosignatures import ForeignAnswer, Rejected, format_answer, parse_answer
from colonnade.core.log.notes import Note, Signature, is_signed_by, parse_note
from colonnade.core.log.witnessing import AnotherRoot, Conflict, Request
from colonnade.edges import cosigning, witness
from colonnade.edges.clock import today
from colonnade.edges.cosigning import add_answer, with_kept
from colonnade.edges.logfiles import Folder, alone_in
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import signer
from colonnade.edges.witness import MemoryDamaged, MemoryNotKept, Witness
from tests import witnesses
from tests.logs import WrittenLog
from tests.sizes import sized
from tests.witnesses import LOG, WHOLE, forked, head, line, request

TODAY = today()
NO_CHECKPOINT = "x\n\n— a AAAAAAAA\n".encode()
OF_ANOTHER_LOG = "other.invalid\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— a AAAAAAAA\n".encode()


def _witness(state: Path, name: str = "a") -> Witness:
    return Witness(signer(name), f"witness.invalid/{name}", state, [LOG])


def _remembered(state: Path) -> Checkpoint:
    (place,) = state.glob("*/checkpoint")
    return parse_checkpoint(parse_note(place.read_bytes()).text)


def test_a_witness_answers_a_growing_log_and_remembers_the_last(tmp_path: Path) -> None:
    for old, size in ((0, 3), (3, 3), (3, 5), (5, 12)):
        (said,) = parse_answer(_witness(tmp_path / "new" / "state").answer(request(old, size), TODAY))
        assert is_signed_by(Note(head(size).text(), (said,)), witnesses.witness("a"), verify)
        assert _remembered(tmp_path / "new" / "state") == head(size)


def test_a_refusal_leaves_the_memory_as_it_was(tmp_path: Path) -> None:
    _witness(tmp_path).answer(request(0, 5), TODAY)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    for asked, refused in ((request(3, 8), Conflict), (request(5, 5, forked(3)), AnotherRoot)):
        with pytest.raises(refused):
            _witness(tmp_path).answer(asked, TODAY)

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_two_logs_are_remembered_apart(tmp_path: Path) -> None:
    other = log_key(signer("log"), "other.invalid/log")
    asked = head(5, origin=other.name)
    both = Witness(signer("a"), "witness.invalid/a", tmp_path, [LOG, other])
    both.answer(request(0, 3), TODAY)
    both.answer(Request(0, (), witnesses.signed(asked), asked), TODAY)

    both.answer(request(3, 8), TODAY)
    assert len(list(tmp_path.glob("*/checkpoint"))) == 2


def test_a_request_answered_before_gets_the_same_answer_and_no_new_day(tmp_path: Path) -> None:
    first = _witness(tmp_path).answer(request(0, 5), TODAY)

    assert _witness(tmp_path).answer(request(0, 5), TODAY + timedelta(days=9)) == first
    with pytest.raises(Conflict):
        _witness(tmp_path, "b").answer(request(0, 5), TODAY)
    with pytest.raises(Conflict):
        _witness(tmp_path).answer(request(0, 4), TODAY)


def test_the_same_checkpoint_from_its_own_size_is_looked_at_anew(tmp_path: Path) -> None:
    first = _witness(tmp_path).answer(request(0, 5), TODAY)

    assert _witness(tmp_path).answer(request(5, 5), TODAY + timedelta(days=9)) != first


@pytest.mark.parametrize("content", [b"", b"x", head(5).text(), NO_CHECKPOINT, OF_ANOTHER_LOG])
def test_a_witness_whose_memory_is_damaged_says_so_and_cosigns_nothing(tmp_path: Path, content: bytes) -> None:
    _witness(tmp_path).answer(request(0, 5), TODAY)
    (place,) = tmp_path.glob("*/checkpoint")
    place.write_bytes(content)

    for asked in (request(0, 5), request(5, 8), request(0, 12, forked(3))):
        with pytest.raises(MemoryDamaged):
            _witness(tmp_path).answer(asked, TODAY)
    assert place.read_bytes() == content


def test_a_memory_that_cannot_be_kept_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(MemoryNotKept):
        _witness(tmp_path / "file").answer(request(0, 5), TODAY)


COSIGNED, REFUSED, BROKEN = 0, 3, 4


def _child(state: Path, asked: Request, gate: tuple[int, int]) -> int:
    """A process of its own that waits at the gate, then asks; its exit status says what it was told."""
    child = os.fork()
    if child:
        return child
    status = BROKEN
    try:
        os.close(gate[1])
        os.read(gate[0], 1)
        _witness(state).answer(asked, TODAY)
        status = COSIGNED
    except Conflict:
        status = REFUSED
    finally:
        os._exit(status)


def _race(state: Path, asked: list[Request]) -> list[Request]:
    """All ask at once, each from its own process; return those whose checkpoint was cosigned."""
    gate = os.pipe()
    children = [_child(state, each, gate) for each in asked]
    os.close(gate[0])
    os.close(gate[1])
    told = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert set(told) <= {COSIGNED, REFUSED}
    return [each for each, status in zip(asked, told, strict=True) if status == COSIGNED]


def test_processes_that_race_never_roll_a_witness_back(tmp_path: Path) -> None:
    for number in range(sized(1000)):
        state = tmp_path / str(number)
        _witness(state).answer(request(0, 3), TODAY)
        asked = [request(3, 5), request(3, 8), request(3, 5, forked(4))]
        winners = _race(state, asked if number % 2 else asked[::-1])

        assert len(winners) == 1
        assert _remembered(state) == winners[0].checkpoint


def test_a_witness_killed_after_it_remembers_can_answer_again(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        vars(witness)["format_answer"] = lambda _lines: os.kill(os.getpid(), 9)
        _witness(tmp_path).answer(request(0, 5), TODAY)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9

    assert _remembered(tmp_path) == head(5)
    (said,) = parse_answer(_witness(tmp_path).answer(request(0, 5), TODAY))
    assert is_signed_by(Note(head(5).text(), (said,)), witnesses.witness("a"), verify)


def _node(folder: Path, size: int = 5) -> WrittenLog:
    log = WrittenLog(Folder(folder), entries=list(WHOLE))
    log.publish(size)
    return log


def _add(folder: Path, *names: str, size: int = 5) -> Note:
    answer = format_answer([line(name, head(size)) for name in names])
    keys = [witnesses.witness(name) for name in "abc"]
    return add_answer(folder, answer, log=LOG, witnesses=keys, today=TODAY)


def test_a_node_publishes_what_its_witnesses_said_and_keeps_it(tmp_path: Path) -> None:
    _node(tmp_path)
    _add(tmp_path, "b")
    note = _add(tmp_path, "a")

    assert [each.name for each in note.signatures] == [LOG.name, "witness.invalid/a", "witness.invalid/b"]
    for name in ("checkpoint", "cosigned"):
        assert parse_note((tmp_path / name).read_bytes()) == note
        assert is_signed_by(parse_note((tmp_path / name).read_bytes()), LOG, verify)


def test_a_refused_answer_changes_nothing(tmp_path: Path) -> None:
    _node(tmp_path)
    _add(tmp_path, "a")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    for names, size in ((["stranger"], 5), (["a"], 4), (["b", "a"], 4)):
        with pytest.raises(Rejected):
            _add(tmp_path, *names, size=size)
    with pytest.raises(ForeignAnswer):
        add_answer(tmp_path, format_answer([line("a", head(5))]), log=LOG, witnesses=[], today=TODAY)

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


class KilledError(Exception):
    """The process ends here."""


@pytest.mark.parametrize("name", ["cosigned", "checkpoint"])
def test_a_node_killed_before_either_file_has_a_signed_checkpoint_and_loses_nothing_kept(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _node(tmp_path)
    signed = (tmp_path / "checkpoint").read_bytes()

    class Stopping(Folder):
        def write(self, written: str, content: bytes) -> None:
            if written == name:
                raise KilledError
            super().write(written, content)

    with monkeypatch.context() as patch:
        patch.setattr(cosigning, "Folder", Stopping)
        with pytest.raises(KilledError):
            _add(tmp_path, "a")

    assert (tmp_path / "checkpoint").read_bytes() == signed
    names = [each.name for each in parse_note(with_kept(Folder(tmp_path), signed)).signatures]
    assert names == ([LOG.name, "witness.invalid/a"] if name == "checkpoint" else [LOG.name])
    assert len(_add(tmp_path, "a").signatures) == 2


def test_what_is_kept_and_cannot_be_read_does_not_keep_a_log_from_publishing(tmp_path: Path) -> None:
    log = _node(tmp_path)
    for content in (b"", b"x", b"x\n\n\xe2\x80\x94 a AAAAAAAA\n"):
        (tmp_path / "cosigned").write_bytes(content)
        assert with_kept(Folder(tmp_path), log.checkpoint(5)) == log.checkpoint(5)


def test_a_witness_remembers_on_disk_before_it_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real_sync = os.fsync

    def sync(descriptor: int) -> None:
        done.append(Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(tmp_path).as_posix())
        real_sync(descriptor)

    def answer(lines: tuple[Signature, ...]) -> bytes:
        done.append("answer")
        return format_answer(lines)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setitem(vars(witness), "format_answer", answer)
    _witness(tmp_path / "state").answer(request(0, 5), TODAY)

    (kept,) = (path.parent.name for path in tmp_path.glob("state/*/checkpoint"))
    assert done == [".", f"state/{kept}/.checkpoint.new", f"state/{kept}", "state", ".", "answer"]


def test_an_answer_added_while_a_larger_log_is_published_never_rolls_it_back(tmp_path: Path) -> None:
    for number in range(sized(300)):
        folder = tmp_path / str(number)
        log = _node(folder)
        child = os.fork()
        if not child:
            try:
                _add(folder, "a")
            except Rejected:
                pass
            finally:
                os._exit(0)
        with alone_in(folder):
            log.publish(6)
        os.waitpid(child, 0)
        assert parse_checkpoint(parse_note((folder / "checkpoint").read_bytes()).text).size == 6
