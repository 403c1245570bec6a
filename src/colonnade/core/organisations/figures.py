"""Which figures are public, and that no subtraction gives one that is not.

A base organisation's count is shown only as a band. A body above shows a total only where everything
beneath it that is left out of sight is many and large enough: at least ``HIDDEN_COLUMNS`` columns without a
public count, so that parent minus children never gives one of them; and totals are shown in steps of fifty, so
that one day minus another gives none either. Source: docs/rules/organisations.md, "Which figures are public".
"""

from collections.abc import Sequence

from colonnade.core.organisations.vocabulary import PUBLIC_FROM, band_floor

HIDDEN_COLUMNS = 3
STEP = 50


def public_band(count: int | None) -> int | None:
    """Return the floor of the band that may be shown for a base organisation, none where nothing was returned."""
    return None if count is None else band_floor(count)


def public_total(counts: Sequence[int | None]) -> int | None:
    """Return the total that may be shown for a body over columns with ``counts``, rounded down to a step; else none.

    None where fewer than three columns returned a count, or the total is below fifty.
    """
    returned = [count for count in counts if count is not None]
    total = sum(returned)
    if len(returned) < HIDDEN_COLUMNS or total < PUBLIC_FROM:
        return None
    return total // STEP * STEP
