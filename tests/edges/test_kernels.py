"""A kernel is used only where it is compiled, sound and nobody else's; who only uses it never waits for a compiler."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest
from llvmlite import binding

from colonnade.cli.main import main
from colonnade.core.elections.fields import FieldGroup
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048
from colonnade.edges.engines import choosing, ifma_field, memory2048
from colonnade.edges.engines.choosing import EngineErrs, engines_for, public_engine
from colonnade.edges.engines.edwards_kernels import KERNELS
from colonnade.edges.engines.kernels import compiling
from colonnade.edges.engines.kernels.compiling import (
    FOLDER,
    Entry,
    Kernel,
    KernelNeedsExtra,
    KernelNotHere,
    KernelNotReady,
    State,
    folder,
    key_of,
    loaded,
    mark_of,
    state_of,
    warm,
)
from colonnade.edges.engines.kernels.features import IFMA, Processor, processor
from tests.kernels import COMPILED, compiled, need_ifma, spoiled

ROOT = Path(__file__).parents[2]
KERNEL = Kernel("powers2048_ifma", (Entry("read", 4, 2),), frozenset())
"""One that every processor could have; what is kept of it here is no machine code."""
HERE = Processor("some", "+avx512f,+avx512ifma,-sse4a")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, a processor that is always the same, and no compiler."""

    def never(*_given: object) -> bytes:
        raise AssertionError

    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    monkeypatch.setattr(compiling, "processor", lambda: HERE)
    monkeypatch.setattr(compiling, "_compiled", never)
    loaded.cache_clear()
    yield tmp_path / "kernels"
    loaded.cache_clear()


@pytest.fixture
def kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kernel kept in that folder."""
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"code\nwith\nlines")
    assert warm(KERNEL) is State.READY
    (found,) = place.iterdir()
    return found


def test_nothing_is_compiled_but_by_warming_up(place: Path) -> None:
    assert state_of(KERNEL) is State.NOT_COMPILED
    assert engines_for(BELENIOS_2048) == ("gmpy2", "reference")
    assert public_engine(BELENIOS_2048).name == "gmpy2"
    with pytest.raises(KernelNotReady):
        public_engine(BELENIOS_2048, "ifma")
    assert not place.exists()


def test_a_kernel_is_kept_for_its_owner_alone_and_found_again(kept: Path) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert state_of(KERNEL) is State.READY
    assert kept.read_bytes().endswith(b"\ncode\nwith\nlines")


@pytest.mark.parametrize("way", ["flipped", "cut", "empty", "renamed", "folder of others", "file of others"])
def test_a_damaged_or_foreign_kernel_is_not_used_and_is_compiled_anew(
    kept: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = kept.read_bytes()
    match way:
        case "flipped":
            kept.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        case "cut":
            kept.write_bytes(content[:-1])
        case "empty":
            kept.write_bytes(b"")
        case "renamed":
            kept.write_bytes(content.replace(content.split(b"\n")[1], b"0" * 64))
        case "folder of others":
            kept.parent.chmod(0o770)
        case _:
            kept.chmod(0o602)

    assert state_of(KERNEL) is State.UNSOUND
    with pytest.raises(KernelNotReady):
        loaded(KERNEL)
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"code")
    assert warm(KERNEL) is (State.UNSOUND if way == "folder of others" else State.READY)


def test_other_sources_compilers_or_processors_are_another_kernel(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Kernel(KERNEL.name, (Entry("read", 3, 2),), KERNEL.needs)
    keys = {key_of(KERNEL, HERE), key_of(other, HERE), key_of(KERNEL, Processor("some", "+avx512f"))}
    monkeypatch.setattr(compiling, "version", lambda _name: "0")
    keys.add(key_of(KERNEL, HERE))

    assert len(keys) == 4
    assert state_of(KERNEL) is State.NOT_COMPILED
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"new")
    assert warm(KERNEL) is State.READY
    assert not kept.exists()


def test_machines_with_other_processors_keep_theirs_in_the_same_folder(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "processor", lambda: Processor("another", HERE.flags))
    assert state_of(KERNEL) is State.NOT_COMPILED
    assert warm(KERNEL) is State.READY
    monkeypatch.setattr(compiling, "processor", lambda: HERE)

    assert state_of(KERNEL) is State.READY
    assert len(list(kept.parent.iterdir())) == 2


def test_of_two_who_compile_at_once_one_kernel_remains_and_it_is_whole(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Barrier(2, timeout=60)

    def made(*_given: object) -> bytes:
        both.wait()
        return b"code"

    monkeypatch.setattr(compiling, "_compiled", made)

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(warm, [KERNEL] * 2)) == [State.READY] * 2
    (found,) = place.iterdir()
    assert found.read_bytes().endswith(b"\ncode")


KILLED = """
import os
from colonnade.edges.engines.kernels import compiling
from colonnade.edges.engines.kernels.features import Processor

compiling.processor = lambda: Processor("some", "+avx512f,+avx512ifma,-sse4a")
compiling._compiled = lambda *_given: os._exit(9)
compiling.warm(compiling.Kernel("powers2048_ifma", (compiling.Entry("read", 4, 2),), frozenset()))
"""


def test_whoever_is_killed_while_compiling_leaves_nothing_that_counts(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED], check=False).returncode == 9
    (left,) = place.iterdir()

    assert state_of(KERNEL) is State.NOT_COMPILED
    assert engines_for(BELENIOS_2048) == ("gmpy2", "reference")
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"code")
    assert warm(KERNEL) is State.READY
    assert left.exists()  # another may be at work on it

    os.utime(left, (0, 0))
    assert warm(Kernel("another", KERNEL.entries, KERNEL.needs)) is State.READY
    assert not left.exists()


def test_whoever_is_interrupted_while_compiling_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(compiling, "_compiled", interrupted)
    with pytest.raises(KeyboardInterrupt):
        warm(KERNEL)

    assert list(place.iterdir()) == []


@pytest.mark.parametrize("folder_of", ["/proc/nobody/kernels", "/dev/null/kernels", "/sys/kernels"])
def test_where_nothing_can_be_kept_it_is_said_before_compiling_and_the_slower_engine_works(
    folder_of: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER, folder_of)

    assert main(["warmup", "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n"), folder_of[:5] in told.err) == ("", 1, True)
    assert public_engine(BELENIOS_2048).name == "gmpy2"
    assert not place.exists()


def test_a_user_without_a_home_works_with_the_slower_engine_and_is_told_what_to_name(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def homeless(_kind: object) -> Path:
        raise RuntimeError

    for name in (FOLDER, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", classmethod(homeless))

    assert state_of(KERNEL) is State.NOT_COMPILED
    assert mark_of(KERNEL) is None
    assert public_engine(BELENIOS_2048).name == "gmpy2"
    assert main(["warmup", "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert (told.count("\n"), FOLDER in told) == (1, True)
    assert not place.exists()


class _Broken(ModuleType):
    """A module of which the library does not load."""

    def __getattr__(self, name: str) -> object:
        raise OSError(name)


def test_where_the_library_of_kernels_does_not_load_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llvmlite", _Broken("llvmlite"))
    processor.cache_clear()
    try:
        assert state_of(ifma_field.KERNEL) is State.NO_COMPILER
        assert public_engine(ED25519).name == "libsodium"
    finally:
        processor.cache_clear()


def test_a_processor_that_llvm_does_not_know_has_no_features(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> object:
        raise RuntimeError

    monkeypatch.setattr(binding, "get_host_cpu_features", unknown)
    processor.cache_clear()
    try:
        assert state_of(ifma_field.KERNEL) is State.OTHER_PROCESSOR
        assert state_of(KERNELS["jit64"]) is State.NOT_COMPILED
    finally:
        processor.cache_clear()


@pytest.mark.parametrize("missing", ["numba", "numpy"])
def test_where_a_part_of_the_extra_is_missing_its_kernels_are_not_used(
    missing: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = KERNELS["jit64"]
    monkeypatch.undo()
    monkeypatch.setenv(FOLDER, str(place))
    monkeypatch.setitem(sys.modules, missing, None)

    assert state_of(kernel) is (State.NO_COMPILER if missing == "numpy" else State.NOT_COMPILED)
    assert warm(kernel) is State.NO_COMPILER
    assert engines_for(ED25519) == ("libsodium", "reference")
    with pytest.raises(KernelNeedsExtra if missing == "numpy" else KernelNotReady):
        public_engine(ED25519, "jit64")


def test_a_processor_without_ifma_has_the_portable_kernel_and_gmpy2(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "processor", lambda: Processor("some", "+avx2,-avx512f"))
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"code")

    assert [warm(each.kernel).value for each in choosing.COMPILED] == ["other_processor", "other_processor", "ready"]
    assert engines_for(ED25519) == ("jit64", "libsodium", "reference")
    assert engines_for(BELENIOS_2048) == ("gmpy2", "reference")


@pytest.mark.parametrize("each", choosing.COMPILED, ids=lambda each: each.kernel.name)
def test_machine_code_that_reckons_wrongly_is_refused_at_its_trial_whatever_its_digest(
    each: choosing.Compiled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if each.kernel.needs:
        need_ifma()
    group = BELENIOS_2048 if each.groups is FieldGroup else ED25519
    spoiled(tmp_path / "kernels", each.kernel)
    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    loaded.cache_clear()
    try:
        assert engines_for(group)[0] == each.name
        for asked in (None, each.name):
            with pytest.raises(EngineErrs):
                public_engine(group, asked)
    finally:
        loaded.cache_clear()


def test_where_the_processor_lacks_what_a_kernel_needs_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CPU_FEATURES", "+avx2,-avx512f")
    processor.cache_clear()
    loaded.cache_clear()
    try:
        assert state_of(ifma_field.KERNEL) is State.OTHER_PROCESSOR
        assert warm(ifma_field.KERNEL) is State.OTHER_PROCESSOR
        assert public_engine(BELENIOS_2048).name == "gmpy2"
        with pytest.raises(KernelNotHere):
            public_engine(BELENIOS_2048, "ifma")
    finally:
        processor.cache_clear()


def test_without_the_extra_everything_works_and_no_kernel_is_ready() -> None:
    program = """
import sys
for name in ("numba", "llvmlite", "numpy"):
    sys.modules[name] = None
from colonnade.core.elections.groups import BELENIOS_2048
from colonnade.edges.engines.choosing import COMPILED, engines_for, public_engine
from colonnade.edges.engines.kernels.compiling import warm
assert {warm(each.kernel).value for each in COMPILED} == {"no_compiler"}
assert engines_for(BELENIOS_2048) == ("gmpy2", "reference")
print(public_engine(BELENIOS_2048).name)
"""
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert told.stdout == "gmpy2\n"


def test_the_kernel_is_taken_where_it_is_ready_and_refused_where_it_errs(monkeypatch: pytest.MonkeyPatch) -> None:
    need_ifma()
    compiled(ifma_field.KERNEL)
    monkeypatch.setenv(FOLDER, str(COMPILED))

    for group in (BELENIOS_2048, RFC_3526_2048):
        assert engines_for(group)[0] == "ifma"
        assert public_engine(group).name == "ifma"
    assert "ifma" not in engines_for(ED25519) or len(choosing.COMPILED) > 1

    right = memory2048.odd_digits
    monkeypatch.setattr(ifma_field, "odd_digits", lambda order: right(order - 2))
    with pytest.raises(EngineErrs):
        public_engine(BELENIOS_2048)


@pytest.mark.parametrize(("language", "word"), [("en", "is ready"), ("fa", "آماده است")])
def test_warming_up_says_how_it_stands_with_each_kernel(
    language: str, word: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling, "_compiled", lambda *_given: b"code")

    assert main(["warmup", "--lang", language]) == 0
    text = capsys.readouterr().out
    assert main(["warmup", "--format", "json"]) == 0
    members = json.loads(capsys.readouterr().out)

    assert text.count(word) == len(choosing.COMPILED)
    assert str(place) in text
    assert members["format"] == "colonnade.warmup/1"
    assert members["kernels"][0] == {"engine": "ifma", "kernel": "powers2048_ifma", "state": "ready"}


def test_the_folder_is_named_or_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert folder() == Path("/somewhere/colonnade/kernels")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert folder() == Path.home() / ".cache" / "colonnade" / "kernels"
    assert {"avx512f", "avx512ifma"} == IFMA
