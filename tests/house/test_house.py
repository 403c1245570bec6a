"""The rules of the house, each checked on the tree and on a bad example that it must catch."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from colonnade.words import calls
from colonnade.words import log as log_words
from colonnade.words import node as node_words
from colonnade.words import witnesses as witness_words

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "colonnade"
CORE = SOURCE / "core"
LONGEST = 400
BANNED_NAMES = {"utils", "helpers", "manager", "handle", "process", "data", "info"}
IMPURE = {
    "time",
    "random",
    "secrets",
    "os",
    "pathlib",
    "socket",
    "sqlite3",
    "subprocess",
    "logging",
    "urllib",
    "django",
}
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?:text-align|float)\s*:\s*(?:left|right)|[{;\s](?:left|right)\s*:"
)


def _modules(root: Path) -> list[Path]:
    return sorted(root.rglob("*.py"))


def _floats(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
    ]


def _impure(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return {name for name in found if name in IMPURE or (name not in sys.stdlib_module_names and name != "colonnade")}


def _physical(css: str) -> list[str]:
    return PHYSICAL.findall(css)


@pytest.mark.parametrize("module", _modules(CORE), ids=lambda path: str(path.relative_to(CORE)))
def test_the_core_counts_in_whole_numbers_and_knows_no_world(module: Path) -> None:
    tree = ast.parse(module.read_text())

    assert not _floats(tree)
    assert not _impure(tree)


def test_the_detectors_catch_bad_examples() -> None:
    assert _floats(ast.parse("a: float = 1.5 / 2"))
    assert _impure(ast.parse("import random\nfrom django import db\nimport cryptography")) == {
        "random",
        "django",
        "cryptography",
    }
    assert _physical("a { margin-left: 1px; left: 0; text-align: right }")
    assert not _physical("a { margin-inline-start: 1px; text-align: start }")


@pytest.mark.parametrize("module", _modules(SOURCE), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_at_most_four_hundred_lines_and_opens_with_what_it_keeps(module: Path) -> None:
    text = module.read_text()

    assert len(text.splitlines()) <= LONGEST
    assert "migrations" in module.parts or ast.get_docstring(ast.parse(text))


def test_no_module_or_function_bears_a_name_that_says_nothing() -> None:
    for module in _modules(SOURCE):
        names = {node.name for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.FunctionDef)}
        assert not (names | {module.stem}) & BANNED_NAMES, module


def test_styles_know_start_and_end_and_not_sides() -> None:
    for style in SOURCE.rglob("*.css"):
        assert not _physical(style.read_text()), style


def test_no_template_carries_inline_styles_or_scripts() -> None:
    for template in SOURCE.rglob("*.html"):
        assert not re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*src=)|<style', template.read_text()), template


def test_the_core_and_the_verifier_load_without_any_framework() -> None:
    blocked = "import sys\nfor name in ('django', 'psycopg', 'pyrage'):\n    sys.modules[name] = None\n"
    program = blocked + "import colonnade.core.replay, colonnade.cli.main, colonnade.cli.log_verify"

    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "src")})


def test_the_core_loads_without_cryptography() -> None:
    program = "import sys\nsys.modules['cryptography'] = None\nimport colonnade.core.replay, colonnade.core.log.verify"

    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(ROOT / "src")})


def test_locks_pin_hashes_and_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "://" not in text
        assert len(re.findall(r"^\S+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")


@pytest.mark.parametrize(
    "room", ["accounts", "acts", "apportionment", "counting", "elections", "log", "organisations", "power", "statutes"]
)
def test_every_room_of_the_core_has_its_rule_page(room: str) -> None:
    assert (ROOT / "docs" / "rules" / f"{room}.md").is_file()


def test_where_md_is_what_the_packages_say() -> None:
    made = subprocess.run([sys.executable, ROOT / "tools" / "where.py"], check=True, capture_output=True, text=True)

    assert (ROOT / "docs" / "where.md").read_text() == made.stdout


def test_every_sentence_stands_in_both_languages_with_the_same_facts() -> None:
    for code, (english, persian) in (
        log_words.SENTENCES | node_words.SENTENCES | calls.SENTENCES | witness_words.SENTENCES
    ).items():
        facts = re.findall(r"\{(\w+)\}", english)
        assert sorted(facts) == sorted(re.findall(r"\{(\w+)\}", persian)), code
        assert re.search(r"[\u0600-\u06ff]", persian), code


def test_every_table_is_named_primary_projection_or_passing_and_none_is_two() -> None:
    from django.apps import apps  # noqa: PLC0415 -- only this rule needs the tables

    for config in apps.get_app_configs():
        if config.name.startswith("colonnade.apps."):
            module = config.models_module
            primary, projection = set(module.PRIMARY), set(module.PROJECTION)  # type: ignore[union-attr]
            passing = set(getattr(module, "PASSING", ()))
            assert len(primary | projection | passing) == len(primary) + len(projection) + len(passing), config.name
            assert primary | projection | passing == {model.__name__ for model in config.get_models()}, config.name
