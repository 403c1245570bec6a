"""Belenios: the result of a question answered by rank or grade vectors, or such vectors alone.

``{"result": [[…], …]}`` of an election, of which the first question with vectors is taken; ``{"ballots": [[…]]}``;
or the list of vectors. A vector has a rank or grade for each answer, 1 the best, 0 none.
"""

import json
from collections import Counter
from typing import Any

from colonnade.core.counting.papers import MOST_CANDIDATES, Poll, ranking_of, ranks_in
from colonnade.edges.ballots.faults import NotBallots, name_of, text_of

_MOST_GRADES = 1000


def read_belenios(content: bytes) -> Poll:
    """Return the poll that a Belenios result holds."""
    try:
        said = json.loads(text_of(content))
    except json.JSONDecodeError as wrong:
        raise NotBallots(wrong.lineno, "not_json") from None
    except RecursionError:
        raise NotBallots(1, "not_json") from None
    vectors = _vectors(said)
    width = len(vectors[0])
    counted = Counter(_vector(each, width, number) for number, each in enumerate(vectors, 1))
    names = said.get("candidates") or said.get("answers") if isinstance(said, dict) else None
    grades = said.get("ngrades") if isinstance(said, dict) else None
    papers: Counter[str] = Counter()
    for vector, number in counted.items():
        papers[ranking_of(ranks_in(vector))] += number
    return Poll(_names(names, width), dict(papers), grades=grades if _is_rank(grades) and grades else None)


def _vectors(said: Any) -> list[Any]:
    """The list of vectors, wherever it stands."""
    found = said
    if isinstance(said, dict):
        found = said.get("ballots")
        if found is None and isinstance(said.get("result"), list):
            found = next((each for each in said["result"] if _is_list_of_lists(each)), None)
    elif isinstance(said, list):
        found = said if _is_list_of_lists(said) else None
    if not _is_list_of_lists(found):
        raise NotBallots(1, "no_vectors")
    return list(found)


def _is_list_of_lists(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(each, list) and each for each in found)


def _is_rank(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_GRADES


def _vector(said: list[Any], width: int, number: int) -> tuple[int, ...]:
    if len(said) != width or width > MOST_CANDIDATES or not all(map(_is_rank, said)):
        raise NotBallots(number, "vector", json.dumps(said, ensure_ascii=False))
    return tuple(said)


def _names(names: Any, width: int) -> tuple[str, ...]:
    if not isinstance(names, list):
        return tuple(str(each + 1) for each in range(width))
    if len(names) != width or not all(isinstance(name, str) for name in names):
        raise NotBallots(1, "names", str(len(names)))
    return tuple(name_of(name, 1) for name in names)
