"""Elections that belenios-tool wrote are verified whole, and made again byte for byte where nothing is drawn.

Every engine of the group answers the same, whatever is asked on the way.
Source: tests/vectors/belenios/README.md.
"""

import json
from collections.abc import Sequence
from functools import cache

import pytest

from colonnade.core.elections.arithmetic import PublicArithmetic
from colonnade.core.elections.ballots import Poll, poll_of, refusals_of
from colonnade.core.elections.credentials import public_key, read_credential
from colonnade.core.elections.decryption import check_partial_decryption, opened, partial_decryption
from colonnade.core.elections.election import Mixed, election_spelled, read_election
from colonnade.core.elections.faults import Misread, Unsupported
from colonnade.core.elections.keys import check_trustee_key, joint_key
from colonnade.core.elections.objects import Ballot, ballot_spelled, read_ballot
from colonnade.core.elections.public_credentials import read_credentials
from colonnade.core.elections.refusals import BadProof, BadSignature, NoResult
from colonnade.core.elections.shuffles import Mixing
from colonnade.core.elections.tallies import (
    Tally,
    partial_decryption_spelled,
    read_partial_decryption,
    read_result,
    read_shuffle,
    read_tally,
    result_spelled,
    shuffle_spelled,
    tally_spelled,
)
from colonnade.core.elections.tallying import check_result, counted, encrypted_tally, result
from colonnade.core.elections.trustees import Kind, Single, public_keys, read_trustees
from colonnade.core.elections.unshuffling import check_shuffle
from colonnade.core.errors import Refusal
from colonnade.edges.engines.choosing import secret_engine
from tests.belenios import Written, files, written
from tests.chance import drawn
from tests.engines import Agreeing

WITH_TALLY = [
    "v20-plain-BELENIOS-2048",
    "v20-weighted-BELENIOS-2048",
    "v20-threshold-BELENIOS-2048",
    "v20-plain-RFC-3526-2048",
    "v20-mixnet-RFC-3526-2048",
    "v251-plain-Ed25519",
    "v251-mixnet-Ed25519",
    "v251-threshold-BELENIOS-2048",
    "v30-plain-BELENIOS-2048",
    "v30-threshold-BELENIOS-2048",
    "v30-threshold-Ed25519",
]
SINGLE = [name for name in WITH_TALLY if "threshold" not in name]
MIXED = [name for name in WITH_TALLY if "mixnet" in name]
TYPED = [name for name in WITH_TALLY if name.startswith(("v251", "v30"))]
"""Those whose credentials have 22 characters."""


class Known:
    """An election of the vectors, read."""

    def __init__(self, archive: Written) -> None:
        self.archive = archive
        election = read_election(archive.election)
        self.poll: Poll = poll_of(election)
        self.arithmetic: PublicArithmetic = Agreeing(election.group)
        self.trustees: Sequence[Kind] = read_trustees(archive.trustees, election.group)
        self.weights = read_credentials(archive.credentials, election.group)

    def ballots(self) -> list[Ballot]:
        return [read_ballot(each, self.poll.election.group) for each in self.archive.payloads("Ballot")]

    @property
    def sized(self) -> dict[str, int | str]:
        told: dict[str, int | str] = json.loads(self.archive.payloads("EncryptedTally")[0])
        return told

    def told_tally(self) -> bytes:
        return self.archive.content(str(self.sized["encrypted_tally"]))

    def own_tally(self) -> Tally:
        votes = [(ballot, self.weights[ballot.credential]) for ballot in counted(self.ballots())]
        return encrypted_tally(self.arithmetic, self.poll.election, votes)

    def opened_tally(self) -> Tally:
        """What is decrypted: the tally, mixed questions as the last shuffle left them."""
        group = self.poll.election.group
        tally = read_tally(self.told_tally(), group)
        shuffles = self.archive.owned("Shuffle")
        if not shuffles:
            return tally
        rest = iter(read_shuffle(shuffles[-1][1], group).ciphertexts)
        questions = self.poll.election.questions
        return tuple(
            next(rest) if isinstance(question, Mixed) else row for question, row in zip(questions, tally, strict=True)
        )


@cache
def _known(name: str) -> Known:
    return Known(written(name))


@pytest.mark.parametrize("name", [*WITH_TALLY, "py-written-BELENIOS-2048"])
def test_every_ballot_and_key_stands_and_is_spelled_as_it_was(name: str) -> None:
    known = _known(name)
    ballots = known.ballots()

    assert refusals_of(known.arithmetic, known.poll, ballots) == [None] * len(ballots)
    assert [ballot_spelled(ballot) for ballot in ballots] == known.archive.payloads("Ballot")
    assert election_spelled(known.poll.election) == known.archive.election
    assert len(ballots) >= 5
    for at, trustee in enumerate(known.trustees):
        if isinstance(trustee, Single):
            check_trustee_key(known.arithmetic, trustee.key, f"trustees[{at}]")


@pytest.mark.parametrize("name", WITH_TALLY)
def test_the_encrypted_tally_is_made_again_byte_for_byte(name: str) -> None:
    known = _known(name)

    assert tally_spelled(known.own_tally()) == known.told_tally()
    assert known.sized["num_tallied"] == len(counted(known.ballots()))


@pytest.mark.parametrize("name", WITH_TALLY)
def test_every_part_of_a_trustee_stands_and_none_stands_for_another(name: str) -> None:
    known = _known(name)
    keys, group = public_keys(known.trustees), known.poll.election.group
    tally, fingerprint = known.opened_tally(), known.poll.fingerprint
    for owner, content in known.archive.owned("PartialDecryption"):
        part = read_partial_decryption(content, group)

        check_partial_decryption(known.arithmetic, fingerprint, tally, keys[owner - 1], part, "part")
        with pytest.raises(BadProof):
            check_partial_decryption(known.arithmetic, fingerprint, tally, keys[owner - 2], part, "part")
        assert partial_decryption_spelled(part) == content


@pytest.mark.parametrize("name", SINGLE)
def test_the_result_is_made_again_from_the_parts_byte_for_byte(name: str) -> None:
    known = _known(name)
    election, weight = known.poll.election, int(known.sized["total_weight"])
    parts = [
        (read_partial_decryption(content, election.group), 1) for _, content in known.archive.owned("PartialDecryption")
    ]
    (told,) = known.archive.payloads("Result")

    plain = opened(known.arithmetic, known.opened_tally(), parts)
    own = result(known.arithmetic, election, weight, plain)

    assert result_spelled(own) == told
    check_result(known.arithmetic, election, weight, plain, read_result(told))
    keys = [trustee.key.public_key for trustee in known.trustees if isinstance(trustee, Single)]
    assert joint_key(known.arithmetic, keys) == election.public_key


@pytest.mark.parametrize("name", MIXED)
def test_every_shuffle_stands_after_the_one_before_and_after_no_other(name: str) -> None:
    known = _known(name)
    election = known.poll.election
    mixing = Mixing(known.poll.fingerprint, election.public_key)
    questions = zip(election.questions, read_tally(known.told_tally(), election.group), strict=True)
    before = [row for question, row in questions if isinstance(question, Mixed)]
    shuffles = known.archive.owned("Shuffle")
    assert len(shuffles) == 2
    for _, content in shuffles:
        shuffle = read_shuffle(content, election.group)
        for row, after, proof in zip(before, shuffle.ciphertexts, shuffle.proofs, strict=True):
            check_shuffle(known.arithmetic, mixing, row, after, proof, "shuffle")
            with pytest.raises(BadProof):
                check_shuffle(known.arithmetic, mixing, after, row, proof, "shuffle")
        assert shuffle_spelled(shuffle) == content
        before = list(shuffle.ciphertexts)


@pytest.mark.parametrize("name", ["v251-mixnet-Ed25519", "v30-plain-BELENIOS-2048"])
def test_with_the_secrets_of_the_trustees_the_same_factors_come_out(name: str) -> None:
    known = _known(name)
    group, tally = known.poll.election.group, known.opened_tally()
    secrets = secret_engine(group)
    held = [int(json.loads(content)) for path, content in files(name).items() if path.endswith(".privkey")]
    keys = public_keys(known.trustees)
    for secret in held:
        (public,) = secrets.secret_products([((group.generator, secret),)])
        owner = keys.index(public) + 1
        (told,) = [content for number, content in known.archive.owned("PartialDecryption") if number == owner]

        part = partial_decryption(secrets, drawn("part"), known.poll.fingerprint, tally, secret)

        assert part.factors == read_partial_decryption(told, group).factors
        check_partial_decryption(known.arithmetic, known.poll.fingerprint, tally, public, part, "part")


@pytest.mark.parametrize("name", TYPED)
def test_from_typed_credentials_follow_those_on_the_list(name: str) -> None:
    known = _known(name)
    secrets = secret_engine(known.poll.election.group)
    typed = [line.split()[-1] for line in files(name)["private_creds.txt"].decode().splitlines()]
    uuid = known.poll.election.uuid

    assert {public_key(secrets, uuid, read_credential(each)) for each in typed} == set(known.weights)


def test_lists_are_not_supported_and_said_so() -> None:
    with pytest.raises(Unsupported, match="Lists"):
        read_election(written("v30-lists-Ed25519").election)


def _verdicts(name: str) -> list[Refusal | None]:
    known = _known(f"negative-v20/{name}")
    return refusals_of(known.arithmetic, known.poll, known.ballots())


@pytest.mark.parametrize(
    ("name", "reason", "place"),
    [
        ("bad-signature-response", BadSignature, "ballot.signature.proof"),
        ("bad-individual-proof", BadProof, "ballot.answers[0].individual_proofs[0]"),
    ],
)
def test_a_ballot_damaged_on_purpose_is_refused_for_the_right_reason(
    name: str, reason: type[Refusal], place: str
) -> None:
    found = [each for each in _verdicts(name) if each is not None]

    assert [(type(each), each.facts["place"]) for each in found] == [(reason, place)]


def test_a_ballot_with_a_space_more_is_not_read() -> None:
    with pytest.raises(Misread, match="other_spelling"):
        _known("negative-v20/noncanonical-ballot-json").ballots()


def test_the_archive_rebuilt_without_change_is_the_one_that_stands() -> None:
    assert _verdicts("identity") == [None] * 6


@pytest.mark.parametrize("name", ["dropped-ballot-rechained", "wrong-result"])
def test_a_dropped_ballot_and_a_wrong_result_are_told_by_what_is_opened(name: str) -> None:
    known = _known(f"negative-v20/{name}")
    election, weight = known.poll.election, int(known.sized["total_weight"])
    parts = [
        (read_partial_decryption(content, election.group), 1) for _, content in known.archive.owned("PartialDecryption")
    ]
    told = read_result(known.archive.payloads("Result")[0])

    assert _verdicts(name) == [None] * len(known.ballots())
    assert (known.own_tally() == known.opened_tally()) == (name == "wrong-result")
    with pytest.raises(NoResult):
        check_result(known.arithmetic, election, weight, opened(known.arithmetic, known.own_tally(), parts), told)
