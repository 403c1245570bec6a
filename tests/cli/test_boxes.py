"""The commands for a node's ballot box: brought, filled, closed, fetched, completed; each no is one sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from colonnade.apps.elections.models import Box
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import boxes
from colonnade.cli.main import main
from colonnade.core.elections.box_states import BoxState
from colonnade.edges.homes import create_home
from tests.archives import report_on
from tests.boxes import CLOSES, OPENS, Booth
from tests.desks import ORIGIN
from tests.polling import hidden_voters

pytestmark = pytest.mark.django_db(transaction=True)
Command = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def command(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command in this process, on a node whose tables are those of the test."""
    home = settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)
    monkeypatch.setenv("COLONNADE_HOME", str(home.path))
    monkeypatch.setattr(boxes, "start", lambda _home: None)

    def run(*said: str) -> tuple[int, dict[str, Any], str]:
        code = main(["election", *said, "--format", "json"])
        told = capsys.readouterr()
        return code, json.loads(told.out) if told.out else {}, told.err

    return run


def test_a_box_from_its_setup_to_its_result_by_commands(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    booth = Booth().set_up()
    urn, act = booth.urn, ("--act", booth.act)
    setup, one, other = tmp_path / "setup.bel", tmp_path / "one", tmp_path / "other"
    setup.write_bytes(urn.setup)
    one.write_text(json.dumps([each.hex() for each in urn.bonds[:2]]))
    other.write_text(json.dumps([each.hex() for each in urn.bonds[2:]]))
    monkeypatch.setattr(boxes, "today", lambda: OPENS)

    code, _, said = command("host", str(setup), *act, "--bonds", str(one))
    assert (code, said.count("\n")) == (2, 1)
    code, told, _ = command("host", str(setup), *act, "--bonds", str(one), str(other))
    assert (code, told["first_event"], told["state"]) == (0, urn.first_event, "open")
    booth.opened()
    booth.cast(0)
    assert command("close-box", *act)[0] == 2
    monkeypatch.setattr(boxes, "today", lambda: CLOSES)
    code, told, _ = command("close-box", *act)
    assert (code, told["ballots"], told["state"]) == (0, 1, "closed")
    fetched, final = tmp_path / "closed.bel", tmp_path / "final.bel"
    assert command("fetch", str(fetched), *act)[0] == 0
    assert command("fetch", str(fetched), *act)[0] == 2
    final.write_bytes(urn.completed(fetched.read_bytes()))
    assert command("complete", str(fetched), *act)[0] == 2
    code, told, _ = command("complete", str(final), *act)
    assert (code, told["state"]) == (0, "complete")
    assert report_on(booth.archive()).reasons == []


def test_a_stopped_box_goes_on_by_a_command_where_nothing_is_missing(command: Command, tmp_path: Path) -> None:
    booth = Booth().set_up().hosted().opened()
    tracker = booth.cast(0).tracker
    Box.objects.update(state=BoxState.STOPPED.value)
    bonds, trackers = tmp_path / "bonds", tmp_path / "trackers"
    bonds.write_text(json.dumps([each.hex() for each in booth.urn.bonds]))
    said = ("resume-box", "--act", booth.act, "--bonds", str(bonds), "--trackers", str(trackers))
    trackers.write_text(f"{tracker}\n{'A' * 43}\n")
    code, _, refused = command(*said)
    assert (code, "1" in refused) == (2, True)
    trackers.write_text(f"{tracker}\n")
    assert command(*said)[0] == 0
    assert booth.cast(1).is_new


def test_a_fetched_archive_is_its_owners_alone(command: Command, tmp_path: Path) -> None:
    """Where the number of voters is hidden it shows that number to whoever else has an account on the machine."""
    booth = Booth().set_up(**hidden_voters()).hosted()
    fetched = tmp_path / "fetched.bel"
    assert command("fetch", str(fetched), "--act", booth.act)[0] == 0

    assert fetched.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_no_command_for_a_box_waits_for_a_pipe(command: Command, tmp_path: Path) -> None:
    booth = Booth().set_up()
    pipe, bonds = tmp_path / "pipe.bel", tmp_path / "b"
    os.mkfifo(pipe)
    bonds.write_text("[]")
    host = command("host", str(pipe), "--act", booth.act, "--bonds", str(bonds))
    booth.hosted()
    for code, _, said in (host, command("complete", str(pipe), "--act", booth.act)):
        assert (code, said.count("\n"), str(pipe) in said) == (2, 1, True)


@pytest.mark.parametrize("act", ["x", "0" * 64])
def test_an_act_that_sets_up_no_election_here_is_one_sentence(command: Command, tmp_path: Path, act: str) -> None:
    (tmp_path / "b").write_text("[]")
    for said in (
        ("host", str(tmp_path / "b"), "--act", act, "--bonds", str(tmp_path / "b")),
        ("close-box", "--act", act),
        ("fetch", str(tmp_path / "out"), "--act", act),
    ):
        code, _, refused = command(*said)
        assert (code, refused.count("\n")) == (2, 1)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    booth = Booth().set_up()
    (tmp_path / "b").write_text("[]")
    nowhere = str(tmp_path / "nowhere.bel")
    code, _, said = command("host", nowhere, "--act", booth.act, "--bonds", str(tmp_path / "b"))

    assert code == 2
    assert nowhere in said
