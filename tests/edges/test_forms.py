"""Jobs of one form have the answers they have one by one, whatever their values and whoever is a stranger."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections.arithmetic import (
    AddsUp,
    Filling,
    Form,
    Lines,
    OfForms,
    PublicArithmetic,
    ReferenceArithmetic,
    added_up,
    lines_of,
)
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048
from colonnade.core.elections.trials import agrees_in_forms, formed, outsiders, public_trial
from colonnade.edges.engines.edwards_kernels import IFMA, KERNELS, PORTABLE
from colonnade.edges.engines.ifma_field import AT_ONCE, KERNEL
from tests.archives import public
from tests.kernels import compiled, forced, need_ifma
from tests.sizes import sized

ENGINES = (
    (ED25519, "reference"),
    (ED25519, PORTABLE),
    (ED25519, IFMA),
    (BELENIOS_2048, "gmpy2"),
    (BELENIOS_2048, IFMA),
    (RFC_3526_2048, IFMA),
)
EVERY_ENGINE = pytest.mark.parametrize(
    ("group", "name"), ENGINES, ids=lambda each: each if isinstance(each, str) else each.id
)
FORM = Form(
    known=(ED25519.generator, ED25519.independent(1)),
    strange=3,
    sums=((2, 3), (3, 4, 4), ()),
    rows=(
        ((0, 0), (2, 1)),
        ((1, 0), (3, 1), (0, 2)),
        ((4, 3),),
        ((5, 2), (6, 3)),
        (),
        ((2, 1), (2, 2)),
        ((0, 4), (1, 5)),
    ),
    lines=((0, 1, 2), (3, 4, 5), (9,), (8, 3), (), (6, 7)),
)


def _engine(group: Group, name: str) -> PublicArithmetic:
    if name == IFMA:
        need_ifma()
    if name in KERNELS:
        compiled(KERNELS[name] if group is ED25519 else KERNEL)
    return forced(group, name)


def _form(group: Group) -> Form:
    return Form((group.generator, group.independent(1)), FORM.strange, FORM.sums, FORM.rows, FORM.lines)


def _one_by_one(group: Group, form: Form, fillings: Sequence[tuple[Sequence[Element], Sequence[int]]]) -> list[Lines]:
    return [form.told(answer) for answer in public(group).answers([form.job(*each) for each in fillings])]


@EVERY_ENGINE
@settings(max_examples=sized(60))
@given(draw=st.data())
def test_jobs_of_one_form_are_answered_as_one_by_one(group: Group, name: str, draw: st.DataObject) -> None:
    engine, form, order = _engine(group, name), _form(group), group.order
    members = (group.generator, group.identity, group.independent(2), group.independent(3))
    number = st.integers(0, order - 1) | st.sampled_from([0, 1, 2, order - 1, order // 2])
    element = st.sampled_from([*members * 3, *outsiders(group)])
    filling = st.tuples(st.tuples(element, element, element), st.tuples(*[number] * 6))
    fillings = draw.draw(st.lists(filling, max_size=11))

    assert lines_of(engine, form, fillings) == _one_by_one(group, form, fillings)


@EVERY_ENGINE
def test_any_number_of_jobs_of_one_form_is_answered(group: Group, name: str) -> None:
    """Fewer than lanes, more than are reckoned at once, and some left over; each knows its own values."""
    engine, form = _engine(group, name), _form(group)
    elements = (group.generator, group.independent(2), group.identity)
    many = [
        ((elements[at % 3], elements[at // 3 % 3], outsiders(group)[0] if at % 17 == 5 else elements[1]), [at + 2] * 6)
        for at in range(AT_ONCE + 11 if name == IFMA else 9)
    ]
    assert lines_of(engine, form, many) == _one_by_one(group, form, many)
    assert lines_of(engine, form, []) == []
    assert lines_of(engine, Form((), 1, (), (), ((),)), [((group.generator,), ())] * 9) == [Lines((), ("",))] * 9


@EVERY_ENGINE
@settings(max_examples=sized(40))
@given(draw=st.data())
def test_what_is_added_up_along_the_way_is_the_product_or_nothing(group: Group, name: str, draw: st.DataObject) -> None:
    """Nothing where there is a stranger, and where lanes are left over; what was added up before is forgotten."""
    engine, form, order = _engine(group, name), _form(group), group.order
    members = (group.generator, group.identity, group.independent(2), group.independent(3))
    element = st.sampled_from([*members * 9, *outsiders(group)[:1]])
    filling = st.tuples(st.tuples(element, element, element), st.tuples(*[st.integers(0, order - 1)] * 6))
    places = draw.draw(st.lists(st.integers(0, 2), max_size=5))
    many = draw.draw(st.sampled_from([0, 1, 7, 8, 9, 16]))
    for _ in range(2):
        fillings = draw.draw(st.lists(filling, min_size=many, max_size=many))
        lines, product = added_up(engine, form, fillings, places)

        assert lines == lines_of(engine, form, fillings)
        lanes = 8 if name == IFMA else 1
        known = isinstance(engine, AddsUp) and many and not many % lanes and not any(each.strangers for each in lines)
        assert (product is not None) == bool(known and places)
        if product is not None:
            rows = [[(elements[place], 1) for elements, _ in fillings] for place in places]
            assert list(product) == ReferenceArithmetic(group).products(rows)


@pytest.mark.parametrize("group", [ED25519, BELENIOS_2048], ids=lambda group: group.id)
def test_an_engine_that_errs_in_jobs_of_one_form_is_found(group: Group) -> None:
    class Errs(ReferenceArithmetic):
        def lines(self, form: Form, fillings: Sequence[tuple[Sequence[Element], Sequence[int]]]) -> list[Lines]:
            told = [form.told(answer) for answer in public(group).answers([form.job(*each) for each in fillings])]
            return [*told[:-1], Lines((), told[0].texts)]

    class Adds(ReferenceArithmetic):
        first, backwards = 0, 0
        """From which job on it multiplies, and how many of the last jobs have their lines in the wrong order."""

        def added_up(
            self, form: Form, fillings: Sequence[Filling], places: Sequence[int]
        ) -> tuple[list[Lines], Sequence[Element] | None]:
            told = lines_of(public(group), form, fillings)
            right = len(told) - self.backwards
            rows = [[(elements[place], 1) for elements, _ in fillings[self.first :]] for place in places]
            return [*told[:right], *told[right:][::-1]], public(group).products(rows)

    class AddsWrongly(Adds):
        first = 1

    class TellsWrongly(Adds):
        backwards = 2

    assert isinstance(Adds(group), AddsUp)
    assert not isinstance(Adds(group), OfForms)
    assert agrees_in_forms(Adds(group))
    assert not agrees_in_forms(AddsWrongly(group))
    assert not agrees_in_forms(TellsWrongly(group))
    assert isinstance(Errs(group), OfForms)
    assert agrees_in_forms(public(group))
    assert agrees_in_forms(ReferenceArithmetic(group))
    assert not agrees_in_forms(Errs(group))


def test_a_job_is_its_form_filled() -> None:
    for job in public_trial(ED25519):
        form, filling = formed(job, ED25519.order)
        made = form.job(*filling)

        assert (made.known, made.strange, made.sums) == (job.known, job.strange, job.sums)
        assert ReferenceArithmetic(ED25519).answers([made]) == ReferenceArithmetic(ED25519).answers([job])
