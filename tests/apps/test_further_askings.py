"""What an organisation writes of itself, of those under it and of keys: each form, and what stands afterwards."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from colonnade.apps.desk import selectors, services, showing
from colonnade.apps.desk.about import About
from colonnade.apps.desk.askings import ASKINGS, GROUPS, said_by
from colonnade.apps.desk.models import DraftRow
from colonnade.apps.organisations import selectors as organisations
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act, Custody
from colonnade.core.desk.drafts import DraftState
from colonnade.core.ids import OrganisationId, spelled
from colonnade.core.organisations.cases import NoEffect
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.rooms import SHAPES
from colonnade.edges.signing import seal_act
from colonnade.edges.simulator import Body, signer
from tests.apps.test_askings import (
    _about,
    _act,
    _agreed,
    _fills_again,
    _form,
    _making,
    _recorded,
    _written,
)
from tests.desks import ORIGIN, SECRET, TODAY, Desk, office
from tests.islands import ROOF, UNION, Island

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "docs" / "rules" / "desk.md"
HEARING = {"hearing_notified": "2026-05-01", "hearing_heard": "2026-05-20", "hearing_answer": "wrote"}


class Roof(Desk):
    """A federation, and a column under it."""

    def found(self, name: str) -> Body:
        return self.simulator.found(name, "federation", self.days[0], branch="textile")

    def under(self, name: str = "Dyers of the Bank") -> Body:
        column = self.simulator.found(name, "base", "2026-01-05", branch="textile")
        self.simulator.affiliate(column, self.body, "2026-02-01")
        self.record()
        return column


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _sealing(desk: Desk) -> Desk:
    desk.open("Federation of the Mills" if isinstance(desk, Roof) else "Weavers of the Mill")
    for each in ("secretary", "treasurer", "inspector"):
        desk.sits(each)
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    return desk


@pytest.fixture
def roof() -> Roof:
    found = Roof()
    _sealing(found)
    return found


@pytest.fixture
def desk() -> Desk:
    return _sealing(Desk())


def _does(desk: Desk, name: str, /, **typed: Any) -> Act:
    """The act is recorded as typed, after its form was filled again with what the draft says."""
    number = _written(desk, name, **typed)
    draft = selectors.draft_for(desk.people["secretary"], number, TODAY)
    _fills_again(desk, name, draft)
    services.foresee(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    assert _agreed(desk, number, "secretary", "treasurer").state is DraftState.AGREED
    return _act(services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY))


def _spans(organisation: OrganisationId, kind: Kind, on: date = TODAY) -> list[Span]:
    return [span for span in organisations.spans_of(organisation, on, TODAY) if span.kind is kind]


def _values(desk: Desk, name: str, field: str) -> list[str]:
    return [value for value, _ in _form(desk, name).fields[field].choices if value]  # type: ignore[attr-defined]  # a field that chooses


def test_every_act_is_in_one_group_and_only_what_no_office_does_is_in_none() -> None:
    grouped = [name for names in GROUPS.values() for name in names]

    assert sorted(grouped) == sorted(ASKINGS)
    types = {each.partition(".")[2].partition("/")[0] for each in SHAPES}
    assert types - ASKINGS.keys() == {"founded", "log_continued"}


def test_the_page_of_the_rules_names_every_act_that_can_be_written_with_its_organ() -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ([\w ]+) \| .+ \|$", PAGE.read_text(), re.MULTILINE)
    told = {name: organ for names, organ in rows for name in re.findall(r"`(\w+)`", names) if name in ASKINGS}

    assert told == {name: " or ".join(asking.organs) or "none" for name, asking in ASKINGS.items()}


def test_the_newest_version_of_a_type_is_written() -> None:
    for name, asking in ASKINGS.items():
        assert max(int(each.partition("/")[2]) for each in SHAPES if f".{name}/" in each) == asking.version


def test_a_change_is_prefilled_and_says_only_what_changed(desk: Desk) -> None:
    form = ASKINGS["changed"].form(_about(desk), initial={"effective": "2026-06-10"})
    assert (form["name_en"].value(), form["claimed_class"].value()) == ("Weavers of the Mill", "base")
    as_it_stands = {field.name: field.value() for field in form if field.value() not in (None, False)}
    assert "Everything stands as it stood" in str(ASKINGS["changed"].form(_about(desk), as_it_stands).errors)

    act = _does(desk, "changed", **{**as_it_stands, "branch": "textile", "name_fa": "بافندگان"})

    name = {"binding": "en", "en": "Weavers of the Mill", "fa": "بافندگان"}
    assert act.facts == {"branch": "textile", "name": name}
    (identity,) = _spans(desk.id, Kind.IDENTITY)
    assert (identity.facts["branch"], identity.facts["basis"]) == ("textile", "members")


class Sealed(Desk):
    """A sealed organisation, with what opens it on the desk, as founding leaves it there."""

    days = ("2026-01", "2026-01", "2026-01")
    taken_in = date(2026, 6, 2)

    def found(self, name: str) -> Body:
        return self.simulator.seal_founding(name, self.days[0])

    def keep_opening(self) -> None:
        shown = self.simulator.reveal(self.body, "2026-05")
        self.simulator.entries.pop()
        self.simulator.acts.pop()
        founding = self.body.founding
        DraftRow.objects.create(
            organisation=self.id,
            kind=founding.type,
            organ=founding.organ,
            effective="2026-01",
            custody=Custody.NODE.value,
            facts=dict(founding.facts),
            author=0,
            begun=TODAY,
            state=DraftState.RECORDED.value,
            act=founding.id,
            opening=dict(shown.facts),
        )


def test_a_sealed_organisation_is_opened_with_what_lies_on_its_desk_and_not_changed() -> None:
    desk, batch = Sealed(), date(2026, 7, 2)
    _sealing(desk)
    assert _form(desk, "opened", effective="2026-05").lacking == ["What is opened"]
    desk.keep_opening()
    assert "2026-05" in _values(desk, "affiliation_ended", "hearing_heard")
    assert "opened, not changed" in str(_form(desk, "changed", effective="2026-05").errors)

    about = About(desk.id, desk.people["secretary"], batch, "en")
    ((random, named),) = about.openings()
    assert named == "Weavers of the Mill"
    form = ASKINGS["opened"].form(about, {"effective": "2026-06", "random": random})
    assert form.is_valid(), form.errors
    saying, _ = said_by("opened", form, _making(desk))
    number = services.begin(desk.people["secretary"], saying, on=batch)
    services.foresee(desk.people["secretary"], number, origin=ORIGIN, on=batch)
    services.propose(desk.people["secretary"], number, on=batch)
    services.agree(desk.people["treasurer"], number, read=saying.words, on=batch)
    page = showing.draft_page(desk.people["treasurer"], number, batch, "en")
    assert any("Weavers of the Mill" in fact for _, fact in page.facts)
    services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=batch)

    (identity,) = [s for s in organisations.spans_of(desk.id, batch, batch) if s.kind is Kind.IDENTITY]
    assert (identity.facts["visibility"], identity.facts["name"]) == ("open", {"binding": "en", "en": named})
    assert About(desk.id, desk.people["secretary"], batch, "en").openings() == []


def _absent_key(desk: Desk) -> Act:
    """The only key of the node was declared not available by another, and has sealed a statement since."""
    second = signer("second")
    rotated = {"old": spelled(desk.body.key.public), "new": spelled(second.public)}
    desk.simulator.act(desk.body, "key_rotated", "2026-06-01", rotated, sealers=(desk.body.key, second))
    services.keep_key(desk.id, second, secret=SECRET)
    absent = {"since": "2026-06-02", "by": "organ", "officers": 0, "key": spelled(second.public)}
    desk.simulator.act(desk.body, "unavailability_declared", "2026-06-02", absent, sealers=(second, signer("third")))
    said = {"title": {"binding": "en", "en": "Bread"}, "document": None}
    act = desk.simulator.act(desk.body, "statement", "2026-06-03", said, sealers=(second,))
    desk.record()
    return act


@pytest.mark.parametrize("by", ["assembly", "inspectors"])
def test_acts_that_wait_are_chosen_from_the_state_and_confirmed_by_assembly_or_by_inspectors(
    desk: Desk, by: str
) -> None:
    assert _form(desk, "acts_confirmed").lacking == ["Acts that wait"]
    second = office("second_inspector", "inspection")
    desk.fills["second_inspector"] = desk.simulator.act(desk.body, "office_filled", "2026-01-03", second).id
    waits = _absent_key(desk)
    desk.sits("second_inspector")
    assert organisations.on_record(desk.id, TODAY, TODAY) == []
    hands = ("secretary", "treasurer") if by == "assembly" else ("inspector", "second_inspector")
    about = _about(desk, hands[0])
    assert [value for value, _ in about.unconfirmed()] == [waits.id]
    assert [value for value, _ in about.confirmers()] == [by]
    number = _written(desk, "acts_confirmed", hands[0], acts=[waits.id], by=by)
    draft = _agreed(desk, number, *hands)
    assert (draft.saying.organ, draft.state) == ({"inspectors": "inspection"}.get(by, by), DraftState.AGREED)
    _fills_again(desk, "acts_confirmed", draft, hands[0])
    services.record(desk.people[hands[0]], number, origin=ORIGIN, secret=SECRET, on=TODAY)

    assert [span.act for span in organisations.on_record(desk.id, TODAY, TODAY)] == [waits.id]
    assert about.unconfirmed() == []


@pytest.mark.parametrize("is_here", [True, False])
def test_the_old_key_objects_by_the_node_that_keeps_it_or_away_from_it(is_here: bool) -> None:
    desk = Desk().open()
    for each in ("secretary", "treasurer"):
        desk.sits(each)
    if is_here:
        services.keep_key(desk.id, desk.body.key, secret=SECRET)
    lost = {"lost": spelled(desk.body.key.public), "new": spelled(signer("thief").public)}
    recovery = signer("Weavers of the Mill/recovery")
    loss = desk.simulator.act(desk.body, "key_lost", "2026-06-10", lost, sealers=(recovery,))
    desk.record()
    assert _values(desk, "key_loss_objected", "loss") == [loss.id]
    number = _written(desk, "key_loss_objected", loss=loss.id)
    draft = _agreed(desk, number, "secretary")
    assert draft.saying.custody is (Custody.NODE if is_here else Custody.OFFICERS)
    _fills_again(desk, "key_loss_objected", draft)
    services.foresee(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    if is_here:
        services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    else:
        text = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
        sealed = seal_act(text, desk.body.key)
        services.record_sealed(desk.people["secretary"], number, sealed, origin=ORIGIN, on=TODAY)

    assert {span.key for span in _spans(desk.id, Kind.KEY, date(2026, 7, 1))} == {spelled(desk.body.key.public)}
    assert _values(desk, "key_loss_objected", "loss") == []


def test_an_affiliate_is_heard_then_suspended_then_has_its_rights_again(roof: Roof) -> None:
    column = roof.under()
    assert _values(roof, "affiliation_suspended", "affiliate") == [column.id]
    typed = {"affiliate": column.id, "reason": "arrears", **HEARING}
    act = _does(roof, "affiliation_suspended", **typed, until="2027-01-01")

    assert act.type == "organisations.affiliation_suspended/2"
    assert act.facts["hearing"] == {"notified": "2026-05-01", "heard": "2026-05-20", "answer": "wrote"}
    assert [span.other for span in _spans(column.id, Kind.SUSPENSION)] == [roof.id]
    assert _values(roof, "suspension_lifted", "affiliate") == [column.id]
    _does(roof, "suspension_lifted", affiliate=column.id)
    assert _spans(column.id, Kind.SUSPENSION) == []
    assert _form(roof, "suspension_lifted").lacking == ["Suspended affiliate"]


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("affiliation_suspended", {"hearing_notified": "2026-05-06"}, "heard_too_soon"),
        ("affiliation_ended", {"hearing_heard": "2026-06-14"}, "not_heard_yet"),
        ("trusteeship_began", {"until": "2028-01-01", "reason": "No assembly"}, "trusteeship_too_long"),
    ],
)
def test_what_would_have_no_effect_is_foreseen(roof: Roof, name: str, typed: dict[str, str], why: str) -> None:
    number = _written(roof, name, **{"affiliate": roof.under().id, "reason": "other", **HEARING, **typed})

    with pytest.raises(Exception, match=why) as refused:
        services.foresee(roof.people["secretary"], number, origin=ORIGIN, on=TODAY)
    assert not isinstance(refused.value, NoEffect)
    assert selectors.draft_for(roof.people["secretary"], number, TODAY).state is DraftState.BEGUN


def test_an_affiliation_is_ended_for_a_reason(roof: Roof) -> None:
    column = roof.under()
    act = _does(roof, "affiliation_ended", affiliate=column.id, reason="breach", **HEARING)

    assert act.facts["reason"] == "breach"
    assert _spans(column.id, Kind.AFFILIATION) == []


def test_a_trusteeship_begins_and_ends(roof: Roof) -> None:
    column = roof.under()
    said = {"affiliate": column.id, "until": "2026-12-01", "reason": "No assembly for two years"}
    _does(roof, "trusteeship_began", **said)
    (span,) = _spans(column.id, Kind.TRUSTEESHIP)
    assert (span.until, span.facts["reason"]) == (date(2026, 12, 1), said["reason"])

    assert _values(roof, "trusteeship_ended", "affiliate") == [column.id]
    _does(roof, "trusteeship_ended", affiliate=column.id)
    assert _spans(column.id, Kind.TRUSTEESHIP) == []


def test_an_office_is_held_by_the_mandate_of_an_affiliate(roof: Roof) -> None:
    column = roof.under()
    assert _values(roof, "office_filled", "mandate_from") == [column.id]
    act = _recorded(
        roof,
        "office_filled",
        office="delegate",
        organ="board",
        holder="Swift",
        elected_by="assembly",
        mandate_from=column.id,
    )

    assert act.facts["mandate_from"] == column.id
    assert column.id in {span.other for span in _spans(roof.id, Kind.OFFICE)}


def test_a_local_council_without_a_body_is_ours(roof: Roof) -> None:
    council = roof.simulator.found("Council of the Bank", "local_council", "2026-01-05")
    roof.record()
    assert _values(roof, "council_founded", "council") == [council.id]
    _does(roof, "council_founded", council=council.id)

    assert [span.other for span in _spans(council.id, Kind.COUNCIL)] == [roof.id]
    assert _form(roof, "council_founded").lacking == ["Local council"]


def test_an_international_body_is_joined_and_left(desk: Desk) -> None:
    assert "code" in _form(desk, "international_joined", body_en="World", code="نهاد").errors
    assert "body_en" in _form(desk, "international_joined", code="itf").errors
    act = _does(desk, "international_joined", body_en="World Assembly", body_fa="", code="World-Assembly")
    assert act.facts == {"body": {"binding": "en", "en": "World Assembly"}, "code": "world_assembly"}
    assert _values(desk, "international_left", "code") == ["world_assembly"]

    _does(desk, "international_left", code="world_assembly")
    assert _spans(desk.id, Kind.INTERNATIONAL) == []


def test_a_base_organisation_says_which_body_carries_on_one_above_it(desk: Desk) -> None:
    old = desk.simulator.found("Captured", "federation", "2026-01-05")
    above = desk.simulator.found("Roof", "confederation", "2026-01-05")
    new = desk.simulator.found("Refounded", "federation", "2026-01-06")
    desk.simulator.affiliate(desk.body, old, "2026-02-01")
    desk.simulator.affiliate(old, above, "2026-02-01")
    desk.record()
    assert _values(desk, "refounding_supported", "old") == [old.id, above.id]
    assert "new" in _form(desk, "refounding_supported", old=old.id, new=old.id).errors
    _does(desk, "refounding_supported", old=old.id, new=new.id)

    assert [(span.other, span.facts) for span in _spans(new.id, Kind.SUCCESSION)] == [(old.id, {"of": 1, "for": 1})]


def _heirs(desk: Desk) -> list[Body]:
    found = [desk.simulator.found(name, "base", "2026-03-01") for name in ("Carders", "Spinners")]
    desk.record()
    return found


def _ends(desk: Desk, name: str, /, **typed: Any) -> Json:
    facts = _does(desk, name, **typed).facts
    assert _spans(desk.id, Kind.IDENTITY) == _spans(desk.id, Kind.OFFICE) == _spans(desk.id, Kind.FOUNDED) == []
    return dict(facts)


def test_an_organisation_splits_into_two_that_stand(desk: Desk) -> None:
    carders, spinners = _heirs(desk)
    assert "two or more" in str(_form(desk, "split", successors=[carders.id]).errors["successors"])
    assert _ends(desk, "split", successors=[carders.id, spinners.id]) == {"successors": [carders.id, spinners.id]}

    assert [span.other for each in (carders, spinners) for span in _spans(each.id, Kind.SUCCESSION)] == [desk.id] * 2


def test_an_organisation_merges_into_one_that_stands(desk: Desk) -> None:
    carders, _ = _heirs(desk)
    _ends(desk, "merged", into=carders.id)

    assert [span.other for span in _spans(carders.id, Kind.SUCCESSION)] == [desk.id]


def test_an_organisation_is_dissolved(desk: Desk) -> None:
    assert _ends(desk, "dissolved", assets_to="Strike fund") == {"assets_to": "Strike fund"}


def test_who_is_not_among_the_newest_is_found_by_name_and_what_was_chosen_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colonnade.apps.desk.about.NEWEST", 1)
    carders, spinners = _heirs(desk)
    assert _values(desk, "merged", "into") == [spinners.id]
    about = About(desk.id, desk.people["secretary"], TODAY, "en", find="card, spin")
    assert [value for value, _ in about.others()] == [carders.id, spinners.id]
    form = ASKINGS["merged"].form(_about(desk), {"effective": "2026-06-10", "into": carders.id})
    assert form.is_valid(), form.errors
    assert "into" in ASKINGS["merged"].form(_about(desk), {"effective": "2026-06-10", "into": "a" * 40}).errors


@pytest.mark.django_db(transaction=True)
def test_a_decision_from_another_node_is_answered_by_an_act_that_comes_after_it(tmp_path: Path) -> None:
    union, roof = Island.new(tmp_path / "union", UNION), Island.new(tmp_path / "roof", ROOF)
    base, federation = union.found("Mill", "base", "2026-01-01"), roof.found("Steel", "federation", "2026-01-01")
    decision = union.decide(base, federation, "2026-02-01")
    roof.read(union.write(tmp_path / "there"), union.key)
    board = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    roof.simulator.act(federation, "organ_established", "2026-01-02", board)
    roof.record()
    desk = Desk(roof.simulator)
    desk.body = federation
    for each in ("secretary", "treasurer"):
        roof.simulator.act(federation, "office_filled", "2026-01-03", office(each, "board"))
        desk.fills[each] = roof.record().id
    with roof.here():
        for each in desk.fills:
            desk.sits(each)
        services.keep_key(desk.id, federation.key, secret=SECRET)
        ((waits, _),) = _about(desk).waiting()
        number = _written(desk, "affiliation_admitted", decision=waits)
        services.foresee(desk.people["secretary"], number, origin=ROOF, on=TODAY)
        assert _agreed(desk, number, "secretary", "treasurer").state is DraftState.AGREED
        act = services.record(desk.people["secretary"], number, origin=ROOF, secret=SECRET, on=TODAY)

        assert decision.id in _act(act).after
        assert _about(desk).below() == [(base.id, "Mill")]
