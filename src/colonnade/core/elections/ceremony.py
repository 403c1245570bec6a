"""How trustees make a key together, of whom any few open later: six steps, and nobody ever holds the whole.

1. Each makes a certificate. 2. All certificates are checked. 3. Each draws a polynomial and writes to every other its
value for her. 4. Letters are sorted by recipient. 5. Each adds up what she was written and signs her key. 6. All keys
are checked against the public coefficients. An administrator carries the letters and learns nothing from them.
Source: docs/rules/archives.md (the protocol of Pedersen, in the form of belenios-tool 3.0).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.core.elections.arithmetic import Plan, PublicArithmetic
from colonnade.core.elections.elements import Element, Group
from colonnade.core.elections.faults import Misread
from colonnade.core.elections.letters import Correspondent, opened, signed_by, written
from colonnade.core.elections.notation import Json, read, spelled
from colonnade.core.elections.objects import Proof
from colonnade.core.elections.parts import Part
from colonnade.core.elections.proofs import Examination, prove_knowledge
from colonnade.core.elections.trustee_checks import (
    OtherContext,
    OtherKey,
    examine_cert,
    examine_message,
    key_terms,
    require_trustees,
)
from colonnade.core.elections.trustees import (
    MESSAGE_LIMIT,
    CertKeys,
    Context,
    Pedersen,
    Signed,
    TrusteeKey,
    cert_keys_spelled,
    coefexps_spelled,
    read_cert_keys,
    read_coefexps,
    signed_together,
)
from colonnade.core.errors import Refusal


class NotInvited(Refusal):
    """None of the certificates is that of these keys."""

    code = "elections.not_invited"


@dataclass(frozen=True, slots=True)
class Invited:
    """The certificates of all trustees in their order, checked: for one group, one number of them, one threshold."""

    certs: tuple[Signed, ...]
    keys: tuple[CertKeys, ...]
    threshold: int

    @property
    def size(self) -> int:
        """How many trustees there are."""
        return len(self.certs)


@dataclass(frozen=True, slots=True)
class Polynomial:
    """What a trustee gives in step 3: letters to herself and to all, public coefficients, and what binds them."""

    polynomial: str
    secrets: tuple[str, ...]
    coefexps: Signed
    signature: Proof


@dataclass(frozen=True, slots=True)
class Share:
    """What a trustee gives in step 5: a letter to herself with her share of the key, and the public side of it."""

    private_key: str
    public_key: TrusteeKey


def certificate(writer: Correspondent, context: Context) -> Signed:
    """Step 1. Return the certificate of a trustee for a context."""
    keys = CertKeys(writer.keys.verification, writer.keys.encryption, context)
    return signed_by(writer, cert_keys_spelled(keys))


def invited(public: PublicArithmetic, certs: Sequence[Signed]) -> Invited:
    """Step 2. Return the certificates, checked; refused where one is for something else, or not signed."""
    group = public.group
    keys = tuple(read_cert_keys(cert.message, group, f"certs[{at}]") for at, cert in enumerate(certs))
    first = keys[0].context if keys else None
    if first is None:
        raise OtherContext(place="certs[0]")
    examination = _examination(group)
    for at, (cert, each) in enumerate(zip(certs, keys, strict=True)):
        if each.context != Context(group.id, len(certs), first.threshold, at + 1) or first.threshold > len(certs):
            raise OtherContext(place=f"certs[{at}]")
        examine_cert(examination, cert, each, f"certs[{at}]")
    _judge(public, examination)
    return Invited(tuple(certs), keys, first.threshold)


def polynomial(writer: Correspondent, all_invited: Invited) -> Polynomial:
    """Step 3. Return a trustee's polynomial: each value closed for its trustee, the coefficients public as powers."""
    index_of(writer, all_invited)
    group = writer.group
    coefficients = [writer.draw(group.order) for _ in range(all_invited.threshold)]
    coefexps = tuple(writer.secrets.secret_products([((group.generator, each),) for each in coefficients]))
    kept = spelled({"polynomial": [str(each) for each in coefficients]}).decode()
    secrets = tuple(
        written(writer, keys.encryption, _number("secret", value_at(coefficients, at + 1, group)))
        for at, keys in enumerate(all_invited.keys)
    )
    return Polynomial(
        written(writer, writer.keys.encryption, kept),
        secrets,
        signed_by(writer, coefexps_spelled(coefexps)),
        signed_by(writer, signed_together(all_invited.certs, coefexps)).signature,
    )


def require_polynomials(public: PublicArithmetic, all_invited: Invited, given: Sequence[Polynomial]) -> None:
    """Steps 3 and 4. Refuse polynomials that are not one of each trustee, of the right degree, signed for these."""
    if len(given) != all_invited.size or any(len(each.secrets) != all_invited.size for each in given):
        raise Misread("polynomials", "number_of_items")
    examination = _examination(public.group)
    for at, (each, keys) in enumerate(zip(given, all_invited.keys, strict=True)):
        place = f"polynomials[{at}]"
        base = examination.strange(keys.verification, place)
        coefexps = read_coefexps(each.coefexps.message, public.group, place)
        if len(coefexps) != all_invited.threshold:
            raise OtherContext(place=place)
        for element in coefexps:
            examination.strange(element, place)
        examine_message(examination, each.coefexps, base, place)
        examine_message(examination, Signed(signed_together(all_invited.certs, coefexps), each.signature), base, place)
    _judge(public, examination)


def letters_to(index: int, given: Sequence[Polynomial]) -> tuple[str, ...]:
    """Step 4. Return the letters to the trustee at an index, from 1, in the order of their writers."""
    return tuple(each.secrets[index - 1] for each in given)


def share(reader: Correspondent, public: PublicArithmetic, all_invited: Invited, given: Sequence[Polynomial]) -> Share:
    """Step 5. Return a trustee's share; refused where a value she was written is not that of a public polynomial."""
    require_polynomials(public, all_invited, given)
    index = index_of(reader, all_invited)
    group, order = reader.group, reader.group.order
    values: list[int] = []
    for at, (keys, letter) in enumerate(zip(all_invited.keys, letters_to(index, given), strict=True)):
        place = f"polynomials[{at}].secrets[{index - 1}]"
        values.append(_read_number("secret", opened(reader, public, keys.verification, letter, place), group, place))
    _require_values(public, given, index, _powers(reader, values))
    return _share_of(reader, sum(values) % order)


def kept_secret(reader: Correspondent, public: PublicArithmetic, private_key: str) -> int:
    """Return the secret that a trustee has written to herself, to open with."""
    message = opened(reader, public, reader.keys.verification, private_key, "private_key")
    return _read_number("decryption_key", message, reader.group, "private_key")


def parameters(
    public: PublicArithmetic, all_invited: Invited, given: Sequence[Polynomial], shares: Sequence[Share]
) -> Pedersen:
    """Step 6. Return the trustees as they stand in the archive; refused where a key is not the one that follows."""
    require_polynomials(public, all_invited, given)
    if len(shares) != all_invited.size:
        raise Misread("shares", "number_of_items")
    made = Pedersen(
        all_invited.threshold,
        all_invited.certs,
        tuple(each.coefexps for each in given),
        tuple(each.signature for each in given),
        tuple(each.public_key for each in shares),
    )
    require_trustees(public, [made], group_key(public, given), "pedersen")
    return made


def group_key(public: PublicArithmetic, given: Sequence[Polynomial]) -> Element:
    """Return what the trustees give to the key of the election: the product of their constant coefficients."""
    constants = [read_coefexps(each.coefexps.message, public.group)[0] for each in given]
    plan = Plan(tuple(constants))
    plan.row(*((at, 1) for at in range(len(constants))))
    return public.answers([plan.job()])[0].rows[0]


def index_of(trustee: Correspondent, all_invited: Invited) -> int:
    """Return the place of a trustee among the certificates, from 1; refused where there is none of hers."""
    own = (trustee.keys.verification, trustee.keys.encryption)
    for at, keys in enumerate(all_invited.keys):
        if (keys.verification, keys.encryption) == own:
            return at + 1
    raise NotInvited


def value_at(coefficients: Sequence[int], index: int, group: Group) -> int:
    """Return the value of a polynomial, the constant first, at an index, modulo the order of the group."""
    value = 0
    for coefficient in reversed(coefficients):
        value = (value * index + coefficient) % group.order
    return value


def _share_of(reader: Correspondent, secret: int) -> Share:
    group = reader.group
    (key,) = reader.secrets.secret_products([((group.generator, secret),)])
    pok = prove_knowledge(reader.secrets, reader.draw, f"pok|{group.id}|{key}|", [group.generator], secret)
    private = written(reader, reader.keys.encryption, _number("decryption_key", secret))
    return Share(private, TrusteeKey(pok, key, signed_by(reader, key).signature))


def _powers(reader: Correspondent, values: Sequence[int]) -> list[Element]:
    return reader.secrets.secret_products([((reader.group.generator, value),) for value in values])


def _require_values(
    public: PublicArithmetic, given: Sequence[Polynomial], index: int, powers: Sequence[Element]
) -> None:
    for at, (each, power) in enumerate(zip(given, powers, strict=True)):
        coefexps = read_coefexps(each.coefexps.message, public.group)
        plan = Plan(coefexps)
        plan.row(*key_terms([range(len(coefexps))], index))
        if public.answers([plan.job()])[0].rows[0] != power:
            raise OtherKey(place=f"polynomials[{at}].secrets[{index - 1}]")


def _number(name: str, number: int) -> str:
    value: dict[str, Json] = {name: str(number)}
    return spelled(value).decode()


def _read_number(name: str, message: str, group: Group, place: str) -> int:
    (number,) = Part(read(message.encode(), place, longest=MESSAGE_LIMIT), place).given(name)
    return number.scalar(group)


def _examination(group: Group) -> Examination:
    return Examination(group, Plan((group.generator,)))


def _judge(public: PublicArithmetic, examination: Examination) -> None:
    examination.judge(public.answers([examination.job()])[0])
