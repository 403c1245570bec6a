"""Constraints as a table: ``group,minimum,maximum,candidates``, the candidates by number, parted by spaces."""

import csv
import re

from colonnade.core.counting.constraints import ConstraintRule, Constraints, Group
from colonnade.core.errors import Refusal

_HEADER = ("group", "minimum", "maximum", "candidates")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class NotConstraints(Refusal):
    """A line of the file is no constraint."""

    code = "counting.not_constraints"


def parse_constraints(content: bytes, candidates: int, rule: ConstraintRule) -> Constraints:
    """Return the constraints that a file holds; an empty minimum is 0, an empty maximum is everybody."""
    try:
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise NotConstraints(line=1) from None
    if not rows or tuple(cell.strip().casefold() for cell in rows[0]) != _HEADER:
        raise NotConstraints(line=1)
    groups = [_group(row, number, candidates) for number, row in enumerate(rows[1:], 2) if any(row)]
    return Constraints(tuple(groups), rule)


def _group(row: list[str], number: int, candidates: int) -> Group:
    if len(row) != len(_HEADER) or not row[0].strip():
        raise NotConstraints(line=number)
    said = [cell.strip().translate(_DIGITS) for cell in row[1:]]
    named = re.findall(r"[0-9]+", said[2])
    if not re.fullmatch(r"[0-9]{0,6}", said[0]) or not re.fullmatch(r"[0-9]{0,6}", said[1]) or not named:
        raise NotConstraints(line=number)
    members = frozenset(int(each) - 1 for each in named)
    minimum, maximum = int(said[0] or 0), int(said[1] or candidates)
    if not re.fullmatch(r"[0-9\s;،]*", said[2]) or not all(0 <= each < candidates for each in members):
        raise NotConstraints(line=number)
    if minimum > maximum:
        raise NotConstraints(line=number)
    return Group(row[0].strip(), members, minimum, maximum)
