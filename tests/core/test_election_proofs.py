"""Every proof of a ballot, a key, a decryption and a shuffle: made it holds, changed anywhere it does not.

All engines say so, whatever is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.elections import answers as answers_room
from colonnade.core.elections.arithmetic import PublicArithmetic, SecretArithmetic
from colonnade.core.elections.ballots import Poll, cast, poll_of, refusals_of, tracker
from colonnade.core.elections.decryption import check_partial_decryption, opened, partial_decryption
from colonnade.core.elections.election import Election, Mixed, Question, Summed
from colonnade.core.elections.elements import Element
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, group_named
from colonnade.core.elections.keys import check_trustee_key, joint_key, new_trustee_key, trustee_key
from colonnade.core.elections.objects import (
    Ballot,
    Ciphertext,
    MixedAnswer,
    Proof,
    Signature,
    SummedAnswer,
    ballot_spelled,
    read_ballot,
    stamp,
    unsigned,
)
from colonnade.core.elections.proofs import Opened, prove_knowledge, prove_one_of
from colonnade.core.elections.refusals import (
    BadChoices,
    BadProof,
    BadSignature,
    Foreign,
    IdentityKey,
    NoResult,
    NotAMember,
    TooHeavy,
    WeightsNotMixed,
    WrongDigest,
    WrongKind,
    WrongNumber,
)
from colonnade.core.elections.shuffles import Mixing, permutation, prove_shuffle, shuffled
from colonnade.core.elections.tallies import ShuffleProof, Tally
from colonnade.core.elections.tallying import check_result, counted, encrypted_tally, result
from colonnade.core.elections.trials import outsiders
from colonnade.core.elections.unshuffling import check_shuffle
from colonnade.core.errors import Refusal
from colonnade.edges.engines.choosing import public_engine, secret_engine
from tests.chance import drawn
from tests.engines import Agreeing
from tests.sizes import sized

Thing = TypeVar("Thing")
FAST: PublicArithmetic = Agreeing(ED25519)
USUAL: PublicArithmetic = public_engine(ED25519)
SECRET: SecretArithmetic = secret_engine(ED25519)
KEY_SECRET, KEY = new_trustee_key(SECRET, drawn("key"))
CREDENTIAL = 77
PLAIN = Summed(("a", "b", "c"), None, 0, 2, "Plain?")
BLANK = Summed(("a", "b"), True, 1, 1, "Blank?")
RANKED = Mixed(("a", "b", "c"), "Ranked?")


def _poll(*questions: Question, key: Element = KEY.public_key, group: str = "Ed25519") -> Poll:
    return poll_of(Election("d", "n", group_named(group), key, questions, "1" * 14))


ALL = _poll(PLAIN, BLANK, RANKED)
MARKS = ((1, 0, 1), (0, 1, 0), (3, 1, 2))
BALLOT = cast(SECRET, drawn("ballot"), ALL, CREDENTIAL, MARKS)


def _refusal(ballot: Ballot, poll: Poll = ALL) -> Refusal | None:
    return refusals_of(FAST, poll, [ballot])[0]


def _signed_again(ballot: Ballot, credential: int = CREDENTIAL) -> Ballot:
    """The same, signed by whoever holds the credential, so that only the proofs can tell."""
    digest = stamp(unsigned(ballot))
    proof = prove_knowledge(SECRET, drawn("again"), f"sig|{digest}|", [ED25519.generator], credential)
    return replace(ballot, signature=Signature(digest, proof))


def _altered(thing: Thing, **changes: Any) -> Thing:
    old: Any = thing
    new: Thing = replace(old, **changes)
    return new


def _with(ballot: Ballot, at: int, **changes: object) -> Ballot:
    answers = list(ballot.answers)
    answers[at] = _altered(answers[at], **changes)
    return _signed_again(replace(ballot, answers=tuple(answers)))


def _summed(at: int) -> SummedAnswer:
    answer = BALLOT.answers[at]
    assert isinstance(answer, SummedAnswer)
    return answer


def _mixed() -> MixedAnswer:
    answer = BALLOT.answers[2]
    assert isinstance(answer, MixedAnswer)
    return answer


def _bent(proofs: Sequence[Proof], at: int, part: str) -> tuple[Proof, ...]:
    one = proofs[at]
    other = _altered(one, **{part: (getattr(one, part) + 1) % ED25519.order})
    return (*proofs[:at], other, *proofs[at + 1 :])


@st.composite
def _allowed(draw: st.DrawFn) -> tuple[Summed, list[int]]:
    size = draw(st.integers(1, 5))
    marks = draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
    least, most = draw(st.integers(0, sum(marks))), draw(st.integers(sum(marks), size + 1))
    blank = draw(st.booleans())
    question = Summed(tuple("abcde"[:size]), blank or None, least, most, "?")
    if blank:
        marks = draw(st.sampled_from([[0, *marks], [1] + [0] * size]))
    return question, marks


@given(asked=_allowed(), seed=st.integers(0, 1 << 30))
def test_whatever_a_question_allows_is_proven_and_counted_and_nothing_else_is(
    asked: tuple[Summed, list[int]], seed: int
) -> None:
    question, marks = asked
    poll = _poll(question)

    ballot = cast(SECRET, drawn(str(seed)), poll, CREDENTIAL, [marks])

    assert _refusal(ballot, poll) is None
    assert read_ballot(ballot_spelled(ballot), ED25519) == ballot
    tally = encrypted_tally(FAST, poll.election, [(ballot, 3)])
    part = partial_decryption(SECRET, drawn("part"), poll.fingerprint, tally, KEY_SECRET)
    assert result(FAST, poll.election, 3, opened(FAST, tally, [(part, 1)])) == (tuple(3 * mark for mark in marks),)


def test_the_same_chance_casts_the_same_ballot_and_other_chance_another() -> None:
    assert cast(SECRET, drawn("ballot"), ALL, CREDENTIAL, MARKS) == BALLOT
    assert cast(SECRET, drawn("other"), ALL, CREDENTIAL, MARKS) != BALLOT
    assert _refusal(BALLOT) is None


@pytest.mark.parametrize("marks", [[1, 1, 1], [2, 0, 0], [-1, 1, 1], [1, 1], [0, 0, 0, 0]])
def test_marks_that_a_question_does_not_allow_are_not_cast(marks: list[int]) -> None:
    with pytest.raises(BadChoices):
        cast(SECRET, drawn("x"), _poll(PLAIN), CREDENTIAL, [marks])


@pytest.mark.parametrize("marks", [[1, 1, 0], [1, 0, 1], [0, 0, 0], [0, 1, 1], [1, 0]])
def test_a_blank_is_alone_and_no_mark_at_all_is_none(marks: list[int]) -> None:
    with pytest.raises(BadChoices):
        cast(SECRET, drawn("x"), _poll(BLANK), CREDENTIAL, [marks])
    assert _refusal(cast(SECRET, drawn("x"), _poll(BLANK), CREDENTIAL, [[1, 0, 0]]), _poll(BLANK)) is None


@pytest.mark.parametrize(
    ("question", "marks", "place"),
    [
        (PLAIN, (2, 0, 0), "individual_proofs[0]"),
        (PLAIN, (0, 0, -1), "individual_proofs[2]"),
        (PLAIN, (1, 1, 1), "overall_proof"),
        (BLANK, (0, 1, 1), "overall_proof"),
        (BLANK, (0, 0, 0), "overall_proof"),
        (BLANK, (1, 1, 0), "blank_proof"),
    ],
)
def test_who_cheats_with_the_software_cannot_prove_it(
    monkeypatch: pytest.MonkeyPatch, question: Summed, marks: tuple[int, ...], place: str
) -> None:
    monkeypatch.setattr(answers_room, "is_allowed", lambda question, marks: True)

    def careless(*given: Any) -> tuple[Proof, ...]:
        claims, true = given[-2:]
        proofs: Any = prove_one_of
        return tuple(proofs(*given[:-1], max(0, min(len(claims) - 1, true))))

    def generous(secrets: SecretArithmetic, key: Element, opened: Sequence[Opened]) -> tuple[Ciphertext, ...]:
        g = secrets.group.generator
        rows = [[((g, each.chance),), ((key, each.chance), (g, each.number))] for each in opened]
        return tuple(Ciphertext(*secrets.secret_products(pair)) for pair in rows)

    monkeypatch.setattr(answers_room, "prove_one_of", careless)
    monkeypatch.setattr(answers_room, "encrypted", generous)
    poll = _poll(question)

    refusal = _refusal(cast(SECRET, drawn("cheat"), poll, CREDENTIAL, [marks]), poll)

    assert isinstance(refusal, BadProof)
    assert refusal.facts["place"] == f"ballot.answers[0].{place}"


@settings(max_examples=sized(300))
@given(
    at=st.integers(0, 1),
    kind=st.sampled_from(["individual_proofs", "overall_proof", "blank_proof"]),
    part=st.sampled_from(["challenge", "response"]),
    which=st.integers(0, 11),
)
def test_a_number_changed_in_any_proof_of_an_answer_is_told_with_its_place(
    at: int, kind: str, part: str, which: int
) -> None:
    answer = _summed(at)
    proofs = getattr(answer, kind)
    if proofs is None:
        return
    place = f"ballot.answers[{at}].{kind}"
    if kind == "individual_proofs":
        outer, inner = which % len(proofs), which % 2
        changed: object = (*proofs[:outer], _bent(proofs[outer], inner, part), *proofs[outer + 1 :])
        place = f"{place}[{outer}]"
    else:
        changed = _bent(proofs, which % len(proofs), part)

    refusal = _refusal(_with(BALLOT, at, **{kind: changed}))

    assert isinstance(refusal, BadProof)
    assert refusal.facts["place"] == place


@settings(max_examples=sized(100))
@given(which=st.integers(0, 2), part=st.sampled_from(["alpha", "beta"]), at=st.integers(0, 1))
def test_a_ciphertext_changed_under_its_proofs_is_refused(which: int, part: str, at: int) -> None:
    choices = _summed(at).choices
    one = choices[which]
    moved = FAST.products([[(getattr(one, part), 1), (ED25519.generator, 1)]])[0]

    refusal = _refusal(
        _with(BALLOT, at, choices=(*choices[:which], _altered(one, **{part: moved}), *choices[which + 1 :]))
    )

    assert isinstance(refusal, BadProof)


@pytest.mark.parametrize("element", outsiders(ED25519))
@pytest.mark.parametrize("part", ["alpha", "beta"])
def test_a_ciphertext_outside_the_group_is_refused_by_its_place(element: Element, part: str) -> None:
    choices = _summed(0).choices
    summed = _refusal(_with(BALLOT, 0, choices=(_altered(choices[0], **{part: element}), *choices[1:])))
    mixed = _refusal(_with(BALLOT, 2, choices=_altered(_mixed().choices, **{part: element})))

    for refusal, place in ((summed, f"[0].choices[0].{part}"), (mixed, f"[2].choices.{part}")):
        assert isinstance(refusal, NotAMember)
        assert refusal.facts["place"] == f"ballot.answers{place}"


@pytest.mark.parametrize("part", ["challenge", "response"])
def test_a_ranking_whose_maker_does_not_know_it_is_refused(part: str) -> None:
    (bent,) = _bent([_mixed().proof], 0, part)

    assert isinstance(_refusal(_with(BALLOT, 2, proof=bent)), BadProof)


def test_a_ranking_copied_from_another_ballot_is_refused() -> None:
    other = cast(SECRET, drawn("other"), ALL, 78, MARKS)
    copied = _signed_again(replace(BALLOT, answers=(*BALLOT.answers[:2], other.answers[2])))

    assert isinstance(_refusal(copied), BadProof)


@pytest.mark.parametrize("at", [0, 1])
def test_an_answer_moved_to_another_question_or_ballot_is_refused(at: int) -> None:
    poll = _poll(PLAIN, PLAIN)
    ballot = cast(SECRET, drawn("one"), poll, CREDENTIAL, [(1, 0, 0), (0, 1, 0)])
    other = cast(SECRET, drawn("two"), poll, 78, [(1, 0, 0), (0, 1, 0)])
    stolen = _signed_again(replace(ballot, answers=(other.answers[at], ballot.answers[1])))

    assert isinstance(_refusal(stolen, poll), BadProof)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"choices": _summed(0).choices[:2]}, "choices"),
        ({"individual_proofs": _summed(0).individual_proofs[:2]}, "individual_proofs"),
        ({"individual_proofs": tuple(each[:1] for each in _summed(0).individual_proofs)}, "individual_proofs[0]"),
        ({"overall_proof": _summed(0).overall_proof[:2]}, "overall_proof"),
        ({"overall_proof": (*_summed(0).overall_proof, Proof(0, 0))}, "overall_proof"),
        ({"blank_proof": (Proof(0, 0), Proof(0, 0))}, "blank_proof"),
    ],
)
def test_more_or_fewer_than_the_question_asks_for_are_refused(changes: dict[str, object], place: str) -> None:
    refusal = _refusal(_with(BALLOT, 0, **changes))

    assert isinstance(refusal, WrongNumber)
    assert refusal.facts["place"] == f"ballot.answers[0].{place}"


def test_a_missing_blank_proof_answers_missing_and_answers_of_the_other_kind_are_refused() -> None:
    assert isinstance(_refusal(_with(BALLOT, 1, blank_proof=None)), WrongNumber)
    assert isinstance(_refusal(_signed_again(replace(BALLOT, answers=BALLOT.answers[:2]))), WrongNumber)
    assert isinstance(_refusal(_signed_again(replace(BALLOT, answers=BALLOT.answers[::-1]))), WrongKind)


def test_a_ballot_of_another_election_key_or_credential_is_refused() -> None:
    _, other = new_trustee_key(SECRET, drawn("other"))
    elsewhere = _poll(PLAIN, BLANK, RANKED, key=other.public_key)

    assert isinstance(_refusal(BALLOT, elsewhere), Foreign)
    assert isinstance(_refusal(replace(BALLOT, election_uuid="2" * 14)), Foreign)
    moved = _signed_again(replace(BALLOT, election_hash=elsewhere.fingerprint))
    assert isinstance(_refusal(moved, elsewhere), BadProof)
    assert isinstance(_refusal(replace(BALLOT, credential=KEY.public_key)), WrongDigest)
    assert isinstance(_refusal(_signed_again(BALLOT, 78)), BadSignature)
    assert isinstance(_refusal(_signed_again(replace(BALLOT, credential=ED25519.identity), 0)), IdentityKey)
    assert isinstance(_refusal(_signed_again(replace(BALLOT, credential=outsiders(ED25519)[2]))), NotAMember)


@settings(max_examples=sized(100))
@given(credential=st.integers(1, ED25519.order - 1), part=st.sampled_from(["challenge", "response"]))
def test_who_holds_a_credential_signs_and_a_number_changed_in_the_signature_is_told(credential: int, part: str) -> None:
    poll = _poll(Summed(("a",), None, 0, 1, "?"))
    ballot = cast(SECRET, drawn("signed"), poll, credential, [(1,)])
    assert ballot.signature is not None
    (bent,) = _bent([ballot.signature.proof], 0, part)

    assert _refusal(ballot, poll) is None
    refusal = _refusal(replace(ballot, signature=replace(ballot.signature, proof=bent)), poll)
    assert isinstance(refusal, BadSignature)


def test_a_signature_missing_or_over_something_else_is_refused() -> None:
    assert BALLOT.signature is not None
    assert isinstance(_refusal(replace(BALLOT, signature=None)), WrongDigest)
    assert isinstance(_refusal(replace(BALLOT, signature=replace(BALLOT.signature, hash="A" * 43))), WrongDigest)


def test_of_many_ballots_each_has_its_own_verdict_in_its_place() -> None:
    foreign, bent = replace(BALLOT, election_uuid="2" * 14), _with(BALLOT, 2, proof=Proof(1, 1))

    found = refusals_of(FAST, ALL, [BALLOT, foreign, BALLOT, bent, BALLOT])

    assert [type(each) for each in found] == [type(None), Foreign, type(None), BadProof, type(None)]


def test_a_ballot_in_numbers_is_proven_as_one_on_the_curve() -> None:
    arithmetic, secrets = Agreeing(BELENIOS_2048), secret_engine(BELENIOS_2048)
    _, key = new_trustee_key(secrets, drawn("key"))
    poll = _poll(BLANK, key=key.public_key, group="BELENIOS-2048")
    ballot = cast(secrets, drawn("numbers"), poll, CREDENTIAL, [(0, 1, 0)])
    answer = ballot.answers[0]
    assert isinstance(answer, SummedAnswer)
    minus = Element(str(BELENIOS_2048.modulus - int(answer.choices[0].beta)))
    twisted = replace(answer, choices=(Ciphertext(answer.choices[0].alpha, minus), *answer.choices[1:]))
    unsound = replace(ballot, answers=(twisted,))
    resigned = replace(unsound, signature=Signature(stamp(unsigned(unsound)), Proof(1, 1)))

    first, second = refusals_of(arithmetic, poll, [ballot, resigned])

    assert first is None
    assert isinstance(second, NotAMember)


@given(secret=st.integers(1, ED25519.order - 1), part=st.sampled_from(["challenge", "response"]))
def test_a_trustee_proves_her_key_and_nobody_elses(secret: int, part: str) -> None:
    key = trustee_key(SECRET, drawn("t"), secret)

    check_trustee_key(FAST, key, "trustees[0]")
    for bad in (
        replace(key, pok=_bent([key.pok], 0, part)[0]),
        replace(key, public_key=FAST.products([[(key.public_key, 2)]])[0]),
    ):
        with pytest.raises(BadProof):
            check_trustee_key(FAST, bad, "trustees[0]")


def test_a_neutral_key_and_one_outside_the_group_are_refused() -> None:
    with pytest.raises(IdentityKey):
        check_trustee_key(FAST, trustee_key(SECRET, drawn("t"), 0), "trustees[0]")
    with pytest.raises(NotAMember):
        check_trustee_key(FAST, replace(KEY, public_key=outsiders(ED25519)[0]), "trustees[0]")


TALLY: Tally = encrypted_tally(USUAL, ALL.election, [(BALLOT, 1)])
PART = partial_decryption(SECRET, drawn("part"), ALL.fingerprint, TALLY, KEY_SECRET)


@settings(max_examples=sized(200))
@given(row=st.integers(0, 2), at=st.integers(0, 2), kind=st.sampled_from(["challenge", "response", "factor", "zero"]))
def test_a_part_changed_anywhere_is_refused(row: int, at: int, kind: str) -> None:
    at %= len(TALLY[row])
    factors, proofs = [list(each) for each in PART.factors], [list(each) for each in PART.proofs]
    if kind == "factor":
        factors[row][at] = FAST.products([[(factors[row][at], 1), (ED25519.generator, 1)]])[0]
    elif kind == "zero":
        factors[row][at] = outsiders(ED25519)[0]
    else:
        proofs[row][at] = _bent(proofs[row], at, kind)[at]
    bad = replace(PART, factors=tuple(map(tuple, factors)), proofs=tuple(map(tuple, proofs)))

    check_partial_decryption(FAST, ALL.fingerprint, TALLY, KEY.public_key, PART, "part")
    with pytest.raises(NotAMember if kind == "zero" else BadProof):
        check_partial_decryption(FAST, ALL.fingerprint, TALLY, KEY.public_key, bad, "part")


def test_a_part_of_another_key_election_or_tally_is_refused() -> None:
    _, other = new_trustee_key(SECRET, drawn("other"))
    with pytest.raises(BadProof):
        check_partial_decryption(FAST, ALL.fingerprint, TALLY, other.public_key, PART, "part")
    with pytest.raises(BadProof):
        check_partial_decryption(FAST, "A" * 43, TALLY, KEY.public_key, PART, "part")
    with pytest.raises(WrongNumber):
        check_partial_decryption(FAST, ALL.fingerprint, TALLY[:2], KEY.public_key, PART, "part")


def test_two_trustees_open_together_and_neither_alone() -> None:
    first, one = new_trustee_key(SECRET, drawn("1"))
    second, two = new_trustee_key(SECRET, drawn("2"))
    poll = _poll(PLAIN, key=joint_key(FAST, [one.public_key, two.public_key]))
    cards = [(cast(SECRET, drawn(str(at)), poll, at, [marks]), 1) for at, marks in ((1, (1, 0, 1)), (2, (1, 0, 0)))]
    tally = encrypted_tally(FAST, poll.election, cards)
    parts = [(partial_decryption(SECRET, drawn("p"), poll.fingerprint, tally, each), 1) for each in (first, second)]

    assert result(FAST, poll.election, 2, opened(FAST, tally, parts)) == ((2, 0, 1),)
    with pytest.raises(NoResult):
        result(FAST, poll.election, 2, opened(FAST, tally, parts[:1]))


def test_a_result_that_is_not_what_was_opened_is_refused() -> None:
    plain = opened(FAST, TALLY, [(PART, 1)])
    right = result(FAST, ALL.election, 1, plain)

    assert right == ((1, 0, 1), (0, 1, 0), ((3, 1, 2),))
    check_result(FAST, ALL.election, 1, plain, right)
    for wrong in (
        ((1, 0, 0), *right[1:]),
        ((1, 0), *right[1:]),
        ((1, 0, 1 + ED25519.order), *right[1:]),
        (*right[:2], ((3, 2, 1),)),
        (*right[:2], ()),
        right[:2],
        (right[2], *right[1:]),
    ):
        with pytest.raises(NoResult):
            check_result(FAST, ALL.election, 1, plain, wrong)


def test_of_a_credential_the_last_ballot_counts_and_weights_are_not_mixed() -> None:
    again, other = cast(SECRET, drawn("again"), ALL, CREDENTIAL, MARKS), cast(SECRET, drawn("o"), ALL, 78, MARKS)

    assert counted([BALLOT, other, again]) == (other, again)
    assert counted([BALLOT, again, other]) == (again, other)
    with pytest.raises(TooHeavy):
        result(FAST, ALL.election, 10**12 + 1, opened(FAST, TALLY, [(PART, 1)]))
    with pytest.raises(WeightsNotMixed):
        encrypted_tally(FAST, ALL.election, [(BALLOT, 2)])


def test_the_tally_does_not_say_when_a_ranking_came() -> None:
    cards = [(cast(SECRET, drawn(f"c{at}"), ALL, at, MARKS), 1) for at in range(1, 6)]

    assert encrypted_tally(FAST, ALL.election, cards) == encrypted_tally(FAST, ALL.election, cards[::-1])


def test_a_tracker_is_that_of_the_whole_ballot() -> None:
    assert tracker(BALLOT) == stamp(ballot_spelled(BALLOT)) != stamp(unsigned(BALLOT))


MIXING = Mixing(ALL.fingerprint, KEY.public_key)
BEFORE = tuple(
    Ciphertext(
        *SECRET.secret_products([((ED25519.generator, at + 5),), ((KEY.public_key, at + 5), (ED25519.generator, at))])
    )
    for at in range(6)
)


def _plain(ciphertexts: Sequence[Ciphertext]) -> list[Element]:
    return FAST.products([[(each.beta, 1), (each.alpha, -KEY_SECRET)] for each in ciphertexts])


@settings(max_examples=sized(200))
@given(size=st.integers(0, 6), seed=st.integers(0, 1 << 20))
def test_a_shuffle_holds_the_same_in_another_order_and_proves_it(size: int, seed: int) -> None:
    draw = drawn(str(seed))
    after = shuffled(SECRET, draw, MIXING, BEFORE[:size])
    proof = prove_shuffle(SECRET, draw, MIXING, BEFORE[:size], after)

    check_shuffle(FAST, MIXING, BEFORE[:size], after.ciphertexts, proof, "shuffle")
    assert _plain(after.ciphertexts) == [_plain(BEFORE)[at] for at in after.order]
    assert not {each.alpha for each in after.ciphertexts} & {each.alpha for each in BEFORE}


def test_every_order_is_drawn_about_as_often_as_the_others() -> None:
    draw = drawn("orders")
    orders = [permutation(draw, 3) for _ in range(600)]

    assert all(70 < orders.count(order) < 130 for order in set(orders))
    assert len(set(orders)) == 6


AFTER = shuffled(SECRET, drawn("mix"), MIXING, BEFORE)
PROOF = prove_shuffle(SECRET, drawn("prove"), MIXING, BEFORE, AFTER)


def _elsewhere(proof: ShuffleProof, name: str, at: int) -> ShuffleProof:
    """The proof with one element or number changed."""
    value = getattr(proof, name)
    if isinstance(value, tuple):
        at %= len(value)
        return _altered(proof, **{name: (*value[:at], _moved(value[at]), *value[at + 1 :])})
    return _altered(proof, **{name: _moved(value)})


def _moved(value: Element | int) -> Element | int:
    if isinstance(value, int):
        return (value + 1) % ED25519.order
    return FAST.products([[(value, 1), (ED25519.generator, 1)]])[0]


@settings(max_examples=sized(300))
@given(name=st.sampled_from([each.name for each in fields(ShuffleProof)]), at=st.integers(0, 5))
def test_a_shuffle_whose_proof_is_changed_anywhere_is_refused(name: str, at: int) -> None:
    with pytest.raises(BadProof):
        check_shuffle(FAST, MIXING, BEFORE, AFTER.ciphertexts, _elsewhere(PROOF, name, at), "shuffle")


@pytest.mark.parametrize("name", ["t_hat", "s_hat", "s_prime", "c", "c_hat"])
def test_a_shuffle_whose_proof_is_shorter_is_refused(name: str) -> None:
    shorter = _altered(PROOF, **{name: getattr(PROOF, name)[:-1]})
    with pytest.raises(WrongNumber):
        check_shuffle(FAST, MIXING, BEFORE, AFTER.ciphertexts, shorter, "shuffle")


def _replaced(ciphertexts: tuple[Ciphertext, ...]) -> tuple[Ciphertext, ...]:
    return (ciphertexts[1], *ciphertexts[1:])


def _swapped(ciphertexts: tuple[Ciphertext, ...]) -> tuple[Ciphertext, ...]:
    return (ciphertexts[1], ciphertexts[0], *ciphertexts[2:])


@pytest.mark.parametrize("change", [_replaced, _swapped])
def test_a_ballot_replaced_or_moved_after_the_proof_is_refused(
    change: Callable[[tuple[Ciphertext, ...]], tuple[Ciphertext, ...]],
) -> None:
    with pytest.raises(BadProof):
        check_shuffle(FAST, MIXING, BEFORE, change(AFTER.ciphertexts), PROOF, "shuffle")
    with pytest.raises(BadProof):
        check_shuffle(FAST, MIXING, change(BEFORE), AFTER.ciphertexts, PROOF, "shuffle")


def test_a_mixer_who_replaces_a_ballot_cannot_prove_it() -> None:
    stolen = replace(AFTER, ciphertexts=_replaced(AFTER.ciphertexts))
    proof = prove_shuffle(SECRET, drawn("prove"), MIXING, BEFORE, stolen)
    with pytest.raises(BadProof):
        check_shuffle(FAST, MIXING, BEFORE, stolen.ciphertexts, proof, "shuffle")


@pytest.mark.parametrize("element", outsiders(ED25519))
def test_a_shuffle_with_an_element_outside_the_group_is_refused(element: Element) -> None:
    first, *rest = AFTER.ciphertexts
    for part in ("alpha", "beta"):
        with pytest.raises(NotAMember):
            check_shuffle(FAST, MIXING, BEFORE, (_altered(first, **{part: element}), *rest), PROOF, "shuffle")
    with pytest.raises(NotAMember):
        check_shuffle(FAST, MIXING, BEFORE, AFTER.ciphertexts, replace(PROOF, t2=element), "shuffle")
