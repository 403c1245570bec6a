"""What stands, as one table of spans. PROJECTION: SpanRow; dropped and rebuilt from the log."""

from django.db import models

PRIMARY = ()
PROJECTION = ("SpanRow",)


class SpanRow(models.Model):
    """One version of one span; ``colonnade.core.organisations.spans`` says what each column means."""

    kind = models.CharField(max_length=20)
    organisation = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    other = models.CharField(max_length=40)
    facts = models.JSONField()
    start = models.DateField()
    until = models.DateField()
    known = models.DateField()
    superseded = models.DateField()
    act = models.CharField(max_length=64)
    search = models.TextField(default="")
    """What an identity is found by: its names as searches see them."""

    class Meta:
        """Asked by organisation, and by whom a span concerns."""

        indexes = [
            models.Index(fields=["organisation", "kind"], name="organisations_of"),
            models.Index(fields=["other", "kind"], name="organisations_concerning"),
            models.Index(fields=["kind", "organisation"], name="organisations_kinds"),
        ]

    def __str__(self) -> str:
        """Return kind and organisation."""
        return f"{self.kind} {self.organisation}"
