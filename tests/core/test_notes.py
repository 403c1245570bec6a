import pytest

from colonnade.core.log.checkpoints import Checkpoint, NotACheckpoint, parse_checkpoint
from colonnade.core.log.merkle import EMPTY_ROOT, inclusion_proof, leaf_hash, root_of
from colonnade.core.log.notes import (
    COSIGNATURE,
    NotAKey,
    NotANote,
    VerifierKey,
    cosignature,
    cosigned_bytes,
    format_note,
    is_signed_by,
    parse_note,
    parse_vkey,
)
from colonnade.core.log.proofs import NotAProof, format_proof, is_proven, parse_proof
from colonnade.core.log.tiles import NotATile, Tile, entry_bundle, parse_bundle, parse_path, tiles_grown, tiles_of
from colonnade.edges.signing import log_key, signed_note, verify
from colonnade.edges.simulator import signer
from tests.sizes import LONG_RUN

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
ROOT = leaf_hash(b"entry")
CHECKPOINT = Checkpoint("example.invalid", 1, ROOT)


def test_the_key_of_the_specification_has_the_id_it_names() -> None:
    key = parse_vkey(EXAMPLE_KEY)

    assert str(key) == EXAMPLE_KEY
    assert key.key_id.hex() == "530d903a"


@pytest.mark.parametrize(
    "text", ["", "a+b+c", EXAMPLE_KEY.replace("530d", "530e"), EXAMPLE_KEY + "\n", EXAMPLE_KEY[:-4]]
)
def test_what_is_not_a_key_is_refused(text: str) -> None:
    with pytest.raises(NotAKey):
        parse_vkey(text)


def test_a_note_is_read_back_and_its_signature_holds() -> None:
    key = signer("log")
    note = parse_note(signed_note(b"If you think cryptography\n\nis the answer\n", key, "example.invalid"))

    assert note.text == b"If you think cryptography\n\nis the answer\n"
    assert is_signed_by(note, log_key(key, "example.invalid"), verify)
    assert not is_signed_by(note, log_key(key, "other.invalid"), verify)


def test_a_known_key_whose_second_line_fails_refuses_the_whole_note() -> None:
    key = signer("log")
    good = signed_note(b"text\n", key, "example.invalid")
    bad = signed_note(b"other\n", key, "example.invalid").rpartition(b"\n\n")[2]

    assert not is_signed_by(parse_note(good + bad), log_key(key, "example.invalid"), verify)


def test_lines_of_unknown_keys_are_passed_over() -> None:
    note = signed_note(b"text\n", signer("log"), "example.invalid")
    other = signed_note(b"other\n", signer("stranger"), "example.invalid").rpartition(b"\n\n")[2]

    assert is_signed_by(parse_note(other.join([note, b""])), log_key(signer("log"), "example.invalid"), verify)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\nx\n",
        "text\n\n— a b\n".encode(),
        b"te\x00xt\n\n",
        b"\xff\n\n",
        b"a" * 70_000,
    ],
)
def test_what_is_not_a_note_is_refused(content: bytes) -> None:
    with pytest.raises(NotANote):
        parse_note(content)


def test_a_witness_cosigns_text_and_time_together() -> None:
    witness = signer("witness")
    key = VerifierKey("witness.invalid", COSIGNATURE, witness.public)
    signed = witness.sign(cosigned_bytes(CHECKPOINT.text(), (1_700_000_000).to_bytes(8, "big")))
    line = cosignature(key, 1_700_000_000, signed)
    later = cosignature(key, 1_700_000_001, signed)

    assert is_signed_by(parse_note(format_note(CHECKPOINT.text(), [line])), key, verify)
    assert not is_signed_by(parse_note(format_note(CHECKPOINT.text(), [later])), key, verify)


def test_a_checkpoint_is_read_back() -> None:
    assert parse_checkpoint(CHECKPOINT.text()) == CHECKPOINT
    assert parse_checkpoint(Checkpoint("o", 0, EMPTY_ROOT).text()).size == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\n1\n", b"\n01\n"),
        (b"\n1\n", b"\n-1\n"),
        (b"\n1\n", b"\n0\n"),
        (b"=\n", b"=\nextension\n"),
        (b"example.invalid", b""),
    ],
)
def test_any_other_spelling_of_a_checkpoint_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(NotACheckpoint):
        parse_checkpoint(CHECKPOINT.text().replace(old, new))


def test_tiles_are_named_as_the_specification_names_them() -> None:
    assert Tile("0", 1234067, 256).path() == "tile/0/x001/x234/067"
    assert Tile("entries", 0, 5).path() == "tile/entries/000.p/5"
    assert parse_path("tile/0/x001/x234/067") == Tile("0", 1234067, 256)


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1",
        "tile/00/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/../000",
    ],
)
def test_any_other_name_is_no_tile(path: str) -> None:
    with pytest.raises(NotATile):
        parse_path(path)


def test_a_size_implies_the_tiles_of_the_worked_table() -> None:
    paths = [tile.path() for tile in tiles_of(256)]
    assert paths == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]
    large = list(tiles_of(70_000))
    assert sum(tile.level == "0" and tile.width == 256 for tile in large) == 273
    assert {tile.path() for tile in large} >= {"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"}
    assert list(tiles_of(0)) == []


def test_a_log_grown_step_by_step_has_every_tile_of_its_last_size() -> None:
    written: set[str] = set()
    for size in range(1, 1101 if LONG_RUN else 600):
        grown = {tile.path() for tile in tiles_grown(size - 1, size)}
        written |= grown
        assert {tile.path() for tile in tiles_of(size)} <= written
        assert len(grown) <= 4


def test_entries_are_read_back_and_nothing_more() -> None:
    entries = [b"", b"a", b"b" * 65_535]
    bundle = entry_bundle(entries)

    assert parse_bundle(bundle, 3) == entries
    for wrong, width in ((bundle + b"\0", 3), (bundle[:-1], 3), (bundle, 2), (bundle, 4)):
        with pytest.raises(NotATile):
            parse_bundle(wrong, width)


def test_a_proof_shows_its_entry_under_its_key_and_no_other() -> None:
    key = signer("log")
    entries = [str(n).encode() for n in range(7)]
    leaves = [leaf_hash(entry) for entry in entries]
    checkpoint = signed_note(Checkpoint("example.invalid", 7, root_of(leaves)).text(), key, "example.invalid")
    hashes = inclusion_proof(5, 7, lambda start, end: root_of(leaves[start:end]))
    proof = parse_proof(format_proof(5, hashes, checkpoint))

    assert is_proven(entries[5], proof, log_key(key, "example.invalid"), verify) is not None
    assert is_proven(entries[4], proof, log_key(key, "example.invalid"), verify) is None
    assert is_proven(entries[5], proof, log_key(signer("thief"), "example.invalid"), verify) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"c2sp.org/tlog-proof@v1\n\n",
        b"c2sp.org/tlog-proof@v1\nindex 01\n\nx",
        b"c2sp.org/tlog-proof@v1\nindex 1\nzz\n\nx",
    ],
)
def test_what_is_not_a_proof_is_refused(content: bytes) -> None:
    with pytest.raises(NotAProof):
        parse_proof(content)


def test_the_only_control_character_of_a_note_is_the_newline() -> None:
    note = signed_note(b"one\ntwo\n", signer("log"), "name")
    for byte in range(0x20):
        changed = note.replace(b"w", bytes([byte]))
        if byte == ord("\n"):
            assert parse_note(changed).text == b"one\nt\no\n"
        else:
            with pytest.raises(NotANote) as refused:
                parse_note(changed)
            assert refused.value.facts["fault"] == "control_character"
