"""The rule sets of the audit that come with Colonnade, as bytes; what they say is read by ``core.audit.ruleset``."""

from importlib.resources import files
from typing import Final

CURRENT: Final = "colonnade-2026-1.toml"


def shipped(name: str = CURRENT) -> bytes:
    """Return the bytes of a rule set that comes with this version."""
    return files(__name__).joinpath(name).read_bytes()
