"""Nodes that were apart know the same once they have exchanged bundles, in whatever order and however often."""

import random
import re
import tarfile
from pathlib import Path

import pytest
from django.test import Client

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.showing import Taken
from colonnade.cli import restoring
from colonnade.core.log.backups import Damaged, log_folder, read_backup
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.forks import parse_fork, require_fork
from colonnade.core.log.merging import Fate
from colonnade.core.log.notes import parse_note
from colonnade.core.log.policy import parse_policy
from colonnade.core.log.states import LogState, ReadOnly
from colonnade.edges.bundles import what_one_has
from colonnade.edges.signing import verify
from colonnade.edges.simulator import Body
from colonnade.words.calendars import both, digits
from colonnade.words.pages import say
from tests import nodes
from tests.islands import ROOF, THIRD, TODAY, UNION, Island, Sea
from tests.sizes import sized
from tests.witnesses import witness

pytestmark = pytest.mark.django_db(transaction=True)


def _fates(taken: list[Taken]) -> dict[str, Fate]:
    return {each.origin: each.fate for each in taken}


def test_an_organisation_on_its_own_node_affiliates_to_a_federation_on_another(tmp_path: Path) -> None:
    union, roof = Island.new(tmp_path / "union", UNION), Island.new(tmp_path / "roof", ROOF)
    third = Island.new(tmp_path / "third", THIRD)
    base = union.found("Mill", "base", "2026-01-01")
    federation = roof.found("Steel", "federation", "2026-01-01")
    decision = union.decide(base, federation, "2026-02-01")
    there = union.write(tmp_path / "there")
    assert _fates(roof.read(there)) == {UNION: Fate.UNASKED}
    assert _fates(roof.read(there, union.key)) == {UNION: Fate.NEW}
    assert _fates(roof.read(there)) == {UNION: Fate.SAME}
    admission = roof.admit(federation, base, decision, "2026-03-01")
    back = roof.write(tmp_path / "back")
    assert _fates(third.read(roof.write(tmp_path / "only"), roof.key)) == {ROOF: Fate.NEW, UNION: Fate.UNASKED}
    assert third.standing(admission) == "waiting"
    assert _fates(union.read(back, roof.key)) == {ROOF: Fate.NEW, UNION: Fate.OWN}
    third.read(there, union.key)

    assert union.state() == roof.state() == third.state()
    assert third.standing(admission) == "in_effect"


def _pair(tmp_path: Path) -> tuple[Island, Island, Body, Body]:
    union, roof = Island.new(tmp_path / "union", UNION), Island.new(tmp_path / "roof", ROOF)
    return union, roof, union.found("Mill", "base", "2026-01-01"), roof.found("Steel", "federation", "2026-01-01")


def test_what_is_read_again_or_is_older_changes_nothing(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    old = union.write(tmp_path / "old")
    union.count(base, "2026-02-01", 60)
    new = union.write(tmp_path / "new")

    assert _fates(roof.read(new, union.key)) == {UNION: Fate.NEW}
    before = roof.state()
    assert _fates(roof.read(old)) == {UNION: Fate.SHORTER}
    assert _fates(roof.read(new)) == {UNION: Fate.SAME}
    assert roof.state() == before


def test_what_the_reader_has_can_be_left_out(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    roof.read(union.write(tmp_path / "first"), union.key)
    union.count(base, "2026-02-01", 60)
    had = what_one_has(roof.write(tmp_path / "has"))

    assert _fates(roof.read(union.write(tmp_path / "rest", had))) == {UNION: Fate.GROWN}
    nothing = union.write(tmp_path / "none", what_one_has(roof.write(tmp_path / "has")))
    assert b"tile/entries" not in nothing.read_bytes()
    assert _fates(roof.read(nothing)) == {UNION: Fate.SAME}
    assert _fates(Island.new(tmp_path / "x", THIRD).read(nothing, union.key)) == {UNION: Fate.INCOMPLETE}


def test_a_log_is_taken_under_the_key_that_was_named_and_no_other(tmp_path: Path) -> None:
    union, roof, _, _ = _pair(tmp_path)
    false = Island.new(tmp_path / "false", UNION)
    false.found("False mill", "base", "2026-01-01")
    forged = false.write(tmp_path / "forged")

    taken = roof.read(forged, union.key)
    assert [(each.fate, each.problem) for each in taken] == [(Fate.REFUSED, "log.other_key")]
    roof.read(union.write(tmp_path / "honest"), union.key)
    assert _fates(roof.read(forged)) == {UNION: Fate.REFUSED}
    assert not roof.forks()


def test_a_log_under_the_name_of_another_is_refused(tmp_path: Path) -> None:
    union, roof, _, _ = _pair(tmp_path)
    third = Island.new(tmp_path / "third", THIRD)
    third.found("Third", "base", "2026-01-01")
    content = third.write(tmp_path / "third.bundle").read_bytes()
    folder, other = log_folder(THIRD).encode(), log_folder(UNION).encode()
    (tmp_path / "moved").write_bytes(content.replace(folder, other))

    roof.read(tmp_path / "moved", union.key)
    assert roof.views() == {}


def _stolen(tmp_path: Path, union: Island) -> Island:
    """Somebody writes with the union's key, from its first act on."""
    thief = Island.new(tmp_path / "thief", UNION, like=union)
    thief.simulator.entries, thief.simulator.acts = union.simulator.entries[:1], union.simulator.acts[:1]
    thief.record()
    return thief


def test_of_a_forked_log_there_counts_what_its_pasts_have_in_common_in_whatever_order_they_came(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    third = Island.new(tmp_path / "third", THIRD)
    thief = _stolen(tmp_path, union)
    union.count(base, "2026-02-01", 60)
    thief.count(base, "2026-02-01", 600)
    honest, false = union.write(tmp_path / "honest"), thief.write(tmp_path / "false")

    roof.read(honest, union.key)
    third.read(false, union.key)
    assert roof.views() == third.views() == {UNION: 2}
    assert _fates(roof.read(false)) == _fates(third.read(honest)) == {UNION: Fate.FORKED}
    assert roof.views() == third.views() == {UNION: 1}
    assert roof.forks() == third.forks()
    assert roof.forks()
    assert _fates(roof.read(false)) == {UNION: Fate.FORKED}
    assert len(roof.forks()) == 1


def test_the_evidence_alone_tells_a_third_node(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    third = Island.new(tmp_path / "third", THIRD)
    thief = _stolen(tmp_path, union)
    union.count(base, "2026-02-01", 60)
    thief.count(base, "2026-02-01", 600)
    roof.read(union.write(tmp_path / "honest"), union.key)
    roof.read(thief.write(tmp_path / "false"))
    third.read(union.write(tmp_path / "honest"), union.key)

    third.read(roof.write(tmp_path / "told"))
    assert third.forks() == roof.forks()
    assert third.views() == {UNION: 1}
    union.read(roof.write(tmp_path / "told"))
    assert union.forks() == roof.forks()
    with union.here():
        assert selectors.state_of(UNION) is LogState.READ_ONLY


def test_a_fork_cannot_take_back_what_others_have_built_upon(tmp_path: Path) -> None:
    union, roof, base, federation = _pair(tmp_path)
    third, fourth = Island.new(tmp_path / "third", THIRD), Island.new(tmp_path / "fourth", "fourth.invalid/log")
    thief = _stolen(tmp_path, union)
    decision = union.decide(base, federation, "2026-02-01")
    thief.count(base, "2026-02-01", 600)
    honest, false = union.write(tmp_path / "honest"), thief.write(tmp_path / "false")
    roof.read(honest, union.key)
    admission = roof.admit(federation, base, decision, "2026-03-01")
    after = roof.say(federation, "2026-03-02")
    roof.read(false)
    told = roof.write(tmp_path / "told")
    third.read(false, union.key)
    third.read(told, roof.key)
    fourth.read(told, roof.key, union.key)

    for node in (roof, third, fourth):
        assert node.views()[UNION] == 1
        assert node.standing(admission) == "in_effect"
        assert node.standing(after) == "in_effect"
    assert roof.state() == third.state() == fourth.state()


def test_what_a_quorum_of_witnesses_saw_stays_whatever_is_signed_besides(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    third = Island.new(tmp_path / "third", THIRD)
    thief = _stolen(tmp_path, union)
    union.count(base, "2026-02-01", 60)
    thief.count(base, "2026-02-01", 600)
    union.cosigned_by("a", "b")
    honest, false = union.write(tmp_path / "honest"), thief.write(tmp_path / "false")
    roof.policy = third.policy = parse_policy(
        f"witness a {witness('a')}\nwitness b {witness('b')}\ngroup both all a b\nquorum both\n".encode()
    )
    roof.read(honest, union.key)
    third.read(false, union.key)
    roof.read(false)
    third.read(honest)

    assert roof.views() == third.views() == {UNION: 2}
    assert roof.state() != third.state()
    third.read(roof.write(tmp_path / "all"), roof.key)
    assert roof.state() == third.state()
    assert roof.forks() <= third.forks()


def test_a_node_that_is_shown_more_of_its_own_log_writes_no_more(tmp_path: Path) -> None:
    union, roof, base, _ = _pair(tmp_path)
    thief = _stolen(tmp_path, union)
    thief.count(base, "2026-02-01", 60)

    assert _fates(union.read(thief.write(tmp_path / "more"))) == {UNION: Fate.OWN_AHEAD}
    with pytest.raises(ReadOnly):
        union.count(base, "2026-02-02", 70)
    assert not union.forks()
    roof.read(thief.write(tmp_path / "more"), union.key)
    assert roof.views() == {UNION: 2}


def test_an_act_rests_only_on_what_is_here_and_says_on_what(tmp_path: Path) -> None:
    union, roof, base, federation = _pair(tmp_path)
    decision = union.decide(base, federation, "2026-02-01")
    with pytest.raises(services.CannotStand):
        roof.admit(federation, base, decision, "2026-03-01")
    roof.simulator.entries.pop(), roof.simulator.acts.pop()
    roof.read(union.write(tmp_path / "there"), union.key)
    roof.simulator.admit(federation, base, decision, "2026-03-01")
    with pytest.raises(services.RestsOnAnother):
        roof.record()


def test_an_act_in_two_logs_counts_once_with_the_seals_of_both(tmp_path: Path) -> None:
    union, roof, _, _ = _pair(tmp_path)
    double = Island.new(tmp_path / "double", THIRD)
    double.simulator.entries, double.simulator.acts = union.simulator.entries[:1], union.simulator.acts[:1]
    double.record()
    roof.read(union.write(tmp_path / "one"), union.key)
    before = roof.state()
    roof.read(double.write(tmp_path / "two"), double.key)

    assert roof.state() == before
    assert roof.views() == {THIRD: 1, UNION: 1}


@pytest.mark.parametrize("seed", range(sized(200)))
def test_nodes_that_act_apart_and_exchange_whatever_comes_know_the_same_in_the_end(seed: int, tmp_path: Path) -> None:
    """Bundles are read old, twice, cut, bent, in any order; in half of the histories a key was stolen, in half of all
    there are witnesses, who sometimes see both pasts.
    """
    world = Sea(tmp_path, random.Random(seed), is_forked=seed % 2 == 1, is_witnessed=seed % 4 > 1)
    for _ in range(12):
        world.step()
    world.calm()

    honest = world.nodes[1:] if world.is_forked else world.nodes
    assert len({node.state() for node in honest}) == 1
    assert len({tuple(sorted(node.views_of(UNION))) for node in world.nodes[1:]}) == 1
    shown = {bool(node.forks()) for node in world.nodes}
    assert shown == {world.is_forked} or (shown == {False} and world.nodes[0].is_read_only())


def test_a_backup_keeps_what_is_known_of_others_and_the_evidence(tmp_path: Path) -> None:
    union, roof, base, federation = _pair(tmp_path)
    thief = _stolen(tmp_path, union)
    decision = union.decide(base, federation, "2026-02-01")
    thief.count(base, "2026-02-01", 600)
    roof.read(union.write(tmp_path / "honest"), union.key)
    admission = roof.admit(federation, base, decision, "2026-03-01")
    roof.read(thief.write(tmp_path / "false"))
    before = (roof.state(), roof.views(), roof.forks())
    again = roof.kept_and_restored(tmp_path / "kept", tmp_path / "again")

    assert (again.state(), again.views(), again.forks()) == before
    assert again.standing(admission) == "in_effect"
    again.require_replay()


def test_what_a_log_signed_after_a_backup_is_fetched_though_it_rests_on_another_log(tmp_path: Path) -> None:
    union, roof, base, federation = _pair(tmp_path)
    decision = union.decide(base, federation, "2026-02-01")
    roof.read(union.write(tmp_path / "there"), union.key)
    kept = roof.kept(tmp_path / "kept")
    admission = roof.admit(federation, base, decision, "2026-03-01")
    roof.say(federation, "2026-03-02")
    whole, copy = roof.state(), roof.home.log_folder
    again = roof.restored(kept, tmp_path / "again")
    with again.here():
        assert restoring.fetch(again.home, ROOF, str(copy)) == 2

    assert again.state() == whole
    assert again.standing(admission) == "in_effect"
    again.require_replay()


def test_a_backup_in_which_anything_of_others_was_changed_is_refused(tmp_path: Path) -> None:
    union, roof, base, federation = _pair(tmp_path)
    thief = _stolen(tmp_path, union)
    decision = union.decide(base, federation, "2026-02-01")
    thief.count(base, "2026-02-01", 600)
    roof.read(union.write(tmp_path / "honest"), union.key)
    roof.admit(federation, base, decision, "2026-03-01")
    roof.read(thief.write(tmp_path / "false"))
    kept = roof.kept(tmp_path / "kept")
    whole = nodes.members(kept)
    elsewhere = [at for at, (name, _) in enumerate(whole) if name.startswith(("others/", "evidence/", "acts/"))]

    assert {name.partition("/")[0] for name, _ in whole} >= {"others", "evidence", "acts"}
    for at in elsewhere:
        name, content = whole[at]
        changes = [content[:-2] + bytes([content[-2] ^ 1]) + content[-1:], b""] if content else [b"x"]
        for changed in changes:
            with pytest.raises(Damaged):
                list(read_backup(iter([*whole[:at], (name, changed), *whole[at + 1 :]]), verify))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_page_of_the_logs_tells_of_all_that_are_known_of_forks_and_of_what_waits(
    language: str, tmp_path: Path, client: Client
) -> None:
    union, roof, base, federation = _pair(tmp_path)
    third, thief = Island.new(tmp_path / "third", THIRD), _stolen(tmp_path, union)
    decision = union.decide(base, federation, "2026-02-01")
    thief.count(base, "2026-02-01", 600)
    roof.read(union.write(tmp_path / "honest"), union.key)
    admission = roof.admit(federation, base, decision, "2026-03-01")
    third.read(roof.write(tmp_path / "told"), roof.key)
    roof.read(thief.write(tmp_path / "false"))

    with third.here():
        page = client.get(f"/{language}/logs/").content.decode()
        assert {admission.id, decision.id, ROOF, THIRD} <= set(re.findall(r">([^<>\s]+)<", page))
        assert client.get(f"/{language}/acts/{admission.id}/").status_code == 200
    with roof.here():
        response = client.get(f"/{language}/logs/")
        page, (digest,) = response.content.decode(), [each for _, each, _ in others.forks()]
        assert both(TODAY, language) in page
        assert say("logs.forked", language, view=digits("1", language)) in page
        assert not response.cookies
        sides = [client.get(f"/forks/{digest}/{side}.checkpoint").content for side in (1, 2)]
        assert {parse_checkpoint(parse_note(side).text).size for side in sides} == {2}
        require_fork(parse_fork(client.get(f"/forks/{digest}.fork").content), union.key, verify)
        assert say("act.alone", language)[:30] in client.get(f"/{language}/acts/{decision.id}/").content.decode()
        founded = client.get(f"/{language}/acts/{base.founding.id}/").content.decode()
        assert say("act.elsewhere", language)[:30] in founded
        assert "tlog-proof" not in founded
        assert client.get(f"/{language}/organisations/{base.id}/").status_code == 200
        for missing in (f"/forks/{'0' * 64}.fork", f"/forks/{'0' * 64}/1.checkpoint", f"/forks/{digest}/3.checkpoint"):
            assert client.get(missing).status_code == 404


def test_what_comes_in_a_bundle_is_on_the_first_page_at_once(tmp_path: Path, client: Client) -> None:
    union, roof, _, _ = _pair(tmp_path)
    with roof.here():
        client.get("/en/")
    roof.read(union.write(tmp_path / "there"), union.key)

    with roof.here():
        assert ">2</" in client.get("/en/").content.decode().replace("\n", "")


def test_no_bundle_tells_a_clock_time_or_whose_machine_wrote_it(tmp_path: Path) -> None:
    union, _, _, _ = _pair(tmp_path)
    place = union.write(tmp_path / "there")

    assert place.stat().st_mtime % 86_400 == 0
    with tarfile.open(place) as tar:
        assert {(each.mtime, each.uid, each.gid, each.uname, each.gname) for each in tar} == {(0, 0, 0, "", "")}
    assert str(tmp_path).encode() not in place.read_bytes()
