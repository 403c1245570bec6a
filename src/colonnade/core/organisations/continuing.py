"""The first entry of a log that carries on another: who it cites, exactly. Source: docs/rules/log.md."""

from colonnade.core.acts.envelope import Act
from colonnade.core.errors import Refusal
from colonnade.core.log.checkpoints import Checkpoint

CONTINUED = "organisations.log_continued/1"


class NotTheContinuation(Refusal):
    """The first entry of this log is not the act that cites the log it carries on."""

    code = "organisations.not_the_continuation"


def require_continuation(act: Act, old: Checkpoint) -> None:
    """Refuse any act but the one that cites exactly the origin, size and root of ``old``."""
    cited = {"origin": old.origin, "size": old.size, "root": old.root.hex()}
    if act.type != CONTINUED or dict(act.facts) != cited or act.corrects is not None:
        raise NotTheContinuation(origin=old.origin, size=old.size, root=old.root.hex())
