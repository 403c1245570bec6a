"""The worked tables of docs/rules/statutes.md, run."""

import re
from pathlib import Path

import pytest

from colonnade.core.statutes import shapes
from colonnade.core.statutes.coherence import contradictions, of_rules
from colonnade.core.statutes.contradictions import KINDS, Kind
from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.rules import Rules
from colonnade.core.statutes.values import Condition, Share, Table, spelled
from colonnade.core.statutes.vocabulary import KEYS, Key, rule_name, value_of
from colonnade.core.statutes.writing import written
from colonnade.words import coherence as words
from tests.statutes import rule

PAGE = (Path(__file__).parents[2] / "docs" / "rules" / "statutes.md").read_text()


def _table(heading: str) -> list[list[str]]:
    section = re.split(rf"^#+ {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1].split("\n#")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[re.sub(r"^`([^`]*)`$", r"\1", cell.strip()) for cell in row[1:-1].split("|")] for row in rows]


def described(shape: shapes.Shape) -> str:
    """What a shape takes, in one line of the page."""
    if isinstance(shape, shapes.Word):
        return " · ".join(f"`{each}`" for each in shape.words)
    if isinstance(shape, shapes.ListOf):
        return f"several of: {described(shape.shape)}"
    if isinstance(shape, shapes.Either):
        return " or ".join(described(each) for each in shape.shapes)
    if isinstance(shape, shapes.TableOf):
        return "; ".join(f"**{name}** {described(each)}" for name, each in shape.shapes.items())
    if isinstance(shape, shapes.SpanOf):
        return f"time, bare in {shape.unit.value}"
    return _SIMPLE[type(shape)]


_SIMPLE: dict[type, str] = {
    shapes.Number: "number",
    shapes.YesOrNo: "yes or no",
    shapes.Name: "name",
    shapes.Text: "text",
    shapes.Part: "part",
    shapes.ShareOf: "share",
    shapes.Attendance: "share, number or `any`",
    shapes.ConditionOf: "share `of` whole",
    shapes.AmountOf: "sum",
    shapes.StepsOf: "brackets",
}


def _row(key: Key) -> list[str]:
    scopes = [
        word for word, holds in (("organ", key.of_organ), ("matter", key.of_matter), ("name", key.names)) if holds
    ]
    return [key.name, described(key.shape), key.unit, key.room, " ".join(scopes), "yes" if key.repeats else ""]


def test_every_key_stands_on_the_page_with_all_that_it_takes() -> None:
    assert _table("Vocabulary") == [_row(key) for key in KEYS.values()]


def test_the_statute_on_the_page_is_in_the_one_form_and_without_contradiction() -> None:
    file = re.findall(r"```\n(colonnade\.statute/1\n.*?)```", PAGE, re.DOTALL)[0].encode()
    statute = read_statute(file)

    assert written(statute) == file
    assert contradictions(statute) == ()


def _fate(said: str) -> str:
    name, _, value = said.partition(" = ")
    try:
        found = of_rules(Rules((rule(name, value, "1"),)), whole=False)
    except shapes.BadRule:
        return "refused"
    return "told" if any(each.kind is Kind.MAJORITY_OF_NOTHING for each in found) else "taken"


@pytest.mark.parametrize("row", _table("Zero"))
def test_zero_is_refused_told_or_taken_as_the_page_says_and_the_least_beside_it_is_taken(row: list[str]) -> None:
    said, fate, least = row

    assert _fate(said.format("0")) == fate
    assert _fate(said.replace("{}%", "{}").format(least)) == "taken"


@pytest.mark.parametrize("row", _table("Shares"))
def test_a_share_needs_as_many_as_the_page_says(row: list[str]) -> None:
    value = value_of(rule_name("majority"), row[0])
    assert isinstance(value, Table)
    share = value.get("ratio")

    assert isinstance(share, Share)
    assert [str(share.needed(whole)) for whole in (14, 15, 16)] == row[1:4]


@pytest.mark.parametrize("row", _table("What holds"))
def test_the_rule_that_the_page_names_holds(row: list[str]) -> None:
    said = Rules(
        (
            rule("quorum", "1/4"),
            rule("quorum.extraordinary", "1/3"),
            rule("quorum.assembly", "1/2"),
            rule("quorum.assembly.extraordinary", "2/3"),
        )
    )
    held = said.one("quorum", row[0], row[1])

    assert held is not None
    assert f"{held.name} = {spelled(held.value)}" == row[2]


@pytest.mark.parametrize("row", _table("Spellings"))
def test_a_value_is_spelled_in_one_way(row: list[str]) -> None:
    name = rule_name(row[0])

    assert spelled(value_of(name, row[1])) == row[2]


@pytest.mark.parametrize("row", _table("Contradictions"))
def test_the_rules_on_the_page_contradict_as_it_says(row: list[str]) -> None:
    said = [each.strip().strip("`").partition(" = ") for each in row[1].split("<br>")]
    rules = Rules(tuple(rule(name, text, str(at)) for at, (name, _, text) in enumerate(said, 1)))
    (found,) = of_rules(rules, whole=True)

    assert (found.kind.value, words.sentence(found, "en")) == (row[0], row[2])


def test_every_kind_of_contradiction_is_told_on_the_page() -> None:
    told = {row[0] for row in (*_table("Contradictions"), *_table("Contradictions of texts"))}

    assert told == set(KINDS)


def test_wholes_are_those_that_a_share_can_be_taken_of() -> None:
    whole = value_of(rule_name("affil.majority"), "1/2 of all_members")

    assert isinstance(whole, Condition)
