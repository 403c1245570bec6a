"""The acts of an election at the desk: from files that are read to what stands in the log, and every refusal."""

import functools
import os
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils import translation

from colonnade.apps.desk import drafted, election_forms, selectors, services
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.askings import ASKINGS, said_by
from colonnade.apps.desk.election_files import line_of, told_in
from colonnade.apps.desk.forms import ActForm
from colonnade.apps.desk.models import DraftRow, KeptForm
from colonnade.apps.elections import selectors as elections
from colonnade.apps.elections import services as services_of_boxes
from colonnade.apps.elections.models import Box
from colonnade.apps.organisations import services as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.desk.drafts import DraftState
from colonnade.core.elections import hands
from colonnade.core.elections.archive import digest_of
from colonnade.core.elections.box_states import BoxState
from colonnade.core.elections.election import Question, Summed
from colonnade.core.elections.events import EventType
from colonnade.core.elections.groups import ED25519
from colonnade.core.elections.standing import Election
from colonnade.core.elections.states import State
from colonnade.core.ids import ActId
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.commitments import commitment_to
from colonnade.edges.homes import create_home
from colonnade.edges.signing import verify
from colonnade.edges.simulator import Body
from tests import archives
from tests.archives import RANKED, Plan, made
from tests.desks import ORIGIN, SECRET, TODAY, Desk
from tests.people import Person, text_of

pytestmark = pytest.mark.django_db
CHAIR = Summed(("Heron", "Crane", "Stork"), True, 1, 1, "Chair")
BALLOTS = {1: [0, 1, 0, 0], 2: [0, 0, 1, 0], 0: [1, 0, 0, 0]}
VOTERS = 60


def plan(votes: list[int], questions: tuple[Question, ...] = (CHAIR,), **said: Any) -> Plan:
    """Votes for an answer each, 0 for blank, by as many voters."""
    cast = [(voter, [BALLOTS[each]]) for voter, each in enumerate(votes)]
    usual: dict[str, Any] = {"group": ED25519, "voters": VOTERS, "singles": 0, "pedersen": (3, 2), "seed": 7}
    return Plan(cast, questions, **{**usual, **said})


@functools.cache
def box(name: str) -> bytes:
    """The files of one election, made once: opened, rehearsal, final, tied, of another seed."""
    votes = [1] * 9 + [2, 2, 0]
    return {
        "opened": lambda: made(plan([], until=EventType.BALLOT)),
        "voting": lambda: made(plan([1], until=EventType.BALLOT)),
        "rehearsal": lambda: made(plan([], rehearses=True, absent=frozenset({3}))),
        "final": lambda: made(plan(votes, absent=frozenset({1}))),
        "closed": lambda: archives.closed(box("final")),
        "tied": lambda: made(plan([1, 2], absent=frozenset({2}))),
        "other": lambda: made(plan([1], seed=8)),
        "other rehearsal": lambda: made(plan([], rehearses=True, seed=8)),
    }[name]()


class Roof(Desk):
    """A federation on six columns, in which somebody sits everywhere; it shows 600 members."""

    columns: list[Body]
    shows: int = 600

    def found(self, name: str) -> Body:
        body, self.columns = self.simulator.federation(name, "metal", 6, "2020-01-01")
        if self.shows:
            self.simulator.count(body, "2026-04-01", self.shows)
        return body

    def about(self, who: str = "secretary") -> About:
        return About(self.id, self.people[who], TODAY, "en")

    def form(self, name: str, who: str = "secretary", files: Any = None, **typed: Any) -> ActForm:
        brought = {each: SimpleUploadedFile("a.bel", content) for each, content in (files or {}).items()}
        return ASKINGS[name].form(self.about(who), {"effective": "2026-05-01", "article": "", **typed}, brought)

    def draft(self, name: str, who: str = "secretary", files: Any = None, **typed: Any) -> int:
        form = self.form(name, who, files, **typed)
        assert form.is_valid(), form.errors
        saying, written = said_by(name, form, Making(os.urandom, str))
        services.require_effect(saying, origin=ORIGIN, on=TODAY)
        return services.begin(self.people[who], saying, on=TODAY, enclosed=written.enclosed, opening=written.opening)

    def does(
        self, name: str, files: Any = None, hands: tuple[str, ...] = ("secretary", "treasurer"), **typed: Any
    ) -> Act:
        number = self.draft(name, hands[0], files, **typed)
        services.propose(self.people[hands[0]], number, on=TODAY)
        for each in hands[1:]:
            words = selectors.draft_for(self.people[each], number, TODAY).saying.words
            services.agree(self.people[each], number, read=words, on=TODAY)
        self.last = selectors.draft_for(self.people[hands[0]], number, TODAY)
        assert self.last.state is DraftState.AGREED
        act = services.record(self.people[hands[0]], number, origin=ORIGIN, secret=SECRET, on=TODAY)
        return self.act(act)

    def act(self, act: ActId) -> Act:
        entry = publiclog.entry_of(act)
        assert entry is not None
        return read_entry(entry.content, verify).act

    def set_up(self, **said: Any) -> dict[str, Any]:
        """What is typed into a set-up beside its files."""
        usual = {"purpose": "election", "title_en": "Board", "title_fa": "", "seats_1": "1", "apart": "on"}
        days = {"record_day": "2026-04-20", "opens": "2026-05-10", "closes": "2026-05-17", "objection_days": "14"}
        trustees = {f"trustee_{at + 1}": self.columns[at].id for at in range(3)}
        return {**usual, **days, **trustees, "codes_by": [self.columns[3].id, self.columns[4].id], **said}

    def begins(self, opened: str = "opened", **said: Any) -> Act:
        files = {"archive": box(opened), "electorate": archives.electorate_of(VOTERS)}
        return self.does("set_up", files, **self.set_up(**{"voters_shown": "on", **said}))

    def until(self, last: str, **said: Any) -> Act:
        """Every step up to ``last``, each on its day, with its file."""
        act = self.begins(**said)
        steps = {
            "rehearsed": ("rehearsal", "2026-05-09"),
            "voting_opened": ("opened", "2026-05-10"),
            "voting_closed": ("closed", "2026-05-17"),
            "result_declared": ("final", "2026-05-18"),
        }
        for name, (file, day) in steps.items() if last != "set_up" else ():
            act = self.does(name, {"archive": box(file)}, election=self.election.act, effective=day)
            if name == last:
                break
        return act

    @property
    def election(self) -> Election:
        (found,) = elections.elections_of(self.id, TODAY, TODAY)
        return found


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def opened(shows: int = 600) -> Roof:
    roof = Roof()
    roof.shows = shows
    roof.open("Roof").everybody_sits()
    services.keep_key(roof.id, roof.body.key, secret=SECRET)
    return roof


@pytest.fixture
def roof() -> Roof:
    return opened()


def test_the_files_of_one_folder_and_a_few_words_set_an_election_up(roof: Roof) -> None:
    act = roof.begins()

    facts = act.facts
    assert (facts["group"], facts["threshold"], facts["voters"], act.organ) == ("Ed25519", 2, VOTERS, "board")
    assert facts["electorate"] == "e1" * 32
    title = {"binding": "en", "en": "Chair"}
    asked = {"title": title, "kind": "choices", "answers": 3, "blank": True, "seats": 1, "rule": None, "edition": None}
    assert facts["questions"] == [asked]
    assert roof.election.trustees == tuple(each.id for each in roof.columns[:3])
    assert roof.election.state is State.SET_UP


def test_an_archive_that_was_read_asks_for_its_keys_seats_and_title_and_is_not_read_again(roof: Roof) -> None:
    form = roof.form("set_up", files={"archive": box("opened")})
    assert not form.is_valid()
    assert {"trustee_1", "trustee_2", "trustee_3", "seats_1"} <= form.errors.keys()
    line = form["archive"].value()
    again = ASKINGS["set_up"].form(roof.about(), initial={"archive": line})

    assert "trustee_3" in again.fields
    assert again["seats_1"].value() == 1
    assert again["title_fa"].value() == "انتخابات"
    shown = str(again["archive"])
    assert "Ed25519" in shown
    assert line in shown.replace("&quot;", '"')


def test_what_was_read_stands_behind_the_file_that_a_browser_sends_empty(roof: Roof) -> None:
    """A browser sends a field without a file as an empty text under the same name; the last of a name counts."""
    line = roof.form("set_up", files={"archive": box("opened")})["archive"].value()
    shown = str(ASKINGS["set_up"].form(roof.about(), initial={"archive": line})["archive"])
    sent = QueryDict(mutable=True)
    for kind in re.findall(r'<input type="(file|hidden)" name="archive"', shown):
        sent.appendlist("archive", line if kind == "hidden" else "")

    assert ASKINGS["set_up"].form(roof.about(), sent, {})["archive"].value() == line


def test_a_whole_election_is_written_from_its_files_alone(roof: Roof) -> None:
    act = roof.until("result_declared")

    assert act.facts == {
        "election": roof.election.act,
        "archive": digest_of(box("final")),
        "last_event": roof.election.facts["result_event"],
        "took_part": 2,
        "results": [{"elected": ["Heron"], "lots": False, "numbers": [1, 9, 2, 0]}],
    }
    assert roof.election.state is State.DECLARED
    assert roof.election.facts["ballots_counted"] == 12
    assert roof.election.facts["rehearsal"] == digest_of(box("rehearsal"))
    assert election_forms.elected_by(roof.last.saying) == ("Heron",)
    assert ASKINGS["office_filled"].form.carried({"holder": "Heron"}) == {"holder": "Heron"}


def test_where_the_organisation_shows_nothing_bands_stand_and_the_draft_opens_them() -> None:
    roof = opened(shows=0)
    begun = roof.begins(voters_shown="")
    assert (begun.facts["voters_at_least"], "voters" in begun.facts) == (0, False)
    assert roof.last.opening is not None
    assert roof.last.opening["revealed"] == {"voters": VOTERS}
    for name, file, day in (
        ("rehearsed", "rehearsal", "2026-05-09"),
        ("voting_opened", "opened", "2026-05-10"),
        ("voting_closed", "closed", "2026-05-17"),
    ):
        closed = roof.does(name, {"archive": box(file)}, election=begun.id, effective=day)
    assert (closed.facts["ballots_at_least"], "ballots_counted" in closed.facts) == (0, False)
    declared = roof.does("result_declared", {"archive": box("final")}, election=begun.id, effective="2026-05-18")

    assert declared.facts["results"] == [{"elected": ["Heron"], "lots": False}]
    assert roof.last.opening is not None
    revealed = roof.last.opening["revealed"]
    assert revealed == {"numbers": [[1, 9, 2, 0]]}
    assert declared.facts["commitment"] == commitment_to(bytes.fromhex(str(roof.last.opening["random"])), revealed)


def test_voters_are_shown_only_where_the_own_count_shows_as_many() -> None:
    roof = opened(shows=0)
    files = {"archive": box("opened"), "electorate": archives.electorate_of(VOTERS)}
    form = roof.form("set_up", files=files, **roof.set_up(voters_shown="on"))
    assert form.is_valid(), form.errors
    with pytest.raises(organisations.CannotStand) as refused:
        services.require_effect(said_by("set_up", form, Making(os.urandom, str))[0], origin=ORIGIN, on=TODAY)

    assert refused.value.facts["why"] == "voters_show_too_much"


FILES = {
    "set_up": ({"archive": "voting"}, "There are 1 ballots in this archive"),
    "rehearsed": ({"archive": "other rehearsal"}, "other keys"),
    "voting_opened": ({"archive": "other"}, "opened, with its result"),
    "voting_closed": ({"archive": "opened"}, "open for ballots; bring the one that is closed"),
    "result_declared": ({"archive": "other"}, "of another election"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_does_not_go_with_the_act_is_told_in_one_sentence_beside_it(roof: Roof, name: str) -> None:
    files, part = FILES[name]
    before = {"set_up": "", "rehearsed": "set_up", "voting_opened": "rehearsed", "voting_closed": "voting_opened"}
    last = before.get(name, "voting_closed")
    if last:
        roof.until(last)
    typed = {"election": roof.election.act} if last else {}
    brought = {field: box(each) for field, each in files.items()}

    assert part in str(roof.form(name, files=brought, **typed).errors["archive"])


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (lambda: b"", "no archive of an election"),
        (lambda: box("final")[:-700], "in the middle of it"),
        (lambda: box("final").replace(b'"result":[[1,9', b'"result":[[1,8'), "not the one that its name says"),
    ],
)
def test_a_damaged_archive_is_refused_by_its_first_fault(roof: Roof, content: Any, part: str) -> None:
    roof.until("set_up")
    form = roof.form("rehearsed", files={"archive": content()}, election=roof.election.act)

    assert part in str(form.errors["archive"])


def test_the_electorate_of_another_archive_is_refused(roof: Roof) -> None:
    for voters, weights in ((VOTERS + 1, "equal"), (VOTERS, "classes")):
        files = {"archive": box("opened"), "electorate": archives.electorate_of(voters, weights)}
        form = roof.form("set_up", files=files, **roof.set_up())
        assert "from one folder" in str(form.errors["electorate"])
    form = roof.form("set_up", files={"electorate": b"{}"})
    assert "electorate" in str(form.errors["electorate"])


def test_a_draft_changed_by_another_electorate_alone_is_still_held_against_its_archive(roof: Roof) -> None:
    roof.begins()
    initial = drafted.typed(roof.last)
    form = ASKINGS["set_up"].form(roof.about(), initial=initial)
    sent = {field.name: value for field in form if (value := field.value()) not in (None, False)}
    other = SimpleUploadedFile("electorate.json", archives.electorate_of(VOTERS + 1))
    changed = ASKINGS["set_up"].form(roof.about(), sent, {"electorate": other})

    assert "from one folder" in str(changed.errors["electorate"])


def _closed_in_a_tie(roof: Roof) -> dict[str, Any]:
    """Voting has ended in a tie; return what every form of its result is given."""
    begun = roof.begins()
    for name, content, day in (
        ("rehearsed", box("rehearsal"), "2026-05-09"),
        ("voting_opened", box("opened"), "2026-05-10"),
        ("voting_closed", archives.closed(box("tied")), "2026-05-17"),
    ):
        roof.does(name, {"archive": content}, election=begun.id, effective=day)
    return {"election": begun.id, "effective": "2026-05-18"}


def test_lots_typed_after_the_archive_was_read_wait_for_the_archive(roof: Roof) -> None:
    """Whoever corrects what was drawn would otherwise put on record what was counted before."""
    typed = _closed_in_a_tie(roof)
    read = roof.form("result_declared", files={"archive": box("tied")}, lots="1/1: 2 1", **typed)
    line = read["archive"].value()

    assert roof.form("result_declared", archive=line, lots="1/1: 2 1", **typed).is_valid()
    for lots in ("1/1: 1 2", ""):
        changed = roof.form("result_declared", archive=line, lots=lots, **typed)
        assert "bring the archive again" in str(changed.errors["lots"]).lower()


def test_a_box_closed_otherwise_and_a_result_that_does_not_go_on_are_refused(roof: Roof) -> None:
    roof.until("voting_closed")
    form = roof.form("result_declared", files={"archive": box("tied")}, election=roof.election.act, lots="1/1: 2 1")

    assert "does not go on" in str(form.errors["archive"])


def test_a_tie_that_decides_a_seat_waits_for_lots(roof: Roof) -> None:
    typed = _closed_in_a_tie(roof)
    form = roof.form("result_declared", files={"archive": box("tied")}, **typed)
    assert "tied in stage 1: Heron (1), Crane (2)" in str(form.errors["archive"])
    form = roof.form("result_declared", files={"archive": box("tied")}, lots="2/1: 1", **typed)
    assert "Line 1 of the lots" in str(form.errors["archive"])

    act = roof.does("result_declared", {"archive": box("tied")}, lots="۱/۱: ۲ ۱", **typed)
    assert act.facts["results"] == [{"elected": ["Crane"], "lots": True}]


@pytest.mark.parametrize("last", ["set_up", "rehearsed", "voting_opened", "voting_closed", "result_declared"])
def test_what_a_draft_of_an_election_says_fills_its_form_again(roof: Roof, last: str) -> None:
    roof.until(last)
    saying = roof.last.saying
    initial = drafted.typed(roof.last)
    roof.simulator.acts.clear()
    form = ASKINGS[last].form(roof.about(), initial=initial)
    read = form["archive"].value()

    assert read == initial["archive"]
    if last == "set_up":
        sent = {field.name: value for field in form if (value := field.value()) not in (None, False)}
        again = ASKINGS[last].form(roof.about(), sent)
        assert again.is_valid(), again.errors
        assert dict(said_by(last, again, Making(os.urandom, str))[0].facts) == dict(saying.facts)


def test_a_line_of_another_field_or_one_that_was_changed_is_not_read(roof: Roof) -> None:
    roof.until("set_up")
    told: dict[str, Json] = {"keys": [], "took_part": 2, "archive": "00" * 32, "of": roof.election.act}
    typed = {"election": roof.election.act, "effective": "2026-05-09"}
    assert roof.form("rehearsed", archive=line_of("rehearsed", told), **typed).is_valid()

    for line in (line_of("voting_opened", told), line_of("rehearsed", told)[:-1] + "x", "x", ""):
        assert "Bring the file" in str(roof.form("rehearsed", archive=line, **typed).errors["archive"])


def test_an_objection_is_raised_decided_by_another_organ_and_the_key_goes_afterwards(roof: Roof) -> None:
    roof.until("result_declared")
    chosen = f"{roof.id}/{roof.election.act}"
    assert [value for value, _ in roof.form("objection_raised").fields["election"].choices if value] == [chosen]  # type: ignore[attr-defined]  # a field that chooses
    objection = roof.does(
        "objection_raised", election=chosen, by="voter", ground="proof", letter="See.", effective="2026-05-20"
    )
    assert (objection.facts["held_by"], objection.organ) == (roof.id, "board")
    assert [value for value, _ in roof.form("objection_decided").fields["objection"].choices if value] == [objection.id]  # type: ignore[attr-defined]  # a field that chooses
    decision = roof.does(
        "objection_decided", objection=objection.id, outcome="rejected", decided_by="assembly", effective="2026-05-22"
    )

    assert decision.organ == "assembly"
    assert roof.election.objections[0].outcome == "rejected"
    assert roof.form("objection_decided").lacking
    assert roof.form("key_destroyed").lacking, "no trustee is of the federation itself"


def test_a_trustee_of_a_column_says_at_its_own_desk_that_the_key_is_gone() -> None:
    roof = opened()
    roof.until("result_declared")
    column = roof.columns[0]
    about = About(column.id, 0, TODAY, "en")
    form = ASKINGS["key_destroyed"].form(
        about, {"effective": "2026-06-10", "article": "", "election": f"{roof.id}/{roof.election.act}"}
    )
    assert form.is_valid(), form.errors

    saying, _ = said_by("key_destroyed", form, Making(os.urandom, str))
    assert saying.facts == {"election": roof.election.act, "held_by": roof.id}
    assert (saying.kind, saying.organ) == ("elections.key_destroyed/1", "board")


def test_an_election_is_voided_by_an_organ_that_the_person_can_speak_for(roof: Roof) -> None:
    roof.until("voting_opened")
    act = roof.does(
        "voided", election=roof.election.act, reason="secrecy", decided_by="assembly", effective="2026-05-12"
    )

    assert act.organ == "assembly"
    assert roof.election.state is State.VOID
    inspector = roof.form("voided", "inspector")
    assert [value for value, _ in inspector.fields["decided_by"].choices if value] == ["inspection"]  # type: ignore[attr-defined]  # a field that chooses


@functools.cache
def ranked() -> bytes:
    order = [[3, 1, 2], [2, 1, 3], [1, 2, 3]]
    votes = [(voter, [each]) for voter, each in enumerate(order)]
    return made(Plan(votes, (RANKED,), ED25519, voters=3, singles=0, pedersen=(3, 2), seed=9))


def test_a_ranking_is_counted_by_the_rule_that_the_set_up_chose(roof: Roof) -> None:
    opened_box = made(
        Plan([], (RANKED,), ED25519, voters=3, singles=0, pedersen=(3, 2), seed=9, until=EventType.BALLOT)
    )
    files = {"archive": opened_box, "electorate": archives.electorate_of(3)}
    form = roof.form("set_up", files=files)
    assert form["rule_1"].initial == "schulze"
    begun = roof.does("set_up", files, **roof.set_up(rule_1="schulze"))
    rehearsal = made(Plan([], (RANKED,), ED25519, voters=3, singles=0, pedersen=(3, 2), seed=9, rehearses=True))
    for name, content, day in (
        ("rehearsed", rehearsal, "2026-05-09"),
        ("voting_opened", opened_box, "2026-05-10"),
        ("voting_closed", archives.closed(ranked()), "2026-05-17"),
        ("result_declared", ranked(), "2026-05-18"),
    ):
        act = roof.does(name, {"archive": content}, election=begun.id, effective=day)

    assert act.facts["results"] == [{"elected": ["ب"], "lots": False}]
    assert "commitment" not in act.facts


@pytest.fixture
def seated(tmp_path: Any, settings: LazySettings) -> tuple[Roof, Person]:
    """The same with a secretary at a browser."""
    settings.COLONNADE_HOME = home = create_home(tmp_path / "home", ORIGIN)
    cache.clear()
    roof = Roof()
    roof.open("Roof")
    services.keep_key(roof.id, roof.body.key, secret=home.secret())
    given = services.open_seat(roof.fills["secretary"], on=TODAY, chance=os.urandom)
    person = Person(name="secretary", passphrase="secretary counts seven cranes").arrives()
    services.take_seat(person.account, given.code, on=TODAY)
    return roof, person


def posts(person: Person, roof: Roof, files: dict[str, bytes], **typed: Any) -> Any:
    brought = {name: SimpleUploadedFile("a.bel", content) for name, content in files.items()}
    sent = {"effective": "2026-05-01", "article": "", **roof.set_up(**typed), **brought}
    return person.browser.post(f"/en/desk/{roof.id}/set_up/", sent)


def test_a_kept_form_keeps_what_was_read_and_never_the_file(seated: tuple[Roof, Person]) -> None:
    roof, person = seated
    answer = posts(person, roof, {"archive": box("opened")}, keep="1")
    assert answer.status_code == 302
    kept = KeptForm.objects.get()
    assert len(str(kept.typed)) < 10_000
    page = text_of(person.browser.get(f"/en/desk/kept/{kept.pk}/"))

    assert kept.typed["archive"] in page
    assert "Ed25519" in page
    assert 'name="trustee_3"' in page


def test_the_button_that_reads_asks_on_without_a_fault_and_says_why_a_file_is_refused(
    seated: tuple[Roof, Person],
) -> None:
    roof, person = seated
    bare = {"record_day": "", "opens": "", "closes": "", "check": "1"}
    answer = posts(person, roof, {"archive": box("opened"), "electorate": b"{}"}, **bare)
    page = text_of(answer)

    assert answer.status_code == 200
    assert 'name="seats_1"' in page
    assert "Bring the file" not in page
    assert page.count("electorate: a field is missing") == 1
    assert not DraftRow.objects.exists()


def test_the_form_sent_again_leads_to_the_same_draft(seated: tuple[Roof, Person]) -> None:
    roof, person = seated
    files = {"archive": box("opened"), "electorate": archives.electorate_of(VOTERS)}
    first, second = (posts(person, roof, files, once="ab" * 16) for _ in range(2))

    assert first.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert DraftRow.objects.count() == 1
    changed = person.browser.get(f"{first.headers['Location']}change/")
    assert "Ed25519" in text_of(changed)


@pytest.mark.parametrize(("size", "status"), [(3 * 2**20, 422), (21 * 2**20, 400)])
def test_archives_are_taken_up_to_twenty_megabytes(seated: tuple[Roof, Person], size: int, status: int) -> None:
    roof, person = seated

    assert posts(person, roof, {"archive": bytes(size)}).status_code == status


@pytest.mark.parametrize("language", ["en", "fa"])
def test_whose_archive_is_too_large_is_told_by_which_command_it_comes(
    seated: tuple[Roof, Person], language: str
) -> None:
    roof, person = seated
    too_large = SimpleUploadedFile("a.bel", bytes(21 * 2**20))
    answer = person.browser.post(f"/{language}/desk/{roof.id}/result_declared/", {"archive": too_large})

    assert answer.status_code == 400
    assert "colonnade election complete</" in text_of(answer)


FILE_LEFT_OUT = {
    "voting_opened": ("rehearsed", "opened", "2026-05-10"),
    "voting_closed": ("voting_opened", "closed", "2026-05-17"),
    "result_declared": ("voting_closed", "final", "2026-05-18"),
}


@pytest.fixture
def housed(tmp_path: Any, settings: LazySettings) -> Roof:
    """The same with a home, where boxes keep their files."""
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    return opened()


def hosted(roof: Roof, file: str) -> None:
    """The box of the election is on this node, brought as far as the file."""
    uuid, bonds = str(roof.election.facts["uuid"]), [hands.Bond(bytes([at]) * 32) for at in range(VOTERS)]
    services_of_boxes.host(roof.id, roof.election.act, BytesIO(box("opened")), [bonds], on=TODAY)
    if file != "opened":
        Box.objects.update(state=BoxState.STOPPED.value)
        services_of_boxes.complete(uuid, BytesIO(box(file)), on=TODAY)


def before(roof: Roof, name: str, box_is: str) -> dict[str, Any]:
    """Everything is done up to that act, and the box lies here so far; what is typed into its form."""
    roof.begins()
    hosted(roof, box_is)
    days = {"rehearsed": ("rehearsal", "2026-05-09"), "voting_opened": ("opened", "2026-05-10")}
    for step, (file, day) in {**days, "voting_closed": ("closed", "2026-05-17")}.items():
        if step == name:
            break
        roof.does(step, {"archive": box(file)}, election=roof.election.act, effective=day)
    return {"election": roof.election.act, "effective": FILE_LEFT_OUT[name][2]}


@pytest.mark.parametrize("name", FILE_LEFT_OUT)
def test_where_the_box_is_here_its_act_needs_no_file_and_says_the_same(housed: Roof, name: str) -> None:
    file = FILE_LEFT_OUT[name][1]
    typed = before(housed, name, file)
    brought = housed.form(name, files={"archive": box(file)}, **typed)
    left_out = housed.form(name, **typed)
    assert brought.is_valid(), brought.errors
    assert left_out.is_valid(), left_out.errors

    told = "Taken from the ballot box on this node"
    assert told in str(left_out["archive"])
    assert told not in str(brought["archive"])
    said = [said_by(name, form, Making(bytes, str))[0] for form in (brought, left_out)]
    assert said[0] == said[1]
    assert housed.does(name, **typed).facts == said[0].facts


@pytest.mark.parametrize("name", FILE_LEFT_OUT)
def test_without_file_and_box_the_form_says_what_is_missing(housed: Roof, name: str) -> None:
    housed.until(FILE_LEFT_OUT[name][0])
    form = housed.form(name, election=housed.election.act)

    assert "No ballot box of this election is on this node" in str(form.errors["archive"])
    assert "Bring the file." in str(housed.form(name).errors["archive"])


@pytest.mark.parametrize(
    ("name", "box_is", "told"),
    [
        ("voting_closed", "opened", "on this node is open for ballots; this act needs it closed"),
        ("result_declared", "closed", "on this node is closed"),
        ("voting_closed", "final", "on this node is opened, with its result; this act needs it closed"),
    ],
)
def test_a_box_that_is_not_as_far_is_told_and_a_file_goes_before_it(
    housed: Roof, name: str, box_is: str, told: str
) -> None:
    typed = before(housed, name, box_is)

    assert told in str(housed.form(name, **typed).errors["archive"])
    brought = housed.form(name, files={"archive": box(FILE_LEFT_OUT[name][1])}, **typed)
    assert brought.is_valid(), brought.errors


def test_what_was_read_of_the_box_here_goes_on_with_the_form_and_is_not_read_twice(
    housed: Roof, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = before(housed, "voting_closed", "closed")
    line = housed.form("voting_closed", **typed)["archive"].value()
    monkeypatch.setattr(elections, "excerpt_of", None)

    assert housed.form("voting_closed", archive=line, **typed).is_valid()


def test_a_box_with_another_setup_than_voting_was_opened_with_is_refused(housed: Roof) -> None:
    typed = before(housed, "voting_closed", "closed")
    line = housed.form("voting_closed", **typed)["archive"].value()
    told = dict(told_in("voting_closed", line) or {}) | {"setup": "00" * 32}

    form = housed.form("voting_closed", archive=line_of("voting_closed", told), **typed)
    assert "does not begin with the event" in str(form.errors["archive"])


def test_the_result_leads_to_an_office_for_who_was_elected(seated: tuple[Roof, Person]) -> None:
    roof, person = seated
    answer = person.browser.post(f"/en/desk/{roof.id}/office_filled/", {"look": "1", "holder": "Heron"})

    assert answer.context["form"]["holder"].value() == "Heron"
    assert not DraftRow.objects.exists()
