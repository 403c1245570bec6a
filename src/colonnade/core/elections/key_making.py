"""What a trustee gives next, from what all have given so far: certificates, polynomials, shares; then the key is there.

Trustees come in any order and as often as they like. Numbers, from 1, are given in the order in which certificates
come. A trustee who opens alone gives her key at once. Source: docs/rules/elections.md, "Folder".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from colonnade.core.elections.arithmetic import PublicArithmetic, SecretArithmetic
from colonnade.core.elections.ceremony import (
    Invited,
    Polynomial,
    Share,
    certificate,
    group_key,
    invited,
    parameters,
    polynomial,
    require_polynomials,
    share,
)
from colonnade.core.elections.ceremony_files import (
    FILE_LIMIT,
    polynomial_spelled,
    read_polynomial,
    read_share,
    share_spelled,
)
from colonnade.core.elections.elements import Draw, Element, Group
from colonnade.core.elections.keys import check_trustee_key, trustee_key
from colonnade.core.elections.letters import Correspondent, sole_secret
from colonnade.core.elections.notation import read, spelled
from colonnade.core.elections.parts import NAME_LIMIT, Part
from colonnade.core.elections.templates import Plan
from colonnade.core.elections.trustees import (
    Context,
    Kind,
    Signed,
    Single,
    TrusteeKey,
    read_cert_keys,
    read_signed,
    read_trustee_key,
    signed_value,
    trustee_key_value,
)
from colonnade.core.errors import Refusal
from colonnade.core.texts import is_plain


class KeysNotReady(Refusal):
    """Trustees have still to give something before there is a key."""

    code = "elections.keys_not_ready"


class AllTrusteesKnown(Refusal):
    """As many trustees as the plan says have come, and this one is none of them."""

    code = "elections.all_trustees_known"


class NameTaken(Refusal):
    """Another trustee came by this name."""

    code = "elections.trustee_name_taken"


class BadName(Refusal):
    """A trustee's name is empty, too long, or has characters that do not print."""

    code = "elections.bad_trustee_name"


class OtherName(Refusal):
    """The trustee of this secret came by another name before."""

    code = "elections.other_name"


class Step(StrEnum):
    """What a trustee gives, in this order; a sole trustee the key alone."""

    CERTIFICATE = "certificate"
    POLYNOMIAL = "polynomial"
    SHARE = "share"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Invitation:
    """By which name a trustee came, and her certificate."""

    name: str
    cert: Signed


@dataclass(frozen=True, slots=True)
class Gathered:
    """What has been given, by the trustees' numbers from 1."""

    plan: Plan
    invitations: Mapping[int, Invitation]
    polynomials: Mapping[int, Polynomial]
    shares: Mapping[int, Share]
    sole: TrusteeKey | None = None

    @property
    def is_sole(self) -> bool:
        """Whether one trustee opens alone."""
        return self.plan.trustees == 1

    @property
    def is_ready(self) -> bool:
        """Whether everything has been given."""
        return self.sole is not None if self.is_sole else len(self.shares) == self.plan.trustees

    def given(self, step: Step) -> int:
        """Return how many trustees have given this."""
        counts = {
            Step.CERTIFICATE: len(self.invitations),
            Step.POLYNOMIAL: len(self.polynomials),
            Step.SHARE: len(self.shares),
            Step.KEY: int(self.sole is not None),
        }
        return counts[step]

    @property
    def awaited(self) -> Step | None:
        """Return what is to be given by somebody now; nothing where all is there."""
        if self.is_sole:
            return None if self.is_ready else Step.KEY
        steps = (Step.CERTIFICATE, Step.POLYNOMIAL, Step.SHARE)
        return next((each for each in steps if self.given(each) < self.plan.trustees), None)


@dataclass(frozen=True, slots=True)
class Given:
    """What a trustee gives: the step, her number, and the bytes."""

    step: Step
    number: int
    content: bytes


def number_of(trustee: Correspondent, gathered: Gathered) -> int | None:
    """Return the number of a trustee who has given a certificate; nothing where she has not."""
    own = (trustee.keys.verification, trustee.keys.encryption)
    for number, each in gathered.invitations.items():
        keys = read_cert_keys(each.cert.message, gathered.plan.group, f"certs[{number - 1}]")
        if (keys.verification, keys.encryption) == own:
            return number
    return None


def next_of(trustee: Correspondent, public: PublicArithmetic, gathered: Gathered, name: str) -> Given | None:
    """Return what a trustee of several can give now; nothing where she has to wait, or has given all.

    Refused where all trustees are known and this is none of them, and where she came by another name before or another
    came by hers. Certificates are checked whenever all are there, and all polynomials once she has given hers: refused
    where they do not stand, though she herself has nothing to give.
    """
    require_name(name)
    number = number_of(trustee, gathered)
    if number is None:
        return _certificate(trustee, gathered, name)
    if gathered.invitations[number].name != name:
        raise OtherName(name=gathered.invitations[number].name)
    if gathered.given(Step.CERTIFICATE) < gathered.plan.trustees:
        return None
    together = all_invited(public, gathered)
    if number not in gathered.polynomials:
        return Given(Step.POLYNOMIAL, number, polynomial_spelled(polynomial(trustee, together)))
    if gathered.given(Step.POLYNOMIAL) < gathered.plan.trustees:
        return None
    if number in gathered.shares:
        require_polynomials(public, together, _polynomials(gathered))
        return None
    own = share(trustee, public, together, _polynomials(gathered))
    return Given(Step.SHARE, number, share_spelled(replace(own, public_key=replace(own.public_key, name=name))))


def key_alone(secrets: SecretArithmetic, draw: Draw, plan: Plan, seed: str, name: str) -> Given:
    """Return the key of a trustee who opens alone."""
    require_name(name)
    secret = sole_secret(plan.group, plan.uuid, seed)
    return Given(Step.KEY, 1, spelled(trustee_key_value(trustee_key(secrets, draw, secret, name))))


def require_name(name: str) -> None:
    """Refuse a name that cannot stand in an archive for everybody to read."""
    if not name.strip() or len(name) > NAME_LIMIT or not is_plain(name):
        raise BadName


def trustees_of(public: PublicArithmetic, gathered: Gathered) -> tuple[tuple[Kind, ...], Element]:
    """Return the trustees, all they gave checked, and the key of the election; refused where something is missing."""
    if not gathered.is_ready:
        awaited = gathered.awaited
        assert awaited is not None
        raise KeysNotReady(given=gathered.given(awaited), trustees=gathered.plan.trustees, step=awaited.value)
    if gathered.sole is not None:
        check_trustee_key(public, gathered.sole, "trustees[0]")
        return (Single(gathered.sole),), gathered.sole.public_key
    given = _polynomials(gathered)
    shares = [gathered.shares[number] for number in sorted(gathered.shares)]
    return (parameters(public, all_invited(public, gathered), given, shares),), group_key(public, given)


def all_invited(public: PublicArithmetic, gathered: Gathered) -> Invited:
    """Return the certificates of all trustees, checked, and made for this plan."""
    plan = gathered.plan
    made = invited(public, [gathered.invitations[number].cert for number in sorted(gathered.invitations)])
    if (made.size, made.threshold) != (plan.trustees, plan.threshold):
        raise KeysNotReady(given=made.size, trustees=plan.trustees, step=Step.CERTIFICATE.value)
    return made


def invitation_spelled(invitation: Invitation) -> bytes:
    """Return the bytes of a name and a certificate."""
    return spelled({"name": invitation.name, "certificate": signed_value(invitation.cert)})


def read_invitation(content: bytes, group: Group, place: str) -> Invitation:
    """Return the name and certificate that the bytes spell."""
    name, cert = Part(read(content, place, longest=FILE_LIMIT), place).given("name", "certificate")
    return Invitation(name.text(NAME_LIMIT), read_signed(cert, group))


def read_sole(content: bytes, group: Group, place: str) -> TrusteeKey:
    """Return the key of a trustee who opens alone."""
    return read_trustee_key(Part(read(content, place, longest=FILE_LIMIT), place), group)


def gathered_from(plan: Plan, files: Mapping[tuple[Step, int], bytes]) -> Gathered:
    """Return what the bytes of all steps and numbers spell."""
    group = plan.group

    def of(step: Step) -> list[tuple[int, bytes, str]]:
        numbers = sorted(number for each, number in files if each is step)
        return [(number, files[step, number], f"{number}.{step}") for number in numbers]

    return Gathered(
        plan,
        {number: read_invitation(content, group, place) for number, content, place in of(Step.CERTIFICATE)},
        {number: read_polynomial(content, group, place) for number, content, place in of(Step.POLYNOMIAL)},
        {number: read_share(content, group, place) for number, content, place in of(Step.SHARE)},
        next((read_sole(content, group, place) for _, content, place in of(Step.KEY)), None),
    )


def _certificate(trustee: Correspondent, gathered: Gathered, name: str) -> Given:
    plan = gathered.plan
    free = next((each for each in range(1, plan.trustees + 1) if each not in gathered.invitations), None)
    if free is None:
        raise AllTrusteesKnown(trustees=plan.trustees)
    if name in {each.name for each in gathered.invitations.values()}:
        raise NameTaken(name=name)
    context = Context(plan.group.id, plan.trustees, plan.threshold, free)
    return Given(Step.CERTIFICATE, free, invitation_spelled(Invitation(name, certificate(trustee, context))))


def _polynomials(gathered: Gathered) -> list[Polynomial]:
    return [gathered.polynomials[number] for number in sorted(gathered.polynomials)]
