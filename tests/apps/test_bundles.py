"""Nodes that were apart know the same once they have exchanged bundles, in whatever order and however often."""

from pathlib import Path

import pytest

from colonnade.apps.publiclog.showing import Taken
from colonnade.core.log.merging import Fate
from tests.islands import Island

pytestmark = pytest.mark.django_db(transaction=True)
UNION, ROOF, THIRD = "union.invalid/log", "roof.invalid/log", "third.invalid/log"


def _fates(taken: list[Taken]) -> dict[str, Fate]:
    return {each.origin: each.fate for each in taken}


def test_an_organisation_on_its_own_node_affiliates_to_a_federation_on_another(tmp_path: Path) -> None:
    union, roof = Island.new(tmp_path / "union", UNION), Island.new(tmp_path / "roof", ROOF)
    third = Island.new(tmp_path / "third", THIRD)
    base = union.found("Mill", "base", "2026-01-01")
    federation = roof.found("Steel", "federation", "2026-01-01")
    decision = union.decide(base, federation, "2026-02-01")
    there = union.write(tmp_path / "there")
    assert _fates(roof.read(there)) == {UNION: Fate.UNASKED}
    assert _fates(roof.read(there, union.key)) == {UNION: Fate.NEW}
    assert _fates(roof.read(there)) == {UNION: Fate.SAME}
    admission = roof.admit(federation, base, decision, "2026-03-01")
    back = roof.write(tmp_path / "back")
    assert _fates(third.read(roof.write(tmp_path / "only"), roof.key)) == {ROOF: Fate.NEW, UNION: Fate.UNASKED}
    assert third.standing(admission) == "waiting"
    assert _fates(union.read(back, roof.key)) == {ROOF: Fate.NEW, UNION: Fate.OWN}
    third.read(there, union.key)

    assert union.state() == roof.state() == third.state()
    assert third.standing(admission) == "in_effect"
