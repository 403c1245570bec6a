"""The folder of an election: public files only, each added or replaced whole; and the file that holds the votes.

``plan.json`` what was settled first; ``trustees/N.STEP.json`` what trustees gave; ``public_credentials.json`` and
``electorate.json`` who may vote; ``<uuid>.bel`` the archive; ``parts/N.json`` parts in opening it; ``rehearsal.bel``
and ``rehearsal_parts/N.json`` the same of a rehearsal. Source: docs/rules/elections.md, "Folder".
"""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from colonnade.core.elections.appending import Head, head_at_end, torn_tail, whole_head_of
from colonnade.core.elections.archive import BLOCK, read_beginning
from colonnade.core.elections.ceremony_files import FILE_LIMIT
from colonnade.core.elections.elements import Group
from colonnade.core.elections.excerpts import read_electorate
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.key_making import Gathered, Given, Step, gathered_from
from colonnade.core.elections.objects import BALLOT_LIMIT
from colonnade.core.elections.public_credentials import CREDENTIALS_LIMIT, read_credentials
from colonnade.core.elections.tallies import SMALL_LIMIT, TALLY_LIMIT, PartialDecryption, partial_decryption_spelled
from colonnade.core.elections.tallies import read_partial_decryption as read_part
from colonnade.core.elections.templates import TEMPLATE_LIMIT, Plan, plan_spelled, read_plan
from colonnade.core.errors import Refusal
from colonnade.edges import places
from colonnade.edges.newfiles import NameTaken

PLAN, ELECTORATE, CREDENTIALS = "plan.json", "electorate.json", "public_credentials.json"
TRUSTEES, PARTS = "trustees", "parts"
REHEARSAL, REHEARSAL_PARTS = "rehearsal.bel", "rehearsal_parts"
_GIVEN = re.compile(r"([1-9][0-9]{0,3})\.([a-z]+)\.json")
_PART = re.compile(r"([1-9][0-9]{0,3})\.json")
_PIECE = 1 << 20
_LONGEST_TAIL = BALLOT_LIMIT + 8 * BLOCK
"""What one ballot takes at most."""


class NoElectionFolder(Refusal):
    """The folder is none that ``election new`` has made."""

    code = "elections.no_election_folder"


class LeadsOut(Refusal):
    """In the folder stands a link, or what is neither a plain file nor a folder."""

    code = "elections.leads_out"


class InPublicFolder(Refusal):
    """What is not for everybody was to be written into the folder that everybody may have."""

    code = "elections.in_public_folder"


class WrongFile(Refusal):
    """A file is not what it must be: ``file`` names it, ``place`` says where in it, ``fault`` what is wrong."""

    code = "elections.wrong_file"


class NotYetThere(Refusal):
    """A step needs a file that an earlier step writes; ``before`` names that step."""

    code = "elections.not_yet_there"


class DamagedWithin(Refusal):
    """An archive is damaged before its end, so nothing is appended to it."""

    code = "elections.damaged_within"


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Within, where pure rules alone refuse, what they refuse is told with the name of the file."""
    try:
        yield
    except Misread as misread:
        raise WrongFile(file=str(file), place=misread.place, fault=misread.fault) from misread
    except Refusal as refusal:
        if "place" in refusal.facts and "file" not in refusal.facts:
            refusal.facts["place"] = f"{file}, {refusal.facts['place']}"
        raise


@dataclass(frozen=True, slots=True)
class Opening:
    """An archive that is opened, and the folder of the parts that open it."""

    archive: Path
    parts: Path

    def add_part(self, owner: int, part: PartialDecryption) -> None:
        """The part is in the folder, in place of an earlier one of the same trustee."""
        self.parts.mkdir(exist_ok=True)
        places.replace(self.parts / f"{owner}.json", partial_decryption_spelled(part))

    def given_parts(self, group: Group) -> Mapping[int, PartialDecryption]:
        """Return the parts by the trustees' numbers; refused where one cannot be read."""
        found: dict[int, PartialDecryption] = {}
        for path in sorted(self.parts.glob("*.json")):
            named = _PART.fullmatch(path.name)
            if named is None:
                raise WrongFile(file=str(path), place="-", fault="no_name")
            with reading(path):
                found[int(named[1])] = read_part(read_limited(path, TALLY_LIMIT), group, "part")
        return found


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of an election with its plan."""

    root: Path
    plan: Plan

    @property
    def archive(self) -> Path:
        """The file that holds the votes."""
        return self.root / f"{self.plan.uuid}.bel"

    @property
    def opening(self) -> Opening:
        """The archive and its parts."""
        return Opening(self.archive, self.root / PARTS)

    @property
    def rehearsal(self) -> Opening:
        """The rehearsal and its parts."""
        return Opening(self.root / REHEARSAL, self.root / REHEARSAL_PARTS)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within, no other command of this machine changes the folder."""
        with places.folder_opened(self.root) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield

    def require_outside(self, place: Path) -> None:
        """Refuse a place in this folder, or below it, for what is not for everybody."""
        if place.resolve().is_relative_to(self.root.resolve()):
            raise InPublicFolder(place=str(place))

    def gathered(self) -> Gathered:
        """Return what trustees have given so far."""
        files: dict[tuple[Step, int], bytes] = {}
        for path in sorted((self.root / TRUSTEES).glob("*.json")):
            named = _GIVEN.fullmatch(path.name)
            if named is None or named[2] not in frozenset(Step) or int(named[1]) > self.plan.trustees:
                raise WrongFile(file=str(path), place="-", fault="no_name")
            files[Step(named[2]), int(named[1])] = read_limited(path, FILE_LIMIT)
        with reading(self.root / TRUSTEES):
            return gathered_from(self.plan, files)

    def give(self, given: Given) -> None:
        """What a trustee gives is in the folder; what another has put there meanwhile is left and refused."""
        (self.root / TRUSTEES).mkdir(exist_ok=True)
        places.write_new(self.root / TRUSTEES / f"{given.number}.{given.step}.json", given.content)

    @property
    def has_electorate(self) -> bool:
        """Whether who may vote is settled."""
        return (self.root / ELECTORATE).exists()

    def settle_electorate(self, credentials: bytes, told: bytes) -> None:
        """Who may vote is settled, once; the credentials are there before it says so."""
        if self.has_electorate:
            raise NameTaken(place=str(self.root / ELECTORATE))
        places.replace(self.root / CREDENTIALS, credentials)
        places.write_new(self.root / ELECTORATE, told)

    def credentials(self) -> bytes:
        """Return the list of credentials; refused while it is not settled."""
        if not self.has_electorate:
            raise NotYetThere(place=str(self.root / ELECTORATE), before="electorate")
        return read_limited(self.root / CREDENTIALS, CREDENTIALS_LIMIT)

    def listed_credentials(self) -> bytes:
        """Return the same; refused where it is no list, or not of as many as may vote."""
        content = self.credentials()
        with reading(self.root / ELECTORATE):
            said = read_electorate(read_limited(self.root / ELECTORATE, SMALL_LIMIT))
        with reading(self.root / CREDENTIALS):
            if len(read_credentials(content, self.plan.group)) != said.voters:
                raise Misread(CREDENTIALS, "number_of_items")
        return content


def new_folder(root: Path, plan: Plan) -> Folder:
    """Return a new folder with its plan; one that holds anything is refused and left."""
    root.mkdir(exist_ok=True)
    if any(not each.name.startswith(".") for each in root.iterdir()):
        raise NameTaken(place=str(root))
    places.write_new(root / PLAN, plan_spelled(plan))
    return Folder(root, plan)


def open_folder(root: Path) -> Folder:
    """Return the folder of an election; refused where it is none, or something in it leads out of it.

    It goes from hand to hand: by a link in it, a command would read or write what is its caller's own.
    """
    for each in (root, *(root / name for name in (TRUSTEES, PARTS, REHEARSAL_PARTS))):
        _require_plain_below(each)
    place = root / PLAN
    if not place.is_file():
        raise NoElectionFolder(place=str(root))
    with reading(place):
        return Folder(root, read_plan(read_limited(place, TEMPLATE_LIMIT)))


def _require_plain_below(folder: Path) -> None:
    if folder.is_dir():
        for each in folder.iterdir():
            if each.is_symlink() or not (each.is_file() or each.is_dir()):
                raise LeadsOut(place=str(each))


def read_limited(place: Path, limit: int) -> bytes:
    """Return the bytes of a file that a person may have named, one more than ``limit`` at most: readers refuse that."""
    with place.open("rb") as file:
        return file.read(limit + 1)


def end_of(place: Path) -> Head:
    """Return where an archive ends, without reading it; refused where it does not end with a whole event."""
    with reading(place), place.open("rb") as file:
        timestamp = read_beginning(file)
        length = file.seek(0, os.SEEK_END)
        file.seek(max(length - 2 * BLOCK, 0))
        head = head_at_end(timestamp, file.read(), length)
    if head is None:
        raise WrongFile(file=str(place), place="-", fault="cut_short")
    return head


def mend_end(place: Path) -> int:
    """The archive ends with a whole event; return how many bytes were cut that a stopped writer had left.

    Refused, and left as it is, where what is wrong is not at its end alone.
    """
    with place.open("rb+") as file:
        with reading(place):
            timestamp = read_beginning(file)
        length = file.seek(0, os.SEEK_END)
        file.seek(max(length - 2 * BLOCK, 0))
        if head_at_end(timestamp, file.read(), length) is not None:
            return 0
        file.seek(0)
        whole = whole_head_of(file)
        file.seek(whole.length)
        tail = file.read(_LONGEST_TAIL + 1)
        if whole.last is None or len(tail) > _LONGEST_TAIL or not torn_tail(tail, timestamp):
            raise DamagedWithin(place=str(place))
        file.truncate(whole.length)
        os.fsync(file.fileno())
        return length - whole.length


def append_to(place: Path, pieces: Iterable[bytes]) -> None:
    """The pieces are at the end of the file, each on disk before the next; a fault leaves the file as it was."""
    with places.naming(place), place.open("rb+", buffering=0) as file:
        length = file.seek(0, os.SEEK_END)
        try:
            for piece in pieces:
                _write_whole(file.fileno(), piece)
                os.fsync(file.fileno())
            places.tell_day_alone(file.fileno())
        except BaseException:
            os.ftruncate(file.fileno(), length)
            raise


def _write_whole(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def continue_with(place: Path, content: bytes) -> None:
    """The file is replaced whole by itself with ``content`` behind it, durably."""
    beside = place.with_name(f".{place.name}.new")
    try:
        with places.naming(place), place.open("rb") as before, beside.open("wb") as after:
            while piece := before.read(_PIECE):
                after.write(piece)
            after.write(content)
            after.flush()
            places.tell_day_alone(after.fileno())
            os.fsync(after.fileno())
        beside.replace(place)
        places.bring_name_to_disk(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
