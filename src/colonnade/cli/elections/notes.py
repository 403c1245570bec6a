"""What is not the answer itself: sentences for people, and notes on stderr."""

import sys

from colonnade.core.errors import Fact
from colonnade.words.election_commands import told
from colonnade.words.refusals import in_words

__all__ = ["note", "told"]


def note(code: str, language: str, **facts: Fact) -> None:
    """A sentence stands on stderr."""
    if sys.stderr is not None:
        sys.stderr.write(in_words(code, facts, language) + "\n")
