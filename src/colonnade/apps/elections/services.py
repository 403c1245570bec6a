"""What is done with the ballot boxes of this node: hosted, filled, closed, completed."""

from colonnade.apps.elections.casting import Taken, cast
from colonnade.apps.elections.closing import close, complete
from colonnade.apps.elections.hosting import host, replace_code, resume

__all__ = ["Taken", "cast", "close", "complete", "host", "replace_code", "resume"]
