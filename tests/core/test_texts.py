import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.texts import Passage, is_plain, search_key, shown


@pytest.mark.parametrize("text", ["کارگران نفت", "Steel workers", "نفت‌کاران", "کارگران ۱۴۰۲", ""])
def test_ordinary_names_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", ["a\u202eb", "\u2066x", "line\nbreak", "e\u0301", "\x7f", "\ud800", "\u2028"])
def test_direction_marks_controls_and_unnormalised_text_are_not_plain(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("كارگري", "کارگری"), ("نفتکاران ۱۲", "نفتکاران 12"), ("نفت‌کاران", "نفت کاران"), ("STEEL", "steel")],
)
def test_a_search_finds_either_letter_either_digit_and_any_joiner(typed: str, stored: str) -> None:
    assert search_key(typed) == search_key(stored)


def test_a_passage_falls_back_on_the_language_that_binds() -> None:
    passage = Passage({"fa": "سندیکا"}, "fa")

    assert passage.in_language("en") == "سندیکا"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("پرونده‌ها/a b", "پرونده‌ها/a b"),
        ("a\nb", r"a\nb"),
        ("\udcff", r"\udcff"),
        ("\u202egnp", r"\u202egnp"),
        ("\x1b[2J", r"\x1b[2J"),
    ],
)
def test_a_name_is_shown_with_what_would_not_print_spelled_out(name: str, said: str) -> None:
    assert shown(name) == said


@given(st.text(st.characters()))
def test_what_is_shown_never_breaks_a_line_and_can_always_be_written(name: str) -> None:
    said = shown(name)

    assert said.replace("\u200c", "").isprintable()
    assert said.encode().decode() == said
