"""The Merkle tree over entries: roots, inclusion and consistency, exactly as RFC 6962 has them.

Source: RFC 6962 section 2.1; verification RFC 9162 sections 2.1.3.2 and 2.1.4.2; docs/rules/log.md.
"""

import hashlib
from collections.abc import Callable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()
HASH_BYTES = 32

Subtree = Callable[[int, int], bytes]
"""(start, end) → the hash of the tree over those entries."""


def leaf_hash(entry: bytes) -> bytes:
    """Return SHA-256(0x00 ‖ entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Return the largest power of two strictly below ``size`` (at least 2)."""
    return 1 << (size - 1).bit_length() - 1


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    frontier = Frontier()
    for each in hashes:
        frontier.append(each)
    return frontier.root()


class Frontier:
    """The full subtrees of a growing tree, largest first: enough for its root, in logarithmic memory."""

    def __init__(self) -> None:
        """Start with the empty tree."""
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        carried, size = leaf, self.size
        while size & 1:
            carried = node_hash(self._peaks.pop(), carried)
            size >>= 1
        self._peaks.append(carried)
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        if not self._peaks:
            return EMPTY_ROOT
        return _fold(self._peaks[:-1], self._peaks[-1])

    def root_with(self, rest: bytes) -> bytes:
        """Return the root of this tree grown by entries whose own root is ``rest``, fewer than its smallest subtree."""
        return _fold(self._peaks, rest)


def _fold(peaks: Sequence[bytes], last: bytes) -> bytes:
    root = last
    for peak in reversed(peaks):
        root = node_hash(peak, root)
    return root


def inclusion_proof(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the sibling hashes from leaf ``index`` to the root of the tree of ``size``; 0 ≤ index < size."""
    return _path(index, 0, size, subtree)


def _path(index: int, start: int, end: int, subtree: Subtree) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if index < middle:
        return [*_path(index, start, middle, subtree), subtree(middle, end)]
    return [*_path(index, middle, end, subtree), subtree(start, middle)]


def consistency_proof(old: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the hashes showing that the tree of ``old`` is a beginning of the tree of ``size``; 0 < old ≤ size."""
    return [] if old == size else _beginning(old, 0, size, subtree, whole=True)


def _beginning(old: int, start: int, end: int, subtree: Subtree, *, whole: bool) -> list[bytes]:
    if old == end:
        return [] if whole else [subtree(start, end)]
    middle = start + split(end - start)
    if old <= middle:
        return [*_beginning(old, start, middle, subtree, whole=whole), subtree(middle, end)]
    return [*_beginning(old, middle, end, subtree, whole=False), subtree(start, middle)]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``proof`` shows that ``leaf`` stands at ``index`` in the tree (size, root)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether ``proof`` shows that the tree (old, old_root) is a beginning of the tree (size, root)."""
    if not 0 < old <= size:
        return old == 0 and not proof and old_root == EMPTY_ROOT
    if old == size:
        return not proof and old_root == root
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    older = newer = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            older, newer = node_hash(sibling, older), node_hash(sibling, newer)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            newer = node_hash(newer, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and older == old_root and newer == root
