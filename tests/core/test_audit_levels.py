"""Gates, weights and levels of norms 8.1, and that the steps to the next level are the fewest there are."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.audit.criteria import CATALOGUE, FITS
from colonnade.core.audit.findings import Answer, Severity
from colonnade.core.audit.levels import (
    SHOWS_NO_BASE,
    Answers,
    Level,
    after,
    applied,
    level_of,
    next_steps,
    weighted_share,
)
from colonnade.core.organisations.vocabulary import ClaimedClass
from tests.core.audit_bodies import shipped_rules
from tests.sizes import sized

RULES = shipped_rules()
BLOCKERS = [each for each in CATALOGUE if RULES.criteria[each].severity is Severity.BLOCKER]
ALL_PASS = dict.fromkeys(CATALOGUE, Answer.PASS)
SHORT = [Answer.PASS, Answer.PARTIAL, Answer.FAIL, Answer.UNKNOWN]
CLASSES = [ClaimedClass.BASE, ClaimedClass.FEDERATION, ClaimedClass.CONFEDERATION, ClaimedClass.COMMITTEE]


def _level(**changed: Answer) -> Level:
    answers = {**ALL_PASS, **{name.replace("_", "-"): answer for name, answer in changed.items()}}
    return level_of(answers, ClaimedClass.CONFEDERATION, RULES)


def test_all_that_passes_stands() -> None:
    assert _level() is Level.STANDS


@pytest.mark.parametrize("gate", BLOCKERS)
def test_a_blocker_that_fails_is_never_better_than_one_and_one_unknown_never_better_than_two(gate: str) -> None:
    failed = level_of({**ALL_PASS, gate: Answer.FAIL}, ClaimedClass.CONFEDERATION, RULES)
    assert failed is (Level.NO_BASE_SHOWN if gate in SHOWS_NO_BASE else Level.CLAIMS_EXCEED_BASE)
    for answer in (Answer.UNKNOWN, Answer.PARTIAL):
        assert level_of({**ALL_PASS, gate: answer}, ClaimedClass.CONFEDERATION, RULES) is Level.UNDER_CONSTRUCTION


def test_no_base_shown_goes_before_claims_that_exceed_it() -> None:
    assert _level(FND_01=Answer.FAIL, REP_02=Answer.FAIL) is Level.NO_BASE_SHOWN


def test_a_blocker_weighs_nothing() -> None:
    assert weighted_share({**ALL_PASS, **dict.fromkeys(BLOCKERS, Answer.FAIL)}, RULES) == 1


def test_a_major_weighs_three_a_minor_one_in_part_half_unknown_nothing_and_what_does_not_apply_is_left_out() -> None:
    only = {**dict.fromkeys(CATALOGUE, Answer.NOT_APPLICABLE), "FND-04": Answer.PARTIAL, "REP-05": Answer.PASS}
    assert weighted_share(only, RULES) * 8 == 5
    assert weighted_share({**only, "REP-05": Answer.UNKNOWN}, RULES) * 8 == 3
    assert weighted_share({**only, "REP-05": Answer.FAIL}, RULES) * 8 == 3


def test_the_lines_are_at_sixty_five_and_eighty_five_of_a_hundred() -> None:
    majors = [each for each in CATALOGUE if RULES.criteria[each].severity is Severity.MAJOR]
    seen = {}
    for number in range(len(majors) + 1):
        answers = {**ALL_PASS, **dict.fromkeys(majors[:number], Answer.UNKNOWN)}
        seen[weighted_share(answers, RULES)] = level_of(answers, ClaimedClass.CONFEDERATION, RULES)
    for share, level in seen.items():
        wanted = Level.STANDS if share * 20 >= 17 else Level.MOSTLY_CARRIED if share * 20 >= 13 else None
        assert level is (wanted or Level.UNDER_CONSTRUCTION), share
    assert len(set(seen.values())) == 3


def test_what_applies_to_each_class() -> None:
    def left_out(judged_as: ClaimedClass, answers: Answers = ALL_PASS) -> set[str]:
        return {each for each, answer in applied(answers, judged_as).items() if answer is Answer.NOT_APPLICABLE}

    assert left_out(ClaimedClass.CONFEDERATION) == set()
    assert left_out(ClaimedClass.FEDERATION) == {"FND-02"}
    assert left_out(ClaimedClass.BASE) == {"FND-01", "FND-02", "FND-03", "FND-04", "REP-03", "REP-04"}
    assert left_out(ClaimedClass.COMMITTEE) == {each for each in CATALOGUE if each.startswith(("FND", "REP"))}
    for one in FITS:
        assert left_out(ClaimedClass.COMMITTEE, {**ALL_PASS, one: Answer.UNKNOWN}) == {"FND-02"}


FEW = ("FND-01", "FND-02", "FND-05", "REP-02", "REP-05", "DEM-01", "COH-01", "COH-02", "FND-04", "FND-06")


@settings(max_examples=sized(3000), deadline=None)
@given(
    st.fixed_dictionaries({each: st.sampled_from(SHORT) for each in FEW}),
    st.sampled_from(CLASSES),
    st.booleans(),
    st.sampled_from([0, 2, 6]),
)
def test_no_shorter_list_of_steps_leads_to_a_higher_level(
    few: dict[str, Answer], judged_as: ClaimedClass, is_roof: bool, unknown: int
) -> None:
    others = [each for each in CATALOGUE if each not in FEW and RULES.criteria[each].severity is Severity.MAJOR]
    answers: dict[str, Answer] = {**ALL_PASS, **dict.fromkeys(others[:unknown], Answer.UNKNOWN), **few}
    follows = is_roof and judged_as in (ClaimedClass.FEDERATION, ClaimedClass.CONFEDERATION)
    if follows:
        answers = after(answers, (), judged_as, follows=True)
    level = level_of(answers, judged_as, RULES)
    steps = next_steps(answers, judged_as, RULES, follows=follows)

    assert (steps == ()) == (level is Level.STANDS)
    if steps:
        assert level_of(after(answers, steps, judged_as, follows=follows), judged_as, RULES) > level
        assert len(set(steps)) == len(steps)
        assert not (follows and "COH-01" in steps)
        open_ones = [each for each in CATALOGUE if answers[each] is not Answer.PASS]
        for fewer in combinations(open_ones, len(steps) - 1):
            if not (follows and "COH-01" in fewer):
                assert level_of(after(answers, fewer, judged_as, follows=follows), judged_as, RULES) <= level


def test_a_committee_may_mend_its_claims_instead_of_founding_bases() -> None:
    answers = {**ALL_PASS, "FND-01": Answer.FAIL, "FND-03": Answer.FAIL, "COH-02": Answer.UNKNOWN}

    assert level_of(answers, ClaimedClass.COMMITTEE, RULES) is Level.NO_BASE_SHOWN
    assert next_steps(answers, ClaimedClass.COMMITTEE, RULES, follows=False) == ("COH-02",)
