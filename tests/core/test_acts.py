import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.acts.canonical import Malformed, canonical_bytes, parse_canonical
from colonnade.core.acts.envelope import Envelope, act_bytes, parse_act
from colonnade.core.acts.order import SealedAct, in_order
from colonnade.core.ids import act_id, organisation_id
from colonnade.core.organisations.acts import require_facts
from colonnade.edges.simulator import Simulator

ORGANISATION = "a" * 40
_KEYS = st.text("abcxyz_09", min_size=1, max_size=6)
_PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), st.text('abc کارگر۱۲\u200c"\\/', max_size=8)
)
VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=8
)


def _act() -> bytes:
    facts = {"assets_to": None}
    return act_bytes(Envelope("organisations.dissolved/1", ORGANISATION, "assembly", "2024-01-01", "2024-01-02", facts))


@given(VALUES)
def test_a_value_has_one_spelling_and_is_read_back_from_it(value: object) -> None:
    spelled = canonical_bytes(value)  # type: ignore[arg-type]

    assert parse_canonical(spelled) == value
    assert canonical_bytes(parse_canonical(spelled)) == spelled


@given(VALUES)
def test_any_other_spelling_is_refused(value: object) -> None:
    spelled = canonical_bytes(value)  # type: ignore[arg-type]
    for other in (spelled + b"\n", b" " + spelled, json.dumps(value, indent=1).encode()):
        if other != spelled:
            with pytest.raises(Malformed):
                parse_canonical(other)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b'{"a":1,"a":1}', "duplicate_key"),
        (b"1.0", "number"),
        (b"1e3", "number"),
        (b"NaN", "number"),
        (b"9007199254740992", "number"),
        (b"-9007199254740992", "number"),
        (b"9" * 5000, "number"),
        (b'{"A":1}', "key"),
        ('"e\u0301"'.encode(), "text"),
        ('"\u202e"'.encode(), "text"),
        (b'"\\n"', "text"),
        (b"[" * 40 + b"]" * 40, "too_deep"),
        (b"[" * 5000 + b"]" * 5000, "too_deep"),
        (b"\xff", "not_utf8"),
        (b"{", "not_json"),
        (b'{"b":1,"a":1}', "not_canonical"),
        (b'"\\u0061"', "not_canonical"),
    ],
)
def test_what_an_act_may_not_hold_is_refused_by_name(text: bytes, fault: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse_canonical(text)

    assert (
        refused.value.facts["fault"] in {fault, "not_json"}
        if fault == "too_deep"
        else refused.value.facts["fault"] == fault
    )


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53) + 1])
def test_the_largest_whole_numbers_are_taken(number: int) -> None:
    assert parse_canonical(str(number).encode()) == number


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("act", "Founded", "act"),
        ("after", ["zz"], "after[0]"),
        ("after", ["b" * 64, "a" * 64], "after"),
        ("effective", "2024-13-01", "effective"),
        ("custody", "nobody", "custody"),
        ("critical", 1, "critical"),
        ("facts", [], "facts"),
        ("organisation", "x", "organisation"),
        ("corrects", "x", "corrects"),
        ("surplus", 1, "surplus"),
    ],
)
def test_a_malformed_field_is_refused_with_its_path(field: str, value: object, path: str) -> None:
    changed = {**json.loads(_act()), field: value}

    with pytest.raises(Malformed) as refused:
        parse_act(canonical_bytes(changed))

    assert refused.value.facts["path"] == path


def test_a_missing_field_is_refused_by_name() -> None:
    short = {name: value for name, value in json.loads(_act()).items() if name != "organ"}

    with pytest.raises(Malformed) as refused:
        parse_act(canonical_bytes(short))

    assert refused.value.facts["path"] == "organ"


def test_the_id_of_an_act_is_the_hash_of_its_bytes_and_an_organisation_is_named_by_its_founding() -> None:
    simulator = Simulator()
    body = simulator.found("Steel", "base", "2024-01-01")

    assert body.founding.id == act_id(simulator.entries[0].split(b"\n")[0])
    assert body.id == organisation_id(body.founding.id)


def test_a_fact_of_the_wrong_kind_is_refused_with_its_path() -> None:
    simulator = Simulator()
    body = simulator.base("Steel", "2024-01-01")
    act = simulator.act(
        body, "affiliation_decided", "2024-02-01", {"to": body.id, "kind": "half", "votes": None, "attested": True}
    )

    with pytest.raises(Malformed) as refused:
        require_facts(act)

    assert refused.value.facts["path"] == "facts.kind"


def test_a_pseudonymous_organisation_names_no_place() -> None:
    simulator = Simulator()
    body = simulator.found("Dawn", "base", "2024-01", visibility="pseudonymous", place="Harbour")

    with pytest.raises(Malformed) as refused:
        require_facts(body.founding)

    assert refused.value.facts == {"path": "facts.place", "fault": "shows_too_much"}


def test_an_act_comes_after_what_it_names_and_is_known_no_earlier() -> None:
    simulator = Simulator(chained=False)
    body = simulator.found("Steel", "base", "2024-01-01")
    late = simulator.count(body, "2024-06-01", 20)
    early = simulator.count(body, "2024-03-01", 30, after=(late.id,))

    placed = in_order(reversed(simulator.acts)).placed

    assert [sealed.act.id for sealed, _ in placed] == [body.founding.id, late.id, early.id]
    assert placed[2][1] == late.recorded


def test_an_act_that_names_an_absent_one_waits() -> None:
    simulator = Simulator()
    body = simulator.found("Steel", "base", "2024-01-01")
    simulator.count(body, "2024-02-01", 20)

    ordered = in_order(simulator.acts[1:])

    assert (ordered.placed, ordered.waiting) == ([], simulator.acts[1:])


def test_copies_of_an_act_count_once_with_every_seal() -> None:
    simulator = Simulator()
    body = simulator.found("Steel", "base", "2024-01-01")
    bare = SealedAct(body.founding, frozenset())

    assert in_order([bare, *simulator.acts, bare]).placed == [(simulator.acts[0], body.founding.recorded)]
