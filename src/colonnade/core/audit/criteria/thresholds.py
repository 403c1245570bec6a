"""What a rule set must say of each criterion: the names of its thresholds, in catalogue order.

Shares are of 1, days and months are civil, years are terms. Source: docs/rules/audit.md, "Rule set"; norms 8.
"""

from collections.abc import Mapping
from types import MappingProxyType

THRESHOLDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "FND-01": ("partial_federation", "partial_confederation"),
        "FND-02": ("unions_by_branch",),
        "FND-03": ("pass", "partial", "months_before"),
        "FND-04": ("pass", "partial"),
        "FND-05": ("pass", "partial"),
        "FND-06": ("days",),
        "REP-01": ("firm", "branch", "present"),
        "REP-02": ("pass",),
        "REP-03": ("pass", "partial"),
        "REP-04": ("pass", "points", "partial", "blocking"),
        "REP-05": ("pass", "group"),
        "DEM-01": ("base_years", "federation_years", "confederation_years"),
        "DEM-02": ("pass", "partial", "years"),
        "DEM-03": ("proxies",),
        "DEM-04": ("affiliates", "members", "members_most", "days"),
        "DEM-05": ("safeguards",),
        "IND-01": (),
        "IND-02": (),
        "IND-03": ("external", "external_partial", "donor", "donor_partial"),
        "IND-04": ("host",),
        "IND-05": ("pass",),
        "FIN-01": ("pass", "partial"),
        "FIN-02": ("pass",),
        "FIN-03": ("months", "auditor_from"),
        "FIN-04": ("safeguards", "signatures"),
        "TRA-01": ("parts",),
        "TRA-02": ("parts",),
        "TRA-03": ("pass", "days"),
        "TRA-04": ("pass", "inspectors"),
        "COH-01": (),
        "COH-02": ("pass",),
        "COH-03": ("pass", "partial"),
        "COH-04": ("pass", "months"),
        "ACC-01": ("broken",),
        "ACC-02": ("majority", "days"),
        "ACC-03": ("pass", "fail", "days"),
        "UNI-01": (),
        "SAF-01": ("group",),
        "SAF-02": (),
        "SAF-03": (),
    }
)
