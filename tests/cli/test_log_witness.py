"""From the node to the witness and back, by files, and to a reader who asks for a quorum."""

import os
import shutil
import subprocess
import sys
from copy import copy
from pathlib import Path

import pytest

from colonnade.cli.main import main
from colonnade.core.log.cosignatures import cosign, day_of, format_answer
from colonnade.core.log.notes import format_note, parse_note, parse_vkey
from colonnade.core.log.witnessing import parse_request
from colonnade.edges.clock import today
from colonnade.edges.signing import read_signer
from tests.logs import acts
from tests.witnesses import LOG, request_bytes, witness

PROGRAM = "import sys; from colonnade.cli.main import main; sys.exit(main())"
WITHOUT_DJANGO = "import sys\nfor name in ('django', 'psycopg', 'pyrage'): sys.modules[name] = None\n" + PROGRAM
KILLED = (
    "import os\nfrom colonnade.cli import log_witness\nlog_witness.write_new = lambda *_: os.kill(os.getpid(), 9)\n"
)
NAME = "witness.invalid/w1"
Said = subprocess.CompletedProcess[str]


def _run(home: Path, *arguments: str | Path, program: str = PROGRAM) -> Said:
    environment = {name: value for name, value in os.environ.items() if name != "COLONNADE_DATABASE_URL"}
    environment |= {"COLONNADE_HOME": str(home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def _refused(said: Said, code: int) -> str:
    assert (said.returncode, said.stdout, len(said.stderr.splitlines())) == (code, "", 1), said
    return said.stderr


class Place:
    """A node with three acts, and a witness's machine."""

    def __init__(self, root: Path) -> None:
        self.root, self.home = root, root / "var"
        self.key = _run(self.home, "init", "--origin", "test.invalid/log").stdout.strip()
        for number, entry in enumerate(acts(5)):
            (root / f"act{number}").write_bytes(entry)
        for number in range(3):
            self.record(number)
        self.witness = _run(root, "log", "witness", "key", root / "secret", "--name", NAME, program=WITHOUT_DJANGO)
        (root / "logs").write_text(f"log {self.key}\n")
        self.policy = f"witness one {self.witness.stdout.strip()}\nquorum one\nlog {self.key}\n"
        (root / "policy").write_text(self.policy)

    def copied(self, root: Path) -> "Place":
        """The same node and the same witness, in another folder."""
        place = copy(self)
        place.root, place.home = shutil.copytree(self.root, root, dirs_exist_ok=True), root / "var"
        return place

    def record(self, number: int) -> None:
        assert _run(self.home, "act", "record", self.root / f"act{number}").returncode == 0

    def step(self, *arguments: str | Path) -> Said:
        return _run(self.home, "log", "witness", *arguments)

    def request(self, name: str, *more: str) -> Path:
        said = self.step("request", self.root / name, *more)
        assert said.returncode == 0, said
        return self.root / name

    def answer(self, asked: Path, answer: str, *more: str | Path, program: str = WITHOUT_DJANGO) -> Said:
        usual: list[str | Path] = ["--secret", self.root / "secret", "--name", NAME, "--trust", self.root / "logs"]
        call: list[str | Path] = [
            "log",
            "witness",
            "answer",
            asked,
            self.root / answer,
            *usual,
            "--state",
            self.root / "state",
            *more,
        ]
        return _run(self.root, *call, program=program)

    def verify(self, *more: str | Path) -> Said:
        assert _run(self.home, "log", "export", self.root / "out").returncode == 0
        return _run(self.root, "log", "verify", self.root / "out", *more, program=WITHOUT_DJANGO)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("made"))


@pytest.fixture
def place(made: Place, tmp_path: Path) -> Place:
    return made.copied(tmp_path)


def test_a_checkpoint_goes_to_a_witness_and_comes_back_and_readers_who_ask_for_a_quorum_have_it(place: Place) -> None:
    asking: tuple[str | Path, ...] = ("--trust", place.root / "policy")
    (place.home / "witnesses").write_text(place.policy)
    assert place.verify(*asking).returncode == 1

    assert place.answer(place.request("asked"), "answer").returncode == 0
    added = place.step("add", place.root / "answer")
    assert (added.returncode, added.stderr) == (0, "")
    verified = place.verify(*asking)
    assert verified.returncode == 0, verified.stdout
    assert "have cosigned" in verified.stdout

    place.record(3)
    assert "checkpoint does not bear the cosignatures" in place.verify(*asking).stdout
    assert _refused(place.step("add", place.root / "answer"), 1).count(NAME) == 1

    again = place.request("asked2")
    assert parse_request(again.read_bytes()).old == 3
    assert place.answer(again, "answer2").returncode == 0
    assert place.step("add", place.root / "answer2").returncode == 0
    assert place.verify(*asking).returncode == 0


def test_a_conflict_says_the_size_and_a_new_request_with_it_is_answered(place: Place) -> None:
    place.answer(place.request("asked"), "answer")
    place.record(3)

    conflict = _refused(place.answer(place.request("asked2"), "answer2"), 1)
    assert "--old 3" in conflict
    assert not (place.root / "answer2").exists()
    assert place.answer(place.request("asked3", "--old", "3"), "answer2").returncode == 0
    assert "4" in _refused(place.step("request", place.root / "asked4", "--old", "5"), 1)
    assert not (place.root / "asked4").exists()


def test_a_witness_killed_between_remembering_and_answering_answers_again(place: Place) -> None:
    asked = place.request("asked")
    killed = place.answer(asked, "answer", program=KILLED + PROGRAM)
    assert killed.returncode == -9
    assert not (place.root / "answer").exists()
    assert list((place.root / "state").glob("*/checkpoint"))

    assert place.answer(asked, "answer").returncode == 0
    assert place.step("add", place.root / "answer", "--witness", place.witness.stdout.strip()).returncode == 0


def test_bad_foreign_and_unreadable_answers_are_refused_and_nothing_changes(place: Place) -> None:
    asked = place.request("asked")
    place.answer(asked, "answer")
    published = place.home / "log" / "checkpoint"
    before = published.read_bytes()
    known = ["--witness", place.witness.stdout.strip()]
    content = (place.root / "answer").read_text()
    (place.root / "bad").write_text(content[:60] + ("A" if content[60] != "A" else "B") + content[61:])
    (place.root / "none").write_text("no answer\n")
    tomorrow = today().fromordinal(today().toordinal() + 1)
    signer, key = read_signer(place.root / "secret"), parse_vkey(known[1])
    ahead = cosign(parse_request(asked.read_bytes()).checkpoint, key, tomorrow, signer.sign)
    (place.root / "ahead").write_bytes(format_answer([ahead]))

    assert "damaged" in _refused(place.step("add", place.root / "bad", *known), 1)
    foreign = place.step("add", place.root / "answer", "--witness", str(witness("other")))
    assert "no witness that this node trusts" in _refused(foreign, 1)
    assert tomorrow.isoformat() in _refused(place.step("add", place.root / "ahead", *known), 1)
    _refused(place.step("add", place.root / "none", *known), 2)
    _refused(place.step("add", place.root / "nowhere", *known), 2)
    _refused(place.step("add", place.root / "answer"), 2)
    _refused(place.step("add", place.root / "answer", "--witness", place.key), 2)
    assert published.read_bytes() == before
    assert not published.with_name("cosigned").exists()


def _here(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = main([*map(str, arguments)])
    said = capsys.readouterr()
    assert code == 0 or (said.out == "" and len(said.err.splitlines()) == 1)
    return code, said.out + said.err


@pytest.fixture
def machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A witness's machine with a request and the key of its log."""
    (tmp_path / "asked").write_bytes(request_bytes(0, 5))
    (tmp_path / "logs").write_text(f"log {LOG}\n")
    assert _here(capsys, "log", "witness", "key", tmp_path / "secret", "--name", NAME)[0] == 0
    return tmp_path


def _answer(machine: Path, capsys: pytest.CaptureFixture[str], **changed: str | Path) -> tuple[int, str]:
    usual: dict[str, str | Path] = {
        "--secret": machine / "secret",
        "--name": NAME,
        "--trust": machine / "logs",
        "--state": machine / "state",
        "--lang": "en",
    }
    usual |= {f"--{name}": value for name, value in changed.items() if f"--{name}" in usual}
    files = changed.get("asked", machine / "asked"), changed.get("answer", machine / "answer")
    call = ["log", "witness", "answer", *files, *(each for pair in usual.items() for each in pair)]
    return _here(capsys, *call)


def test_a_witnesss_key_is_its_owners_alone_and_of_kind_four(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _here(capsys, "log", "witness", "key", machine / "second", "--name", NAME)
    key = parse_vkey(said.strip())

    assert (code, key.kind, key.name) == (0, 4, NAME)
    assert key.public == read_signer(machine / "second").public
    assert (machine / "second").stat().st_mode & 0o777 == 0o600
    before = (machine / "second").read_bytes()
    assert _here(capsys, "log", "witness", "key", machine / "second", "--name", NAME)[0] == 2
    assert (machine / "second").read_bytes() == before


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\u202eb", "a\nb", "a\udcff"])
def test_what_cannot_name_a_key_names_none(machine: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _here(capsys, "log", "witness", "key", machine / "third", "--name", name)[0] == 2
    assert not (machine / "third").exists()


def test_a_secret_that_others_may_read_is_not_used(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for mode, code in ((0o640, 2), (0o604, 2), (0o620, 2), (0o400, 0)):
        (machine / "secret").chmod(mode)
        assert _answer(machine, capsys)[0] == code, oct(mode)


def test_what_cannot_be_read_is_refused_before_anything_is_remembered(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine / "letter").write_text("mine")
    (machine / "empty").write_text("")
    (machine / "letter").chmod(0o600)
    for changed in (
        {"asked": machine / "letter"},
        {"asked": machine / "nowhere"},
        {"answer": machine / "letter"},
        {"answer": machine / "nowhere" / "answer"},
        {"secret": machine / "letter"},
        {"secret": machine / "nowhere"},
        {"trust": machine / "nowhere"},
        {"name": "a b"},
    ):
        assert _answer(machine, capsys, **changed)[0] == 2, changed
    code, said = _answer(machine, capsys, trust=machine / "letter")
    assert (code, f"{machine / 'letter'}, line 1" in said) == (2, True)
    assert _answer(machine, capsys, trust=machine / "empty")[0] == 1
    assert (machine / "letter").read_text() == "mine"
    assert not (machine / "state").exists() or not list((machine / "state").iterdir())
    assert not (machine / "answer").exists()


def test_an_answer_is_never_written_over_a_file(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _answer(machine, capsys)[0] == 0
    before = (machine / "answer").read_bytes()

    assert _answer(machine, capsys)[0] == 2
    assert _answer(machine, capsys, answer=machine / "copy")[0] == 0
    assert before == (machine / "answer").read_bytes() == (machine / "copy").read_bytes()


def test_a_cosignature_bears_a_day_and_no_clock_time(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _answer(machine, capsys)
    note = parse_request((machine / "asked").read_bytes()).note
    (said,) = parse_note(format_note(note.text, []) + (machine / "answer").read_bytes()).signatures
    timestamp = int.from_bytes(said.payload[:8], "big")

    assert timestamp % 86_400 == 0
    assert day_of(timestamp) == today()


def test_a_refusal_is_said_in_persian(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (machine / "asked").write_bytes(request_bytes(3, 5))

    code, said = _answer(machine, capsys, lang="fa")

    assert code == 1
    assert "--old 0 بنویسید" in said
