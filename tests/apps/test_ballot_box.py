"""The ballot box of a node: hosted as the act says, filled by two hands, closed once, completed as it was closed."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.conf import LazySettings, settings

from colonnade.apps.elections import casting, known, selectors, services
from colonnade.apps.elections.casting import VotingNotOpen
from colonnade.apps.elections.closing import ClosedTooEarly, NotYetToClose
from colonnade.apps.elections.hosting import BoxExists
from colonnade.apps.elections.known import BoxBusy
from colonnade.apps.elections.models import Ballot, Box, BoxPiece, MarkRow
from colonnade.apps.elections.services import Taken
from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import services as publiclog
from colonnade.apps.publiclog.models import Log
from colonnade.core.elections import appending, hands
from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import refusals_of
from colonnade.core.elections.box_states import BoxClosed, BoxNotStopped, BoxState, BoxStillOpen, BoxStopped
from colonnade.core.elections.casting import (
    ArchiveRefused,
    NotContinued,
    NotSetupAlone,
    NotTallied,
    OtherThanSetUp,
    TrackersMissing,
    digest_in,
    read_trackers,
    tracker_of,
)
from colonnade.core.elections.events import State
from colonnade.core.elections.faults import Misread, NotAnArchive
from colonnade.core.elections.hands import CodeMissing, CodesMissing, NotSigned, UnknownBond, UnknownCredential
from colonnade.core.elections.objects import stamp
from colonnade.core.elections.refusals import BadProof, Foreign
from colonnade.core.errors import Refusal
from colonnade.core.log.states import LogState, ReadOnly
from colonnade.edges.box_files import BoxFiles
from colonnade.edges.engines import in_service
from colonnade.edges.engines.edwards_kernels import KERNELS, PORTABLE
from colonnade.edges.engines.kernels.compiling import FOLDER
from colonnade.edges.homes import create_home
from tests.archives import TIME, report_on
from tests.boxes import CLOSES, OPENS, Booth, Urn
from tests.desks import ORIGIN
from tests.kernels import kept_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _log(tmp_path: Path, settings: LazySettings) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)


@pytest.fixture
def booth() -> Booth:
    return Booth().set_up().hosted().opened()


def test_an_election_from_its_box_to_its_result(booth: Booth) -> None:
    urn = booth.urn
    first = booth.cast(0, urn.ballot(0, ((0, 1),)))
    taken = [first, booth.cast(1), booth.cast(0), booth.cast(2)]
    assert all(each.is_new for each in taken)
    services.close(urn.uuid, on=CLOSES)
    closed = booth.archive()
    report = report_on(closed)
    assert (report.reasons, report.state, report.ballot_events, report.ballots_counted) == ([], State.CLOSED, 4, 3)
    final = urn.completed(closed)
    services.complete(urn.uuid, BytesIO(final), on=CLOSES)

    assert booth.archive() == final
    assert report_on(final).state is State.TALLIED
    box = selectors.box_of(booth.act)
    assert box is not None
    assert box.state is BoxState.COMPLETE


def test_a_ballot_already_stored_is_acknowledged_again_and_counted_once(booth: Booth) -> None:
    ballot = booth.urn.ballot(0)
    first, again = booth.cast(0, ballot), booth.cast(0, ballot)

    assert (first.is_new, again.is_new) == (True, False)
    assert first.tracker == again.tracker == stamp(ballot)
    assert Ballot.objects.count() == 1
    services.close(booth.urn.uuid, on=CLOSES)
    assert booth.cast(0, ballot) == again


def test_a_box_takes_the_faster_engine_from_when_its_kernel_is_kept(
    booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kernels"))
    in_service._in_service.cache_clear()
    worked = []

    def noted(arithmetic: PublicArithmetic, *given: Any) -> list[Refusal | None]:
        worked.append(arithmetic.name)
        return refusals_of(arithmetic, *given)

    monkeypatch.setattr(casting, "refusals_of", noted)
    try:
        booth.cast(0)
        kept_in(tmp_path / "kernels", KERNELS[PORTABLE])
        booth.cast(1)
        with pytest.raises(BadProof):
            booth.cast(2, booth.urn.with_bad_proof(2))
        services.close(booth.urn.uuid, on=CLOSES)
    finally:
        in_service._in_service.cache_clear()

    assert worked == ["libsodium", "jit64", "jit64"]
    assert report_on(booth.archive()).ballots_counted == 2


def test_neither_hand_alone_casts_and_each_refusal_tells_one_thing(booth: Booth) -> None:
    urn = booth.urn
    ballot = urn.ballot(0)
    stranger = Urn(voters=5).ballot(4)
    others = urn.ballot(1).replace(urn.public[1].encode(), urn.public[0].encode())
    for sent, code, refusal in (
        (ballot, 1, CodeMissing),
        (stranger, 0, UnknownCredential),
        (others, 0, NotSigned),
        (urn.with_bad_proof(0), 0, BadProof),
        (ballot + b"\n", 0, Misread),
        (ballot.replace(b":", b": ", 1), 0, Misread),
        (Urn(uuid="Nq8dSmCLbeYiz4").ballot(0), 0, Foreign),
    ):
        with pytest.raises(refusal):
            booth.cast(0, sent, code=code)
    assert not Ballot.objects.exists()


def test_a_code_is_looked_at_only_once_the_credential_has_signed(booth: Booth) -> None:
    """Else a code found on paper could be tried against the list of credentials, or against the board."""
    urn = booth.urn
    unsigned = urn.ballot(1).replace(urn.public[1].encode(), urn.public[0].encode())
    answers = set()
    for code in range(urn.voters):
        with pytest.raises(NotSigned) as refused:
            booth.cast(0, unsigned, code=code)
        answers.add(str(refused.value))
    stored = urn.ballot(0)
    booth.cast(0, stored)

    assert len(answers) == 1
    assert {booth.cast(0, stored, code=code) for code in range(1, urn.voters)} == {booth.cast(0, stored)}


def test_a_signature_is_examined_only_where_there_is_room(booth: Booth, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of credentials is public: whoever copies one from it makes the node reckon no more than all others."""
    urn = booth.urn
    unsigned = urn.ballot(1).replace(urn.public[1].encode(), urn.public[0].encode())
    stored = urn.ballot(2)
    booth.cast(2, stored)
    monkeypatch.setattr(known, "_queue", BoundedSemaphore(1))
    with known.room():
        for sent, refusal in (
            (unsigned, BoxBusy),
            (urn.ballot(0), BoxBusy),
            (Urn(voters=5).ballot(4), UnknownCredential),
            (Urn(uuid="Nq8dSmCLbeYiz4").ballot(0), Foreign),
        ):
            with pytest.raises(refusal):
                booth.cast(0, sent)
        assert not booth.cast(2, stored).is_new
    with pytest.raises(NotSigned):
        booth.cast(0, unsigned)


def test_whether_somebody_has_voted_is_not_told_by_what_is_answered(booth: Booth) -> None:
    urn = booth.urn
    booth.cast(0)
    for voter in (0, 1):
        with pytest.raises(CodeMissing):
            booth.cast(voter, code=2)
        with pytest.raises(BadProof):
            booth.cast(voter, urn.with_bad_proof(voter))
    assert booth.cast(0).is_new
    assert booth.cast(1).is_new


def test_no_row_tells_a_code_a_moment_or_an_address(booth: Booth) -> None:
    booth.cast(0)
    columns = {field.column for field in Ballot._meta.local_concrete_fields if field.column}
    before = set(MarkRow.objects.values_list("id", "mark"))
    booth.cast(0)

    assert columns == {"box_id", "ordinal", "digest", "content"}
    assert set(MarkRow.objects.values_list("id", "mark")) == before


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"uuid": "Nq8dSmCLbeYiz4"}, "uuid"),
        ({"group": "BELENIOS-2048"}, "group"),
        ({"fingerprint": "1" * 64}, "fingerprint"),
        ({"trustees": None}, "trustees"),
    ],
)
def test_a_box_is_of_the_election_that_was_set_up(said: dict[str, Any], what: str) -> None:
    booth = Booth()
    said = {"trustees": booth.acts.facts()["trustees"]} if what == "trustees" else said
    booth.set_up(**said)
    with pytest.raises(OtherThanSetUp) as refused:
        booth.hosted()
    assert refused.value.facts == {"what": what}
    assert not Box.objects.exists()


def test_a_box_begins_with_its_setup_alone_sound_and_with_a_code_for_each_credential(booth: Booth) -> None:
    with pytest.raises(BoxExists):
        booth.hosted()
    full = Booth(Urn(uuid="Nq8dSmCLbeYiz5"), booth.acts).set_up()
    urn = full.urn
    cast = appending.cast(appending.head_of(BytesIO(urn.setup)), urn.ballot(0)).content
    for archive, bonds, refusal in (
        (urn.setup + cast, urn.bonds, NotSetupAlone),
        (urn.setup[:-512], urn.bonds, ArchiveRefused),
        (b"no archive", urn.bonds, NotAnArchive),
        (urn.setup, urn.bonds[1:], CodesMissing),
    ):
        with pytest.raises(refusal):
            services.host(full.body, full.act, BytesIO(archive), [bonds], on=OPENS)


def test_a_box_under_the_name_of_another_is_refused_and_takes_nothing_from_it() -> None:
    booth = Booth().set_up()
    urn, files = booth.urn, BoxFiles(settings.COLONNADE_HOME.path, booth.urn.uuid)
    Box.objects.create(act="0" * 64, organisation="a" * 40, uuid=urn.uuid, first_event=urn.first_event)
    files.keep_key(bytes(32))
    with pytest.raises(BoxExists):
        booth.hosted()

    assert files.key() == bytes(32)
    assert not MarkRow.objects.exists()


def test_ballots_are_taken_while_the_act_that_opens_this_box_stands() -> None:
    booth = Booth().set_up().hosted()
    with pytest.raises(VotingNotOpen):
        booth.cast(0)
    booth.opened()
    assert booth.cast(0).is_new
    booth.acts.void("2026-05-10")
    booth.record()
    with pytest.raises(VotingNotOpen):
        booth.cast(1)


def test_an_act_that_opens_another_setup_opens_nothing_here() -> None:
    booth = Booth().set_up().hosted().opened(last_event="2" * 64)
    with pytest.raises(VotingNotOpen):
        booth.cast(0)


def test_a_box_is_closed_from_the_closing_day_on_once_and_forgets_its_key(booth: Booth) -> None:
    files = BoxFiles(settings.COLONNADE_HOME.path, booth.urn.uuid)
    with pytest.raises(NotYetToClose):
        services.close(booth.urn.uuid, on=CLOSES - timedelta(days=1))
    assert files.key_place.stat().st_mode & 0o777 == 0o600
    services.close(booth.urn.uuid, on=CLOSES)

    assert not files.key_place.exists()
    assert not MarkRow.objects.exists()
    for again in (lambda: services.close(booth.urn.uuid, on=CLOSES), lambda: booth.cast(0)):
        with pytest.raises(BoxClosed):
            again()
    assert report_on(booth.archive()).reasons == []


@pytest.mark.parametrize("last_seen", ["known_of", "files_of"])
def test_a_ballot_that_meets_the_closing_is_told_that_the_box_is_closed(
    last_seen: str, booth: Booth, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks and key go with the closing; neither is then said to be wrong or lost."""
    ballot, seen = booth.urn.ballot(0), getattr(casting, last_seen)

    def closing(what: Any) -> Any:
        monkeypatch.undo()
        there = seen(what)
        key = there.key() if last_seen == "files_of" else b""
        services.close(booth.urn.uuid, on=CLOSES)
        if key:
            there.keep_key(key)
        return there

    monkeypatch.setattr(casting, last_seen, closing)
    with pytest.raises(BoxClosed):
        booth.cast(0, ballot)


def test_a_void_election_is_closed_without_waiting_for_its_day(booth: Booth) -> None:
    booth.acts.void("2026-05-10")
    booth.record()
    services.close(booth.urn.uuid, on=OPENS)

    assert not MarkRow.objects.exists()


def test_a_box_that_was_stopped_while_it_closed_takes_nothing_and_is_closed_by_the_next_call(booth: Booth) -> None:
    booth.cast(0)
    Box.objects.update(state=BoxState.CLOSING.value)
    with pytest.raises(BoxClosed):
        booth.cast(1)
    services.close(booth.urn.uuid, on=CLOSES)

    assert report_on(booth.archive()).ballots_counted == 1


def test_an_archive_taken_while_the_box_is_closed_ends_where_it_stood_when_it_was_asked_for(booth: Booth) -> None:
    booth.cast(0)
    pieces = selectors.archive_pieces(booth.urn.uuid)
    content = next(pieces)
    booth.cast(1)
    services.close(booth.urn.uuid, on=CLOSES)
    content += b"".join(pieces)

    assert booth.archive().startswith(content)
    report = report_on(content)
    assert (report.reasons, report.ballot_events, report.state) == ([], 1, State.OPEN)


def test_a_box_is_completed_only_by_what_begins_with_all_its_bytes_and_has_a_result(booth: Booth) -> None:
    urn = booth.urn
    booth.cast(0)
    with pytest.raises(BoxStillOpen):
        services.complete(urn.uuid, BytesIO(booth.archive()), on=CLOSES)
    services.close(urn.uuid, on=CLOSES)
    closed = booth.archive()
    final = urn.completed(closed)
    other = final.replace(str(TIME).encode(), str(TIME + 1).encode())
    for archive, refusal in ((closed, NotTallied), (other, NotContinued), (final[:-512], ArchiveRefused)):
        with pytest.raises(refusal):
            services.complete(urn.uuid, BytesIO(archive), on=CLOSES)
    assert booth.archive() == closed
    services.complete(urn.uuid, BytesIO(final), on=CLOSES)
    with pytest.raises(BoxClosed):
        services.complete(urn.uuid, BytesIO(final), on=CLOSES)


def test_a_code_that_was_lost_is_replaced_and_casts_no_more(booth: Booth) -> None:
    urn = booth.urn
    new = hands.code_from(bytes(12))
    lost, instead = (hands.bond_of(urn.uuid, each, urn.public[0]) for each in (urn.codes[0], new))
    services.replace_code(urn.uuid, lost=lost, instead=instead)
    with pytest.raises(CodeMissing):
        booth.cast(0)
    assert services.cast(urn.uuid, urn.ballot(0), new, on=OPENS).is_new
    with pytest.raises(UnknownBond):
        services.replace_code(urn.uuid, lost=lost, instead=instead)


def test_a_database_that_was_copied_back_by_hand_stops_its_box_until_an_officer_decides(booth: Booth) -> None:
    """Fewer ballots than were acknowledged: it does not go on as if nothing were missing."""
    urn = booth.urn
    kept, lost = booth.cast(0), booth.cast(1)
    copy = booth.archive()
    Ballot.objects.filter(ordinal=1).delete()
    Box.objects.update(ballots=1)
    for _ in range(2):
        with pytest.raises(BoxStopped):
            booth.cast(2)
    assert booth.cast(0, _content(kept)) == Taken(kept.tracker, is_new=False)
    with pytest.raises(BoxStopped):
        services.close(urn.uuid, on=CLOSES)
    known = read_trackers(f"{kept.tracker}\n{lost.tracker}\n".encode())
    with pytest.raises(TrackersMissing) as refused:
        services.resume(urn.uuid, [urn.bonds], known)
    assert refused.value.facts == {"missing": 1}
    services.complete(urn.uuid, BytesIO(copy), on=CLOSES)
    assert booth.archive() == copy
    services.resume(urn.uuid, [urn.bonds], known)
    assert booth.cast(2).is_new
    box = selectors.box_of(booth.act)
    assert box is not None
    assert (box.is_restored, box.ballots) == (True, 3)


def test_a_box_whose_key_is_lost_is_stopped_and_goes_on_with_the_inspectors_bonds(booth: Booth) -> None:
    urn = booth.urn
    BoxFiles(settings.COLONNADE_HOME.path, urn.uuid).forget()
    with pytest.raises(BoxStopped):
        booth.cast(0)
    with pytest.raises(CodesMissing):
        services.resume(urn.uuid, [urn.bonds[1:]], [])
    services.resume(urn.uuid, [urn.bonds], [])
    assert booth.cast(0).is_new
    with pytest.raises(BoxNotStopped):
        services.resume(urn.uuid, [urn.bonds], [])


def test_a_stopped_box_takes_no_ballot_from_a_copy_unexamined(booth: Booth) -> None:
    urn = booth.urn
    booth.cast(0)
    Box.objects.update(state=BoxState.STOPPED.value)
    head = appending.head_of(BytesIO(booth.archive()))
    false = booth.archive() + appending.cast(head, urn.with_bad_proof(1)).content
    with pytest.raises(ArchiveRefused):
        services.complete(urn.uuid, BytesIO(false), on=CLOSES)
    assert Ballot.objects.count() == 1


def test_no_archive_closes_a_stopped_box_before_its_day_unless_the_election_is_void(booth: Booth) -> None:
    """Whoever knows what was cast could end the voting by a copy, and keep the others from voting."""
    urn = booth.urn
    booth.cast(0)
    services.close(urn.uuid, on=CLOSES)
    closed = booth.archive()
    BoxPiece.objects.filter(is_tail=True).delete()
    Box.objects.update(state=BoxState.STOPPED.value)
    stopped, day_before = booth.archive(), CLOSES - timedelta(days=1)
    for early in (closed, urn.completed(closed)):
        with pytest.raises(ClosedTooEarly):
            services.complete(urn.uuid, BytesIO(early), on=day_before)
    services.complete(urn.uuid, BytesIO(stopped), on=day_before)
    assert booth.archive() == stopped
    booth.acts.void("2026-05-10")
    booth.record()
    services.complete(urn.uuid, BytesIO(closed), on=day_before)
    assert booth.archive() == closed


def test_nothing_is_taken_while_the_log_is_read_only(booth: Booth) -> None:
    Log.objects.update(state=LogState.READ_ONLY.value)
    with pytest.raises(ReadOnly):
        booth.cast(0)


def test_what_acts_make_is_made_anew_and_a_box_stays_as_it_is(booth: Booth) -> None:
    booth.cast(0)
    before = booth.archive()
    organisations.rebuild(ORIGIN)

    assert booth.archive() == before
    assert booth.cast(1).is_new


def test_the_board_is_sorted_found_by_beginning_and_tells_no_order(booth: Booth) -> None:
    trackers = [booth.cast(voter % 4).tracker for voter in range(6)]
    board = selectors.board(booth.urn.uuid)

    assert sorted(board.trackers) == sorted(trackers)
    assert list(board.trackers) == sorted(trackers, key=lambda each: digest_in(each) or b"")
    for tracker in trackers:
        assert tracker in selectors.board(booth.urn.uuid, beginning=tracker[:3]).trackers
        assert selectors.board(booth.urn.uuid, beginning=tracker).trackers == (tracker,)
        assert selectors.has_tracker(booth.urn.uuid, tracker)
    assert selectors.board(booth.urn.uuid, beginning="?").trackers == ()
    assert not selectors.has_tracker(booth.urn.uuid, tracker_of(bytes(32)))
    assert not selectors.has_tracker(booth.urn.uuid, trackers[0][:42])


def _content(taken: Taken) -> bytes:
    return bytes(Ballot.objects.get(digest=digest_in(taken.tracker)).content)


TABLE = Path(__file__).parents[2] / "docs" / "rules" / "elections.md"


def test_what_is_asked_of_a_ballot_and_in_which_order_is_what_the_page_says(booth: Booth) -> None:
    urn = booth.urn
    stored = urn.ballot(0)
    booth.cast(0, stored)
    sent = {
        "stored already": stored,
        "with a blank more": urn.ballot(1).replace(b":", b": ", 1),
        "of another election": Urn(uuid="Nq8dSmCLbeYiz4").ballot(1),
        "by a credential not listed": Urn(voters=5).ballot(4),
        "signed by another": urn.ballot(2).replace(urn.public[2].encode(), urn.public[1].encode()),
        "own": urn.ballot(1),
        "own, a proof is false": urn.with_bad_proof(1),
        "own, a second one": urn.ballot(1),
    }
    text = TABLE.read_text().partition("| sent | code | answer |\n|---|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()]

    assert {row[0] for row in rows} == sent.keys()
    for what, whose, answer in rows:
        try:
            taken = booth.cast(1, sent[what], code={"own": 1, "of another": 2}[whose])
            told = "acknowledged" if taken.is_new else "acknowledged, the same tracker"
            assert taken.tracker == stamp(sent[what])
        except Refusal as refusal:
            told = refusal.code.removeprefix("elections.")
        assert told == answer, what
