import random
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.envelope import Act, Provenance
from colonnade.core.acts.order import SealedAct, in_order
from colonnade.core.dates import FOREVER
from colonnade.core.ids import ActId, OrganisationId, spelled
from colonnade.core.organisations.forms import View, columns_below, standing_form
from colonnade.core.organisations.minimum import Minimum
from colonnade.core.organisations.robustness import Cell, robustness
from colonnade.core.organisations.spans import ON_RECORD, Book, Kind, Span
from colonnade.core.organisations.vocabulary import Form
from colonnade.core.replay import book_of, replay, slice_of, state_hash
from colonnade.core.rooms import judge
from colonnade.edges.simulator import Body, Simulator, signer
from tests.core.views import verdicts, view_of
from tests.sizes import sized

DAY = date(2024, 1, 1)


def _confederation() -> tuple[Simulator, Body, list[Body]]:
    simulator = Simulator()
    bodies = [simulator.federation(branch, branch, 5)[0] for branch in ("steel", "oil", "schools")]
    roof = simulator.found("Together", "confederation", "2021-01-01")
    for body in bodies:
        simulator.affiliate(body, roof, "2021-02-01")
    return simulator, roof, bodies


@pytest.mark.parametrize(
    ("bases", "form"), [(4, Form.COORDINATION_COUNCIL), (5, Form.FEDERATION), (6, Form.FEDERATION)]
)
def test_a_federation_stands_on_five_columns(bases: int, form: Form) -> None:
    simulator = Simulator()
    body, _ = simulator.federation("Steel", "steel", bases)

    shown = standing_form(view_of(simulator.acts, DAY), body.id)

    assert (shown.form, shown.is_borne_out) == (form, form is Form.FEDERATION)
    assert [reason.needed - reason.shown for reason in shown.missing] == ([1] if bases == 4 else [])


@pytest.mark.parametrize(("members", "is_column"), [(9, False), (10, True), (11, True)])
def test_a_column_has_ten_members(members: int, is_column: bool) -> None:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2020-01-01")
    simulator.affiliate(simulator.base("Mill", "2019-01-01", members), roof, "2020-01-01")

    assert bool(columns_below(view_of(simulator.acts, DAY), roof.id)) is is_column


@pytest.mark.parametrize(("on", "is_column"), [("2019-06-30", False), ("2019-07-01", True), ("2019-07-02", True)])
def test_a_column_is_six_months_old(on: str, is_column: bool) -> None:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2019-01-01")
    simulator.affiliate(simulator.base("Mill", "2019-01-01", 40), roof, "2019-01-02")

    assert bool(columns_below(view_of(simulator.acts, date.fromisoformat(on)), roof.id)) is is_column


@pytest.mark.parametrize(("members", "form"), [(6, Form.NUCLEUS), (7, Form.BASE), (8, Form.BASE)])
def test_a_base_organisation_has_seven_members_and_fewer_are_a_nucleus(members: int, form: Form) -> None:
    simulator = Simulator()
    body = simulator.base("Mill", "2019-01-01", members)

    assert standing_form(view_of(simulator.acts, DAY), body.id).form is form


def test_a_confederation_stands_on_federations_branches_and_columns() -> None:
    simulator, roof, _ = _confederation()

    shown = standing_form(view_of(simulator.acts, DAY), roof.id)

    assert (shown.form, shown.is_borne_out, shown.missing) == (Form.CONFEDERATION, True, ())


def test_when_a_federation_leaves_the_roof_no_longer_stands_and_yesterday_it_did() -> None:
    simulator, roof, bodies = _confederation()
    simulator.act(bodies[0], "affiliation_left", "2023-05-01", {"to": roof.id})

    assert standing_form(view_of(simulator.acts, date(2023, 4, 30)), roof.id).is_borne_out
    after = standing_form(view_of(simulator.acts, date(2023, 5, 1)), roof.id)
    assert (after.form, {reason.code for reason in after.missing}) == (
        Form.FEDERATION,
        {"federations", "branches", "columns"},
    )


def test_a_name_without_columns_is_shown_as_a_committee() -> None:
    simulator = Simulator()
    body = simulator.found("Confederation of All", "confederation", "2022-01-01", basis="persons")

    shown = standing_form(view_of(simulator.acts, DAY), body.id)

    assert (shown.form, shown.claimed, shown.is_borne_out) == (Form.COMMITTEE, "confederation", False)


def test_a_loop_never_arises() -> None:
    simulator = Simulator()
    first, second = (simulator.found(name, "federation", "2020-01-01") for name in ("One", "Two"))
    simulator.affiliate(first, second, "2020-02-01")
    last = simulator.affiliate(second, first, "2020-03-01")

    assert verdicts(simulator.acts)[last.id] == ("in_conflict", "would_close_a_loop")


def test_nobody_stands_under_two_roofs_of_one_level() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2019-01-01")
    roofs = [simulator.found(name, "federation", "2020-01-01") for name in ("One", "Two")]
    acts = [simulator.affiliate(base, roof, "2020-02-01") for roof in roofs]

    assert [verdicts(simulator.acts)[act.id][0] for act in acts] == ["in_effect", "in_conflict"]


def test_association_beside_affiliation_is_allowed() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2019-01-01")
    roofs = [simulator.found(name, "federation", "2020-01-01") for name in ("One", "Two")]
    simulator.affiliate(base, roofs[0], "2020-02-01")
    act = simulator.affiliate(base, roofs[1], "2020-02-01", "associate")

    assert verdicts(simulator.acts)[act.id][0] == "in_effect"


def _reply_to(act: str) -> dict[str, object]:
    return {"to": act, "title": {"binding": "en", "en": "Our reply"}, "document": None}


def test_a_reply_to_an_act_that_does_not_exist_has_no_effect() -> None:
    simulator = Simulator()
    body = simulator.base("Mill", "2019-01-01")
    reply = simulator.act(body, "replied", "2021-01-01", _reply_to("0" * 64))

    assert verdicts(simulator.acts)[reply.id] == ("without_effect", "no_such_act")


def test_a_reply_answers_what_is_on_record_of_its_own_organisation() -> None:
    simulator = Simulator()
    body = simulator.base("Mill", "2019-01-01")
    capacity = {"binding": "en", "en": "Secretary"}
    said = {"office": None, "capacity": capacity, "letter": None, "published": False}
    left = simulator.act(body, "resigned", "2021-01-01", said)
    simulator.count(body, "2021-01-02", 60)
    reply = simulator.act(body, "replied", "2021-01-03", _reply_to(left.id))
    again = simulator.act(body, "replied", "2021-01-04", _reply_to(reply.id))

    assert {verdicts(simulator.acts)[each.id][0] for each in (reply, again)} == {"in_effect"}


@pytest.mark.parametrize("named", [True, False])
def test_a_reply_to_an_act_of_another_organisation_comes_after_it(*, named: bool) -> None:
    simulator = Simulator()
    body, other = simulator.base("Mill", "2019-01-01"), simulator.base("Dock", "2019-01-01")
    title = {"title": {"binding": "en", "en": "About the mill"}, "document": None}
    said = simulator.act(other, "statement", "2021-01-01", title)
    simulator.count(body, "2021-01-02", 60)
    after = (*simulator.heads(), *((said.id,) if named else ()))
    reply = simulator.act(body, "replied", "2021-01-03", _reply_to(said.id), after=after)

    assert verdicts(simulator.acts)[reply.id] == (("in_effect", "") if named else ("without_effect", "no_such_act"))


def test_a_body_cannot_admit_whom_has_not_decided() -> None:
    simulator = Simulator()
    base, other = simulator.base("Mill", "2019-01-01"), simulator.base("Mine", "2019-01-01")
    roof = simulator.found("One", "federation", "2020-01-01")
    act = simulator.admit(roof, other, simulator.decide(base, roof, "2020-02-01"), "2020-03-01")

    assert verdicts(simulator.acts)[act.id] == ("without_effect", "candidate_has_not_decided")


def test_a_backdated_act_undoes_nobody_elses_recorded_act() -> None:
    simulator = Simulator(chained=False)
    base = simulator.base("Mill", "2019-01-01")
    roofs = [simulator.found(name, "federation", "2020-01-01") for name in ("One", "Two")]
    recorded = simulator.affiliate(base, roofs[0], "2021-01-01")
    decision = simulator.decide(base, roofs[1], "2020-06-01", recorded="2022-01-01", after=(base.founding.id,))
    backdated = simulator.admit(roofs[1], base, decision, "2020-06-01", recorded="2022-01-01")

    assert verdicts(simulator.acts)[recorded.id][0] == "in_effect"
    assert verdicts(simulator.acts)[backdated.id] == ("in_conflict", "two_roofs_of_one_level")


def test_a_correction_changes_what_was_known_later_and_not_what_was_known_then() -> None:
    simulator = Simulator()
    base = simulator.found("Mill", "base", "2020-01-01")
    count = simulator.count(base, "2021-01-01", 100)
    simulator.count(base, "2021-01-01", 60, recorded="2022-01-01", corrects=count.id)

    def known(day: str) -> object:
        state = replay(simulator.acts, on=date(2021, 6, 1), known=date.fromisoformat(day))
        return [span.facts["count"] for span in state.of(base.id, Kind.COUNT)]

    assert (known("2021-12-31"), known("2022-01-01")) == ([100], [60])


def test_an_act_sealed_by_a_stranger_has_no_effect() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    act = simulator.count(base, "2021-01-01", 500, sealers=(signer("thief"),))

    assert verdicts(simulator.acts)[act.id] == ("without_effect", "not_sealed_by_a_key_in_force")


def test_reported_acts_never_change_an_organisation_that_has_a_key() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    act = simulator.count(base, "2021-01-01", 500, provenance=Provenance.REPORTED)

    assert verdicts(simulator.acts)[act.id] == ("without_effect", "reported_about_a_keyed_organisation")


def test_a_body_without_key_is_known_by_report() -> None:
    simulator = Simulator()
    envelope = simulator._founding("Name", "confederation", "2022-01-01", signer("x"), {"keys": [], "recovery": None})
    founding = simulator.write(replace(envelope, provenance=Provenance.REPORTED), signer("node"))

    assert verdicts(simulator.acts)[founding.id][0] == "in_effect"


@pytest.mark.parametrize(
    ("on", "sealer", "standing"),
    [
        ("2021-01-14", "old", "in_effect"),
        ("2021-01-15", "old", "without_effect"),
        ("2021-01-14", "new", "without_effect"),
        ("2021-01-15", "new", "in_effect"),
    ],
)
def test_a_lost_key_is_replaced_after_fourteen_days(on: str, sealer: str, standing: str) -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    facts = {"lost": spelled(base.key.public), "new": spelled(signer("new").public)}
    simulator.act(base, "key_lost", "2021-01-01", facts, sealers=(signer("Mill/recovery"),))
    act = simulator.count(base, on, 50, sealers=(base.key if sealer == "old" else signer("new"),))

    assert verdicts(simulator.acts)[act.id][0] == standing


def test_the_old_key_may_object_to_its_loss_and_seals_on() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    facts = {"lost": spelled(base.key.public), "new": spelled(signer("thief").public)}
    loss = simulator.act(base, "key_lost", "2021-01-01", facts, sealers=(signer("Mill/recovery"),))
    simulator.act(base, "key_loss_objected", "2021-01-10", {"loss": loss.id})
    kept = simulator.count(base, "2021-02-01", 50)
    stolen = simulator.count(base, "2021-02-01", 999, sealers=(signer("thief"),))

    assert [verdicts(simulator.acts)[act.id][0] for act in (kept, stolen)] == ["in_effect", "without_effect"]


@pytest.mark.parametrize(("sealing", "standing"), [(1, "without_effect"), (2, "in_effect"), (3, "in_effect")])
def test_two_of_three_witnesses_seal_a_loss(sealing: int, standing: str) -> None:
    simulator = Simulator()
    witnesses = [signer(f"witness {n}") for n in range(3)]
    named = [{"name": f"w{n}", "key": spelled(w.public)} for n, w in enumerate(witnesses)]
    base = simulator.found("Mill", "base", "2020-01-01", witnesses=named, witnesses_needed=2)
    facts = {"lost": spelled(base.key.public), "new": spelled(signer("new").public)}
    loss = simulator.act(base, "key_lost", "2021-01-01", facts, sealers=tuple(witnesses[:sealing]))

    assert verdicts(simulator.acts)[loss.id][0] == standing


def test_a_rotated_key_needs_both_seals() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    facts = {"old": spelled(base.key.public), "new": spelled(signer("new").public)}
    alone = simulator.act(base, "key_rotated", "2021-01-01", facts)
    both = simulator.act(base, "key_rotated", "2021-01-02", facts, sealers=(base.key, signer("new")))

    assert [verdicts(simulator.acts)[act.id][0] for act in (alone, both)] == ["without_effect", "in_effect"]


def _under_duress() -> tuple[Simulator, Body, str]:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01", keys=[spelled(signer("Mill").public)])
    simulator.act(
        base,
        "organ_established",
        "2020-01-02",
        {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": None, "seats": 3},
    )
    for office in ("chair", "deputy"):
        facts = {
            "office": office,
            "organ": "board",
            "title": {"binding": "en", "en": office},
            "holder": "Falcon",
            "elected_by": "assembly",
            "until": None,
            "alternate": False,
            "mandate_from": None,
        }
        simulator.act(base, "office_filled", "2020-01-03", facts)
    simulator.act(
        base,
        "unavailability_declared",
        "2021-01-01",
        {"since": "2020-12-01", "by": "officers", "officers": 2, "office": "chair"},
    )
    forced = simulator.count(base, "2021-02-01", 999, organ="chair")
    return simulator, base, forced.id


def test_acts_of_a_holder_declared_absent_stay_without_effect_until_confirmed() -> None:
    simulator, base, forced = _under_duress()
    before = verdicts(simulator.acts)[forced]
    simulator.act(base, "acts_confirmed", "2021-03-01", {"acts": [forced], "by": "assembly"})

    assert before == ("suspended", "office_holder_not_available")
    assert verdicts(simulator.acts)[forced][0] == "in_effect"
    assert verdicts(simulator.acts, date(2021, 2, 28))[forced][0] == "suspended"


def test_a_mandate_is_not_lost_by_absence() -> None:
    simulator, base, _ = _under_duress()

    offices = replay(simulator.acts, on=DAY, known=DAY).of(base.id, Kind.OFFICE)

    assert {span.key for span in offices} == {"chair", "deputy"}


def test_one_officer_alone_declares_nobody_absent() -> None:
    simulator, base, _ = _under_duress()
    act = simulator.act(
        base,
        "unavailability_declared",
        "2021-03-01",
        {"since": "2021-02-01", "by": "officers", "officers": 1, "office": "deputy"},
    )

    assert verdicts(simulator.acts)[act.id] == ("without_effect", "two_officers_needed")


@pytest.mark.parametrize(("behind", "carried"), [(2, False), (3, True), (5, True)])
def test_a_majority_of_the_base_refounds(behind: int, carried: bool) -> None:
    simulator = Simulator()
    old, columns = simulator.federation("Old", "steel", 5)
    new = simulator.found("New", "federation", "2021-01-01")
    for column in columns[:behind]:
        simulator.act(column, "refounding_supported", "2021-02-01", {"old": old.id, "new": new.id})

    spans = replay(simulator.acts, on=DAY, known=DAY).of(new.id, Kind.SUCCESSION)

    assert bool(spans) is carried


def test_when_a_body_dissolves_its_columns_stand_on_their_own() -> None:
    simulator = Simulator()
    roof, columns = simulator.federation("Steel", "steel", 5)
    simulator.act(roof, "dissolved", "2022-01-01", {"assets_to": None})
    view = view_of(simulator.acts, DAY)

    assert (standing_form(view, roof.id).form, list(view.below(roof.id))) == (Form.DISSOLVED, [])
    assert all(standing_form(view, column.id).form is Form.BASE for column in columns)


def test_a_local_council_is_never_a_column() -> None:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2020-01-01")
    council = simulator.found("Abroad", "local_council", "2020-01-01", basis="persons")
    act = simulator.affiliate(council, roof, "2020-02-01")
    simulator.act(roof, "council_founded", "2020-02-01", {"council": council.id})

    assert verdicts(simulator.acts)[act.id] == ("without_effect", "never_a_column")
    assert standing_form(view_of(simulator.acts, DAY), council.id).form is Form.LOCAL_COUNCIL


def test_a_sealed_column_counts_once_two_inspectors_attest_it() -> None:
    simulator = Simulator()
    roof = simulator.found("Roof", "federation", "2019-01-01")
    hidden = simulator.seal_founding("Hidden", "2019-01")
    simulator.affiliate(hidden, roof, "2020-01")

    assert columns_below(view_of(simulator.acts, DAY), roof.id) == []
    simulator.act(roof, "attested", "2020-02-01", {"inspectors": 2, "of": hidden.id, "branch": None})
    assert columns_below(view_of(simulator.acts, DAY), roof.id) == [hidden.id]


def test_unknown_types_are_kept_and_not_applied_and_critical_ones_are_said_to_be_unknown() -> None:
    simulator = Simulator()
    base = simulator.base("Mill", "2020-01-01")
    acts = [simulator.act(base, "unheard_of", "2021-01-01", {"a": 1}, critical=critical) for critical in (False, True)]

    assert [verdicts(simulator.acts)[act.id][0] for act in acts] == ["unknown", "cannot_say"]


# Properties ------------------------------------------------------------------------------------------------


def _random_life(seed: int, steps: int) -> Simulator:
    """Many bodies deciding, admitting, leaving, dissolving on any day, lawful or not, citing little."""
    chance = random.Random(seed)
    simulator = Simulator(chained=False)
    bodies = [
        simulator.found(f"{seed}/{n}", chance.choice(["base", "federation", "confederation"]), "2020-01-01")
        for n in range(6)
    ]
    decisions: list[tuple[Body, Body, Act]] = []
    for _ in range(steps):
        body, other = chance.sample(bodies, 2)
        day = f"202{chance.randint(0, 3)}-0{chance.randint(1, 9)}-0{chance.randint(1, 9)}"
        recorded = max(day, f"202{chance.randint(0, 3)}-0{chance.randint(1, 9)}-05")
        match chance.randint(0, 6):
            case 0 | 1:
                decisions.append((body, other, simulator.decide(body, other, day, recorded=recorded)))
            case 2 | 3 | 4 if decisions:
                candidate, roof, decision = chance.choice(decisions)
                simulator.admit(
                    roof,
                    candidate,
                    decision,
                    max(day, decision.effective.isoformat()),
                    recorded=max(recorded, day, decision.recorded.isoformat()),
                )
            case 5:
                simulator.act(body, "affiliation_left", day, {"to": other.id}, recorded=recorded)
            case _:
                simulator.count(body, day, chance.randint(0, 99), recorded=recorded)
    return simulator


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_every_permutation_of_a_set_of_acts_makes_the_same_state(seed: int, chance: random.Random) -> None:
    simulator = _random_life(seed, 30)
    shuffled = list(simulator.acts)
    chance.shuffle(shuffled)

    assert state_hash(book_of(shuffled)) == state_hash(book_of(simulator.acts))


@given(st.integers(0, 10**6))
def test_no_set_of_acts_makes_a_loop_or_two_roofs_of_one_level(seed: int) -> None:
    book = book_of(_random_life(seed, 60).acts)
    days = [date(2020 + year, month, 28) for year in range(5) for month in (3, 6, 9, 12)]
    for on in days:
        above: dict[str, list[str]] = {}
        for organisation in book.organisations():
            above[organisation] = [s.other for s in book.holding(organisation, Kind.AFFILIATION, on) if s.key == "full"]
        assert all(not _reaches(above, start, start) for start in above)


def _reaches(above: dict[str, list[str]], start: str, goal: str) -> bool:
    ahead, seen = list(above.get(start, ())), set[str]()
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            ahead += above.get(here, ())
    return False


@given(st.integers(0, 10**6), st.dates(date(2020, 1, 1), date(2024, 1, 1)))
def test_what_was_known_on_a_day_does_not_depend_on_what_was_recorded_later(seed: int, known: date) -> None:
    simulator = _random_life(seed, 40)
    ordered = in_order(simulator.acts).placed
    then = [sealed for sealed, day in ordered if day <= known]

    assert (
        replay(simulator.acts, on=known, known=known).spans.keys() == replay(then, on=known, known=known).spans.keys()
    )
    for organisation, spans in replay(then, on=known, known=known).spans.items():
        later = replay(simulator.acts, on=known, known=known).spans[organisation]
        assert {(s.kind, s.key, s.other, s.start, s.until, s.act) for s in spans} == {
            (s.kind, s.key, s.other, s.start, s.until, s.act) for s in later
        }


@given(st.integers(0, 10**6))
def test_deciding_on_the_loaded_neighbourhood_equals_deciding_on_the_full_replay(seed: int) -> None:
    table = _Table()
    simulator = _random_life(seed, 40)
    for sealed, known in in_order(simulator.acts).placed:
        book = Book(table.load, table.load_record, table.load_concerning, on_write=table.write)
        book.suspended.update(table.suspended)
        judge(sealed, known, book)
        table.suspended |= book.suspended
    whole = Book()
    for span in table.spans:
        whole.open(span)

    assert state_hash(whole) == state_hash(book_of(simulator.acts))


@dataclass
class _Table:
    """The spans as a database would keep them: all versions in order, loaded only as they are known now."""

    spans: list[Span] = field(default_factory=list)
    suspended: dict[ActId, SealedAct] = field(default_factory=dict)

    def _now(self) -> list[Span]:
        return [span for span in self.spans if span.superseded == FOREVER]

    def load(self, organisation: OrganisationId) -> list[Span]:
        return [s for s in self._now() if s.organisation == organisation and s.kind not in ON_RECORD]

    def load_record(self, organisation: OrganisationId, kind: Kind, act: ActId) -> Span | None:
        found = (s for s in self._now() if s.organisation == organisation and s.kind is kind and s.act == act)
        return next(found, None)

    def load_concerning(self, other: OrganisationId) -> list[OrganisationId]:
        return list(dict.fromkeys(s.organisation for s in self.spans if s.other == other))

    def write(self, before: Span | None, now: Span) -> None:
        if before is None:
            self.spans.append(now)
        else:
            self.spans[self.spans.index(before)] = now


@pytest.mark.parametrize("seed", range(sized(100)))
def test_the_fewest_columns_and_the_number_of_ways_are_those_of_trying_every_set(seed: int) -> None:
    chance = random.Random(seed)
    minimum = Minimum(
        federation_bases=2,
        confederation_federations=2,
        confederation_branches=2,
        confederation_bases=chance.randint(4, 6),
        confederation_unions=chance.randint(2, 4),
    )
    cells = [
        Cell(federation, branch, tuple(OrganisationId(f"{federation}{branch}{n}") for n in range(chance.randint(0, 3))))
        for federation in ("", "f", "g", "h")
        for branch in chance.sample(["a", "b", "c"], 2)
    ]
    columns = [column for cell in cells for column in cell.columns]
    if len(columns) > 12:
        columns, cells = columns[:0], []
    for form in (Form.FEDERATION, Form.CONFEDERATION):
        found = robustness(form, cells, minimum)
        fallen = [
            size
            for size in range(len(columns) + 1)
            if any(_falls(form, cells, set(gone), minimum) for gone in combinations(columns, size))
        ]
        fewest = fallen[0] if fallen else 0
        assert found.leaving == fewest
        if fewest:
            assert found.ways == sum(_falls(form, cells, set(gone), minimum) for gone in combinations(columns, fewest))
            assert len(set(found.first)) == min(10, found.ways or 0)
            assert all(_falls(form, cells, set(gone), minimum) for gone in found.first)


def _falls(form: Form, cells: list[Cell], gone: set[OrganisationId], minimum: Minimum) -> bool:
    left = [(c.federation, c.branch) for c in cells for column in c.columns if column not in gone]
    if form is Form.FEDERATION:
        return len(left) < minimum.federation_bases
    sizes = {name: sum(f == name for f, _ in left) for name in {f for f, _ in left}}
    whole = sum(size >= minimum.federation_bases for name, size in sizes.items() if name)
    return (
        (whole < minimum.confederation_federations and sizes.get("", 0) < minimum.confederation_unions)
        or len({branch for _, branch in left}) < minimum.confederation_branches
        or len(left) < minimum.confederation_bases
    )


def test_the_book_sliced_on_a_day_is_the_replay_on_that_day() -> None:
    simulator, _, _ = _confederation()

    assert slice_of(book_of(simulator.acts), on=DAY, known=DAY) == replay(simulator.acts, on=DAY, known=DAY)


def test_a_view_without_spans_shows_nothing() -> None:
    nothing = View(DAY, lambda _each: (), lambda _each: ())

    assert standing_form(nothing, OrganisationId("a" * 40)).form is Form.DISSOLVED


def test_seals_of_any_copy_count() -> None:
    simulator = Simulator()
    body = simulator.found("Mill", "base", "2020-01-01")

    assert verdicts([SealedAct(body.founding, frozenset()), *simulator.acts])[body.founding.id][0] == "in_effect"
