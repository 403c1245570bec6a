"""A roll of voters: pseudonyms with the days of their entitlement and a weight, kept by one base organisation.

Never a name. What can be changed in it, how it is read from a file that people keep, and what is taken away from it.
Source: docs/rules/elections.md, "Roll"; docs/adr/0046-the-roll.md.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from colonnade.core.dates import FOREVER, NotADay
from colonnade.core.elections.electorate import Voter, eligible, in_units, require_hidden_weights
from colonnade.core.errors import Refusal
from colonnade.core.rows import BadRows, cells_in, whole_number
from colonnade.core.texts import is_plain, search_key

Roll = tuple[Voter, ...]
"""In the order of pseudonyms as searches see them, then of days; no pseudonym is entitled twice on one day."""
ReadDay = Callable[[str], date]
MOST_LINES: Final = 20_000
MOST_WEIGHT: Final = 1_000_000
LONGEST: Final = 40
COLUMNS: Final = ("pseudonym", "since", "until", "weight")
_NEEDED: Final = 2
_WRITTEN: Final = ("since", "until", "weight", "pseudonym")
_QUOTED_TO: Final = 40
_MARKS: Final = frozenset("._- \u200c")
_HEADS: Final[Mapping[str, str]] = {
    "pseudonym": "pseudonym", "since": "since", "until": "until", "weight": "weight",
    "نام مستعار": "pseudonym", "از": "since", "تا": "until", "وزن": "weight",
}  # fmt: skip
_MANY_DIGITS: Final = re.compile(r"\d{8}")
"""Eight digits in a row are the number of an identity card, of an insurance or of a telephone."""


class BadLine(Refusal):
    """The roll that was brought cannot be read: its ``line``, what is ``given`` there, the name of the ``fault``."""

    code = "electorate.bad_line"


class BadPseudonym(Refusal):
    """The text cannot be a pseudonym; ``fault`` says why."""

    code = "electorate.bad_pseudonym"


class EndsBeforeItBegins(Refusal):
    """The entitlement would end before its first day."""

    code = "electorate.ends_before_it_begins"


class EntitledTwice(Refusal):
    """The roll would entitle one pseudonym twice on one day."""

    code = "electorate.entitled_twice"


class NotOver(Refusal):
    """The entitlement is not over, so that its line cannot be erased."""

    code = "electorate.not_over"


class NobodyEntitled(Refusal):
    """Nobody is entitled on the record day."""

    code = "electorate.nobody_entitled"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one pseudonym: its lines before, none where it is new, and after."""

    pseudonym: str
    before: Roll
    after: Roll


@dataclass(frozen=True, slots=True)
class Changes:
    """What bringing a roll would do; ``same``: pseudonyms that stay as they are, ``left``: that are not in what came.

    Whoever is left out stays on the roll.
    """

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    same: int
    left: int

    @property
    def are_none(self) -> bool:
        """Whether nothing would change."""
        return not self.new and not self.changed


def key_of(pseudonym: str) -> str:
    """Return what all spellings of a pseudonym have in common."""
    return search_key(pseudonym).replace(" ", "")


def _order(voter: Voter) -> tuple[str, date, date]:
    return key_of(voter.pseudonym), voter.since, voter.until


def require_pseudonym(text: str) -> str:
    """Return the pseudonym in normal form, or refuse.

    1 to 40 letters, digits, spaces or ``.`` ``_`` ``-``, a letter or digit first, never eight digits in a row.
    """
    pseudonym = " ".join(unicodedata.normalize("NFC", text).split())
    fault = _fault_of(pseudonym)
    if fault:
        raise BadPseudonym(fault=fault)
    return pseudonym


def _fault_of(pseudonym: str) -> str:
    if not pseudonym or not key_of(pseudonym):
        return "no_pseudonym"
    if len(pseudonym) > LONGEST:
        return "long_pseudonym"
    is_written = all(c in _MARKS or unicodedata.category(c)[0] in "LNM" for c in pseudonym)
    if not is_written or not is_plain(pseudonym) or unicodedata.category(pseudonym[0])[0] not in "LN":
        return "signs"
    return "many_digits" if _MANY_DIGITS.search(pseudonym) else ""


def read_roll(content: bytes, read_day: ReadDay) -> Roll:
    """Return the roll that a file says, or refuse with the line.

    CSV: pseudonym, since, until, weight; ``until`` and ``weight`` may be left out. A first line of column names may be
    there, and then gives their order. ``read_day`` reads a day as people write it, or refuses with ``NotADay``.
    """
    lines = _lines(content)
    columns = _columns(lines[0][1]) if lines else None
    if columns is not None:
        lines = lines[1:]
    if not lines:
        raise BadLine(line=1, given="", fault="no_lines")
    read = [(line, _voter(line, cells, columns or COLUMNS, read_day)) for line, cells in lines]
    _require_once(read)
    return in_order(voter for _, voter in read)


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    try:
        lines = list(cells_in(content))
    except BadRows as bad:
        raise BadLine(line=bad.facts["line"], given=bad.facts["given"], fault=bad.facts["fault"]) from None
    if len(lines) > MOST_LINES + 1:
        raise BadLine(line=lines[MOST_LINES + 1][0], given="", fault="too_many_rows")
    return lines


def _columns(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The columns in their order, where the first line names them; nothing where it is of a voter."""
    named = [_HEADS.get(search_key(cell)) for cell in cells if cell]
    found = tuple(each for each in named if each is not None)
    is_header = len(found) == len(named) == len(set(found))
    return found if is_header and {"pseudonym", "since"} <= set(found) else None


def _voter(line: int, cells: Sequence[str], columns: Sequence[str], read_day: ReadDay) -> Voter:
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if not _NEEDED <= len(cells) <= len(columns):
        raise BadLine(line=line, given=str(len(cells)), fault="number_of_cells")
    said = dict(zip(columns, cells, strict=False))
    try:
        pseudonym = require_pseudonym(said.get("pseudonym", ""))
    except BadPseudonym as bad:
        raise BadLine(line=line, given=said.get("pseudonym", "")[:_QUOTED_TO], fault=bad.facts["fault"]) from None
    since = _day(line, said.get("since", ""), "since", read_day)
    until = _day(line, said["until"], "until", read_day) if said.get("until") else FOREVER
    if until < since:
        raise BadLine(line=line, given=said["until"][:_QUOTED_TO], fault="ends_before")
    return Voter(pseudonym, since, until, _weight(line, said.get("weight", "")))


def _day(line: int, cell: str, column: str, read_day: ReadDay) -> date:
    try:
        return read_day(cell)
    except NotADay:
        raise BadLine(line=line, given=cell[:_QUOTED_TO], fault=f"no_{column}") from None


def _weight(line: int, cell: str) -> int:
    weight = whole_number(cell) if cell else 1
    if weight is None or not 1 <= weight <= MOST_WEIGHT:
        raise BadLine(line=line, given=cell[:_QUOTED_TO], fault="no_weight")
    return weight


def _require_once(read: Sequence[tuple[int, Voter]]) -> None:
    ordered = sorted(read, key=lambda each: _order(each[1]))
    for (first, one), (second, following) in pairwise(ordered):
        if _are_at_once(one, following):
            given = f"{following.pseudonym} ({min(first, second)})"
            raise BadLine(line=max(first, second), given=given, fault="twice")


def _are_at_once(one: Voter, following: Voter) -> bool:
    """Whether two lines of which the second begins no earlier say one pseudonym for one day, or are the same."""
    is_one = key_of(one.pseudonym) == key_of(following.pseudonym)
    return is_one and (one.until > following.since or (one.since, one.until) == (following.since, following.until))


def in_order(voters: Iterable[Voter]) -> Roll:
    """Return the roll of these lines, or refuse what entitles a pseudonym twice on one day."""
    roll = tuple(sorted(voters, key=_order))
    for one, following in pairwise(roll):
        if _are_at_once(one, following):
            raise EntitledTwice(pseudonym=following.pseudonym, since=following.since.isoformat())
    return roll


def spelled_roll(roll: Roll) -> str:
    """Return the roll as a file with column names: days in ISO, an end that is not known left empty.

    Pseudonyms stand last: in a script that runs from right to left they would turn the days after them around.
    """
    rows = ((each.since.isoformat(), _spelled_end(each), str(each.weight), each.pseudonym) for each in roll)
    return "".join(",".join(row) + "\n" for row in (_WRITTEN, *rows))


def _spelled_end(voter: Voter) -> str:
    return "" if voter.until == FOREVER else voter.until.isoformat()


def digest_of(roll: Roll) -> str:
    """Return SHA-256 of the roll as a file, in hexadecimal: by it a form tells which roll it was made for."""
    return hashlib.sha256(spelled_roll(roll).encode()).hexdigest()


def changes(before: Roll, brought: Roll) -> Changes:
    """Return what bringing ``brought`` would do to the roll ``before``."""
    old, new = _by_pseudonym(before), _by_pseudonym(brought)
    some = [Change(lines[0].pseudonym, old.get(key, ()), lines) for key, lines in new.items()]
    different = [each for each in some if each.before != each.after]
    return Changes(
        new=tuple(each for each in different if not each.before),
        changed=tuple(each for each in different if each.before),
        same=len(some) - len(different),
        left=len(old.keys() - new.keys()),
    )


def with_brought(before: Roll, brought: Roll) -> Roll:
    """Return the roll after ``brought``: its lines stand in place of all lines of the same pseudonyms."""
    named = _by_pseudonym(brought).keys()
    roll = in_order([*(each for each in before if key_of(each.pseudonym) not in named), *brought])
    if len(roll) > MOST_LINES:
        raise BadLine(line=MOST_LINES, given=str(len(roll)), fault="too_many_rows")
    return roll


def _by_pseudonym(roll: Roll) -> dict[str, Roll]:
    return {key: tuple(lines) for key, lines in groupby(roll, key=lambda each: key_of(each.pseudonym))}


def corrected(roll: Roll, line: Voter, instead: Voter) -> Roll:
    """Return the roll with ``instead`` in place of ``line``."""
    if instead.until < instead.since:
        raise EndsBeforeItBegins(since=instead.since.isoformat())
    return in_order([*(each for each in roll if each != line), instead])


def ended(roll: Roll, line: Voter, day: date) -> Roll:
    """Return the roll in which ``line`` entitles nobody from ``day`` on."""
    return corrected(roll, line, replace(line, until=day))


def is_over(line: Voter, today: date) -> bool:
    """Whether the line entitles nobody any more, or never did."""
    return line.until <= today or line.since == line.until


def erased(roll: Roll, line: Voter, today: date) -> Roll:
    """Return the roll without ``line``, which must be over: nobody loses a vote by an erasure."""
    if not is_over(line, today):
        raise NotOver
    return tuple(each for each in roll if each != line)


def voter_list(roll: Roll, record_day: date, *, is_in_units: bool) -> str:
    """Return the list for ``colonnade election credentials``: a line ``id`` or ``id,weight`` for each who may vote.

    Weights that would unmask somebody are refused; in units each weight is that many lines of weight one, and nothing
    is divided: other organisations make units of their own.
    """
    voters = eligible(roll, record_day)
    if not voters:
        raise NobodyEntitled(day=record_day.isoformat())
    if is_in_units:
        voters = in_units(voters, are_all=False)
    require_hidden_weights(each.weight for each in voters)
    is_equal = len({each.weight for each in voters}) == 1
    return "".join(f"{each.pseudonym}\n" if is_equal else f"{each.pseudonym},{each.weight}\n" for each in voters)
