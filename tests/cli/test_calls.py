"""The call itself: help, language and format everywhere; what is wrong is one sentence in the language asked for."""

import io
import json
import os
import re
import subprocess
import sys
import urllib.request
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.cli.main import main, parser
from colonnade.cli.parsing import Parser
from colonnade.words.calls import HELP, SENTENCES
from tests.cli.test_acts import FOUNDING
from tests.cli.test_node import PROGRAM, _colonnade

PERSIAN = re.compile(r"[\u0600-\u06ff]")


def _said(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


def _commands(top: Parser, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command and every family of them, as they are typed."""
    families = top._commands.choices if top._commands is not None else {}
    return [before] + [each for name, below in families.items() for each in _commands(below, (*before, name))]


COMMANDS = _commands(parser())


def test_the_commands_are_those_of_the_contract() -> None:
    assert {" ".join(each) for each in COMMANDS} >= {
        *("init", "demo", "serve", "rebuild", "log verify", "log export"),
        *("act key", "act write", "act seal", "act record"),
    }


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_both_languages_and_takes_language_and_format(command: tuple[str, ...]) -> None:
    for language in ("fa", "en"):
        code, said, err = _said(*command, "--lang", language, "--help")
        assert (code, err) == (0, "")
        assert {"--help", "--lang", "--format"} <= set(re.findall(r"--\w+", said))
        assert bool(PERSIAN.search(said)) is (language == "fa")


def test_persian_help_says_nothing_of_its_own_in_english() -> None:
    said = _said("log", "verify", "--help", "--lang", "fa")[1]

    for english in ("usage:", "options:", "positional", "show this", "language of"):
        assert english not in said


def test_every_help_text_is_asked_for() -> None:
    """What no parser shows is dead; ``usage`` and the two headings are asked for by the help itself."""
    shown = "".join(_said(*command, "--help", "--lang", "fa")[1] for command in COMMANDS)
    flat = re.sub(r"\s+", "", shown)

    for name, (_, persian) in HELP.items():
        assert re.sub(r"\s+", "", persian) in flat, name


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("spelling", [["--lang", "fa"], ["--lang=fa"]])
def test_the_language_may_stand_anywhere(place: int, spelling: list[str], tmp_path: Path) -> None:
    call = ["log", "verify", str(tmp_path / "none")]
    code, _, said = _said(*call[:place], *spelling, *call[place:])

    assert (code, bool(PERSIAN.search(said))) == (2, True)


@pytest.mark.parametrize("locale", ["fa_IR.UTF-8", "fa"])
def test_without_lang_the_locale_decides_and_then_english(locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert not PERSIAN.search(_said()[2])
    monkeypatch.setenv("LC_MESSAGES", locale)
    assert PERSIAN.search(_said()[2])


WRONG = [
    ([], "calls.no_command", "init"),
    (["log"], "calls.no_command", "verify"),
    (["lgo"], "calls.mistyped_command", "`log`"),
    (["log", "verfy"], "calls.mistyped_command", "`verify`"),
    (["zzzzzz"], "calls.unknown_command", "serve"),
    (["init"], "calls.missing", "--origin"),
    (["act", "seal", "x"], "calls.missing", "--secret"),
    (["init", "--origin"], "calls.needs_a_value", "--origin"),
    (["log", "verify", "x", "y"], "calls.unknown_argument", "y"),
    (["rebuild", "--fast"], "calls.unknown_argument", "--fast"),
    (["rebuild", "--form", "json"], "calls.unknown_argument", "--form"),
    (["rebuild", "--format", "xml"], "calls.not_a_choice", "json"),
    (["rebuild", "--lang", "de"], "calls.not_a_choice", "fa"),
    (["log", "verify", "x", "--seals=1"], "calls.takes_no_value", "--seals"),
]


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize(("call", "code", "named"), WRONG, ids=lambda each: " ".join(each) if each else "")
def test_a_wrong_call_is_one_sentence_that_names_place_and_remedy(
    call: list[str], code: str, named: str, language: str
) -> None:
    exit_code, out, said = _said("--lang", language, *call)

    assert (exit_code, out, said.count("\n")) == (2, "", 1)
    assert named in said
    assert "usage" not in said
    sentence = SENTENCES[code][0 if language == "en" else 1]
    fixed = [part for part in re.split(r"\{\w+\}", sentence) if part.strip("`.; ")]
    assert all(part in said for part in fixed), (fixed, said)


@given(st.lists(st.text(max_size=8) | st.sampled_from(["log", "verify", "act", "--lang", "--format", "--", "-h", "="])))
def test_no_call_ever_raises_and_none_is_taken_for_ours(arguments: list[str]) -> None:
    """Only calls that argparse itself can answer: a command that would work on a home is not let through."""
    harmless = [each for each in arguments if each not in ("init", "demo", "serve", "rebuild", "export", "key")]
    code, _, said = _said(*harmless)

    assert code in (0, 1, 2)
    assert said.count("\n") <= 1
    assert "fault of Colonnade" not in said


def _answer(home: Path, *call: str | Path) -> dict[str, object]:
    done = _colonnade(home, *call, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert done.stdout == json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n"
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_the_pages_address_is_one_line_of_json_once_they_answer_and_term_ends_them(
    command: str, tmp_path: Path
) -> None:
    home = tmp_path / "var"
    if command == "serve":
        assert _colonnade(home, "init", "--origin", "test.invalid").returncode == 0
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COLONNADE_")}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, command, "--format", "json"],
        env={**environment, "COLONNADE_HOME": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        answer = json.loads(running.stdout.readline())
        with urllib.request.urlopen(answer["address"]) as page:
            assert page.status == 200
        running.terminate()
        rest, said = running.communicate(timeout=30)

    assert (answer["format"], sorted(answer)) == (f"colonnade.{command}/1", ["address", "format"])
    assert (running.returncode, rest, said) == (0, "", "")


def test_every_answer_in_json_bears_its_format_and_what_the_text_says(tmp_path: Path) -> None:
    home, secret, act, out = (tmp_path / name for name in ("var", "secret", "act", "out"))
    made = _answer(home, "init", "--origin", "test.invalid")
    key = _answer(home, "act", "key", secret)
    facts = {**FOUNDING["facts"], "keys": [key["key"]]}  # type: ignore[dict-item]
    (tmp_path / "draft").write_text(json.dumps({**FOUNDING, "facts": facts}))
    written = _answer(home, "act", "write", tmp_path / "draft", act)
    identity = written["act"]

    assert (made["format"], made["origin"]) == ("colonnade.init/1", "test.invalid")
    assert (key["format"], written["format"]) == ("colonnade.act-key/1", "colonnade.act-write/1")
    assert _answer(home, "act", "seal", act, "--secret", secret) == {"act": identity, "format": "colonnade.act-seal/1"}
    assert _answer(home, "act", "record", act) == {"act": identity, "format": "colonnade.act-record/1"}
    assert _answer(home, "rebuild") == {"acts": 1, "format": "colonnade.rebuild/1"}
    exported = _answer(home, "log", "export", out)
    assert exported == {"format": "colonnade.log-export/1", "origin": "test.invalid", "size": 1}
    assert _colonnade(home, "log", "verify", out, "--key", str(made["vkey"])).returncode == 0
