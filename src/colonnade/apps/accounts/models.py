"""What is kept of those who sign in: as little as can be. PRIMARY: Account, RecoveryCode. PASSING: the others.

Beside these, allauth keeps the secret of the app and the passkeys of an account (`mfa_authenticator`); its tables of
addresses stay empty. No address of a machine, no browser's name and no clock time is in any of them.
"""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from colonnade.core.accounts.invitations import InvitationState, Term
from colonnade.core.accounts.names import LONGEST, LONGEST_KEY

PRIMARY = ("Account", "RecoveryCode")
PROJECTION = ()
PASSING = ("Invitation", "Session")
"""Gone with the device: never in a backup, ended by a restore. An invitation taken since would be open again."""
_HASH = 128


class Account(AbstractBaseUser):
    """Somebody who may sign in: a user name of their own choosing and the hash of a passphrase; no rank, no flag."""

    name = models.CharField(max_length=LONGEST)
    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    last_login = None

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "key"

    def __str__(self) -> str:
        """Return the user name."""
        return self.name


class Invitation(models.Model):
    """A code on paper: for a new account, or to give one back to its holder."""

    selector = models.CharField(max_length=4, db_index=True)
    digest = models.CharField(max_length=_HASH)
    state = models.CharField(max_length=20, default=InvitationState.GIVEN.value)
    opens = models.DateField()
    until = models.DateField()
    returns = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="returned_by")
    taken_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="arose_from")

    def __str__(self) -> str:
        """Return its number."""
        return str(self.pk)

    @property
    def term(self) -> Term:
        """Return the days between which it can be taken."""
        return Term(self.opens, self.until)


class RecoveryCode(models.Model):
    """One printed code of an account; used, it is gone."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField()
    selector = models.CharField(max_length=4)
    digest = models.CharField(max_length=_HASH)

    class Meta:
        """A sheet has one code of each number."""

        constraints = [models.UniqueConstraint(fields=["account", "number"], name="accounts_one_code_a_number")]

    def __str__(self) -> str:
        """Return its number on the sheet."""
        return str(self.number)


class Session(models.Model):
    """Somebody signed in, or half-way: what it holds opens only with the key in that browser's cookie."""

    digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE)
    content = models.BinaryField()
    began = models.DateField()
    until = models.DateField(db_index=True)

    def __str__(self) -> str:
        """Return the digest of its key."""
        return self.digest
