import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.log.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)
from tests.sizes import LONG_RUN

ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def _slow_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(_slow_root(leaves[:half]), _slow_root(leaves[half:]))


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots_are_those_of_the_known_vectors(size: int, root: str) -> None:
    assert root_of([leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES[:size]]).hex() == root


def test_the_frontier_has_the_root_of_every_size() -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(1101 if LONG_RUN else 300)]
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT
    for size, leaf in enumerate(leaves, 1):
        frontier.append(leaf)
        assert frontier.root() == _slow_root(leaves[:size])


@given(st.integers(1, 300), st.data())
def test_every_entry_of_a_tree_is_proven_and_no_other(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    root = _slow_root(leaves)
    proof = inclusion_proof(index, size, lambda start, end: _slow_root(leaves[start:end]))

    assert is_included(leaves[index], index, size, proof, root)
    assert not is_included(leaf_hash(b"other"), index, size, proof, root)
    assert not is_included(leaves[index], index, size, [*proof, root], root)
    assert not is_included(leaves[index], size, size, proof, root)
    if proof:
        assert not is_included(leaves[index], index, size, proof[:-1], root)


@given(st.integers(1, 300), st.data())
def test_a_tree_is_proven_to_begin_with_its_past_and_with_no_other(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    old = data.draw(st.integers(1, size))
    root, past = _slow_root(leaves), _slow_root(leaves[:old])
    proof = consistency_proof(old, size, lambda start, end: _slow_root(leaves[start:end]))

    assert is_consistent(old, past, size, root, proof)
    assert not is_consistent(old, leaf_hash(b"fork"), size, root, proof)
    assert not is_consistent(old, past, size, root, [*proof, root])
    if proof:
        assert not is_consistent(old, past, size, root, proof[1:])


def test_the_empty_tree_begins_every_tree_and_needs_no_proof() -> None:
    assert is_consistent(0, EMPTY_ROOT, 5, leaf_hash(b"x"), [])
    assert not is_consistent(0, EMPTY_ROOT, 5, leaf_hash(b"x"), [EMPTY_ROOT])
    assert not is_consistent(6, leaf_hash(b"x"), 5, leaf_hash(b"x"), [])
