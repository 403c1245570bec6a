import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from colonnade.cli import count_options
from colonnade.cli.main import main
from colonnade.core.counting.constraints import ConstraintRule
from colonnade.core.counting.presets import PRESETS
from tests.elections import wards

ROOT = Path(__file__).parents[2]
BLT = '4 2\n20 1 2 0\n9 2 3 0\n8 3 4 0\n6 4 3 0\n1 0\n0\n"Ada"\n"Boris"\n"پری"\n"Dilan"\n"Board"\n'
TIED = '3 1\n5 1 0\n3 2 0\n3 3 0\n0\n"A"\n"B"\n"C"\n'
MEMBERS = {"format", "rule", "seats", "candidates", "ballots", "quota", "stages", "winners", "ties"}
OF_A_STAGE = {
    *("number", "action", "quota", "transfers", "totals", "exhausted", "lost_fraction", "elected", "excluded"),
    "sentence",
}


def _call(*said: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["count", *said])
    return code, out.getvalue(), err.getvalue()


def _answer(*said: str) -> dict[str, Any]:
    code, out, err = _call(*said, "--format", "json", "--lang", "en")
    assert (code, out[-1:]) == (0, "\n"), err
    return dict(json.loads(out))


@pytest.fixture
def ballots(tmp_path: Path) -> str:
    place = tmp_path / "ballots.blt"
    place.write_text(BLT)
    return str(place)


def test_the_options_name_every_rule_there_is() -> None:
    assert list(count_options.RULES) == list(PRESETS)
    assert list(count_options.CONSTRAINT_RULES) == [str(each) for each in ConstraintRule]


@pytest.mark.parametrize("rule", PRESETS)
def test_every_rule_answers_with_the_members_of_the_contract(rule: str, ballots: str) -> None:
    answer = _answer(ballots, "--rule", rule, "--seats", "1" if rule == "irv" else "2")

    family = {"schulze", "majority_judgment", "list"} & answer.keys()
    assert answer.keys() - family == MEMBERS
    assert (answer["format"], answer["rule"].keys()) == ("colonnade.count/1", {"id", "edition", "source"})
    assert (answer["candidates"], answer["ballots"]["valid"]) == (["Ada", "Boris", "پری", "Dilan"], 43)
    assert answer["ballots"]["invalid"] == 1
    assert bool(answer["stages"]) is not bool(family)
    for stage in answer["stages"]:
        assert stage.keys() == OF_A_STAGE
    assert len(answer["winners"]) == answer["seats"]


def test_numbers_are_decimals_of_the_rules_own_places(ballots: str) -> None:
    answer = _answer(ballots, "--rule", "scottish-stv")

    first, second = answer["stages"][:2]
    assert answer["quota"] == "15.00000"
    assert first["totals"] == ["20.00000", "9.00000", "8.00000", "6.00000"]
    assert first["transfers"] == ["0.00000"] * 4
    assert second["transfers"] == ["-5.00000", "5.00000", "0.00000", "0.00000"]
    assert second["action"] == {"kind": "surplus", "candidates": [1]}
    assert answer["winners"] == [1, 2]


def test_the_same_ballots_are_the_same_bytes_whatever_their_form(ballots: str, tmp_path: Path) -> None:
    table = str(tmp_path / "grouped.csv")
    assert _call(ballots, "--rule", "ers97", "--write", table)[0] == 0

    first = _call(ballots, "--rule", "ers97", "--format", "json", "--lang", "en")
    second = _call(table, "--rule", "ers97", "--seats", "2", "--format", "json", "--lang", "en")

    assert first[1] == second[1]


def test_a_tie_ends_with_1_and_the_stages_so_far_and_says_what_to_do(tmp_path: Path) -> None:
    place, lots = tmp_path / "t.blt", tmp_path / "lots"
    place.write_text(TIED)

    code, out, err = _call(str(place), "--rule", "scottish-stv", "--format", "json", "--lang", "en")

    answer = json.loads(out)
    assert (code, len(answer["stages"]), answer["winners"]) == (1, 1, [])
    assert answer["ties"] == [{"stage": 2, "candidates": [2, 3], "resolved_by": None}]
    assert "B, C are equal" in err
    lots.write_text("2: 3 2\n")
    answer = _answer(str(place), "--rule", "scottish-stv", "--lots", str(lots))
    assert answer["stages"][1]["excluded"] == [2]
    assert answer["ties"] == [{"stage": 2, "candidates": [2, 3], "resolved_by": "lot"}]


def test_seats_asked_for_win_over_the_file_and_that_is_noted(ballots: str) -> None:
    code, out, err = _call(ballots, "--rule", "scottish-stv", "--seats", "1", "--format", "json", "--lang", "en")

    assert (code, json.loads(out)["seats"]) == (0, 1)
    assert "Counted for 1 seats as asked; the ballots say 2." in err


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_table_for_people_has_winners_first_and_every_sum(language: str, ballots: str) -> None:
    code, out, _ = _call(ballots, "--rule", "scottish-stv", "--lang", language, "--sensitivity")

    assert code == 0
    assert out.splitlines()[0].endswith("Ada, Boris" if language == "en" else "Ada، Boris")
    assert ("43.00000" if language == "en" else "۴۳.۰۰۰۰۰") in out
    assert "colonnade count BALLOTS --rule scottish-stv --seats 2" in out


def test_sensitivity_is_told_when_it_is_asked_for(ballots: str) -> None:
    answer = _answer(ballots, "--rule", "scottish-stv", "--sensitivity")

    assert answer.keys() - MEMBERS == {"sensitivity"}
    assert answer["sensitivity"]["smallest_change"]["papers"] > 0


def test_audit_and_flow_are_written_once_and_the_flow_has_words(ballots: str, tmp_path: Path) -> None:
    audit, flow = tmp_path / "audit.json", tmp_path / "flow.svg"
    said = (ballots, "--rule", "scottish-stv", "--audit", str(audit), "--flow", str(flow), "--lang", "fa")

    assert _call(*said)[0] == 0
    assert _call(*said)[0] == 2

    assert (
        json.loads(audit.read_text())["ballots"]["sha256"]
        == _answer(ballots, "--rule", "irv", "--seats", "1")["ballots"]["sha256"]
    )
    root = ET.fromstring(flow.read_text())
    assert [each.tag.rpartition("}")[2] for each in root][:2] == ["title", "desc"]
    assert "مازاد" in (root[1].text or "")


def test_constraints_and_their_other_rule(ballots: str, tmp_path: Path) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("group,minimum,maximum,candidates\neast,1,,4\n")

    guarded = _answer(ballots, "--rule", "scottish-stv", "--constraints", str(groups))
    assert guarded["winners"] == [1, 4]
    assert "guarded" in " ".join(stage["sentence"] for stage in guarded["stages"]) or any(
        "constraint" in stage["sentence"] for stage in guarded["stages"]
    )
    other = _answer(
        *(ballots, "--rule", "plurality", "--constraints", str(groups)),
        *("--constraint-rule", "best-placed-replaces-last-elected"),
    )
    assert other["winners"] == [1, 4]


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (["--rule", "stv"], "cannot be"),
        (["--rule", "irv"], "fills one seat"),
        (["--rule", "scottish-stv", "--seats", "0"], "at least 1"),
        (["--rule", "schulze", "--constraints", "{groups}"], "cannot work"),
        (["--rule", "ers97", "--constraints", "{ballots}"], "Line 1 of the constraints"),
        (["--rule", "ers97", "--lots", "{ballots}"], "Line 1 of the lots"),
        (["--rule", "ers97", "--write", "x.txt"], ".blt or .csv"),
        (["--rule", "ers97", "--lots", "nowhere"], "nowhere is not there"),
    ],
)
def test_a_call_that_is_wrong_is_one_sentence_and_2(said: list[str], part: str, ballots: str, tmp_path: Path) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("group,minimum,maximum,candidates\neast,1,,4\n")
    filled = [each.format(groups=groups, ballots=ballots) for each in said]

    code, out, err = _call(ballots, *filled, "--lang", "en")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert part in err


@pytest.mark.parametrize("language", ["en", "fa"])
def test_ballots_that_cannot_be_read_are_one_sentence_with_their_line(language: str, tmp_path: Path) -> None:
    place = tmp_path / "b.blt"
    place.write_text('2 1\n3 1 0\n2 7 0\n0\n"A"\n"B"\n')

    code, out, err = _call(str(place), "--rule", "ers97", "--lang", language)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "3" in err
    assert "7" in err


def test_the_command_counts_with_django_absent(tmp_path: Path) -> None:
    place = tmp_path / "ward.blt"
    place.write_bytes(wards()["glasgow_2017_ward6"])
    program = (
        "import sys\nfor name in ('django', 'psycopg', 'pyrage', 'cryptography'):\n    sys.modules[name] = None\n"
        "from colonnade.cli import count\nfrom colonnade.core.counting.counts import counted\n"
        f"from colonnade.edges.ballots.reading import read_ballots\nfrom pathlib import Path\n"
        f"read_ballots(Path({str(place)!r}))\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "src")})


def test_a_workbook_is_counted_as_its_table(tmp_path: Path) -> None:
    place = tmp_path / "x.csv"
    place.write_text("A,B,C\n1,2,\n1,,\n,1,\n")

    assert _answer(str(place), "--rule", "plurality", "--seats", "1")["winners"] == [1]
