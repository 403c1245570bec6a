"""What is hidden behind a commitment, and that what was hidden opens it."""

import hashlib
import json
import re

import pytest

from colonnade.core.acts.canonical import Json, Malformed, canonical_bytes
from colonnade.core.acts.envelope import FOUNDING, Envelope
from colonnade.core.ids import spelled
from colonnade.core.organisations.acts import COUNT, SHAPES
from colonnade.core.organisations.commitments import commitment_to, hiding
from colonnade.edges.simulator import Body, Simulator, signer
from tests.core.test_facts_page import EXAMPLES, PAGE
from tests.core.views import verdicts

RANDOM = bytes(range(32))
OPEN_FOUNDING = next(facts for name, facts in EXAMPLES if name == FOUNDING)
SEALED: dict[str, Json] = {**OPEN_FOUNDING, "visibility": "sealed"}
SHOWN_WHEN_SEALED = {"visibility", "claimed_class", "basis", "keys", "recovery", "witnesses", "witnesses_needed"}
RETURNED: dict[str, Json] = {"period": "2026-02", "basis": "members", "inspectors": 2}


def test_the_commitment_worked_on_the_page_is_the_one_that_is_made() -> None:
    ((revealed, commitment),) = re.findall(r"^\| `(\{.*\})` \| `([0-9a-f]{64})` \|$", PAGE, re.MULTILINE)

    assert commitment_to(RANDOM, json.loads(revealed)) == commitment


def test_a_sealed_founding_shows_its_keys_and_hides_who_and_where() -> None:
    hidden = hiding(FOUNDING, SEALED)
    facts = hidden.committed(RANDOM)

    assert facts.keys() == SHOWN_WHEN_SEALED | {"commitment"}
    assert facts["commitment"] == hashlib.sha256(RANDOM + canonical_bytes(hidden.revealed)).hexdigest()
    SHAPES[FOUNDING](facts, "facts")
    SHAPES["organisations.opened/1"]({"random": RANDOM.hex(), "revealed": hidden.revealed}, "facts")


@pytest.mark.parametrize(("random", "became"), [(RANDOM, "in_effect"), (bytes(32), "without_effect")])
def test_what_was_hidden_opens_what_was_sealed_with_its_own_random_bytes_alone(random: bytes, became: str) -> None:
    simulator, key = Simulator(), signer("Night shift")
    hidden = hiding(FOUNDING, {**SEALED, "keys": [spelled(key.public)]})
    founding = Envelope(FOUNDING, "", "founding_assembly", "2024-01", "2024-01", hidden.committed(RANDOM))
    body = simulator.write(founding, key)
    opening: dict[str, Json] = {"random": random.hex(), "revealed": hidden.revealed}
    opened = simulator.act(Body("", body.organisation, key, body), "opened", "2024-03", opening)

    assert verdicts(simulator.acts)[opened.id][0] == became


@pytest.mark.parametrize(
    ("count", "given", "bound"), [(0, None, 0), (6, None, 3), (34, None, 10), (34, 0, 0), (34, 7, 7), (500, None, 500)]
)
def test_a_count_is_hidden_behind_the_bound_given_or_the_highest_it_reaches(
    count: int, given: int | None, bound: int
) -> None:
    facts = {**RETURNED, "count": count} | ({} if given is None else {"at_least": given})
    hidden = hiding(COUNT, facts)

    assert hidden.revealed == {"count": count}
    assert hidden.shown == {**RETURNED, "at_least": bound}
    SHAPES[COUNT](hidden.committed(RANDOM), "facts")


@pytest.mark.parametrize(
    ("kind", "facts", "path"),
    [
        (FOUNDING, OPEN_FOUNDING, "facts.visibility"),
        (FOUNDING, {name: said for name, said in SEALED.items() if name != "name"}, "facts.name"),
        (FOUNDING, {**SEALED, "workplace": 1}, "facts.workplace"),
        (FOUNDING, {**SEALED, "claimed_class": "union"}, "facts.claimed_class"),
        (FOUNDING, {**SEALED, "motto": "bread"}, "facts.motto"),
        (FOUNDING, {name: said for name, said in SEALED.items() if name != "keys"}, "facts.keys"),
        (COUNT, RETURNED, "facts.count"),
        (COUNT, {**RETURNED, "count": True}, "facts.count"),
        (COUNT, {**RETURNED, "count": -1}, "facts.count"),
        (COUNT, {**RETURNED, "count": 6, "at_least": 7}, "facts.at_least"),
        (COUNT, {**RETURNED, "count": 6, "at_least": 5}, "facts.at_least"),
        (COUNT, {**RETURNED, "count": 6, "commitment": "0" * 64, "period": "soon"}, "facts.period"),
        ("organisations.statement/1", {}, "act"),
    ],
)
def test_what_cannot_be_hidden_is_refused_with_the_place(kind: str, facts: dict[str, Json], path: str) -> None:
    with pytest.raises(Malformed) as refused:
        hiding(kind, facts)

    assert refused.value.facts["path"] == path
