"""Checkpoints: a log says how long it is and what its root is. Source: C2SP tlog-checkpoint v1.0.0.

Extension lines are forbidden here: witnesses cannot audit them. docs/adr/0003-bytes-ids-seals.md.
"""

import base64
import re
from dataclasses import dataclass

from colonnade.core.errors import Refusal
from colonnade.core.log.merkle import EMPTY_ROOT, HASH_BYTES

_CHECKPOINT = re.compile(rb"([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n")


class NotACheckpoint(Refusal):
    """The text is not a checkpoint."""

    code = "log.not_a_checkpoint"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Origin (the log's name), size in entries, and root hash. Never compare roots without sizes."""

    origin: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()


def parse_checkpoint(text: bytes) -> Checkpoint:
    """Return the checkpoint that ``text`` is, or refuse whatever is not its one spelling."""
    found = _CHECKPOINT.fullmatch(text)
    if found is None:
        raise NotACheckpoint
    root = base64.b64decode(found[3])
    checkpoint = Checkpoint(found[1].decode(), int(found[2]), root)
    if len(root) != HASH_BYTES or checkpoint.text() != text or (checkpoint.size == 0 and root != EMPTY_ROOT):
        raise NotACheckpoint
    return checkpoint
