"""Of names that come from one another, each knot is told once, by its shortest circle."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.statutes.circles import Arrows, circles
from tests.sizes import sized

NAMES = "abcde"


@st.composite
def arrows(draw: st.DrawFn) -> Arrows:
    order = draw(st.permutations(NAMES))
    return {name: draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)) for name in order}


def _leads(said: Arrows, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(said[start])
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += said[here]
    return reached


def _is_circle(said: Arrows, names: tuple[str, ...]) -> bool:
    return all(names[(at + 1) % len(names)] in said[name] for at, name in enumerate(names))


@given(arrows())
@settings(max_examples=sized(300), deadline=None)
def test_every_knot_is_told_once_by_the_shortest_circle_through_its_first_name(said: Arrows) -> None:
    knots = {
        frozenset(each for each in said if each in _leads(said, name) and name in _leads(said, each)) | {name}
        for name in said
    }
    first = {min(knot, key=list(said).index): knot for knot in knots if len(knot) > 1}
    found = circles(said)

    assert [circle[0] for circle in found] == sorted(first, key=list(said).index)
    for circle in found:
        assert _is_circle(said, circle)
        assert set(circle) <= first[circle[0]]
        shorter = (
            (circle[0], *rest)
            for size in range(1, len(circle) - 1)
            for rest in permutations(NAMES, size)
            if circle[0] not in rest
        )
        assert not any(_is_circle(said, each) for each in shorter)


def test_a_long_circle_needs_no_deep_stack() -> None:
    names = [f"o{at}" for at in range(5_000)]

    assert circles({name: [names[at - 1]] for at, name in enumerate(names)})[0][:2] == ("o0", "o4999")
    assert circles({name: names[at + 1 : at + 2] for at, name in enumerate(names)}) == []
