"""The desk comes back from a backup: who sat somewhere sits there again, drafts stand where they stood."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from colonnade.apps.accounts import keeping as accounts
from colonnade.apps.accounts.services import NoInvitation
from colonnade.apps.desk import founding, keeping, selectors, services
from colonnade.apps.desk.models import SealingKey, SeatRow
from colonnade.cli import restoring
from colonnade.core.desk.drafts import DraftState
from colonnade.core.desk.kept import NotADesk, read_kept
from tests import nodes
from tests.desks import ORIGIN, SECRET, TODAY, Desk, account, office
from tests.nodes import Kept, Node, keep, restored

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return Node.new(tmp_path / "a")


@pytest.fixture
def desk(node: Node) -> Desk:
    assert node.origin == ORIGIN
    return Desk().open().everybody_sits()


def _restored(node: Node, tmp_path: Path) -> Kept:
    kept = keep(node, tmp_path)
    node.lost()
    keeping.clear()
    accounts.clear()
    account("somebody who makes numbers differ")
    restored(kept, tmp_path / "b")
    return kept


def test_what_was_kept_comes_back_the_same(node: Node, desk: Desk, tmp_path: Path) -> None:
    for hands in (("secretary",), ("secretary", "treasurer")):
        desk.agreed(None, *hands)
    handed = services.hand_out(desk.people["chair"], desk.agreed(), origin=ORIGIN, on=TODAY)
    founding.keep(desk.people["chair"], "call", {"conveners": "workers", "band": "10"}, on=TODAY)
    before = keeping.kept("")
    kept = _restored(node, tmp_path)

    assert keeping.kept("") == before
    assert b"Weavers" not in kept.file.read_bytes()
    assert json.loads(before)["drafts"][2]["text"]
    assert handed


def test_whoever_sat_somewhere_sits_there_again_and_a_code_not_taken_is_void(
    node: Node, desk: Desk, tmp_path: Path
) -> None:
    desk.agreed(None, "secretary")
    filled = desk.simulator.act(
        desk.body, "office_filled", "2026-06-02", office("chair", "board", holder="Falcon the second")
    )
    desk.record()
    given = services.open_seat(filled.id, on=TODAY, chance=os.urandom)
    _restored(node, tmp_path)
    sits = {seat.office: seat.person for seat in selectors.seats_in(desk.id, TODAY)}

    assert sits.keys() == {"secretary", "treasurer", "inspector"}
    with pytest.raises(NoInvitation):
        services.take_seat(sits["treasurer"], given.code, on=TODAY)
    again = services.open_seat(filled.id, on=TODAY, chance=os.urandom)
    services.take_seat(account("new chair"), again.code, on=TODAY)
    (draft,) = selectors.drafts_for(sits["treasurer"], TODAY)
    assert (draft.state, draft.could_agree) == (DraftState.PROPOSED, True)
    services.agree(sits["treasurer"], draft.number, read=draft.saying.words, on=TODAY)
    assert selectors.draft_for(sits["secretary"], draft.number, TODAY).state is DraftState.AGREED


def test_a_backup_holds_no_key_that_seals(node: Node, desk: Desk, tmp_path: Path) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    number = desk.agreed()
    kept = _restored(node, tmp_path)

    assert not SealingKey.objects.exists()
    for closed in (desk.body.key.seed, desk.body.key.seed.hex().encode()):
        assert closed not in kept.plain()
    assert number
    (person,) = {each.person for each in selectors.seats_in(desk.id, TODAY) if each.office == "secretary"}
    (draft,) = selectors.drafts_for(person, TODAY)
    with pytest.raises(services.NoKeyHere):
        services.record(person, draft.number, origin=ORIGIN, secret=SECRET, on=TODAY)


def test_a_desk_that_is_not_whole_is_refused_and_leaves_nothing(node: Node, desk: Desk, tmp_path: Path) -> None:
    desk.agreed()
    kept = keep(node, tmp_path)
    content = dict(nodes.members(kept))["rooms/desk"]
    said = json.loads(content)
    draft, seat = said["drafts"][0], said["seats"][0]
    spoiled = {
        "cut": content[:-9],
        "over": content + b" ",
        "format": content.replace(b"desk/1", b"desk/2"),
        "twice": _spelled({**said, "seats": [seat, seat]}),
        "more": _spelled({**said, "seats": [{**seat, "rank": "operator"}]}),
        "state": _spelled({**said, "drafts": [{**draft, "state": "done"}]}),
        "day": _spelled({**said, "drafts": [{**draft, "begun": "2026-13-01"}]}),
        "text": _spelled({**said, "drafts": [{**draft, "text": "?"}]}),
        "number": _spelled({**said, "drafts": [{**draft, "organ": 1}]}),
        "list": b"[]\n",
    }
    node.lost()
    keeping.clear()
    accounts.clear()
    for fault, each in spoiled.items():
        with pytest.raises(NotADesk):
            read_kept(each, "rooms/desk")
        assert _put_back(kept, tmp_path / fault, tmp_path / "b", each)
    assert _put_back(kept, tmp_path / "nobody", tmp_path / "b", _spelled({**said, "seats": [{**seat, "person": "x"}]}))


def _put_back(kept: Kept, place: Path, home: Path, content: bytes) -> bool:
    some = [(name, content if name == "rooms/desk" else member) for name, member in nodes.members(kept)]
    place.write_bytes(nodes.encrypted(nodes.archive(some), kept))
    with pytest.raises(NotADesk):
        restoring.put_back(home, place, kept.unlock)
    return not SeatRow.objects.exists() and not home.exists()


def _spelled(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode() + b"\n"
