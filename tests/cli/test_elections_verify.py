"""`colonnade election verify`, word for word as the contract has it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from colonnade.core.elections.events import EventType
from colonnade.core.elections.groups import ED25519
from tests.archives import Plan, made
from tests.balloting import call
from tests.belenios import archive

MEMBERS = {"format", "verdict", "state", "uuid", "group", "engine", "ballots", "last_event", "reasons"}
VOTES = [(0, [[1, 0], [0, 1, 0, 0]]), (1, [[0, 1], [1, 0, 0, 0]]), (0, [[0, 1], [0, 0, 0, 1]])]


def _answer(*said: str | Path) -> tuple[int, dict[str, Any]]:
    code, out, err = call("verify", *said, "--format", "json", "--lang", "en")
    assert (err, out[-1:]) == ("", "\n")
    return code, dict(json.loads(out))


@pytest.fixture
def bel(tmp_path: Path) -> Callable[[str], Path]:
    def written(name: str) -> Path:
        place = tmp_path / f"{name.replace('/', '-')}.bel"
        place.write_bytes(archive(name))
        return place

    return written


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    place = tmp_path / "ours.bel"
    place.write_bytes(made(Plan(VOTES, group=ED25519)))
    return place


@pytest.mark.parametrize(
    ("name", "state", "engine"),
    [
        ("py-written-BELENIOS-2048", "open", "gmpy2"),
        ("v20-threshold-BELENIOS-2048", "tallied", "gmpy2"),
        ("v251-mixnet-Ed25519", "tallied", "libsodium"),
        ("v30-threshold-Ed25519", "tallied", "libsodium"),
    ],
)
def test_archives_of_belenios_tool_are_accepted(name: str, state: str, engine: str, bel: Callable[[str], Path]) -> None:
    code, answer = _answer(bel(name))

    assert (code, set(answer), answer["format"]) == (0, MEMBERS, "colonnade.election-verify/1")
    assert (answer["verdict"], answer["state"], answer["engine"]) == ("accepted", state, engine)
    assert (answer["reasons"], set(answer["ballots"])) == ([], {"events", "counted"})


@pytest.mark.parametrize(
    ("name", "code", "language"),
    [
        ("flipped-byte", "elections.hash_differs", "en"),
        ("flipped-byte", "elections.hash_differs", "fa"),
        ("bad-signature-response", "elections.bad_signature", "fa"),
        ("wrong-result", "elections.no_result", "en"),
        ("trailing-zero-blocks", "elections.empty_block", "fa"),
    ],
)
def test_damaged_archives_are_refused_with_code_place_and_sentence(
    name: str, code: str, language: str, bel: Callable[[str], Path]
) -> None:
    place = bel(f"negative-v20/{name}")
    exit_code, out, err = call("verify", place, "--format", "json", "--lang", language)
    answer = json.loads(out)
    (reason,) = answer["reasons"]

    assert (exit_code, err, answer["verdict"], reason["code"]) == (1, "", "refused", code)
    assert (set(reason), reason["place"] in reason["sentence"]) == ({"code", "place", "sentence"}, True)
    assert call("verify", place, "--lang", language)[1].splitlines()[0] == reason["sentence"]


def test_lists_are_said_to_be_unsupported_and_exit_2(bel: Callable[[str], Path]) -> None:
    code, out, err = call("verify", bel("v30-lists-Ed25519"), "--lang", "en")

    assert (code, out, "Lists" in err, err.count("\n")) == (2, "", True, 1)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"BELENIOT" + bytes(600), b"\0" * 4096, b"BELENIOSX" + bytes(600)]
)
def test_what_does_not_begin_as_an_archive_is_exit_2(content: bytes, tmp_path: Path) -> None:
    place = tmp_path / "other.bel"
    place.write_bytes(content)
    code, out, err = call("verify", place, "--lang", "en")

    assert (code, out, "other.bel" in err, err.count("\n")) == (2, "", True, 1)


@pytest.mark.parametrize("length", [9, 100, 511, 512, 600, 1_024, 1_600, 5_000])
def test_whatever_begins_as_an_archive_and_is_cut_is_refused(length: int, ours: Path) -> None:
    ours.write_bytes(ours.read_bytes()[:length])
    code, answer = _answer(ours)

    assert (code, answer["verdict"], len(answer["reasons"])) == (1, "refused", 1)
    assert call("verify", ours, "--lang", "en")[1].splitlines()[-1].startswith("engine: ")


def test_an_archive_of_a_version_not_read_here_is_exit_2(ours: Path) -> None:
    content = ours.read_bytes()
    ours.write_bytes(content.replace(b'{"version":1,"timestamp"', b'{"version":3,"timestamp"', 1))
    code, _, err = call("verify", ours, "--lang", "en")

    assert (code, "version 3" in err) == (2, True)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_text_names_verdict_state_numbers_last_event_and_engine(language: str, ours: Path) -> None:
    code, out, err = call("verify", ours, "--lang", language)
    last_event = _answer(ours)[1]["last_event"]

    assert (code, err, out.splitlines()[-1]) == (0, "", "engine: libsodium")
    assert last_event in out
    assert ("accepted" in out, "پذیرفته" in out) == (language == "en", language == "fa")


def test_the_same_input_gives_the_same_bytes(ours: Path) -> None:
    said = [call("verify", ours, "--format", "json", "--lang", "fa") for _ in range(2)]

    assert said[0] == said[1]
    assert said[0][1] == json.dumps(json.loads(said[0][1]), ensure_ascii=False, sort_keys=True) + "\n"


def test_an_older_copy_must_be_continued(ours: Path, tmp_path: Path) -> None:
    older, other = tmp_path / "older.bel", tmp_path / "other.bel"
    older.write_bytes(made(Plan(VOTES[:1], group=ED25519, until=EventType.BALLOT)))
    other.write_bytes(made(Plan(VOTES[:1], group=ED25519, until=EventType.BALLOT, seed=2)))

    assert _answer(ours, "--since", older)[0] == 0
    for newer, before in ((older, ours), (ours, other)):
        code, answer = _answer(newer, "--since", before)
        assert (code, [each["code"] for each in answer["reasons"]]) == (1, ["elections.not_continued"])
    older.write_bytes(b"PK")
    assert call("verify", ours, "--since", older)[0] == 2


def test_another_engine_and_more_processes_find_the_same(ours: Path) -> None:
    usual = _answer(ours)[1]
    slow = _answer(ours, "--engine", "reference")[1]
    two = _answer(ours, "--jobs", "2")[1]

    assert (slow["engine"], usual["engine"]) == ("reference", "libsodium")
    assert two == usual
    assert {**slow, "engine": "libsodium"} == usual


@pytest.mark.parametrize(
    "words", [["--engine", "abacus"], ["--engine", "gmpy2"], ["--jobs", "0"], ["--jobs", "9999"], ["--jobs", "x"]]
)
def test_a_wrong_call_is_exit_2_whatever_the_archive(words: list[str], ours: Path) -> None:
    code, out, err = call("verify", ours, *words, "--lang", "en")

    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_file_that_is_not_there_is_exit_2(tmp_path: Path) -> None:
    code, _, err = call("verify", tmp_path / "none.bel", "--lang", "en")

    assert (code, "none.bel" in err) == (2, True)


def test_nobody_waits_for_a_pipe(tmp_path: Path, ours: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for words in ([tmp_path / "pipe"], [ours, "--since", tmp_path / "pipe"], [tmp_path]):
        code, out, err = call("verify", *words, "--lang", "en")
        assert (code, out, err.count("\n")) == (2, "", 1)
