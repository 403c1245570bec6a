"""A colonnade drawn and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from colonnade.apps.organisations.drawing import Drawing, DrawnBeam, DrawnColumn, draw
from colonnade.apps.organisations.naming import Named, Names, cut
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import Ground, StandingForm, standing_form
from colonnade.core.organisations.picture import ANY_BRANCH, Architrave, Column, Picture
from colonnade.words import acts as act_words
from colonnade.words.calendars import digits
from colonnade.words.organisations import FORMS, word
from colonnade.words.pages import say

LONGEST_BRANCH = 40
"""In bytes; the branches that have words of their own are shorter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One column, or group of columns, of the picture in words."""

    label: int
    organisation: OrganisationId | None
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Beam:
    """One architrave of the picture in words."""

    organisation: OrganisationId | None
    name: str
    form: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Colonnade:
    """A picture with its words; beside the ``councils`` that are drawn there are so many ``more_councils``."""

    organisation: OrganisationId
    name: str
    form: StandingForm
    drawing: Drawing
    beams: tuple[Beam, ...]
    columns: int
    councils: tuple[Named, ...]
    more_councils: int

    @property
    def parts(self) -> list[tuple[DrawnBeam, Beam, list[tuple[DrawnColumn, Row]]]]:
        """Each architrave as it is drawn and as it is told, and so each of its columns."""
        return [
            (drawn, told, list(zip(drawn.columns, told.rows, strict=True)))
            for drawn, told in zip(self.drawing.beams, self.beams, strict=True)
        ]

    @property
    def has_groups(self) -> bool:
        """Whether one column of it stands for many."""
        return any(drawn.column.number > 1 for beam in self.drawing.beams for drawn in beam.columns)


def colonnade_of(
    ground: Ground, picture: Picture, names: Names, councils: Sequence[OrganisationId], more_councils: int = 0
) -> Colonnade:
    """Return ``picture``, of what stands on ``ground``, drawn and in words."""
    names.fetch([
        picture.organisation,
        *councils,
        *(beam.organisation for beam in picture.architraves if beam.organisation is not None),
        *(each.organisation for beam in picture.architraves for each in beam.columns if each.organisation is not None),
    ])  # fmt: skip
    drawing = draw(
        picture,
        names=lambda architrave: _label(architrave, names),
        roof=names(picture.organisation),
        mirrored=names.language == "fa",
    )
    beams = tuple(_beam(ground, beam, names) for beam in drawing.beams)
    return Colonnade(
        picture.organisation, names(picture.organisation), picture.form, drawing, beams, picture.columns,
        tuple(Named(each, names(each)) for each in councils), more_councils,
    )  # fmt: skip


def _label(architrave: Architrave, names: Names) -> str:
    if architrave.organisation is not None:
        return names(architrave.organisation)
    if not architrave.number:
        return ""
    return digits(say("picture.bodies", names.language, number=architrave.number), names.language)


def _beam(ground: Ground, beam: DrawnBeam, names: Names) -> Beam:
    architrave, form = beam.architrave, ""
    rows = tuple(_row(each.label, each.column, names) for each in beam.columns)
    if architrave.organisation is not None:
        form = word(FORMS, standing_form(ground, architrave.organisation).form, names.language)
    elif architrave.number:
        form = digits(say("picture.federations", names.language, number=architrave.stands), names.language)
    return Beam(
        architrave.organisation, _label(architrave, names) or say("picture.directly", names.language), form, rows
    )


def _row(label: int, column: Column, names: Names) -> Row:
    branch = _branch(column.branch, names)
    if column.organisation is None:
        numbers = {"stands": column.stands, "number": column.number}
        return Row(label, None, branch, digits(say("picture.group", names.language, **numbers), names.language))
    stands = say("picture.column_stands" if column.stands else "picture.column_missing", names.language)
    return Row(label, column.organisation, names(column.organisation), f"{stands} · {branch}")


def _branch(branch: str, names: Names) -> str:
    if branch == ANY_BRANCH:
        return say("picture.any_branch", names.language)
    return cut(word(act_words.BRANCHES, branch, names.language), LONGEST_BRANCH) or say(
        "picture.no_branch", names.language
    )
