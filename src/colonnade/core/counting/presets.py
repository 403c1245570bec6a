"""The rules that can be asked for: each whole, with its id, edition and source; none has loose options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from colonnade.core.counting.papers import Reading
from colonnade.core.errors import Refusal


class Family(Enum):
    """Rules that are counted alike."""

    INCLUSIVE = "inclusive"
    PARCELS = "parcels"
    MEEK = "meek"
    RUNOFF = "runoff"
    PAIRWISE = "pairwise"
    GRADES = "grades"
    MARKS = "marks"
    LISTS = "lists"


class LookedBack(Enum):
    """Which earlier stage settles a tie."""

    EARLIEST = "earliest"
    LATEST = "latest"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Preset:
    """A rule. ``places``: digits behind the point of its votes; ``one_seat``: it fills no more than one."""

    id: str
    family: Family
    edition: str
    source: str
    reading: Reading
    places: int = 0
    looks_back: LookedBack = LookedBack.NEVER
    one_seat: bool = False
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    """What is done → the paragraph of the source that says so."""


class NoSuchRule(Refusal):
    """There is no rule of this id."""

    code = "counting.no_such_rule"


_SCOTTISH = {"first": "46–47", "surplus": "48–49", "exclusion": "50–51", "elected": "47(3), 52", "tie": "49, 51"}
_ERS97 = {
    "first": "5.1",
    "surplus": "5.2.3, 5.3",
    "exclusion": "5.2.5, 5.4",
    "elected": "5.1.7, 5.3.13, 5.4.9, 5.5",
    "tie": "5.2.3, 5.2.5",
    "deferred": "5.2.2",
}
_NORTHERN_IRELAND = {
    "first": "47–48",
    "surplus": "49–50",
    "exclusion": "51",
    "elected": "48(3), 52",
    "tie": "50(1), 51(13)",
    "deferred": "49(10)",
}
_NEW_ZEALAND = {"first": "5–6", "iteration": "10–11, 17", "exclusion": "13", "tie": "19, 40"}
_PRESETS = (
    Preset(
        id="scottish-stv",
        family=Family.INCLUSIVE,
        edition="SSI 2007/42, Schedule 1, Part III",
        source="Scottish Local Government Elections Order 2007, rules 46–52 (again in SSI 2011/399)",
        reading=Reading.CONSECUTIVE,
        places=5,
        looks_back=LookedBack.LATEST,
        paragraphs=MappingProxyType(_SCOTTISH),
    ),
    Preset(
        id="ers97",
        family=Family.PARCELS,
        edition="third edition, 1997",
        source="R. A. Newland and F. S. Britton, How to Conduct an Election by the Single Transferable Vote, "
        "Electoral Reform Society",
        reading=Reading.CONSECUTIVE,
        places=2,
        looks_back=LookedBack.EARLIEST,
        paragraphs=MappingProxyType(_ERS97),
    ),
    Preset(
        id="ni-stv",
        family=Family.PARCELS,
        edition="SI 1985/454, Schedule 2, Part IV",
        source="Local Elections (Northern Ireland) Order 1985, rules 46–52",
        reading=Reading.CONSECUTIVE,
        places=2,
        looks_back=LookedBack.EARLIEST,
        paragraphs=MappingProxyType(_NORTHERN_IRELAND),
    ),
    Preset(
        id="meek-nz",
        family=Family.MEEK,
        edition="SR 2001/145, Schedule 1A, Part 1; rounding of the STV calculator",
        source="Local Electoral Regulations 2001 (New Zealand), Schedule 1A; B. L. Meek, 1969",
        reading=Reading.CONSECUTIVE,
        places=9,
        looks_back=LookedBack.EARLIEST,
        paragraphs=MappingProxyType(_NEW_ZEALAND),
    ),
    Preset(
        id="wigm-exact",
        family=Family.INCLUSIVE,
        edition="1",
        source="Colonnade, docs/rules/counting.md, wigm-exact: weighted inclusive Gregory in fractions, exact quota",
        reading=Reading.CONSECUTIVE,
        places=9,
        looks_back=LookedBack.LATEST,
        paragraphs=MappingProxyType({"first": "1", "surplus": "2", "exclusion": "3", "elected": "4", "tie": "5"}),
    ),
    Preset(
        id="irv",
        family=Family.RUNOFF,
        edition="as Minneapolis counted in 2017 (RCTab 2.0), one exclusion a stage",
        source="Minneapolis Code of Ordinances, chapter 167",
        reading=Reading.PASSING,
        looks_back=LookedBack.NEVER,
        one_seat=True,
    ),
    Preset(
        id="schulze",
        family=Family.PAIRWISE,
        edition="winning votes; Debian constitution A.5, 1.7",
        source="M. Schulze, Social Choice and Welfare 36 (2011), 267–303",
        reading=Reading.WEAK,
    ),
    Preset(
        id="schulze-margins",
        family=Family.PAIRWISE,
        edition="margins",
        source="M. Schulze, Social Choice and Welfare 36 (2011), 267–303",
        reading=Reading.WEAK,
    ),
    Preset(
        id="majority-judgment",
        family=Family.GRADES,
        edition="worse of two middle grades; no grade is the worst",
        source="M. Balinski and R. Laraki, Majority Judgment, MIT Press 2010",
        reading=Reading.GRADED,
    ),
    Preset(
        id="majority-judgment-belenios",
        family=Family.GRADES,
        edition="better of two middle grades, as belenios-tool 2.0; no grade is the worst",
        source="Belenios 2.0, src/lib/core/majority_judgment.ml",
        reading=Reading.GRADED,
    ),
    Preset(
        id="approval",
        family=Family.MARKS,
        edition="1",
        source="Colonnade, docs/rules/counting.md, approval: every candidate marked has one vote",
        reading=Reading.WEAK,
    ),
    Preset(
        id="plurality",
        family=Family.MARKS,
        edition="1",
        source="Colonnade, docs/rules/counting.md, plurality: the one candidate marked first has one vote",
        reading=Reading.CONSECUTIVE,
    ),
    Preset(
        id="block",
        family=Family.MARKS,
        edition="1",
        source="Colonnade, docs/rules/counting.md, block: as many candidates as seats have one vote each",
        reading=Reading.WEAK,
    ),
    Preset(
        id="party-list",
        family=Family.LISTS,
        edition="D'Hondt, no threshold",
        source="V. D'Hondt, Système pratique et raisonné de représentation proportionnelle, 1882",
        reading=Reading.CONSECUTIVE,
    ),
)
PRESETS: Mapping[str, Preset] = MappingProxyType({preset.id: preset for preset in _PRESETS})


def preset(rule: str) -> Preset:
    """Return the rule of this id, or refuse."""
    if rule not in PRESETS:
        raise NoSuchRule(given=rule, choices=", ".join(PRESETS))
    return PRESETS[rule]
