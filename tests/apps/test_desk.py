"""At the desk: a code on paper for each office, drafts that two agree to, and the act that comes of it."""

import os
from typing import Any

import pytest

from colonnade.apps.accounts import services as accounts
from colonnade.apps.desk import selectors, services
from colonnade.apps.desk.models import Agreement, SealingKey
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.organisations import services as organisation_services
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.accounts.invitations import NoLonger
from colonnade.core.acts.canonical import Malformed
from colonnade.core.acts.envelope import Custody
from colonnade.core.desk.drafts import DraftState, NoSuchMove, OtherWords
from colonnade.core.desk.hands import NotYourSeat
from colonnade.core.ids import ActId, spelled
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.spans import Kind
from colonnade.edges.sealing import NotOpened
from colonnade.edges.signing import seal_act, verify
from colonnade.edges.simulator import signer
from tests.desks import ORIGIN, SECRET, TODAY, Desk, account, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk().open().everybody_sits()


def _state(desk: Desk, number: int, who: str = "secretary") -> DraftState:
    return selectors.draft_for(desk.people[who], number, TODAY).state


def test_the_code_for_a_seat_leads_to_it_and_only_once() -> None:
    desk = Desk().open()
    given = services.open_seat(desk.fills["chair"], on=TODAY, chance=os.urandom)
    first, second = account("first"), account("second")
    services.take_seat(first, given.code, on=TODAY)

    assert [(seat.person, seat.office, seat.organ) for seat in selectors.seats_in(desk.id, TODAY)] == [
        (first, "chair", "board")
    ]
    assert selectors.organisations_of(first, TODAY) == [desk.id]
    assert selectors.organisations_of(second, TODAY) == []
    with pytest.raises(NoLonger):
        services.take_seat(second, given.code, on=TODAY)


def test_whoever_has_no_account_yet_takes_the_seat_with_the_account() -> None:
    desk = Desk().open()
    given = services.open_seat(desk.fills["chair"], on=TODAY, chance=os.urandom)
    person = accounts.take_invitation(given.code, name="chair", passphrase="sieben Kraniche tragen Kohle", on=TODAY)

    assert [seat.person for seat in selectors.seats_in(desk.id, TODAY)] == [person]


def test_a_code_given_again_makes_the_earlier_one_void_until_somebody_sits_there() -> None:
    desk = Desk().open()
    lost = services.open_seat(desk.fills["chair"], on=TODAY, chance=os.urandom)
    found = services.open_seat(desk.fills["chair"], on=TODAY, chance=os.urandom)
    person = account("chair")
    with pytest.raises(NoLonger):
        services.take_seat(person, lost.code, on=TODAY)
    services.take_seat(person, found.code, on=TODAY)

    with pytest.raises(services.SeatTaken):
        services.open_seat(desk.fills["chair"], on=TODAY, chance=os.urandom)


def test_there_is_no_seat_for_an_act_that_fills_no_office_held_today() -> None:
    desk = Desk().open()
    desk.simulator.act(desk.body, "office_ended", "2026-06-01", {"office": "chair", "reason": "term"})
    desk.record()

    for act in (desk.fills["chair"], desk.body.founding.id, ActId("0" * 64)):
        with pytest.raises(selectors.NoSuchOffice):
            services.open_seat(act, on=TODAY, chance=os.urandom)


def test_two_agree_and_the_node_seals_and_records(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    number = desk.agreed()
    act = services.record(desk.people["chair"], number, origin=ORIGIN, secret=SECRET, on=TODAY)

    entry = publiclog.entry_of(act)
    assert entry is not None
    read = read_entry(entry.content, verify)
    assert (read.act.organisation, read.act.custody, read.act.facts["title"]) == (
        desk.id,
        Custody.NODE,
        desk.statement().facts["title"],
    )
    assert [span.act for span in organisations.on_record(desk.id, TODAY, TODAY)] == [act]
    assert (_state(desk, number), selectors.draft_for(desk.people["chair"], number, TODAY).act) == (
        DraftState.RECORDED,
        act,
    )


def test_one_alone_records_nothing(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    size = publiclog.size_of(ORIGIN)
    number = desk.agreed(None, "secretary")

    with pytest.raises(NoSuchMove):
        services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    services.agree(desk.people["secretary"], number, read=desk.statement().words, on=TODAY)
    assert _state(desk, number) is DraftState.PROPOSED
    assert publiclog.size_of(ORIGIN) == size


def test_who_holds_two_offices_is_still_one(desk: Desk) -> None:
    other = Desk(simulator=desk.simulator)
    other.body, other.fills = desk.body, desk.fills
    both = desk.people["secretary"]
    desk.simulator.act(desk.body, "office_filled", "2026-06-02", office("treasurer", "board"))
    desk.fills["treasurer"] = desk.simulator.acts[-1].act.id
    desk.record()
    desk.sits("treasurer", both)

    number = desk.agreed(None, "secretary")
    services.agree(both, number, read=desk.statement().words, on=TODAY)
    assert _state(desk, number) is DraftState.PROPOSED


def test_who_has_lost_the_office_since_agreeing_counts_no_longer(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    number = desk.agreed()
    desk.simulator.act(desk.body, "office_ended", "2026-06-10", {"office": "treasurer", "reason": "recalled"})
    desk.record()

    with pytest.raises(services.HandsMissing) as refused:
        services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    assert refused.value.facts == {"more": 1}
    with pytest.raises(selectors.NoSuchDraft):
        services.withdraw(desk.people["treasurer"], number, on=TODAY)
    assert _state(desk, number) is DraftState.AGREED


def test_a_change_asks_everybody_again(desk: Desk) -> None:
    number = desk.agreed()
    other = desk.statement(facts={"title": {"binding": "en", "en": "We stand with the spinners"}, "document": None})
    services.write(desk.people["chair"], number, other, on=TODAY)

    assert _state(desk, number, "secretary") is DraftState.BEGUN
    assert not Agreement.objects.exists()
    services.propose(desk.people["secretary"], number, on=TODAY)
    with pytest.raises(OtherWords):
        services.agree(desk.people["treasurer"], number, read=desk.statement().words, on=TODAY)
    services.agree(desk.people["treasurer"], number, read=other.words, on=TODAY)
    assert _state(desk, number) is DraftState.AGREED


def test_a_draft_being_written_is_seen_by_its_author_alone_and_a_proposed_one_by_who_could_agree(desk: Desk) -> None:
    number = services.begin(desk.people["secretary"], desk.statement(), on=TODAY)

    def sees(who: str) -> bool:
        return number in [draft.number for draft in selectors.drafts_for(desk.people[who], TODAY)]

    assert [who for who in desk.people if sees(who)] == ["secretary"]
    for who in ("treasurer", "inspector"):
        with pytest.raises(selectors.NoSuchDraft):
            selectors.draft_for(desk.people[who], number, TODAY)
        with pytest.raises(selectors.NoSuchDraft):
            services.write(desk.people[who], number, desk.statement(), on=TODAY)
    services.propose(desk.people["secretary"], number, on=TODAY)
    assert [who for who in desk.people if sees(who)] == ["secretary", "treasurer", "chair"]


def test_an_officer_of_another_organisation_can_do_nothing_here(desk: Desk) -> None:
    stranger = Desk(simulator=desk.simulator)
    stranger.body = desk.simulator.found("Spinners", "base", "2026-02-01")
    facts = {"organ": "board", "name": {"binding": "en", "en": "board"}, "elected_by": "assembly", "seats": 3}
    desk.simulator.act(stranger.body, "organ_established", "2026-02-02", facts)
    stranger.fills["secretary"] = desk.simulator.act(
        stranger.body, "office_filled", "2026-02-03", office("secretary", "board")
    ).id
    desk.record()
    other = account("stranger")
    stranger.sits("secretary", other)
    number = desk.agreed(None, "secretary")
    words = desk.statement().words

    with pytest.raises(NotYourSeat):
        services.begin(other, desk.statement(), on=TODAY)
    for do in (
        lambda: services.write(other, number, desk.statement(), on=TODAY),
        lambda: services.propose(other, number, on=TODAY),
        lambda: services.agree(other, number, read=words, on=TODAY),
        lambda: services.withdraw(other, number, on=TODAY),
        lambda: services.hand_out(other, number, origin=ORIGIN, on=TODAY),
        lambda: services.take_back(other, number, on=TODAY),
        lambda: services.record(other, number, origin=ORIGIN, secret=SECRET, on=TODAY),
        lambda: services.record_sealed(other, number, b"", origin=ORIGIN, on=TODAY),
    ):
        with pytest.raises(selectors.NoSuchDraft):
            do()
    assert _state(desk, number) is DraftState.PROPOSED


def test_what_the_officers_seal_comes_back_as_it_was_handed_out(desk: Desk) -> None:
    saying = desk.statement(custody=Custody.OFFICERS)
    number = desk.agreed(saying)
    text = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)

    other = seal_act(text.replace(b"weavers", b"spinner"), desk.body.key)
    with pytest.raises(services.OtherAct):
        services.record_sealed(desk.people["secretary"], number, other, origin=ORIGIN, on=TODAY)
    with pytest.raises(organisation_services.CannotStand):
        services.record_sealed(
            desk.people["secretary"], number, seal_act(text, signer("a thief")), origin=ORIGIN, on=TODAY
        )
    assert _state(desk, number) is DraftState.HANDED_OUT

    act = services.record_sealed(
        desk.people["treasurer"], number, seal_act(text, desk.body.key), origin=ORIGIN, on=TODAY
    )
    entry = publiclog.entry_of(act)
    assert entry is not None
    assert read_entry(entry.content, verify).act.custody is Custody.OFFICERS


def test_what_is_handed_out_is_changed_only_after_it_was_taken_back(desk: Desk) -> None:
    number = desk.agreed(desk.statement(custody=Custody.OFFICERS))
    services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)

    with pytest.raises(NoSuchMove):
        services.write(desk.people["secretary"], number, desk.statement(), on=TODAY)
    services.take_back(desk.people["secretary"], number, on=TODAY)
    services.write(desk.people["secretary"], number, desk.statement(), on=TODAY)
    assert _state(desk, number) is DraftState.BEGUN


def test_an_act_recorded_meanwhile_asks_only_to_hand_out_again(desk: Desk) -> None:
    number = desk.agreed(desk.statement(custody=Custody.OFFICERS))
    stale = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    desk.simulator.count(desk.body, "2026-06-01", 60)
    desk.record()

    with pytest.raises(organisation_services.NotAfterTheLast):
        services.record_sealed(
            desk.people["secretary"], number, seal_act(stale, desk.body.key), origin=ORIGIN, on=TODAY
        )
    again = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    assert services.record_sealed(
        desk.people["secretary"], number, seal_act(again, desk.body.key), origin=ORIGIN, on=TODAY
    )


def test_a_node_without_the_key_seals_nothing(desk: Desk) -> None:
    number = desk.agreed()

    with pytest.raises(services.NoKeyHere):
        services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    assert _state(desk, number) is DraftState.AGREED


def test_a_key_made_for_a_rotation_that_never_was_seals_nothing(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    services.keep_key(desk.id, signer("withdrawn"), secret=SECRET)
    act = services.record(desk.people["chair"], desk.agreed(), origin=ORIGIN, secret=SECRET, on=TODAY)

    entry = publiclog.entry_of(act)
    assert entry is not None
    assert read_entry(entry.content, verify).sealers == {spelled(desk.body.key.public)}


def test_the_key_that_the_node_keeps_opens_under_its_own_secret_alone(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    number = desk.agreed()

    assert desk.body.key.seed not in bytes(SealingKey.objects.get().closed)
    with pytest.raises(NotOpened):
        services.record(desk.people["secretary"], number, origin=ORIGIN, secret=b"\x08" * 32, on=TODAY)


def test_a_draft_that_no_act_may_say_is_kept_and_not_proposed(desk: Desk) -> None:
    broken: Any = {"title": {"binding": "en"}, "document": None}
    number = services.begin(desk.people["secretary"], desk.statement(facts=broken), on=TODAY)

    with pytest.raises(Malformed):
        services.propose(desk.people["secretary"], number, on=TODAY)
    assert _state(desk, number) is DraftState.BEGUN


def test_a_count_is_returned_only_with_an_inspector_who_is_not_on_the_board(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    facts: Any = {"period": "2026-06", "basis": "members", "inspectors": 1, "count": 60}
    saying = desk.statement(kind="organisations.count_returned/1", facts=facts)
    number = desk.agreed(saying)
    assert _state(desk, number) is DraftState.PROPOSED

    services.agree(desk.people["inspector"], number, read=saying.words, on=TODAY)
    services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    held = organisations.spans_of(desk.id, TODAY, TODAY)
    assert [span.facts["count"] for span in held if span.kind is Kind.COUNT] == [60]


def test_whoever_resigns_does_so_alone(desk: Desk) -> None:
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    capacity = {"binding": "en", "en": "treasurer"}
    facts: Any = {"office": "treasurer", "capacity": capacity, "letter": None, "published": False}
    saying = desk.statement(kind="organisations.resigned/1", facts=facts)
    with pytest.raises(NotYourSeat):
        services.begin(desk.people["secretary"], saying, on=TODAY)

    number = services.begin(desk.people["treasurer"], saying, on=TODAY)
    services.propose(desk.people["treasurer"], number, on=TODAY)
    services.record(desk.people["treasurer"], number, origin=ORIGIN, secret=SECRET, on=TODAY)

    assert selectors.organisations_of(desk.people["treasurer"], TODAY) == []
