"""On which line of a TOML text each table, key and item stands: ``tomllib`` reads the values and tells no lines.

A small scanner walks over the text once. It decides nothing: what is TOML is for ``tomllib`` to say, and a test holds
that both see the same paths. Source: docs/adr/0030-the-dossier.md.
"""

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
DEEPEST = 12
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_REST = re.compile(r"[ \t\r]*(?:#[^\n]*)?(?:\n|\Z)")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{1,2})?' + r"|'''(?:[^']|'(?!''))*+'''(?:'{1,2})?"
    r'|"(?:[^"\\\n]|\\.)*+"' + r"|'[^'\n]*+'",
    re.DOTALL,
)


class TooDeep(Exception):
    """Arrays and tables stand in one another deeper than any dossier needs; ``line``: where."""

    def __init__(self, line: int) -> None:
        """Keep the line."""
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class Lines:
    """Where everything stands; ``twice``: the first key or table that is named a second time, if any is.

    ``stopped``: where the scanner could not go on, or where what is not closed was opened, and then what that is.
    """

    of: dict[Path, int]
    stopped: int
    unclosed: str = ""
    twice: tuple[Path, int] | None = None

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that stands in the text."""
        while path and path not in self.of:
            path = path[:-1]
        return self.of.get(path, 1)


class _Unread(Exception):
    """The scanner met what is no TOML; ``tomllib`` says why."""


@dataclass(slots=True)
class _Scanner:
    text: str
    at: int = 0
    counted: int = 0
    line: int = 1
    of: dict[Path, int] = field(default_factory=dict)
    lengths: dict[Path, int] = field(default_factory=dict)
    given: set[Path] = field(default_factory=set)
    opened: list[tuple[int, str]] = field(default_factory=list)
    twice: tuple[Path, int] | None = None

    def skip(self, form: re.Pattern[str]) -> str:
        found = form.match(self.text, self.at)
        if found is None:
            raise _Unread
        self.at = found.end()
        return found.group()

    def here(self) -> int:
        """The line at which the scanner stands; every character is counted once."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def sees(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def take(self, mark: str) -> None:
        if not self.sees(mark):
            raise _Unread
        self.at += len(mark)

    def note(self, path: Path) -> None:
        self.of.setdefault(path, self.here())

    def give(self, path: Path) -> None:
        """Note ``path`` as what a key or a header gives: a second time is one too many."""
        if path in self.given and self.twice is None:
            self.twice = (path, self.here())
        self.given.add(path)


def lines_of(text: str) -> Lines:
    """Return where everything in ``text`` stands, as far as it is TOML; refuse what is nested too deep."""
    scanner = _Scanner(text)
    with suppress(_Unread):
        _document(scanner)
    stopped, unclosed = scanner.opened[-1] if scanner.opened else (scanner.here(), "")
    return Lines(scanner.of, stopped, unclosed, scanner.twice)


def _document(scanner: _Scanner) -> None:
    table: Path = ()
    scanner.skip(_BETWEEN)
    while scanner.at < len(scanner.text):
        if scanner.sees("["):
            table = _header(scanner)
        else:
            _pair(scanner, table, 0)
        scanner.skip(_REST)
        scanner.skip(_BETWEEN)


def _header(scanner: _Scanner) -> Path:
    is_list = scanner.sees("[[")
    scanner.take("[[" if is_list else "[")
    names = _key(scanner)
    scanner.take("]]" if is_list else "]")
    path: Path = ()
    for name in names[:-1]:
        path = _inside(scanner, (*path, name))
        scanner.note(path)
    path = (*path, names[-1])
    if not is_list:
        scanner.note(path)
        scanner.give(path)
        return path
    scanner.note(path)
    number = scanner.lengths.get(path, 0)
    scanner.lengths[path] = number + 1
    scanner.note((*path, number))
    return (*path, number)


def _inside(scanner: _Scanner, path: Path) -> Path:
    """A name that stands for a list of tables means the last of them."""
    length = scanner.lengths.get(path)
    return path if length is None else (*path, length - 1)


def _key(scanner: _Scanner) -> list[str]:
    names = []
    while True:
        scanner.skip(_BLANK)
        names.append(_name(scanner))
        if len(names) > DEEPEST:
            raise TooDeep(scanner.here())
        scanner.skip(_BLANK)
        if not scanner.sees("."):
            return names
        scanner.take(".")


def _name(scanner: _Scanner) -> str:
    if not (scanner.sees('"') or scanner.sees("'")):
        return scanner.skip(_BARE)
    quoted = scanner.skip(_STRING)
    try:
        return str(tomllib.loads(f"key = {quoted}")["key"])
    except ValueError:
        raise _Unread from None


def _pair(scanner: _Scanner, table: Path, depth: int) -> None:
    path = table
    names = _key(scanner)
    for name in names:
        path = (*path, name)
        scanner.note(path)
    scanner.give(path)
    scanner.take("=")
    scanner.skip(_BLANK)
    _value(scanner, path, depth)


def _value(scanner: _Scanner, path: Path, depth: int) -> None:
    if depth > DEEPEST:
        raise TooDeep(scanner.here())
    if scanner.sees('"') or scanner.sees("'"):
        scanner.skip(_STRING)
    elif scanner.sees("["):
        _array(scanner, path, depth + 1)
    elif scanner.sees("{"):
        _inline_table(scanner, path, depth + 1)
    else:
        scanner.skip(_SCALAR)


def _array(scanner: _Scanner, path: Path, depth: int) -> None:
    scanner.opened.append((scanner.here(), "open_array"))
    scanner.take("[")
    number = 0
    while True:
        scanner.skip(_BETWEEN)
        if scanner.sees("]"):
            break
        scanner.note((*path, number))
        _value(scanner, (*path, number), depth)
        number += 1
        scanner.skip(_BETWEEN)
        if not scanner.sees(","):
            break
        scanner.take(",")
    scanner.take("]")
    scanner.opened.pop()


def _inline_table(scanner: _Scanner, path: Path, depth: int) -> None:
    scanner.opened.append((scanner.here(), "open_table"))
    scanner.take("{")
    scanner.skip(_BLANK)
    while not scanner.sees("}"):
        scanner.skip(_BLANK)
        _pair(scanner, path, depth)
        scanner.skip(_BLANK)
        if not scanner.sees(","):
            break
        scanner.take(",")
    scanner.take("}")
    scanner.opened.pop()
