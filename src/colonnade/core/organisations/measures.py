"""By what an organisation is measured: the numbers of its statute in force, Colonnade's where that is silent.

What a body's columns are, and how many it needs, its own statute says. As a federation under a confederation it is
measured by the usual number, on its own columns: no confederation's statute says how many those are.
Source: docs/rules/statutes.md, "What binds"; docs/rules/organisations.md, "Forms".
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from colonnade.core.dates import months_later, solar_months_later
from colonnade.core.organisations.minimum import DEFAULT, Minimum
from colonnade.core.statutes.acts import SILENT, Terms
from colonnade.core.statutes.rules import Rules, table
from colonnade.core.statutes.values import Calendar
from colonnade.core.statutes.vocabulary import ORGANISATION

_ROOFS: Final = ("federation", "confederation", "coordination_council", "union")


class ColumnNeeds(NamedTuple):
    """What a base organisation must have to be a column: members, and an age in months of a calendar."""

    members: int
    months: int
    assemblies: int
    calendar: Calendar

    def grown(self, founded: date) -> date:
        """Return the day from which who was founded then is old enough."""
        later = solar_months_later if self.calendar is Calendar.SOLAR else months_later
        return later(founded, self.months)


@dataclass(frozen=True, slots=True)
class Measure:
    """The least of each, the calendar in which a column's age is counted, and the articles that say so.

    ``articles``: (name of the minimum, article), for what is not Colonnade's default. ``is_given``: whoever asks has
    given the minimum, for all that stands below, too, whatever statutes say.
    """

    minimum: Minimum = DEFAULT
    calendar: Calendar = Calendar.GREGORIAN
    articles: tuple[tuple[str, str], ...] = ()
    is_given: bool = False

    @property
    def columns(self) -> ColumnNeeds:
        """What a column under the body must have."""
        least = self.minimum
        return ColumnNeeds(least.column_members, least.column_months, least.attended_assemblies, self.calendar)

    def grown(self, founded: date) -> date:
        """Return the day from which who was founded then is old enough for a column."""
        return self.columns.grown(founded)

    def article(self, name: str) -> str:
        """Return the article that says this minimum; empty where it is Colonnade's default."""
        return next((article for each, article in self.articles if each == name), "")

    def from_above(self) -> "Measure":
        """Return by what the body is measured as a federation under another."""
        if self.is_given or self.minimum.federation_bases == DEFAULT.federation_bases:
            return self
        usual = replace(self.minimum, federation_bases=DEFAULT.federation_bases)
        return replace(self, minimum=usual)


USUAL: Final = Measure()
USUAL_COLUMNS: Final = USUAL.columns


def is_of_organisations(rules: Rules) -> bool:
    """Whether the statute is one of a body whose members are organisations."""
    kinds = [table(rule).get("kind") for rule in rules.said("member.class")]
    named = rules.value("member.kind")
    kinds += named if isinstance(named, tuple) else ()
    return ORGANISATION in kinds or rules.value("claims.name_class") in _ROOFS


@lru_cache(maxsize=1024)
def measure_of(terms: Terms) -> Measure:
    """Return by what the body is measured whose statute this is."""
    if terms is SILENT:
        return USUAL
    rules, found, articles = terms.rules, dict[str, int](), list[tuple[str, str]]()
    for name, key in _minima(rules).items():
        rule = rules.one(key)
        if rule is not None:
            assert isinstance(rule.value, int)
            found[name] = rule.value
            articles.append((name, rule.article))
    calendar = terms.calendar if "column_months" in found else Calendar.GREGORIAN
    return Measure(replace(DEFAULT, **found), calendar, tuple(articles))


def _minima(rules: Rules) -> dict[str, str]:
    """Which minimum each key sets: members are those of the columns where the members are organisations."""
    is_confederation = rules.one("found.min_federations") or rules.value("claims.name_class") == "confederation"
    members = "affil.min_members" if rules.one("affil.min_members") else ""
    minima = {
        "column_months": "found.min_age_months",
        "confederation_bases" if is_confederation else "federation_bases": "found.min_base",
        "confederation_federations": "found.min_federations",
        "confederation_branches": "found.min_branches",
    }
    if not is_of_organisations(rules):
        minima["base_members"] = "found.min_members"
    elif not members:
        members = "found.min_members"
    return {**minima, "column_members": members} if members else minima
