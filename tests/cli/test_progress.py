"""Long work shows how far it is at a terminal, in the language asked for, and nothing anywhere else."""

import contextlib
import io
import itertools
import os
import pty
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.cli.main import main
from colonnade.cli.progress import SHOWN_AFTER, Progress, progress
from colonnade.edges import clock
from colonnade.edges.progress import untold
from tests.logs import acts, export


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Iterator[tuple[TextIO, int]]:
    """A real pseudo-terminal: its one end to write to, its other end to read from."""
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w") as stream:
        yield stream, outer
    os.close(outer)


def _read(outer: int, stream: TextIO) -> str:
    """All that was written: the writing end is closed, for the terminal hands on what it holds in its own time."""
    stream.close()
    said = b""
    # Where the other end is closed and nothing is left, Linux answers EIO and others an end of file.
    with contextlib.suppress(OSError):
        while some := os.read(outer, 100_000):
            said += some
    return said.decode()


@pytest.mark.parametrize(("at", "is_shown"), [(1.9, False), (2.0, True), (2.1, True)])
def test_work_is_shown_from_two_seconds_on(at: float, is_shown: bool) -> None:
    times = iter([0.0, at])
    stream = Terminal()
    Progress("checking", "en", stream, lambda: next(times)).tell(3, 7)

    assert ("Checking: 3 of 7 files" in stream.getvalue()) is is_shown


def test_what_was_shown_is_gone_at_the_end() -> None:
    times = iter([0.0, 5.0])
    stream = Terminal()
    line = Progress("rebuilding", "fa", stream, lambda: next(times))
    line.tell(1, 2)
    line.end()

    assert "سنجش: 1 از 2 اقدام" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


@given(st.lists(st.integers(0, 3000), max_size=50))
def test_no_line_comes_early_and_no_two_within_a_fifth_of_a_second(waits: list[int]) -> None:
    moments = list(itertools.accumulate(waits))
    times = iter([0, *moments])
    stream = Terminal()
    line = Progress("checking", "en", stream, lambda: next(times) / 1000)
    shown = []
    for done, moment in enumerate(moments):
        before = stream.tell()
        line.tell(done, len(moments))
        if stream.tell() > before:
            shown.append(moment)

    assert all(moment >= SHOWN_AFTER * 1000 for moment in shown)
    assert all(later - earlier >= 200 for earlier, later in itertools.pairwise(shown))


def test_where_stderr_is_no_terminal_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress("checking", "en") as tell:
        assert tell is untold


@pytest.mark.parametrize(("step", "is_shown"), [(1.0, True), (0.0, False)])
def test_log_verify_shows_its_progress_at_a_real_terminal(
    step: float,
    is_shown: bool,
    terminal: tuple[TextIO, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    export(tmp_path, acts(3), [1, 2, 3])
    times = itertools.count()
    monkeypatch.setattr(clock, "seconds", lambda: next(times) * step)
    monkeypatch.setattr("sys.stderr", terminal[0])

    code = main(["log", "verify", str(tmp_path), "--lang", "en"])
    said = _read(terminal[1], terminal[0])

    assert code == 0
    assert ("files" in said) is is_shown
    assert not is_shown or said.endswith("\r\x1b[K")
