"""Counting a large poll and sixty real wards, beside votelib, pyrankvote, pref_voting and votekit, in one run.

    python3.11 -m venv var/peers && var/peers/bin/pip install votelib==0.4 pyrankvote==2.0.6 pref_voting votekit
    .venv/bin/python benchmarks/counting.py [ballots] [--peers var/peers/bin/python]

Goals: 1,000,000 ballots of 20 candidates from grouped BLT or CSV to the full table and the audit file 2 s and 400 MB;
one row a ballot 6 s; the sixty wards from BLT 1 s; `colonnade count --help` 0.25 s. Wall time and, beside it, time of
the processor, which other work on the machine does not lengthen. Peers are given rankings already grouped, on a poll
of a tenth where they need minutes, and count by their own nearest rule; a peer that is not installed is left out.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
WARDS = ROOT / "tests" / "vectors" / "elections" / "scotland-2017-blt.zip"
CANDIDATES, SEATS = 20, 5
PEERS = ("pyrankvote", "votelib", "pref_voting", "votekit")
IN_PROCESS = """
import sys, time
from pathlib import Path
from colonnade.core.counting.counts import counted
from colonnade.core.counting.presets import preset
from colonnade.edges.ballots.reading import read_ballots
began = time.perf_counter(), time.process_time()
for place in sorted(Path(sys.argv[1]).glob("*.blt")):
    poll = read_ballots(place)
    counted(poll, preset("scottish-stv"), poll.seats)
print(f"60 wards from BLT, scottish-stv: {time.perf_counter() - began[0]:.2f} s wall, "
      f"{time.process_time() - began[1]:.2f} s processor")
"""
PEER = """
import json, sys, time
which, place = sys.argv[1:]
candidates, seats, papers = json.loads(open(place).read())
began = time.perf_counter(), time.process_time()
names = [str(each) for each in range(1, candidates + 1)]
if which == "pyrankvote":
    import pyrankvote
    from pyrankvote import Ballot, Candidate
    of = {each: Candidate(str(each)) for each in range(1, candidates + 1)}
    ballots = [Ballot(ranked_candidates=[of[c] for c in r]) for n, r in papers for _ in range(n)]
    pyrankvote.single_transferable_vote(list(of.values()), ballots, number_of_seats=seats).get_winners()
elif which == "votelib":
    import votelib.evaluate.sequential as s, votelib.component.quota as q
    votes = {}
    for n, r in papers:
        votes[tuple(map(str, r))] = votes.get(tuple(map(str, r)), 0) + n
    s.TransferableVoteSelector(quota_function=q.droop).evaluate(votes, seats)
elif which == "pref_voting":
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting import proportional_methods
    profile = ProfileWithTies([{c - 1: at for at, c in enumerate(r)} for _, r in papers], [n for n, _ in papers],
                              candidates=list(range(candidates)))
    proportional_methods.stv_scottish(profile, num_seats=seats)
else:
    from votekit import RankBallot, RankProfile
    from votekit.elections import FastSTV
    ballots = tuple(RankBallot(ranking=tuple(frozenset({str(c)}) for c in r), weight=n) for n, r in papers)
    FastSTV(RankProfile(ballots=ballots, candidates=tuple(names)), m=seats).get_elected()
print(f"{time.perf_counter() - began[0]:.2f} s wall, {time.process_time() - began[1]:.2f} s processor")
"""


def papers_of(ballots: int) -> list[tuple[int, list[int]]]:
    """Ballots of twenty candidates along a line, each ranking some around its own place, grouped."""
    chance = random.Random(20)
    drawn: Counter[tuple[int, ...]] = Counter()
    for _ in range(ballots):
        own = chance.betavariate(2, 3) * CANDIDATES
        near = sorted(range(CANDIDATES), key=lambda each: abs(each - own) + chance.random() * 3.5)
        drawn[tuple(each + 1 for each in near[: min(CANDIDATES, 1 + int(chance.expovariate(0.22)))])] += 1
    return [(number, list(ranking)) for ranking, number in drawn.items()]


def written(folder: Path, papers: list[tuple[int, list[int]]]) -> dict[str, Path]:
    """The same ballots as BLT, as a grouped table and a row a ballot."""
    names = [f'"Candidate {each + 1}"' for each in range(CANDIDATES)]
    blt = [f"{CANDIDATES} {SEATS}", *(f"{n} {' '.join(map(str, r))} 0" for n, r in papers), "0", *names, '"Large"']
    columns = ",".join(f"rank{each + 1}" for each in range(CANDIDATES))
    rows = [(n, ",".join(map(str, r)) + "," * (CANDIDATES - len(r))) for n, r in papers]
    single = [row for n, row in rows for _ in range(n)]
    random.Random(1).shuffle(single)
    places = {name: folder / name for name in ("grouped.blt", "grouped.csv", "rows.csv")}
    places["grouped.blt"].write_text("\n".join(blt) + "\n")
    places["grouped.csv"].write_text(f"count,{columns}\n" + "".join(f"{n},{row}\n" for n, row in rows))
    places["rows.csv"].write_text(f"{columns}\n" + "\n".join(single) + "\n")
    return places


def timed(words: list[str]) -> tuple[float, float, int, str]:
    """Wall and processor seconds, the largest memory in MB, and what was printed last."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    script = (
        "import resource, subprocess, sys\n"
        "run = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
        "print((run.stdout if run.returncode in (0, 1) else run.stderr)[-300:])"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory, _, said = done.stdout.partition("\n")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, int(memory), said.strip()


def main() -> None:
    """Print every figure, ours first."""
    asked = argparse.ArgumentParser()
    asked.add_argument("ballots", type=int, nargs="?", default=1_000_000)
    asked.add_argument("--peers")
    options = asked.parse_args()
    colonnade = str(ROOT / ".venv" / "bin" / "colonnade")
    print(f"load when it began: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = papers_of(options.ballots)
        print(f"{options.ballots:,} ballots, {CANDIDATES} candidates, {len(papers):,} different rankings")
        for form, place in written(folder, papers).items():
            words = [colonnade, "count", str(place), "--rule", "scottish-stv", "--seats", str(SEATS)]
            wall, used, memory, _ = timed([*words, "--audit", str(folder / f"{form}.json")])
            print(f"{form} to table and audit file: {wall:.2f} s wall, {used:.2f} s processor, {memory} MB")
        with zipfile.ZipFile(WARDS) as archive:
            archive.extractall(folder / "wards")
        print(timed([sys.executable, "-c", IN_PROCESS, str(folder / "wards")])[3])
        wall, used, _, _ = timed([colonnade, "count", "--help"])
        print(f"colonnade count --help: {wall:.2f} s wall, {used:.2f} s processor (with the measuring process)")
        if options.peers:
            beside(options.peers, folder, options.ballots // 10)


def beside(python: str, folder: Path, ballots: int) -> None:
    """The peers, and ours, on a tenth."""
    papers = papers_of(ballots)
    place = folder / "papers.json"
    place.write_text(json.dumps([CANDIDATES, SEATS, papers]))
    print(f"beside them, {ballots:,} ballots, {len(papers):,} different rankings:")
    tenth = folder / "tenth"
    tenth.mkdir()
    ours = [str(ROOT / ".venv" / "bin" / "colonnade"), "count", str(written(tenth, papers)["grouped.blt"])]
    wall, used, memory, _ = timed([*ours, "--rule", "scottish-stv"])
    print(f"colonnade, file to table: {wall:.2f} s wall, {used:.2f} s processor, {memory} MB")
    for peer in PEERS:
        _, _, memory, said = timed(["timeout", "300", python, "-c", PEER, peer, str(place)])
        print(f"{peer}, rankings to winners: {said.splitlines()[-1] if said else 'no answer in 300 s'}, {memory} MB")


if __name__ == "__main__":
    main()
