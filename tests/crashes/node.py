"""A node under test: its folder, its database, the recorder program that works on them, and copies to go back to."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from colonnade.core.log.tiles import entry_bundle

ROOT = Path(__file__).parents[2]


@dataclass
class Answer:
    """What the recorder said to one order, and how its process ended."""

    lines: list[str] = field(default_factory=list)
    status: int = 0

    @property
    def acknowledged(self) -> int:
        """How many acts were acknowledged; -1 where not even the home was."""
        return max((int(line.split()[1]) for line in self.lines if line.startswith("ack ")), default=-1)

    @property
    def was_killed(self) -> bool:
        """Whether the process was killed."""
        return os.WIFSIGNALED(self.status)

    def told(self, word: str) -> list[Any]:
        """Return what was told under ``word``."""
        return [json.loads(line.partition(" ")[2]) for line in self.lines if line.startswith(f"{word} ")]


class Node:
    """The recorder on a home of its own in ``base``; ``url``: its PostgreSQL database, else SQLite."""

    def __init__(self, base: Path, entries: list[bytes], url: str | None = None) -> None:
        """Start the program; the home is not made yet."""
        self.base, self.disk, self.home = base, base / "disk", base / "disk" / "home"
        self.disk.mkdir(parents=True)
        self.acts = base / "acts"
        self.acts.write_bytes(entry_bundle(entries))
        self.prepared = len(entries)
        environment = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
        environment |= {"COLONNADE_HOME": str(self.home)} | ({"COLONNADE_DATABASE_URL": url} if url else {})
        environment["PYTHONDONTWRITEBYTECODE"] = "1"  # else the first life would hold calls that no later one repeats
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.crashes.recorder"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )

    def __enter__(self) -> Self:
        """Return the node."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """End the program."""
        self.program.communicate()

    def order(
        self, do: str, until: int = 0, *, at_line: Callable[[str], None] = lambda line: None, **more: Any
    ) -> Answer:
        """The order is done, or its process died of it; return the answer. ``at_line`` hears every line."""
        said = {"do": do, "acts": str(self.acts), "prepared": self.prepared, "until": until, **more}
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps(said) + "\n")
        self.program.stdin.flush()
        answer = Answer()
        for line in self.program.stdout:
            if line.startswith("done "):
                answer.status = int(line.split()[1])
                return answer
            answer.lines.append(line.rstrip("\n"))
            at_line(line.rstrip("\n"))
        raise AssertionError("the recorder is gone")

    def keep(self, name: str) -> None:
        """What is there now can be put back."""
        shutil.copytree(self.disk, self.base / "kept" / name)

    def put_back(self, name: str) -> None:
        """The folder is as it was kept."""
        shutil.rmtree(self.disk)
        shutil.copytree(self.base / "kept" / name, self.disk)
