"""Minutes as a value: sections with sentences and rows, all of it already in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What something is called and what it is; ``is_code``: a digest or a name that reads from left to right."""

    label: str
    value: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part: a heading, sentences, rows."""

    heading: str
    sentences: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The whole: ``signed``, a line for each who signs on paper; ``page`` and ``of_pages`` number the pages."""

    language: str
    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    signed: tuple[str, ...]
    page: str
    of_pages: str
