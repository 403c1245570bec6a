"""An act into the log and out to its files, however it came to be."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from colonnade.apps.publiclog import services as publiclog

T = TypeVar("T")


def published(origin: str, do: Callable[[], T]) -> T:
    """What ``do`` records is in the log and in its files; what an earlier call could not publish is published first."""
    home = settings.COLONNADE_HOME
    publish = partial(
        publiclog.publish_log, origin=origin, folder=Path(home.folder_of(origin)), signer=home.signer_of(origin)
    )
    publish()
    done = do()
    publish()
    return done
