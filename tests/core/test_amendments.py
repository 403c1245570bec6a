"""An amendment is the difference of two versions: applied to the old one it gives the new, and to no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.statutes.amendments import (
    AnotherFrame,
    AnotherVersion,
    Change,
    amended,
    amendment,
    changed_words,
)
from colonnade.core.statutes.differences import runs
from colonnade.core.statutes.marks import part_line
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.side_by_side import as_it_changes
from colonnade.core.statutes.texts import Article, Statute
from colonnade.core.statutes.values import spelled
from colonnade.core.statutes.writing import written
from tests.sizes import sized
from tests.statutes import WHOLE, one_language, statutes


def _whole(*changes: tuple[str, str]) -> Statute:
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_statute(text.encode())


@given(statutes(), statutes())
@settings(max_examples=sized(200), deadline=None)
def test_applied_to_the_old_version_it_gives_the_new(old: Statute, new: Statute) -> None:
    given_new = amended(old, amendment(old, new))

    assert given_new == new
    assert written(given_new) == written(new)
    assert amendment(old, old).is_empty
    assert amendment(old, new).is_empty is (old == new)


@given(st.text("ab ۱۲،.", max_size=40), st.text("ab ۱۲،.", max_size=40))
def test_words_kept_and_removed_are_the_old_text_and_words_kept_and_added_the_new(old: str, new: str) -> None:
    found = changed_words(old, new)

    assert "".join(each.text for each in found if each.change is not Change.ADDED) == old
    assert "".join(each.text for each in found if each.change is not Change.REMOVED) == new


@given(statutes(), statutes())
@settings(max_examples=sized(200), deadline=None)
def test_what_is_not_added_of_a_changed_article_are_its_old_lines_in_order_and_what_is_not_removed_its_new(
    old: Statute, new: Statute
) -> None:
    for article in amendment(old, new).articles:
        for text in article.texts():
            for version, other in ((article.before, Change.ADDED), (article.after, Change.REMOVED)):
                lines = ["".join(each.text for each in line if each.change is not other) for line in text.lines]
                assert [line for line in lines if line] == _lines(version, text.language)


def _lines(article: Article | None, language: str) -> list[str]:
    if article is None or language not in article.versions:
        return []
    return [part_line(part, language) for part in article.versions[language].parts]


@given(
    st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12), st.integers(0, 200)
)
def test_runs_go_through_both_sequences_and_common_ones_are_the_same(
    before: list[str], after: list[str], most: int
) -> None:
    found = list(runs(before, after, most))

    assert [each for _, old, _ in found for each in before[old]] == before
    assert [each for _, _, new in found for each in after[new]] == after
    assert all((before[old] == after[new]) is is_common for is_common, old, new in found)


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_no_more_could_be_kept(before: str, after: str) -> None:
    kept = sum(old.stop - old.start for is_common, old, _ in runs(before, after) if is_common)
    subsequences = [set(_subsequences(each)) for each in (before, after)]

    assert kept == max(len(each) for each in subsequences[0] & subsequences[1])


def _subsequences(text: str) -> list[str]:
    found = [""]
    for letter in text:
        found += [each + letter for each in found]
    return found


def test_what_changes_is_told_in_every_language_word_by_word() -> None:
    changes = (("مجمع پنج تن را", "مجمع هفت تن را"), ("elects five.", "elects seven."), ("seats: 5", "seats: 7"))
    (article,) = amendment(_whole(), _whole(*changes)).articles

    assert (article.number, article.change) == ("4", Change.CHANGED)
    assert {text.language: [(each.change.value, each.text) for each in text.lines[0]] for text in article.texts()} == {
        "fa": [("kept", "مجمع "), ("removed", "پنج"), ("added", "هفت"), ("kept", " تن را برمی‌گزیند.")],
        "en": [("kept", "The assembly elects "), ("removed", "five"), ("added", "seven"), ("kept", ".")],
    }


def test_which_rules_change_is_told() -> None:
    found = amendment(_whole(), _whole(("seats: 5", "seats: 7"), ("> term.board = 3 years\n", "> proxy.max = 1\n")))

    assert [
        (
            each.name,
            each.change.value,
            spelled(each.before.value) if each.before else "",
            spelled(each.after.value) if each.after else "",
        )
        for each in found.rules
    ] == [
        (
            *("organ.board", "changed", "kind: board; elected_by: assembly; from: members; seats: 5"),
            "kind: board; elected_by: assembly; from: members; seats: 7",
        ),
        ("term.board", "removed", "3 years", ""),
        ("proxy.max", "added", "", "1"),
    ]


def test_of_rules_that_may_be_said_several_times_the_others_stay() -> None:
    ladder = "> arrears = after: 3 months; effect: no_vote\n> arrears = after: 6 months; effect: ended"
    (changed,) = amendment(one_language(ladder), one_language(ladder.partition("\n")[2])).rules

    assert (changed.name, changed.change) == ("arrears", Change.REMOVED)


def test_an_article_that_is_put_in_leaves_the_others_as_they_are() -> None:
    with_one_more = _whole(("### ماده ۴:", "### ماده ۳ مکرر: شورا\nشورا.\n[en] Council\nCouncil.\n\n### ماده ۴:"))
    (article,) = amendment(_whole(), with_one_more).articles

    assert (article.number, article.change) == ("3 bis", Change.ADDED)


def test_an_amendment_of_another_version_is_refused() -> None:
    old, new = _whole(), _whole(("elects five.", "elects seven."))
    found = amendment(old, new)

    with pytest.raises(AnotherVersion) as caught:
        amended(new, found)
    assert caught.value.facts == {"article": "4"}
    with pytest.raises(AnotherFrame):
        amended(one_language("Text"), found)


def test_where_very_much_changes_long_lines_are_shown_as_replaced_between_what_they_have_in_common() -> None:
    few, many = ("\n".join("a " + "x y " * 50 + "z" for _ in range(lines)) for lines in (1, 190))
    changed = {said: said.replace("x y", "x v y") for said in (few, many)}
    shown = {
        said: as_it_changes(one_language(*[said] * 3), one_language(*[changed[said]] * 3))[0].texts[0].lines[0]
        for said in (few, many)
    }

    assert len(shown[few]) > 50
    assert [each.change.value for each in shown[many]] == ["kept", "removed", "added", "kept"]
