"""What a command answers: text for people or JSON for programs, written out whole or not at all."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO

from colonnade.cli.faults import Stopped
from colonnade.core.acts.canonical import Json


@dataclass(frozen=True, slots=True)
class Answer:
    """The line for people, empty where there is nothing to say, and the members for programs."""

    text: str
    members: Mapping[str, Json]

    def spelled(self, command: str, form: str) -> str:
        """Return it as ``text`` or as ``json`` of the format ``colonnade.<command>/1``."""
        if form == "json":
            return as_json({**self.members, "format": f"colonnade.{command}/1"})
        return f"{self.text}\n" if self.text else ""


def as_json(value: Mapping[str, object]) -> str:
    """Return ``value`` with sorted keys, in its own letters, and one newline at the end."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n"


def say(text: str) -> None:
    """``text`` has left by stdout; where that takes it no more, the command stops and says so."""
    _leave(lambda stdout: stdout.write(text))


def give(content: bytes) -> None:
    """``content``, which is no text, has left by stdout; where that takes it no more, the command stops and says so."""
    _leave(lambda stdout: stdout.buffer.write(content))


def _leave(write: Callable[[TextIO], object]) -> None:
    if sys.stdout is None:
        raise Stopped("faults.answer_lost", reason="stdout is closed")
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except OSError as fault:
        _forget_what_is_left()
        code = "faults.nobody_reads" if isinstance(fault, BrokenPipeError) else "faults.answer_lost"
        raise Stopped(code, reason=fault.strerror or "") from None


def _forget_what_is_left() -> None:
    """What stdout still holds goes nowhere, lest the interpreter try once more at its end. Source: docs of `signal`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
