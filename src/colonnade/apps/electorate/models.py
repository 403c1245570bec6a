"""The rolls of voters. None of it is public, and none of it is read from the database alone.

PRIMARY: RollRow. Pseudonyms, days and weights lie in it closed under the node's secret, which is in no database, and in
the order of pseudonyms: no row, number or place tells who came when. No account, credential, number or ballot is in it.
"""

from django.db import models

PRIMARY = ("RollRow",)
PROJECTION = ()


class RollRow(models.Model):
    """The roll of one organisation, closed."""

    organisation = models.CharField(max_length=40, unique=True)
    closed = models.BinaryField()

    def __str__(self) -> str:
        """Return the organisation."""
        return self.organisation
