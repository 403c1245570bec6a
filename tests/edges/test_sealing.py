"""What is closed opens with its key and for its purpose alone, and is never twice the same."""

import pytest

from colonnade.edges.sealing import NotOpened, closed, derived, opened

KEY = derived(b"\x07" * 32, "test/v1")


def test_11_3_4_no_nonce_is_used_twice_and_no_two_closings_are_the_same() -> None:
    made = [closed(KEY, b"word", b"about") for _ in range(1000)]

    assert len({each[:12] for each in made}) == len(set(made)) == 1000
    assert {opened(KEY, each, b"about") for each in made} == {b"word"}


def test_11_3_3_what_was_changed_cut_or_is_about_something_else_does_not_open() -> None:
    made = closed(KEY, b"word", b"about")
    others = [made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :] for at in range(len(made))]
    for each in (*others, made[:-1], made[:11], b"", made + b"\0"):
        with pytest.raises(NotOpened):
            opened(KEY, each, b"about")
    for key, about in ((KEY, b"other"), (derived(b"\x07" * 32, "test/v2"), b"about")):
        with pytest.raises(NotOpened):
            opened(key, made, about)
