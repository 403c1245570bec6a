"""Why something of an election does not stand: one refusal a reason, each with the place where it was found.

What cannot be read at all is a ``faults.Misread``. A place is a path in the JSON of what was examined, as
``ballot.answers[0].choices[1].alpha``.
"""

from colonnade.core.errors import Refusal


class Foreign(Refusal):
    """It was made for another election."""

    code = "elections.foreign"


class NotAMember(Refusal):
    """An element is well spelled and no member of the group."""

    code = "elections.not_a_member"


class IdentityKey(Refusal):
    """A key is the neutral element, so that everybody knows what opens it."""

    code = "elections.identity_key"


class WrongNumber(Refusal):
    """There are more or fewer entries at a place than the questions ask for."""

    code = "elections.wrong_number"


class WrongKind(Refusal):
    """An answer is of the other kind than its question."""

    code = "elections.wrong_kind"


class WrongDigest(Refusal):
    """The digest that is signed is not the digest of what stands there."""

    code = "elections.wrong_digest"


class BadSignature(Refusal):
    """The signature was not made with the credential, or not over this."""

    code = "elections.bad_signature"


class BadProof(Refusal):
    """A proof does not prove: what it speaks of may be anything."""

    code = "elections.bad_proof"


class BadChoices(Refusal):
    """The question does not allow these choices."""

    code = "elections.bad_choices"


class BadCredential(Refusal):
    """The text is no private credential: a character is mistyped or missing."""

    code = "elections.bad_credential"


class WeightsNotMixed(Refusal):
    """Ballots that are mixed one by one cannot weigh more than one."""

    code = "elections.weights_not_mixed"


class TooHeavy(Refusal):
    """All ballots together weigh more than can be found again from what is opened."""

    code = "elections.too_heavy"


class NoResult(Refusal):
    """What has been decrypted is no count that these ballots can give."""

    code = "elections.no_result"
