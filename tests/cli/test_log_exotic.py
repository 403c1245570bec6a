"""What may lie where an export or a log should: never a wait, never a traceback, the code of the contract.

1 is for damage to something recognisable, 2 for what cannot be read as what it claims to be.
"""

import base64
import contextlib
import io
import itertools
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from colonnade.cli.main import main
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.tiles import Tile, is_implied, number_of_tiles, parse_path, tiles_of
from colonnade.edges.fetching import NoAnswer, Patience, fetch_log
from colonnade.edges.signing import log_key, signed_note
from colonnade.edges.simulator import signer
from tests.cli.test_node import PROGRAM
from tests.logs import ORIGIN, acts, export

ENTRIES = acts(300)
KEY = str(log_key(signer("log"), ORIGIN))
OTHER = str(log_key(signer("other"), "other.invalid/log"))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("export") / "out"
    export(root, ENTRIES, [100, 300])
    return root


@pytest.fixture
def copy(exported: Path, tmp_path: Path) -> Path:
    shutil.copytree(exported, tmp_path / "out")
    return tmp_path / "out"


def _log(root: Path) -> Path:
    return next((root / "logs").iterdir())


def _verify(place: str | Path, *more: str) -> tuple[int, list[str], str]:
    """The exit code; the problems' codes and places; what stderr said."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["log", "verify", str(place), "--lang", "en", "--format", "json", *more])
    answer = json.loads(out.getvalue() or '{"problems": []}')
    assert "fault of Colonnade" not in err.getvalue()
    assert (code == 2) is (err.getvalue().count("\n") == 1)
    return code, [f"{each['code']} {each['place']}" for each in answer["problems"]], err.getvalue()


# What may lie in a folder


def test_a_file_a_missing_folder_and_an_empty_one_are_no_exports(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    for place in (tmp_path / "file", tmp_path / "none", tmp_path, tmp_path / ("n" * 300)):
        assert _verify(place)[0] == 2


@contextmanager
def _closed(place: Path) -> Iterator[None]:
    """Nobody but root may read ``place``, and within we are not root."""
    place.chmod(0)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(os.getuid())
        place.chmod(0o755)


@pytest.mark.parametrize("place", ["", "logs", "{log}/tile/entries", "{log}/checkpoint", "{log}/tile/0/000"])
def test_what_may_not_be_read_is_named_and_is_not_called_damage(place: str, copy: Path) -> None:
    for folder in [copy, *copy.parents]:
        if folder.stat().st_uid == os.geteuid() and "pytest" in str(folder):
            folder.chmod(0o755)
    closed = copy / place.format(log=_log(copy).relative_to(copy))
    with _closed(closed):
        code, _, said = _verify(copy)

    assert (code, str(closed) in said) == (2, True)


def test_links_and_loops_are_refused_by_name_and_not_followed(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (copy / "blobs").symlink_to(tmp_path / "elsewhere")
    tile = _log(copy) / "tile" / "0" / "000"
    (_log(copy) / "self").symlink_to("self")
    tile.rename(tmp_path / "tile")
    tile.symlink_to(tmp_path / "tile")
    below = f"logs/{_log(copy).name}"
    (copy / "logs" / "loop").symlink_to(copy / "logs")

    code, problems, _ = _verify(copy, "--key", KEY)

    assert code == 1
    for name in ("blobs", "logs/loop", f"{below}/self", f"{below}/tile/0/000"):
        assert f"log.file_not_expected {name}" in problems


def test_a_whole_log_behind_a_link_is_refused_by_name(copy: Path, tmp_path: Path) -> None:
    shutil.move(copy / "logs", tmp_path / "moved")
    (copy / "logs").symlink_to(tmp_path / "moved")

    assert _verify(copy) == (1, ["log.file_not_expected logs", "log.no_log logs"], "")


def test_pipes_sockets_and_devices_are_refused_by_name_and_never_waited_for(copy: Path) -> None:
    os.mkfifo(copy / "pipe")
    os.mkfifo(_log(copy) / "tile" / "0" / "pipe")
    (_log(copy) / "vkey").unlink()
    os.mkfifo(_log(copy) / "vkey")
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(copy):
        listening.bind("socket")

    code, problems, _ = _verify(copy, "--key", KEY)
    below = f"logs/{_log(copy).name}"

    assert code == 1
    for name in ("pipe", "socket", f"{below}/tile/0/pipe", f"{below}/vkey"):
        assert f"log.file_not_expected {name}" in problems


def test_a_name_that_is_no_utf8_or_would_turn_the_line_around_is_spelled_out(copy: Path) -> None:
    for name in (b"\xff\xfe", b"a\nb", "\u202egnp".encode(), b"\x1b[2J"):
        (Path(os.fsdecode(os.fsencode(copy) + b"/" + name))).write_bytes(b"x")

    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["log", "verify", str(copy), "--lang", "en"]) == 1

    said = out.getvalue()
    assert all(spelled in said for spelled in (r"\udcff\udcfe", r"a\nb", r"\u202egnp", r"\x1b[2J"))
    assert not any(raw in said for raw in ("\u202e", "\x1b", "\udcff"))
    assert _verify(copy)[0] == 1


def _grown(place: Path, size: int) -> None:
    with place.open("r+b") as file:
        file.truncate(size)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tile/entries/000", "log.entries_unreadable"),
        ("tile/0/000", "log.tile_differs"),
        ("checkpoint", "log.not_a_checkpoint"),
        ("vkey", "log.not_a_key"),
    ],
)
def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read_whole(name: str, code: str, copy: Path) -> None:
    _grown(_log(copy) / name, 100_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    found, problems, _ = _verify(copy, "--key", KEY)

    assert (found, f"{code} logs/{_log(copy).name}/{name}" in problems) == (1, True)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_document_of_any_size_is_hashed_without_being_held(copy: Path) -> None:
    (copy / "blobs").mkdir()
    (copy / "blobs" / ("0" * 64)).write_bytes(b"")
    _grown(copy / "blobs" / ("0" * 64), 200_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert _verify(copy, "--key", KEY)[:2] == (1, [f"log.blob_differs blobs/{'0' * 64}"])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize("size", [301, 10**18, 2**63])
def test_a_checkpoint_of_any_size_is_refused_at_the_first_entry_it_lacks(size: int, copy: Path) -> None:
    """In a process of its own, held to little memory and little time: what walks to the end never comes back."""
    note = signed_note(Checkpoint(ORIGIN, size, b"\1" * 32).text(), signer("log"), ORIGIN)
    (_log(copy) / "checkpoint").write_bytes(note)
    held = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29)); "
    done = subprocess.run(
        [sys.executable, "-c", held + PROGRAM, "log", "verify", str(copy), "--lang", "en"],
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "")
    assert "tile/entries" in done.stdout


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000])
def test_the_tiles_that_a_size_implies_can_be_asked_for_one_by_one(size: int) -> None:
    implied = set(tiles_of(size))

    assert number_of_tiles(size) == len(implied)
    assert all(is_implied(tile, size) for tile in implied)
    for tile in list(implied)[:300]:
        for other in (Tile(tile.level, tile.number, tile.width % 256 + 1), Tile(tile.level, tile.number + 300, 256)):
            assert is_implied(other, size) is (other in implied)
        assert parse_path(tile.path()) == tile


# Keys and older checkpoints


def test_a_checkpoint_of_another_log_is_refused_by_that_logs_name(exported: Path, tmp_path: Path) -> None:
    note = signed_note(Checkpoint("other.invalid/log", 1, b"\1" * 32).text(), signer("log"), "other.invalid/log")
    (tmp_path / "since").write_bytes(note)

    code, problems, _ = _verify(exported, "--key", KEY, "--since", str(tmp_path / "since"))

    assert (code, problems) == (1, ["log.since_elsewhere other.invalid/log"])


def test_the_key_of_another_log_accepts_nothing(exported: Path) -> None:
    code, problems, _ = _verify(exported, "--key", OTHER)

    assert (code, problems[-1]) == (1, "log.key_elsewhere other.invalid/log")
    assert _verify(exported, "--key", OTHER, "--key", KEY)[:2] == (1, ["log.key_elsewhere other.invalid/log"])


def test_one_key_twice_is_one_key_and_two_keys_of_one_name_are_a_wrong_call(exported: Path, tmp_path: Path) -> None:
    second = str(log_key(signer("second"), ORIGIN))
    (tmp_path / "trust").write_text(f"log {second}\n")

    assert _verify(exported, "--key", KEY, "--key", KEY)[0] == 0
    assert _verify(exported, "--key", KEY, "--trust", str(tmp_path / "trust"))[0] == 0
    code, _, said = _verify(exported, "--key", KEY, "--key", second)
    assert (code, ORIGIN in said) == (2, True)


@pytest.mark.parametrize("text", ["", "x", "log", "log ", "log x", "log \udcff", "log " + KEY[:-2]])
def test_what_is_no_key_is_a_wrong_call(text: str, exported: Path, tmp_path: Path) -> None:
    (tmp_path / "trust").write_text(f"{text}\n", "utf-8", "surrogateescape")

    assert _verify(exported, "--key", text)[0] == 2
    if text.startswith("log "):
        assert _verify(exported, "--trust", str(tmp_path / "trust"))[0] == 2


# What an address may answer


Answer = Callable[["_Page"], None]


class _Page(BaseHTTPRequestHandler):
    """Serves a log's folder; a path in ``odd`` is answered otherwise."""

    folder: Path
    odd: dict[str, Answer]
    below = "/log"
    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers.get("Authorization", "")))
        name = self.path.removeprefix(f"{self.below}/")
        if name in self.odd:
            self.odd[name](self)
            return
        path = self.folder / name
        if not self.path.startswith(f"{self.below}/") or not path.is_file():
            self.send_error(404)
            return
        self.answer(path.read_bytes())

    def answer(self, content: bytes, length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        self.wfile.write(content)

    def redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name is http.server's
        pass


@contextmanager
def _served(root: Path, **odd: Answer) -> Iterator[tuple[str, type[_Page]]]:
    """The log in ``root`` at an address; ``odd`` by name of the file, its slashes as ``__``."""
    named = {name.replace("__", "/"): answer for name, answer in odd.items()}
    page = type("Page", (_Page,), {"folder": _log(root), "odd": named, "seen": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), page) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/log", page
        finally:
            server.shutdown()
            thread.join()


def test_an_address_with_a_path_and_with_a_slash_at_its_end_is_fetched(exported: Path) -> None:
    with _served(exported) as (address, _):
        for spelled in (address, f"{address}/", f"{address}//", address.replace("http", "HTTP", 1)):
            assert _verify(spelled, "--key", KEY)[0] == 0


def test_user_and_password_are_sent_to_the_host_and_never_repeated(exported: Path) -> None:
    def gone(page: _Page) -> None:
        page.send_error(500)

    with _served(exported) as (address, page):
        assert _verify(address.replace("//", "//dana:h%40sh@"), "--key", KEY)[0] == 0
        assert {sent for _, sent in page.seen} == {"Basic " + base64.b64encode(b"dana:h@sh").decode()}
    with _served(exported, checkpoint=gone) as (address, _):
        code, _, said = _verify(address.replace("//", "//dana:hush@"))
    assert (code, address in said) == (2, True)
    assert "hush" not in said
    assert "dana" not in said


@pytest.mark.parametrize("place", ["file:///etc/passwd", "http://localhost:1/log/checkpoint", "https://127.0.0.1/x"])
@pytest.mark.parametrize("name", ["checkpoint", "tile__entries__000"])
def test_an_address_that_leads_elsewhere_is_not_followed(place: str, name: str, exported: Path) -> None:
    with _served(exported, **{name: lambda page: page.redirect(place)}) as (address, _):
        code, _, said = _verify(address)

    assert (code, f"{address}/{name.replace('__', '/')}" in said) == (2, True)
    assert "/etc/passwd" not in said


def test_a_redirect_within_the_address_is_followed_and_a_circle_is_not(exported: Path) -> None:
    with _served(exported, vkey=lambda page: page.redirect("/log/tile/../vkey2")) as (address, page):
        page.odd["tile/../vkey2"] = page.odd["vkey2"] = lambda page: page.answer(f"{KEY}\n".encode())
        assert _verify(address)[0] == 0
    with _served(exported, vkey=lambda page: page.redirect("/log/vkey")) as (address, _):
        assert _verify(address)[0] == 2


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [
        ("checkpoint", "", 2),
        ("vkey", "", 2),
        ("tile__entries__000", "log.entries_unreadable", 1),
        ("tile__0__000", "log.tile_differs", 1),
    ],
)
def test_an_answer_without_end_is_cut(name: str, code: str, exit_code: int, exported: Path) -> None:
    def endless(page: _Page) -> None:
        page.send_response(200)
        page.end_headers()
        try:
            while True:
                page.wfile.write(b"x" * 65_536)
        except OSError:
            pass

    with _served(exported, **{name: endless}) as (address, _):
        found, problems, _ = _verify(address)

    assert found == exit_code
    assert not code or any(each.startswith(code) and each.endswith(name.replace("__", "/")) for each in problems)


@pytest.mark.parametrize(("kept", "said"), [(1000, 1_000_000), (1000, 2000), (1_000_000, 1000)])
def test_an_answer_of_another_length_than_it_says_is_refused_by_the_files_name(
    kept: int, said: int, exported: Path
) -> None:
    content = (_log(exported) / "tile/entries/000").read_bytes()[:kept]
    with _served(exported, tile__entries__000=lambda page: page.answer(content, said)) as (address, _):
        code, problems, _ = _verify(address)

    assert (code, problems) == (1, [f"log.entries_unreadable logs/{_log(exported).name}/tile/entries/000"])


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_a_tile_that_the_address_has_not_is_damage_and_named(status: int, exported: Path) -> None:
    with _served(exported, tile__0__000=lambda page: page.send_error(status)) as (address, _):
        code, problems, _ = _verify(address)

    assert code == 1
    assert f"log.file_missing logs/{_log(exported).name}/tile/0/000" in problems


def test_an_address_that_falls_silent_in_the_middle_is_said_to(exported: Path) -> None:
    def dropped(page: _Page) -> None:
        page.connection.shutdown(socket.SHUT_RDWR)

    with _served(exported, tile__0__000=dropped) as (address, _):
        code, _, said = _verify(address)

    assert (code, f"{address}/tile/0/000" in said) == (2, True)


def test_a_slow_answer_is_waited_for_only_so_long(exported: Path, tmp_path: Path) -> None:
    """By a clock that gains a minute at every look: the answer itself comes in pieces as fast as it can."""

    def dripping(page: _Page) -> None:
        page.send_response(200)
        page.end_headers()
        try:
            for _ in itertools.repeat(None):
                page.wfile.write(b"x")
                page.wfile.flush()
        except OSError:
            pass

    minutes = itertools.count(step=60)
    with _served(exported, tile__entries__000=dripping) as (address, _), pytest.raises(NoAnswer) as late:
        fetch_log(address, tmp_path, patience=Patience(silence=5, whole=300, now=lambda: next(minutes)))

    assert late.value.facts["place"] == f"{address}/tile/entries/000"
    assert next(minutes) < 60 * 40


def test_a_silent_address_is_waited_for_only_so_long(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Exception, match=r"log\.unreachable"):
        fetch_log(f"http://127.0.0.1:{silent.getsockname()[1]}", tmp_path, patience=Patience(silence=1))


@pytest.mark.parametrize(
    "address",
    [
        *("http://", "http://:80", "http://[::1", "http://127.0.0.1:port/", "http://127.0.0.1:99999/", "http://a b/"),
        *("http://127.0.0.1:1/?a=b", "http://127.0.0.1:1/#x", "http://127.0.0.1:1/\x7f", "http://u:hush@["),
        "https://127.0.0.1:1",
    ],
)
def test_what_is_no_address_of_a_log_is_said_in_one_sentence(address: str) -> None:
    code, _, said = _verify(address)

    assert (code, "hush" in said) == (2, False)


def test_a_log_of_any_size_at_an_address_is_refused_at_the_first_tile_it_lacks(exported: Path) -> None:
    note = signed_note(Checkpoint(ORIGIN, 10**18, b"\1" * 32).text(), signer("log"), ORIGIN)
    with _served(exported, checkpoint=lambda page: page.answer(note)) as (address, page):
        code, problems, _ = _verify(address)

    assert (code, len(page.seen)) == (1, 4)
    assert any(each.startswith("log.file_missing") and each.endswith("tile/entries/001") for each in problems)


def test_fetching_tells_how_far_it_is(exported: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with _served(exported) as (address, _):
        fetch_log(address, tmp_path, lambda done, total: told.append((done, total)))

    assert told == [(done, 5) for done in range(5)]
