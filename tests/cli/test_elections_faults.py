"""Whatever is wrong with a file or a call is one sentence with its place and a remedy, and nothing is left behind."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.credential_lists import BadVoters, PublicList, put_together, read_voters
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.notation import spelled
from colonnade.core.elections.stages import begun_with, ended
from colonnade.core.elections.templates import election_of, plan_spelled, planned, read_plan, read_template
from colonnade.core.elections.verification import gone_through
from colonnade.core.rows import BadRows
from colonnade.edges.archive_files import public
from colonnade.edges.election_folders import open_folder
from colonnade.edges.election_steps import key_of
from tests.balloting import CHOOSE, RANKING, YES_NO_BLANK, Held, asked, call

TEMPLATE = {"name": "n", "description": "d", "questions": [YES_NO_BLANK]}


def _said_once(words: Sequence[str | Path], *parts: str) -> None:
    for language in ("en", "fa"):
        code, out, err = call(*words, "--lang", language)
        assert (code, out, err.count("\n")) == (2, "", 1), (words, err)
        assert all(part in err for part in parts), (parts, err)
        assert "Traceback" not in err
        assert "Colonnade, not yours" not in err


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", "template"),
        ("[]", "template"),
        ("{'name': 1}", "template"),
        (json.dumps({**TEMPLATE, "name": 5}), "template.name"),
        (json.dumps({"name": "n", "questions": []}), "template"),
        (json.dumps({**TEMPLATE, "questions": []}), "template.questions"),
        (json.dumps({**TEMPLATE, "colour": 1}), "template"),
        (json.dumps({**TEMPLATE, "questions": [{**YES_NO_BLANK, "max": 3}]}), "template.questions[0].max"),
        (json.dumps({**TEMPLATE, "questions": [{**YES_NO_BLANK, "min": -1}]}), "template.questions[0].min"),
        (json.dumps({**TEMPLATE, "questions": [{**YES_NO_BLANK, "answers": []}]}), "template.questions[0].answers"),
        (json.dumps({**TEMPLATE, "questions": [{"type": "Lists", "value": {}}]}), "Lists"),
        (json.dumps({**TEMPLATE, "questions": [{"type": "NonHomomorphic"}]}), "template.questions[0]"),
        (json.dumps({**TEMPLATE, "language": ["fa", "up"]}), "template.language[1]"),
        ('{"name":"n","name":"m","description":"d","questions":[]}', "template"),
    ],
)
def test_a_template_at_fault_is_told_with_the_way_into_it(content: str, place: str, tmp_path: Path) -> None:
    template = tmp_path / "T.json"
    template.write_text(content)
    words: list[str | Path] = ["new", tmp_path / "DIR", "--template", template, "--group", "Ed25519", "--trustees", "1"]

    _said_once(words, place)
    assert not (tmp_path / "DIR").exists()


@pytest.mark.parametrize(
    ("question", "words", "part"),
    [
        (RANKING, ["--group", "BELENIOS-2048", "--trustees", "1"], "RFC-3526-2048"),
        (YES_NO_BLANK, ["--group", "Ed25519", "--trustees", "0"], "0"),
        (YES_NO_BLANK, ["--group", "Ed25519", "--trustees", "3", "--threshold", "4"], "4"),
        (YES_NO_BLANK, ["--group", "Ed25519", "--trustees", "3", "--threshold", "0"], "0"),
        (YES_NO_BLANK, ["--group", "Ed448", "--trustees", "3"], "Ed448"),
        (YES_NO_BLANK, ["--group", "Ed25519", "--trustees", "many"], "many"),
        (
            {"type": "NonHomomorphic", "value": {"answers": ["a"] * 31, "question": "?"}},
            ["--group", "Ed25519", "--trustees", "1"],
            "Ed25519",
        ),
    ],
)
def test_what_cannot_be_asked_or_opened_is_refused_before_there_is_a_folder(
    question: dict[str, object], words: list[str], part: str, tmp_path: Path
) -> None:
    template = tmp_path / "T.json"
    template.write_text(json.dumps({**TEMPLATE, "questions": [question]}))

    _said_once(["new", tmp_path / "DIR", "--template", template, *words], part)
    assert not (tmp_path / "DIR").exists()


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "V.csv"),
        (b"id,weight\n", "V.csv"),
        (b"a\na\n", "2"),
        (b"a,0\n", "`0`"),
        (b"a,-1\n", "`-1`"),
        (b"a,1.5\n", "`1.5`"),
        (b"a,1,2\n", "1"),
        (b",3\n", "1"),
        (b"a\n\x00b\n", "2"),
        (b'"a\n', "1"),
        (b"\xff\xfe\n", "UTF-8"),
        (b"a" * 2_000, "1"),
    ],
)
def test_a_list_of_voters_at_fault_is_told_with_its_line(content: bytes, part: str, tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    (tmp_path / "V.csv").write_bytes(content)

    _said_once(["credentials", held.folder, "--voters", tmp_path / "V.csv", "--out", tmp_path / "out"], "V.csv", part)
    assert not (tmp_path / "out").exists()
    assert not (held.folder / "electorate.json").exists()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(tmp_path_factory.mktemp("opened"), questions=(YES_NO_BLANK, CHOOSE), trustees=("Zhila",)).open()


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "choices"),
        ("[]", "choices"),
        ("[[0,1,0]]", "choices"),
        ("[[0,1],[0,0,0]]", "choices[0]"),
        ("[[0,1,2],[0,0,0]]", "choices[0][2]"),
        ('[[0,1,"0"],[0,0,0]]', "choices[0][2]"),
        ("[[0,1,1],[0,0,0]]", "آیا می‌پذیرید؟"),
        ("[[0,0,1],[1,1,1]]", "Whom?"),
        ('{"choices": []}', "choices"),
    ],
)
def test_choices_at_fault_are_told_with_their_place(content: str, part: str, opened: Held) -> None:
    before = opened.archive.read_bytes()
    choices = opened.file("bad.json", content)
    words: list[str | Path] = ["--credential", opened.place / "credentials", "--voter", "v1", "--choices", choices]

    _said_once(["vote", opened.folder, *words], part)
    assert opened.archive.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "more"),
    [
        ("", []),
        ("hello", []),
        ("111-111-111-111-111", []),
        ("12345-123456-12345-123456", []),
        ("{}", []),
        ("{}", ["--voter", "v1"]),
        ('{"v1": 5}', ["--voter", "v1"]),
        ('{"v1": "x"}', ["--voter", "v1"]),
        ("{", ["--voter", "v1"]),
    ],
)
def test_a_credential_at_fault_is_refused_and_never_repeated(content: str, more: list[str], opened: Held) -> None:
    place = opened.file("bad.credential", content)
    place.chmod(0o600)
    choices = opened.file("C.json", "[[0,1,0],[0,0,0]]")
    words: list[str | Path] = ["vote", opened.folder, "--credential", place, "--choices", choices, *more]

    _said_once(words)
    assert len(content) < 3 or content not in call(*words)[2]


def test_each_command_says_which_comes_before_it(tmp_path: Path) -> None:
    held = Held(tmp_path)
    _said_once(["open", tmp_path], str(tmp_path))
    held.begin()
    held.key("x").touch(0o600)
    held.key("x").write_text("1" * 22)
    _said_once(["rehearse", held.folder, "--secret", held.key("x")], "trustee")
    _said_once(["open", held.folder], "trustee")
    held.make_keys()
    _said_once(["open", held.folder], "electorate.json")
    held.settle()
    decrypt: list[str | Path] = ["decrypt", held.folder, "--secret", held.key("Sara")]
    later: list[list[str | Path]] = [["shuffle", held.folder], decrypt, ["tally", held.folder]]
    _said_once(["close", held.folder], "open")
    for words in later:
        _said_once(words, "open")
    asked("open", held.folder)
    for words in later:
        _said_once(words, "close")
    asked("close", held.folder)
    _said_once(["close", held.folder], "tally")
    _said_once(["shuffle", held.folder], "tally")
    _said_once(["tally", held.folder, "--secret", held.key("Sara")], "trustees[0]")
    _said_once(["decrypt", held.folder, "--secret", held.key("x")])
    held.tally("Sara", "Zhila")
    _said_once(["tally", held.folder], "verify")
    _said_once(
        [
            "vote",
            held.folder,
            "--credential",
            tmp_path / "credentials",
            "--voter",
            "v1",
            "--choices",
            held.file("C.json", "[[0,1,0],[0,0,0]]"),
        ]
    )


def test_what_trustees_gave_is_checked_and_told_with_its_file(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    for name in held.trustees:
        held.come(name)
    _said_once(["trustee", held.folder, "--name", "Mina", "--secret", held.key("Mina")], "3")
    assert not held.key("Mina").exists()
    _said_once(["trustee", held.folder, "--name", "Zara", "--secret", held.key("Sara")], "Sara")
    given = held.folder / "trustees" / "1.certificate.json"
    content = given.read_text()
    given.write_text(content.replace('"response":"', '"response":"1', 1))
    _said_once(["trustee", held.folder, "--name", "Sara", "--secret", held.key("Sara")], "cert")
    given.write_text("{}")
    _said_once(["trustee", held.folder, "--name", "Sara", "--secret", held.key("Sara")], "1.certificate")
    given.write_text(content)
    stray = held.folder / "trustees" / "notes.json"
    stray.write_text("{}")
    _said_once(["trustee", held.folder, "--name", "Sara", "--secret", held.key("Sara")], "notes.json")
    stray.unlink()
    held.make_keys()


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize("number", ["1", "3"])
def test_what_was_given_is_checked_though_whoever_comes_has_nothing_to_give(
    number: str, rounds: int, tmp_path: Path
) -> None:
    held = Held(tmp_path).begin()
    for name in [*held.trustees] * rounds:
        held.come(name)
    for step in ["certificate", "polynomial"][:rounds]:
        file = held.folder / "trustees" / f"{number}.{step}.json"
        content = file.read_text()
        response = re.findall(r'"response":"(\d+)"', content)[0]
        file.write_text(content.replace(response, str((int(response) + 1) % ED25519.order)))
        _said_once(["trustee", held.folder, "--name", "Sara", "--secret", held.key("Sara")], step[:4])
        file.write_text(content)
    held.make_keys()


@pytest.mark.parametrize("name", ["", " ", "a\u202eb", "a\nb", "x" * 1_025])
@pytest.mark.parametrize("trustees", [("Zhila",), ("Zhila", "Sara")])
def test_a_name_that_cannot_stand_for_everybody_to_read_is_refused(
    name: str, trustees: tuple[str, ...], tmp_path: Path
) -> None:
    held = Held(tmp_path, trustees=trustees).begin()

    _said_once(["trustee", held.folder, f"--name={name}", "--secret", held.key("new")])
    assert not held.key("new").exists()


def test_two_trustees_have_two_names(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    held.come("Sara")

    _said_once(["trustee", held.folder, "--name", "Sara", "--secret", held.key("other")], "Sara")
    assert not held.key("other").exists()


def test_a_trustee_opens_nothing_but_the_election_of_her_folder(tmp_path: Path) -> None:
    """Whoever hands her another archive under the same key, with a question or voters of his own, gets nothing."""
    held = Held(tmp_path).open()
    held.vote("v1", [[0, 1, 0], [0, 0, 0]])
    asked("close", held.folder)
    folder = open_folder(held.folder)
    kinds, key = key_of(folder)
    fewer = spelled(json.loads(folder.credentials())[:1])
    for election, credentials in (
        (replace(election_of(folder.plan, key), name="other"), folder.credentials()),
        (election_of(folder.plan, key), fewer),
    ):
        setup = begun_with(86_400, election, kinds, credentials)
        _, count = gone_through(BytesIO(setup.content), public, lambda offset, end: b"")
        assert count is not None
        held.archive.write_bytes(setup.content + ended(count, setup.head).content)
        assert asked("verify", held.archive)["verdict"] == "accepted"
        _said_once(["decrypt", held.folder, "--secret", held.key("Sara")], held.archive.name)
        _said_once(["tally", held.folder, "--secret", held.key("Sara"), held.key("Zhila")], held.archive.name)


def test_a_rehearsal_opens_no_box_in_which_somebody_voted(tmp_path: Path) -> None:
    """Whoever hands out a folder may have put a closed box in the rehearsal's place."""
    held = Held(tmp_path).begin().make_keys().settle()
    asked("open", held.folder)
    held.vote("v1", [[0, 1, 0], [0, 0, 0]])
    asked("close", held.folder)
    rehearsal = held.folder / "rehearsal.bel"
    folder = open_folder(held.folder)
    kinds, key = key_of(folder)
    setup = begun_with(86_400, election_of(folder.plan, key), kinds, b"[]")
    _, count = gone_through(BytesIO(setup.content), public, lambda offset, end: b"")
    assert count is not None
    for content in (held.archive.read_bytes(), setup.content + ended(count, setup.head).content):
        rehearsal.write_bytes(content)
        _said_once(["rehearse", held.folder, "--secret", held.key("Sara")], "rehearsal.bel")
        assert not (held.folder / "rehearsal_parts").exists()
        assert rehearsal.read_bytes() == content


def test_a_box_from_which_ballots_were_taken_is_told_by_the_event_of_its_closing(tmp_path: Path) -> None:
    """A box of one ballot would tell that vote: what the log names is opened, or nothing."""
    held = Held(tmp_path, questions=(YES_NO_BLANK,)).open()
    held.vote("v1", [[0, 1, 0]])
    one = held.archive.read_bytes()
    held.vote("v2", [[0, 1, 0]])
    last = asked("close", held.folder)["last_event"]
    given = asked("decrypt", held.folder, "--secret", held.key("Sara"), "--last-event", last)
    assert (given["counted"], given["last_event"]) == (2, last)
    (held.folder / "parts" / "3.json").unlink()

    held.archive.write_bytes(one)
    assert asked("close", held.folder)["last_event"] != last
    _said_once(["decrypt", held.folder, "--secret", held.key("Sara"), "--last-event", last], held.archive.name, last)
    both = [held.key("Sara"), held.key("Zhila")]
    _said_once(["tally", held.folder, "--secret", *both, "--last-event", last], held.archive.name, last)
    assert not list((held.folder / "parts").iterdir())


def test_mixing_does_not_change_by_which_event_a_box_was_closed(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(RANKING,), voters="v1\n").open()
    held.vote("v1", [[1, 2, 3]])
    last = asked("close", held.folder)["last_event"]
    asked("shuffle", held.folder)

    assert asked("decrypt", held.folder, "--secret", held.key("Sara"), "--last-event", last)["last_event"] == last


def test_voting_opens_with_nothing_but_a_list_of_credentials(tmp_path: Path) -> None:
    """A secretary's own list, put in the wrong place, would stand in the archive for everybody."""
    held = Held(tmp_path, questions=(YES_NO_BLANK,), trustees=("Zhila",)).begin().make_keys().settle()
    place = held.folder / "public_credentials.json"
    lines = json.loads(place.read_bytes())
    for content in ((tmp_path / "credentials").read_bytes(), b"", spelled(lines[:-1])):
        place.write_bytes(content)
        _said_once(["open", held.folder], place.name)
        assert not held.archive.exists()


@pytest.mark.parametrize(
    "name", ["plan.json", "public_credentials.json", "trustees/1.key.json", "trustees", "parts", ".plan.json.new"]
)
def test_nothing_in_the_folder_leads_out_of_it(name: str, tmp_path: Path) -> None:
    """A folder goes from hand to hand; a link in it would have a command read or write somebody's own files."""
    held = Held(tmp_path, questions=(YES_NO_BLANK,), trustees=("Zhila",)).begin().make_keys().settle()
    place, outside = held.folder / name, tmp_path / "outside"
    if place.exists():
        place.rename(outside)
    place.symlink_to(outside)

    _said_once(["open", held.folder], name)
    _said_once(["trustee", held.folder, "--name", "Zhila", "--secret", held.key("Zhila")], name)


def test_no_command_waits_for_a_pipe_in_the_folder(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(YES_NO_BLANK,), trustees=("Zhila",)).begin().make_keys()
    os.mkfifo(held.folder / "electorate.json")

    _said_once(["open", held.folder], "electorate.json")


def test_a_part_of_another_archive_or_trustee_is_told_with_its_file(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(YES_NO_BLANK,)).open()
    held.vote("v1", [[0, 1, 0]])
    asked("close", held.folder)
    part = Path(asked("decrypt", held.folder, "--secret", held.key("Zhila"))["file"])
    part.rename(part.with_name("2.json"))
    _said_once(["tally", held.folder, "--secret", held.key("Sara")], "2.json")
    part.with_name("2.json").rename(part)
    content = part.read_text()
    part.write_text(content[:-9])
    _said_once(["tally", held.folder, "--secret", held.key("Sara")], "1.json")
    part.write_text(content)

    assert held.tally("Sara")["result"] == [[0, 1, 0]]


def test_a_list_of_credentials_at_fault_is_told_with_its_file(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    listed = tmp_path / "LIST"
    asked(
        "credentials",
        held.folder,
        "--voters",
        held.file("V.csv", "a\nb\n"),
        "--out",
        tmp_path / "o",
        "--public",
        listed,
    )
    content = listed.read_text()
    told = json.loads(content)
    _said_once(["electorate", held.folder, listed, listed])
    for bad in (
        content[:-5],
        content.replace("leaves", "leafs"),
        json.dumps({**told, "leaves": told["leaves"][:1]}, separators=(",", ":")),
        json.dumps({**told, "credentials": ["00" * 32, told["credentials"][1]]}, separators=(",", ":")),
        json.dumps({**told, "credentials": ["x", told["credentials"][1]]}, separators=(",", ":")),
    ):
        listed.write_text(bad)
        _said_once(["electorate", held.folder, listed], "LIST")
    assert not (held.folder / "electorate.json").exists()


@given(
    st.permutations(["description", "name", "questions"]),
    st.permutations(["answers", "blank", "min", "max", "question"]),
)
def test_a_template_is_read_in_any_order_and_with_any_blanks(outer: list[str], inner: list[str]) -> None:
    question = {name: YES_NO_BLANK[name] for name in inner}
    value = {name: [question] if name == "questions" else TEMPLATE[name] for name in outer}

    assert read_template(json.dumps(value, indent=2).encode()) == read_template(json.dumps(TEMPLATE).encode())
    plan = planned("1" * 14, ED25519, read_template(json.dumps(value).encode()), 3, None)
    assert read_plan(plan_spelled(plan)) == plan


@given(st.lists(st.lists(st.integers(1, 10**6), min_size=1, max_size=4), min_size=1, max_size=4), st.randoms())
def test_lists_put_together_in_any_order_are_the_same(numbers: list[list[int]], chance: object) -> None:
    seen: set[int] = set()
    lists = []
    for each in numbers:
        fresh = [number for number in dict.fromkeys(each) if number not in seen]
        seen |= set(fresh)
        lists.append(PublicList(tuple(map(str, fresh)), tuple(number.to_bytes(32, "big") for number in fresh)))
    shuffled = list(lists)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # what the strategy gives is a random.Random

    assert put_together(lists, (), in_units=False) == put_together(shuffled, (), in_units=False)


@given(st.binary(max_size=60))
def test_voters_are_read_or_refused_whatever_stands_there(content: bytes) -> None:
    try:
        voters = read_voters(content)
    except (BadVoters, BadRows):
        return
    assert voters
    assert all(voter.weight >= 1 and voter.pseudonym for voter in voters)
