"""What goes wrong outside of us: one sentence that names the place, the right exit code, nothing half-written.

Every fault here is a real one: real permissions, a full device, a file that is no database, a held lock, a signal.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from colonnade.cli import faults
from colonnade.cli.faults import guarded
from colonnade.words.calls import SENTENCES
from tests.cli.test_node import PROGRAM
from tests.conftest import need
from tests.logs import acts

AT_ONCE = "import colonnade.site.databases as databases; databases.PATIENCE = 0\n"
ENTRIES = acts(2)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COLONNADE_")}
    return kept | {"COLONNADE_HOME": str(home), "LANG": "C.UTF-8"}


def _call(
    home: Path, *arguments: str | Path, program: str = PROGRAM, as_anyone: bool = False, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; ``as_anyone``: without root's right to read and write what the modes forbid."""
    environment = _environment(home) | more
    before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if as_anyone and os.geteuid() == 0 else []
    command = [*before, sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)


def _is_refused(done: subprocess.CompletedProcess[str], code: str, *named: str | Path) -> None:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert all(str(each) in done.stderr for each in named), done.stderr
    tail = SENTENCES[code][0].rpartition("}")[2] if code in SENTENCES else code
    assert done.stderr.rstrip("\n").endswith(tail), done.stderr


def _everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("colonnade.sqlite3")
    }


def _entries_in(home: Path) -> int:
    with sqlite3.connect(home / "colonnade.sqlite3") as tables:
        return int(tables.execute("SELECT count(*) FROM publiclog_entry").fetchone()[0])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made") / "var"
    assert _call(home, "init", "--origin", "test.invalid").returncode == 0
    (home.parent / "act0").write_bytes(ENTRIES[0])
    assert _call(home, "act", "record", home.parent / "act0").returncode == 0
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made.parent, tmp_path / "node")
    (tmp_path / "node" / "act1").write_bytes(ENTRIES[1])
    (tmp_path / "node" / "draft").write_bytes(ENTRIES[1].partition(b"\n\n")[0])
    return tmp_path / "node" / "var"


def test_a_home_that_may_not_be_read_is_named(home: Path) -> None:
    home.chmod(0)
    done = _call(home, "rebuild", as_anyone=True)
    home.chmod(0o700)

    _is_refused(done, "faults.not_allowed", home)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_home_is_named_and_nobody_is_told_to_make_a_new_one(home: Path, content: bytes) -> None:
    (home / "home.json").write_bytes(content)
    done = _call(home, "rebuild")

    _is_refused(done, "put it back from a backup.", home / "home.json")


def test_a_folder_in_place_of_home_json_is_named(home: Path) -> None:
    (home / "home.json").unlink()
    (home / "home.json").mkdir()

    _is_refused(_call(home, "rebuild"), "put it back from a backup.", home / "home.json")


@pytest.mark.parametrize("name", ["log.key", "secret"])
def test_a_secret_that_is_missing_is_named_and_never_replaced_by_a_known_one(home: Path, name: str) -> None:
    (home / name).unlink()

    _is_refused(_call(home, "log", "export", home.parent / "out"), "where you keep it safe.", home / name)
    assert not (home / name).exists()
    assert not (home.parent / "out").exists()


@pytest.mark.parametrize("content", [b"", b"zz", b"00", b"\xff"])
def test_a_secret_that_is_damaged_is_named(home: Path, content: bytes) -> None:
    (home / "log.key").write_bytes(content)

    _is_refused(_call(home, "log", "export", home.parent / "out"), "put it back from a backup.", home / "log.key")


def test_a_node_without_its_key_takes_in_no_act(home: Path) -> None:
    (home / "log.key").unlink()

    _is_refused(_call(home, "act", "record", home.parent / "act1"), "where you keep it safe.", home / "log.key")
    assert _entries_in(home) == 1


@pytest.mark.parametrize(
    "call", [("init", "--origin", "x.invalid"), ("act", "key", "{closed}/secret"), ("log", "export", "{closed}/out")]
)
def test_a_folder_that_may_not_be_written_is_named_and_stays_empty(
    home: Path, call: tuple[str, ...], tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    place = closed / "var" if call[0] == "init" else home

    done = _call(place, *(each.format(closed=closed) for each in call), as_anyone=True)

    _is_refused(done, "faults.not_allowed", closed)
    assert not list(closed.iterdir())


def test_a_database_that_may_not_be_written_is_named(home: Path) -> None:
    for path in [*home.glob("colonnade.sqlite3*"), home]:
        path.chmod(0o555)
    done = _call(home, "act", "record", home.parent / "act1", as_anyone=True)
    home.chmod(0o755)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert str(home / "colonnade.sqlite3") in done.stderr
    assert _entries_in(home) == 1


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_database_is_named_and_left_alone(home: Path, content: bytes) -> None:
    for path in home.glob("colonnade.sqlite3*"):
        path.unlink()
    (home / "colonnade.sqlite3").write_bytes(content)

    _is_refused(_call(home, "rebuild"), "databases.not_ours", home / "colonnade.sqlite3")
    assert (home / "colonnade.sqlite3").read_bytes() == content


def test_a_folder_in_place_of_the_database_is_named(home: Path) -> None:
    for path in home.glob("colonnade.sqlite3*"):
        path.unlink()
    (home / "colonnade.sqlite3").mkdir()

    _is_refused(_call(home, "rebuild"), "databases.not_opened", home / "colonnade.sqlite3")


def test_a_database_that_another_holds_is_named_and_nothing_is_stored(home: Path) -> None:
    holder = sqlite3.connect(home / "colonnade.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    done = _call(home, "act", "record", home.parent / "act1", program=AT_ONCE + PROGRAM)
    holder.execute("ROLLBACK")
    holder.close()

    _is_refused(done, "databases.locked", home / "colonnade.sqlite3")
    assert _entries_in(home) == 1


@pytest.mark.parametrize(
    "url", ["mysql://u:hush@localhost/x", "postgresql://u:hush@localhost:port/x", "x", "postgresql://u:hush@h:1/"]
)
def test_an_address_that_names_no_database_is_refused_without_its_password(home: Path, url: str) -> None:
    done = _call(home, "rebuild", COLONNADE_DATABASE_URL=url)

    _is_refused(done, "databases.bad_address", "COLONNADE_DATABASE_URL")
    assert "hush" not in done.stderr


def test_a_database_that_does_not_answer_is_named_without_its_password_and_init_may_be_repeated(tmp_path: Path) -> None:
    url = "postgresql://u:hush@127.0.0.1:1/colonnade"
    done = _call(tmp_path / "var", "init", "--origin", "x.invalid", COLONNADE_DATABASE_URL=url)

    _is_refused(done, "databases.unreachable", "colonnade at 127.0.0.1")
    assert "hush" not in done.stderr
    assert _call(tmp_path / "var", "init", "--origin", "x.invalid").returncode == 0


def test_a_server_that_has_not_the_database_named_or_knows_not_the_user_is_named(home: Path) -> None:
    url = need("PostgreSQL")
    for wrong in (url.replace("/postgres?", "/none?"), url.replace("postgres@", "nobody:hush@")):
        done = _call(home, "rebuild", COLONNADE_DATABASE_URL=wrong)

        _is_refused(done, "databases.unreachable", " at ")
        assert "hush" not in done.stderr


@pytest.mark.parametrize(
    "call",
    [
        ("act", "record", "{folder}"),
        ("act", "write", "{folder}", "{folder}/new"),
        ("act", "write", "{draft}", "{folder}"),
        ("act", "seal", "{folder}", "--secret", "{act}"),
        ("act", "seal", "{act}", "--secret", "{folder}"),
        ("act", "key", "{folder}"),
        ("log", "export", "{act}"),
        ("log", "verify", "{act}"),
        ("log", "verify", "{folder}", "--since", "{folder}"),
        ("log", "verify", "{folder}", "--trust", "{folder}"),
    ],
    ids=" ".join,
)
def test_a_folder_for_a_file_and_a_file_for_a_folder_are_named(
    home: Path, call: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "logs").mkdir(parents=True)
    before = _everything(tmp_path)

    named = {"folder": folder, "act": home.parent / "act1", "draft": home.parent / "draft"}
    done = _call(home, *(each.format(**named) for each in call))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert str(folder) in done.stderr or str(home.parent / "act1") in done.stderr
    assert _everything(tmp_path) == before


def test_a_file_in_place_of_the_home_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("mine")

    for call in (("init", "--origin", "x.invalid"), ("rebuild",), ("demo",)):
        done = _call(tmp_path / "var", *call)
        assert (done.returncode, done.stderr.count("\n"), str(tmp_path / "var") in done.stderr) == (2, 1, True)
    assert (tmp_path / "var").read_text() == "mine"


def test_a_full_disk_while_sealing_leaves_the_act_as_it_was(home: Path) -> None:
    act, secret = home.parent / "act1", home.parent / "secret"
    _call(home, "act", "key", secret)
    before = _everything(home.parent)
    act.with_name(".act1.new").symlink_to("/dev/full")

    _is_refused(_call(home, "act", "seal", act, "--secret", secret), "faults.no_space", act)
    assert _everything(home.parent) == before


def test_a_full_disk_while_publishing_loses_no_act_and_leaves_the_older_checkpoint(home: Path) -> None:
    before = (home / "log" / "checkpoint").read_bytes()
    tile = home / "log" / "tile" / "entries" / "000.p"
    (tile / ".2.new").symlink_to("/dev/full")

    done = _call(home, "act", "record", home.parent / "act1")

    _is_refused(done, "faults.no_space", tile / "2")
    assert (_entries_in(home), (home / "log" / "checkpoint").read_bytes()) == (2, before)

    (tile / ".2.new").unlink()
    again = _call(home, "act", "record", home.parent / "act1")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert (home / "log" / "checkpoint").read_bytes().splitlines()[1] == b"2"


def test_a_disk_that_was_full_before_takes_in_no_act(home: Path) -> None:
    (home / "log" / ".checkpoint.new").symlink_to("/dev/full")

    _is_refused(_call(home, "act", "record", home.parent / "act1"), "faults.no_space", home / "log" / "checkpoint")
    assert _entries_in(home) == 1


def test_a_file_larger_than_the_system_lets_it_be_is_not_left_half_written(home: Path) -> None:
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8)); "
    secret = home.parent / "secret"

    _is_refused(_call(home, "act", "key", secret, program=limited + PROGRAM), "faults.too_large", secret)
    assert not secret.exists()


@pytest.mark.parametrize("call", [("--help",), ("--version",), ("rebuild",), ("log", "verify", "{out}")], ids=" ".join)
def test_an_answer_that_nobody_takes_is_said_and_is_no_success(home: Path, call: tuple[str, ...]) -> None:
    out = home.parent / "out"
    _call(home, "log", "export", out)
    command = [sys.executable, "-c", PROGRAM, *(each.format(out=out) for each in call)]
    environment = _environment(home)
    reading, writing = os.pipe()
    os.close(reading)
    with Path("/dev/full").open("w") as full, os.fdopen(writing, "w") as closed:
        for stdout, code in ((closed, "faults.nobody_reads"), (full, "faults.answer_lost")):
            done = subprocess.run(
                command, stdout=stdout, stderr=subprocess.PIPE, text=True, env=environment, check=False
            )
            assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
            assert done.stderr.startswith(SENTENCES[code][0].partition("{")[0].partition(":")[0])


@pytest.mark.parametrize("call", [("act", "record", "{pipe}"), ("log", "verify", "{node}", "--since", "{pipe}")])
def test_ctrl_c_is_one_sentence_and_the_code_that_shells_know(home: Path, call: tuple[str, ...]) -> None:
    """The command waits for a pipe that this test holds open, so that it is surely in the middle of its work."""
    pipe = home.parent / "pipe"
    os.mkfifo(pipe)
    before = _everything(home)
    words = [each.format(pipe=pipe, node=home) for each in call]
    environment = _environment(home)
    with (
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        ) as running,
        pipe.open("wb"),
    ):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)

    assert (running.returncode, out, err) == (130, "", SENTENCES["faults.interrupted"][0] + "\n")
    assert _everything(home) == before
    assert _entries_in(home) == 1


def test_an_unforeseen_fault_is_named_as_ours_and_shown_whole_only_on_demand(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> int:
        raise ZeroDivisionError

    assert guarded(broken, "en") == faults.WRONG
    said = capsys.readouterr().err
    assert (said.count("\n"), "ZeroDivisionError in faults.py:" in said) == (1, True)

    monkeypatch.setenv("COLONNADE_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(broken, "en")


def test_the_address_to_listen_on_must_be_of_this_machine(home: Path) -> None:
    for host in ("203.0.113.7", "localhost", "no such host", "", "::zz"):
        done = _call(home, "serve", "--host", host)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert "--host" in done.stderr


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb", "a\u202eb", "a\u00a0b", "x" * 201])
def test_a_name_that_no_log_can_bear_is_refused_before_anything_is_made(origin: str, tmp_path: Path) -> None:
    _is_refused(_call(tmp_path / "var", "init", "--origin", origin), "e.g. union.example/log.")
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("origin", ["x" * 200, "سندیکا.نمونه/دفتر"])
def test_any_other_name_is_taken(origin: str, tmp_path: Path) -> None:
    assert _call(tmp_path / "var", "init", "--origin", origin).stdout.startswith(f"{origin}+")
