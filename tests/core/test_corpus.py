"""The golden corpus: the same bytes make the same state, in any order, for as long as the rules stay."""

import random

from colonnade.core.elections import acts as elections
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.acts import SHAPES
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import book_of
from colonnade.edges.signing import verify
from tests.corpus import BEFORE_CONSENT, ELECTIONS, STATE, corpus_entries, state_of


def test_the_corpus_makes_the_state_it_always_made() -> None:
    assert state_of(corpus_entries()) == STATE


def test_the_corpus_makes_its_state_in_any_order() -> None:
    for seed in range(5):
        shuffled = random.Random(seed).sample(corpus_entries(), len(corpus_entries()))
        assert state_of(shuffled) == STATE


def test_one_act_less_makes_another_state() -> None:
    assert state_of(corpus_entries()[:-1]) != STATE


def test_the_corpus_has_every_type_of_act_and_most_of_what_can_become_of_one() -> None:
    acts = [read_entry(entry, verify) for entry in corpus_entries()]
    book = book_of(acts)
    became = {str(span.facts["standing"]) for span in book.everything() if span.kind is Kind.VERDICT}

    assert not SHAPES.keys() - {sealed.act.type for sealed in acts}
    assert {"in_effect", "without_effect", "suspended", "unknown"} <= became


def test_every_type_takes_effect_somewhere_in_the_corpus() -> None:
    book = book_of(read_entry(entry, verify) for entry in corpus_entries())
    verdicts = [span.facts for span in book.everything() if span.kind is Kind.VERDICT]

    assert {facts["type"] for facts in verdicts if facts["standing"] == "in_effect"} >= SHAPES.keys()


def test_the_corpus_of_elections_makes_the_state_it_always_made_in_any_order() -> None:
    entries = corpus_entries(ELECTIONS)
    state = (ELECTIONS / "state").read_text().strip()

    assert state_of(entries) == state
    assert state_of(random.Random(1).sample(entries, len(entries))) == state
    assert state_of(entries[:-1]) != state


def test_every_type_of_an_election_takes_effect_somewhere_in_its_corpus() -> None:
    book = book_of(read_entry(entry, verify) for entry in corpus_entries(ELECTIONS))
    verdicts = [span.facts for span in book.everything() if span.kind is Kind.VERDICT]

    assert {facts["type"] for facts in verdicts if facts["standing"] == "in_effect"} >= elections.SHAPES.keys()
    assert any(facts["standing"] == "without_effect" for facts in verdicts)


def test_acts_recorded_before_new_types_came_make_the_state_they_always_made() -> None:
    assert state_of(corpus_entries(BEFORE_CONSENT)) == (BEFORE_CONSENT / "state").read_text().strip()
