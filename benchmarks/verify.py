"""`colonnade log verify` of a large export, by structure and by seals, beside bare hashing and bare signatures.

    .venv/bin/python benchmarks/verify.py [organisations]

Goals at 1,000,000 acts on 2 cores: structure 20 s, every seal 75 s. The limits beside them: a loop that only hashes
the same entries, and signatures alone, on every core, by each that can verify them. Stages are seconds of the
processor (`stages.py`), as is the second figure of each command: its processes together, over the cores.
"""

import hashlib
import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice

import orjson
import world
from nacl.bindings import crypto_sign_open
from stages import Table, each, spent

from colonnade.core.acts.canonical import parse_canonical
from colonnade.core.acts.envelope import parse_act
from colonnade.core.log.entries import Claim, seals_of
from colonnade.core.log.merkle import Frontier, leaf_hash
from colonnade.core.log.notes import parse_note
from colonnade.core.log.tiles import WIDTH
from colonnade.edges.codec import ORJSON
from colonnade.edges.engines.kernels.compiling import FOLDER
from colonnade.edges.examining import ALONE
from colonnade.edges.sealing import closed, opened
from colonnade.edges.seals import AFTER, compiled, shown_good
from colonnade.edges.signing import seal_act, verify
from colonnade.edges.simulator import signer

ORGANISATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
SAMPLE = 10_000
CORES = len(os.sched_getaffinity(0))
WITHOUT = {FOLDER: "/nonexistent"}
"""An environment in which no kernel is compiled."""


def command(*call: str, **environment: str) -> tuple[float, float]:
    """Return the seconds by the clock, and those of the processors over the cores."""

    def run() -> None:
        done = subprocess.run(
            [".venv/bin/colonnade", *call], capture_output=True, text=True, check=False, env=os.environ | environment
        )
        assert done.returncode == 0, done

    began = time.perf_counter()
    processors = spent(run)
    return time.perf_counter() - began, processors / CORES


def row(name: str, seconds: tuple[float, float], goal: float, limit: str) -> None:
    print(f"{name:28} {seconds[0]:7.1f} s   processors {seconds[1]:6.1f} s   goal {goal:5.1f} s   {limit}")


def main() -> None:
    place = world.folder(ORGANISATIONS)
    export = str(place / "export")
    total = sum(1 for _ in world.stored(place))
    entries = list(islice(world.stored(place), 0, total, max(1, total // SAMPLE)))
    hashing = each(lambda: [hashlib.sha256(entry).digest() for entry in entries], len(entries))
    reading = each(lambda: sum(1 for _ in world.stored(place)), total, 2)
    share = total / 1_000_000
    print(f"{total:,} acts, {CORES} cores")
    seals = Seconds(entries)
    alone = (reading + hashing) * share
    row("structure", command("log", "verify", export), 20 * share, f"reading and hashing alone {alone:.1f} s")
    for name, environment, figure in (("by a kernel", {}, seals.kernel), ("without one", WITHOUT, seals.openssl)):
        taken = command("log", "verify", export, "--seals", **environment)
        row(f"every seal, {name}", taken, 75 * share, f"signatures alone {figure * share / CORES:.1f} s")
    seals.told()
    stages(entries, reading, seals)
    threshold(seals)
    sealing(entries)


class Seconds:
    """Microseconds in which one seal is verified, by each that can."""

    def __init__(self, entries: list[bytes]) -> None:
        """Measure."""
        notes = [parse_note(entry) for entry in entries[: SAMPLE // 5]]
        self.claims: list[Claim] = [(key, note.text, signature) for note in notes for key, signature in seals_of(note)]
        self.openssl = self._of(lambda: all(verify(*claim) for claim in self.claims))
        self.sodium = self._of(lambda: all(crypto_sign_open(s + message, k) for k, message, s in self.claims))
        engine = compiled()
        self.name = "no kernel is compiled here" if engine is None else engine.name
        self.kernel = self.openssl
        if engine is not None:
            tiles = [self.claims[at : at + WIDTH] for at in range(0, len(self.claims), WIDTH)]
            self.kernel = self._of(lambda: all(all(shown_good(tile, engine)) for tile in tiles))

    def _of(self, work: Callable[[], bool]) -> float:
        assert work()
        return each(work, len(self.claims), 3)

    def told(self) -> None:
        """Print verifications a second on every core."""
        for name, figure in (("OpenSSL", self.openssl), ("libsodium", self.sodium), (self.name, self.kernel)):
            print(f"Ed25519 by {name:28} {figure:6.1f} µs   {CORES * 1e6 / figure:9,.0f} a second on {CORES} cores")


def stages(entries: list[bytes], reading: float, seals: Seconds) -> None:
    """What is done for an act, by whichever process."""
    notes = [parse_note(entry) for entry in entries]
    texts = [note.text[:-1] for note in notes]
    tiles = [entries[at : at + WIDTH] for at in range(0, len(entries), WIDTH)]

    def tree() -> None:
        frontier = Frontier()
        for entry in entries:
            frontier.append(leaf_hash(entry))

    def took(work: Callable[[], object]) -> float:
        return each(work, len(entries))

    hashing, growing = took(lambda: [leaf_hash(entry) for entry in entries]), took(tree)
    handed = took(lambda: [pickle.loads(pickle.dumps(tile)) for tile in tiles])
    parted = took(lambda: [seals_of(parse_note(entry)) for entry in entries])
    canonical = took(lambda: [parse_canonical(text, ORJSON) for text in texts])
    acts = took(lambda: [parse_act(text, ORJSON) for text in texts])
    bare = took(lambda: [hashlib.sha256(entry).digest() for entry in entries])
    fast, usual = took(lambda: [orjson.loads(text) for text in texts]), took(lambda: [json.loads(t) for t in texts])
    for name, figure in ((seals.name, seals.kernel), ("OpenSSL", seals.openssl)):
        table = Table(f"every seal, by {name}", reading + growing + handed + parted + acts + figure)
        table.stage("reading files", reading)
        table.stage("hashing", hashing, f"SHA-256 alone {bare:.1f} µs")
        table.stage("the tree", growing - hashing)
        table.stage("handing over to other processes", handed)
        table.stage("parting text and lines of seals", parted)
        table.stage("whether the spelling is the one", canonical, f"orjson alone {fast:.1f} µs, json {usual:.1f} µs")
        table.stage("whether it is an act", acts - canonical)
        table.stage("Ed25519", figure)


def threshold(seals: Seconds) -> None:
    """From how many seals on it is worth loading a kernel, and beginning processes."""

    def program(said: str) -> float:
        return min(spent(lambda: subprocess.run([sys.executable, "-c", said], check=True)) for _ in range(3))

    process = program("import colonnade.edges.examining")
    loading = program("from colonnade.edges.seals import compiled; compiled()") - process
    worth = loading * 1e6 / max(seals.openssl - seals.kernel, 1e-9)
    print(f"loading a kernel {loading * 1000:.0f} ms: what it saves on {worth:,.0f} seals; done after {AFTER:,}")
    worth = process * 1e6 / seals.openssl
    print(f"a new process {process * 1000:.0f} ms: {worth:,.0f} seals; called after {ALONE * WIDTH:,} acts")


def sealing(entries: list[bytes]) -> None:
    """What it takes to seal one act, and to close and open what a node keeps closed."""
    texts, by = [parse_note(entry).text[:-1] for entry in entries[:2_000]], signer("bench/0")
    whole = each(lambda: [seal_act(text, by) for text in texts], len(texts))
    bare = each(lambda: [by.sign(text) for text in texts], len(texts))
    print(f"sealing one act {whole:.1f} µs   the signature alone {bare:.1f} µs")
    key = bytes(32)
    both = each(lambda: [opened(key, closed(key, text, b""), b"") for text in texts], len(texts))
    print(f"closing and opening one text (AES-256-GCM) {both:.1f} µs")


if __name__ == "__main__":
    main()
