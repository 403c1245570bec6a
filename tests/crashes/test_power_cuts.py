"""The power cut at any moment of recording and publishing on SQLite; ``disk`` says what a disk may forget."""

import random

import pytest

from tests.crashes.conftest import FIGURES
from tests.crashes.cuts import a_way_to_lose, after_power_cut, write_out
from tests.crashes.lives import LIVES, Life, Lives, acknowledgement
from tests.crashes.past import LostError
from tests.sizes import LONG_RUN, sized

CUTS = sized(500)


@pytest.fixture(scope="module")
def lives(embedded: Lives) -> list[Life]:
    FIGURES.append(f"Power cut {CUTS} times on SQLite.")
    return [embedded.live(name) for name in LIVES]


def _cut(node: Lives, life: Life, moment: int, chance: random.Random, kind: str | None = None) -> int:
    """The power is cut after so many calls and is back; return how many acts were acknowledged before."""
    disk, acknowledged = life.disk_after(moment)
    write_out(after_power_cut(disk, a_way_to_lose(disk, chance, kind)), node.node.disk)
    return acknowledged


def _claim_kept(node: Lives, life: Life, acknowledged: int) -> None:
    if acknowledged >= 0:
        home = node.node.home
        if not (home / "home.json").exists() or (home / "log.key").read_bytes() != life.key:
            raise LostError("the home or its key is lost")
    node.claim_recovery(life.until, acknowledged)


@pytest.mark.parametrize("seed", range(CUTS))
def test_a_power_cut_loses_no_acknowledged_act_and_leaves_a_node_that_goes_on(
    embedded: Lives, lives: list[Life], seed: int
) -> None:
    chance = random.Random(seed)
    life = lives[seed % len(lives)]
    acknowledged = _cut(embedded, life, chance.randrange(len(life.calls) + 1), chance)

    _claim_kept(embedded, life, acknowledged)


@pytest.mark.parametrize("name", LIVES)
def test_right_after_an_acknowledgement_nothing_more_is_needed(embedded: Lives, lives: list[Life], name: str) -> None:
    life = next(life for life in lives if life.name == name)
    after = [moment + 1 for moment, call in enumerate(life.calls) if acknowledgement(call) >= 0]
    for moment in random.Random(name).sample(after, len(after) if LONG_RUN else 3):
        acknowledged = _cut(embedded, life, moment, random.Random(moment), "nothing")
        _claim_kept(embedded, life, acknowledged)


def test_the_lives_hold_what_is_hard(lives: list[Life]) -> None:
    """SQLite's WAL is brought into the database and begun anew, between two acknowledgements."""
    calls = lives[-1].calls
    acknowledged = [n for n, call in enumerate(calls) if acknowledgement(call) > 0]
    within = calls[acknowledged[0] : acknowledged[-1]]

    assert any(call.name == "pwrite64" and call.words[2:4] == ("32", "0") for call in within)


@pytest.mark.parametrize("spoiled", ["synchronous_normal", "synchronous_off", "names_not_on_disk"])
def test_a_node_that_does_not_wait_for_the_disk_is_caught(embedded: Lives, spoiled: str) -> None:
    life = embedded.live("grown", (spoiled,))

    assert any(_is_caught(embedded, life, seed) for seed in range(30))


def _is_caught(node: Lives, life: Life, seed: int) -> bool:
    chance = random.Random(seed)
    acknowledged = _cut(node, life, chance.randrange(len(life.calls) + 1), chance)
    try:
        _claim_kept(node, life, acknowledged)
    except LostError:
        return True
    return False


def test_a_node_that_writes_its_checkpoint_first_is_caught(embedded: Lives) -> None:
    life = embedded.live("grown", ("checkpoint_first",))
    renamed = next(n for n, call in enumerate(life.calls) if call.name == "rename" and b"checkpoint" in call.texts[0])
    acknowledged = _cut(embedded, life, renamed + 1, random.Random(0), "everything")

    with pytest.raises(LostError, match="checkpoint without its tile"):
        _claim_kept(embedded, life, acknowledged)
