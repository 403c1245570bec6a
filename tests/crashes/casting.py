"""What the recorder does with a ballot box: hosts one, casts ballots into it, tells what is in it and closes it."""

import hashlib
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from colonnade.apps.elections import selectors, services
from colonnade.apps.elections.known import engine_of
from colonnade.apps.elections.models import Ballot, Box
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.hands import Bond
from colonnade.core.ids import ActId, OrganisationId

OPENS, CLOSES = date(2026, 5, 10), date(2026, 5, 17)
engine_of(ED25519)  # tried once, before any process is forked


def _told(order: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(Path(order["voting"]).read_text())
    return told


def host(order: dict[str, Any]) -> None:
    """The box is on this node."""
    told = _told(order)
    bonds = [[Bond(bytes.fromhex(each)) for each in told["bonds"]]]
    organisation, act = OrganisationId(told["organisation"]), ActId(told["act"])
    services.host(organisation, act, BytesIO(bytes.fromhex(told["setup"])), bonds, on=OPENS)


def cast(order: dict[str, Any], say: Any, position: Any) -> None:
    """Every ballot is cast and acknowledged, one after another; ``position``: what is told besides."""
    told = _told(order)
    for number, (ballot, code) in enumerate(told["sendings"], 1):
        services.cast(told["uuid"], ballot.encode(), code, on=OPENS)
        say("ack", number, *position(number))


def look(integrity: str) -> dict[str, Any]:
    """What is in the box."""
    box = Box.objects.get()
    rows = list(Ballot.objects.order_by("ordinal").values_list("ordinal", "digest", "content"))
    assert all(hashlib.sha256(bytes(content)).digest() == bytes(digest) for _, digest, content in rows)
    return {
        "integrity": integrity,
        "ordinals": [ordinal for ordinal, _, _ in rows],
        "digests": [bytes(digest).hex() for _, digest, _ in rows],
        "ballots": box.ballots,
        "state": box.state,
    }


def finish(order: dict[str, Any]) -> None:
    """Voters who had no answer send again; the box is closed, and its archive is in ``target``."""
    cast(order, lambda *_: None, lambda _: ())
    uuid = _told(order)["uuid"]
    services.close(uuid, on=CLOSES)
    Path(order["target"]).write_bytes(b"".join(selectors.archive_pieces(uuid)))
