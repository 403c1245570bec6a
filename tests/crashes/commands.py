"""Commands that put a node together again, or carry a checkpoint to a witness and back: where they start and end."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from colonnade.core.acts.envelope import Envelope, parse_act
from colonnade.core.log.backups import log_folder
from colonnade.core.log.cosignatures import cosignatures_on
from colonnade.core.log.entries import act_text
from colonnade.core.log.notes import parse_note
from colonnade.edges.signing import read_signer
from colonnade.edges.simulator import Simulator, signer
from colonnade.edges.witness import witness_key
from tests.crashes.disk import TRACED
from tests.crashes.lives import Lives, Point, lives_on, names_in, points_of
from tests.crashes.node import Answer
from tests.crashes.past import LostError
from tests.crashes.recorder import ORIGIN

KEPT, WHOLE, LATER = 3, 6, 8
"""How many acts the backup holds, how many the log held when it was lost, and how far it goes on."""
SECOND = "test.invalid/second"
WITNESS = "witness.invalid/w1"


@dataclass(frozen=True)
class Scene:
    """A command, the state it starts from, the new file it makes if it makes one, and what must be so afterwards."""

    start: str
    arguments: tuple[str, ...]
    makes: Path | None
    claim: Callable[[], None]


class Stage:
    """A node that was kept, grew, had its log witnessed, was lost and restored; each of that can be put back."""

    def __init__(self, base: Path) -> None:
        """Do all of it once."""
        self.lives: Lives = lives_on(base, acts=LATER)
        self.base, self.disk, self.home = base, self.lives.node.disk, self.lives.node.home
        self.asked, self.answer = self.disk / "asked", self.disk / "answer"
        self.secret, self.memory = self.disk / "witness" / "secret", self.disk / "witness" / "memory"
        self.logs = self.disk / "witness" / "logs"

    def prepare(self) -> None:
        """Every state is kept, and every scene known."""
        self._grow(0, KEPT)
        recipient = self.said("backup", "--new-key", self.base / "backup.key")
        self.said("backup", self.base / "backup", "--to", recipient)
        self._grow(KEPT, WHOLE)
        self.said("log", "export", self.base / "copy")
        shutil.copy(self.home / "log" / "checkpoint", self.base / "newest")
        shutil.copy(self.home / "log.key", self.base / "log.key")
        self._witnessed()
        shutil.rmtree(self.home)
        self.said("restore", self.base / "backup", "--identity", self.base / "backup.key")
        self.lives.node.keep("restored")
        self.said("restore", "--fetch", self.base / "copy")
        self.lives.node.keep("fetched")

    def _grow(self, start: int, until: int) -> None:
        told = self.lives.node.order("states", until=until).told("state")
        self.lives.past.states |= {start + number: found["state"] for number, found in enumerate(told)}

    def _witnessed(self) -> None:
        self.logs.parent.mkdir()
        self.logs.write_text(f"log {(self.base / 'copy' / log_folder(ORIGIN) / 'vkey').read_text()}")
        self.lives.node.keep("grown")
        self.said(*self.scenes["witness key"].arguments)
        self.lives.node.keep("keyed")
        self.said(*self.scenes["witness request"].arguments)
        self.lives.node.keep("asked")
        self.said(*self.scenes["witness answer"].arguments)
        self.lives.node.keep("answered")

    @property
    def scenes(self) -> dict[str, Scene]:
        """Every command by name."""
        answer = (str(self.asked), str(self.answer), "--secret", str(self.secret), "--name", WITNESS)
        trusting = ("--trust", str(self.logs), "--state", str(self.memory))
        shown = ("--current", str(self.base / "newest"), "--log-key", str(self.base / "log.key"))
        witness = ("log", "witness")
        key, request = (*witness, "key", str(self.secret), "--name", WITNESS), (*witness, "request", str(self.asked))
        added = (*witness, "add", str(self.answer), "--witness", self._vkey)
        return {
            "fetch": Scene("restored", ("restore", "--fetch", str(self.base / "copy")), None, self._goes_on_shown),
            "current": Scene("fetched", ("restore", *shown), None, self._goes_on),
            "new log": Scene("restored", ("restore", "--new-log", SECOND), None, self._goes_on_in_another),
            "witness key": Scene("grown", key, self.secret, self._is_asked),
            "witness request": Scene("keyed", request, self.asked, self._is_answered),
            "witness answer": Scene("asked", (*witness, "answer", *answer, *trusting), self.answer, self._is_added),
            "witness add": Scene("answered", added, None, self._bears_it),
        }

    @property
    def _vkey(self) -> str:
        """The witness's key of now, once there is one."""
        return str(witness_key(read_signer(self.secret), WITNESS)) if self.secret.exists() else ""

    def called(self, *arguments: str | Path, **more: Any) -> tuple[int, str, str]:
        """Run the command; return its exit code and what it said."""
        answer = self.lives.node.order("call", arguments=list(map(str, arguments)), **more)
        assert answer.status == 0, answer
        code, answered, complained = answer.told("called")[0]
        return code, answered, complained

    def said(self, *arguments: str | Path) -> str:
        """Run the command, which must succeed; return what it answered."""
        code, answered, complained = self.called(*arguments)
        if code != 0:
            raise LostError("the command does not succeed", arguments, complained)
        return answered.strip()

    def points(self, name: str) -> list[Point]:
        """Return every moment before a call of the command left alone."""
        scene, trace = self.scenes[name], self.base / "trace"
        self.lives.node.put_back(scene.start)
        options = ["-e", f"trace={TRACED}", "-o", str(trace)]
        assert self.called(*scene.arguments, trace=options)[0] == 0
        return points_of(name, names_in(trace))

    def killed_at(self, point: Point, *spoiled: str) -> Answer:
        """The command was killed there."""
        scene, trace = self.scenes[point.life], self.base / "trace"
        self.lives.node.put_back(scene.start)
        options = ["-e", f"trace={TRACED}", "-e", point.injection, "-o", str(trace)]
        return self.lives.node.order("call", arguments=list(scene.arguments), trace=options, spoiled=list(spoiled))

    def claim_recovery(self, name: str) -> None:
        """What is there now is whole, the command given again succeeds, and what comes after it too.

        A file that the command makes may be there already; then it is whole, and stays as it is.
        """
        scene, size = self.scenes[name], KEPT if self.scenes[name].start == "restored" else WHOLE
        published = self.lives.past.claim_published(self.home, size)
        found = self.lives.node.order("look").told("found")
        self.lives.past.claim_stored(found[0], size, published)
        made = _content(scene.makes)
        code, _, complained = self.called(*scene.arguments)
        if code != (0 if made is None else 2) or made not in (None, _content(scene.makes)):
            raise LostError("the command given again does not succeed", code, complained)
        scene.claim()

    def _goes_on_shown(self) -> None:
        self.said(*self.scenes["current"].arguments)
        self._goes_on()

    def _goes_on(self) -> None:
        self.lives.claim_recovery(LATER, WHOLE)

    def _goes_on_in_another(self) -> None:
        """The facts of the first act of the new log are told again; it is recorded, and both logs are accepted."""
        told = json.loads(self.said(*self.scenes["new log"].arguments, "--format", "json"))
        last = parse_act(act_text(self.lives.past.entries[KEPT - 1]))
        simulator = Simulator()
        kind, day = "organisations.log_continued/1", "2022-01-01"
        simulator.write(
            Envelope(kind, last.organisation, "assembly", day, day, told["cites"], after=(last.id,)), signer("Mill 0")
        )
        (self.disk / "continued").write_bytes(simulator.entries[0])
        self.said("act", "record", self.disk / "continued")
        self.said("log", "export", self.disk / "both")
        self.said("log", "verify", self.disk / "both", "--seals")

    def _is_asked(self) -> None:
        """The key is whole, though what was printed of it may be lost: then it was never used and may be made anew."""
        read_signer(self.secret)
        self.secret.unlink()
        self.said(*self.scenes["witness key"].arguments)
        self.said(*self.scenes["witness request"].arguments)
        self._is_answered()

    def _is_answered(self) -> None:
        self.said(*self.scenes["witness answer"].arguments)
        self._is_added()

    def _is_added(self) -> None:
        self.said(*self.scenes["witness add"].arguments)
        self._bears_it()

    def _bears_it(self) -> None:
        """The checkpoint and what is kept beside it bear one witness's line; her memory is one; the log goes on."""
        for place in (self.home / "log" / "checkpoint", self.home / "log" / "cosigned"):
            assert [each.line.name for each in cosignatures_on(parse_note(place.read_bytes()))] == [WITNESS]
        memories = [path for path in self.memory.rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert len(memories) == 1
        self._goes_on()


def _content(place: Path | None) -> bytes | None:
    return place.read_bytes() if place is not None and place.exists() else None
