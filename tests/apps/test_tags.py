"""What templates do with texts: commands are told apart from words, ids and keys from texts."""

import pytest

from colonnade.site.tags import is_code, with_code


def test_what_stands_between_backquotes_is_code_and_nothing_typed_becomes_markup() -> None:
    assert with_code("Seal it: `act seal FILE`, then") == 'Seal it: <code dir="ltr">act seal FILE</code>, then'
    assert with_code("`<b>` & <i>") == '<code dir="ltr">&lt;b&gt;</code> &amp; &lt;i&gt;'
    assert with_code("one ` alone") == "one ` alone"


@pytest.mark.parametrize(
    ("text", "answer"), [("0" * 64, True), ("A+/" * 14 + "a=", True), ("Weavers of Nilgan", False), ("بافندگان", False)]
)
def test_an_id_or_key_is_code_and_a_name_is_not(text: str, answer: bool) -> None:
    assert is_code(text) is answer
