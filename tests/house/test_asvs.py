"""docs/rules/asvs.md names tests that exist and run, and says something of every item that decides."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "colonnade"
PAGE = ROOT / "docs" / "rules" / "asvs.md"
DECIDE = """
2.3.3–2.3.5 15.4.2 2.4.1 6.1.1 6.3.1 3.3.1–3.3.4 3.4.1 3.4.3–3.4.6 3.4.8 6.2.1–6.2.12 6.3.3–6.3.6 6.3.8 6.4.3–6.4.4
6.5.1 7.2.1–7.2.4 7.3.1–7.3.2 7.4.1–7.4.5 7.5.1 8.1.1 8.2.1–8.2.3 8.3.1 11.2.2 11.3.3–11.3.4 11.4.2 11.5.1 11.7.1
13.3.1–13.3.4 13.4.1–13.4.6 14.1.1 14.2.1 14.2.7–14.2.8 14.3.1–14.3.3 15.1.2 15.2.4 15.3.4 16.2.1 16.2.5 16.3.1 16.4.1
16.5.3 3.7.4
"""
DEPARTS = "departs"


def rows() -> list[tuple[str, str, list[str]]]:
    """Return the items, what is done, and the tests of each row."""
    lines = [line.strip("| ").split(" | ") for line in PAGE.read_text().splitlines() if re.match(r"\| \d", line)]
    return [(items, said, re.findall(r"`(tests/[^`]+)`", shown)) for items, said, shown in lines]


def items_in(text: str) -> set[str]:
    """Return every item of a cell; ``6.2.1–6.2.12`` is twelve."""
    found = set()
    for first, last in re.findall(r"(\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))?", text):
        chapter, _, number = first.rpartition(".")
        end = int(last.rpartition(".")[2]) if last else int(number)
        found |= {f"{chapter}.{each}" for each in range(int(number), end + 1)}
    return found


@cache
def named_in(path: str) -> dict[str, bool]:
    """Return the tests of a module, and whether each is skipped."""
    text = (ROOT / path).read_text()
    named = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return {
        node.name: any(re.search(r"skip|xfail", ast.unparse(each)) for each in node.decorator_list)
        for node in named
        if node.name.startswith("test_")
    }


@pytest.mark.parametrize(("items", "said", "shown"), rows(), ids=lambda value: str(value)[:20])
def test_every_row_names_tests_that_exist_and_run_or_says_why_it_departs(
    items: str, said: str, shown: list[str]
) -> None:
    assert shown or said.startswith(DEPARTS), items
    for each in shown:
        path, _, name = each.partition("::")
        assert (ROOT / path).is_file(), each
        found = named_in(path)
        assert found if not name else found.get(name) is False, f"{each} does not exist, or is skipped"


def test_every_item_that_decides_is_in_one_row_and_no_item_is_in_two() -> None:
    listed = [each for items, _, _ in rows() for each in sorted(items_in(items))]

    assert len(listed) == len(set(listed))
    assert items_in(DECIDE) <= set(listed), sorted(items_in(DECIDE) - set(listed))


def test_the_detector_catches_bad_examples() -> None:
    assert items_in("6.2.1–6.2.3, 7.5.1 (L3)") == {"6.2.1", "6.2.2", "6.2.3", "7.5.1"}
    assert "test_that_is_not_there" not in named_in("tests/house/test_asvs.py")


def test_15_1_2_the_bill_of_materials_is_what_the_lock_says() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "sbom.py"], check=True, capture_output=True, text=True)

    assert (ROOT / "docs" / "sbom.json").read_text() == made.stdout, "python tools/sbom.py > docs/sbom.json"
    pinned = re.findall(
        r"^[A-Za-z0-9._-]+(?:\[.*\])?==", (ROOT / "requirements" / "lock.txt").read_text(), re.MULTILINE
    )
    assert made.stdout.count('"type": "library"') == len(pinned)


def test_1_2_4_no_query_is_put_together_from_text() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text()
        assert not re.search(r"\.extra\(|RawSQL|\.raw\(|mark_safe|SafeString|pickle|yaml\.load|\beval\(", text), path
        assert not re.search(r"cursor\.execute\(\s*f|filter\(\*\*request|annotate\(\*\*", text), path
    said = {
        template.name
        for template in SOURCE.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape", template.read_text())
    }
    assert not said


def test_14_3_3_no_script_keeps_anything_in_the_browser() -> None:
    for path in SOURCE.rglob("*.js"):
        assert not re.search(
            r"localStorage|sessionStorage|indexedDB|caches\b|serviceWorker|document\.cookie", path.read_text()
        )
