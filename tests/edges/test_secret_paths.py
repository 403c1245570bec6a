"""Where secrets are raised to, the time does not tell them. The list is in docs/rules/protocol.md."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import gmpy2
import pytest

from colonnade.core.elections import edwards, fields
from colonnade.core.elections.ballots import cast, poll_of
from colonnade.core.elections.ceremony import _share_of, certificate, invited, polynomial
from colonnade.core.elections.credentials import new_credential, public_key
from colonnade.core.elections.decryption import partial_decryption
from colonnade.core.elections.election import Election, Mixed, Summed
from colonnade.core.elections.elements import Group
from colonnade.core.elections.groups import BELENIOS_2048, ED25519, RFC_3526_2048
from colonnade.core.elections.keys import new_trustee_key
from colonnade.core.elections.letters import drawn_seed, keys_of, read_letter, taken_out
from colonnade.core.elections.objects import SummedAnswer
from colonnade.core.elections.shuffles import Mixing, prove_shuffle, shuffled
from colonnade.core.elections.trustees import Context
from colonnade.edges.engines import gmp, sodium
from colonnade.edges.engines.choosing import public_engine, secret_engine
from tests.archives import correspondents
from tests.chance import drawn
from tests.unguarded import Unguarded

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "colonnade" / "core" / "elections"
PAGE = ROOT / "docs" / "rules" / "protocol.md"
HOLDERS = {"SecretArithmetic", "Correspondent"}
"""A correspondent is a trustee in the ceremony: her keys, and the arithmetic for them."""
VARIABLE = {"pow", "product", "answers", "products", "logarithms", "is_member", "powmod"}


def _functions() -> dict[str, ast.FunctionDef]:
    found = {}
    for path in sorted(CORE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and HOLDERS & set(re.findall(r"\w+", ast.unparse(node.args))):
                found[f"{path.stem}.{node.name}"] = node
    return found


def _called(function: ast.FunctionDef) -> set[str]:
    called = [call.func for call in ast.walk(function) if isinstance(call, ast.Call)]
    return {name.attr if isinstance(name, ast.Attribute) else ast.unparse(name) for name in called}


def test_the_page_lists_every_function_that_holds_a_secret() -> None:
    rows = [line.split("|") for line in PAGE.read_text().splitlines() if line.startswith("| `") and ".py" not in line]
    listed = {row[1].strip().strip("`") for row in rows if row[1].strip().strip("`").count(".") == 1}

    assert listed == {name for name in _functions() if "._" not in name}


def test_no_function_that_holds_a_secret_calls_for_arithmetic_whose_time_tells() -> None:
    for name, function in _functions().items():
        assert not _called(function) & VARIABLE, name
        assert not {"SecretArithmetic", "PublicArithmetic"} <= set(re.findall(r"\w+", ast.unparse(function.args))), name


def _all_at_once(group: Group) -> Callable[[], None]:
    """Return a program that does everything that is done with secrets, its public part prepared."""
    secrets, draw = secret_engine(group), drawn("all")
    people = correspondents(group, 2, draw)
    certs = [certificate(each, Context(group.id, 2, 2, at + 1)) for at, each in enumerate(people)]
    together = invited(public_engine(group), certs)
    letter = read_letter(group, polynomial(people[0], together).secrets[1], "")
    questions = (Summed(("a", "b"), True, 1, 1, "?"), Summed(("a", "b"), None, 0, 2, "?"))

    def program() -> None:
        secret, key = new_trustee_key(secrets, draw)
        poll = poll_of(Election("d", "n", group, key.public_key, questions, "1" * 14))
        public_key(secrets, "1" * 14, new_credential(draw))
        ballot = cast(secrets, draw, poll, 5, [(1, 0, 0), (1, 1)])
        answer = ballot.answers[1]
        assert isinstance(answer, SummedAnswer)
        choices = answer.choices
        partial_decryption(secrets, draw, poll.fingerprint, (choices,), secret)
        mixing = Mixing(poll.fingerprint, key.public_key)
        prove_shuffle(secrets, draw, mixing, choices, shuffled(secrets, draw, mixing, choices))
        keys_of(secrets, drawn_seed(draw))
        certificate(people[1], Context(group.id, 2, 2, 2))
        polynomial(people[1], together)
        taken_out(people[1], letter, "")
        _share_of(people[1], 7)

    return program


def _refuse(*_given: object) -> None:
    raise AssertionError("in a time that depends on what is secret")


@pytest.mark.parametrize("group", [BELENIOS_2048, ED25519], ids=lambda group: group.id)
def test_what_is_done_with_secrets_reaches_no_arithmetic_whose_time_tells(
    monkeypatch: pytest.MonkeyPatch, group: Group
) -> None:
    program = _all_at_once(group)
    constants = {at: group.independent(at) for at in (-1, 0, 1)}
    monkeypatch.setattr(type(group), "independent", lambda self, at: constants[at])
    monkeypatch.setattr(type(group), "product", _refuse)
    monkeypatch.setattr(type(group), "is_member", _refuse)
    monkeypatch.setattr(fields, "pow", _refuse, raising=False)
    monkeypatch.setattr(edwards, "times", _refuse)
    monkeypatch.setattr(gmpy2, "powmod", _refuse)
    monkeypatch.setattr(gmp.Table, "power", _refuse)
    monkeypatch.setattr(gmp, "powers_of", _refuse)
    monkeypatch.setattr(sodium.SodiumArithmetic, "_power", _refuse)

    program()


def test_the_guard_is_seen_to_be_missing_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    unguarded = Unguarded(public_engine(BELENIOS_2048))
    monkeypatch.setattr(gmp.Table, "power", _refuse)
    monkeypatch.setattr(gmpy2, "powmod", _refuse)

    with pytest.raises(AssertionError, match="depends on what is secret"):
        new_trustee_key(unguarded, drawn("x"))


def test_a_ranking_is_hidden_by_secret_powers_too_and_only_finding_its_element_is_not() -> None:
    secrets = secret_engine(RFC_3526_2048)
    _, key = new_trustee_key(secrets, drawn("k"))
    poll = poll_of(Election("d", "n", RFC_3526_2048, key.public_key, (Mixed(("a", "b"), "?"),), "1" * 14))

    assert cast(secrets, drawn("r"), poll, 5, [(2, 1)]) == cast(
        Unguarded(public_engine(RFC_3526_2048)), drawn("r"), poll, 5, [(2, 1)]
    )
