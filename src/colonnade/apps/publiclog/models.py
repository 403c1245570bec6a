"""What the log keeps. PRIMARY: Log, Entry, Blob, Erasure. PROJECTION: TreeHash."""

from django.db import models

from colonnade.core.log.states import LogState

PRIMARY = ("Log", "Entry", "Blob", "Erasure")
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
