"""New files that a person named: never in place of another, whole or not there, on disk before anyone is told.

They may lie on a stick without links or modes, so a name is looked for and then taken.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from colonnade.core.errors import Refusal
from colonnade.edges import places


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
    places.write_new(place, content)


def write_streamed(place: Path, pieces: Iterator[bytes]) -> None:
    """``pieces`` are in the new file ``place``, whole and on disk; if they fail half-way, nothing is there."""
    require_new(place)
    places.write_new_from(place, pieces)
