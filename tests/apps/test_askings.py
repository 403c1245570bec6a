"""Every act that can be written at the desk, from what is typed to what stands in the log."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from colonnade.apps.desk import (
    affiliate_forms,
    drafted,
    election_forms,
    key_forms,
    own_forms,
    selectors,
    services,
    showing,
)
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.askings import ASKINGS, said_by
from colonnade.apps.desk.forms import ActForm
from colonnade.apps.desk.models import DraftRow
from colonnade.apps.organisations import selectors as organisations
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.blobs import blob_content
from colonnade.core.acts.envelope import Act, Custody
from colonnade.core.desk.drafts import DraftState
from colonnade.core.ids import ActId, spelled
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.commitments import commitment_to
from colonnade.core.organisations.spans import Kind
from colonnade.edges.signing import new_signer, seal_act, verify
from colonnade.edges.simulator import Body, signer
from tests.desks import ORIGIN, SECRET, TODAY, Desk
from tests.results import RESULT

pytestmark = pytest.mark.django_db
DAY = "2026-06-10"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def desk() -> Desk:
    desk = Desk().open().everybody_sits()
    services.keep_key(desk.id, desk.body.key, secret=SECRET)
    return desk


@pytest.fixture
def federation(desk: Desk) -> Body:
    body = desk.simulator.found("Federation of the Mills", "federation", "2026-02-01")
    desk.record()
    return body


def _about(desk: Desk, who: str = "secretary", language: str = "en") -> About:
    return About(desk.id, desk.people[who], TODAY, language)


def _form(desk: Desk, name: str, who: str = "secretary", **typed: Any) -> ActForm:
    return ASKINGS[name].form(_about(desk, who), {"effective": DAY, "article": "", **typed})


def _making(desk: Desk) -> Making:
    def new_key() -> str:
        made = new_signer()
        services.keep_key(desk.id, made, secret=SECRET)
        return spelled(made.public)

    return Making(os.urandom, new_key)


def _written(desk: Desk, name: str, who: str = "secretary", **typed: Any) -> int:
    form = _form(desk, name, who, **typed)
    assert form.is_valid(), form.errors
    saying, written = said_by(name, form, _making(desk))
    return services.begin(desk.people[who], saying, on=TODAY, enclosed=written.enclosed, opening=written.opening)


def _agreed(desk: Desk, number: int, *hands: str) -> selectors.Draft:
    first, *others = hands
    services.propose(desk.people[first], number, on=TODAY)
    for each in others:
        words = selectors.draft_for(desk.people[each], number, TODAY).saying.words
        services.agree(desk.people[each], number, read=words, on=TODAY)
    return selectors.draft_for(desk.people[first], number, TODAY)


def _recorded(desk: Desk, name: str, *hands: str, **typed: Any) -> Act:
    hands = hands or ("secretary", "treasurer")
    number = _written(desk, name, hands[0], **typed)
    assert _agreed(desk, number, *hands).state is DraftState.AGREED
    act = services.record(desk.people[hands[0]], number, origin=ORIGIN, secret=SECRET, on=TODAY)
    return _act(act)


def _act(act: ActId) -> Act:
    entry = publiclog.entry_of(act)
    assert entry is not None
    return read_entry(entry.content, verify).act


def _held(desk: Desk, kind: Kind) -> dict[str, Any]:
    return {span.key: span.facts for span in organisations.spans_of(desk.id, TODAY, TODAY) if span.kind is kind}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_field_of_every_act_has_help_in_both_languages(desk: Desk, language: str) -> None:
    with translation.override(language):
        for name, asking in ASKINGS.items():
            for field in asking.form(_about(desk, language=language)):
                assert str(field.label), (name, field.name)
                assert len(str(field.help_text)) > 5, (name, field.name)
                assert (language == "fa") == any("\u0600" <= sign <= "\u06ff" for sign in str(field.help_text))


def test_an_organ_and_an_office_bear_the_names_of_the_table_in_both_languages(desk: Desk) -> None:
    _recorded(desk, "organ_established", organ="delegates", elected_by="assembly", seats="9")
    act = _recorded(
        desk, "office_filled", office="spokesperson", organ="delegates", holder="Swift", elected_by="assembly"
    )

    assert _held(desk, Kind.ORGAN)["delegates"]["name"] == {"binding": "en", "en": "delegates", "fa": "نمایندگان"}
    assert act.facts["title"] == {"binding": "en", "en": "spokesperson", "fa": "سخنگو"}
    given = services.code_after(act.id, on=TODAY, chance=os.urandom)
    assert given is not None
    services.take_seat(desk.people["chair"], given.code, on=TODAY)
    assert "spokesperson" in {each.office for each in selectors.seats_in(desk.id, TODAY)}


def test_an_act_that_fills_no_office_yields_no_code(desk: Desk) -> None:
    act = _recorded(desk, "statement", title_en="Bread", title_fa="")

    assert services.code_after(act.id, on=TODAY, chance=os.urandom) is None


def test_an_office_that_is_ended_has_no_seat(desk: Desk) -> None:
    _recorded(desk, "office_ended", office="chair", reason="recalled")

    assert "chair" not in {each.office for each in selectors.seats_in(desk.id, TODAY)}


@pytest.mark.parametrize("published", [True, False])
def test_who_resigns_does_so_alone_and_says_whether_the_letter_is_published(desk: Desk, published: bool) -> None:
    assert "office" in _form(desk, "resigned", "chair", office="treasurer").errors
    typed = {"office": "chair", "letter": "I can no longer.\nKeep on.", **({"published": "on"} if published else {})}
    act = _recorded(desk, "resigned", "chair", **typed)

    assert (act.facts["capacity"], act.facts["published"]) == ({"binding": "en", "en": "chair"}, published)
    letter = act.facts["letter"]
    assert isinstance(letter, dict)
    there = publiclog.published_blob(str(letter["sha256"]))
    assert (there is not None) is published
    assert blob_content(publiclog.kept_blob(str(letter["sha256"]))) == b"I can no longer.\nKeep on."
    DraftRow.objects.get(enclosed=b"", act=act.id)


def test_a_resignation_is_answered(desk: Desk) -> None:
    gone = _recorded(desk, "resigned", "chair", office="chair", letter="")
    act = _recorded(desk, "replied", to=gone.id, title_en="Thank you", letter="Come back.")

    assert act.facts["to"] == gone.id
    assert _about(desk).answerable()[0][0] in {gone.id, act.id}


def test_an_assembly_decides_and_the_body_above_chooses_among_the_decisions_that_wait(
    desk: Desk, federation: Body
) -> None:
    typed = {"to": federation.id, "kind": "full", "votes_yes": "10", "votes_no": "0", "attested": "on"}
    assert "votes_abstained" in _form(desk, "affiliation_decided", **typed).errors
    act = _recorded(desk, "affiliation_decided", "secretary", "treasurer", "inspector", **typed, votes_abstained="0")
    above = About(federation.id, 0, TODAY, "en")
    assert above.waiting() == [(f"{desk.id}/{act.id}", "Weavers of the Mill · full")]
    form = ASKINGS["affiliation_admitted"].form(above, {"effective": DAY, "decision": f"{desk.id}/{act.id}"})
    assert form.is_valid(), form.errors
    saying, _ = said_by("affiliation_admitted", form, _making(desk))
    assert saying.facts == {"candidate": desk.id, "decision": act.id}
    assert above.below() == []


def test_only_what_stands_above_is_left_and_only_what_stands_below_is_attested(desk: Desk, federation: Body) -> None:
    assert _form(desk, "affiliation_left").lacking == ["Leave"]
    desk.simulator.affiliate(desk.body, federation, "2026-03-01")
    desk.record()

    assert _about(desk).roofs() == [(federation.id, "Federation of the Mills")]
    assert About(federation.id, 0, TODAY, "en").below() == [(desk.id, "Weavers of the Mill")]
    _recorded(desk, "affiliation_left", to=federation.id)
    assert _about(desk).roofs() == []


def test_a_small_count_is_a_bound_with_a_commitment_that_the_draft_opens(desk: Desk) -> None:
    typed = {"period": "2026-05", "basis": "members", "count": "23", "inspectors": "1"}
    assert "shown" in _form(desk, "count_returned", **typed, shown="on").errors
    number = _written(desk, "count_returned", **typed)
    draft = _agreed(desk, number, "secretary", "treasurer", "inspector")
    services.record(desk.people["secretary"], number, origin=ORIGIN, secret=SECRET, on=TODAY)

    assert draft.opening is not None
    assert draft.opening["revealed"] == {"count": 23}
    opened = commitment_to(bytes.fromhex(str(draft.opening["random"])), draft.opening["revealed"])
    assert (draft.saying.facts["at_least"], draft.saying.facts["commitment"]) == (10, opened)
    page = showing.draft_page(desk.people["treasurer"], number, TODAY, "en")
    assert ("count", "23") in page.opening
    assert drafted.typed(draft)["count"] == 23


def test_a_count_from_fifty_up_is_shown_where_the_organisation_wishes(desk: Desk) -> None:
    typed = {"period": "2026-05", "basis": "members", "count": "60", "inspectors": "1"}
    number = _written(desk, "count_returned", **typed, shown="on")
    act = _agreed(desk, number, "secretary", "treasurer", "inspector")

    assert (act.saying.facts["count"], act.opening) == (60, None)
    hidden = selectors.draft_for(desk.people["secretary"], _written(desk, "count_returned", **typed), TODAY)
    assert (hidden.saying.facts["at_least"], "count" in hidden.saying.facts) == (50, False)


def test_two_officers_declare_an_office_not_available(desk: Desk) -> None:
    typed = {"what": "office:chair", "since": "1405-03-11", "by": "officers", "officers": "2"}
    act = _recorded(desk, "unavailability_declared", **typed)

    assert (act.facts["office"], act.facts["since"], act.facts["officers"]) == ("chair", "2026-06-01", 2)


def test_a_node_that_keeps_the_key_makes_the_next_one(desk: Desk) -> None:
    old = spelled(desk.body.key.public)
    act = _recorded(desk, "key_rotated", old=old)

    assert act.facts["old"] == old
    keys = {s.key for s in organisations.spans_of(desk.id, _next_day(), _next_day()) if s.kind is Kind.KEY}
    assert keys == {act.facts["new"]}
    assert selectors.keeps_key(desk.id, _next_day())


def _next_day() -> Any:
    return TODAY.replace(day=TODAY.day + 1)


def test_officers_who_keep_the_key_type_in_the_public_half_of_the_next_one() -> None:
    desk = Desk().open().everybody_sits()
    old, new = desk.body.key, signer("next")
    assert "new" in _form(desk, "key_rotated", old=spelled(old.public), new="no key").errors
    number = _written(desk, "key_rotated", old=spelled(old.public), new=spelled(new.public))
    _agreed(desk, number, "secretary", "treasurer")
    text = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    services.record_sealed(desk.people["secretary"], number, seal_act(text, old, new), origin=ORIGIN, on=TODAY)

    keys = {s.key for s in organisations.spans_of(desk.id, _next_day(), _next_day()) if s.kind is Kind.KEY}
    assert keys == {spelled(new.public)}


def test_a_lost_key_is_replaced_by_what_the_recovery_key_seals(desk: Desk) -> None:
    number = _written(desk, "key_lost", lost=spelled(desk.body.key.public), new="")
    draft = _agreed(desk, number, "secretary")
    assert (draft.state, draft.saying.custody) == (DraftState.AGREED, Custody.OFFICERS)
    text = services.hand_out(desk.people["secretary"], number, origin=ORIGIN, on=TODAY)
    sealed = seal_act(text, signer("Weavers of the Mill/recovery"))
    services.record_sealed(desk.people["secretary"], number, sealed, origin=ORIGIN, on=TODAY)

    assert selectors.draft_for(desk.people["secretary"], number, TODAY).state is DraftState.RECORDED


@pytest.mark.parametrize("sign", ["\u202e", "\x07", "\u200f"])
def test_a_sign_that_no_act_may_hold_is_told_beside_its_field(desk: Desk, sign: str) -> None:
    form = _form(desk, "statement", title_en=f"Br{sign}ead")

    assert "cannot stand in an act" in str(form.errors["title_en"])


STATUTE = """colonnade.statute/1
languages: en
binding: en
calendar: gregorian
zone: UTC

# Statute

### Article 1: Board
The assembly elects a board of three for two years.
> organ.board = kind: board; elected_by: assembly; seats: 3
> term.board = 2 years

### Article 2: Amendment
Two thirds of the votes cast amend this statute; proxies are not admitted.
> majority.amend = ratio: 2/3; of: cast
> proxy.max = 0
"""
FURTHER = {**affiliate_forms.ASKINGS, **key_forms.ASKINGS, **own_forms.ASKINGS, **election_forms.ASKINGS}
"""Those that ``test_further_askings`` and ``test_election_forms`` look at."""


@pytest.mark.parametrize("name", [name for name in ASKINGS if name not in FURTHER])
def test_what_a_draft_says_fills_its_form_again(desk: Desk, federation: Body, name: str) -> None:
    desk.simulator.affiliate(desk.body, federation, "2026-03-01")
    desk.record()
    statement = _recorded(desk, "statement", title_en="Bread", letter="Bread for all.")
    key, who = spelled(desk.body.key.public), "inspector" if name == "attested" else "secretary"
    some: dict[str, Any] = {"title_en": "T", "letter": "L", "to": federation.id, "support": "money", "source": "S"}
    some |= {"source_kind": "union", "organ": "board", "elected_by": "assembly", "office": "secretary", "holder": "H"}
    some |= {"reason": "term", "kind": "full", "period": "2026-05", "basis": "members", "count": "9", "inspectors": "2"}
    some |= {"what": "office:chair", "since": "2026-06-01", "by": "officers", "officers": "2", "old": key, "lost": key}
    some |= {"result": RESULT, "counted_by": "assembly"}
    some |= {"statute": STATUTE, "decided_by": "assembly", "majority": "2/3"}
    if name == "replied":
        some["to"] = statement.id
    form = _form(desk, name, who, **some)
    if form.lacking:
        assert name in {"affiliation_admitted", "affiliation_refused", "amended", "attested"}
        return
    number = _written(desk, name, who, **some)
    _fills_again(desk, name, selectors.draft_for(desk.people[who], number, TODAY), who)


def _fills_again(desk: Desk, name: str, draft: selectors.Draft, who: str = "secretary") -> None:
    """The form with what the draft says is sent as it stands, and says the same."""
    shown = ASKINGS[name].form(_about(desk, who), initial=drafted.typed(draft))
    sent = {field.name: value for field in shown if (value := field.value()) is not None and value is not False}
    again = ASKINGS[name].form(_about(desk, who), sent)

    assert again.is_valid(), again.errors
    said = said_by(name, again, _making(desk))[0]
    assert (said.facts.keys(), said.organ) == (draft.saying.facts.keys(), draft.saying.organ)
