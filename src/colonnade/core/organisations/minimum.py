"""What a form needs, until an organisation's own statute says otherwise.

These are Colonnade's defaults, taken from norms that exist; none of them is law here.
Sources: Brazil CLT 534-535, Chile CT 266, Turkey Law 6356 art. 2, BGB 56, SAC statutes 3;
docs/rules/organisations.md, "Forms".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least of each that a form stands on. Counts of members, months, and numbers of bodies."""

    base_members: int = 7
    nucleus_members: int = 3
    column_members: int = 10
    column_months: int = 6
    federation_bases: int = 5
    confederation_federations: int = 3
    confederation_unions: int = 20
    confederation_branches: int = 3
    confederation_bases: int = 15
    inspectors: int = 2
    attended_assemblies: int = 2


DEFAULT = Minimum()
