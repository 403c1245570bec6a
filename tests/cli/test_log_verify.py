import hashlib
import io
import json
import random
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.cli.main import main, parser
from colonnade.core.log.notes import format_note, parse_note
from colonnade.core.log.tiles import entry_bundle, parse_bundle, parse_path, tiles_of
from colonnade.edges.signing import log_key, signed_note
from colonnade.edges.simulator import signer
from tests.logs import ORIGIN, acts, export
from tests.sizes import sized

ENTRIES = acts(300)
STEPS = [3, 100, 256, 300]
KEY = str(log_key(signer("log"), ORIGIN))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("export") / "out"
    _, checkpoints = export(root, ENTRIES, STEPS)
    (root.parent / "checkpoints").mkdir()
    for size, checkpoint in zip(STEPS, checkpoints, strict=True):
        (root.parent / "checkpoints" / str(size)).write_bytes(checkpoint)
    (root / "blobs").mkdir()
    (root / "blobs" / hashlib.sha256(b"statute").hexdigest()).write_bytes(b"statute")
    return root


def _verify(root: Path, *more: str) -> tuple[int, dict[str, object], str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["log", "verify", str(root), "--lang", "en", "--format", "json", *more])
    return code, json.loads(out.getvalue() or "{}"), err.getvalue()


def test_an_honest_export_is_accepted_with_every_file_counted(exported: Path) -> None:
    older = str(exported.parent / "checkpoints" / "100")

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
        code = main(["log", "verify", str(exported), "--lang", "en"])

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

    code, answer, _ = _verify(tmp_path / "fork", "--key", KEY, "--since", str(exported.parent / "checkpoints" / "100"))

    assert (code, [problem["code"] for problem in answer["problems"]]) == (1, ["log.another_past"])  # type: ignore[attr-defined]


def test_a_log_under_a_foreign_key_is_refused(tmp_path: Path) -> None:
    export(tmp_path, ENTRIES[:20], [20], signer("thief"))

    assert _verify(tmp_path, "--key", KEY)[0] == 1


@dataclass(frozen=True)
class Damage:
    """What was done: the export now, what a sentence must name, and what the reader brings besides key and seals."""

    root: Path
    names: list[str]
    key: str = KEY


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def _named(root: Path, *paths: Path) -> list[str]:
    """The sentence names the file itself, or what it no longer agrees with: the checkpoint, or an entry."""
    names = [path.relative_to(root).as_posix() for path in paths]
    more = ["checkpoint"] if any(name.endswith(("checkpoint", "vkey")) for name in names) else []
    return names + more + (["entry "] if any("/entries/" in name for name in names) else [])


def _changed(chance: random.Random, root: Path) -> Damage:
    path = chance.choice(_files(root))
    content = path.read_bytes()
    at = chance.randrange(len(content))
    path.write_bytes(content[:at] + bytes([content[at] ^ (1 << chance.randint(0, 7))]) + content[at + 1 :])
    return Damage(root, _named(root, path))


def _cut(chance: random.Random, root: Path) -> Damage:
    path = chance.choice(_files(root))
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])
    return Damage(root, _named(root, path))


def _lengthened(chance: random.Random, root: Path) -> Damage:
    path = chance.choice(_files(root))
    path.write_bytes(path.read_bytes() + chance.choice([b"\0", b"\n", path.read_bytes()]))
    return Damage(root, _named(root, path))


def _gone(chance: random.Random, root: Path) -> Damage:
    """Any file that the checkpoint needs; a partial tile of an older one may go."""
    needed = [path for path in _files(root) if "blobs" not in path.parts and not _is_older(root, path)]
    path = chance.choice(needed)
    path.unlink()
    return Damage(root, _named(root, path))


def _is_older(root: Path, path: Path) -> bool:
    name = "/".join(path.relative_to(root).parts[2:])
    return name.startswith("tile/") and parse_path(name) not in set(tiles_of(len(ENTRIES)))


def _swapped_files(chance: random.Random, root: Path) -> Damage:
    one, other = chance.sample(_files(root), 2)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    return Damage(root, _named(root, one, other))


def _swapped_entries(chance: random.Random, root: Path) -> Damage:
    path = chance.choice([path for path in _files(root) if "entries" in path.parts])
    width = 256 if path.name == "000" else int(path.name)
    entries = parse_bundle(path.read_bytes(), width)
    one, other = chance.sample(range(width), 2)
    entries[one], entries[other] = entries[other], entries[one]
    path.write_bytes(entry_bundle(entries))
    name = path.relative_to(root).as_posix()
    return Damage(root, [name, name.replace("/entries/", "/0/")])


def _added(chance: random.Random, root: Path) -> Damage:
    beside = chance.choice(_files(root))
    added = beside.with_name(chance.choice(["added", ".hidden", "999", "000.bak", f"{beside.name}~"]))
    added.write_bytes(chance.choice([beside.read_bytes(), b""]))
    return Damage(root, [added.relative_to(root).as_posix()])


def _renamed(chance: random.Random, root: Path) -> Damage:
    path = chance.choice([path for path in _files(root) if not _is_older(root, path)])
    place = path.with_name("998" if path.name == "999" else "999")
    path.rename(place)
    return Damage(root, [*_named(root, path), place.relative_to(root).as_posix()])


def _replayed_checkpoint(chance: random.Random, root: Path) -> Damage:
    """An older checkpoint stands over the newer tiles."""
    (next((root / "logs").iterdir()) / "checkpoint").write_bytes(chance.choice(_older(root)))
    return Damage(root, ["checkpoint is older"])


def _rolled_back(chance: random.Random, root: Path) -> Damage:
    """The whole log as it was once: true in itself, and only --since can tell."""
    shutil.rmtree(root)
    export(root, ENTRIES, STEPS[: chance.randrange(1, len(STEPS))])
    return Damage(root, ["checkpoint is older"])


def _older(root: Path) -> list[bytes]:
    return [(root.parent / "checkpoints" / str(size)).read_bytes() for size in STEPS[:-1]]


def _widened_tile(chance: random.Random, root: Path) -> Damage:
    """An older partial tile under the name of a wider one, in whose place it comes or beside it."""
    path = chance.choice([path for path in _files(root) if path.parent.suffix == ".p"])
    width = chance.randint(int(path.name) + 1, 256)
    place = path.parent.with_suffix("") if width == 256 else path.with_name(str(width))
    path.rename(place)
    return Damage(root, [place.relative_to(root).as_posix(), path.relative_to(root).as_posix()])


def _foreign_signature(chance: random.Random, root: Path) -> Damage:
    """The same checkpoint under the same name, signed by another key."""
    place = next((root / "logs").iterdir()) / "checkpoint"
    thief = signer(f"thief {chance.random()}")
    place.write_bytes(signed_note(parse_note(place.read_bytes()).text, thief, ORIGIN))
    return Damage(root, ["checkpoint bears no good signature"])


def _foreign_vkey(chance: random.Random, root: Path) -> Damage:
    place = next((root / "logs").iterdir()) / "vkey"
    place.write_text(f"{log_key(signer(f'thief {chance.random()}'), ORIGIN)}\n")
    return Damage(root, ["vkey holds another key"])


def _foreign_log(chance: random.Random, root: Path) -> Damage:
    """Everything made anew by another key of the same name."""
    shutil.rmtree(root)
    export(root, ENTRIES, STEPS, signer(f"thief {chance.random()}"))
    return Damage(root, ["vkey holds another key"])


def _broken_seal(chance: random.Random, root: Path) -> Damage:
    """A seal in an entry, and every hash, tile and checkpoint made anew and signed by the true key of the log."""
    at = chance.randrange(len(ENTRIES))
    note = parse_note(ENTRIES[at])
    payload = bytearray(note.signatures[0].payload)
    payload[chance.randrange(len(payload))] ^= 1 << chance.randint(0, 7)
    forged = format_note(note.text, [replace(note.signatures[0], payload=bytes(payload))])
    shutil.rmtree(root)
    export(root, [*ENTRIES[:at], forged, *ENTRIES[at + 1 :]], STEPS)
    return Damage(root, [f"/entry {at} does not hold"])


DAMAGES = (
    *(_changed, _cut, _lengthened, _gone, _swapped_files, _swapped_entries, _added, _renamed),
    *(_replayed_checkpoint, _rolled_back, _widened_tile, _foreign_signature, _foreign_vkey, _foreign_log, _broken_seal),
)


def test_a_tenth_of_the_damages_still_holds_each_kind_several_times() -> None:
    assert 100 // len(DAMAGES) >= 5


@pytest.mark.parametrize("seed", range(sized(1000)))
def test_every_single_damage_is_refused_with_a_sentence_that_names_the_place(
    seed: int, exported: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    shutil.copytree(exported.parent, tmp_path / "copy")
    damage = DAMAGES[seed % len(DAMAGES)](chance, tmp_path / "copy" / "out")
    newest = str(tmp_path / "copy" / "checkpoints" / str(STEPS[-1]))

    since = [] if damage.names[0].startswith("/entry") else ["--since", newest]
    code, answer, _ = _verify(damage.root, "--key", KEY, "--seals", *since)

    assert (code, answer["verdict"]) == (1, "refused")
    sentences = " ".join(problem["sentence"] for problem in answer["problems"])  # type: ignore[attr-defined]
    assert any(name in sentences for name in damage.names), (damage.names, sentences)


@pytest.mark.parametrize("seed", range(sized(50)))
def test_a_broken_seal_that_the_log_itself_took_in_is_found_by_checking_seals_and_by_nothing_else(
    seed: int, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    damage = _broken_seal(random.Random(seed), tmp_path / "out")

    assert _verify(damage.root, "--key", KEY)[0] == 0
    code, answer, _ = _verify(damage.root, "--key", KEY, "--seals")
    assert (code, [each["code"] for each in answer["problems"]]) == (1, ["log.seal_fails"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["checkpoint", "vkey", *(tile.path() for tile in tiles_of(257)), "tile/0/000.p/3"])
@given(data=st.data())
def test_whatever_a_file_holds_the_verifier_answers_and_never_raises(name: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        log, _ = export(root, ENTRIES[:257], [3, 257])
        true = (log / name).read_bytes()
        at = data.draw(st.integers(0, len(true)))
        (log / name).write_bytes(
            data.draw(
                st.binary()
                | st.binary(min_size=1, max_size=40).map(lambda some: true[:at] + some + true[at + len(some) :])
                | st.binary(max_size=40).map(lambda some: true[:at] + some)
            )
        )
        options = parser().parse_args(["log", "verify", folder, "--seals"])
        with redirect_stdout(io.StringIO()):
            code = options.run(options)

    assert code in (0, 1)
