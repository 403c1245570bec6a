"""PrefLib: orders, strict or with ties, complete or not (``soc``, ``soi``, ``toc``, ``toi``), of old and new form."""

import re

from colonnade.core.counting.papers import MOST_CANDIDATES, Poll, ranking_of
from colonnade.edges.ballots.faults import NotBallots, name_of, text_of

_NAME = re.compile(r"# ALTERNATIVE NAME ([0-9]+): ?(.*)")
_TITLE = re.compile(r"# TITLE: ?(.*)")
_ORDER = re.compile(r"([0-9]{1,15})\s*[:,]\s*(.*)")
_RANK = re.compile(r"\{([^{}]*)\}|([0-9]+)")
_SHAPE = re.compile(r"\s*(?:\{[0-9,\s]*\}|[0-9]+)(?:\s*,\s*(?:\{[0-9,\s]*\}|[0-9]+))*\s*,?\s*")


def read_preflib(content: bytes) -> Poll:
    """Return the poll that a PrefLib file holds."""
    lines = list(enumerate(text_of(content).splitlines(), 1))
    names, rest, title = _old(lines) if _is_old(lines) else _new(lines)
    if not names or len(names) > MOST_CANDIDATES or len(set(names)) != len(names):
        raise NotBallots(1, "names", str(len(names)))
    papers: dict[str, int] = {}
    for number, line in rest:
        if line.strip():
            ranking, many = _order(line.strip(), number, len(names))
            papers[ranking] = papers.get(ranking, 0) + many
    return Poll(tuple(names), {r: n for r, n in papers.items() if n}, title=title)


def _is_old(lines: list[tuple[int, str]]) -> bool:
    return bool(lines) and lines[0][1].strip().isdigit()


def _new(lines: list[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]], str]:
    names: list[str] = []
    title = ""
    for number, line in lines:
        if found := _NAME.fullmatch(line.strip()):
            if int(found[1]) != len(names) + 1:
                raise NotBallots(number, "names", found[1])
            names.append(name_of(found[2], number))
        elif found := _TITLE.fullmatch(line.strip()):
            title = found[1]
    return names, [(number, line) for number, line in lines if not line.startswith("#")], title


def _old(lines: list[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]], str]:
    said = lines[0][1].strip()
    width = int(said) if len(said) < 6 and said.isascii() else 0
    if not width or len(lines) < width + 2:
        raise NotBallots(lines[-1][0], "ends_early")
    names = [name_of(line.partition(",")[2], number) for number, line in lines[1 : width + 1]]
    return names, lines[width + 2 :], ""


def _order(line: str, number: int, candidates: int) -> tuple[str, int]:
    found = _ORDER.fullmatch(line)
    if found is None:
        raise NotBallots(number, "ballot", line)
    if not found[2].strip():
        return "", int(found[1])
    if not _SHAPE.fullmatch(found[2]):
        raise NotBallots(number, "ballot", line)
    ranks: list[list[int]] = []
    for shared, single in _RANK.findall(found[2]):
        ranks.append([int(each) - 1 for each in re.findall(r"[0-9]+", shared or single)])
    named = [each for rank in ranks for each in rank]
    if not all(0 <= each < candidates for each in named):
        raise NotBallots(number, "candidate", line)
    if len(set(named)) != len(named):
        raise NotBallots(number, "twice", line)
    return ranking_of(rank for rank in ranks if rank), int(found[1])
