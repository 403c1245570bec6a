"""What stands, as spans, and how much of it under whom, as sums.

PROJECTION: SpanRow, CellRow, SumRow; dropped and rebuilt from the log.
"""

from django.db import models

PRIMARY = ()
PROJECTION = ("SpanRow", "CellRow", "SumRow")


class SpanRow(models.Model):
    """One version of one span; ``colonnade.core.organisations.spans`` says what each column means."""

    kind = models.CharField(max_length=20)
    organisation = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    other = models.CharField(max_length=40, null=True)  # noqa: DJ001 -- none, so that the index holds only whom spans concern
    facts = models.JSONField()
    start = models.DateField()
    until = models.DateField()
    known = models.DateField()
    superseded = models.DateField()
    act = models.CharField(max_length=64)
    claimed = models.CharField(max_length=24, null=True)  # noqa: DJ001 -- likewise
    """What an identity claims to be; none for other kinds."""
    body = models.CharField(max_length=24, null=True)  # noqa: DJ001 -- likewise
    """The same, where it is more than a base organisation."""
    search = models.TextField(default="")
    """What an identity is found by: its names as searches see them."""

    class Meta:
        """Asked by organisation, by whom a span concerns, and by what an identity claims to be."""

        indexes = [
            models.Index(fields=["organisation", "kind"], name="organisations_of"),
            models.Index(
                fields=["other", "kind"], name="organisations_concerning", condition=models.Q(other__isnull=False)
            ),
            models.Index(
                fields=["claimed", "superseded", "until", "start", "known"],
                name="organisations_claimed",
                condition=models.Q(claimed__isnull=False),
            ),
            models.Index(fields=["body"], name="organisations_bodies", condition=models.Q(body__isnull=False)),
        ]

    def __str__(self) -> str:
        """Return kind and organisation."""
        return f"{self.kind} {self.organisation}"


class CellRow(models.Model):
    """One cell of the sums; ``colonnade.core.organisations.sums`` says what each column means."""

    is_direct = models.BooleanField()
    branches = models.TextField()
    """The words of its branches, in order, a space between."""
    stands = models.BooleanField()
    drums = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Return what looks so."""
        return f"{self.branches} {self.drums}"


class SumRow(models.Model):
    """How many more of a cell there are under a body from a day on, known from a day on."""

    body = models.CharField(max_length=40)
    cell = models.ForeignKey(CellRow, on_delete=models.CASCADE, db_index=False)
    day = models.DateField()
    known = models.DateField()
    number = models.IntegerField()

    class Meta:
        """Summed up by body and cell, from the index alone."""

        indexes = [models.Index(fields=["body", "cell", "day", "known", "number"], name="organisations_sums")]

    def __str__(self) -> str:
        """Return body, day and number."""
        return f"{self.body} {self.day} {self.number:+}"
