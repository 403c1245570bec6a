import hashlib
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from colonnade.apps.organisations import selectors, services
from colonnade.apps.organisations.models import SpanRow, SumRow
from colonnade.apps.organisations.projection import span_of
from colonnade.apps.publiclog import selectors as publiclog_selectors
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Entry, Log
from colonnade.cli.main import main
from colonnade.core.acts.blobs import blob_digest
from colonnade.core.acts.canonical import Malformed
from colonnade.core.log.merkle import leaf_hash, root_of
from colonnade.core.log.states import LogState
from colonnade.core.organisations.forms import columns_below, measure_for, standing_form
from colonnade.core.organisations.measures import USUAL
from colonnade.core.organisations.spans import Span
from colonnade.core.organisations.vocabulary import ClaimedClass
from colonnade.core.replay import NotAChain, book_of
from colonnade.edges.signing import log_key
from colonnade.edges.simulator import Body, Simulator, signer
from tests.core.views import view_of
from tests.logs import ORIGIN, acts
from tests.sizes import sized
from tests.worlds import DAYS, FIRST, busy_world

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)


def _record(entries: list[bytes]) -> None:
    publiclog.open_log(ORIGIN)
    for entry in entries:
        services.record_act(origin=ORIGIN, content=entry, today=TODAY)


def _federation() -> tuple[Simulator, Body, list[Body]]:
    simulator = Simulator()
    roof, columns = simulator.federation("Steel", "steel", 6)
    simulator.act(columns[0], "affiliation_left", "2023-01-01", {"to": roof.id})
    simulator.count(columns[1], "2022-01-01", 200, recorded="2023-06-01")
    return simulator, roof, columns


def _spelled(span: Span) -> str:
    known = (span.start, span.until, span.known, span.superseded)
    facts = json.dumps(span.facts, sort_keys=True)
    return f"{span.organisation} {span.kind} {span.key} {span.other} {known} {span.act} {facts}"


def _table() -> list[str]:
    return sorted(_spelled(span_of(row)) for row in SpanRow.objects.all())


def _sums() -> list[tuple[object, ...]]:
    parts = ("is_direct", "branches", "stands", "drums")
    return sorted(SumRow.objects.values_list("body", *(f"cell__{part}" for part in parts), "day", "known", "number"))


def _fetched(simulator: Simulator) -> Simulator:
    """Every act is stored, whatever becomes of it."""
    publiclog.open_log(ORIGIN)
    Log.objects.update(state=LogState.READ_ONLY)
    services.catch_up(origin=ORIGIN, contents=simulator.entries)
    return simulator


def _numbered(claimed: list[str]) -> dict[str, int]:
    return {each.value: claimed.count(each) for each in ClaimedClass} | {"all": len(claimed)}


def _ground_days() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(300, DAYS + 300, 370)]


def test_the_table_is_what_the_full_replay_makes_and_so_is_the_rebuilt_one() -> None:
    simulator, _, _ = _federation()
    _record(simulator.entries)
    book = book_of(simulator.acts)
    whole = sorted(map(_spelled, book.everything()))

    assert _table() == whole
    assert services.rebuild(ORIGIN) == len(simulator.entries)
    assert _table() == whole


@pytest.mark.django_db(transaction=True)
def test_read_by_a_process_of_its_own_the_log_makes_the_same_table_and_a_changed_entry_is_refused() -> None:
    simulator, _, _ = _federation()
    _record(simulator.entries)
    before = _table()

    assert services.rebuild(ORIGIN) == len(simulator.entries)
    assert _table() == before

    Entry.objects.filter(index=3).update(content=Entry.objects.get(index=4).content)
    with pytest.raises((services.EntriesDiffer, NotAChain)):
        services.rebuild(ORIGIN)
    assert _table() == before


@pytest.mark.parametrize("seed", range(sized(20)))
def test_the_sums_that_act_after_act_has_changed_are_those_that_a_rebuild_makes(seed: int) -> None:
    _fetched(busy_world(seed))
    changed = _sums()

    services.rebuild(ORIGIN)

    assert len(changed) > 50
    assert _sums() == changed


@pytest.mark.parametrize("seed", range(sized(20)))
def test_on_sums_everybody_has_the_form_that_a_walk_shows_on_any_day_as_known_on_any_day(seed: int) -> None:
    simulator = _fetched(busy_world(seed))
    everybody = sorted({sealed.act.organisation for sealed in simulator.acts})
    for on in _ground_days():
        for known in _ground_days():
            view, ground = selectors.view(on, known), selectors.ground(on, known, everybody[:3])
            stands = [str(found["claimed_class"]) for each in everybody if (found := view.identity(each))]
            assert selectors.numbers(on, known) == _numbered(stands)
            for each in everybody:
                assert standing_form(ground, each) == standing_form(view, each)
                assert ground.columns(each, measure_for(ground, each)) == len(columns_below(view, each))


def test_a_federation_that_joins_or_ends_takes_with_it_all_that_stands_under_it() -> None:
    simulator, roof, columns = _federation()
    above = simulator.found("Together", "confederation", "2023-01-01")
    simulator.affiliate(roof, above, "2024-01-01")
    simulator.act(roof, "dissolved", "2025-01-01", {"assets_to": None})
    _record(simulator.entries)

    shown = {}
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2025, 1, 1)):
        ground = selectors.ground(day, TODAY, [])
        shown[day] = (ground.columns(above.id, USUAL), ground.columns(roof.id, USUAL))
    assert list(shown.values()) == [(0, len(columns) - 1), (len(columns) - 1, len(columns) - 1), (0, 0)]


@pytest.mark.parametrize("seed", range(5))
def test_a_view_on_any_day_as_known_on_any_day_is_the_replay(seed: int) -> None:
    chance = random.Random(seed)
    simulator, roof, _ = _federation()
    _record(simulator.entries)
    on, known = (date(2019 + chance.randint(0, 6), chance.randint(1, 12), 15) for _ in range(2))

    stored, replayed = selectors.view(on, known), view_of(simulator.acts, on, known)

    assert standing_form(stored, roof.id) == standing_form(replayed, roof.id)
    assert columns_below(stored, roof.id) == columns_below(replayed, roof.id)


def test_a_refused_act_leaves_nothing_behind() -> None:
    simulator, roof, columns = _federation()
    _record(simulator.entries)
    before = (_table(), Entry.objects.count(), Log.objects.get().size)
    simulator.act(columns[0], "affiliation_left", "2023-02-01", {"to": roof.id})

    with pytest.raises(services.CannotStand) as refused:
        _record(simulator.entries[-1:])

    assert refused.value.facts == {"standing": "without_effect", "why": "not_affiliated"}
    assert before == (_table(), Entry.objects.count(), Log.objects.get().size)


def _reply(simulator: Simulator, body: Body, to: str, **said: Any) -> None:
    facts = {"to": to, "title": {"binding": "en", "en": "Our reply"}, "document": None}
    simulator.act(body, "replied", "2024-01-01", facts, **said)


def test_a_reply_is_recorded_where_what_it_answers_is_here_and_refused_where_it_is_not() -> None:
    simulator, roof, columns = _federation()
    title = {"title": {"binding": "en", "en": "We are"}, "document": None}
    mine = simulator.act(roof, "statement", "2023-02-01", title)
    theirs = simulator.act(columns[2], "statement", "2023-02-02", title)
    _reply(simulator, roof, mine.id)
    _reply(simulator, roof, theirs.id, after=(*simulator.heads(), theirs.id))
    _record(simulator.entries)

    assert _table() == sorted(map(_spelled, book_of(simulator.acts).everything()))
    assert services.rebuild(ORIGIN) == len(simulator.entries)
    assert _table() == sorted(map(_spelled, book_of(simulator.acts).everything()))
    for missing in ("0" * 64, theirs.id):
        _reply(simulator, roof, missing, after=simulator.heads()[:1])
        with pytest.raises(services.CannotStand) as refused:
            _record([simulator.entries.pop()])
        simulator.acts.pop()
        assert refused.value.facts == {"standing": "without_effect", "why": "no_such_act"}


def test_an_act_that_comes_after_one_that_is_not_here_waits_and_is_not_recorded() -> None:
    simulator, roof, _ = _federation()
    _record(simulator.entries)
    _reply(simulator, roof, "0" * 64, after=(*simulator.heads(), "0" * 64))

    with pytest.raises(services.CannotStand) as refused:
        _record(simulator.entries[-1:])
    assert refused.value.facts == {"standing": "waiting", "why": "waits_for_another"}


def test_a_document_given_later_is_public_only_if_every_act_that_names_it_makes_it_so() -> None:
    simulator, roof, columns = _federation()
    sealed = b"r" * 32 + b"I leave."
    letter = {"length": 8, "sha256": blob_digest(sealed), "type": "text/plain"}
    capacity = {"binding": "en", "en": "Member"}
    kept = {"office": None, "capacity": capacity, "letter": letter, "published": False}
    simulator.act(roof, "resigned", "2023-02-01", kept)
    shown = {"title": {"binding": "en", "en": "Their letter"}, "document": letter}
    simulator.act(columns[1], "statement", "2023-02-02", shown)
    _record(simulator.entries)

    assert services.enclose(origin=ORIGIN, sealed=sealed) == letter["sha256"]
    assert publiclog_selectors.digests_kept() == [(letter["sha256"], False)]


def test_an_act_names_the_last_one_of_the_log() -> None:
    simulator, _, columns = _federation()
    _record(simulator.entries)
    simulator.count(columns[2], "2024-01-01", 50, after=(columns[2].founding.id,))

    with pytest.raises(services.NotAfterTheLast):
        _record(simulator.entries[-1:])


@pytest.mark.parametrize(
    ("recorded", "is_taken"),
    [("2025-12-31", True), ("2026-01-01", True), ("2026-01-02", False), ("2025-12", True), ("2026-01", False)],
)
def test_nothing_is_recorded_ahead_of_the_day_or_before_its_month_has_ended(recorded: str, is_taken: bool) -> None:
    simulator = Simulator()
    simulator.found("Mill", "base", recorded)
    if is_taken:
        _record(simulator.entries)
        return

    with pytest.raises(services.RecordedAhead):
        _record(simulator.entries)


def test_an_act_under_a_line_that_is_no_good_seal_is_not_taken() -> None:
    simulator = Simulator()
    simulator.found("Mill", "base", "2020-01-01")
    honest = simulator.entries[0]
    forged = honest + honest.rpartition(b"\n\n")[2].replace(b"colonnade.seal/", b"colonnade.seal/0")

    with pytest.raises(services.BadSeal):
        _record([forged])
    assert Entry.objects.count() == 0


def test_what_is_fetched_is_looked_into_as_what_is_recorded_is() -> None:
    simulator = Simulator()
    base = simulator.found("Mill", "base", "2020-01-01")
    simulator.act(base, "dissolved", "2021-01-01", {"assets_to": 7})
    _record(simulator.entries[:1])

    with pytest.raises(Malformed) as refused:
        services.catch_up(origin=ORIGIN, contents=simulator.entries[1:])
    assert refused.value.facts["path"] == "facts.assets_to"
    assert Entry.objects.count() == 1


def test_a_suspended_act_is_kept_and_confirmed_later() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    name = {"binding": "en", "en": "Board"}
    simulator.act(
        base, "organ_established", "2020-01-02", {"organ": "board", "name": name, "elected_by": None, "seats": 3}
    )
    office = {
        "office": "chair",
        "organ": "board",
        "title": name,
        "holder": "Falcon",
        "elected_by": "assembly",
        "until": None,
        "alternate": False,
        "mandate_from": None,
    }
    simulator.act(base, "office_filled", "2020-01-03", office)
    simulator.act(
        base,
        "unavailability_declared",
        "2021-01-01",
        {"since": "2020-12-01", "by": "organ", "officers": 0, "office": "chair"},
    )
    forced = simulator.count(base, "2021-02-01", 90, organ="chair")
    simulator.act(base, "acts_confirmed", "2021-03-01", {"acts": [forced.id], "by": "assembly"})
    _record(simulator.entries)
    book = book_of(simulator.acts)

    assert _table() == sorted(map(_spelled, book.everything()))


def test_the_published_log_grows_step_by_step_and_is_accepted_by_the_verifier(tmp_path: Path) -> None:
    entries = acts(260)
    key = signer("log")
    folder = tmp_path / "logs" / hashlib.sha256(ORIGIN.encode()).hexdigest()
    for stop in (1, 7, 255, 256, 260):
        _record(entries[Log.objects.get().size if Log.objects.exists() else 0 : stop])
        publiclog.publish_log(origin=ORIGIN, folder=folder, signer=key)
        assert publiclog_selectors.root_between(ORIGIN, 0, stop) == root_of(
            [leaf_hash(entry) for entry in entries[:stop]]
        )
    (folder / "vkey").write_text(f"{log_key(key, ORIGIN)}\n")

    assert main(["log", "verify", str(tmp_path), "--seals", "--key", str(log_key(key, ORIGIN))]) == 0
    assert publiclog_selectors.size_of(ORIGIN) == 260
