"""A colonnade drawn and in words."""

from dataclasses import dataclass

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.drawing import Drawing, draw
from colonnade.apps.organisations.naming import Named, Names
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import StandingForm, View, standing_form
from colonnade.core.organisations.picture import Column, picture_of
from colonnade.core.organisations.spans import Kind
from colonnade.words import acts as act_words
from colonnade.words.calendars import digits
from colonnade.words.organisations import FORMS, word
from colonnade.words.pages import say


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
    """A picture with its words."""

    organisation: OrganisationId
    name: str
    form: StandingForm
    drawing: Drawing
    beams: tuple[Beam, ...]
    titles: dict[int, str]
    columns: int
    councils: tuple[Named, ...]


def colonnade_of(view: View, organisation: OrganisationId, names: Names) -> Colonnade:
    """Return the picture of ``organisation`` drawn and in words."""
    picture = picture_of(view, organisation)
    names.fetch([
        each
        for beam in picture.architraves
        for each in (beam.organisation, *(column.organisation for column in beam.columns))
        if each is not None
    ])  # fmt: skip
    councils = [span.organisation for span in selectors.concerning(organisation, Kind.COUNCIL, view.on, names.known)]
    drawing = draw(picture, names=names, councils=councils, mirrored=names.language == "fa")
    beams = tuple(
        Beam(
            beam.architrave.organisation,
            say("picture.directly", names.language)
            if beam.architrave.organisation is None
            else names(beam.architrave.organisation),
            ""
            if beam.architrave.organisation is None
            else word(FORMS, standing_form(view, beam.architrave.organisation).form, names.language),
            tuple(_row(each.label, each.column, names) for each in beam.columns),
        )
        for beam in drawing.beams
    )
    titles = {row.label: f"{row.name}: {row.note}" for beam in beams for row in beam.rows}
    return Colonnade(
        organisation, names(organisation), picture.form, drawing, beams, titles, picture.columns,
        tuple(Named(each, names(each)) for each in councils),
    )  # fmt: skip


def _row(label: int, column: Column, names: Names) -> Row:
    branch = word(act_words.BRANCHES, column.branch, names.language) or say("picture.no_branch", names.language)
    if column.organisation is None:
        numbers = {"stands": column.stands, "number": column.number}
        return Row(label, None, branch, digits(say("picture.group", names.language, **numbers), names.language))
    stands = say("picture.column_stands" if column.stands else "picture.column_missing", names.language)
    return Row(label, column.organisation, names(column.organisation), f"{stands} · {branch}")
