"""An election held by `colonnade election`, in this process: who does what, and what it answers."""

import io
import json
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colonnade.cli.main import main
from tests.conftest import need

YES_NO_BLANK = {"question": "آیا می‌پذیرید؟", "answers": ["بله", "نه"], "blank": True, "min": 1, "max": 1}
CHOOSE = {"question": "Whom?", "answers": ["a", "b", "c"], "min": 0, "max": 2}
RANKING = {"type": "NonHomomorphic", "value": {"answers": ["x", "y", "z"], "question": "In which order?"}}
TRUSTEES = ("Zhila", "علی", "Sara")


def call(*said: str | Path) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `colonnade election` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["election", *map(str, said)])
    return code, out.getvalue(), err.getvalue()


def asked(*said: str | Path) -> dict[str, Any]:
    """What a command answers in JSON, where it does its work."""
    code, out, err = call(*said, "--format", "json", "--lang", "en")
    assert code == 0, err
    return dict(json.loads(out))


@dataclass
class Held:
    """An election in a folder, with the files that its hands keep."""

    place: Path
    group: str = "Ed25519"
    questions: Sequence[Mapping[str, Any]] = (YES_NO_BLANK, CHOOSE)
    trustees: Sequence[str] = TRUSTEES
    voters: str = "v1\nv2\nv3\nv4\n"
    more: Sequence[str] = ()
    """More words for `new`."""
    of_credentials: Sequence[str] = ()
    trackers: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.place / "DIR"

    @property
    def archive(self) -> Path:
        return self.folder / f"{self.plan['uuid']}.bel"

    @property
    def plan(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "plan.json").read_bytes()))

    @property
    def credentials(self) -> dict[str, str]:
        return dict(json.loads((self.place / "credentials").read_bytes()))

    def file(self, name: str, content: str) -> Path:
        (self.place / name).write_text(content)
        return self.place / name

    def key(self, name: str) -> Path:
        return self.place / f"{name}.key"

    def begin(self) -> "Held":
        template = self.file("T.json", json.dumps({"name": "n", "description": "d", "questions": self.questions}))
        words: tuple[str | Path, ...] = (
            "--template",
            template,
            "--group",
            self.group,
            "--trustees",
            str(len(self.trustees)),
            *self.more,
        )
        asked("new", self.folder, *words)
        return self

    def make_keys(self) -> "Held":
        """Each trustee comes until each of them has seen `ready`; a round more than are needed fails."""
        for _ in range(3):
            said = [self.come(name) for name in self.trustees]
        assert [each["state"] for each in said] == ["ready"] * len(self.trustees)
        return self

    def come(self, name: str) -> dict[str, Any]:
        return asked("trustee", self.folder, "--name", name, "--secret", self.key(name))

    def settle(self) -> "Held":
        voters = self.file("V.csv", self.voters)
        words: tuple[str | Path, ...] = ("--voters", voters, "--out", self.place / "credentials", *self.of_credentials)
        asked("credentials", self.folder, *words)
        return self

    def open(self) -> "Held":
        """Everything up to the open box."""
        self.begin().make_keys().settle()
        asked("open", self.folder)
        return self

    def vote(self, voter: str, marks: Sequence[Sequence[int]], *more: str | Path) -> str:
        choices = self.file("C.json", json.dumps(marks))
        words: tuple[str | Path, ...] = (
            "--credential",
            self.place / "credentials",
            "--voter",
            voter,
            "--choices",
            choices,
            *more,
        )
        tracker = str(asked("vote", self.folder, *words)["tracker"])
        self.trackers.append(tracker)
        return tracker

    def tally(self, *names: str) -> dict[str, Any]:
        words: list[str | Path] = [self.key(name) for name in names]
        return asked("tally", self.folder, *(["--secret", *words] if words else words))

    def verified(self) -> dict[str, Any]:
        return asked("verify", self.archive)


def told_by_belenios_tool(archive: Path, place: Path) -> tuple[int, bool]:
    """Exit code of Debian's tool, and whether it says that all checks passed."""
    place.mkdir()
    (place / archive.name).write_bytes(archive.read_bytes())
    command = [need("belenios-tool"), "election", "verify", "--dir", str(place)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.returncode, "all checks passed" in done.stderr
