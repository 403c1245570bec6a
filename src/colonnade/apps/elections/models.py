"""The ballot boxes that this node holds; what acts say of elections is in the spans of organisations.

PRIMARY: Box, BoxPiece, Ballot. PASSING: MarkRow.

Nothing here tells who voted when: of a ballot its place in the archive, its hash and its bytes are kept, nothing else.
"""

from django.db import models

from colonnade.core.elections.box_states import BoxState

PRIMARY = ("Box", "BoxPiece", "Ballot")
PROJECTION = ()
PASSING = ("MarkRow",)
"""Gone with the device, as the key is under which marks are reckoned: inspectors bring their bonds again."""


class Box(models.Model):
    """A box: of which election, in which state, after which Setup event, with how many ballots.

    ``is_restored``: it was put back from a backup once, and goes on since an officer decided so.
    """

    act = models.CharField(max_length=64, unique=True)
    organisation = models.CharField(max_length=40, db_index=True)
    uuid = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, default=BoxState.OPEN.value)
    first_event = models.CharField(max_length=64)
    ballots = models.PositiveBigIntegerField(default=0)
    is_restored = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the election's name."""
        return self.uuid


class BoxPiece(models.Model):
    """A piece of the archive before its ballots (``is_tail`` false) or after them, in the order of numbers."""

    box = models.ForeignKey(Box, on_delete=models.CASCADE)
    is_tail = models.BooleanField()
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        """A place holds one piece."""

        constraints = [models.UniqueConstraint(fields=["box", "is_tail", "number"], name="elections_one_piece_a_place")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)


class Ballot(models.Model):
    """A ballot at its place in the archive, from 0."""

    pk = models.CompositePrimaryKey("box_id", "ordinal")
    box = models.ForeignKey(Box, on_delete=models.CASCADE)
    ordinal = models.PositiveBigIntegerField()
    digest = models.BinaryField(max_length=32)
    content = models.BinaryField()

    class Meta:
        """A ballot stands once in a box."""

        constraints = [models.UniqueConstraint(fields=["box", "digest"], name="elections_one_ballot_a_digest")]

    def __str__(self) -> str:
        """Return its place."""
        return str(self.ordinal)


class MarkRow(models.Model):
    """That some code goes with some credential, as a keyed hash of both together."""

    box = models.ForeignKey(Box, on_delete=models.CASCADE)
    mark = models.BinaryField(max_length=32)

    class Meta:
        """A mark stands once in a box."""

        constraints = [models.UniqueConstraint(fields=["box", "mark"], name="elections_one_mark_a_pair")]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.pk)
