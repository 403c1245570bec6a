"""BLT, in the dialects of OpenSTV, OpaVote, OpenTally, droop and the Scottish councils; and BLT written.

``candidates seats``; numbers of the withdrawn with a minus; a line a ballot, ``count preference … 0``; ``0``; names in
quotes; a title. Understood besides: ``#`` comments, ``[options]`` (``[nick …]`` names candidates), ``(id)`` before a
ballot, ``=`` between candidates of one rank, ``-`` for a skipped rank, ballots over several lines, no names at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from colonnade.core.counting.papers import MOST_CANDIDATES, TIED, UNCLEAR, Poll, mark_of, ranking_of, ranks_of
from colonnade.edges.ballots.faults import NotBallots, name_of, text_of

_HEADER = re.compile(rb"[ \t]*([0-9]{1,9})[ \t]+([0-9]{1,9})[ \t]*\r?\n")
_CODED_BODY = re.compile(rb"(?:[0-9]++[\x81-\xff]*+\n)*+")
"""Possessive: nothing is kept to turn back to, which of a large file would be more than the file."""
_MOST_QUICKLY_READ = 120
_TOKEN = re.compile(r'"((?:[^"\\]|\\.|"")*)"|(\[[^\]\n]*\])|(\([^)\n]*\))|([^\s"]+)|(")')
_ESCAPED = re.compile(r'\\(.)|""')


@dataclass(frozen=True, slots=True)
class _Token:
    line: int
    text: str
    is_quoted: bool = False


@dataclass(slots=True)
class _Reader:
    """Tokens of a file, one after another."""

    tokens: Iterator[_Token]
    last: int = 1
    nicks: Mapping[str, int] = field(default_factory=dict)

    def next(self) -> _Token | None:
        token = next(self.tokens, None)
        if token is not None:
            self.last = token.line
        return token

    def needed(self) -> _Token:
        token = self.next()
        if token is None:
            raise NotBallots(self.last, "ends_early")
        return token


def read_blt(content: bytes) -> Poll:
    """Return the poll that a BLT file holds."""
    return _quickly(content) or _carefully(text_of(content))


def _quickly(content: bytes) -> Poll | None:
    """The poll of a file whose ballots are numbers and nothing else, read in a few passes; none of any other."""
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    header = _HEADER.match(content)
    end = content.find(b"\n0\n", header.end() - 1) if header else -1
    if header is None or end < 0 or int(header[1]) > _MOST_QUICKLY_READ or int(header[2]) == 0:
        return None
    body = content[header.end() : end + 1]
    candidates = int(header[1])
    if not candidates or not body.isascii() or body.count(b" 0\n") != body.count(b"\n"):
        return None
    body = body.replace(b" 0\n", b"\n")
    for number in range(candidates, 0, -1):
        body = body.replace(b" %d" % number, bytes((0x80 + number,)))
    if not _CODED_BODY.fullmatch(body):
        return None
    papers = _papers(body.decode("latin-1"))
    if papers is None:
        return None
    below = content.count(b"\n", 0, end + 2) + 2
    names, title = _names(_Reader(_tokens(text_of(content[end + 3 :], below), below), below), candidates)
    return Poll(names, papers, int(header[2]), title, is_plain=True)


def _papers(body: str) -> dict[str, int] | None:
    """The papers of lines ``count ranking``; none where somebody is named twice."""
    papers: dict[str, int] = {}
    for line in body.split("\n"):
        ranking = line.lstrip("0123456789")
        if len(set(ranking)) != len(ranking):
            return None
        if line:
            papers[ranking] = papers.get(ranking, 0) + int(line[: len(line) - len(ranking)])
    return papers


def _tokens(text: str, first: int = 1) -> Iterator[_Token]:
    for number, line in enumerate(text.split("\n"), first):
        for found in _TOKEN.finditer(line):
            quoted, option, name, plain, open_quote = found.groups()
            if open_quote is not None:
                raise NotBallots(number, "quote", line[found.start() :])
            if plain is not None and plain.startswith("#"):
                break
            if quoted is not None:
                yield _Token(number, _ESCAPED.sub(lambda escape: escape[1] or '"', quoted), is_quoted=True)
            elif option is not None or name is not None:
                yield _Token(number, option or name)
            else:
                yield _Token(number, plain)


def _carefully(text: str) -> Poll:
    reader = _Reader(_tokens(text))
    candidates = _whole(reader.needed(), "header")
    seats = _whole(reader.needed(), "header")
    if not 1 <= candidates <= MOST_CANDIDATES or not seats:
        raise NotBallots(reader.last, "header", f"{candidates} {seats}")
    withdrawn: set[int] = set()
    papers: dict[str, int] = {}
    while (token := reader.needed()).text != "0" or token.is_quoted:
        if token.is_quoted:
            raise NotBallots(token.line, "ballot", token.text)
        if token.text.startswith("["):
            reader.nicks = _nicks(token, reader.nicks, candidates)
        elif re.fullmatch(r"-[0-9]+", token.text) and not papers:
            withdrawn.add(_candidate(_Token(token.line, token.text[1:]), candidates, reader.nicks))
        elif not token.text.startswith("("):
            ranking = _ballot(reader, candidates)
            papers[ranking] = papers.get(ranking, 0) + _whole(token, "weight")
    names, title = _names(reader, candidates)
    return Poll(names, {r: n for r, n in papers.items() if n}, seats, title, frozenset(withdrawn))


def _whole(token: _Token, fault: str) -> int:
    if token.is_quoted or not re.fullmatch(r"[0-9]{1,15}", token.text, re.ASCII):
        raise NotBallots(token.line, fault, token.text)
    return int(token.text)


def _nicks(token: _Token, nicks: Mapping[str, int], candidates: int) -> Mapping[str, int]:
    word, *names = token.text.strip("[]").split()[:1] + token.text.strip("[]").split()[1:] or [""]
    return dict(zip(names[:candidates], range(candidates), strict=False)) if word == "nick" else nicks


def _candidate(token: _Token, candidates: int, nicks: Mapping[str, int]) -> int:
    if token.text in nicks and not token.is_quoted:
        return nicks[token.text]
    number = _whole(token, "preference")
    if not 1 <= number <= candidates:
        raise NotBallots(token.line, "candidate", token.text)
    return number - 1


def _ballot(reader: _Reader, candidates: int) -> str:
    """The ranking that follows a ballot's number, up to its ``0``."""
    ranks: list[list[int]] = []
    seen: set[int] = set()
    while (token := reader.needed()).text != "0" or token.is_quoted:
        if token.is_quoted:
            raise NotBallots(token.line, "ballot", token.text)
        parts = [] if token.text == "-" else token.text.split(TIED)
        rank = [_candidate(_Token(token.line, part), candidates, reader.nicks) for part in parts]
        if len(set(rank)) != len(rank) or seen.intersection(rank):
            raise NotBallots(token.line, "twice", token.text)
        seen.update(rank)
        ranks.append(rank)
    return ranking_of(ranks)


def _names(reader: _Reader, candidates: int) -> tuple[tuple[str, ...], str]:
    """The names and the title; where there are none at all, candidates are called by their numbers."""
    said: list[_Token] = []
    while (token := reader.next()) is not None:
        if not token.is_quoted:
            raise NotBallots(token.line, "unquoted", token.text)
        said.append(token)
    if not said:
        return tuple(str(each + 1) for each in range(candidates)), ""
    if len(said) < candidates:
        raise NotBallots(reader.last, "names", str(len(said)))
    names = tuple(name_of(token.text, token.line) for token in said[:candidates])
    if len(set(names)) != candidates:
        raise NotBallots(said[0].line, "same_name", next(name for name in names if names.count(name) > 1))
    return names, said[candidates].text.strip() if len(said) > candidates else ""


def blt_of(poll: Poll) -> str:
    """Return the poll as BLT, papers in the order of their marks; unclear ranks cannot be said in it."""
    lines = [f"{len(poll.candidates)} {poll.seats or 1}", *(f"-{each + 1}" for each in sorted(poll.withdrawn))]
    for ranking in sorted(poll.papers):
        if UNCLEAR in ranking:
            raise NotBallots(0, "unclear")
        ranks = (TIED.join(str(each + 1) for each in rank) or "-" for rank in ranks_of(ranking))
        lines.append(" ".join((str(poll.papers[ranking]), *ranks, "0")))
    quoted = ('"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"' for name in (*poll.candidates, poll.title))
    return "\n".join((*lines, "0", *quoted)) + "\n"


def marks_by_name(names: tuple[str, ...]) -> dict[str, str]:
    """Return the mark of each candidate by name."""
    return {name: mark_of(each) for each, name in enumerate(names)}
