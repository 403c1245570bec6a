"""`colonnade audit` as contracts.md has it, in both languages; bad input is one sentence and exit 2."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from colonnade.cli.main import main
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.edges.rulesets import shipped
from tests.dossiers import SMALL

ROOT = Path(__file__).parents[2]


def _said(*arguments: str | Path) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["audit", *map(str, arguments)])
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    place = tmp_path / "bakers.toml"
    place.write_text(SMALL)
    return place


def _answered(*arguments: str | Path) -> dict[str, Any]:
    code, out, err = _said(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    assert out == json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n"
    return answer


def test_the_answer_for_programs_is_as_the_contract_says(dossier: Path) -> None:
    answer = _answered(dossier)

    assert answer["format"] == "colonnade.audit/1"
    assert answer["ruleset"]["version"] == "2026.1"
    assert (answer["on"], answer["log"], answer["claimed_class"]) == ("2024-03-31", None, "base")
    assert [each["id"] for each in answer["findings"]] == list(CATALOGUE)
    assert {each["answer"] for each in answer["findings"]} <= {"pass", "partial", "fail", "unknown", "n/a"}
    assert [each["class"] for each in answer["levels"]] == ["base", "committee"]
    assert all(each["level"] in ("1", "1b", "2", "3", "4") for each in answer["levels"])
    assert _said(dossier, "--format", "json") == _said(dossier, "--format", "json")


def test_the_day_the_class_and_the_rules_may_be_chosen(dossier: Path, tmp_path: Path) -> None:
    assert _answered(dossier, "--on", "2024-06-01")["on"] == "2024-06-01"
    assert _answered(dossier, "--as", "committee")["claimed_class"] == "committee"
    mine = tmp_path / "mine.toml"
    mine.write_bytes(shipped().replace(b'version = "2026.1"', b'version = "mine"'))
    theirs, ours = _answered(dossier, "--rules", mine), _answered(dossier)
    assert theirs["ruleset"]["version"] == "mine"
    assert theirs["ruleset"]["sha256"] != ours["ruleset"]["sha256"]
    assert theirs["findings"] == ours["findings"]


def test_whatever_is_found_is_exit_0_and_a_level_lower_than_asked_for_exit_1(dossier: Path) -> None:
    level = _answered(dossier)["levels"][0]["level"]

    for asked, code in (("1", 0), (level, 0), ("4", 1)):
        found, out, err = _said(dossier, "--at-least", asked)
        assert (found, err) == (code, "")
        assert "FND-01" in out


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_text_has_every_finding_its_grounds_and_what_was_not_examined(dossier: Path, language: str) -> None:
    code, out, err = _said(dossier, "--lang", language)

    assert (code, err) == (0, "")
    for criterion in CATALOGUE:
        assert f"\n{criterion} (" in out
    assert "{" not in out
    assert ("no legal opinion" if language == "en" else "نظر حقوقی نیست") in out


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_page_leaves_as_text_and_a_document_to_print_as_it_is(
    dossier: Path, language: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["audit", str(dossier), "--format", "html", "--lang", language]) == 0
    page = capfdbinary.readouterr().out
    assert page.startswith(b"<!doctype html>")
    assert page.count(b'class="finding"') == len(CATALOGUE)
    assert main(["audit", str(dossier), "--format", "pdf", "--lang", language, "--at-least", "4"]) == 1
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"%PDF-")
    assert err == b""


def test_a_terminal_gets_no_pdf_and_a_missing_typesetter_is_one_sentence(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, err = Terminal(), io.StringIO()
    with redirect_stdout(terminal), redirect_stderr(err):
        assert main(["audit", str(dossier), "--format", "pdf"]) == 2
    assert (terminal.getvalue(), err.getvalue().count("\n")) == ("", 1)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    code, out, said = _said(dossier, "--format", "pdf")
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "`typst`" in said


BAD: dict[str, tuple[tuple[str, ...], str]] = {
    "no_file": (("no.toml",), "no.toml"),
    "no_day": (("DOSSIER", "--on", "today"), "today"),
    "no_class": (("DOSSIER", "--as", "union"), "union"),
    "no_level": (("DOSSIER", "--at-least", "5"), "5"),
    "no_rules": (("DOSSIER", "--rules", "no.toml"), "no.toml"),
    "other_rules": (("DOSSIER", "--rules", "DOSSIER"), "version"),
    "no_format": (("DOSSIER", "--format", "csv"), "csv"),
    "rules_for_a_dossier": (("RULES",), "1"),
}


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("kind", BAD)
def test_a_wrong_call_is_one_sentence_and_exit_2(dossier: Path, tmp_path: Path, kind: str, language: str) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_bytes(shipped())
    arguments, quoted = BAD[kind]
    places = {"DOSSIER": str(dossier), "RULES": str(rules)}
    code, out, err = _said(*(places.get(each, each) for each in arguments), "--lang", language)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert quoted in err


def test_it_runs_with_django_absent(dossier: Path) -> None:
    blocked = (
        "import sys; sys.modules['django'] = None\nfrom colonnade.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", blocked, "audit", str(dossier), "--format", "json"],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, b"")
