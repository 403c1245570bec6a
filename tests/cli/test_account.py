"""`colonnade account`: the code is in a new file alone, its owner's, and leads to an account."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from colonnade.core.accounts.codes import read_code
from colonnade.edges.simulator import Simulator

COMMAND = [str(Path(sys.executable).with_name("colonnade")), "account"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("account") / "home"
    _run(path, [COMMAND[0], "init", "--origin", "test.invalid/log"])
    return path


def _run(home: Path, command: list[str], typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLONNADE_HOME": str(home), "LC_ALL": "C.UTF-8"}
    environment.pop("COLONNADE_DATABASE_URL", None)
    return subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=False)


def test_an_invitation_is_in_a_new_file_of_its_owner_in_both_languages_and_nowhere_else(
    home: Path, tmp_path: Path
) -> None:
    done = _run(home, [*COMMAND, "invite", str(tmp_path / "sheet"), "--format", "json"])
    sheet = (tmp_path / "sheet").read_text()
    codes = re.findall(r"(?:\d{4} ){4}\d{4}", sheet)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout).keys() == {"file", "format", "opens", "until"}
    assert [each.isascii() for each in codes] == [False, True]
    assert read_code(codes[0]) == read_code(codes[1])
    assert "دعوت به حساب" in sheet
    assert "INVITATION TO AN ACCOUNT" in sheet
    assert "DEMO" not in sheet
    assert (tmp_path / "sheet").stat().st_mode & 0o777 == 0o600
    bare = codes[1].replace(" ", "").encode()
    assert not any(bare in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert codes[1][5:9] not in done.stdout


def test_no_file_is_replaced(home: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet").write_text("something")
    done = _run(home, [*COMMAND, "invite", str(tmp_path / "sheet")])

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "sheet").read_text() == "something"


def test_an_account_that_is_not_there_cannot_be_given_back(home: Path, tmp_path: Path) -> None:
    done = _run(home, [*COMMAND, "reinvite", str(tmp_path / "sheet"), "--lang", "en"], typed="nobody\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert "No account here has this user name" in done.stderr
    assert not (tmp_path / "sheet").exists()


def test_where_no_home_is_there_is_no_account(tmp_path: Path) -> None:
    done = _run(tmp_path / "none", [*COMMAND, "invite", str(tmp_path / "sheet")])

    assert done.returncode == 2
    assert "is no node's home" in done.stderr


@pytest.fixture(scope="module")
def filled(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The act that filled the office of the secretary."""
    simulator = Simulator()
    body = simulator.found("Weavers of the Mill", "base", "2026-01-01")
    organ = {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": "assembly", "seats": 3}
    simulator.act(body, "organ_established", "2026-01-02", organ)
    said = {"office": "secretary", "organ": "board", "title": {"binding": "fa", "en": "Secretary", "fa": "دبیر"}}
    more = {"holder": "Falcon", "elected_by": "assembly", "until": None, "alternate": False, "mandate_from": None}
    act = simulator.act(body, "office_filled", "2026-01-03", {**said, **more})
    folder = tmp_path_factory.mktemp("acts")
    for number, entry in enumerate(simulator.entries):
        (folder / str(number)).write_bytes(entry)
        recorded = _run(home, [COMMAND[0], "act", "record", str(folder / str(number))])
        assert recorded.returncode == 0, recorded.stderr
    return str(act.id)


def test_the_sheet_for_a_seat_says_which_office_of_whom_and_a_new_one_voids_it(
    home: Path, filled: str, tmp_path: Path
) -> None:
    codes = []
    for name in ("first", "second"):
        done = _run(home, [*COMMAND, "seat", filled, str(tmp_path / name), "--format", "json"])
        sheet = (tmp_path / name).read_text()
        codes += re.findall(r"(?:\d{4} ){4}\d{4}", sheet)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["format"] == "colonnade.account-seat/1"
        for said in ("SEAT OF AN OFFICE", "کرسی سمت", "Secretary", "دبیر", "Weavers of the Mill"):
            assert said in sheet
        assert "Falcon" not in sheet
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600

    assert read_code(codes[0]) == read_code(codes[1])
    assert read_code(codes[0]) != read_code(codes[2])
    with sqlite3.connect(home / "colonnade.sqlite3") as database:
        states = database.execute("SELECT state FROM accounts_invitation ORDER BY id DESC LIMIT 2").fetchall()
    assert states == [("given",), ("withdrawn",)]


@pytest.mark.parametrize("act", ["0" * 64, "no act"])
def test_no_seat_is_opened_for_what_filled_no_office(home: Path, filled: str, tmp_path: Path, act: str) -> None:
    assert act != filled
    done = _run(home, [*COMMAND, "seat", act, str(tmp_path / "sheet"), "--lang", "en"])

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "fills no office" in done.stderr
    assert not (tmp_path / "sheet").exists()
