"""What is wrong with a file of ballots, and where."""

import unicodedata

from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain

QUOTED = 60
"""How much of what stands there is quoted."""


class NotBallots(Refusal):
    """The file cannot be read as ballots: ``line`` says where (a row of a sheet, an entry of a list), ``fault`` why."""

    code = "counting.not_ballots"

    def __init__(self, line: int, fault: str, given: str = "") -> None:
        """Keep the place, the fault's short name and what stands there."""
        super().__init__(line=line, fault=fault, given=given[:QUOTED])


def text_of(content: bytes, first: int = 1) -> str:
    """Return the text of a file in UTF-8, with or without its mark; refuse anything else with its line.

    ``first``: which line of the file the content begins with.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotBallots(content.count(b"\n", 0, wrong.start) + first, "not_utf8") from None


def name_of(said: str, line: int) -> str:
    """Return a candidate's name in its normal form, or refuse what would not print or turns a line around."""
    name = unicodedata.normalize("NFC", said.strip())
    if not name or not is_plain(name):
        raise NotBallots(line, "name", said)
    return name
