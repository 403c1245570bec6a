"""Refusals: the answer "no", with a code and facts, never with words.

A refusal says which rule stands in the way and nothing has changed. The words
are in ``colonnade.words``, one sentence a code and language.
"""

from typing import ClassVar

Fact = str | int


class Refusal(Exception):
    """The rule named by ``code`` forbids what was asked; ``facts`` say why."""

    code: ClassVar[str] = "refused"

    def __init__(self, **facts: Fact) -> None:
        """Keep the facts; the words are found later by code."""
        super().__init__(self.code)
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        """Code and facts, for a fault report; never shown to a reader."""
        return f"{self.code} {self.facts}"
