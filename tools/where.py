"""Prints docs/where.md: each package and what it is for, from its first line."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"


def main() -> None:
    """Print one line a package, in the order of the tree."""
    print("# Where things are\n\nMade by `python tools/where.py`; do not edit.\n")
    for package in sorted(SOURCE.rglob("__init__.py")):
        said = ast.get_docstring(ast.parse(package.read_text())) or ""
        if said and "migrations" not in package.parts:
            print(f"- `{package.parent.relative_to(SOURCE).as_posix()}`: {said.splitlines()[0]}")


main()
