"""What the log keeps, and what is known of the logs of other nodes.

PRIMARY: Log, Entry, Blob, Erasure; OtherLog, OtherEntry, KeptFork, LoneAct. PROJECTION: TreeHash.
"""

from django.db import models

from colonnade.core.log.states import LogState

PRIMARY = ("Log", "Entry", "Blob", "Erasure", "OtherLog", "OtherEntry", "KeptFork", "LoneAct")
PROJECTION = ("TreeHash",)


class Log(models.Model):
    """One log, its size and its root; ``published`` is the size its files have reached.

    A node's logs, in the order of their rows, carry one another on; all but the last are closed.
    """

    origin = models.CharField(max_length=200, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    root = models.BinaryField(max_length=32)
    published = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=20, default=LogState.OPEN.value)

    def __str__(self) -> str:
        """Return the log's name."""
        return self.origin


class Entry(models.Model):
    """One entry, as its bytes; the other columns are read from them."""

    log = models.ForeignKey(Log, on_delete=models.PROTECT)
    index = models.PositiveBigIntegerField()
    content = models.BinaryField()
    act = models.CharField(max_length=64, unique=True)
    organisation = models.CharField(max_length=40, db_index=True)
    type = models.CharField(max_length=80)
    known = models.DateField()

    class Meta:
        """An index of a log holds one entry."""

        constraints = [models.UniqueConstraint(fields=["log", "index"], name="publiclog_one_entry_an_index")]

    def __str__(self) -> str:
        """Return the act's id."""
        return self.act


class TreeHash(models.Model):
    """The root over 256^level entries, the ``number``-th of its level."""

    log = models.ForeignKey(Log, on_delete=models.CASCADE)
    level = models.PositiveSmallIntegerField()
    number = models.PositiveBigIntegerField()
    value = models.BinaryField(max_length=32)

    class Meta:
        """A place in the tree has one hash."""

        constraints = [models.UniqueConstraint(fields=["log", "level", "number"], name="publiclog_one_hash_a_place")]

    def __str__(self) -> str:
        """Return level and number."""
        return f"{self.level}/{self.number}"


class Blob(models.Model):
    """A document beside the log: 32 random bytes and its content, under their SHA-256; erased, every proof holds."""

    digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    is_published = models.BooleanField()

    def __str__(self) -> str:
        """Return the digest."""
        return self.digest


class Erasure(models.Model):
    """A document that was erased here: it is said to be, and nothing that is fetched brings it back."""

    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        """Return the digest."""
        return self.digest


class OtherLog(models.Model):
    """A log of another node, as far as bundles have shown it; its first ``view`` entries count.

    ``checkpoint`` is the one its key signed for all of ``size``, ``cosigned`` the furthest that witnesses cosigned.
    """

    origin = models.CharField(max_length=200, unique=True)
    vkey = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField()
    root = models.BinaryField(max_length=32)
    view = models.PositiveBigIntegerField()
    checkpoint = models.BinaryField()
    cosigned = models.BinaryField()
    """Empty where none is known."""
    seen = models.DateField()
    """The day on which a bundle last showed it."""

    def __str__(self) -> str:
        """Return the log's name."""
        return self.origin


class OtherEntry(models.Model):
    """One entry of another node's log, as its bytes; an act may be in several logs."""

    log = models.ForeignKey(OtherLog, on_delete=models.CASCADE)
    index = models.PositiveBigIntegerField()
    content = models.BinaryField()
    act = models.CharField(max_length=64, db_index=True)
    known = models.DateField(db_index=True)
    """The day on which it is known; where it waits, that on which it says that it was recorded."""
    waits = models.BooleanField(default=True)
    """Whether it has no place in the order of the acts that count here."""

    class Meta:
        """An index of a log holds one entry."""

        constraints = [models.UniqueConstraint(fields=["log", "index"], name="publiclog_one_other_entry_an_index")]

    def __str__(self) -> str:
        """Return the act's id."""
        return self.act


class KeptFork(models.Model):
    """Evidence that a log was forked, ours or another's: kept for ever."""

    origin = models.CharField(max_length=200, db_index=True)
    digest = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    seen = models.DateField()
    """The day on which it came to this node."""

    def __str__(self) -> str:
        """Return the digest."""
        return self.digest


class LoneAct(models.Model):
    """An act of a forked log beyond what counts of it, which counts because acts that count come after it."""

    act = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    known = models.DateField()
    waits = models.BooleanField(default=True)

    def __str__(self) -> str:
        """Return the act's id."""
        return self.act
