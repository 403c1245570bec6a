import hashlib
import io
import json
import random
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from colonnade.cli.log_verify import run
from colonnade.cli.main import parser
from colonnade.edges.signing import log_key
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN, acts, export
from tests.sizes import sized

ENTRIES = acts(300)
STEPS = [3, 100, 256, 300]
KEY = str(log_key(signer("log"), ORIGIN))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("export")
    _, checkpoints = export(root, ENTRIES, STEPS)
    (root.parent / "older").write_bytes(checkpoints[1])
    (root / "blobs").mkdir()
    (root / "blobs" / hashlib.sha256(b"statute").hexdigest()).write_bytes(b"statute")
    return root


def _verify(root: Path, *more: str) -> tuple[int, dict[str, object], str]:
    out, err = io.StringIO(), io.StringIO()
    options = parser().parse_args(["log", "verify", str(root), "--lang", "en", "--format", "json", *more])
    with redirect_stdout(out), redirect_stderr(err):
        code = run(options)
    return code, json.loads(out.getvalue() or "{}"), err.getvalue()


def test_an_honest_export_is_accepted_with_every_file_counted(exported: Path) -> None:
    older = str(exported.parent / "older")

    code, answer, _ = _verify(exported, "--key", KEY, "--since", older, "--seals")

    assert (code, answer["verdict"], answer["problems"]) == (0, "accepted", [])
    assert answer["logs"] == [
        {
            "origin": ORIGIN,
            "size": 300,
            "entries": 300,
            "tiles": 9,
            "seals_checked": True,
            "unknown_types": [],
            "key_from": "argument",
            "root": answer["logs"][0]["root"],  # type: ignore[index]
        }
    ]


def test_without_a_pinned_key_it_says_where_the_key_came_from(exported: Path) -> None:
    out = io.StringIO()

    with redirect_stdout(out):
        code = run(parser().parse_args(["log", "verify", str(exported), "--lang", "en"]))

    assert code == 0
    assert "key was taken from the export itself" in out.getvalue()
    assert "newer state of the log cannot be excluded" in out.getvalue()


def test_what_is_no_export_is_not_readable(tmp_path: Path) -> None:
    code, _, said = _verify(tmp_path)

    assert code == 2
    assert str(tmp_path) in said


def test_an_older_checkpoint_of_a_longer_log_refuses_the_rollback(exported: Path, tmp_path: Path) -> None:
    short, _ = export(tmp_path / "short", ENTRIES, [200])
    shutil.copy(exported / "logs" / short.name / "checkpoint", tmp_path / "newer")

    code, answer, _ = _verify(tmp_path / "short", "--key", KEY, "--since", str(tmp_path / "newer"))

    assert (code, [problem["code"] for problem in answer["problems"]]) == (1, ["log.shorter_than_seen"])  # type: ignore[attr-defined]


def test_a_fork_is_refused_against_a_checkpoint_of_the_other_past(exported: Path, tmp_path: Path) -> None:
    forked = [*ENTRIES[:50], ENTRIES[51], ENTRIES[50], *ENTRIES[52:]]
    export(tmp_path / "fork", forked, [300])

    code, answer, _ = _verify(tmp_path / "fork", "--key", KEY, "--since", str(exported.parent / "older"))

    assert (code, [problem["code"] for problem in answer["problems"]]) == (1, ["log.another_past"])  # type: ignore[attr-defined]


def test_a_log_under_a_foreign_key_is_refused(tmp_path: Path) -> None:
    export(tmp_path, ENTRIES[:20], [20], signer("thief"))

    assert _verify(tmp_path, "--key", KEY)[0] == 1


@pytest.mark.parametrize("seed", range(sized(1000)))
def test_every_single_damage_is_refused_with_a_sentence_that_names_the_place(
    seed: int, exported: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    root = tmp_path / "damaged"
    shutil.copytree(exported, root)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    place = _damage(chance, root, chance.choice(files), files)

    code, answer, _ = _verify(root, "--key", KEY, "--seals")

    assert (code, answer["verdict"]) == (1, "refused")
    sentences = " ".join(problem["sentence"] for problem in answer["problems"])  # type: ignore[attr-defined]
    assert any(part in sentences for part in place), (place, sentences)


def _damage(chance: random.Random, root: Path, path: Path, files: list[Path]) -> list[str]:
    """One damage; the names any of which a sentence must bear."""
    content = path.read_bytes()
    name = path.relative_to(root).as_posix()
    parts = [name, "checkpoint"] if name.endswith(("checkpoint", "vkey")) else [name, "entry"]
    match chance.randint(0, 5):
        case 0:
            at = chance.randrange(len(content))
            path.write_bytes(content[:at] + bytes([content[at] ^ (1 << chance.randint(0, 7))]) + content[at + 1 :])
        case 1:
            path.write_bytes(content[: chance.randrange(len(content))])
        case 2:
            path.write_bytes(content + b"\0")
        case 3:
            path.rename(path.with_name("999" if path.name != "999" else "998"))
            parts.append("999")
        case 4:
            other = chance.choice([each for each in files if each.read_bytes() != content])
            path.write_bytes(other.read_bytes())
        case _:
            added = path.with_name(f"added{chance.randint(0, 9)}")
            added.write_bytes(content)
            parts = [added.relative_to(root).as_posix()]
    return parts
