"""Every engine is asked for by name and named in the answer; without the extra, and without a kernel, all goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from colonnade.core.elections.groups import ED25519, group_named
from colonnade.edges.engines.choosing import kernels_for
from colonnade.edges.engines.kernels.compiling import FOLDER, loaded
from colonnade.edges.engines.kernels.features import processor
from tests.archives import Plan, made
from tests.balloting import call
from tests.belenios import archive
from tests.kernels import COMPILED, compiled, need_ifma, spoiled

ROOT = Path(__file__).parents[2]
IN_NUMBERS, ON_THE_CURVE, MIXED = "v20-plain-BELENIOS-2048", "v251-plain-Ed25519", "v20-mixnet-RFC-3526-2048"
FORCED = [
    ("gmpy2", "BELENIOS-2048", IN_NUMBERS),
    ("ifma", "BELENIOS-2048", IN_NUMBERS),
    ("ifma", "RFC-3526-2048", MIXED),
    ("libsodium", "Ed25519", ON_THE_CURVE),
    ("ifma", "Ed25519", ON_THE_CURVE),
    ("jit64", "Ed25519", ON_THE_CURVE),
]
LANGUAGES = pytest.mark.parametrize("language", ["en", "fa"])


@pytest.fixture(autouse=True)
def _nothing_loaded() -> Iterator[None]:
    """As in a program of its own."""
    loaded.cache_clear()
    yield
    loaded.cache_clear()


@pytest.fixture
def bel(tmp_path: Path) -> Callable[[str], Path]:
    def written(name: str) -> Path:
        place = tmp_path / f"{name}.bel"
        place.write_bytes(archive(name))
        return place

    return written


def _forced(place: Path, engine: str) -> None:
    code, out, err = call("verify", place, "--engine", engine, "--format", "json", "--lang", "en")
    assert (code, json.loads(out)["verdict"], json.loads(out)["engine"], err) == (0, "accepted", engine, "")
    assert call("verify", place, "--engine", engine, "--lang", "fa")[1].splitlines()[-1] == f"engine: {engine}"


@pytest.mark.parametrize(("engine", "group", "name"), FORCED)
def test_every_engine_is_asked_for_by_name_and_named(
    engine: str, group: str, name: str, bel: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = kernels_for(group_named(group)).get(engine)
    if kernel is not None:
        if kernel.needs:
            need_ifma()
        compiled(kernel)
        monkeypatch.setenv(FOLDER, str(COMPILED))

    _forced(bel(name), engine)


@pytest.mark.parametrize("group", ["BELENIOS-2048", "Ed25519"])
def test_the_reference_is_asked_for_by_name_and_named(group: str, tmp_path: Path) -> None:
    place = tmp_path / "ours.bel"
    place.write_bytes(made(Plan([], group=group_named(group))))

    _forced(place, "reference")


def test_the_best_engine_that_is_ready_is_taken_by_itself(
    bel: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = bel(ON_THE_CURVE)
    assert call("verify", place)[1].splitlines()[-1] == "engine: libsodium"

    compiled(kernels_for(ED25519)["jit64"])
    monkeypatch.setenv(FOLDER, str(COMPILED))
    assert call("verify", place)[1].splitlines()[-1] in {"engine: jit64", "engine: ifma"}


@LANGUAGES
def test_a_kernel_that_is_not_compiled_is_one_sentence_and_nothing_is_compiled(
    language: str, bel: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    code, out, err = call("verify", bel(ON_THE_CURVE), "--engine", "jit64", "--lang", language)

    assert (code, out, err.count("\n"), "colonnade warmup" in err) == (2, "", 1, True)
    assert not (tmp_path / "kernels").exists()


@LANGUAGES
def test_a_processor_without_ifma_is_one_sentence(
    language: str, bel: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CPU_FEATURES", "+avx2,-avx512f")
    processor.cache_clear()
    try:
        told = [
            call("verify", bel(each), "--engine", "ifma", "--lang", language) for each in (IN_NUMBERS, ON_THE_CURVE)
        ]
        usual = call("verify", bel(IN_NUMBERS), "--lang", language)
    finally:
        processor.cache_clear()

    for code, out, err in told:
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert {"en": "on this processor", "fa": "روی این پردازنده"}[language] in err
    assert usual[1].splitlines()[-1] == "engine: gmpy2"


@LANGUAGES
def test_a_kernel_that_reckons_wrongly_is_one_sentence_and_no_other_engine_takes_its_place(
    language: str, bel: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled(tmp_path / "kernels", kernels_for(ED25519)["jit64"])
    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    told = [call("verify", bel(ON_THE_CURVE), *more, "--lang", language) for more in ((), ("--engine", "jit64"))]

    for code, out, err in told:
        assert (code, out, err.count("\n"), "jit64" in err, "reference" in err) == (2, "", 1, True, True)


BLOCKED = """
import json, sys

class Blocked:
    asked = set()

    def find_spec(self, name, path=None, target=None):
        whole = name.partition(".")[0]
        if whole in {blocked}:
            self.asked.add(whole)
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Blocked())
from colonnade.cli.main import main

for said in json.loads(sys.argv[1]):
    print("exit", main([*said, "--lang", "en"]), flush=True)
    print("exit", end=" ", file=sys.stderr)
print(sorted(Blocked.asked), sorted(set(sys.modules) & {{"numba", "numpy", "llvmlite", "distributed", "dask"}}))
"""


def _apart(blocked: set[str], said: list[list[str]], more: Mapping[str, str]) -> tuple[list[str], list[str], str]:
    """What a program answers to each call, on stdout and on stderr, and what it asked for and has loaded."""
    program = BLOCKED.format(blocked=blocked or {""})
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    command = [sys.executable, "-c", program, json.dumps(said)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    out = told.stdout.splitlines()
    return out[:-1], told.stderr.split("exit "), out[-1]


def test_without_the_extra_verification_works_and_what_is_missing_is_said(
    bel: Callable[[str], Path], tmp_path: Path
) -> None:
    extra = {"numba", "llvmlite", "numpy", "distributed", "dask"}
    places = [str(bel(name)) for name in (IN_NUMBERS, ON_THE_CURVE)]
    said = [["election", "verify", place] for place in places]
    said += [["election", "verify", place, "--engine", "ifma"] for place in places]
    said += [["election", "verify", places[1], "--engine", "jit64"], ["warmup"]]
    out, err, asked = _apart(extra, said, {FOLDER: str(tmp_path / "kernels")})

    assert [line for line in out if line.startswith(("exit", "engine"))] == [
        *("engine: gmpy2", "exit 0", "engine: libsodium", "exit 0"),
        *["exit 2"] * 3,
        "exit 0",
    ]
    assert [each.count("\n") for each in err] == [0, 0, 1, 1, 1, 0, 0]
    assert all("`colonnade[fast]`, which is not installed" in each for each in err[2:5])
    assert sum("needs `colonnade[fast]`, which is not installed" in line for line in out) == 3
    assert asked == "['llvmlite'] []"
    assert not (tmp_path / "kernels").exists()


def test_whoever_only_uses_a_kernel_needs_no_compiler(bel: Callable[[str], Path]) -> None:
    compiled(kernels_for(ED25519)["jit64"])
    said = [["election", "verify", str(bel(ON_THE_CURVE)), "--engine", "jit64"]]
    out, _, asked = _apart({"numba", "distributed", "dask"}, said, {FOLDER: str(COMPILED)})

    assert out[-2:] == ["engine: jit64", "exit 0"]
    assert asked == "[] ['llvmlite', 'numpy']"


def test_where_no_kernel_is_ready_nothing_of_the_extra_is_loaded_but_what_tells_the_processor(
    bel: Callable[[str], Path], tmp_path: Path
) -> None:
    said = [["election", "verify", str(bel(ON_THE_CURVE))]]
    out, _, asked = _apart(set(), said, {FOLDER: str(tmp_path / "kernels")})

    assert out[-2:] == ["engine: libsodium", "exit 0"]
    assert asked == "[] ['llvmlite']"
    assert not (tmp_path / "kernels").exists()
