"""Private credentials: 22 characters of which the last tells a slip. Source: docs/rules/protocol.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.elections.credentials import (
    LETTERS,
    new_credential,
    private_key,
    read_credential,
    read_own_credential,
)
from colonnade.core.elections.groups import BELENIOS_2048, ED25519
from colonnade.core.elections.refusals import BadCredential
from tests.chance import drawn


@given(seed=st.integers(), at=st.integers(0, 24), letter=st.sampled_from(LETTERS))
def test_one_character_mistyped_is_told(seed: int, at: int, letter: str) -> None:
    credential = new_credential(drawn(str(seed)))
    typed = credential[:at] + letter + credential[at + 1 :]

    assert read_own_credential(credential) == credential
    gap = abs(LETTERS.index(letter) - LETTERS.index(credential[at])) if credential[at] in LETTERS else 1
    if typed != credential and gap % 53:
        with pytest.raises(BadCredential):
            read_own_credential(typed)


@pytest.mark.parametrize(
    "text",
    ["", "V24-f4X-cNM-VFu-NzA", "5qeA9-H3UMR8-DwbAt-tj9YN", "5qeA9H3UMR8DwbAttj9YNX", "0qeA9-H3UMR8-DwbAt-tj9YNX",
     "5qeA9-H3UMR8-DwbAt-tj9YNX\n", "5qeA9-H3UMR8-DwbAt-tj9YNۀ", "5qeA9-H3UMR8-DwbAt-tj9YNX-"],
)  # fmt: skip
def test_what_is_no_credential_is_refused(text: str) -> None:
    with pytest.raises(BadCredential):
        read_credential(text)


def test_a_credential_of_belenios_tool_is_read_though_its_last_character_checks_nothing() -> None:
    assert read_credential("5qeA9-H3UMR8-DwbAt-tj9YNX")
    with pytest.raises(BadCredential):
        read_own_credential("5qeA9-H3UMR8-DwbAt-tj9YNX")


def test_the_secret_follows_from_credential_election_and_group() -> None:
    credential = new_credential(drawn("c"))
    secrets = {
        private_key(ED25519, "1" * 14, credential),
        private_key(ED25519, "2" * 14, credential),
        private_key(BELENIOS_2048, "1" * 14, credential),
        private_key(ED25519, "1" * 14, new_credential(drawn("d"))),
    }

    assert len(secrets) == 4
    assert private_key(ED25519, "1" * 14, credential) < ED25519.order
