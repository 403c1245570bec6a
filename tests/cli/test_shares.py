"""`colonnade apportion` and `power` as contracts.md has them, in both languages; bad input is one sentence."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colonnade.cli.main import main
from colonnade.core.apportionment.methods import Method
from tests.sizes import sized

ROOT = Path(__file__).parents[2]
AFFILIATES = "name,members\nMetal,6\nBread,6\nPress,2\n"
COUNCIL = "name;weight\nآلمان;۴\nFrance;4\nItaly;4\nBelgium;2\nNetherlands;2\nLuxembourg;1\n"


def _said(*arguments: str | Path) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "affiliates.csv"
    place.write_text(AFFILIATES)
    return place


def _apportioned(file: Path, *more: str | Path) -> dict[str, object]:
    code, out, err = _said("apportion", file, "--format", "json", *more)
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert out == json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n"
    assert isinstance(answer, dict)
    return answer


def test_the_division_is_as_the_contract_says(file: Path) -> None:
    answer = _apportioned(file, "--method", "sainte-lague", "--seats", "7")

    assert answer == {
        "format": "colonnade.apportion/1",
        "method": "sainte-lague",
        "seats": 7,
        "rows": [
            {"name": "Metal", "members": 6, "seats": 3},
            {"name": "Bread", "members": 6, "seats": 3},
            {"name": "Press", "members": 2, "seats": 1},
        ],
        "ties": [],
        "warnings": [],
    }


MADE = {
    "per-begun": ["--param", "per=4"],
    "brackets": ["--param", "table=2:1,*:2"],
    "hamilton": ["--seats", "9"],
    "dhondt": ["--seats", "9"],
    "sainte-lague": ["--seats", "9"],
    "huntington-hill": ["--seats", "9"],
    "floor-plus": ["--seats", "9", "--param", "floor=1"],
    "degressive": ["--seats", "9"],
}


@pytest.mark.parametrize("method", [each.value for each in Method])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_method_answers_in_both_languages(method: str, language: str, file: Path) -> None:
    code, out, err = _said("apportion", file, "--method", method, *MADE[method], "--lang", language)

    assert (code in (0, 1), err) == (True, "")
    assert all(name in out for name in ("Metal", "Bread", "Press"))
    assert ("کرسی" in out) is (language == "fa")


def test_a_tie_is_exit_1_names_the_equals_and_asks_for_lots(file: Path, tmp_path: Path) -> None:
    call: list[str | Path] = ["apportion", file, "--method", "dhondt", "--seats", "10"]
    code, out, err = _said(*call)

    assert (code, err) == (1, "")
    assert "Metal (1), Bread (2)" in out
    assert "--lots" in out
    code, out, _ = _said(*call, "--format", "json")
    answer = json.loads(out)
    assert (code, [row["seats"] for row in answer["rows"]], answer["seats"]) == (1, [4, 4, 1], 10)
    tie = {"stage": 1, "candidates": [1, 2], "seats": 1, "resolved_by": None}
    assert answer["ties"] == [{**tie, "sentence": answer["ties"][0]["sentence"]}]

    (tmp_path / "lots").write_text("1: 2 1\n")
    code, out, _ = _said(*call, "--lots", tmp_path / "lots", "--format", "json")
    answer = json.loads(out)
    assert (code, [row["seats"] for row in answer["rows"]]) == (0, [4, 5, 1])
    assert (answer["ties"][0]["candidates"], answer["ties"][0]["resolved_by"]) == ([2, 1], "lot")


def test_lots_that_nothing_needed_are_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "lots").write_text("1: 2 1\n")
    answer = _apportioned(file, "--method", "dhondt", "--seats", "9", "--lots", tmp_path / "lots")

    assert [each["kind"] for each in answer["warnings"]] == ["unused_lot"]  # type: ignore[attr-defined]


def test_attested_members_count_and_own_floors_and_caps_hold(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("name,members,attested,floor,cap\nMetal,900,300,,2\nBread,300,,1,\nPress,1,0,1,\n")
    answer = _apportioned(place, "--method", "dhondt", "--seats", "9")

    assert [(row["members"], row["seats"]) for row in answer["rows"]] == [(300, 2), (300, 6), (0, 1)]  # type: ignore[attr-defined]
    assert {each["kind"] for each in answer["warnings"]} == {"not_attested"}  # type: ignore[attr-defined]


def test_a_scale_that_gives_another_number_than_asked_for_says_so(file: Path) -> None:
    answer = _apportioned(file, "--method", "per-begun", "--param", "per=4", "--seats", "9")

    assert answer["seats"] == 5
    assert [each["kind"] for each in answer["warnings"]] == ["seats"]  # type: ignore[attr-defined]


def test_the_warning_of_the_alabama_paradox_is_a_sentence_in_both_languages(file: Path) -> None:
    for language, word in (("en", "Alabama"), ("fa", "آلاباما")):
        answer = _apportioned(file, "--method", "hamilton", "--seats", "10", "--lang", language)
        told = [each["sentence"] for each in answer["warnings"] if each["kind"] == "alabama"]  # type: ignore[attr-defined]
        assert len(told) == 1
        assert word in told[0]


def test_power_is_as_the_contract_says(tmp_path: Path) -> None:
    place = tmp_path / "w.csv"
    place.write_text(COUNCIL)
    code, out, err = _said("power", place, "--quota", "12", "--format", "json")
    answer = json.loads(out)

    assert (code, err) == (0, "")
    assert (answer["format"], answer["method"], answer["error_bound"]) == ("colonnade.power/1", "exact", None)
    assert answer["rows"][0] == {
        "name": "آلمان",
        "weight": 4,
        "banzhaf": "0.238095238095",
        "banzhaf_exact": "5/21",
        "shapley_shubik": "0.233333333333",
        "shapley_shubik_exact": "7/30",
    }
    assert answer["rows"][5]["banzhaf_exact"] == answer["rows"][5]["shapley_shubik_exact"] == "0/1"


def test_a_sample_is_named_as_one_with_its_bound_in_both_languages(tmp_path: Path) -> None:
    place = tmp_path / "w.csv"
    place.write_text(COUNCIL)
    call: list[str | Path] = ["power", place, "--quota", ">1/2", "--samples", "۵۰"]
    answer = json.loads(_said(*call, "--format", "json")[1])

    assert (answer["method"], answer["samples"], answer["seed"]) == ("sampled", 50, "1")
    assert len(answer["error_bound"]) == len("0.000000000000")
    assert "banzhaf_exact" not in answer["rows"][0]
    assert "sampled" in _said(*call)[1]
    assert "نمونه" in _said(*call, "--lang", "fa")[1]


def test_persian_numbers_have_persian_digits_and_the_persian_mark(tmp_path: Path) -> None:
    place = tmp_path / "w.csv"
    place.write_text(COUNCIL)
    told = _said("power", place, "--quota", "12", "--lang", "fa")[1]
    place.write_text("name,members\nA,40\n" + "".join(f"b{at},1\n" for at in range(9)))
    warned = _said("apportion", place, "--method", "dhondt", "--seats", "13", "--lang", "fa")[1]

    assert "۰٫۲۳۸۰۹۵۲۳۸۰۹۵" in told
    assert "۱۰٫۶۱" in warned


def test_a_double_majority_needs_both_quotas_and_both_weights(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(COUNCIL)
    two.write_text("name,weight,second\nA,5,1\nB,1,1\nC,1,1\nD,1,1\n")
    code, out, _ = _said("power", two, "--quota", ">1/2", "--second-quota", ">1/2", "--format", "json")

    assert (code, [row["banzhaf_exact"] for row in json.loads(out)["rows"]]) == (0, ["2/5", "1/5", "1/5", "1/5"])
    for call in ((one, "--quota", "5", "--second-quota", "5"), (two, "--quota", "5")):
        code, out, err = _said("power", *call)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "--second-quota" in err


WRONG = [
    ("name,members\nA,5\nB,-7\n", ["--method", "dhondt", "--seats", "3"], ["line 3", "-7"]),
    ("name,members\nA,5\n", ["--method", "dhondt"], ["--seats"]),
    ("name,members\nA,5\n", ["--method", "dhondt", "--seats", "-3"], ["-3"]),
    ("name,members\nA,5\n", ["--method", "dhondt", "--seats", "1" * 40], ["100000"]),
    ("name,members\nA,5\n", ["--method", "per-begun"], ["per"]),
    ("name,members\nA,5\nB,0\n", ["--method", "huntington-hill", "--seats", "3"], ["B"]),
    ("name,members\nA,5\nB,5\n", ["--method", "huntington-hill", "--seats", "1"], ["2 affiliates"]),
    ("name,members\nA,5\nB,5\n", ["--method", "hamilton", "--seats", "9", "--param", "cap=4"], ["8 of 9"]),
    ("name,members\nA,5\nB,5\n", ["--method", "hamilton", "--seats", "9", "--param", "x=4"], ["x=4", "floor"]),
    ("", ["--method", "hamilton", "--seats", "9"], ["line 1"]),
]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(("text", "call", "named"), WRONG)
def test_what_is_wrong_is_one_sentence_that_names_it(
    text: str, call: list[str], named: list[str], language: str, tmp_path: Path
) -> None:
    place = tmp_path / "a.csv"
    place.write_text(text)
    code, out, err = _said("apportion", place, *call, "--lang", language)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "_" not in err.replace(str(place), "")
    assert language == "fa" or all(each in err for each in named), err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for call in (["apportion", "--method", "dhondt", "--seats", "3"], ["power", "--quota", "3"]):
        code, out, err = _said(call[0], tmp_path / "none.csv", *call[1:])
        assert (code, out, err.count("\n"), str(tmp_path / "none.csv") in err) == (2, "", 1, True)


PIECES = st.sampled_from(
    ["name,members\n", "name;weight\n", "name,weight,second\n", "A,5\n", "B,0\n", "C;۷\n", '"', ",", "\0", "-1"]
)
METHODS = st.sampled_from([each.value for each in Method])
TEXTS = st.sampled_from(["0", "1", "7", "1/2", ">1/2", "x", "", "99999999999999"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=sized(500))
@given(
    st.lists(PIECES, max_size=8),
    METHODS,
    TEXTS,
    st.lists(st.sampled_from(["per=3", "table=*:1", "floor=1", "cap=1/2", "x"]), max_size=2),
)
def test_no_file_and_no_call_ever_makes_a_traceback(
    tmp_path: Path, pieces: list[str], method: str, number: str, parameters: list[str]
) -> None:
    place = tmp_path / "a.csv"
    place.write_text("".join(pieces))
    told = [each for parameter in parameters for each in ("--param", parameter)]
    calls: list[list[str | Path]] = [
        ["apportion", place, "--method", method, f"--seats={number}", *told],
        ["power", place, f"--quota={number}"],
    ]
    for call in calls:
        code, out, err = _said(*call)
        assert code in (0, 1, 2)
        assert "fault of Colonnade" not in err
        assert bool(out) is (code != 2)
        assert err.count("\n") == (code == 2)


def test_both_commands_run_with_django_absent(file: Path) -> None:
    blocked = "import sys\nfor name in ('django', 'psycopg', 'pyrage'):\n    sys.modules[name] = None\n"
    program = (
        f"{blocked}from colonnade.cli.main import main\n"
        f"assert main(['apportion', {str(file)!r}, '--method', 'dhondt', '--seats', '9']) == 0\n"
        f"open({str(file)!r}, 'w').write('name,weight\\nA,1\\n')\n"
        f"assert main(['power', {str(file)!r}, '--quota', '1']) == 0\n"
    )

    subprocess.run(
        [sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True
    )


def test_help_loads_neither_command() -> None:
    program = (
        "import sys\nfrom colonnade.cli.main import main\nmain(['power', '--help'])\n"
        "assert not {'colonnade.cli.power', 'colonnade.core.power.exact', 'csv'} & set(sys.modules)\n"
    )

    subprocess.run(
        [sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True
    )
