"""`colonnade audit` of dossiers: good ones are audited, bad ones are one sentence with its line and exit code 2."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from colonnade.cli.main import main
from colonnade.words import dossiers as words
from tests.dossiers import SMALL

CASE = Path(__file__).parents[2] / "dossiers" / "confederation-abroad-2024.toml"


def called(*said: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["audit", *said])
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (SMALL.replace("count = 120", "count = 12"), "36"),
        (SMALL.replace('"own" }', '"signed" }', 1), "51"),
        (SMALL.replace("workplace = true", 'workplace = true\nholder = "somebody"'), "30"),
        (SMALL.replace('id = "small"', "id = "), "2"),
        ("", "1"),
    ],
)
def test_a_bad_dossier_is_one_sentence_with_its_line_and_no_value(
    tmp_path: Path, content: str, line: str, language: str
) -> None:
    dossier = tmp_path / "dossier.toml"
    dossier.write_text(content)

    code, out, err = called(str(dossier), "--lang", language)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f" {line} " in err or f" {line}," in err
    assert "Traceback" not in err
    assert "somebody" not in err


def test_a_dossier_that_is_not_there_or_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    for place in (tmp_path / "none.toml", tmp_path):
        code, out, err = called(str(place))

        assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_report_opens_with_the_conditions_at_the_head_of_its_dossier(language: str) -> None:
    code, out, _ = called(str(CASE), "--lang", language)

    conditions = words.conditions(tuple(words.CONDITIONS), language)
    assert code == 0
    assert out.startswith("\n".join(conditions) + "\n")


def test_for_programs_whatever_does_not_rest_on_own_words_is_marked_as_one_partys_report() -> None:
    _, out, _ = called(str(CASE), "--lang", "en", "--format", "json")

    for finding in json.loads(out)["findings"]:
        is_marked = "one party's report" in finding["sentence"]
        assert is_marked == (finding["provenance"] in ("member", "reported", "inferred")), finding["id"]


def test_the_same_dossier_gives_the_same_bytes_and_a_level_asked_for_in_vain_is_exit_1() -> None:
    first, again = called(str(CASE), "--format", "json"), called(str(CASE), "--format", "json")

    assert first == again
    assert called(str(CASE), "--at-least", "2")[0] == 1
    assert called(str(CASE), "--at-least", "1")[0] == 0
