"""A process that runs for long takes the faster engine from when it is ready; nobody waits, nobody starts it anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.edges.engines import in_service
from colonnade.edges.engines.choosing import EngineErrs, engines_for, public_engine
from colonnade.edges.engines.edwards_kernels import IFMA, KERNELS, PORTABLE
from colonnade.edges.engines.in_service import InService, engine_in_service
from colonnade.edges.engines.kernels import compiling
from colonnade.edges.engines.kernels.compiling import FOLDER, KernelNotReady, loaded, mark_of
from tests.conftest import PARTS
from tests.kernels import kept_in, spoiled


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, and nobody who compiles."""

    def never(*_given: object) -> bytes:
        raise AssertionError

    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    monkeypatch.setattr(compiling, "_compiled", never)
    loaded.cache_clear()
    yield tmp_path / "kernels"
    loaded.cache_clear()


def test_a_process_takes_each_faster_engine_once_its_kernel_is_kept_and_compiles_none(place: Path) -> None:
    served = InService(ED25519)
    assert served.engine().name == "libsodium"
    assert not place.exists()

    kept_in(place, KERNELS[PORTABLE])
    assert served.engine().name == "jit64"
    assert served.engine() is served.engine()

    if PARTS["AVX-512-IFMA"]:
        kept_in(place, KERNELS[IFMA])
        assert served.engine().name == "ifma"


def test_an_engine_in_service_stays_where_its_kernel_is_let_go(place: Path) -> None:
    kept_in(place, KERNELS[PORTABLE])
    served = InService(ED25519)
    fast = served.engine()
    shutil.rmtree(place)

    assert (fast.name, served.engine()) == ("jit64", fast)
    assert InService(ED25519).engine().name == "libsodium"


def test_where_nothing_has_changed_nothing_is_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_in(place, KERNELS[PORTABLE])
    served = InService(ED25519)
    served.engine()

    def never(*_given: object) -> str:
        raise AssertionError

    for name in ("key_of", "_kept"):
        monkeypatch.setattr(compiling, name, never)

    assert {served.engine().name for _ in range(1_000)} == {"jit64"}


def test_a_damaged_kernel_and_one_that_errs_leave_the_engine_that_was_tried(place: Path) -> None:
    served = InService(ED25519)
    made = kept_in(place, KERNELS[PORTABLE])
    made.write_bytes(made.read_bytes()[:-1])
    assert (engines_for(ED25519)[0], served.engine().name) == ("libsodium", "libsodium")

    spoiled(place, KERNELS[PORTABLE])
    assert engines_for(ED25519)[0] == "jit64"
    with pytest.raises(EngineErrs):
        public_engine(ED25519)
    assert served.engine().name == "libsodium"

    kept_in(place, KERNELS[PORTABLE])
    assert served.engine().name == "jit64"


def test_a_kernel_let_go_between_two_looks_leaves_the_engine_in_service(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = InService(ED25519)
    kept_in(place, KERNELS[PORTABLE])

    def gone(*_given: object) -> None:
        raise KernelNotReady

    monkeypatch.setattr(in_service, "public_engine", gone)

    assert served.engine().name == "libsodium"


def test_everybody_in_a_process_has_the_same_engine() -> None:
    assert engine_in_service(ED25519) is engine_in_service(ED25519)
    assert engine_in_service(BELENIOS_2048).name == "gmpy2"


def test_a_mark_is_another_whenever_file_or_folder_is(place: Path) -> None:
    kernel = KERNELS[PORTABLE]
    marks = [mark_of(kernel)]
    made = kept_in(place, kernel)
    marks.append(mark_of(kernel))
    made.chmod(0o602)
    marks.append(mark_of(kernel))
    made.parent.chmod(0o770)
    marks.append(mark_of(kernel))
    made.unlink()
    made.parent.chmod(0o700)
    kept_in(place, kernel)
    marks.append(mark_of(kernel))

    assert marks[0] is None
    assert len(set(marks)) == len(marks)
