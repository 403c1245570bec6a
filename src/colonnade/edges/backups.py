"""Backup files: a plain ustar stream inside age encryption, written whole or not at all, read without extracting.

A file is for one or more recipients, or for a passphrase (age allows a passphrase alone). Nothing unencrypted
reaches the disk. Reading decrypts in a second thread that hands its bytes over through a pipe.
Source: age-encryption.org/v1; POSIX ustar; docs/rules/log.md, "Backup, restore, continuation".
"""

import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

import pyrage

from colonnade.core.errors import Refusal
from colonnade.core.log.backups import Member
from colonnade.edges.places import bring_to_disk, tell_day_alone
from colonnade.edges.ustar import BLOCK, archive

LARGEST = 256 * 1024 * 1024
_PIECE = 1 << 16


class FileTaken(Refusal):
    """A new file was to be written where one is, or where no folder is."""

    code = "backups.file_taken"


class NotWritten(Refusal):
    """The disk did not take the file."""

    code = "backups.not_written"


class NotARecipient(Refusal):
    """The text is no age recipient."""

    code = "backups.not_a_recipient"


class NotAnIdentity(Refusal):
    """The file holds no age identity, or no passphrase."""

    code = "backups.not_an_identity"


class NotDecrypted(Refusal):
    """The file cannot be decrypted: damaged, cut short, no backup, or for another key."""

    code = "backups.not_decrypted"


@dataclass(frozen=True, slots=True)
class Lock:
    """To whom a backup is encrypted: recipients, or else a passphrase."""

    recipients: tuple[Any, ...] = ()
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Unlock:
    """What opens a backup: identities, or else a passphrase."""

    identities: tuple[Any, ...] = ()
    passphrase: str = ""


def new_identity(place: Path) -> str:
    """A new age identity is in the new file ``place``, its owner's alone; return its recipient."""
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    with _new_file(place, place) as file:
        file.write(f"# public key: {recipient}\n{identity}\n".encode())
    return recipient


def lock_for(recipients: Sequence[str]) -> Lock:
    """Return the lock for age recipients (``age1…``)."""
    found = []
    for text in recipients:
        try:
            found.append(pyrage.x25519.Recipient.from_str(text))
        except pyrage.RecipientError:
            raise NotARecipient(text=text[:80]) from None
    return Lock(tuple(found))


def passphrase_in(place: Path) -> str:
    """Return the first line of the file; refuses one that is not there or empty."""
    phrase = _text(place).partition("\n")[0].strip()
    if not phrase:
        raise NotAnIdentity(place=str(place))
    return phrase


def unlock_by(place: Path) -> Unlock:
    """Return the identities in the file."""
    lines = [line.strip() for line in _text(place).splitlines()]
    try:
        found = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#"))
    except pyrage.IdentityError:
        raise NotAnIdentity(place=str(place)) from None
    if not found:
        raise NotAnIdentity(place=str(place))
    return Unlock(found)


def _text(place: Path) -> str:
    try:
        return place.read_text()
    except (OSError, UnicodeDecodeError):
        raise NotAnIdentity(place=str(place)) from None


def write_backup(place: Path, members: Iterator[Member], lock: Lock) -> None:
    """``place`` is a new file of mode 0600 that holds ``members`` encrypted; it is whole or not there.

    If ``members`` fail half-way, their fault is raised and nothing is left.
    """
    plain = _Pulled(archive(members))
    beside = place.with_name(f".{place.name}.new")
    if os.path.lexists(place):
        raise FileTaken(place=str(place))
    with _new_file(place, beside) as file:
        try:
            _encrypt(plain, file, lock)
        except pyrage.EncryptError as stopped:
            raise plain.fault or stopped from None
        except OSError:
            raise NotWritten(place=str(place)) from None


def _encrypt(plain: "_Pulled", file: IO[bytes], lock: Lock) -> None:
    if lock.recipients:
        pyrage.encrypt_io(plain, file, list(lock.recipients))
        return
    gathered = b"".join(iter(lambda: plain.read(_PIECE), b""))
    file.write(pyrage.passphrase.encrypt(gathered, lock.passphrase))


@contextmanager
def _new_file(place: Path, beside: Path) -> Iterator[IO[bytes]]:
    """A file is written ``beside``, brought to disk and put in its new place; on any fault nothing stays."""
    is_other = beside != place
    try:
        if is_other:
            beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        raise FileTaken(place=str(place)) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            tell_day_alone(file.fileno())
            os.fsync(file.fileno())
        if is_other:
            _put(beside, place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    bring_to_disk(place.parent)


def _put(beside: Path, place: Path) -> None:
    """A link refuses a name that is taken, which a rename would replace; some sticks know no links."""
    try:
        os.link(beside, place)
    except FileExistsError:
        raise FileTaken(place=str(place)) from None
    except OSError:
        beside.rename(place)
        return
    beside.unlink()


class _Pulled:
    """Pieces as a file to read from; keeps the fault that stopped them."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.fault: BaseException | None = None

    def read(self, most: int) -> bytes:
        while not self._rest:
            try:
                self._rest = next(self._pieces)
            except StopIteration:
                return b""
            except BaseException as fault:
                self.fault = fault
                raise
        taken, self._rest = self._rest[:most], self._rest[most:]
        return taken


@contextmanager
def members_of(place: Path, unlock: Unlock) -> Iterator[Iterator[Member]]:
    """Within, the members of the backup can be read in order; what cannot be decrypted is refused with its place.

    A member is handed over only after the bytes that hold it were authenticated; that the whole stream ends
    where it should is known when the last member has been read.
    """
    with _plain(place, unlock) as stream:
        yield _members(stream, place)


@contextmanager
def _plain(place: Path, unlock: Unlock) -> Iterator[Callable[[int], bytes]]:
    try:
        encrypted = place.open("rb")
    except OSError:
        raise NotDecrypted(place=str(place)) from None
    with encrypted:
        if unlock.passphrase:
            yield io.BytesIO(_decrypted(encrypted, unlock.passphrase, place)).read
            return
        with _Piped(encrypted, unlock) as piped:
            yield lambda size: piped.read(size, place)


def _decrypted(encrypted: IO[bytes], passphrase: str, place: Path) -> bytes:
    try:
        return bytes(pyrage.passphrase.decrypt(encrypted.read(), passphrase))
    except (pyrage.DecryptError, OSError):
        raise NotDecrypted(place=str(place)) from None


class _Piped:
    """A thread decrypts into one end of a pipe; the other end is read here, and the thread's fault with it."""

    def __init__(self, encrypted: IO[bytes], unlock: Unlock) -> None:
        self._encrypted, self._unlock = encrypted, unlock
        reading, writing = os.pipe()
        self._reading, self._writing = os.fdopen(reading, "rb"), os.fdopen(writing, "wb")
        self._failed = False
        self._thread = threading.Thread(target=self._decrypt, daemon=True)

    def _decrypt(self) -> None:
        try:
            pyrage.decrypt_io(self._encrypted, self._writing, list(self._unlock.identities))
        except Exception:  # noqa: BLE001 -- whatever stopped the stream is told as one refusal by the reader
            self._failed = True
        finally:
            with suppress(OSError):
                self._writing.close()

    def read(self, size: int, place: Path) -> bytes:
        content = self._reading.read(size)
        if len(content) < size:
            self._thread.join()
            if self._failed:
                raise NotDecrypted(place=str(place))
        return content

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._reading.close()
        self._thread.join()


def _members(read: Callable[[int], bytes], place: Path) -> Iterator[Member]:
    while True:
        header = read(BLOCK)
        if header == bytes(BLOCK):
            if read(BLOCK) != bytes(BLOCK) or read(1):
                raise NotDecrypted(place=str(place))
            return
        name, size = _told(header, place)
        content = read(size)
        if len(content) != size or read(-size % BLOCK) != bytes(-size % BLOCK):
            raise NotDecrypted(place=name)
        yield name, content


def _told(header: bytes, place: Path) -> tuple[str, int]:
    try:
        told = tarfile.TarInfo.frombuf(header, "ascii", "strict")
    except (tarfile.TarError, UnicodeDecodeError, ValueError):
        raise NotDecrypted(place=str(place)) from None
    if told.type != tarfile.REGTYPE or not 0 <= told.size <= LARGEST:
        raise NotDecrypted(place=str(place))
    return told.name, told.size
