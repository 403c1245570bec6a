"""The refusal of a file that is no statute: the line, what is given there, and what is wrong with it."""

from typing import Final

from colonnade.core.errors import Refusal

QUOTED_TO: Final = 80


class NotAStatute(Refusal):
    """The file cannot be read as a statute: its ``line``, what is ``given`` there, and the name of the ``fault``."""

    code = "statutes.not_a_statute"


class NothingThere(NotAStatute):
    """Likewise, where nothing stands that could be quoted."""

    code = "statutes.nothing_there"


def fault_at(line: int, given: object, fault: str) -> NotAStatute:
    """Return the refusal of what is ``given`` in ``line``."""
    if given == "":
        return NothingThere(line=line, fault=fault)
    return NotAStatute(line=line, given=str(given)[:QUOTED_TO], fault=fault)
