"""Which passphrases everybody knows: Django's list of the commonest, and a file of known ones beside the home."""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator

from colonnade.edges import breaches


@lru_cache(maxsize=1)
def _commonest() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def is_common(text: str) -> bool:
    """Whether ``text``, in small letters, is among the commonest twenty thousand."""
    return text in _commonest()


def is_breached(text: str) -> bool:
    """Whether ``text`` is in the file ``breached`` of the node's home, if it has one."""
    return breaches.is_breached(settings.COLONNADE_HOME.path / breaches.FILE, text)
