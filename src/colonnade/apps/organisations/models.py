"""What stands, as one table of spans. PROJECTION: SpanRow; dropped and rebuilt from the log."""

from django.db import models

PRIMARY = ()
PROJECTION = ("SpanRow",)


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
        ]

    def __str__(self) -> str:
        """Return kind and organisation."""
        return f"{self.kind} {self.organisation}"
