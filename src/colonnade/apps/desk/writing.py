"""What it is to write an act: what is asked, and what the filled form says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from colonnade.apps.asking import reader_language
from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm
from colonnade.core.acts.blobs import RANDOM_BYTES, blob_digest, sealed_blob
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Custody
from colonnade.words.acts import ROLES

_TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Written:
    """What a filled form says: facts; a document that goes with them; what opens a commitment in them.

    ``organ``, ``custody``: whose act it is and who seals it, where that depends on what was typed.
    """

    facts: Mapping[str, Json]
    enclosed: bytes = b""
    opening: Mapping[str, Json] | None = None
    organ: str | None = None
    custody: Custody | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """An act that can be written here: of which organ it is, what is typed, and what it says then.

    ``custody``: who seals it whoever keeps the organisation's key; ``or_organ``: of which other organ it may be;
    ``room``: whose act it is.
    """

    organ: str
    form: type[ActForm]
    write: Callable[[ActForm, Making], Written]
    custody: Custody | None = None
    version: int = 1
    or_organ: str | None = None
    room: str = "organisations"

    @property
    def organs(self) -> tuple[str, ...]:
        """Return the organs whose act it may be."""
        return (self.organ,) if self.or_organ is None else (self.organ, self.or_organ)


def of_roles(code: str) -> dict[str, Json]:
    """Return what an organ or office is called, in both languages; the reader's binds."""
    english, persian = ROLES[code]
    return {"binding": reader_language(), "en": english, "fa": persian}


def enclosed(text: str, making: Making) -> tuple[Json, bytes]:
    """Return what an act says of the letter, and the letter with random bytes first; nothing of an empty one."""
    if not text:
        return None, b""
    sealed = sealed_blob(making.chance(RANDOM_BYTES), text.encode())
    return {"length": len(text.encode()), "sha256": blob_digest(sealed), "type": _TEXT}, sealed
