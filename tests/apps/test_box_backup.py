"""Ballot boxes in a backup and after it: ballots come back, keys and marks never, and nothing goes on unseen."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings

from colonnade.apps.elections import keeping, selectors, services
from colonnade.apps.elections.models import Box, MarkRow
from colonnade.apps.publiclog.models import Log
from colonnade.core.elections import kept
from colonnade.core.elections.box_states import BoxState, BoxStopped
from colonnade.core.elections.casting import TrackersMissing, read_trackers
from colonnade.core.elections.kept import NotBoxes
from colonnade.core.log.states import LogState
from colonnade.edges.box_files import BoxFiles
from tests.archives import report_on
from tests.boxes import CLOSES, OPENS, Booth
from tests.nodes import Node, keep, members, restored

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def node(tmp_path: Path, settings: LazySettings) -> Node:
    node = Node.new(tmp_path / "a")
    settings.COLONNADE_HOME = node.home
    return node


def _lost(node: Node) -> None:
    node.lost()
    keeping.clear()


def test_a_box_comes_back_stopped_with_all_its_ballots_and_goes_on_once_nothing_is_missing(
    node: Node, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "BALLOTS_EACH", 2)
    monkeypatch.setattr(keeping, "BALLOTS_EACH", 2)
    booth = Booth().set_up().hosted().opened()
    urn = booth.urn
    trackers = [booth.cast(voter).tracker for voter in (0, 1, 2)]
    before, key = booth.archive(), BoxFiles(node.home.path, urn.uuid).key()
    node.publish()
    backup = keep(node, tmp_path)
    later = booth.cast(3).tracker
    marks = [bytes(each) for each in MarkRow.objects.values_list("mark", flat=True)]
    copy = booth.archive()
    _lost(node)
    settings.COLONNADE_HOME = restored(backup, tmp_path / "b").home

    assert booth.archive() == before
    held = b"".join(content for _, content in members(backup))
    assert not [each for each in (key, key.hex().encode(), *marks) if each in held]
    assert not MarkRow.objects.exists()
    assert selectors.has_tracker(urn.uuid, trackers[0])
    with pytest.raises(BoxStopped):
        booth.cast(3)
    with pytest.raises(BoxStopped):
        services.close(urn.uuid, on=CLOSES)
    Log.objects.update(state=LogState.OPEN.value)
    known = read_trackers("\n".join([*trackers, later]).encode())
    with pytest.raises(TrackersMissing):
        services.resume(urn.uuid, [urn.bonds], known)
    services.complete(urn.uuid, BytesIO(copy), on=OPENS)
    services.resume(urn.uuid, [urn.bonds], known)
    assert booth.cast(0).is_new
    services.close(urn.uuid, on=CLOSES)
    assert report_on(booth.archive()).ballots_counted == 4
    box = selectors.box_of(booth.act)
    assert box is not None
    assert (box.state, box.is_restored) == (BoxState.CLOSED, True)


def test_a_closed_box_comes_back_closed(node: Node, tmp_path: Path, settings: LazySettings) -> None:
    booth = Booth().set_up().hosted().opened()
    booth.cast(0)
    services.close(booth.urn.uuid, on=CLOSES)
    closed = booth.archive()
    node.publish()
    backup = keep(node, tmp_path)
    _lost(node)
    settings.COLONNADE_HOME = restored(backup, tmp_path / "b").home

    assert booth.archive() == closed
    assert Box.objects.get().state == BoxState.CLOSED


@pytest.mark.parametrize("content", [b"", b"{}", b'{"boxes": [{}]}', b'{"boxes": []} ', b"[" * 100_000])
def test_what_is_no_list_of_boxes_is_refused(content: bytes) -> None:
    with pytest.raises(NotBoxes):
        kept.read_kept(content, "rooms/elections")
    with pytest.raises(NotBoxes):
        list(kept.unframed(b"\0\0\0\5abc", "rooms/elections-000000"))
