"""New files that a person named: never in place of another, whole or not there, on disk before anyone is told.

They may lie on a stick without links or modes, so a name is looked for and then taken.
"""

import os
from pathlib import Path

from colonnade.core.errors import Refusal


class NameTaken(Refusal):
    """A new file was to be written where one is, or where no folder is."""

    code = "files.name_taken"


def require_new(place: Path) -> None:
    """Refuse a name that is taken, or has no folder."""
    if os.path.lexists(place) or not place.parent.is_dir():
        raise NameTaken(place=str(place))


def write_new(place: Path, content: bytes) -> None:
    """``content`` is in the new file ``place``, whole and on disk."""
    require_new(place)
    beside = place.with_name(f".{place.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError:
        raise NameTaken(place=str(place)) from None
