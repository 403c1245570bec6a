"""The guide says the same in both languages: sections, commands, tables, pictures; and every command in it exists."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

from colonnade.cli.faults import Stopped
from colonnade.cli.main import parser
from colonnade.cli.parsing import Parser

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
GUIDES = {"en": GUIDE / "README.md", "fa": GUIDE / "README.fa.md"}
READMES = {"en": ROOT / "README.md", "fa": ROOT / "README.fa.md"}
WALKED = sorted(
    name
    for path in (ROOT / "tests" / "journeys").glob("test_*.py")
    for name in re.findall(r'^@journey\("([a-z-]+)"\)$', path.read_text(), re.MULTILINE)
)
"""The journeys that tests walk, by the name of their page."""
LIMITS = {"en": GUIDE / "limits.md", "fa": GUIDE / "limits.fa.md"}
"""What a vote protects and what it does not, as the pages of nodes say it too."""
JOURNEYS = [{"en": GUIDE / "journeys" / f"{each}.md", "fa": GUIDE / "journeys" / f"{each}.fa.md"} for each in WALKED]
BOTH = pytest.mark.parametrize(
    "pages", [GUIDES, READMES, LIMITS, *JOURNEYS], ids=["guide", "readme", "limits", *WALKED]
)
WITH_COMMANDS = pytest.mark.parametrize("pages", [GUIDES, READMES], ids=["guide", "readme"])
LARGEST_PICTURES = 5_500_000
"""Bytes of all the guide's pictures together."""


def _headings(text: str) -> list[str]:
    return re.findall(r"^#+ .+$", text, re.MULTILINE)


def _levels(text: str) -> list[int]:
    return [len(heading.partition(" ")[0]) for heading in _headings(text)]


def _code(text: str) -> list[str]:
    """The lines of the code blocks, without what is said beside them."""
    return [re.sub(r" +# .*$", "", line) for line in re.findall(r"^    (.+)$", text, re.MULTILINE)]


def _names(text: str) -> list[str]:
    """What stands between backquotes outside code blocks and does not change with the language, sorted."""
    return sorted(re.findall(r"`([^`\n]+)`", re.sub(r"^    .+$", "", text, flags=re.MULTILINE)))


def _pictures(text: str) -> list[str]:
    return re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)


def _shape(text: str) -> dict[str, object]:
    return {
        "sections": _levels(text),
        "code": _code(text),
        "names": _names(text),
        "pictures": [re.sub(r"-(en|fa)\.png$", "", picture) for picture in _pictures(text)],
        "items": [line[0] for line in text.splitlines() if re.match(r"- |\d+\. |\|", line)],
    }


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lstrip("# ")).lower().replace(" ", "-")


def _calls(text: str) -> list[list[str]]:
    """The calls of the command in code blocks, word by word."""
    words = [shlex.split(line) for line in _code(text) if "colonnade " in line]
    calls = [[word for word in line if not re.match(r"[A-Z_]+=", word)] for line in words]
    return [call[1:] for call in calls if Path(call[0]).name == "colonnade"]


@BOTH
def test_both_languages_have_the_same_sections_commands_tables_and_pictures(pages: dict[str, Path]) -> None:
    assert _shape(pages["fa"].read_text()) == _shape(pages["en"].read_text())


@pytest.mark.parametrize("language", LIMITS)
def test_what_a_vote_protects_is_said_in_the_guide_as_on_the_pages_of_a_node(language: str) -> None:
    written = runpy.run_path(str(ROOT / "tools" / "limits.py"))

    assert LIMITS[language].read_text() == written["page"](language)
    assert f"]({LIMITS[language].name})" in GUIDES[language].read_text()


@BOTH
@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_picture_is_there_and_in_the_language_of_its_page(pages: dict[str, Path], language: str) -> None:
    for picture in _pictures(pages[language].read_text()):
        assert picture.endswith(f"-{language}.png"), picture
        assert (pages[language].parent / picture).is_file(), picture


@pytest.mark.parametrize("language", GUIDES)
def test_the_contents_name_every_section_in_its_order(language: str) -> None:
    text = GUIDES[language].read_text()
    sections = [heading.removeprefix("## ") for heading in _headings(text) if heading.startswith("## ")]

    assert re.findall(r"^\d+\. \[(.+)\]\(#(.+)\)$", text, re.MULTILINE) == [(each, _anchor(each)) for each in sections]


@BOTH
@pytest.mark.parametrize(("language", "other"), [("en", "fa"), ("fa", "en")])
def test_each_page_leads_to_the_other_language_at_its_top(pages: dict[str, Path], language: str, other: str) -> None:
    top = pages[language].read_text()[:200]

    assert f"]({pages[other].name})" in top


def test_each_readme_leads_to_both_guides() -> None:
    for readme in READMES.values():
        assert all(f"](docs/guide/{guide.name})" in readme.read_text() for guide in GUIDES.values()), readme


@BOTH
@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_command_in_a_page_is_one_that_exists(pages: dict[str, Path], language: str) -> None:
    for call in _calls(pages[language].read_text()):
        assert parser().parse_args(call).run, call


@WITH_COMMANDS
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_guide_and_the_readme_show_commands(pages: dict[str, Path], language: str) -> None:
    assert _calls(pages[language].read_text())


@pytest.mark.parametrize("language", GUIDES)
def test_every_journey_that_is_walked_has_its_page_and_no_other_has_and_the_guide_leads_to_each(language: str) -> None:
    ending = {"en": ".md", "fa": ".fa.md"}[language]
    files = {path.name for path in (GUIDE / "journeys").iterdir()}
    listed = re.findall(r"^- \[.+\]\(journeys/(.+)\)$", GUIDES[language].read_text(), re.MULTILINE)

    assert len(WALKED) == len(set(WALKED))
    assert {f"{each}{ending}" for each in WALKED} == set(listed)
    assert {pages[each].name for pages in JOURNEYS for each in pages} == files


def test_every_picture_is_shown_somewhere_and_all_together_are_small() -> None:
    pages = [page for pages in (GUIDES, READMES, *JOURNEYS) for page in pages.values()]
    shown = {(page.parent / each).resolve() for page in pages for each in _pictures(page.read_text())}
    kept = set((GUIDE / "pictures").iterdir())

    assert kept <= shown
    assert sum(each.stat().st_size for each in kept) <= LARGEST_PICTURES


def test_every_command_that_exists_is_in_the_guide() -> None:
    table = re.findall(r"^\| `.+$", GUIDES["en"].read_text(), re.MULTILINE)
    named = {name for row in table for name in re.findall(r"`([a-z -]+)`", row.split(" | ")[0])}
    documented = {name for row in table for name in re.findall(r"colonnade\.([a-z-]+)/1", row)}

    assert {name.replace(" ", "-") for name in named} - {"format"} == documented
    assert documented == set(_answering(parser()))


def _answering(top: Parser) -> list[str]:
    """The name under which each command below ``top`` answers."""
    families = [action.choices.values() for action in top._actions if isinstance(action.choices, dict)]
    below = [name for family in families for each in family for name in _answering(each)]
    return below + ([top.get_default("named")] if top.get_default("run") else [])


def test_the_detectors_catch_bad_examples() -> None:
    good = "## A\n\n    colonnade demo   # shows\n\n![a](p/home-en.png)\n"

    assert _shape(good) == _shape("## الف\n\n    colonnade demo   # نمایش\n\n![الف](p/home-fa.png)\n")
    for bad in ("## الف\n", good.replace("demo", "serve"), good.replace("home", "log"), good.replace("##", "###")):
        assert _shape(good) != _shape(bad)
    with pytest.raises(Stopped):
        parser().parse_args(_calls("    COLONNADE_HOME=x colonnade act burn\n")[0])
