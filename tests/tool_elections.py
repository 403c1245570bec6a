"""An election held by belenios-tool 2.0 alone, on the spot, in a folder: its commands in the order of its own demo."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import need

SUMMED = {"answers": ["a", "b"], "min": 0, "max": 1, "question": "?"}
WITH_BLANK = {"answers": ["c", "d"], "blank": True, "min": 1, "max": 1, "question": "?"}
RANKED = {"type": "NonHomomorphic", "value": {"answers": ["e", "f", "g"], "question": "?"}}


@dataclass(frozen=True)
class Held:
    """What it asks, in which group, what each of its voters answers and weighs; who votes again, and as whom."""

    group: str
    questions: Sequence[object]
    votes: Sequence[Sequence[Sequence[int]]]
    weights: Sequence[int] = ()
    again: Sequence[tuple[int, int]] = ()
    mandatory: int = 1
    threshold: tuple[int, int] | None = None
    present: int = 0


class Tool:
    """The commands of the tool in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def said(self, *words: str, given: str = "") -> str:
        """What a command writes."""
        done = subprocess.run(
            [need("belenios-tool"), *words],
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "BELENIOS_USE_URANDOM": "1"},
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def event(self, kind: str, given: str = "") -> None:
        self.said("archive", "add-event", f"--type={kind}", given=given)

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.folder.glob(pattern))

    def put(self, name: str, content: str) -> str:
        (self.folder / name).write_text(content)
        return name


def archive_of(held: Held, folder: Path) -> bytes:
    """The archive of the election, from its keys to its result."""
    tool = Tool(folder)
    credentials = _set_up(tool, held)
    for voter, marks in [*enumerate(held.votes), *((voter, held.votes[other]) for voter, other in held.again)]:
        secret, ballot = tool.put("credential", credentials[voter]), tool.put("ballot", json.dumps(marks))
        cast = tool.said("election", "generate-ballot", "--privcred", secret, "--ballot", ballot)
        tool.event("Ballot", cast)
    tool.event("EndBallots")
    tool.event("EncryptedTally", tool.said("election", "compute-encrypted-tally"))
    if RANKED in held.questions:
        for trustee in range(1, held.mandatory + 1):
            tool.event("Shuffle", tool.said("election", "shuffle", f"--trustee-id={trustee}"))
        tool.event("EndShuffles")
    _decrypt(tool, held)
    tool.event("Result", tool.said("election", "compute-result"))
    (archive,) = tool.files("*.bel")
    return archive.read_bytes()


def _set_up(tool: Tool, held: Held) -> list[str]:
    group = f"--group={held.group}"
    uuid = f"--uuid={tool.said('setup', 'generate-token').strip()}"
    weighed = [*held.weights, *[1] * (len(held.votes) - len(held.weights))]
    roll = "".join(f"{at},,{weight}\n" if held.weights else f"{at}\n" for at, weight in enumerate(weighed))
    tool.said("setup", "generate-credentials", uuid, group, "--file", tool.put("roll", roll))
    (public,), (private,) = tool.files("*.pubcreds"), tool.files("*.privcreds")
    public.rename(tool.folder / "public_creds.json")
    for _ in range(held.mandatory):
        tool.said("setup", "generate-trustee-key", group)
    tool.put("public_keys.jsons", "".join(each.read_text() for each in tool.files("*.pubkey")))
    if held.threshold is not None:
        _ceremony(tool, group, *held.threshold)
    tool.said("setup", "make-trustees")
    template = {"description": "d", "name": "n", "questions": held.questions}
    tool.said("setup", "make-election", uuid, group, "--template", tool.put("template", json.dumps(template)))
    tool.said("archive", "init")
    return [line.split()[-1] for line in private.read_text().splitlines()]


def _ceremony(tool: Tool, group: str, size: int, threshold: int) -> None:
    def step(number: int, *words: str, given: str = "") -> str:
        return tool.said("setup", "generate-trustee-key-threshold", group, f"--step={number}", *words, given=given)

    for _ in range(size):
        step(1)
    certs = ("--certs", tool.put("certs.jsons", "".join(each.read_text() for each in tool.files("*.cert"))))
    step(2, *certs)
    keys = tool.files("*.key")
    told = "".join(step(3, *certs, "--key", key.name, f"--threshold={threshold}") for key in keys)
    polynomials = ("--polynomials", tool.put("polynomials.jsons", told))
    step(4, *certs, *polynomials)
    outputs = [step(5, *certs, "--key", key.name, given=key.with_suffix(".vinput").read_text()) for key in keys]
    tool.put("threshold.json", step(6, *certs, *polynomials, given="".join(outputs)))


def _decrypt(tool: Tool, held: Held) -> None:
    """Those who are present open: of the threshold the last ones, then whoever is needed."""
    first = held.mandatory + 1
    numbered = list(enumerate(tool.files("*.key"), start=first))
    for owner, key in numbered[len(numbered) - held.present :]:
        words = ("--key", key.name, "--decryption-key", key.with_suffix(".dkey").name, f"--trustee-id={owner}")
        tool.event("PartialDecryption", tool.said("election", "decrypt-threshold", *words))
    for owner, secret in enumerate(tool.files("*.privkey"), start=1):
        opened = tool.said("election", "decrypt", "--privkey", secret.name, f"--trustee-id={owner}")
        tool.event("PartialDecryption", opened)
