"""A fork is shown by itself: two signed checkpoints, what they have in common, and the entry in which they part."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.log.forks import Fork, NotAFork, found_fork, parse_fork, require_fork
from colonnade.core.log.merging import view_of
from colonnade.core.log.merkle import leaf_hash
from colonnade.core.log.notes import format_note
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN
from tests.witnesses import LOG, WHOLE, forked, head, signed


def _shown(common: int, one: int, other: int) -> Fork:
    entries = forked(common)
    sides = [(head(one, WHOLE), WHOLE[:one]), (head(other, entries), entries[:other])]
    told = [(_bytes(*side), [leaf_hash(entry) for entry in side[1]]) for side in sides]
    return found_fork(LOG, told[0], told[1])


def _bytes(checkpoint: object, _entries: object) -> bytes:
    note = signed(checkpoint)  # type: ignore[arg-type]
    return format_note(note.text, note.signatures)


@given(st.integers(0, 10), st.integers(1, 12), st.integers(1, 12))
def test_two_pasts_of_any_length_are_shown_to_part_where_they_do(common: int, one: int, other: int) -> None:
    if min(one, other) <= common:
        return
    fork = _shown(common, one, other)

    require_fork(parse_fork(fork.content()), LOG, verify)
    assert parse_fork(fork.content()).common == common
    assert fork.origin == ORIGIN


def test_it_has_the_same_bytes_whoever_found_it() -> None:
    fork = _shown(3, 7, 9)

    assert replace(fork, sides=(fork.sides[1], fork.sides[0])).digest == fork.digest


def test_one_of_another_key_or_origin_shows_nothing() -> None:
    fork = _shown(3, 7, 9)

    with pytest.raises(NotAFork):
        require_fork(fork, log_key(signer("other"), ORIGIN), verify)
    with pytest.raises(NotAFork):
        require_fork(replace(fork, vkey=str(log_key(signer("log"), "x.invalid"))), LOG, verify)


def test_two_checkpoints_of_one_past_are_no_fork() -> None:
    fork = _shown(3, 7, 9)
    same = replace(fork, sides=(fork.sides[0], fork.sides[0]))

    with pytest.raises(NotAFork):
        require_fork(same, LOG, verify)


@pytest.mark.parametrize("common", [0, 2, 4])
def test_where_they_part_cannot_be_told_otherwise(common: int) -> None:
    with pytest.raises(NotAFork):
        require_fork(replace(_shown(3, 7, 9), common=common), LOG, verify)


@given(st.data())
def test_no_changed_byte_shows_anything_else(data: st.DataObject) -> None:
    content = bytearray(_shown(3, 7, 9).content())
    place, bit = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(0, 7))
    content[place] ^= 1 << bit

    with pytest.raises(NotAFork):
        require_fork(parse_fork(bytes(content)), LOG, verify)


@pytest.mark.parametrize(
    ("size", "commons", "witnessed", "contested", "counts"),
    [
        (9, [], 0, [], 9),
        (9, [5], 0, [], 5),
        (9, [5, 3], 0, [], 3),
        (9, [5], 7, [], 7),
        (9, [5], 4, [], 5),
        (9, [5, 3], 7, [], 7),
        (9, [5], 7, [5], 5),
        (9, [5, 3], 7, [5], 5),
        (2, [5], 0, [], 2),
        (9, [0], 0, [], 0),
    ],
)
def test_what_counts_is_what_forks_leave_in_common_or_what_witnesses_saw(
    size: int, commons: list[int], witnessed: int, contested: list[int], counts: int
) -> None:
    forks = [_shown(common, 11, 12) for common in commons]

    assert view_of(size, forks, witnessed, [fork for fork in forks if fork.common in contested]) == counts
