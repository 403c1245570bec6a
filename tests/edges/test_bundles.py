"""A bundle is read where its manifest says that things lie, and nothing else of a file is ever believed."""

import hashlib
import io
import os
import tarfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.log.bundles import (
    MANIFEST,
    Listed,
    NotABundle,
    NotWhatOneHas,
    format_have,
    limit_of,
    manifest,
    parse_have,
    parse_manifest,
)
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.edges.bundles import opened_bundle, what_one_has, write_bundle
from colonnade.edges.newfiles import NameTaken
from colonnade.edges.ustar import archive
from tests.sizes import sized

LOG = f"logs/{'a' * 64}"
CONTENT = {
    "have": b"",
    f"{LOG}/checkpoint": b"c" * 700,
    f"{LOG}/tile/entries/000.p/3": b"t" * 1500,
    f"{LOG}/vkey": b"k" * 512,
}


def _written(place: Path) -> bytes:
    write_bundle(place, {name: partial(bytes, content) for name, content in CONTENT.items()})
    return place.read_bytes()


def _read(place: Path) -> tuple[dict[str, bytes | None], list[str], list[str], bool]:
    with opened_bundle(place) as bundle:
        return {name: bundle.read(name) for name in bundle.members}, bundle.missing, bundle.damaged, bundle.is_whole


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "bundle"


def test_what_was_written_is_read_and_any_tool_can_look_into_it(place: Path) -> None:
    _written(place)

    assert _read(place) == (CONTENT, [], [], True)
    with tarfile.open(place) as tar:
        assert [each.name for each in tar] == [MANIFEST, *sorted(CONTENT)]
        assert {(each.mtime, each.uid, each.gid, each.uname, each.gname) for each in tar} == {(0, 0, 0, "", "")}


def test_a_name_that_is_taken_is_left_alone(place: Path) -> None:
    before = _written(place)

    with pytest.raises(NameTaken):
        _written(place)
    assert place.read_bytes() == before


def test_cut_anywhere_what_is_whole_is_read_and_the_rest_is_named(place: Path) -> None:
    whole = _written(place)
    for length in range(len(whole)):
        place.write_bytes(whole[:length])
        try:
            found, missing, damaged, is_whole = _read(place)
        except NotABundle:
            assert length < 2048
            continue
        assert not is_whole
        assert not damaged
        assert found == {name: CONTENT[name] for name in CONTENT if name not in missing}


@settings(max_examples=sized(3000))
@given(st.integers(0, 1 << 16), st.integers(0, 7))
def test_no_flipped_bit_changes_what_is_read(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    place = tmp_path_factory.mktemp("bits") / "bundle"
    whole = bytearray(_written(place))
    whole[at % len(whole)] ^= 1 << bit
    place.write_bytes(whole)
    try:
        found, _, _, is_whole = _read(place)
    except NotABundle:
        return
    assert not is_whole
    assert found.items() <= CONTENT.items()


def _tar(*members: tarfile.TarInfo, first: bytes = b"") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for member in members:
            tar.addfile(member, io.BytesIO(first if member.name == MANIFEST else bytes(member.size)))
    return out.getvalue()


def _info(name: str, size: int = 0, **said: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    for field, value in said.items():
        setattr(info, field, value)
    return info


NAMES = [
    *("../../etc/passwd", "/etc/passwd", "logs/../have", f"{LOG}/../../x", f"{LOG}/tile/0/000", f"{LOG}/secret"),
    *(f"{LOG}/tile/entries/0", f"{LOG}/tile/entries/000.p/256", "evidence/x", "have\n", "HAVE", "./have", "log.key"),
    *("logs", f"{LOG}/", f"{LOG}/tile/entries/../000", "blobs/" + "a" * 64, "\u202ehave", "have\0", f"{LOG}/vkey/x"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_has_no_place_in_a_bundle_is_refused(name: str, place: Path) -> None:
    assert limit_of(name) is None
    listed = f"colonnade/bundle/v1\n{hashlib.sha256(b'').hexdigest()} 0 {name}\nend 1\n".encode()
    place.write_bytes(b"".join(archive(iter([(MANIFEST, listed)]))))

    with pytest.raises(NotABundle), opened_bundle(place):
        pass


KINDS: list[Callable[[], tarfile.TarInfo]] = [
    lambda: _info("have", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
    lambda: _info("have", type=tarfile.LNKTYPE, linkname="MANIFEST"),
    lambda: _info("have", type=tarfile.CHRTYPE, devmajor=1, devminor=5),
    lambda: _info("have", type=tarfile.FIFOTYPE),
    lambda: _info("have", type=tarfile.DIRTYPE),
    lambda: _info("have", mtime=1_700_000_000),
    lambda: _info("have", uname="zahra"),
    lambda: _info("have", uid=1000),
    lambda: _info("have", mode=0o4755),
    lambda: _info("other"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_plain_member_without_owner_and_time_is_not_read(
    kind: Callable[[], tarfile.TarInfo], place: Path
) -> None:
    first = manifest([Listed("have", 0, hashlib.sha256(b"").hexdigest())])
    place.write_bytes(_tar(_info(MANIFEST, len(first)), kind(), first=first)[: 4 * 512])

    found, _, damaged, _ = _read(place)
    assert (found, damaged) == ({}, ["have"])


def test_something_after_the_end_is_told(place: Path) -> None:
    place.write_bytes(_written(place) + b"more")

    assert not _read(place)[3]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"colonnade/bundle/v1\n",
        b"colonnade/bundle/v1\nend 1\n",
        b"colonnade/bundle/v1\nend 00\n",
        b"colonnade/bundle/v2\nend 0\n",
        b"colonnade/bundle/v1\nend 0",
        b"colonnade/bundle/v1\r\nend 0\r\n",
        b"colonnade/bundle/v1\n" + 2 * (b"0" * 64 + b" 0 have\n") + b"end 2\n",
        b"colonnade/bundle/v1\n" + b"0" * 64 + b" 99999999999 have\nend 1\n",
        b"colonnade/bundle/v1\n" + b"0" * 64 + b" 0007 have\nend 1\n",
        b"colonnade/bundle/v1\n"
        + b"".join(b"0" * 64 + b" 0 evidence/%064x\n" % n for n in range(200_001))
        + b"end 200001\n",
        b"colonnade/bundle/v1\n"
        + b"".join(b"0" * 64 + b" 16000000 logs/%064x/tile/entries/000\n" % n for n in range(150))
        + b"end 150\n",
    ],
)
def test_a_manifest_that_is_wrong_names_too_much_or_something_twice_is_refused(content: bytes) -> None:
    with pytest.raises(NotABundle):
        parse_manifest(content)


def test_a_manifest_that_says_it_is_huge_costs_nothing(place: Path) -> None:
    place.write_bytes(tarfile.TarInfo(MANIFEST).tobuf(tarfile.USTAR_FORMAT)[:124] + b"77777777777\0" + bytes(2000))

    with pytest.raises(NotABundle), opened_bundle(place):
        pass


def test_a_pipe_a_folder_and_what_is_no_bundle_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "text").write_text("a letter")
    for name in ("pipe", "text"):
        with pytest.raises(NotABundle), opened_bundle(tmp_path / name):
            pass
    with pytest.raises((NotABundle, IsADirectoryError)), opened_bundle(tmp_path):
        pass


def test_what_a_node_has_is_read_from_its_bundle_or_alone(tmp_path: Path) -> None:
    heads = [Checkpoint("b.invalid", 2, b"2" * 32), Checkpoint("a.invalid", 0, b"1" * 32)]
    content = format_have(heads)
    (tmp_path / "alone").write_bytes(content)
    write_bundle(tmp_path / "bundle", {"have": lambda: content})

    for name in ("alone", "bundle"):
        assert what_one_has(tmp_path / name) == {head.origin: head for head in heads}
    assert parse_have(b"") == {}
    for wrong in (b"a.invalid 1\n", content[:-1], b"a.invalid 01 " + b"0" * 64 + b"\n", content[::-1]):
        (tmp_path / "alone").write_bytes(wrong)
        with pytest.raises(NotWhatOneHas):
            what_one_has(tmp_path / "alone")
