"""The golden corpus: the same bytes make the same state, in any order, for as long as the rules stay."""

import random

from colonnade.core.log.entries import read_entry
from colonnade.core.log.tiles import parse_bundle
from colonnade.core.organisations.acts import SHAPES
from colonnade.core.organisations.spans import Kind
from colonnade.core.replay import book_of
from colonnade.edges.signing import verify
from tests.corpus import VECTORS, state_of

CONTENT = (VECTORS / "entries").read_bytes()
STATE = (VECTORS / "state").read_text().strip()


def _entries() -> list[bytes]:
    found, rest = [], CONTENT
    while rest:
        length = 2 + int.from_bytes(rest[:2], "big")
        found += parse_bundle(rest[:length], 1)
        rest = rest[length:]
    return found


def test_the_corpus_makes_the_state_it_always_made() -> None:
    assert state_of(_entries()) == STATE


def test_the_corpus_makes_its_state_in_any_order() -> None:
    for seed in range(5):
        shuffled = random.Random(seed).sample(_entries(), len(_entries()))
        assert state_of(shuffled) == STATE


def test_one_act_less_makes_another_state() -> None:
    assert state_of(_entries()[:-1]) != STATE


def test_the_corpus_has_every_type_of_act_and_most_of_what_can_become_of_one() -> None:
    acts = [read_entry(entry, verify) for entry in _entries()]
    book = book_of(acts)
    became = {
        str(span.facts["standing"])
        for each in list(book.organisations())
        for span in book.all_of(each)
        if span.kind is Kind.VERDICT
    }

    assert not SHAPES.keys() - {sealed.act.type for sealed in acts}
    assert {"in_effect", "without_effect", "suspended", "unknown"} <= became


def test_every_type_takes_effect_somewhere_in_the_corpus() -> None:
    book = book_of(read_entry(entry, verify) for entry in _entries())
    verdicts = [s.facts for each in list(book.organisations()) for s in book.all_of(each) if s.kind is Kind.VERDICT]

    assert {facts["type"] for facts in verdicts if facts["standing"] == "in_effect"} >= SHAPES.keys()
