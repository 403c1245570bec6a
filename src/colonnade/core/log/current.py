"""What a checkpoint from outside says about a log that was restored. Source: docs/rules/log.md; docs/adr/0012."""

from collections.abc import Callable

from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint


class ForeignCheckpoint(Refusal):
    """The checkpoint is of another log."""

    code = "restoring.foreign_checkpoint"


class ProvesNothing(Refusal):
    """The checkpoint is older than the log: it cannot show that nothing newer exists."""

    code = "restoring.proves_nothing"


class FetchFirst(Refusal):
    """The log went on after the backup; what is missing has to be fetched."""

    code = "restoring.fetch_first"


class Forked(Refusal):
    """The checkpoint has another root for a size that the log has."""

    code = "restoring.forked"


def require_current(ours: Checkpoint, outside: Checkpoint, root_at: Callable[[int], bytes]) -> None:
    """Refuse every checkpoint but one of exactly our size and root; ``root_at`` tells our root at a smaller size."""
    if outside.origin != ours.origin:
        raise ForeignCheckpoint(origin=ours.origin)
    if outside.size > ours.size:
        raise FetchFirst(size=ours.size, outside=outside.size)
    if root_at(outside.size) != outside.root:
        raise Forked(size=outside.size)
    if outside.size < ours.size:
        raise ProvesNothing(size=ours.size, outside=outside.size)
