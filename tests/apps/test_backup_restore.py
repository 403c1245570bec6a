"""What is kept comes back the same; what a restored node may do; what is damaged leaves nothing."""

import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import transaction
from django.test import Client

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import continuing, keeping, selectors, writing
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Entry, Log
from colonnade.cli import restoring
from colonnade.cli.main import main
from colonnade.core.acts.blobs import blob_digest, sealed_blob
from colonnade.core.log.backups import (
    Damaged,
    LogKept,
    Member,
    ending,
    entry_tiles,
    head_members,
    manifest,
    read_backup,
)
from colonnade.core.log.checkpoints import Checkpoint
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.states import Doing, LogState, ReadOnly
from colonnade.core.log.tiles import entry_bundle
from colonnade.edges import backups, restorings
from colonnade.edges.homes import HomeTaken, create_home
from colonnade.edges.logfiles import Folder
from colonnade.edges.signing import log_key, new_signer, read_signer, signed_note, verify
from tests import nodes
from tests.apps.furnished import furnished_home
from tests.logs import acts
from tests.nodes import ORIGIN, TODAY, Kept, Node, keep, restored
from tests.sizes import sized

pytestmark = pytest.mark.django_db(transaction=True)
LETTER = sealed_blob(b"r" * 32, b"To whom it concerns: Ghazal of the foundry resigns.")
HIDDEN = sealed_blob(b"s" * 32, b"a letter that its author keeps")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def node(tmp_path: Path) -> Node:
    node = Node.new(tmp_path / "a")
    node.write(7)
    publiclog.keep_blob(LETTER, is_published=True)
    publiclog.keep_blob(HIDDEN, is_published=False)
    return node


@pytest.fixture
def kept(node: Node, tmp_path: Path) -> Kept:
    return keep(node, tmp_path)


@pytest.mark.parametrize("steps", [(1,), (1,) * 5, (3, 252, 1, 1, 3), (255, 1, 256, 8)])
def test_what_was_kept_comes_back_the_same(tmp_path: Path, steps: tuple[int, ...]) -> None:
    node = Node.new(tmp_path / "a")
    entries = iter(acts(sum(steps)))
    for step in steps:
        for _ in range(step):
            services.record_act(origin=ORIGIN, content=next(entries), today=TODAY)
        node.publish()
    publiclog.keep_blob(LETTER, is_published=True)
    publiclog.keep_blob(HIDDEN, is_published=False)
    publiclog.erase_blob(publiclog.keep_blob(b"e" * 40, is_published=True))
    kept = keep(node, tmp_path)
    before = (nodes.primary(), nodes.tree(), nodes.tables_hash(), nodes.files_below(node.export(tmp_path / "ea")))
    node.lost()

    again = restored(kept, tmp_path / "b")

    after = (nodes.primary(), nodes.tree(), nodes.tables_hash(), nodes.files_below(again.export(tmp_path / "eb")))
    assert before == after
    assert services.rebuild(ORIGIN) == sum(steps)
    assert nodes.tables_hash() == before[2]
    assert (again.home.origin, again.home.is_demo) == (ORIGIN, False)
    assert main(["log", "verify", str(tmp_path / "eb"), "--seals"]) == 0


def test_a_backup_names_every_primary_table() -> None:
    found = {
        f"{config.label}.{name}"
        for config in apps.get_app_configs()
        if config.name.startswith("colonnade.apps.")
        for name in config.models_module.PRIMARY  # type: ignore[union-attr]
    }

    assert found == {
        *("publiclog.Log", "publiclog.Entry", "publiclog.Blob", "publiclog.Erasure"),
        *("publiclog.OtherLog", "publiclog.OtherEntry", "publiclog.KeptFork", "publiclog.LoneAct"),
        *("accounts.Account", "accounts.RecoveryCode"),
        *("desk.SeatRow", "desk.DraftRow", "desk.Agreement", "desk.FoundingRow"),
        *("elections.Box", "elections.BoxPiece", "elections.Ballot"),
        "electorate.RollRow",
    }


def test_a_backup_shows_no_name_and_holds_no_key_of_the_node(node: Node, kept: Kept) -> None:
    closed, plain = kept.file.read_bytes(), kept.plain()
    seed = (node.home.path / "log.key").read_bytes().strip()
    secret = (node.home.path / "secret").read_bytes().strip()

    for canary in (b"Ironworkers", b"foundry", b"test.invalid", b"MANIFEST", b"organisations."):
        assert canary not in closed
    for canary in (b"Ironworkers", b"foundry", b"test.invalid"):
        assert canary in plain
    for canary in (seed, bytes.fromhex(seed.decode()), secret, bytes.fromhex(secret.decode())):
        assert canary not in closed
        assert canary not in plain


def test_a_backup_is_its_owners_and_tells_no_clock_time(kept: Kept) -> None:
    assert kept.file.stat().st_mode & 0o777 == 0o600
    assert {name for name, _ in nodes.members(kept)} >= {"MANIFEST", "END"}
    assert nodes.archive(nodes.members(kept)) == kept.plain()


def test_what_a_restore_publishes_again_tells_no_clock_time(kept: Kept, node: Node, tmp_path: Path) -> None:
    node.lost()
    log = restored(kept, tmp_path / "b").home.log_folder

    assert {each.stat().st_mtime % (24 * 60 * 60) for each in (log, *log.rglob("*"))} == {0}


def test_a_backup_replaces_no_file_and_a_stopped_one_leaves_none(node: Node, kept: Kept, tmp_path: Path) -> None:
    before = kept.file.read_bytes()
    lock = backups.lock_for([str(kept.unlock.identities[0].to_public())])
    with pytest.raises(backups.FileTaken):
        restoring.write(node.home, kept.file, lock)
    with pytest.raises(backups.FileTaken):
        restoring.write(node.home, tmp_path / "none" / "backup", lock)

    def stopping() -> Iterator[Member]:
        yield "MANIFEST", b"x"
        raise Damaged(place="here")

    with pytest.raises(Damaged):
        backups.write_backup(tmp_path / "stopped", stopping(), lock)

    assert kept.file.read_bytes() == before
    assert not [path.name for path in tmp_path.iterdir() if "stopped" in path.name or path.name.endswith(".new")]


def test_a_backup_taken_while_others_write_is_as_of_its_checkpoint(node: Node, tmp_path: Path) -> None:
    logs = keeping.logs_kept(node.home, {ORIGIN: 7})
    before = nodes.primary()["entries"]
    node.write(3)
    secret = tmp_path / "key"
    lock = backups.lock_for([backups.new_identity(secret)])
    with keeping.snapshot():
        backups.write_backup(tmp_path / "backup", keeping.members(logs, {}), lock)
    node.lost()

    restored(Kept(tmp_path / "backup", secret), tmp_path / "b")

    assert nodes.primary()["entries"] == before


def test_a_snapshot_does_not_see_what_comes_after_it_began(node: Node) -> None:
    with keeping.snapshot():
        assert Log.objects.get().size == 7
        assert Entry.objects.count() == 7
    node.write(1)
    assert Log.objects.get().size == 8


def test_what_was_recorded_and_not_published_is_published_first_and_kept(node: Node, tmp_path: Path) -> None:
    node.simulator.count(node.bodies[0], "2022-01-01", 500)
    services.record_act(origin=ORIGIN, content=node.simulator.entries[-1], today=TODAY)
    kept = keep(node, tmp_path)
    node.lost()
    restored(kept, tmp_path / "b")

    assert Log.objects.get().size == 8


def test_a_passphrase_opens_what_it_closed_and_another_does_not(node: Node, tmp_path: Path) -> None:
    for name, phrase in (("right", "six words of ours\nsecond line"), ("wrong", "five words of ours")):
        (tmp_path / name).write_text(phrase)
    lock = backups.Lock(passphrase=backups.passphrase_in(tmp_path / "right"))
    restoring.write(node.home, tmp_path / "backup", lock)
    opened, other = (backups.Unlock(passphrase=backups.passphrase_in(tmp_path / each)) for each in ("right", "wrong"))

    assert [log.size for log in restoring.survey(tmp_path / "backup", opened)] == [7]
    with pytest.raises(backups.NotDecrypted):
        restoring.survey(tmp_path / "backup", other)


def _forged(entries: list[bytes], origin: str, kept: Kept, place: Path) -> Path:
    """A backup that anybody could write to this recipient: whole, with a key and a checkpoint of the forger's own."""
    key, root = new_signer(), root_of([leaf_hash(entry) for entry in entries])
    size = len(entries)
    note = signed_note(Checkpoint(origin, size, root).text(), key, origin)
    log, tile = LogKept(origin, size, root, log_key(key, origin), note, (size,)), next(entry_tiles(size))
    some = [("MANIFEST", said := manifest([log], 0)), *head_members(log)]
    some += [(f"{log.folder}/{tile.path()}", entry_bundle(entries)), ("END", ending(said))]
    place.write_bytes(nodes.encrypted(nodes.archive(some), kept))
    return place


def test_a_demo_is_neither_kept_nor_restored(tmp_path: Path, settings: LazySettings, kept: Kept) -> None:
    nodes.lose_everything()
    demo = furnished_home(tmp_path / "demo")
    settings.COLONNADE_HOME = demo
    os.environ["COLONNADE_HOME"] = str(demo.path)
    assert main(["backup", str(tmp_path / "no"), "--to", str(kept.unlock.identities[0].to_public())]) == 2
    assert not (tmp_path / "no").exists()

    with pytest.raises(backups.NotDecrypted):
        restoring.survey(_forged(acts(2), "demo.invalid", kept, tmp_path / "forged"), kept.unlock)


def test_a_backup_forged_whole_brings_no_act_whose_seal_fails_and_is_told_by_its_key(
    tmp_path: Path, kept: Kept
) -> None:
    entries = acts(3)
    ours = restoring.survey(kept.file, kept.unlock)[0].key
    resealed = [*entries[:2], entries[2].replace(b"2021-01-01", b"2021-01-02")]

    with pytest.raises(Damaged):
        restoring.survey(_forged(resealed, ORIGIN, kept, tmp_path / "forged"), kept.unlock)
    honest = _forged(entries, ORIGIN, kept, tmp_path / "honest")
    assert restoring.survey(honest, kept.unlock)[0].key != ours
    with pytest.raises(restoring.OtherKey):
        restoring.survey(honest, kept.unlock, ours)


def test_what_witnesses_said_is_kept_too_unless_it_is_of_another_past(node: Node, tmp_path: Path) -> None:
    checkpoint = (node.home.log_folder / "checkpoint").read_bytes()
    (node.home.log_folder / "cosigned").write_bytes(checkpoint)
    node.write(1)
    kept = keep(node, tmp_path)
    forged = signed_note(Checkpoint(ORIGIN, 7, b"x" * 32).text(), node.home.signer(), ORIGIN)
    (node.home.log_folder / "cosigned").write_bytes(forged)
    other = keep(node, tmp_path, "other")
    node.lost()

    assert (restored(kept, tmp_path / "b").home.log_folder / "cosigned").read_bytes() == checkpoint
    nodes.lose_everything()
    assert not (restored(other, tmp_path / "c").home.log_folder / "cosigned").exists()


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _noise(content: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(content))


def _longer(content: bytes, chance: random.Random) -> bytes:
    return content + chance.randbytes(1 + chance.randrange(99))


def _dropped(some: list[Member], chance: random.Random) -> list[Member]:
    at = chance.randrange(len(some))
    return some[:at] + some[at + 1 :]


def _doubled(some: list[Member], chance: random.Random) -> list[Member]:
    at = chance.randrange(len(some))
    return [*some[: at + 1], *some[at:]]


def _swapped(some: list[Member], chance: random.Random) -> list[Member]:
    one, two = sorted(chance.sample(range(len(some)), 2))
    return [*some[:one], some[two], *some[one + 1 : two], some[one], *some[two + 1 :]]


def _renamed(some: list[Member], chance: random.Random) -> list[Member]:
    at = chance.randrange(len(some))
    name = chance.choice(["../../etc/passwd", some[at][0] + "x", "log.key", "documents/published/" + "0" * 64])
    return [*some[:at], (name, some[at][1]), *some[at + 1 :]]


def _changed(some: list[Member], chance: random.Random) -> list[Member]:
    at = chance.choice([n for n, (name, content) in enumerate(some) if content and not name.endswith("/sizes")])
    return [*some[:at], (some[at][0], _flipped(some[at][1], chance)), *some[at + 1 :]]


OUTER: list[Callable[[bytes, random.Random], bytes]] = [_flipped, _cut, _noise, _longer]
INNER: list[Callable[[list[Member], random.Random], list[Member]]] = [_dropped, _doubled, _swapped, _renamed, _changed]


def test_every_changed_byte_of_what_a_backup_says_of_itself_is_refused(kept: Kept, tmp_path: Path) -> None:
    (name, said), *others = nodes.members(kept)
    for place in range(len(said)):
        changed = said[:place] + bytes([said[place] ^ 1]) + said[place + 1 :]
        with pytest.raises(Damaged):
            list(read_backup(iter([(name, changed), *others]), verify))


def test_a_backup_from_before_erasures_were_kept_is_read(kept: Kept) -> None:
    (name, said), *others, (end, _) = nodes.members(kept)
    before = said.replace(b'"erased": [], ', b"")
    assert before != said

    assert list(read_backup(iter([(name, before), *others, (end, b"")]), verify))
    with pytest.raises(Damaged):
        list(read_backup(iter([(name, said), *others, (end, b"")]), verify))


def test_a_damaged_backup_is_refused_with_its_place_and_leaves_nothing(
    kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, some, content = tmp_path / "b", nodes.members(kept), kept.file.read_bytes()
    os.environ["COLONNADE_HOME"] = str(home)
    nodes.lose_everything()
    for seed in range(sized(600)):
        chance = random.Random(seed)
        if seed % 2:
            damaged = OUTER[seed // 2 % len(OUTER)](content, chance)
        else:
            damage = INNER[seed // 2 % len(INNER)]
            damaged = nodes.encrypted(nodes.archive(damage(some, chance)), kept)
        (tmp_path / "damaged").write_bytes(damaged)

        code = main(["restore", str(tmp_path / "damaged"), "--identity", str(kept.secret), "--lang", "en"])

        said = capsys.readouterr()
        assert (code, said.out, said.err.count("\n")) == (2, "", 1), seed
        assert "damaged" in said.err or "in the backup is not what it must be" in said.err, (seed, said.err)
        assert not home.exists(), seed
        assert not Log.objects.exists()


def test_a_backup_for_another_key_or_of_another_log_is_refused(kept: Kept, tmp_path: Path) -> None:
    backups.new_identity(tmp_path / "other")
    with pytest.raises(backups.NotDecrypted):
        restoring.survey(kept.file, backups.unlock_by(tmp_path / "other"))
    pinned = create_home(tmp_path / "stranger", ORIGIN).key_of(ORIGIN)

    with pytest.raises(restoring.OtherKey):
        restoring.survey(kept.file, kept.unlock, pinned)


def test_a_home_or_a_folder_with_something_in_it_is_refused_untouched(kept: Kept, node: Node, tmp_path: Path) -> None:
    before = nodes.files_below(node.home.path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("mine")

    with pytest.raises(HomeTaken):
        restoring.put_back(node.home.path, kept.file, kept.unlock)
    with pytest.raises(restorings.NotEmpty):
        restoring.put_back(tmp_path / "mine", kept.file, kept.unlock)
    with pytest.raises(continuing.DatabaseTaken):
        restoring.put_back(tmp_path / "b", kept.file, kept.unlock)

    assert nodes.files_below(node.home.path) == before
    assert nodes.files_below(tmp_path / "mine") == {"letter": b"mine"}
    assert not (tmp_path / "b").exists()
    assert Log.objects.get().state == LogState.OPEN


def test_a_backup_changed_between_the_survey_and_the_restore_leaves_nothing(kept: Kept, tmp_path: Path) -> None:
    nodes.lose_everything()
    some = nodes.members(kept)
    kept.file.write_bytes(nodes.encrypted(nodes.archive(some[:-1]), kept))

    with pytest.raises(Damaged):
        restoring.put_back(tmp_path / "b", kept.file, kept.unlock)

    assert not (tmp_path / "b").exists()
    assert not Log.objects.exists()
    assert not nodes.primary()["blobs"]


def test_a_restored_node_shows_itself_and_refuses_every_write(
    kept: Kept, node: Node, tmp_path: Path, client: Client
) -> None:
    signer = read_signer(node.home.path / "log.key")
    node.lost()
    again = restored(kept, tmp_path / "b", node.simulator, node.bodies)
    before = nodes.primary(), nodes.files_below(again.home.path)
    again.simulator.count(again.bodies[0], "2022-01-01", 300)

    with pytest.raises(ReadOnly):
        services.record_act(origin=ORIGIN, content=again.simulator.entries[-1], today=TODAY)
    with pytest.raises(ReadOnly):
        publiclog.publish_log(origin=ORIGIN, folder=again.home.log_folder, signer=signer)
    with pytest.raises(ReadOnly):
        publiclog.keep_blob(b"d" * 40, is_published=True)
    with pytest.raises(ReadOnly), transaction.atomic():
        publiclog.lock_log(ORIGIN)

    assert (nodes.primary(), nodes.files_below(again.home.path)) == before
    assert services.rebuild(ORIGIN) == 7
    for address, said in (("/en/", "is read-only"), ("/fa/", "تنها خواندنی"), ("/en/log/", "is read-only")):
        assert said in client.get(address).content.decode()
    act = Entry.objects.order_by("index")[2].act
    assert client.get(f"/acts/{act}.tlog-proof").status_code == 200
    assert "is read-only" in client.get(f"/en/acts/{act}/").content.decode()
    again.export(tmp_path / "out")
    assert main(["log", "verify", str(tmp_path / "out"), "--seals"]) == 0


def test_a_document_can_be_erased_while_the_node_is_read_only(kept: Kept, node: Node, tmp_path: Path) -> None:
    digest = blob_digest(LETTER)
    node.lost()
    restored(kept, tmp_path / "b")

    assert publiclog.erase_blob(digest)
    assert selectors.published_blob(digest) is None


def test_an_erased_document_is_never_kept_again_nor_brought_back_by_what_is_fetched(node: Node, tmp_path: Path) -> None:
    digest = blob_digest(LETTER)
    publiclog.erase_blob(digest)
    with pytest.raises(publiclog.DocumentErased):
        publiclog.keep_blob(LETTER, is_published=True)

    kept = keep(node, tmp_path)
    node.lost()
    restored(kept, tmp_path / "b")
    assert publiclog.keep_blob(LETTER, is_published=True, doing=Doing.CATCH_UP) == digest
    assert selectors.published_blob(digest) is None
    assert selectors.is_erased(digest)


@pytest.mark.parametrize("erased", [["0" * 63], ["1" * 64, "0" * 64], ["0" * 64] * 2, 7, None])
def test_a_backup_that_spells_what_was_erased_otherwise_is_damaged(kept: Kept, erased: object) -> None:
    (name, content), *rest = nodes.members(kept)
    changed = json.dumps({**json.loads(content), "erased": erased}).encode()

    with pytest.raises(Damaged):
        list(read_backup(iter([(name, changed), *rest]), verify))


def test_a_node_that_writes_shows_no_such_notice(node: Node, client: Client) -> None:
    assert "is read-only" not in client.get("/en/").content.decode()


def test_what_a_stopped_restore_left_is_cleared_by_the_next(kept: Kept, node: Node, tmp_path: Path) -> None:
    expected = nodes.primary()
    node.lost()
    path = tmp_path / "b"
    restorings.begin(path)
    with backups.members_of(kept.file, kept.unlock) as some:
        continuing.put_together(read_backup(some, verify))
    (path / "log").mkdir()
    (path / "secret").write_text("half")

    again = restored(kept, path)

    assert nodes.primary() == expected
    assert selectors.state_of(ORIGIN) is LogState.READ_ONLY
    assert not (path / restorings.MARKER).exists()
    assert again.home.path == path


def test_an_empty_log_is_not_kept(tmp_path: Path) -> None:
    node = Node.new(tmp_path / "a")
    with pytest.raises(keeping.NothingToKeep):
        keep(node, tmp_path)
    assert not (tmp_path / "backup").exists()


def test_a_database_copied_back_by_hand_is_noticed_and_nothing_is_signed(node: Node, tmp_path: Path) -> None:
    kept = keep(node, tmp_path)
    node.write(2)
    files = nodes.files_below(node.home.path)
    nodes.lose_everything()
    put = restored(kept, tmp_path / "b")
    Log.objects.update(state=LogState.OPEN.value)
    node.here()
    node.simulator.count(node.bodies[0], "2022-06-01", 900)
    fresh = node.simulator.entries[-1]

    with pytest.raises(writing.NotThisPast):
        node.record(fresh)
    with pytest.raises(writing.NotThisPast):
        node.publish()
    with pytest.raises(writing.NotThisPast):
        keep(node, tmp_path, "second")
    assert nodes.files_below(node.home.path) == files

    continuing.hold(node.home)
    assert selectors.state_of(ORIGIN) is LogState.READ_ONLY
    assert restoring.fetch(node.home, ORIGIN, str(node.home.log_folder)) == 2
    outside = node.checkpoint(tmp_path / "outside")
    restoring.resume(node.home, ORIGIN, str(outside), None)
    assert node.record(fresh)
    assert put.home.path != node.home.path


def test_a_checkpoint_of_another_past_stops_writing_and_is_kept(node: Node, tmp_path: Path) -> None:
    from tests.logs import WrittenLog  # noqa: PLC0415 -- this case alone forges

    forged = WrittenLog(Folder(tmp_path / "x"), node.home.signer(), ORIGIN, acts(7)).publish()
    place = node.home.log_folder / "checkpoint"
    place.write_bytes(forged)

    with pytest.raises(writing.NotThisPast):
        node.write(1)
    with pytest.raises(writing.NotThisPast):
        node.publish()
    assert place.read_bytes() == forged
