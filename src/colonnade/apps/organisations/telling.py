"""Acts as lines and lists: what was done, by whom, when, and every fact in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from colonnade.apps.organisations.naming import Names, passage
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.apps.publiclog.selectors import StoredEntry
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import MONTH_LENGTH, Act
from colonnade.core.dates import first_day
from colonnade.core.ids import ACT_ID, ORGANISATION_ID, OrganisationId
from colonnade.core.log.entries import read_entry
from colonnade.edges.signing import verify
from colonnade.words import acts as act_words
from colonnade.words import calendars
from colonnade.words.coherence import fact_told
from colonnade.words.organisations import act_name, word
from colonnade.words.pages import say
from colonnade.words.statute_rules import majority_told

_NONE: Mapping[str, bool] = {}
_DAYS = frozenset({"binds_from", "closes", "heard", "notified", "opens", "period", "record_day", "since", "until"})


@dataclass(frozen=True, slots=True)
class Line:
    """One act in a list."""

    act: str
    organisation: OrganisationId
    name: str
    did: str
    about: tuple[tuple[OrganisationId, str], ...]
    title: str
    day: str
    iso_day: str


@dataclass(frozen=True, slots=True)
class Told:
    """One fact: its name, and either a text (perhaps with a link) or facts within it.

    Of a document, its digest where it can be had here, and otherwise a note on why not.
    """

    name: str
    text: str = ""
    organisation: str = ""
    act: str = ""
    document: str = ""
    note: str = ""
    within: tuple["Told", ...] = ()


def lines(entries: Sequence[StoredEntry], names: Names) -> list[Line]:
    """Return one line for each entry, in their order."""
    acts = [read_entry(entry.content, verify).act for entry in entries]
    names.fetch([each for act in acts for each in (act.organisation, *_mentioned(act.facts))])
    return [_line(act, names) for act in acts]


def _line(act: Act, names: Names) -> Line:
    return Line(
        act=act.id,
        organisation=act.organisation,
        name=names(act.organisation),
        did=act_name(act.type, names.language),
        about=tuple((each, names(each)) for each in _mentioned(act.facts)),
        title=names.cut(passage(act.facts.get("title"), names.language)),
        day=names.day(act.effective, by_month=act.by_month),
        iso_day=act.effective.isoformat()[: 7 if act.by_month else 10],
    )


def _mentioned(facts: Mapping[str, Json]) -> list[OrganisationId]:
    return [
        OrganisationId(value) for value in facts.values() if isinstance(value, str) and ORGANISATION_ID.fullmatch(value)
    ]


def told(facts: Mapping[str, Json], names: Names, documents: Mapping[str, bool] = _NONE) -> list[Told]:
    """Return every fact in words, in order of its name's code; ``documents``: which of those named are public."""
    return [_told(key, facts[key], names, documents) for key in sorted(facts)]


def _told(key: str, value: Json, names: Names, documents: Mapping[str, bool]) -> Told:
    name = act_words.fact_word(key, value, names.language)
    if isinstance(value, Mapping) and "binding" in value:
        return Told(name, passage(value, names.language))
    if isinstance(value, Mapping):
        document = str(value.get("sha256", ""))
        within = tuple(told(value, names))
        if document not in documents:
            return Told(name, within=within)
        note = _why_not_here(document, is_public=documents[document])
        said = say(note, names.language) if note else ""
        return Told(name, within=within, document="" if note else document, note=said)
    if isinstance(value, list | tuple):
        return Told(name, within=tuple(_items(value, names))) if value else Told(name, "–")
    return _told_word(name, key, value, names)


def _why_not_here(document: str, *, is_public: bool) -> str:
    """Return the saying for why a document cannot be had here; empty where it can."""
    if publiclog.published_blob(document) is not None:
        return ""
    if publiclog.is_erased(document):
        return "document.erased"
    return "document.awaited" if is_public else "document.not_published"


def _items(values: Sequence[Json], names: Names) -> Iterator[Told]:
    for number, value in enumerate(values, 1):
        item = _told("", value, names, _NONE)
        label = calendars.digits(str(number), names.language)
        yield Told(label, item.text, item.organisation, item.act, within=item.within)


def _told_word(name: str, key: str, value: Json, names: Names) -> Told:
    if value is None or isinstance(value, bool):
        return Told(name, word(act_words.VALUES, {None: "null", True: "true", False: "false"}[value], names.language))
    text = str(value)
    if isinstance(value, int):
        return Told(name, calendars.digits(text, names.language))
    if ORGANISATION_ID.fullmatch(text):
        return Told(name, names(OrganisationId(text)), organisation=text)
    if ACT_ID.fullmatch(text) and key in ("", "to", "decision", "election", "loss", "objection"):
        return Told(name, text, act=text)
    return Told(name, _in_words(key, text, names))


def _in_words(key: str, text: str, names: Names) -> str:
    """What a fact says, by the words of its own name: a free text that looks like one of them stays as it is."""
    if key in act_words.ENUMERATED:
        return word(act_words.ENUMERATED[key], text, names.language)
    if key == "article":
        return fact_told(text, names.language)
    if key == "majority":
        return majority_told(text, names.language)
    if key in _DAYS:
        return names.day(first_day(text), by_month=len(text) == MONTH_LENGTH)
    return text
