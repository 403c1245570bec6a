"""What the commands leave in files: secrets for their owners alone, whole files or none."""

import json
import os
import stat
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.cli.main import main
from colonnade.core.elections.archive import BLOCK
from colonnade.core.elections.polling import ballot_of
from colonnade.edges import election_steps
from colonnade.edges.archive_files import secret
from colonnade.edges.chance import draw
from colonnade.edges.election_folders import DamagedWithin, WrongFile, append_to, mend_end, open_folder
from colonnade.edges.secret_files import NoPlainFile, SecretOpen, read_secret
from tests.balloting import TRUSTEES, YES_NO_BLANK, Held, call

EMPTY = [[1, 0, 0], [0, 0, 0]]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """An open election with three ballots; whoever changes it works on a copy."""
    made = Held(tmp_path_factory.mktemp("held"), of_credentials=()).open()
    for voter in ("v1", "v2", "v1"):
        made.vote(voter, EMPTY)
    return made


def _modes(place: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.iterdir() if path.is_file()}


def test_secrets_are_in_files_of_their_owners_alone_and_nowhere_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said of them, on stdout or stderr, and no public file holds one."""
    held = Held(tmp_path, of_credentials=("--numbers", str(tmp_path / "NUMBERS"))).begin()
    public = [
        main(["election", "trustee", str(held.folder), "--name", name, "--secret", str(held.key(name))])
        for name in TRUSTEES * 3
    ]
    held.settle()
    choices = held.file("C.json", json.dumps(EMPTY))
    for words in (
        ["rehearse", str(held.folder), "--secret", *(str(held.key(name)) for name in TRUSTEES)],
        ["open", str(held.folder)],
        [
            "vote",
            str(held.folder),
            "--credential",
            str(tmp_path / "credentials"),
            "--voter",
            "v1",
            "--choices",
            str(choices),
        ],
        ["close", str(held.folder)],
        ["decrypt", str(held.folder), "--secret", str(held.key("Sara"))],
        ["tally", str(held.folder), "--secret", str(held.key("Zhila"))],
        ["verify", str(held.archive)],
    ):
        public += [main(["election", *words])]
    said = "".join(capfd.readouterr())
    files = "".join(path.read_bytes().decode() for path in held.folder.rglob("*") if path.is_file())
    secrets = [*held.credentials.values(), *(held.key(name).read_text().strip() for name in TRUSTEES)]

    assert set(public) == {0}
    assert [each for each in secrets if each in said or each in files] == []
    assert {name: mode for name, mode in _modes(tmp_path).items() if mode & 0o077} == {
        name: mode for name, mode in _modes(tmp_path).items() if name in {"T.json", "V.csv", "C.json"}
    }
    assert all(len(held.key(name).read_text()) == 23 for name in TRUSTEES)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o666])
def test_a_secret_that_others_may_read_or_write_is_refused_with_the_remedy(mode: int, held: Held) -> None:
    key = held.place / "open.key"
    key.write_text(held.key("Zhila").read_text())
    key.chmod(mode)
    calls: list[list[str | Path]] = [
        ["trustee", held.folder, "--name", "Zhila", "--secret", key],
        ["rehearse", held.folder, "--secret", key],
        ["decrypt", held.folder, "--secret", key],
        ["tally", held.folder, "--secret", key],
        ["vote", held.folder, "--credential", key, "--choices", key],
    ]
    for words in calls:
        code, out, err = call(*words, "--lang", "en")
        assert (code, out, "chmod 600" in err, str(key) in err) == (2, "", True, True)


def test_a_secret_is_read_from_a_plain_file_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(NoPlainFile):
        read_secret(tmp_path / "pipe", 64)
    (tmp_path / "file").touch(0o644)
    with pytest.raises(SecretOpen):
        read_secret(tmp_path / "file", 64)


@pytest.mark.parametrize("option", ["--out", "--public", "--numbers"])
def test_what_is_not_for_everybody_does_not_come_into_the_public_folder(option: str, tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    (held.folder / "trustees").mkdir()
    files = {"--out": tmp_path / "a", "--public": tmp_path / "b", "--numbers": tmp_path / "c"}
    files[option] = held.folder / "trustees" / ".." / "x"
    words = [word for pair in files.items() for word in pair]
    for code, _, err in (
        call("credentials", held.folder, "--voters", held.file("V.csv", "a\n"), *words, "--lang", "en"),
        call("trustee", held.folder, "--name", "Sara", "--secret", held.folder / "x.key", "--lang", "en"),
    ):
        assert (code, "name a place outside" in err) == (2, True)
    assert {path.name for path in tmp_path.rglob("*")} == {"DIR", "plan.json", "trustees", "T.json", "V.csv"}


def test_no_file_of_anybody_is_written_over(held: Held, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    voters = held.file("V.csv", held.voters)
    fresh = Held(tmp_path / "fresh")
    fresh.place.mkdir()
    fresh.begin()
    words: list[list[str | Path]] = [
        ["new", held.folder, "--template", held.place / "T.json", "--group", "Ed25519", "--trustees", "1"],
        ["credentials", fresh.folder, "--voters", voters, "--out", taken],
        ["credentials", fresh.folder, "--voters", voters, "--out", tmp_path / "a", "--public", taken],
        ["credentials", fresh.folder, "--voters", voters, "--out", tmp_path / "b", "--numbers", taken],
        ["credentials", held.folder, "--voters", voters, "--out", tmp_path / "c"],
        ["open", held.folder],
        [
            *("vote", held.folder, "--credential", held.place / "credentials", "--voter", "v1"),
            *("--choices", held.file("C.json", json.dumps(EMPTY)), "--out", taken),
        ],
    ]
    before = {path: path.read_bytes() for path in held.folder.rglob("*") if path.is_file()}
    for each in words:
        code, out, err = call(*each, "--lang", "en")
        assert (code, out, err.count("\n")) == (2, "", 1), each
    assert taken.read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"taken", "fresh"}
    assert {path: path.read_bytes() for path in held.folder.rglob("*") if path.is_file()} == before


@dataclass(frozen=True, repr=False)
class _Cut:
    """An archive of ballots: where its last ballot begins and its event, and the event before the last but one."""

    content: bytes
    last: int
    event: int
    event_before: int


@pytest.fixture(scope="module")
def cut(held: Held) -> _Cut:
    content = held.archive.read_bytes()
    ends = [at for at in range(0, len(content), BLOCK) if content[at + 64 : at + 76] == b".event.json\0"]
    return _Cut(content, ends[-2] + 2 * BLOCK, ends[-1], ends[-3])


@given(st.integers(min_value=0, max_value=1 << 30))
def test_a_ballot_half_written_is_cut_off_and_no_whole_one_is(
    cut: _Cut, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Wherever a writer was stopped within the last ballot, the archive ends after the one before."""
    place = tmp_path_factory.getbasetemp() / "torn.bel"
    length = cut.last + seed % (len(cut.content) - cut.last)
    place.write_bytes(cut.content[:length])

    assert mend_end(place) == length - cut.last
    assert place.read_bytes() == cut.content[: cut.last]
    assert mend_end(place) == 0


@given(st.integers(min_value=0, max_value=1 << 30), st.integers(min_value=1, max_value=255))
def test_damage_before_an_event_is_no_torn_end_and_nothing_is_touched(
    cut: _Cut, tmp_path_factory: pytest.TempPathFactory, seed: int, change: int
) -> None:
    place = tmp_path_factory.getbasetemp() / "damaged.bel"
    at = 1024 + seed % (cut.event - 1024)
    damaged = bytearray(cut.content[: len(cut.content) - 7])
    damaged[at] ^= change
    place.write_bytes(damaged)
    whole = at >= cut.last

    try:
        mend_end(place)
    except (DamagedWithin, WrongFile):
        assert place.read_bytes() == damaged
    else:
        assert whole
        assert place.read_bytes() == cut.content[: cut.last]


def test_an_event_that_is_damaged_is_no_torn_end_once_a_later_ballot_was_begun(cut: _Cut, tmp_path: Path) -> None:
    """Alone at the end it looks as if its writer had been stopped; one byte more, and it must have been whole."""
    place = tmp_path / "damaged.bel"
    damaged = bytearray(cut.content)
    damaged[cut.last - 2 * BLOCK] ^= 1
    before = cut.event_before + 2 * BLOCK
    for length in (cut.last, cut.last + 1, cut.last + BLOCK, cut.event, cut.event + 1, len(cut.content) - 1):
        place.write_bytes(damaged[:length])
        if length == cut.last:
            assert mend_end(place) == length - before
            assert place.read_bytes() == cut.content[:before]
        else:
            with pytest.raises(DamagedWithin):
                mend_end(place)
            assert place.read_bytes() == damaged[:length]


def test_the_next_vote_goes_on_after_a_stopped_one_and_says_so(tmp_path: Path) -> None:
    held = Held(tmp_path).open()
    held.vote("v1", EMPTY)
    held.vote("v2", EMPTY)
    held.archive.write_bytes(held.archive.read_bytes()[:-700])
    words = ("--credential", tmp_path / "credentials", "--voter", "v3", "--choices", tmp_path / "C.json")
    code, _, err = call("vote", held.folder, *words, "--lang", "en")

    assert (code, "were removed" in err) == (0, True)
    assert held.verified()["ballots"] == {"events": 2, "counted": 2}


def test_an_archive_damaged_within_takes_no_ballot(tmp_path: Path) -> None:
    held = Held(tmp_path).open()
    held.vote("v1", EMPTY)
    held.vote("v2", EMPTY)
    content = bytearray(held.archive.read_bytes())
    content[-4000] ^= 1
    held.archive.write_bytes(content[:-3])
    words = ("--credential", tmp_path / "credentials", "--voter", "v3", "--choices", tmp_path / "C.json")
    assert call("vote", held.folder, *words)[0] == 0  # the damage is in the ballot that was not finished
    content = bytearray(held.archive.read_bytes())
    content[len(content) // 2] ^= 1
    held.archive.write_bytes(content)
    code, _, err = call("close", held.folder, "--lang", "en")

    assert (code, "does not stand" in err, held.archive.read_bytes() == content) == (2, True, True)


@pytest.mark.parametrize("step", ["vote", "close"])
def test_a_disk_that_fails_leaves_the_archive_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(tmp_path).open()
    held.vote("v1", EMPTY)
    before = held.archive.read_bytes()
    words = ("--credential", tmp_path / "credentials", "--voter", "v2", "--choices", tmp_path / "C.json")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        code, _, err = call(step, held.folder, *(words if step == "vote" else ()), "--lang", "en")

    assert (code, "No space is left" in err) == (2, True)
    assert held.archive.read_bytes() == before
    assert [path.name for path in held.folder.iterdir() if path.name.startswith(".")] == []


def test_a_ballots_content_is_on_disk_before_its_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a torn end never holds an event."""
    held = Held(tmp_path).open()
    lengths: list[int] = []
    synced = os.fsync

    def noted(descriptor: int) -> None:
        lengths.append(os.fstat(descriptor).st_size)
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    held.vote("v1", EMPTY)

    assert lengths == [held.archive.stat().st_size - 2 * BLOCK, held.archive.stat().st_size]


def test_of_ballots_cast_at_once_none_is_lost(tmp_path: Path) -> None:
    held = Held(tmp_path, voters="".join(f"v{at}\n" for at in range(12)), questions=(YES_NO_BLANK,)).open()
    folder = open_folder(held.folder)
    booth = election_steps.booth_in(folder)
    arithmetic = secret(folder.plan.group)
    ballots = [ballot_of(arithmetic, draw, booth, each, [[0, 1, 0]]) for each in held.credentials.values()]
    start = threading.Barrier(len(ballots))

    def put_in(at: int) -> None:
        start.wait()
        with folder.locked():
            election_steps.put_in(folder, ballots[at])

    threads = [threading.Thread(target=put_in, args=(at,)) for at in range(len(ballots))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert held.verified()["ballots"] == {"events": 12, "counted": 12}


def test_append_takes_a_disk_that_writes_less_than_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"ab")
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, bytes(content[:3])))
    append_to(place, [b"cdefghij", b"k"])

    assert place.read_bytes() == b"abcdefghijk"
