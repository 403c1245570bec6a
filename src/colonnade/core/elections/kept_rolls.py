"""What a backup holds of rolls: one line of JSON, in the open inside the backup's encryption.

Each roll is the file that its organisation would take away. Source: docs/rules/elections.md, "Roll".
"""

import json
from collections.abc import Mapping

from colonnade.core.dates import parse_day
from colonnade.core.elections.rolls import Roll, read_roll, spelled_roll
from colonnade.core.errors import Refusal
from colonnade.core.ids import ORGANISATION_ID

FORMAT = "colonnade.electorate/1"


class NotRolls(Refusal):
    """The bytes are not rolls that were kept; ``place`` says which member of the backup."""

    code = "electorate.not_kept"


def spelled(rolls: Mapping[str, Roll]) -> bytes:
    """Return the member of the backup; ``rolls`` by organisation."""
    said = {organisation: spelled_roll(roll) for organisation, roll in rolls.items()}
    return json.dumps({"format": FORMAT, "rolls": said}, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def read_kept(content: bytes, place: str) -> dict[str, Roll]:
    """Return the rolls that were kept, by organisation, or refuse with ``place``: nothing missing, nothing over."""
    try:
        said = json.loads(content)["rolls"]
        rolls = {organisation: read_roll(roll.encode(), parse_day) for organisation, roll in said.items()}
        is_sound = spelled(rolls) == content and all(ORGANISATION_ID.fullmatch(each) for each in rolls)
    except (ValueError, KeyError, TypeError, AttributeError, Refusal):
        raise NotRolls(place=place) from None
    if not is_sound:
        raise NotRolls(place=place)
    return rolls
