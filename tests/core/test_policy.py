import itertools
import random
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.log import policy
from colonnade.core.log.cosignatures import cosign
from colonnade.core.log.notes import Note, VerifierKey
from colonnade.core.log.policy import Group, NotAPolicy, Policy, fault_of, is_met, parse_policy
from colonnade.edges.clock import today
from colonnade.edges.signing import log_key, verify
from colonnade.edges.simulator import signer
from tests.witnesses import LOG, head, line, signed, witness

NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
# The example of C2SP tlog-policy, its elided keys filled in.
EXAMPLE = f"""
log {LOG}

witness X1 {witness("X1")}
witness X2 {witness("X2")}
witness X3 {witness("X3")}
group X-witnesses 2 X1 X2 X3

witness Y1 {witness("Y1")}
witness Y2 {witness("Y2")}
witness Y3 {witness("Y3")} https://witness.invalid/
\t# a comment, and blanks before it
group Y-witnesses any Y1 Y2 Y3
 \t
group X-and-Y \t all X-witnesses Y-witnesses
quorum X-and-Y
"""


def _keys(names: Collection[str]) -> frozenset[VerifierKey]:
    return frozenset(witness(name) for name in names)


def test_the_policy_of_the_specification_is_read() -> None:
    found = parse_policy(EXAMPLE.encode())

    assert found.logs == [LOG]
    assert found.witnesses == {name: witness(name) for name in NAMES}
    assert found.groups == [
        Group("X-witnesses", 2, ("X1", "X2", "X3")),
        Group("Y-witnesses", 1, ("Y1", "Y2", "Y3")),
        Group("X-and-Y", 2, ("X-witnesses", "Y-witnesses")),
    ]
    assert found.quorum == "X-and-Y"


@pytest.mark.parametrize(
    ("cosigned", "met"),
    [
        ("", False),
        ("X1 Y1", False),
        ("X1 X2", False),
        ("X1 X2 X3", False),
        ("X1 X3 Y2", True),
        ("X1 X2 X3 Y1 Y2 Y3", True),
    ],
)
def test_the_quorum_of_the_specification_is_two_of_x_and_one_of_y(cosigned: str, met: bool) -> None:
    assert is_met(parse_policy(EXAMPLE.encode()), _keys(cosigned.split())) is met


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "quorum none\n", f"log {LOG}\n", f"log {LOG} https://x\n"])
def test_where_no_quorum_is_asked_it_is_met_by_nobody(text: str) -> None:
    assert is_met(parse_policy(text.encode()), frozenset())


def test_names_are_octets_and_a_last_line_may_lack_its_newline() -> None:
    content = b"witness \xff\xfe" + f" {witness('a')}\nwitness K {witness('b')}\n".encode()
    content += f"witness \u212a {witness('c')}\n".encode() + b"group g 2 \xff\xfe \xe2\x84\xaa\nquorum g"

    found = parse_policy(content)

    assert len(found.witnesses) == 3
    assert is_met(found, _keys("ac"))
    assert not is_met(found, _keys("ab"))


W = f"witness a {witness('a')}\nwitness b {witness('b')}\n"


@pytest.mark.parametrize(
    ("text", "refused", "number"),
    [
        ("logs x\n", policy.UnknownKeyword, 1),
        ("\n\ufefflog x\n", policy.UnknownKeyword, 2),
        (f"Log {LOG}\n", policy.UnknownKeyword, 1),
        ("log\n", policy.WrongWords, 1),
        (f"log {LOG} url more\n", policy.WrongWords, 1),
        ("witness a\n", policy.WrongWords, 1),
        (f"{W}group g any\n", policy.WrongWords, 3),
        (f"{W}quorum\n", policy.WrongWords, 3),
        (f"{W}quorum a b\n", policy.WrongWords, 3),
        ("log x+00000000+AAAA\n", policy.BadKey, 1),
        (f"log {witness('a')}\n", policy.BadKey, 1),
        (f"witness a {LOG}\n", policy.BadKey, 1),
        (f"log {LOG}\nlog {log_key(signer('log'), 'other.invalid')}\n", policy.KeyTwice, 2),
        (f"{W}witness c {witness('a')}\n", policy.KeyTwice, 3),
        (f"{W}witness a {witness('c')}\n", policy.NameTwice, 3),
        (f"{W}group a any b\n", policy.NameTwice, 3),
        (f"witness none {witness('a')}\n", policy.NameTwice, 1),
        (f"{W}group none any a\n", policy.NameTwice, 3),
        (f"{W}group g any a c\n", policy.UnknownName, 3),
        (f"{W}group g any none\n", policy.UnknownName, 3),
        (f"{W}group g any g\n", policy.UnknownName, 3),
        (f"{W}quorum c\n", policy.UnknownName, 3),
        (f"quorum a\n{W}", policy.UnknownName, 1),
        (f"{W}group g any a a\n", policy.MemberTwice, 3),
        (f"{W}group g any a\ngroup h any a b\n", policy.MemberTwice, 4),
        (f"{W}group g 0 a b\n", policy.BadThreshold, 3),
        (f"{W}group g 3 a b\n", policy.BadThreshold, 3),
        (f"{W}group g 02 a b\n", policy.BadThreshold, 3),
        (f"{W}group g -1 a b\n", policy.BadThreshold, 3),
        (f"{W}group g ANY a b\n", policy.BadThreshold, 3),
        (f"{W}group g ٢ a b\n", policy.BadThreshold, 3),
        (f"{W}quorum a\nquorum a\n", policy.QuorumTwice, 4),
        (f"{W}quorum none\nquorum a\n", policy.QuorumTwice, 4),
        (W, policy.QuorumMissing, 2),
        (f"log {LOG}\r\n", policy.BadOctet, 1),
        ("# fine\n# \x0b\n", policy.BadOctet, 2),
        ("# \x7f\n", policy.BadOctet, 1),
    ],
)
def test_what_is_no_policy_is_refused_with_the_number_of_its_line(
    text: str, refused: type[NotAPolicy], number: int
) -> None:
    with pytest.raises(NotAPolicy) as refusal:
        parse_policy(text.encode())

    assert type(refusal.value) is refused
    assert refusal.value.facts["line"] == number


@pytest.mark.parametrize("threshold", ["1", "2", "any", "all"])
def test_a_threshold_on_the_line_is_taken(threshold: str) -> None:
    found = parse_policy(f"{W}group g {threshold} a b\nquorum g\n".encode())

    assert is_met(found, _keys("a")) is (threshold in ("1", "any"))
    assert is_met(found, _keys("ab"))


def test_two_keys_of_one_name_are_two_logs_and_no_break_space_is_no_blank() -> None:
    other = log_key(signer("new"), LOG.name)

    assert parse_policy(f"log {LOG}\nlog {other}\n".encode()).logs == [LOG, other]
    with pytest.raises(policy.UnknownKeyword):
        parse_policy(f"log\u00a0{LOG}\n".encode())


def test_a_thousand_groups_one_in_another_are_read_and_judged() -> None:
    lines = [f"group g{n + 1} all g{n}" for n in range(1000)]
    text = f"{W}group g0 any a\n" + "\n".join(lines) + "\nquorum g1000\n"

    assert is_met(parse_policy(text.encode()), _keys("a"))
    assert not is_met(parse_policy(text.encode()), _keys("b"))


def _brute(found: Policy, name: str, cosigned: frozenset[str]) -> bool:
    """Some choice of as many members as the threshold asks for has all of them witness."""
    for group in found.groups:
        if group.name == name:
            choices = itertools.combinations(group.members, group.threshold)
            return any(all(_brute(found, each, cosigned) for each in choice) for choice in choices)
    return name in cosigned


@given(st.integers(0, 2**32))
def test_the_quorum_agrees_with_every_choice_of_witnesses_tried_in_turn(seed: int) -> None:
    chance = random.Random(seed)
    lines = [f"witness {name} {witness(name)}" for name in NAMES]
    free = list(NAMES)
    for n in range(chance.randint(1, 4)):
        chance.shuffle(free)
        members = [free.pop() for _ in range(chance.randint(1, len(free)))]
        threshold = chance.choice(["any", "all", str(chance.randint(1, len(members)))])
        lines.append(f"group g{n} {threshold} {' '.join(members)}")
        free.append(f"g{n}")
    lines.append(f"quorum {chance.choice(free)}")
    found = parse_policy("\n".join(lines).encode())
    assert found.quorum is not None

    for number in range(len(NAMES) + 1):
        for cosigned in itertools.combinations(NAMES, number):
            assert is_met(found, _keys(cosigned)) is _brute(found, found.quorum, frozenset(cosigned))


def _fault(*names: str, note: Note | None = None) -> str | None:
    note = note or signed(head(5))
    lines = tuple(line(name, head(5)) for name in names)
    return fault_of(parse_policy(EXAMPLE.encode()), Note(note.text, (*note.signatures, *lines)), verify)


def test_a_checkpoint_bears_its_quorum_or_is_refused() -> None:
    assert _fault() == "log.quorum_not_met"
    assert _fault("X1", "X2") == "log.quorum_not_met"
    assert _fault("X1", "X2", "Y3") is None


def test_two_lines_of_one_witness_are_one_and_a_strangers_is_none() -> None:
    assert _fault("X1", "X1", "Y3") == "log.quorum_not_met"
    assert _fault("X1", "stranger", "Y3") == "log.quorum_not_met"


def test_a_known_witness_whose_line_fails_refuses_the_whole() -> None:
    good = signed(head(5))
    spoiled = Note(good.text, (*good.signatures, line("X3", head(4))))

    assert _fault("X1", "X2", "Y3", note=spoiled) == "log.cosignature_fails"


def test_a_witness_cannot_stand_in_for_another_by_name() -> None:
    posing = cosign(head(5), witness("X2"), today(), signer("X1").sign)
    good = signed(head(5))

    assert _fault("X1", "Y1", note=Note(good.text, (*good.signatures, posing))) == "log.cosignature_fails"
