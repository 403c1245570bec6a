"""Dossiers of the real trees in tests/vectors/unions, inferred from filings that name no parent."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.dossiers import Writing

FOLDER = Path(__file__).parent / "vectors" / "unions"
TREES = ("tree-1", "tree-2", "tree-3")
FILED = "2021-10"
COVERED = "2021-01"
"""The month by which an affiliation stood that a filing for 2021 shows; since when is not filed."""


def filed(tree: str) -> list[Mapping[str, str]]:
    with (FOLDER / f"{tree}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def named(rows: list[Mapping[str, str]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """A name for each filing that is only within the dossier."""
    met: Counter[str] = Counter()
    for row in rows:
        kind = row["designation"].lower()
        met[kind] += 1
        yield f"{kind}-{met[kind]}", row


def dossier_of(tree: str) -> Writing:
    """The national body, its councils and its locals, as one filing each shows them."""
    writing = Writing(tree, FILED, "nhq-1", f"A real tree without names: {tree}")
    bodies = list(named(filed(tree)))
    councils = {row["state"]: name for name, row in reversed(bodies) if row["designation"] == "DC"}
    for name, row in bodies:
        claimed = {"NHQ": "union", "DC": "federation"}.get(row["designation"], "base")
        writing.body(name, claimed, row["established"], place=f"{row['state']} ({name})")
    for name, row in bodies[1:]:
        roof = councils.get(row["state"], "nhq-1") if row["designation"] not in ("NHQ", "DC") else "nhq-1"
        joined = max(COVERED, row["established"])
        writing.act(roof, "affiliation_admitted", joined, {"candidate": name}, at_latest=True)
    _money(writing, bodies[0][1])
    return writing


def _money(writing: Writing, row: Mapping[str, str]) -> None:
    passed_on = sum(int(row[each]) for each in ("investments_sold", "loans_obtained", "for_transmittal"))
    income = {"year": "2021", "currency": "USD", "planned": False, "total": int(row["receipts"]) - passed_on}
    writing.told("income", {**income, "dues": int(row["dues"]) + int(row["per_capita"])}, provenance="own")
