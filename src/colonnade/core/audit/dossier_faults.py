"""What is wrong with a dossier, and on which line."""

from collections.abc import Sequence

from colonnade.core.errors import Refusal

QUOTED = 60
"""How much of a key is quoted; a value never is: it may hold a name."""


class NotADossier(Refusal):
    """The text cannot be read as a dossier: ``line`` says where, ``key`` at what, ``fault`` why.

    ``allowed``: what may stand there, where that is a short list.
    """

    code = "audit.not_a_dossier"

    def __init__(self, line: int, key: str, fault: str, allowed: Sequence[str] = ()) -> None:
        """Keep the place and the fault's short name, under which what to do is found too."""
        listed = f" ({', '.join(allowed)})" if allowed else ""
        super().__init__(line=line, key=key[:QUOTED] or "-", fault=fault, remedy=fault, allowed=listed)
