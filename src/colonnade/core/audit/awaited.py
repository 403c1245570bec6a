"""Which rooms of Colonnade, not built yet, would show by their acts what an audit cannot know of our own organisations.

Source: docs/rules/audit.md, "What acts show today": the same table, run as a test.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

AWAITED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "FND-05": ("assemblies",),
        "REP-03": ("apportionment",),
        "REP-04": ("apportionment",),
        "REP-05": ("members", "elections"),
        "DEM-01": ("elections",),
        "DEM-02": ("assemblies",),
        "IND-01": ("elections", "treasury"),
        "IND-02": ("elections", "treasury"),
        "IND-03": ("treasury",),
        "IND-04": ("treasury",),
        "IND-05": ("elections",),
        "FIN-01": ("treasury",),
        "FIN-02": ("treasury",),
        "FIN-03": ("treasury",),
        "TRA-01": ("assemblies",),
        "TRA-02": ("members",),
        "TRA-03": ("assemblies",),
        "TRA-04": ("elections",),
        "COH-02": ("voice",),
        "COH-04": ("assemblies", "elections", "treasury"),
        "ACC-03": ("assemblies",),
        "UNI-01": ("voice",),
        "SAF-01": ("members",),
        "SAF-02": ("elections",),
        "SAF-03": ("voice",),
    }
)
"""By criterion; whatever is not here is shown by acts of today, or by a rule of the statute, or by nobody's acts."""
