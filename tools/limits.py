"""Writes docs/guide/limits.md and limits.fa.md: what a vote protects and what it does not, as pages of nodes say it."""

from pathlib import Path

from colonnade.words.election_dangers import Section
from colonnade.words.election_limits import LEAD, SECTIONS, TITLE, in_language

GUIDE = Path(__file__).parents[1] / "docs" / "guide"
MADE = "<!-- Made by `python tools/limits.py`; do not edit. -->"
TOP = {
    "en": ("limits.md", f"{MADE}\n", "*[فارسی](limits.fa.md) · [Guide](README.md)*", ""),
    "fa": (
        "limits.fa.md",
        f'{MADE}\n<div dir="rtl" lang="fa">\n',
        "*[English](limits.md) · [راهنما](README.fa.md)*",
        "\n</div>\n",
    ),
}


def page(language: str) -> str:
    """Return the page in ``language``."""
    _, top, links, end = TOP[language]
    title, lead = in_language(TITLE, language), in_language(LEAD, language)
    sections = "\n".join(_section(each, language) for each in SECTIONS)
    return f"{top}\n# {title}\n\n{links}\n\n{lead}\n\n{sections}{end}"


def _section(section: Section, language: str) -> str:
    marks = (f"{number}." if section.is_ordered else "-" for number in range(1, len(section.points) + 1))
    points = (f"{mark} {in_language(each, language)}" for mark, each in zip(marks, section.points, strict=True))
    return f"## {in_language(section.heading, language)}\n" + "\n".join(points) + "\n"


def main() -> None:
    """Write both."""
    for language, (name, *_) in TOP.items():
        (GUIDE / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
