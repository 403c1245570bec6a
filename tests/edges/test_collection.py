"""Circles are looked for seldom while ballots are examined, and as usual again whatever came of it."""

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest

from colonnade.core.elections import ballot_box
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballot_box import Verdicts, verdicts_on
from colonnade.core.elections.ballots import Poll
from colonnade.edges.collection import SELDOM, not_collected, seldom_collected
from tests.balloting import call
from tests.belenios import archive


def test_circles_are_looked_for_seldom_within_and_as_usual_afterwards() -> None:
    usual = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold() == SELDOM != usual
    assert gc.get_threshold() == usual
    with pytest.raises(ZeroDivisionError), seldom_collected():
        raise ZeroDivisionError
    assert gc.get_threshold() == usual


def test_verifying_looks_seldom_and_leaves_the_usual_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual, within = gc.get_threshold(), []

    def watched(poll: Poll, arithmetic: PublicArithmetic, ballots: Sequence[bytes]) -> Verdicts:
        within.append(gc.get_threshold())
        return verdicts_on(poll, arithmetic, ballots)

    monkeypatch.setattr(ballot_box, "verdicts_on", watched)
    for content, code in ((archive("v251-plain-Ed25519"), 0), (archive("v251-plain-Ed25519")[:-1], 1), (b"none", 2)):
        place = tmp_path / "election.bel"
        place.write_bytes(content)
        assert call("verify", place)[0] == code
        assert gc.get_threshold() == usual
    assert set(within) == {SELDOM}


def test_nothing_is_looked_for_where_all_is_kept_and_whoever_looked_looks_again() -> None:
    with not_collected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), not_collected():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    try:
        with not_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
