"""Whole elections by the commands alone, from the plan to the result, each checked by ours and by Debian's tool."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from colonnade.cli.elections import options
from colonnade.core.elections.archive import digest_of, records
from colonnade.core.elections.events import steps
from colonnade.core.elections.groups import NAMES
from colonnade.edges.archive_files import looked_through
from tests.balloting import CHOOSE, RANKING, YES_NO_BLANK, Held, asked, call, told_by_belenios_tool

ROOT = Path(__file__).parents[2]
WEIGHED = "id,weight\n" + "".join(f"v{at},{1 if at <= 10 else 3}\n" for at in range(1, 21))
PASSED = (0, True)


def test_the_option_names_every_group_there_is() -> None:
    assert options.GROUPS == NAMES


def test_weights_blank_ballots_a_revote_and_an_absent_trustee(tmp_path: Path) -> None:
    held = Held(tmp_path, "BELENIOS-2048", voters=WEIGHED).open()
    held.vote("v1", [[0, 1, 0], [1, 1, 0]])
    held.vote("v11", [[0, 0, 1], [0, 0, 0]])
    held.vote("v2", [[1, 0, 0], [0, 0, 1]])
    held.vote("v1", [[0, 0, 1], [0, 1, 0]])
    closed = asked("close", held.folder)
    asked("decrypt", held.folder, "--secret", held.key("Sara"))
    told = held.tally("Zhila")
    report = held.verified()

    assert closed["ballots"] == {"events": 4, "counted": 3}
    assert told["result"] == [[1, 0, 4], [0, 1, 1]]
    assert (report["verdict"], report["state"], report["engine"]) == ("accepted", "tallied", "gmpy2")
    assert report["ballots"] == {"events": 4, "counted": 3}
    assert report["last_event"] == told["last_event"]
    assert json.loads((held.folder / "electorate.json").read_bytes())["weights"] == "classes"
    assert told_by_belenios_tool(held.archive, tmp_path / "outside") == PASSED


def test_a_ranking_mixed_where_debians_tool_reads_it(tmp_path: Path) -> None:
    held = Held(tmp_path, "RFC-3526-2048", (RANKING,), ("Zhila",), "v1\nv2\n").open()
    held.vote("v1", [[3, 1, 2]])
    held.vote("v2", [[0, 0, 255]])
    asked("close", held.folder)
    mixed = asked("shuffle", held.folder)
    told = held.tally("Zhila")

    assert (mixed["trustee"], mixed["shuffles"]) == (1, 1)
    assert sorted(told["result"][0]) == [[0, 0, 255], [3, 1, 2]]
    assert told_by_belenios_tool(held.archive, tmp_path / "outside") == PASSED


def test_a_ranking_beside_choices_mixed_by_two_trustees_of_three(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(CHOOSE, RANKING)).open()
    for voter, marks in (
        ("v1", [[1, 0, 0], [1, 2, 3]]),
        ("v2", [[0, 1, 1], [3, 2, 1]]),
        ("v1", [[0, 0, 1], [2, 1, 3]]),
    ):
        held.vote(voter, marks)
    asked("close", held.folder)
    assert call("tally", held.folder, "--secret", held.key("Zhila"))[0] == 2
    assert asked("shuffle", held.folder, "--name", "علی")["trustee"] == 2
    assert asked("shuffle", held.folder)["trustee"] == 1
    assert call("shuffle", held.folder, "--name", "علی")[0] == 2
    told = held.tally("Sara", "Zhila")

    assert told["result"][0] == [0, 1, 2]
    assert sorted(told["result"][1]) == [[2, 1, 3], [3, 2, 1]]
    assert held.verified()["verdict"] == "accepted"


def test_tallying_what_few_have_mixed_is_said(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(RANKING,), voters="v1\n").open()
    held.vote("v1", [[1, 2, 3]])
    asked("close", held.folder)
    asked("shuffle", held.folder)
    code, out, err = call(
        *("tally", held.folder, "--secret", held.key("Sara"), "--secret", held.key("علی"), "--lang", "en")
    )

    assert (code, "1 rankings" in out, "Only 1 trustees have mixed" in err) == (0, True, True)


def test_parts_are_given_at_other_places_and_counted_where_they_come_together(tmp_path: Path) -> None:
    held = Held(tmp_path, questions=(YES_NO_BLANK,), voters="v1\n").open()
    held.vote("v1", [[0, 1, 0]])
    asked("close", held.folder)
    copies = {}
    for name in ("Zhila", "Sara"):
        copies[name] = tmp_path / name
        subprocess.run(["cp", "-r", held.folder, copies[name]], check=True)
        asked("decrypt", copies[name], "--secret", held.key(name))
    (held.folder / "parts").mkdir()
    for copy in copies.values():
        for part in (copy / "parts").iterdir():
            (held.folder / "parts" / part.name).write_bytes(part.read_bytes())

    assert {path.name for path in (held.folder / "parts").iterdir()} == {"1.json", "3.json"}
    assert held.tally()["result"] == [[0, 1, 0]]


def test_nobody_voted_and_one_trustee_opens_alone(tmp_path: Path) -> None:
    held = Held(tmp_path, "BELENIOS-2048", trustees=("Zhila",), voters="v1\n").open()
    asked("close", held.folder)

    assert held.tally("Zhila")["result"] == [[0, 0, 0], [0, 0, 0]]
    assert told_by_belenios_tool(held.archive, tmp_path / "outside") == PASSED


def test_a_rehearsal_opens_an_empty_box_with_as_many_trustees_as_are_needed(tmp_path: Path) -> None:
    held = Held(tmp_path, "BELENIOS-2048").begin().make_keys().settle()
    first = asked("rehearse", held.folder, "--secret", held.key("Sara"))
    again = asked("rehearse", held.folder, "--secret", held.key("Sara"))
    other = asked("rehearse", held.folder, "--secret", held.key("علی"))
    code, out, err = call("open", held.folder, "--format", "json")
    rehearsal = asked("verify", held.folder / "rehearsal.bel")

    assert [each["state"] for each in (first, again, other)] == ["waiting", "waiting", "held"]
    assert (code, json.loads(out)["rehearsed"], err) == (0, True, "")
    assert (rehearsal["verdict"], rehearsal["state"]) == ("accepted", "tallied")
    assert rehearsal["uuid"] != held.plan["uuid"]
    assert told_by_belenios_tool(held.folder / "rehearsal.bel", tmp_path / "outside") == PASSED


@pytest.mark.parametrize(("language", "said"), [("en", "No rehearsal was held"), ("fa", "تمرین گشودن نشده است")])
def test_opening_without_a_rehearsal_works_and_says_so(language: str, said: str, tmp_path: Path) -> None:
    held = Held(tmp_path, trustees=("Zhila",), voters="v1\n").begin().make_keys().settle()
    code, _, err = call("open", held.folder, "--lang", language)

    assert (code, said in err) == (0, True)


@pytest.mark.parametrize(("trustees", "threshold"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3)])
def test_by_default_the_least_number_above_half_opens(trustees: int, threshold: int, tmp_path: Path) -> None:
    held = Held(tmp_path, trustees=[f"t{at}" for at in range(trustees)]).begin()

    assert (held.plan["trustees"], held.plan["threshold"]) == (trustees, threshold)


def test_trustees_come_in_any_order_and_until_then_nobody_reads_ready(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    said = []
    for name in ("Sara", "Sara", "علی", "Zhila", "علی", "Sara", "Zhila", "Sara", "علی"):
        code, out, err = call("trustee", held.folder, "--name", name, "--secret", held.key(name), "--lang", "en")
        assert (code, err) == (0, "")
        said.append("ready" in out)

    assert said == [False] * 8 + [True]
    assert asked("open", Held(tmp_path).settle().folder)["event"]


def test_two_secretaries_lists_are_merged_and_no_order_of_them_shows(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    lists = []
    for name, voters in (("one", "a1\na2\n"), ("two", "b1\nb2\nb3\n")):
        words = (
            "--voters",
            held.file("V.csv", voters),
            "--out",
            tmp_path / name,
            "--public",
            tmp_path / f"{name}.list",
        )
        assert asked("credentials", held.folder, *words) == {
            "format": "colonnade.election-credentials/1",
            "voters": voters.count("\n"),
            "merged": False,
        }
        lists.append(tmp_path / f"{name}.list")
    assert {path.name for path in held.folder.iterdir()} == {"plan.json"}
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", held.folder, copy], check=True)
    told = asked("electorate", held.folder, *lists)
    asked("electorate", copy, *reversed(lists))

    assert (told["voters"], told["weights"], len(told["commitment"])) == (5, "equal", 64)
    for name in ("electorate.json", "public_credentials.json"):
        assert (held.folder / name).read_bytes() == (copy / name).read_bytes()
    listed = json.loads((held.folder / "public_credentials.json").read_bytes())
    assert (len(listed), listed) == (5, sorted(listed))


def test_a_weight_that_would_unmask_is_refused_and_units_are_offered(tmp_path: Path) -> None:
    held = Held(tmp_path, trustees=("Zhila",), voters="a,2\nb,2\nc,6\n").begin().make_keys()
    words = ("--voters", held.file("V.csv", held.voters), "--out", tmp_path / "credentials")
    code, _, err = call("credentials", held.folder, *words, "--lang", "en")
    assert (code, "give `--units`" in err, (tmp_path / "credentials").exists()) == (2, True, False)

    asked("credentials", held.folder, *words, "--units")
    told = json.loads((held.folder / "electorate.json").read_bytes())
    assert (told["voters"], told["weights"]) == (5, "units")
    assert list(held.credentials) == ["a/1", "b/1", "c/1", "c/2", "c/3"]
    asked("open", held.folder)
    held.vote("c/3", [[0, 1, 0], [0, 0, 0]])
    asked("close", held.folder)
    assert held.tally("Zhila")["counted"] == 1


def test_units_of_several_secretaries_are_not_divided_each_by_its_own(tmp_path: Path) -> None:
    held = Held(tmp_path).begin()
    lists = []
    for name, voters in (("one", "a,2\n"), ("two", "b,3\n")):
        files = ("--out", tmp_path / name, "--public", tmp_path / f"{name}.list")
        asked("credentials", held.folder, "--voters", held.file("V.csv", voters), *files, "--units")
        lists.append(tmp_path / f"{name}.list")

    assert asked("electorate", held.folder, *lists, "--units")["voters"] == 5


def test_a_ballot_made_offline_is_in_a_file_and_not_in_the_box(tmp_path: Path) -> None:
    held = Held(tmp_path).open()
    before = held.archive.read_bytes()
    tracker = held.vote("v1", [[0, 1, 0], [0, 0, 0]], "--out", tmp_path / "BALLOT.json")

    assert held.archive.read_bytes() == before
    assert json.loads((tmp_path / "BALLOT.json").read_bytes())["election_uuid"] == held.plan["uuid"]
    assert len(tracker) == 43


def test_one_credential_in_a_file_needs_no_voter(tmp_path: Path) -> None:
    held = Held(tmp_path).open()
    mine = tmp_path / "mine"
    mine.touch(0o600)
    mine.write_text(held.credentials["v3"] + "\n")
    choices = held.file("C.json", "[ [0, 1, 0],\n [0, 0, 1] ]\n")

    assert asked("vote", held.folder, "--credential", mine, "--choices", choices)["cast"] is True
    assert held.verified()["ballots"] == {"events": 1, "counted": 1}


@pytest.mark.parametrize(("language", "said"), [("en", "Compare the fingerprint"), ("fa", "این اثر انگشت را")])
def test_a_voter_is_told_in_which_election_she_voted_as_the_log_names_it(
    language: str, said: str, tmp_path: Path
) -> None:
    """A forged folder has the name of the true election, and cannot have its fingerprint."""
    held = Held(tmp_path).open()
    named = digest_of(step_contents(held.archive)[0])
    choices = held.file("C.json", "[[0, 1, 0], [0, 0, 0]]")
    words = ("vote", held.folder, "--credential", tmp_path / "credentials", "--voter", "v1", "--choices", choices)
    for more in ((), ("--out", tmp_path / "BALLOT.json")):
        _, out, _ = call(*words, *more, "--lang", language)
        assert (named in out, held.plan["template"]["name"] in out, said in out) == (True, True, True)
    told = asked(*words)

    assert (told["fingerprint"], told["name"]) == (named, held.plan["template"]["name"])


def step_contents(archive: Path) -> tuple[bytes, ...]:
    with archive.open("rb") as file:
        return next(steps(records(file))).contents


def test_the_number_of_a_voter_is_her_place_in_the_list(tmp_path: Path) -> None:
    held = Held(tmp_path, voters="b\na\n", of_credentials=("--numbers", str(tmp_path / "NUMBERS"))).begin().settle()
    numbers = json.loads((tmp_path / "NUMBERS").read_bytes())

    assert (list(held.credentials), list(numbers)) == (["b", "a"], ["1", "2"])
    assert sorted(numbers.values()) == json.loads((held.folder / "public_credentials.json").read_bytes())


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_result_is_told_in_the_readers_language(language: str, tmp_path: Path) -> None:
    held = Held(tmp_path, trustees=("Zhila",), voters="v1\n").open()
    held.vote("v1", [[1, 0, 0], [1, 0, 1]])
    code, out, err = call("close", held.folder, "--lang", language)
    assert (code, err, "کد پیگیری" in out or "رأی‌گیری" in out) == (0, "", language == "fa")
    code, out, _ = call("tally", held.folder, "--secret", held.key("Zhila"), "--lang", language)

    assert out.splitlines()[1:] == [
        "آیا می‌پذیرید؟",
        "  (سفید): 1" if language == "fa" else "  (blank): 1",
        *("  بله: 0", "  نه: 0", "Whom?", "  a: 1", "  b: 0", "  c: 1"),
    ]


def test_the_folder_holds_what_the_page_says_and_nothing_else(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "rules" / "elections.md").read_text().partition("## Folder")[2]
    table = page.partition("| file outside")[0].splitlines()
    rows = [line.split("|")[1] for line in table if line.startswith("| `")]
    listed = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    found = set()
    for trustees in (("Zhila",), ("Zhila", "Sara")):
        held = Held(tmp_path / str(len(trustees)), questions=(RANKING,), trustees=trustees, voters="v1\n")
        held.place.mkdir()
        held.begin().make_keys().settle()
        keys = [held.key(name) for name in trustees]
        asked("rehearse", held.folder, "--secret", *keys)
        asked("open", held.folder)
        held.vote("v1", [[1, 2, 3]])
        asked("close", held.folder)
        asked("shuffle", held.folder)
        for key in keys:
            asked("decrypt", held.folder, "--secret", key)
        held.tally()
        names = [path.relative_to(held.folder).as_posix() for path in held.folder.rglob("*") if path.is_file()]
        found |= {re.sub(r"/\d+\.", "/N.", name).replace(held.plan["uuid"], "<uuid>") for name in names}

    assert found == listed


def test_how_far_the_check_is_is_told_up_to_the_end(tmp_path: Path) -> None:
    held = Held(tmp_path).open()
    for voter in held.credentials:
        held.vote(voter, [[0, 1, 0], [0, 0, 1]])
    told: list[tuple[int, int]] = []
    looked_through(held.archive, tell=lambda done, total: told.append((done, total)))
    size = held.archive.stat().st_size // 1_000

    assert told == sorted(told)
    assert told[-1] == (size, size)


def test_the_commands_run_with_django_absent(tmp_path: Path) -> None:
    blocked = "import sys\nfor name in ('django', 'psycopg', 'pyrage'):\n    sys.modules[name] = None\n"
    program = blocked + (
        "from tests.balloting import Held, asked\nfrom pathlib import Path\n"
        "held = Held(Path(sys.argv[1]), trustees=('Zhila',), voters='v1\\n')\n"
        "held.begin().make_keys().settle()\nasked('rehearse', held.folder, '--secret', held.key('Zhila'))\n"
        "asked('open', held.folder)\nheld.vote('v1', [[0, 1, 0], [0, 0, 0]])\nasked('close', held.folder)\n"
        "held.tally('Zhila')\nassert held.verified()['verdict'] == 'accepted'\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=ROOT)
