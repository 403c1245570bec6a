"""What lies on the desk. None of it is public.

PRIMARY: SeatRow, DraftRow, Agreement, FoundingRow. PASSING: SealingKey, FoundedRow, KeptForm, Deed.

Who sits where is nowhere but here: a seat names an office and the invitation by which somebody took it.
"""

from django.db import models

from colonnade.core.desk.drafts import DraftState

PRIMARY = ("SeatRow", "DraftRow", "Agreement", "FoundingRow")
PROJECTION = ()
PASSING = ("SealingKey", "FoundedRow", "KeptForm", "Deed")
"""Gone with the device: a backup that falls into other hands speaks for no organisation and tells nobody's days; a form
that is half typed is typed again."""
ONCE = 32
"""A random number that a form bears, in hexadecimal: sent again, the form does nothing again."""


class SeatRow(models.Model):
    """A seat: the act that filled the office, and the code on paper that was given for it last."""

    organisation = models.CharField(max_length=40, db_index=True)
    act = models.CharField(max_length=64, unique=True)
    invitation = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        """Return the act that filled the office."""
        return self.act


class DraftRow(models.Model):
    """What is going to be an act: its words, and where it stands."""

    organisation = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=80)
    organ = models.CharField(max_length=80)
    article = models.CharField(max_length=200, blank=True)
    effective = models.CharField(max_length=10)
    custody = models.CharField(max_length=10)
    facts = models.JSONField()
    author = models.BigIntegerField()
    begun = models.DateField()
    state = models.CharField(max_length=12, default=DraftState.BEGUN.value)
    text = models.BinaryField(default=b"")
    enclosed = models.BinaryField(default=b"")
    """The document that the act will name, random bytes first; gone from here once it lies with the act, or the draft
    is withdrawn."""
    opening = models.JSONField(null=True)
    """What opens a commitment in it: for those who hold the offices alone, and for as long as the draft is kept."""
    act = models.CharField(max_length=64, blank=True)
    once = models.CharField(max_length=ONCE, null=True)  # noqa: DJ001 -- none: a form without a number is sent once
    sent = models.CharField(max_length=64, blank=True)
    """SHA-256 over what was typed into the form that began it: a form sent again may have been corrected meanwhile."""

    class Meta:
        """A form begins one draft, however often it is sent."""

        constraints = [models.UniqueConstraint(fields=["author", "once"], name="desk_one_draft_a_form")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.pk)


class KeptForm(models.Model):
    """What somebody has typed into a form that is not whole yet; nobody else sees it.

    ``draft``: the number of the draft that is being changed; none where one would be begun.
    """

    person = models.BigIntegerField()
    organisation = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    draft = models.BigIntegerField(null=True)
    typed = models.JSONField()
    kept = models.DateField()
    once = models.CharField(max_length=ONCE)

    class Meta:
        """A form is kept once, as it was typed last."""

        constraints = [models.UniqueConstraint(fields=["person", "once"], name="desk_one_kept_form")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.pk)


class Deed(models.Model):
    """Something that a person has done at the desk, and the day: for that account alone to read."""

    person = models.BigIntegerField(db_index=True)
    on = models.DateField()
    deed = models.CharField(max_length=12)
    organisation = models.CharField(max_length=40)
    kind = models.CharField(max_length=80)
    draft = models.BigIntegerField(null=True)
    act = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        """Return what was done."""
        return self.deed


class FoundedRow(models.Model):
    """Whoever founded an organisation by a form, until somebody sits on its board: the form may be sent again."""

    person = models.BigIntegerField()
    once = models.CharField(max_length=ONCE)
    organisation = models.CharField(max_length=40)

    class Meta:
        """A form founds one organisation, however often it is sent."""

        constraints = [models.UniqueConstraint(fields=["person", "once"], name="desk_one_founding_a_form")]

    def __str__(self) -> str:
        """Return the organisation."""
        return self.organisation


class FoundingRow(models.Model):
    """What somebody has typed so far to found an organisation: by step, as it was typed; nobody else sees it.

    ``texts``: the acts that were handed out to be sealed, in base 64 and in their order.
    """

    person = models.BigIntegerField(unique=True)
    began = models.DateField()
    answers = models.JSONField(default=dict)
    texts = models.JSONField(default=list)
    opening = models.JSONField(null=True)

    def __str__(self) -> str:
        """Return its number."""
        return str(self.pk)


class Agreement(models.Model):
    """A person has agreed to exactly these words."""

    draft = models.ForeignKey(DraftRow, on_delete=models.CASCADE)
    person = models.BigIntegerField()
    words = models.CharField(max_length=64)

    class Meta:
        """Nobody agrees twice to one draft."""

        constraints = [models.UniqueConstraint(fields=["draft", "person"], name="desk_one_agreement_a_person")]

    def __str__(self) -> str:
        """Return the digest of the words."""
        return self.words


class SealingKey(models.Model):
    """A key of an organisation that this node keeps and seals with, closed under the node's secret."""

    organisation = models.CharField(max_length=40, db_index=True)
    public = models.CharField(max_length=44, unique=True)
    closed = models.BinaryField()

    def __str__(self) -> str:
        """Return the public key."""
        return self.public
