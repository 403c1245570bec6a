"""The commands by which an act is written and sealed away from any browser: act key, commit, write, seal, document."""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from colonnade.core.acts.blobs import RANDOM_BYTES, blob_digest, sealed_blob
from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes
from colonnade.core.acts.envelope import Act, parse_act
from colonnade.core.acts.parts import is_in_parts, joined, lines_of
from colonnade.core.errors import Refusal
from colonnade.core.ids import spelled
from colonnade.core.log.entries import act_text, sealed_entry, seals_of
from colonnade.core.log.notes import parse_note
from colonnade.core.rooms import hiding, require_facts
from colonnade.edges.homes import NotReadable, read_file
from colonnade.edges.places import replace, write_new
from colonnade.edges.signing import Signer, new_signer, read_signer, write_seed

USUAL: Mapping[str, Json] = {
    "article": "",
    "corrects": None,
    "critical": False,
    "custody": "officers",
    "organ": "",
    "organisation": "",
    "provenance": "signed",
    "rules": "colonnade_2026_1",
}

REPLY = "organisations.replied/1"


class FileTaken(Refusal):
    """A new file was to be written where one is, or where no folder is."""

    code = "acts.file_taken"


class NoDocument(Refusal):
    """No document of the digest is kept here."""

    code = "acts.no_document"


class NotASecret(Refusal):
    """The file holds no secret key of ours."""

    code = "acts.not_a_secret"


def new_key(place: Path) -> str:
    """A new secret key is in ``place``, readable by its owner only; return the public key as acts spell it."""
    signer = new_signer()
    try:
        write_seed(place, signer.seed)
    except (FileExistsError, FileNotFoundError):
        raise FileTaken(place=str(place)) from None
    return spelled(signer.public)


def write(draft: bytes, *, after: list[str], recorded: str) -> bytes:
    """Return the canonical bytes of the act that ``draft`` says in JSON; what it leaves out is as usual.

    Texts are brought into NFC. Refuses with the path of the fault, the facts of known types included.
    """
    said = _read_draft(draft)
    text = canonical_bytes({**USUAL, "after": sorted({*after, *_answered(said)}), "recorded": recorded, **said})
    require_facts(parse_act(text))
    return text


def _read_draft(draft: bytes) -> dict[str, Json]:
    try:
        said = json.loads(unicodedata.normalize("NFC", draft.decode()), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise Malformed("", "not_utf8") from None
    except (ValueError, RecursionError):
        raise Malformed("", "not_json") from None
    if not isinstance(said, dict):
        raise Malformed("", "not_an_object")
    return said


def _answered(said: Mapping[str, Json]) -> list[str]:
    """The act that a reply answers: it comes after that, whosever it is."""
    facts = said.get("facts")
    if said.get("act") != REPLY or not isinstance(facts, Mapping):
        return []
    return [answered] if isinstance(answered := facts.get("to"), str) else []


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed(max(found, key=[name for name, _ in pairs].count), "twice")
    return found


def seal(place: Path, secret: Path) -> tuple[list[str], str]:
    """The act in ``place``, sealed before or not, carries the seal of the key in ``secret`` too.

    Where the file holds the parts of one act or more, as QR codes yield them, so does what is put in its place. Return
    the ids of the acts and those parts, which can be pasted; none where the file held an act as it is.
    """
    content, signer = read_file(place), signer_in(secret)
    text = content.decode(errors="replace")
    if not is_in_parts(text):
        act, entry = _sealed(content, signer)
        replace(place, entry)
        return [act], ""
    done = [_sealed(each, signer) for each in joined(text)]
    lines = lines_of(entry for _, entry in done)
    replace(place, lines.encode())
    return [act for act, _ in done], lines


def _sealed(content: bytes, signer: Signer) -> tuple[str, bytes]:
    """Return the id of the act and its entry with one more seal."""
    text, seals = _opened(content)
    act = _parsed(text)
    if all(key != signer.public for key, _ in seals):
        seals.append(signer.seal(text))
    return act.id, sealed_entry(text, seals)


def _opened(content: bytes) -> tuple[bytes, list[Any]]:
    if b"\n\n" in content:
        return act_text(content), list(seals_of(parse_note(content)))
    return content.removesuffix(b"\n"), []


def _parsed(text: bytes) -> Act:
    act = parse_act(text)
    require_facts(act)
    return act


def seal_document(place: Path, target: Path, kind: str) -> dict[str, Json]:
    """The document in ``place`` is in the new file ``target``, random bytes first; return what an act says of it."""
    content = read_file(place)
    sealed = sealed_blob(secrets.token_bytes(RANDOM_BYTES), content)
    keep_new(target, sealed, 0o600)
    return {"length": len(content), "sha256": blob_digest(sealed), "type": kind}


def commit(draft: bytes, target: Path, opening: Path) -> str:
    """What ``draft`` must hide is in the new file ``opening``, its owner's alone; return the commitment to it.

    The new file ``target`` is the draft with the commitment in place of that, as :func:`write` takes it.
    """
    said = _read_draft(draft)
    facts = said.get("facts")
    if not isinstance(facts, Mapping):
        raise Malformed("facts", "kind" if "facts" in said else "missing")
    hidden, random = hiding(str(said.get("act", "")), facts), secrets.token_bytes(RANDOM_BYTES)
    committed = hidden.committed(random)
    keep_new(opening, _spelled({"random": random.hex(), "revealed": hidden.revealed}), 0o600)
    try:
        keep_new(target, _spelled({**said, "facts": committed}))
    except BaseException:
        opening.unlink()
        raise
    return str(committed["commitment"])


def _spelled(said: Mapping[str, Json]) -> bytes:
    return canonical_bytes(said) + b"\n"


def signer_in(secret: Path) -> Signer:
    """Return the secret key in the file, or refuse."""
    try:
        return read_signer(secret)
    except OSError:
        raise NotReadable(place=str(secret)) from None
    except ValueError:
        raise NotASecret(place=str(secret)) from None


def keep_new(place: Path, content: bytes, mode: int = 0o666) -> None:
    """``content`` is in the new file ``place``; one that exists is left alone and refused."""
    try:
        write_new(place, content, mode)
    except (FileExistsError, FileNotFoundError):
        raise FileTaken(place=str(place)) from None
