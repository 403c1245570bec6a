"""The methods by their names. Source: docs/rules/apportionment.md."""

from enum import StrEnum


class Method(StrEnum):
    """The methods, as the command line names them."""

    PER_BEGUN = "per-begun"
    BRACKETS = "brackets"
    HAMILTON = "hamilton"
    DHONDT = "dhondt"
    SAINTE_LAGUE = "sainte-lague"
    HUNTINGTON_HILL = "huntington-hill"
    FLOOR_PLUS = "floor-plus"
    DEGRESSIVE = "degressive"
