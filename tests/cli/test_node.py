import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.logs import acts

PROGRAM = "import sys; from colonnade.cli.main import main; sys.exit(main())"


def _colonnade(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
    environment |= {"COLONNADE_HOME": str(home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home") / "var"
    assert _colonnade(home, "init", "--origin", "test.invalid").returncode == 0
    for number, entry in enumerate(acts(3)):
        file = home.parent / f"act{number}"
        file.write_bytes(entry)
        recorded = _colonnade(home, "act", "record", file)
        assert recorded.returncode == 0, recorded.stderr
    return home


def test_what_a_node_records_it_exports_and_the_verifier_accepts_twice(node: Path, tmp_path: Path) -> None:
    for _ in range(2):
        exported = _colonnade(node, "log", "export", tmp_path / "out")
        assert (exported.returncode, exported.stdout) == (0, "3\n")
        verified = _colonnade(node, "log", "verify", tmp_path / "out", "--seals")
        assert verified.returncode == 0, verified.stdout


def test_a_foreign_folder_is_refused_untouched(node: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")

    exported = _colonnade(node, "log", "export", tmp_path)

    assert exported.returncode == 2
    assert "letter" in exported.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]


def test_an_empty_log_is_not_exported(tmp_path: Path) -> None:
    _colonnade(tmp_path / "var", "init", "--origin", "empty.invalid")

    assert _colonnade(tmp_path / "var", "log", "export", tmp_path / "out").returncode == 2
    assert not (tmp_path / "out").exists()


def test_an_act_recorded_twice_is_refused_in_one_sentence(node: Path) -> None:
    again = _colonnade(node, "act", "record", node.parent / "act1")

    assert again.returncode == 2
    assert len(again.stderr.splitlines()) == 1


def test_a_database_is_its_owners_alone_even_in_a_folder_that_others_read(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir(mode=0o755)
    _colonnade(tmp_path / "var", "init", "--origin", "test.invalid")

    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "var").glob("colonnade.sqlite3*")} == {0}


def test_no_file_or_folder_that_a_node_writes_for_others_tells_a_clock_time(node: Path, tmp_path: Path) -> None:
    _colonnade(node, "log", "export", tmp_path / "out")
    recipient = _colonnade(node, "backup", "--new-key", tmp_path / "key").stdout.strip()
    _colonnade(node, "backup", tmp_path / "kept", "--to", recipient)

    files = [each for folder in (tmp_path, node / "log") for each in folder.rglob("*") if each.is_file()]
    folders = [each for folder in (tmp_path / "out", node / "log") for each in (folder, *folder.rglob("*/"))]
    assert len(files) > 10
    assert len(folders) > 6
    assert [each for each in (*files, *folders) if each.stat().st_mtime % (24 * 60 * 60)] == []


def test_a_new_nodes_database_tells_no_clock_time(node: Path) -> None:
    with sqlite3.connect(node / "colonnade.sqlite3") as database:
        noted = [moment for (moment,) in database.execute("SELECT applied FROM django_migrations")]

    assert len(noted) > 5
    assert {moment.partition(" ")[2] for moment in noted} == {"00:00:00"}


def test_a_home_is_made_once_and_its_keys_are_its_owners(node: Path) -> None:
    again = _colonnade(node, "init", "--origin", "other.invalid")

    assert (again.returncode, str(node) in again.stderr) == (2, True)
    assert {(node / name).stat().st_mode & 0o777 for name in ("log.key", "secret")} == {0o600}


def test_a_file_that_is_not_there_and_a_demos_name_are_refused_in_one_sentence(node: Path, tmp_path: Path) -> None:
    missing = _colonnade(node, "act", "record", tmp_path / "nothing")
    demo = _colonnade(tmp_path / "var", "init", "--origin", "demo.invalid")

    for said in (missing, demo):
        assert (said.returncode, len(said.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "var").exists()


def test_without_a_home_the_command_says_what_to_do(tmp_path: Path) -> None:
    said = _colonnade(tmp_path, "rebuild", "--lang", "fa")

    assert said.returncode == 2
    assert "colonnade init" in said.stderr


def test_rebuild_judges_every_act_again(node: Path) -> None:
    assert _colonnade(node, "rebuild").stdout == "3\n"


STOPPED = """
import sys
from datetime import date
from pathlib import Path
from colonnade.cli.starting import home_path, start
from colonnade.edges.homes import open_home
home = open_home(home_path())
start(home)
from colonnade.apps.organisations import services
services.record_act(origin=home.origin, content=Path(sys.argv[1]).read_bytes(), today=date(2026, 1, 1))
"""


def test_an_act_that_a_crash_kept_from_being_published_is_published_when_it_is_tried_again(tmp_path: Path) -> None:
    home, act = tmp_path / "var", tmp_path / "act"
    _colonnade(home, "init", "--origin", "test.invalid")
    act.write_bytes(acts(1)[0])
    environment = os.environ | {"COLONNADE_HOME": str(home)}
    environment.pop("COLONNADE_DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", STOPPED, act], check=True, env=environment)
    assert _colonnade(home, "log", "export", tmp_path / "out").returncode == 2

    again = _colonnade(home, "act", "record", act)

    assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)
    assert _colonnade(home, "log", "export", tmp_path / "out").stdout == "1\n"
