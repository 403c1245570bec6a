"""Every object of an archive is read in one spelling only and spelled to the same bytes; faults name their place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from colonnade.core.elections.election import election_spelled, read_election
from colonnade.core.elections.faults import Misread, Unsupported
from colonnade.core.elections.groups import BELENIOS_2048, group_named
from colonnade.core.elections.objects import MixedAnswer, ballot_spelled, read_ballot, read_standing
from colonnade.core.elections.public_credentials import Credential, credentials_spelled, read_credentials
from colonnade.core.elections.refusals import IdentityKey
from colonnade.core.elections.tallies import (
    owned_spelled,
    partial_decryption_spelled,
    read_owned,
    read_partial_decryption,
    read_result,
    read_shuffle,
    read_sized,
    read_tally,
    result_spelled,
    shuffle_spelled,
    sized_spelled,
    tally_spelled,
)
from colonnade.core.elections.trustees import (
    Pedersen,
    cert_keys_spelled,
    coefexps_spelled,
    read_cert_keys,
    read_coefexps,
    read_trustees,
    trustees_spelled,
)
from tests.belenios import written

NAMES = [
    "py-written-BELENIOS-2048",
    "v20-mixnet-RFC-3526-2048",
    "v20-plain-BELENIOS-2048",
    "v20-threshold-BELENIOS-2048",
    "v20-weighted-BELENIOS-2048",
    "v251-mixnet-Ed25519",
    "v251-threshold-BELENIOS-2048",
    "v30-plain-BELENIOS-2048",
    "v30-threshold-Ed25519",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_belenios_tool_wrote_is_spelled_to_the_same_bytes(name: str) -> None:
    archive = written(name)
    election = read_election(archive.election)
    group = election.group

    assert election_spelled(election) == archive.election
    assert trustees_spelled(read_trustees(archive.trustees, group)) == archive.trustees
    for content in archive.payloads("Ballot"):
        assert ballot_spelled(read_ballot(content, group)) == content
    for content in archive.payloads("EncryptedTally"):
        sized = read_sized(content)
        assert sized_spelled(sized) == content
        tally = archive.content(sized.encrypted_tally)
        assert tally_spelled(read_tally(tally, group)) == tally
    for _, content in archive.owned("Shuffle"):
        assert shuffle_spelled(read_shuffle(content, group)) == content
    for _, content in archive.owned("PartialDecryption"):
        assert partial_decryption_spelled(read_partial_decryption(content, group)) == content
    for content in archive.payloads("PartialDecryption"):
        assert owned_spelled(read_owned(content)) == content
    for content in archive.payloads("Result"):
        assert result_spelled(read_result(content)) == content


@pytest.mark.parametrize("name", NAMES)
def test_of_a_ballot_that_stands_voter_and_choices_are_read_as_before(name: str) -> None:
    archive = written(name)
    for content in archive.payloads("Ballot"):
        whole, again = read_ballot(content, read_election(archive.election).group), read_standing(content)

        assert [each.choices for each in again.answers] == [each.choices for each in whole.answers]
        assert [type(each) for each in again.answers] == [type(each) for each in whole.answers]
        assert again.credential == whole.credential
        assert (again.election_uuid, again.election_hash) == (whole.election_uuid, whole.election_hash)
        for one, other in zip(again.answers, whole.answers, strict=True):
            if isinstance(one, MixedAnswer):
                assert one == other


@pytest.mark.parametrize("name", [name for name in NAMES if "threshold" in name])
def test_the_messages_of_trustees_are_spelled_to_the_same_text(name: str) -> None:
    archive = written(name)
    group = read_election(archive.election).group
    kinds = [each for each in read_trustees(archive.trustees, group) if isinstance(each, Pedersen)]

    for kind in kinds:
        for cert in kind.certs:
            assert cert_keys_spelled(read_cert_keys(cert.message, group)) == cert.message
        for each in kind.coefexps:
            assert coefexps_spelled(read_coefexps(each.message, group)) == each.message


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _election(change: Callable[[dict[str, Any]], None]) -> bytes:
    value = json.loads(written("v251-plain-Ed25519").election)
    change(value)
    return _text(value)


def _put(*way: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(whole: Any) -> None:
        for step in way[:-1]:
            whole = whole[step]
        whole[way[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place", "fault"),
    [
        (_put("uuid", value="short"), "election.uuid", "no_uuid"),
        (_put("uuid", value="0" * 14), "election.uuid", "no_uuid"),
        (_put("questions", value=[]), "election.questions", "number_of_items"),
        (_put("questions", 1, "max", value=0), "election.questions[1].max", "number_out_of_bounds"),
        (_put("questions", 1, "blank", value=1), "election.questions[1].blank", "no_flag"),
        (_put("questions", 0, "answers", 1, value=2), "election.questions[0].answers[1]", "no_text"),
        (_put("description", value="x" * 20_000), "election.description", "text_too_long"),
        (_put("public_key", value="1"), "election.public_key", "element_spelling"),
        (_put("language", value=["fa", "up"]), "election.language[1]", "no_direction"),
        (_put("more", value=1), "election", "unknown_field"),
    ],
)
def test_a_fault_of_an_election_has_its_place(change: Callable[[dict[str, Any]], None], place: str, fault: str) -> None:
    with pytest.raises(Misread) as refusal:
        read_election(_election(change))

    assert (refusal.value.place, refusal.value.fault) == (place, fault)


def test_names_language_and_a_blank_that_is_denied_are_kept() -> None:
    def change(value: dict[str, Any]) -> None:
        value |= {"administrator": "الف", "credential_authority": "ب", "language": ["fa", "rtl"]}
        value["questions"][0] = {"answers": ["a"], "blank": False, "min": 0, "max": 1, "question": "?"}

    content = _election(change)
    assert election_spelled(read_election(content)) == content


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        (_put("version", value=2), "version 2"),
        (_put("questions", 0, value={"type": "Lists", "value": {}}), "question of type Lists"),
        (_put("questions", 0, value={"type": "Other"}), "question of type Other"),
    ],
)
def test_another_version_or_kind_of_question_is_unsupported_and_named(
    change: Callable[[dict[str, Any]], None], feature: str
) -> None:
    with pytest.raises(Unsupported) as refusal:
        read_election(_election(change))

    assert refusal.value.facts == {"feature": feature}


def test_a_group_that_cannot_carry_rankings_asks_for_none() -> None:
    ranking = {"type": "NonHomomorphic", "value": {"answers": ["a"], "question": "?"}}
    value = json.loads(written("v20-plain-BELENIOS-2048").election)
    value["questions"].append(ranking)

    with pytest.raises(Misread) as refusal:
        read_election(_text(value))
    assert refusal.value.fault == "group_cannot_mix"


def test_credentials_are_read_with_weights_and_labels_and_written_sorted_without_labels() -> None:
    one, two, three = "4", "16", "64"
    content = f'["{one},7,voter","{two},,voter","{three},12345678901"]'.encode()

    assert read_credentials(content, BELENIOS_2048) == {one: 7, two: 1, three: 12_345_678_901}
    group = group_named("BELENIOS-2048")
    listed = [Credential(group.read_element(each), 3, is_weighted=True) for each in (one, two, three)]
    assert credentials_spelled(listed) == b'["16,3","4,3","64,3"]'
    assert read_credentials(credentials_spelled([Credential(group.read_element(one))]), group) == {one: 1}
    assert read_credentials(b"[]", group) == {}


@pytest.mark.parametrize(
    ("content", "place", "fault"),
    [
        (b'["4","4"]', "credentials[1]", "twice_a_credential"),
        (b'["4","4,2"]', "credentials[1]", "twice_a_credential"),
        (b'["4", "5"]', "credentials[0]", "no_credential"),
        (b'["4,-1"]', "credentials[0]", "no_credential"),
        (b'["4,01"]', "credentials[0]", "no_credential"),
        (b'["4,"]', "credentials[0]", "no_credential"),
        (b'["04"]', "credentials[0]", "element_spelling"),
        (b'["ab"]', "credentials[0]", "element_spelling"),
        (b'[""]', "credentials[0]", "no_credential"),
        (b'["4\\u0041"]', "credentials[0]", "no_credential"),
        (b'{"4":1}', "credentials", "no_list"),
        (b'["', "credentials", "no_list"),
        (b'["\xff"]', "credentials", "no_json"),
    ],
)
def test_a_fault_of_the_credentials_has_its_place(content: bytes, place: str, fault: str) -> None:
    with pytest.raises(Misread) as refusal:
        read_credentials(content, BELENIOS_2048)

    assert (refusal.value.place, refusal.value.fault) == (place, fault)


def test_nobody_votes_with_a_credential_whose_secret_everybody_knows() -> None:
    with pytest.raises(IdentityKey):
        read_credentials(b'["1"]', BELENIOS_2048)
