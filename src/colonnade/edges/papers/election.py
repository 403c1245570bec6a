"""The papers of an election as PDF: one sheet a voter, slips to be folded, a trustee's secret.

They hold secrets: credential, code or seed, as letters and as a QR code that holds nothing else. Ids and titles are
data, never markup; what the typeface lacks or would turn a line around is spelled out. Source: docs/rules/elections.md,
"Paper"; docs/adr/0042-paper.md.
"""

import json
import multiprocessing
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from colonnade.core.elections.hands import ALPHABET, Code, spelled_code
from colonnade.core.errors import Refusal
from colonnade.core.texts import shown
from colonnade.edges.progress import Tell
from colonnade.edges.qr import qr_svg
from colonnade.edges.typesetting import is_installed, pdf_of
from colonnade.words.calendars import digits
from colonnade.words.election_papers import PAPER, on_paper

PART: Final = 500
"""How many voters are in one file at most: it is set in 0.3 GB and can be printed in one go."""
_ID_LONGEST, _ID_LINE, _TITLE_LONGEST = 120, 40, 160
_DRAWABLE: Final = tuple(
    (int(first, 16), int(last, 16))
    for first, last in (
        *(("20", "7e"), ("a0", "17f"), ("60c", "60d"), ("61b", "61b"), ("61f", "61f"), ("621", "63a")),
        *(("640", "655"), ("660", "66b"), ("670", "671"), ("67e", "67e"), ("686", "686"), ("698", "698")),
        *(("6a4", "6a4"), ("6a9", "6a9"), ("6af", "6af"), ("6b5", "6b5"), ("6be", "6be"), ("6c0", "6c0")),
        *(("6c6", "6c6"), ("6cc", "6cc"), ("6ce", "6ce"), ("6d5", "6d5"), ("6f0", "6f9"), ("200c", "200c")),
        *(("2010", "2014"), ("2018", "201e"), ("2020", "2022"), ("2026", "2026"), ("2039", "203a")),
    )
)
"""What the vendored typeface draws, of what people write here in names."""


class NoTypesetter(Refusal):
    """The package that sets PDFs is not installed."""

    code = "elections.no_typesetter"


@dataclass(frozen=True, slots=True)
class Concerned:
    """Which election a paper is for: its title, its name in the protocol, the paper's language."""

    title: str
    uuid: str
    language: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A trustee as the paper names her: number and name, how many there are and open, the fingerprint of her key."""

    number: int
    name: str
    trustees: int
    threshold: int
    fingerprint: str


def sheets(
    election: Concerned, credentials: Sequence[tuple[str, str]], tell: Tell, part: int = PART
) -> Iterator[bytes]:
    """Yield PDFs of at most ``part`` sheets, a page each; ``credentials``: (id, credential), the first has number 1."""
    voters = [
        {"number": number, "id": name, "secret": credential}
        for number, (name, credential) in enumerate(credentials, start=1)
    ]
    return _parts("sheets.typ", election, voters, tell, part)


def slips(election: Concerned, codes: Mapping[int, Code], tell: Tell, part: int = PART) -> Iterator[bytes]:
    """Yield PDFs of at most ``part`` slips with codes, three a page, in the order of numbers."""
    voters = [{"number": number, "id": "", "secret": spelled_code(codes[number])} for number in sorted(codes)]
    return _parts("slips.typ", election, voters, tell, part)


def share(election: Concerned, holder: Holder, seed: str) -> bytes:
    """Return the PDF of a trustee's secret; ``seed``: with its check letters, in groups."""
    say = election.language
    numbers = {"number": holder.number, "trustees": holder.trustees, "threshold": holder.threshold}
    of = {name: digits(str(number), say) for name, number in numbers.items()}
    rows = [
        (on_paper("election", say), _run(_cut(election.title, _TITLE_LONGEST)), "name"),
        (on_paper("uuid", say), election.uuid, "code"),
        (on_paper("trustee", say), _run(_cut(holder.name, _ID_LONGEST)), "name"),
        (on_paper("number", say), on_paper("trustee_of", say).format(**of), "text"),
        (on_paper("fingerprint", say), holder.fingerprint, "code"),
    ]
    told = {**_told(election), "rows": rows, "groups": seed.split("-"), "qr": qr_svg(seed)}
    return _set("share.typ", told)


def _parts(
    shape: str, election: Concerned, voters: Sequence[Mapping[str, object]], tell: Tell, part: int
) -> Iterator[bytes]:
    """Each part is set in a process of its own where there are several: typst keeps what it has set."""
    if not is_installed():
        raise NoTypesetter
    if len(voters) <= part:
        tell(0, len(voters))
        yield _set_part(shape, election, voters)
        return
    for first in range(0, len(voters), part):
        tell(first, len(voters))
        alone = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=1, mp_context=alone) as setter:
            yield setter.submit(_set_part, shape, election, voters[first : first + part]).result()


def _set_part(shape: str, election: Concerned, voters: Sequence[Mapping[str, object]]) -> bytes:
    told = {
        **_told(election),
        "title": _run(_cut(election.title, _TITLE_LONGEST)),
        "uuid": election.uuid,
        "pattern": _pattern(),
        "voters": [_voter(each, election.language) for each in voters],
    }
    return _set(shape, told)


def _voter(voter: Mapping[str, object], language: str) -> dict[str, object]:
    secret = str(voter["secret"])
    return {
        "number": digits(str(voter["number"]), language),
        "id": _lines(str(voter["id"])),
        "groups": secret.split("-"),
        "qr": qr_svg(secret),
    }


def _set(shape: str, told: Mapping[str, object]) -> bytes:
    if not is_installed():
        raise NoTypesetter
    return pdf_of(files(__package__) / shape, json.dumps(told, ensure_ascii=False))


def _told(election: Concerned) -> dict[str, object]:
    labels = {name: on_paper(name, election.language) for name in PAPER}
    return {"language": election.language, "label": labels}


def drawable(text: str) -> str:
    """Return ``text`` in letters that the typeface has; the others, and marks of direction, spelled out in ASCII."""
    return "".join(each if _is_drawable(each) else each.encode("unicode_escape").decode() for each in shown(text))


def _is_drawable(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _DRAWABLE)


def _run(text: str) -> dict[str, object]:
    """A text that reads in the direction of its first letter, wherever it stands."""
    first = next((found for each in text if (found := unicodedata.bidirectional(each)) in ("L", "R", "AL")), "L")
    return {"text": text, "rtl": first != "L"}


def _lines(text: str) -> list[dict[str, object]]:
    whole = _cut(text, _ID_LONGEST)
    return [{**_run(whole), "text": line} for line in textwrap.wrap(whole, _ID_LINE, break_on_hyphens=False)]


def _cut(text: str, longest: int) -> str:
    plain = drawable(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def _pattern() -> list[str]:
    """Rows of the codes' own letters, always the same, in no order that a reader would see."""
    return [
        "".join(ALPHABET[(7 * row * row + 11 * at * at + 5 * at * row + 3 * at) % 32] for at in range(26))
        for row in range(32)
    ]
