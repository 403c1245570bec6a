"""Kernels compiled once into a folder, and taken from there as machine code: what only uses them never waits.

A file holds one kernel for one processor, under a key: the digest of everything that it was made of (sources, versions
of the compilers, processor). It is used only if the key is the one wanted today, its digest is its content's, and
nobody else could have written it. Nothing here depends on which kernel it is. Source: docs/rules/kernels.md.
"""

import ctypes
import hashlib
import importlib
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeAlias

from colonnade.core.errors import Refusal
from colonnade.edges.engines.kernels.features import Processor, processor

FOLDER = "COLONNADE_KERNELS"
"""Names another folder than the user's usual one for things that can be made again."""
MAGIC = b"colonnade kernel 1"
COMPILERS = ("numba", "llvmlite")
UNFINISHED = "unfinished-"
ABANDONED = 600
"""Seconds after which nobody finishes any more what is unfinished."""


class State(Enum):
    """How it stands with a kernel on this machine."""

    READY = "ready"
    NOT_COMPILED = "not_compiled"
    UNSOUND = "unsound"
    """A file is there and is not to be trusted: damaged, or somebody else could have written it."""
    OTHER_PROCESSOR = "other_processor"
    NO_COMPILER = "no_compiler"


class KernelNotReady(Refusal):
    """The kernel of an engine is not compiled, or what is kept of it is not to be trusted."""

    code = "elections.kernel_not_ready"


class KernelNotHere(Refusal):
    """The kernel of an engine cannot run here: the processor lacks what it needs."""

    code = "elections.kernel_not_here"


class KernelNeedsExtra(KernelNotHere):
    """The kernel of an engine cannot run here: the extra is not installed."""

    code = "elections.kernel_needs_extra"


class NoKernelFolder(Refusal):
    """The user has no folder for things that can be made again, and none is named."""

    code = "elections.no_kernel_folder"


@dataclass(frozen=True, slots=True)
class Entry:
    """A function of a kernel: takes so many pointers to words of 64 bits, then so many whole numbers of 64 bits."""

    name: str
    pointers: int
    numbers: int


@dataclass(frozen=True, slots=True)
class Kernel:
    """Functions compiled together: those of a module of this package, the features they need, modules of who calls."""

    name: str
    entries: tuple[Entry, ...]
    needs: frozenset[str]
    modules: tuple[str, ...] = ()


Call = Callable[..., None]
Mark: TypeAlias = tuple[int, ...]
"""What the file system tells of a file and its folder."""


def folder() -> Path:
    """Return where compiled kernels are kept; refused where none is named and the user has no home."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    try:
        usual = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:
        raise NoKernelFolder from None
    return Path(usual) / "colonnade" / "kernels"


def state_of(kernel: Kernel) -> State:
    """Return how it stands with a kernel; nothing is compiled, and a folder that cannot be read is an empty one."""
    here = processor()
    if here is None or not all(map(_is_installed, kernel.modules)):
        return State.NO_COMPILER
    if not kernel.needs <= here.features:
        return State.OTHER_PROCESSOR
    try:
        path = _path(kernel, here)
        path.stat()
    except (NoKernelFolder, OSError):
        return State.NOT_COMPILED
    return State.UNSOUND if _kept(path, key_of(kernel, here)) is None else State.READY


def mark_of(kernel: Kernel) -> Mark | None:
    """Return what is another whenever what is kept of a kernel is; nothing where nothing is. Takes microseconds."""
    here = processor()
    if here is None:
        return None
    try:
        path = _path_once(kernel, here, folder())
        kept, around = path.stat(), path.parent.stat()
    except (NoKernelFolder, OSError):
        return None
    return kept.st_ino, kept.st_mtime_ns, kept.st_size, kept.st_uid, kept.st_mode, around.st_uid, around.st_mode


def warm(kernel: Kernel) -> State:
    """Compile a kernel and keep it, unless it is ready; return how it stands with it then."""
    state = state_of(kernel)
    if state in {State.NOT_COMPILED, State.UNSOUND}:
        here = processor()
        assert here is not None
        try:
            _keep(_path(kernel, here), key_of(kernel, here), lambda: _compiled(kernel, here))
        except ImportError:
            return State.NO_COMPILER
        loaded.cache_clear()
        return state_of(kernel)
    return state


@cache
def loaded(kernel: Kernel) -> Mapping[str, Call]:
    """Return the functions of a kernel, ready to be called; refused where it is not ready or cannot be."""
    here = processor()
    if here is None or not all(map(_is_installed, kernel.modules)):
        raise KernelNeedsExtra(kernel=kernel.name)
    if not kernel.needs <= here.features:
        raise KernelNotHere(kernel=kernel.name)
    content = _kept(_path(kernel, here), key_of(kernel, here))
    if content is None:
        raise KernelNotReady(kernel=kernel.name)
    return _linked(kernel, here, content)


def key_of(kernel: Kernel, here: Processor) -> str:
    """Return the digest of everything of which the kernel is made."""
    digest = hashlib.sha256()
    parts = [MAGIC.decode(), repr(kernel.entries), here.name, here.flags, *map(_version, COMPILERS)]
    parts += [module.read_text() for module in sorted(Path(__file__).parent.glob("*.py"))]
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ImportError:
        return False


def _path(kernel: Kernel, here: Processor) -> Path:
    """Return where a kernel is kept; a folder may serve several machines, and what is older goes by processor."""
    whose = hashlib.sha256(f"{here.name} {here.flags}".encode()).hexdigest()
    return folder() / f"{kernel.name}-{whose[:8]}-{key_of(kernel, here)[:16]}"


@cache
def _path_once(kernel: Kernel, here: Processor, _folder: Path) -> Path:
    """Return where this process looks for a kernel: what it runs are the sources from which it began."""
    return _path(kernel, here)


def _kept(path: Path, key: str) -> bytes | None:
    """Return the machine code in a file; nothing where it is not what was once kept under this key."""
    try:
        if not (_is_own(path) and _is_own(path.parent)):
            return None
        magic, held, digest, content = path.read_bytes().split(b"\n", 3)
    except (OSError, ValueError):
        return None
    sound = magic == MAGIC and held == key.encode() and digest == hashlib.sha256(content).hexdigest().encode()
    return content if sound else None


def _is_own(path: Path) -> bool:
    """Whether nobody but the user and root can write there; systems without such marks tell nothing else."""
    if not hasattr(os, "geteuid"):
        return True
    found = path.stat()
    return found.st_uid in {0, os.geteuid()} and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(path: Path, key: str, make: Callable[[], bytes]) -> None:
    """Keep machine code, whole or not at all, and let go of what older sources or compilers made.

    That it can be kept is seen before it is made, which takes seconds.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False)  # noqa: SIM115 -- closed below
    try:
        with made:
            content = make()
            digest = hashlib.sha256(content).hexdigest().encode()
            made.write(b"\n".join((MAGIC, key.encode(), digest, content)))
        kept = Path(made.name).replace(path)
    except BaseException:
        _let_go(Path(made.name))
        raise
    for other in path.parent.glob(f"{path.name.rpartition('-')[0]}-*"):
        if other != path:
            _let_go(other)
    for other in path.parent.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if other.stat().st_mtime < kept.stat().st_mtime - ABANDONED:
                other.unlink()


def _let_go(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _compiled(kernel: Kernel, here: Processor) -> bytes:
    """Return the machine code of a kernel, an object file."""
    from llvmlite import binding  # noqa: PLC0415 -- an extra
    from numba import njit  # noqa: PLC0415 -- likewise, and half a second
    from numba.core import types  # noqa: PLC0415 -- likewise

    from colonnade.edges.engines.kernels import lanes  # noqa: PLC0415 -- needs numba

    module = importlib.import_module(f"{__package__}.{kernel.name}")
    whole = binding.parse_assembly("")
    for entry in kernel.entries:
        kind = types.void(*[lanes.words_type] * entry.pointers, *[types.int64] * entry.numbers)
        function = njit(error_model="numpy", nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(
            getattr(module, entry.name)
        )
        function.compile(kind)
        part = binding.parse_assembly(function.inspect_llvm(kind.args))
        part.get_function(function.overloads[kind.args].fndesc.llvm_func_name).name = entry.name
        whole.link_in(part)
    return bytes(_machine(here).emit_object(whole))


def _machine(here: Processor) -> Any:
    from llvmlite import binding  # noqa: PLC0415 -- an extra

    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    target = binding.Target.from_default_triple()
    return target.create_target_machine(cpu=here.name, features=here.flags, opt=3, jit=True, codemodel="jitdefault")


def _linked(kernel: Kernel, here: Processor, content: bytes) -> Mapping[str, Call]:
    """Return the functions in machine code, in this process from now on."""
    from llvmlite import binding  # noqa: PLC0415 -- an extra

    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), _machine(here))
    engine.add_object_file(binding.ObjectFileRef.from_data(content))
    engine.finalize_object()
    return {entry.name: _call(engine, entry) for entry in kernel.entries}


def _call(engine: Any, entry: Entry) -> Call:
    """Return a function that calls a kernel's, without the lock of Python's interpreter.

    Numba's own way of calling: where to leave a value and an error, then the arguments; what comes back is 0.
    """
    pointer, number = ctypes.c_void_p, ctypes.c_int64
    kinds = [pointer, pointer, *[pointer] * entry.pointers, *[number] * entry.numbers]
    function = ctypes.CFUNCTYPE(ctypes.c_int32, *kinds)(engine.get_function_address(entry.name))
    left = pointer()

    def call(*arguments: int) -> None:
        status = function(ctypes.addressof(left), None, *arguments)
        assert status == 0, (engine, status)

    return call
