"""`colonnade statute check` as contracts.md has it, in both languages; whatever is no statute is one sentence."""

import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from colonnade.cli.main import main
from tests.core.test_statutes import BAD_FILES, BAD_RULES
from tests.sizes import sized
from tests.statutes import ARTICLE, WHOLE, files

ROOT = Path(__file__).parents[2]


def _said(*arguments: str | Path) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "statute.txt"
    place.write_text(WHOLE)
    return place


def test_a_statute_without_contradiction_is_as_the_contract_says(file: Path) -> None:
    code, out, err = _said("statute", "check", file, "--format", "json")

    assert (code, err) == (0, "")
    assert out == ('{"findings": [], "format": "colonnade.statute-check/1", "statute": "اساسنامهٔ سندیکای نمونه"}\n')


@pytest.mark.parametrize(
    ("language", "sentence", "mend"),
    [
        (
            "en",
            "The board elects, appoints or composes itself.",
            "Let the assembly, or those whom it answers to, elect it.",
        ),
        (
            "fa",
            "هیئت مدیره خود را برمی‌گزیند، می‌گمارد یا از خود تشکیل می‌شود.",
            "بگذارید مجمع یا کسانی که به آنان پاسخ می‌دهد آن را برگزینند.",
        ),
    ],
)
def test_a_contradiction_is_the_answer_no(file: Path, language: str, sentence: str, mend: str) -> None:
    file.write_text(WHOLE.replace("elected_by: assembly", "elected_by: assembly, board"))
    code, out, err = _said("statute", "check", file, "--format", "json", "--lang", language)

    assert (code, err) == (1, "")
    assert json.loads(out)["findings"] == [
        {"kind": "organ_electing_itself", "articles": ["4"], "sentence": sentence, "mend": mend}
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Article 4: The board elects, appoints or composes itself.\n"),
        ("fa", "ماده ۴: هیئت مدیره خود را برمی‌گزیند، می‌گمارد یا از خود تشکیل می‌شود.\n"),
    ],
)
def test_people_are_told_article_sentence_and_mend(file: Path, language: str, told: str) -> None:
    file.write_text(WHOLE.replace("elected_by: assembly", "elected_by: assembly, board"))
    code, out, _ = _said("statute", "check", file, "--lang", language)

    assert code == 1
    assert told in out


@pytest.mark.parametrize("language", ["en", "fa"])
def test_people_are_told_that_nothing_was_found_and_among_how_much(file: Path, language: str) -> None:
    code, out, _ = _said("statute", "check", file, "--lang", language)

    assert code == 0
    assert ("۷ قاعده در ۴ ماده" if language == "fa" else "7 rules in 4 articles") in out


def _refused(place: Path, language: str, line: int) -> None:
    code, out, err = _said("statute", "check", place, "--lang", language)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert f"{place}" in err
    assert re.search(rf"(?:line|سطر) {line}: ", err), err
    assert "Traceback" not in err


def test_more_than_sixty_kinds_of_bad_files_are_here() -> None:
    assert len(BAD_FILES) + len(BAD_RULES) > 90
    assert len({fault for *_, fault in (*BAD_FILES, *BAD_RULES)}) > 50


@pytest.mark.parametrize(("language", "every"), [("en", 1), ("fa", 4)])
def test_every_bad_file_is_one_sentence_with_its_line(tmp_path: Path, language: str, every: int) -> None:
    place = tmp_path / "bad"
    for content, line, _ in BAD_FILES[::every]:
        place.write_bytes(content)
        _refused(place, language, line)
    for said, _ in BAD_RULES[::every]:
        place.write_text(f"{ARTICLE}> {said}\n")
        _refused(place, language, 9)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, language: str) -> None:
    for place in (tmp_path / "nowhere", tmp_path):
        code, out, err = _said("statute", "check", place, "--lang", language)
        assert (code, out, err.count("\n")) == (2, "", 1)


@given(files())
@settings(max_examples=sized(400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_the_answer_is_yes_no_or_one_sentence(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "any"
    place.write_bytes(content)
    code, out, err = _said("statute", "check", place, "--lang", "en")

    assert (code in (0, 1) and bool(out) and not err) or (code == 2 and not out and err.count("\n") == 1), (code, err)
    assert "fault of Colonnade" not in err


def test_it_runs_without_any_framework(file: Path) -> None:
    blocked = "import sys\nfor name in ('django', 'psycopg', 'pyrage'):\n    sys.modules[name] = None\n"
    program = f"{blocked}from colonnade.cli.main import main\nsys.exit(main(['statute', 'check', {str(file)!r}]))"
    run = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, env={"PYTHONPATH": str(ROOT / "src")}
    )

    assert run.returncode == 0, run.stderr.decode()
