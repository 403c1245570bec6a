"""Whether a log of this node may be written now: asked in one place, in the transaction that writes.

A log is written only in a state that allows it, and only if what this node has published is a beginning of it: a
database copied back by hand is shorter than its own last checkpoint, and signing from there would be a fork.
Source: docs/rules/log.md, "Backup, restore, continuation".
"""

from pathlib import Path

from django.conf import settings

from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.models import Log
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.notes import parse_note
from colonnade.core.log.states import Doing, LogState, require_may
from colonnade.edges.logfiles import Folder


class NotThisPast(Refusal):
    """What this node has published is not a beginning of the log in its database."""

    code = "publiclog.not_this_past"


def lock_for(doing: Doing, origin: str) -> Log:
    """Return the log's row, nobody else's until the transaction ends; refuse what its state or past forbids."""
    log = Log.objects.select_for_update().get(origin=origin)
    require_may(LogState(log.state), doing, origin)
    if doing is not Doing.CATCH_UP:
        require_same_past(log, settings.COLONNADE_HOME.folder_of(origin))
    return log


def require_node_may(doing: Doing) -> None:
    """Refuse what the log that this node writes does not allow; a node without a log allows all."""
    last = Log.objects.order_by("-id").first()
    if last is not None:
        lock_for(doing, last.origin)


def require_same_past(log: Log, folder: Path) -> Checkpoint | None:
    """Return the checkpoint in ``folder``, none if there is none; refuse one that ``log`` does not bear out."""
    content = Folder(folder).read("checkpoint")
    if content is None:
        return None
    place = str(folder / "checkpoint")
    try:
        published = parse_checkpoint(parse_note(content).text)
    except Refusal:
        raise NotThisPast(place=place) from None
    if published.origin != log.origin or published.size > log.size or _root(log, published.size) != published.root:
        raise NotThisPast(place=place)
    return published


def _root(log: Log, size: int) -> bytes:
    return bytes(log.root) if size == log.size else selectors.root_between(log.origin, 0, size)
