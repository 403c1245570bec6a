"""Who may write a restored log again, and how a new log carries on an old one; no history forks."""

import hashlib
import random
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from colonnade.apps.organisations import services
from colonnade.apps.organisations.models import SpanRow
from colonnade.apps.publiclog import continuing, selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.cli import restoring
from colonnade.cli.main import main
from colonnade.core.errors import Refusal
from colonnade.core.log.backups import log_folder
from colonnade.core.log.checkpoints import Checkpoint, parse_checkpoint
from colonnade.core.log.current import FetchFirst, ForeignCheckpoint, Forked, ProvesNothing
from colonnade.core.log.notes import parse_note
from colonnade.core.log.proofs import is_proven, parse_proof
from colonnade.core.log.states import Closed, LogState, NotReadOnly, ReadOnly
from colonnade.core.organisations.continuing import NotTheContinuation
from colonnade.core.replay import book_of, state_hash
from colonnade.edges.homes import BadOrigin
from colonnade.edges.outside import DoesNotHold, NoSuchLog, NotOutside, NotSigned
from colonnade.edges.signing import Signer, new_signer, read_signer, signed_note, verify
from colonnade.edges.simulator import Simulator
from tests import independent_reader, nodes
from tests.nodes import ORIGIN, TODAY, Node, keep, restored
from tests.sizes import sized

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = "test.invalid/second"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLONNADE_HOME", str(tmp_path / "nowhere"))


class Story:
    """A node that wrote four acts, was kept, wrote two more, published all, and was lost."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.node = Node.new(folder / "a")
        self.node.write(3)
        self.stale = self.node.checkpoint(folder / "stale")
        self.node.write(1)
        self.same = self.node.checkpoint(folder / "same")
        self.kept = keep(self.node, folder)
        self.before = self.node.export(folder / "before")
        self.node.write(2)
        self.newest = self.node.checkpoint(folder / "newest")
        self.after = self.node.export(folder / "after")
        self.key = read_signer(self.node.home.path / "log.key")
        self.whole = nodes.primary()
        self.node.lost()

    def restored(self) -> Node:
        return restored(self.kept, self.folder / "b", self.node.simulator, self.node.bodies)

    def signed(self, size: int, root: bytes, origin: str = ORIGIN, key: Signer | None = None) -> Path:
        place = self.folder / "signed"
        place.write_bytes(signed_note(Checkpoint(origin, size, root).text(), key or self.key, origin))
        return place


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def _resume(node: Node, source: Path, key: Signer | None) -> None:
    restoring.resume(node.home, ORIGIN, str(source), key)


@pytest.mark.parametrize(("size", "refusal"), [(3, ProvesNothing), (4, None), (5, FetchFirst)])
def test_only_a_checkpoint_of_exactly_the_restored_size_lifts_read_only(
    story: Story, size: int, refusal: type[Refusal] | None
) -> None:
    node = story.restored()
    roots = {3: parse_checkpoint(parse_note(story.stale.read_bytes()).text).root, 5: b"5" * 32}
    roots[4] = selectors.head_of(ORIGIN).root
    outside = story.signed(size, roots[size])
    if refusal is None:
        _resume(node, outside, story.key)
        node.write(1)
        assert selectors.size_of(ORIGIN) == 5
        return

    with pytest.raises(refusal):
        _resume(node, outside, story.key)
    with pytest.raises(ReadOnly):
        node.write(1)


@pytest.mark.parametrize("size", [3, 4])
def test_another_root_for_a_size_that_the_log_has_is_refused_as_a_fork(story: Story, size: int) -> None:
    node = story.restored()
    with pytest.raises(Forked):
        _resume(node, story.signed(size, b"x" * 32), story.key)
    assert selectors.state_of(ORIGIN) is LogState.READ_ONLY


def test_a_checkpoint_not_of_this_log_or_not_signed_by_its_key_or_from_this_home_is_refused(story: Story) -> None:
    node, root = story.restored(), selectors.head_of(ORIGIN).root
    (story.folder / "noise").write_text("noise")

    with pytest.raises(NotSigned):
        _resume(node, story.signed(4, root, "other.invalid"), story.key)
    with pytest.raises(NotSigned):
        _resume(node, story.signed(4, root, key=new_signer()), story.key)
    with pytest.raises(NotSigned):
        _resume(node, story.folder / "noise", story.key)
    with pytest.raises(NotOutside):
        _resume(node, node.home.log_folder / "checkpoint", story.key)
    with pytest.raises(ForeignCheckpoint):
        continuing.resume(node.home, Checkpoint("other.invalid", 4, root))
    assert selectors.state_of(ORIGIN) is LogState.READ_ONLY


def test_the_logs_own_key_must_come_back(story: Story) -> None:
    node = story.restored()
    for key in (None, new_signer()):
        with pytest.raises(restoring.NotTheLogsKey):
            _resume(node, story.same, key)
        assert not (node.home.path / "log.key").exists()
        assert selectors.state_of(ORIGIN) is LogState.READ_ONLY

    _resume(node, story.same, story.key)

    assert read_signer(node.home.path / "log.key").public == story.key.public
    assert (node.home.path / "log.key").stat().st_mode & 0o777 == 0o600
    before = nodes.primary(), nodes.files_below(node.home.path)
    _resume(node, story.same, None)
    assert (nodes.primary(), nodes.files_below(node.home.path)) == before
    node.write(1)
    with pytest.raises(NotReadOnly):
        _resume(node, story.same, story.key)


def test_a_new_log_that_waits_for_its_first_act_is_told_again(story: Story) -> None:
    node = story.restored()
    told = restoring.new_log(node.home, SECOND)
    before = nodes.primary(), nodes.files_below(node.home.path)

    assert restoring.new_log(node.home, SECOND) == told
    assert (nodes.primary(), nodes.files_below(node.home.path)) == before
    with pytest.raises(NotReadOnly):
        restoring.new_log(node.home, "test.invalid/third")


def test_what_the_log_signed_later_is_fetched_and_makes_the_same_tables_and_files(story: Story, tmp_path: Path) -> None:
    node = story.restored()
    with pytest.raises(FetchFirst):
        _resume(node, story.newest, story.key)

    assert restoring.fetch(node.home, ORIGIN, str(story.after)) == 2
    assert restoring.fetch(node.home, ORIGIN, str(story.after)) == 0
    assert nodes.primary() == story.whole
    assert nodes.tables_hash() == state_hash(book_of(story.node.simulator.acts))
    assert nodes.files_below(node.export(tmp_path / "again")) == nodes.files_below(story.after)
    with pytest.raises(ReadOnly):
        node.write(1)
    _resume(node, story.newest, story.key)
    node.simulator = story.node.simulator
    node.write(1)
    node.export(story.after)
    assert main(["log", "verify", str(story.after), "--since", str(story.newest), "--seals"]) == 0


def test_what_is_fetched_must_be_sound_and_go_on_from_the_same_bytes(story: Story, tmp_path: Path) -> None:
    node, before = story.restored(), nodes.primary()
    entries = log_folder(ORIGIN) + "/tile/entries/000.p/6"
    content = (story.after / entries).read_bytes()
    for damaged in (content[:-9], content.replace(b"count_returned", b"count_Returned", 1), b""):
        (story.after / entries).write_bytes(damaged)
        with pytest.raises(DoesNotHold):
            restoring.fetch(node.home, ORIGIN, str(story.after))
    with pytest.raises(NoSuchLog):
        restoring.fetch(node.home, ORIGIN, str(tmp_path / "none"))
    assert restoring.fetch(node.home, ORIGIN, str(story.before)) == 0

    assert nodes.primary() == before
    assert parse_checkpoint(parse_note((node.home.log_folder / "checkpoint").read_bytes()).text).size == 4


def test_a_shorter_copy_and_a_copy_of_another_past_give_nothing(story: Story, tmp_path: Path) -> None:
    from tests.logs import WrittenLog  # noqa: PLC0415 -- this case alone forges

    node, before = story.restored(), nodes.primary()
    entries = Simulator()
    body = entries.found("Another past", "base", "2020-01-01")
    for number in range(6):
        entries.count(body, "2021-01-01", 200 + number)
    honest = [bytes(entry.content) for entry in selectors.all_entries(ORIGIN)]
    for name, some, refusal in (("short", honest[:2], ProvesNothing), ("forked", entries.entries, Forked)):
        WrittenLog(nodes_folder(tmp_path / name), story.key, ORIGIN, some).publish()
        with pytest.raises(refusal):
            restoring.fetch(node.home, ORIGIN, str(tmp_path / name))

    assert nodes.primary() == before


def nodes_folder(path: Path) -> Any:
    from colonnade.edges.logfiles import Folder  # noqa: PLC0415 -- a name of its own for one use

    return Folder(path)


def test_an_open_log_fetches_nothing(story: Story) -> None:
    node = story.restored()
    _resume(node, story.same, story.key)
    with pytest.raises(NotReadOnly):
        restoring.fetch(node.home, ORIGIN, str(story.after))


def _continued(node: Node, **changed: Any) -> bytes:
    cited = selectors.carried_on_by(SECOND)
    assert cited is not None
    facts = {"origin": cited.origin, "size": cited.size, "root": cited.root.hex()} | changed
    node.simulator.act(node.bodies[0], "log_continued", "2022-01-01", facts)
    return node.simulator.entries[-1]


WRONG: list[dict[str, Any]] = [
    {"size": 3},
    {"size": 5},
    {"root": "ab" * 32},
    {"origin": "test.invalid/lof"},
    {"origin": SECOND},
]


def test_the_first_act_of_a_new_log_cites_exactly_the_old_one_and_nothing_else_may_come_first(story: Story) -> None:
    node = story.restored()
    key, facts = restoring.new_log(node.home, SECOND)
    assert key == str(node.home.key_of(SECOND))
    assert f'"size": {4}' in facts
    chain = list(node.simulator.entries), list(node.simulator.acts)
    for wrong in WRONG:
        with pytest.raises(NotTheContinuation):
            node.record(_continued(node, **wrong))
        node.simulator.entries[:], node.simulator.acts[:] = chain[0][:], chain[1][:]
    node.simulator.count(node.bodies[0], "2022-01-01", 400)
    with pytest.raises(NotTheContinuation):
        node.record(node.simulator.entries[-1])
    node.simulator.entries[:], node.simulator.acts[:] = chain[0][:], chain[1][:]
    assert selectors.size_of(SECOND) == 0

    node.record(_continued(node))

    assert selectors.state_of(SECOND) is LogState.OPEN
    node.write(2)
    assert selectors.size_of(SECOND) == 3


def test_the_first_act_comes_after_the_last_of_the_old_log_and_of_one_of_its_organisations(story: Story) -> None:
    node = story.restored()
    restoring.new_log(node.home, SECOND)
    first = node.simulator.acts[0].act.id
    cited = selectors.carried_on_by(SECOND)
    assert cited is not None
    facts = {"origin": cited.origin, "size": cited.size, "root": cited.root.hex()}
    node.simulator.act(node.bodies[0], "log_continued", "2022-01-01", facts, after=(first,))
    with pytest.raises(services.NotAfterTheLast):
        node.record(node.simulator.entries.pop())
    node.simulator.acts.pop()
    stranger = Simulator().found("Strangers", "base", "2020-01-01")
    node.simulator.act(stranger, "log_continued", "2022-01-01", facts)
    with pytest.raises(services.CannotStand):
        node.record(node.simulator.entries.pop())
    node.simulator.acts.pop()
    node.simulator.act(node.bodies[0], "log_continued", "2022-01-01", facts, sealers=(new_signer(),))
    with pytest.raises(services.CannotStand):
        node.record(node.simulator.entries.pop())


def test_the_old_log_is_closed_for_ever_on_this_node(story: Story) -> None:
    node = story.restored()
    restoring.new_log(node.home, SECOND)
    node.simulator.count(node.bodies[0], "2022-01-01", 400)

    with pytest.raises(Closed):
        services.record_act(origin=ORIGIN, content=node.simulator.entries[-1], today=TODAY)
    with pytest.raises(Closed):
        publiclog.publish_log(origin=ORIGIN, folder=node.home.log_folder, signer=story.key)
    with pytest.raises(NotReadOnly):
        restoring.resume(node.home, SECOND, str(story.same), story.key)
    assert not (node.home.path / "log.key").exists()


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb", "x" * 201, "demo.invalid", ORIGIN])
def test_a_new_log_has_a_usable_name_of_its_own(story: Story, origin: str) -> None:
    node = story.restored()
    before = nodes.files_below(node.home.path)
    with pytest.raises(Refusal) as refused:
        restoring.new_log(node.home, origin)

    assert refused.value.code in {BadOrigin.code, "homes.demo_origin", continuing.OriginTaken.code}
    assert nodes.files_below(node.home.path) == before
    assert selectors.state_of(ORIGIN) is LogState.READ_ONLY


def test_a_node_that_writes_cannot_leave_its_log(story: Story) -> None:
    node = story.restored()
    _resume(node, story.same, story.key)
    with pytest.raises(NotReadOnly):
        restoring.new_log(node.home, SECOND)


@pytest.fixture
def two(story: Story) -> Node:
    """A node whose first log is closed at four acts and carried on by a second one with three."""
    node = story.restored()
    restoring.new_log(node.home, SECOND)
    node.record(_continued(node))
    node.write(2)
    return node


def test_an_export_of_two_logs_is_accepted_and_read_by_a_second_program(two: Node, story: Story) -> None:
    target = two.export(story.folder / "out")
    keys = [argument for origin in (ORIGIN, SECOND) for argument in ("--key", str(two.home.key_of(origin)))]

    assert sorted(path.name for path in (target / "logs").iterdir()) == sorted(
        hashlib.sha256(origin.encode()).hexdigest() for origin in (ORIGIN, SECOND)
    )
    assert main(["log", "verify", str(target), "--seals", "--since", str(story.same), *keys]) == 0
    read, now = independent_reader.standing(target)
    assert [each.id for each in read] == [sealed.act.id for sealed in two.simulator.acts]
    assert len(now.in_effect) == 7
    two.write(1)
    two.export(target)
    assert main(["log", "verify", str(target), "--seals", *keys]) == 0


def test_an_earlier_export_of_the_old_log_takes_in_the_new_one(two: Node, story: Story) -> None:
    assert main(["log", "verify", str(two.export(story.before)), "--seals"]) == 0


def test_rebuild_and_every_page_cope_with_two_logs(two: Node, story: Story, client: Client) -> None:
    stored = nodes.tables_hash()

    assert stored == state_hash(book_of(two.simulator.acts))
    assert services.rebuild(SECOND) == 7
    assert nodes.tables_hash() == stored
    home = client.get("/en/").content.decode()
    assert "<strong>7</strong> acts in the log" in home
    page = client.get("/en/log/").content.decode()
    for origin in (ORIGIN, SECOND):
        assert str(two.home.key_of(origin)) in page
    assert f"log verify http://testserver/{log_folder(ORIGIN)}" in page
    assert client.get("/en/feed.xml").content.decode().count("<entry>") == 7
    assert [entry.origin for entry in selectors.latest(SECOND, 4, TODAY)] == [SECOND] * 3 + [ORIGIN]
    assert selectors.number_known(SECOND, date(2026, 1, 1)) == 7


@pytest.mark.parametrize("position", range(7))
def test_each_act_refers_to_the_log_that_holds_it(two: Node, client: Client, position: int) -> None:
    sealed = two.simulator.acts[position]
    origin = ORIGIN if position < 4 else SECOND
    stored = selectors.entry_of(sealed.act.id)
    assert stored is not None
    assert (stored.origin, stored.index) == (origin, position if position < 4 else position - 4)
    page = client.get(f"/en/acts/{sealed.act.id}/").content.decode()
    assert origin in page
    assert f"http://testserver/{'log' if origin == SECOND else log_folder(ORIGIN)}<" in page
    proof = parse_proof(client.get(f"/acts/{sealed.act.id}.tlog-proof").content)
    proven = is_proven(stored.content, proof, two.home.key_of(origin), verify)
    assert proven is not None
    assert proven.origin == origin


def test_every_log_is_served_under_its_own_address_and_the_written_one_under_log(
    two: Node, client: Client, story: Story
) -> None:
    for origin in (ORIGIN, SECOND):
        folder, published = log_folder(origin), nodes.files_below(two.home.folder_of(origin))
        for name in published:
            served = client.get(f"/{folder}/{name}")
            assert served.content == published[name], name
            if origin == SECOND:
                assert client.get(f"/log/{name}").content == published[name]
    assert client.get("/logs/" + "0" * 64 + "/checkpoint").status_code == 404
    assert client.get(f"/{log_folder(ORIGIN)}/../log.key").status_code == 404
    tile = "tile/entries/000.p/4"
    assert "immutable" in client.get(f"/{log_folder(ORIGIN)}/{tile}").headers["Cache-Control"]
    assert "immutable" not in client.get("/log/tile/entries/000.p/3").headers["Cache-Control"]
    assert story.same.read_bytes() == client.get(f"/{log_folder(ORIGIN)}/checkpoint").content


def test_two_logs_are_kept_restored_resumed_and_carried_on_again(two: Node, story: Story) -> None:
    kept = keep(two, story.folder, "two")
    outside = two.checkpoint(story.folder / "outside")
    key = read_signer(two.home.key_path(SECOND))
    before = nodes.primary(), nodes.tree(), nodes.tables_hash()
    exported = nodes.files_below(two.export(story.folder / "e1"))
    two.lost()
    again = restored(kept, story.folder / "c", two.simulator, two.bodies)

    assert (nodes.primary(), nodes.tree(), nodes.tables_hash()) == before
    assert nodes.files_below(again.export(story.folder / "e2")) == exported
    assert selectors.state_of(ORIGIN) is LogState.CLOSED
    assert selectors.state_of(SECOND) is LogState.READ_ONLY
    restoring.resume(again.home, SECOND, str(outside), key)
    again.write(1)
    again.lost()
    third = restored(kept, story.folder / "d", two.simulator, two.bodies)
    restoring.new_log(third.home, "test.invalid/third")
    cited = selectors.carried_on_by("test.invalid/third")
    assert cited is not None
    assert (cited.origin, cited.size) == (SECOND, 3)
    assert selectors.state_of(ORIGIN) is LogState.CLOSED


def test_a_new_log_that_was_never_written_is_kept_and_can_be_left_for_another(story: Story) -> None:
    node = story.restored()
    restoring.new_log(node.home, SECOND)
    kept = keep(node, story.folder, "waiting")
    node.lost()
    again = restored(kept, story.folder / "c", node.simulator, node.bodies)
    restoring.new_log(again.home, "test.invalid/third")
    cited = selectors.carried_on_by("test.invalid/third")

    assert cited is not None
    assert (cited.origin, cited.size) == (ORIGIN, 4)
    facts = {"origin": cited.origin, "size": cited.size, "root": cited.root.hex()}
    again.simulator.act(again.bodies[0], "log_continued", "2022-01-01", facts)
    again.record(again.simulator.entries[-1])
    assert main(["log", "verify", str(again.export(story.folder / "out")), "--seals"]) == 0


# Whatever a node lives through, nobody is ever shown two pasts of one log.


class Histories:
    """Random lives of a node: written, kept, written on, lost, restored, and taken up again one way or another."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.signed: dict[tuple[str, int], set[bytes]] = {}
        self.acknowledged: dict[str, list[bytes]] = {}
        self.shown: list[Path] = []

    def saw(self, node: Node) -> None:
        for each in node.signed:
            self.signed.setdefault((each.origin, each.size), set()).add(each.root)

    def write(self, node: Node, most: int) -> None:
        for _ in range(self.chance.randint(0, most)):
            if self.chance.random() < 0.25:
                node.found(f"Body {len(node.bodies)}")
            else:
                day = f"2021-{self.chance.randint(1, 12):02}-01"
                node.simulator.count(
                    self.chance.choice(node.bodies), day, self.chance.randint(50, 900), recorded="2022-01-01"
                )
            self.record(node)

    def record(self, node: Node) -> None:
        entry = node.simulator.entries[-1]
        node.record(entry)
        self.acknowledged.setdefault(node.origin, []).append(entry)
        self.shown.append(node.checkpoint(self.folder / f"seen{len(self.shown)}"))

    def refused(self, attempt: Callable[[], object]) -> None:
        with pytest.raises(Refusal):
            attempt()

    def live(self) -> None:
        node = Node.new(self.folder / "a")
        node.found("Body 0")
        self.record(node)
        self.write(node, 4)
        for round_ in range(self.chance.randint(1, 2)):
            kept = keep(node, self.folder, f"backup{round_}")
            self.write(node, 4)
            self.saw(node)
            exported = node.export(self.folder / f"export{round_}")
            key, past = read_signer(node.home.key_path(node.origin)), node
            node.lost()
            node = restored(kept, self.folder / f"home{round_}", past.simulator, past.bodies)
            node.bodies = [body for body in past.bodies if SpanRow.objects.filter(organisation=body.id).exists()]
            self.take_up(node, past, key, exported, round_)
            self.write(node, 3)
        self.saw(node)

    def take_up(self, node: Node, past: Node, key: Signer, exported: Path, round_: int) -> None:
        """Try what must not go; then go one of the two lawful ways."""
        origin, newest = node.origin, self.shown[-1]
        restored_size = selectors.size_of(origin)
        chain = list(node.simulator.entries), list(node.simulator.acts)
        node.simulator.count(node.bodies[0], "2023-01-01", 77)
        self.refused(lambda: node.record(node.simulator.entries[-1]))
        self.refused(lambda: publiclog.publish_log(origin=origin, folder=node.home.folder_of(origin), signer=key))
        node.simulator.entries[:], node.simulator.acts[:] = chain
        for seen in self.chance.sample(self.shown, min(3, len(self.shown))):
            said = parse_checkpoint(parse_note(seen.read_bytes()).text)
            if (said.origin, said.size) != (origin, restored_size):
                self.refused(partial(restoring.resume, node.home, origin, str(seen), key))
        if self.chance.random() < 0.5:
            if self.chance.random() < 0.3:
                restoring.fetch(node.home, origin, str(exported))
                node.simulator, node.bodies = past.simulator, past.bodies
            self.carry_on(node, f"test.invalid/log{round_ + 2}")
            return
        if parse_checkpoint(parse_note(newest.read_bytes()).text).size > restored_size:
            self.refused(lambda: restoring.resume(node.home, origin, str(newest), key))
            restoring.fetch(node.home, origin, str(exported))
            node.simulator, node.bodies = past.simulator, past.bodies
        restoring.resume(node.home, origin, str(newest), key)

    def carry_on(self, node: Node, origin: str) -> None:
        restoring.new_log(node.home, origin)
        chain = list(node.simulator.entries), list(node.simulator.acts)
        node.simulator.count(node.bodies[0], "2023-01-01", 78)
        self.refused(lambda: node.record(node.simulator.entries[-1]))
        node.simulator.entries[:], node.simulator.acts[:] = chain
        cited = selectors.carried_on_by(origin)
        assert cited is not None
        facts = {"origin": cited.origin, "size": cited.size, "root": cited.root.hex()}
        node.simulator.act(self.chance.choice(node.bodies), "log_continued", "2023-01-01", facts)
        self.record(node)


@pytest.mark.parametrize("seed", range(sized(300)))
def test_restoring_an_old_backup_and_writing_never_forks(tmp_path: Path, seed: int) -> None:
    lives = Histories(tmp_path, seed)
    lives.live()

    assert all(len(roots) == 1 for roots in lives.signed.values())
    for origin in selectors.origins():
        here = selectors.entries(origin, 0, selectors.size_of(origin))
        acknowledged = lives.acknowledged.get(origin, [])
        assert here == acknowledged[: len(here)], origin
        if selectors.state_of(origin) is LogState.OPEN:
            assert here == acknowledged
    assert services.rebuild(selectors.written_log()) == sum(map(selectors.size_of, selectors.origins()))
    newest = Node(settings.COLONNADE_HOME)
    assert main(["log", "verify", str(newest.export(tmp_path / "last")), "--seals"]) == 0
