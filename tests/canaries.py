"""Words made to be found again: what was typed, where it may lie (docs/rules/canaries.md), how it may be spelled.

A form that is added is found by itself. A field of it needs a line in ``KINDS`` only where its type and name do not say
what is typed into it; a form that is not taken with the first of every choice needs a line in ``FILLED``.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context

from colonnade.apps.desk import forms as desk_forms
from colonnade.apps.desk.askings import ASKINGS
from colonnade.apps.desk.count_forms import ResultField
from colonnade.core.ids import spelled
from colonnade.core.statutes.templates import Kind
from colonnade.core.texts import search_key
from colonnade.edges.signing import new_signer
from colonnade.edges.templates.reading import template
from tests.results import audit

PAGE = Path(__file__).parents[1] / "docs" / "rules" / "canaries.md"
PLACES = ("database", "log", "backup", "session", "public", "organisation", "own", "answer")
"""The columns of the page. Everything else is a place for nothing: output, headers, addresses, temporary files."""
NOWHERE = frozenset({"address", "output", "header", "temporary", "closed backup", "error"})
PREFIX = {"en": "Zwarkélino", "fa": "ژوغآلچئک"}
LETTERS = {"en": "bcdfghklmnprstvz", "fa": "بپتجچدرسشفقلمنهو"}
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
LIE = "\u202e"
"""A sign that turns a line around: with it, no text is taken."""
CLOCK = ("17:43:09.271828", "1789012345")
"""A clock time as people and as machines write it."""


EVERYBODY = "everybody"
"""Who typed what all have typed."""


@dataclass(frozen=True)
class Canary:
    """A text of some kind, typed by ``owner``, who is of ``house`` if of any."""

    kind: str
    text: str
    where: str
    owner: str = ""
    house: str = ""


@dataclass(frozen=True)
class Hay:
    """Bytes found somewhere; of a page, who read it and of which organisation they are."""

    place: str
    name: str
    content: bytes = field(repr=False)
    reader: str = ""
    house: str = ""

    def column(self, canary: Canary) -> str:
        """Which column of the page this is for the canary: its own page, one of its organisation's, or anybody's."""
        if self.place not in {"page", "answer"} or not canary.owner:
            return self.place
        if self.place == "answer" and canary.owner == EVERYBODY:
            return "answer"
        if self.reader and self.reader == canary.owner:
            return "answer" if self.place == "answer" else "own"
        return "organisation" if self.house and self.house == canary.house else "public"


def marked(number: int, language: str) -> str:
    """Return the ``number``-th word of the language, which stands nowhere else."""
    tail, letters = "", LETTERS[language]
    for _ in range(4):
        number, digit = divmod(number, 16)
        tail += letters[digit]
    return PREFIX[language] + tail


def _base64_cores(text: bytes) -> Iterator[bytes]:
    """What every base 64 of something that holds ``text`` has in it, at one of three offsets."""
    for offset in range(3):
        coded = base64.b64encode(bytes(offset) + text).rstrip(b"=")
        yield coded[(offset * 8 + 5) // 6 : (offset + len(text)) * 8 // 6]


@cache
def spellings(text: str) -> Mapping[str, bytes]:
    """Return every spelling in which the text is looked for, by its name."""
    found: dict[str, bytes] = {}
    forms_of = {
        "NFC": unicodedata.normalize("NFC", text),
        "NFD": unicodedata.normalize("NFD", text),
        "folded": search_key(text),
        "joined": search_key(text).replace(" ", ""),
        "lower": text.lower(),
        "unspaced": text.replace(" ", ""),
        "Persian digits": text.translate(PERSIAN),
    }
    if re.fullmatch("[0-9a-f]{64}", text):
        found["bytes"] = bytes.fromhex(text)
    for name, spelled_so in forms_of.items():
        raw = spelled_so.encode()
        found[name] = raw
        found[f"{name} percent"] = quote(spelled_so, safe="").encode()
        found[f"{name} percent small"] = re.sub(r"%..", lambda m: m[0].lower(), quote(spelled_so, safe="")).encode()
        found[f"{name} UTF-16 LE"] = spelled_so.encode("utf-16-le")
        found[f"{name} UTF-16 BE"] = spelled_so.encode("utf-16-be")
        found[f"{name} hex"] = raw.hex().encode()
        found[f"{name} HEX"] = raw.hex().upper().encode()
        found[f"{name} JSON"] = json.dumps(spelled_so)[1:-1].encode()
        found[f"{name} JSON capitals"] = re.sub(
            r"\\u....", lambda m: "\\u" + m[0][2:].upper(), json.dumps(spelled_so)[1:-1]
        ).encode()
        found[f"{name} Python"] = spelled_so.encode("unicode_escape")
        found[f"{name} octets"] = repr(raw)[2:-1].encode()
        found[f"{name} HTML"] = spelled_so.encode("ascii", "xmlcharrefreplace")
        found[f"{name} Latin"] = raw.decode("latin-1").encode()
        for offset, core in enumerate(_base64_cores(raw)):
            found[f"{name} base64 {offset}"] = core
            found[f"{name} base64url {offset}"] = core.translate(bytes.maketrans(b"+/", b"-_"))
    return found


@cache
def _names_by_needle(text: str) -> Mapping[bytes, list[str]]:
    """Return the spellings of the text that are different bytes, each with its names."""
    found: dict[bytes, list[str]] = {}
    for name, needle in spellings(text).items():
        found.setdefault(needle, []).append(name)
    return found


def found_in(content: bytes, canaries: Iterable[Canary]) -> Iterator[tuple[Canary, str]]:
    """Yield each canary that is in ``content``, and a spelling in which it is."""
    by_prefix: dict[str, list[Canary]] = {}
    for each in canaries:
        prefix = next((p for p in PREFIX.values() if each.text.startswith(p)), "")
        by_prefix.setdefault(prefix, []).append(each)
    for prefix, some in by_prefix.items():
        if not prefix:
            told = ((each, next((n for n in _names_by_needle(each.text) if n in content), None)) for each in some)
            yield from ((each, _names_by_needle(each.text)[needle][0]) for each, needle in told if needle is not None)
            continue
        hit = [name for needle, names in _names_by_needle(prefix).items() if needle in content for name in names]
        for each in some if hit else ():
            name = next((n for n in hit if spellings(each.text)[n] in content), None)
            if name is not None:
                yield each, name


def belongs() -> Mapping[str, frozenset[str]]:
    """Return the table of the page: by kind of word, the places where it may lie."""
    lines = [line.strip("| ").split("|") for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    head, *rows = [[cell.strip(" `") for cell in line] for line in lines if "---" not in line[0]]
    assert tuple(head[1:]) == PLACES, "the columns of docs/rules/canaries.md"
    return {kind: frozenset(p for p, said in zip(PLACES, cells, strict=True) if said == "yes") for kind, *cells in rows}


# What is typed into which field.

TAKES_NONE = "chosen"
"""Something to be chosen, ticked or counted: no words can be typed into it."""
KINDS: dict[tuple[str, str], str] = {
    ("search", "words"): "search words",
    **{
        (page, name): "nonsense"
        for page in ("home", "organisation", "statute", "audit", "act", "election", "election_minutes")
        for name in ("on", "known")
    },
    ("desk_record", "sealed"): "file",
    ("desk_found_record", "sealed"): "file",
    ("desk_record", "pasted"): "file",
    ("desk_found_record", "pasted"): "file",
    ("desk_take", "code"): "code",
    ("counting", "ballots"): "file",
    ("desk_write/votes_counted", "result"): "words of an act",
    ("auditing", "dossier"): "file",
    ("auditing", "pasted"): "nonsense",
    **{("counting", name): "nonsense" for name in ("lots", "constraints")},
    **{
        ("statute_template", name): "words of a statute" if each.kind is Kind.TEXT else "nonsense"
        for each in template("T1").questions
        for name in each.fields
        if each.kind is not Kind.CHOICE
    },
    ("statute_check", "statute"): "words of a statute",
    ("electorate_bring", "roll_file"): "file",
    ("electorate_bring", "pasted"): "pseudonym",
    ("electorate_line", "pseudonym"): "pseudonym",
    **{("electorate_line", name): "nonsense" for name in ("since", "until")},
    ("electorate_end", "ends"): "nonsense",
    ("electorate_take", "record_day"): "nonsense",
    **{(form, "statute_file"): "file" for form in ("statute_check", "desk_write/adopted", "desk_write/amended")},
    ("account_end_sessions", "session"): "nonsense",
    ("mfa_add_webauthn", "credential"): "nonsense",
    ("mfa_authenticate", "credential"): "nonsense",
    ("desk_write/resigned", "letter"): "letter, not published",
    **{(f"desk_write/{act}", name): "nonsense" for act in ("adopted", "amended") for name in ("statute", "majority")},
    ("desk_write/renewed", "majority"): "nonsense",
    ("desk_write/count_returned", "count"): "count, not shown",
    ("election-cast", "file"): "file",
    ("election-cast", "text"): "ballot",
    ("election-cast", "code"): "voting code",
    ("election-board", "tracker"): "tracker looked for",
    **{("desk_box/host", f"host-{name}"): "file" for name in ("archive", "bonds")},
    **{("desk_box/replace", f"replace-{name}"): "bond" for name in ("lost", "instead")},
    ("desk_box/resume", "resume-bonds"): "file",
    ("desk_box/resume", "resume-trackers"): "tracker looked for",
    ("desk_box/complete", "complete-archive"): "file",
}
BY_NAME: dict[str, str] = {
    "name": "user name",
    "login": "user name",
    "passphrase": "passphrase",
    "again": "passphrase",
    "old": "passphrase",
    "password": "passphrase",
    "code": "code",
    "app": "code",
}
SHORTEST = 16
"""Signs that a field must take for a word to be told from all others."""


def form_name(view: str, parts: Mapping[str, Any]) -> str:
    """Return what a form is called: its page, and which of its forms where the address says so."""
    return f"{view}/{parts['name']}" if "name" in parts and view.startswith("desk_") else view


def kind_of(form: str, name: str, typed: "Typed") -> str | None:
    """Return what kind of word is typed into the field; none where nobody has said so."""
    if (form, name) in KINDS:
        return KINDS[form, name]
    if typed.is_chosen or typed.longest < SHORTEST:
        return TAKES_NONE
    if isinstance(typed.field, desk_forms.Key):
        return "public key"
    if form.startswith(("desk_write/", "desk_change", "desk_found_step/")):
        return "letter, published" if typed.element == "textarea" else "words of an act"
    return BY_NAME.get(name) if form.startswith(("account_", "mfa_")) else None


@dataclass
class Typed:
    """One field of a form on a page: its element, its kind, what can be chosen in it, and Django's field, if any."""

    element: str
    type: str
    longest: int
    options: list[str]
    field: forms.Field | None = None
    value: str = ""

    @property
    def is_chosen(self) -> bool:
        numbers = isinstance(self.field, forms.IntegerField | desk_forms.Day)
        return numbers or self.element == "select" or self.type in {"checkbox", "radio", "number"}


@dataclass
class Form:
    """A form of a page: where it is sent, and its fields that somebody can fill in."""

    address: str
    method: str
    fields: dict[str, Typed] = field(default_factory=dict)
    does: str = ""
    """What its button says it is for, where several forms are sent to one address."""


class _Reading(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms = address, list[Form]()
        self._form: Form | None = None
        self._select: Typed | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(said.get("action") or self.address, said.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "select", "textarea"} and said.get("name"):
            self._add(self._form, tag, said)
        elif self._form is not None and tag == "button" and said.get("name") == "do":
            self._form.does = said["value"]
        elif tag == "option" and self._select is not None:
            self._select.options.append(said.get("value", ""))

    def _add(self, form: Form, tag: str, said: Mapping[str, str]) -> None:
        if "readonly" in said or "hidden" in said or (said.get("type") == "hidden" and said["name"] != "credential"):
            return
        typed = Typed(tag, said.get("type", "text"), int(said.get("maxlength", 10**6)), [], value=said.get("value", ""))
        form.fields[said["name"]] = typed
        self._select = typed if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select":
            self._select = None


SEEN: set[str] = set()
"""Forms of ours that were met on a page."""


def classes(of: type[forms.BaseForm] = forms.BaseForm) -> Iterator[str]:
    """Yield every form of ours that is no beginning of others."""
    for each in of.__subclasses__():
        if each.__module__.startswith("colonnade.") and not each.__subclasses__():
            yield each.__qualname__
        yield from classes(each)


def _made(answer: Any) -> list[forms.BaseForm]:
    """The forms of which the page was made; a page may hold several."""
    contexts = [answer.context] if isinstance(answer.context, Context) else answer.context or []
    found = {id(form): form for each in contexts for form in [each.get("form")] if form is not None}
    return [form for form in found.values() if hasattr(form, "fields")]


def forms_on(answer: Any, address: str) -> list[Form]:
    """Return the forms of a page that Django's client got, each field with what Django made it from."""
    reading = _Reading(address)
    reading.feed(answer.content.decode())
    made = _made(answer)
    SEEN.update(type(each).__qualname__ for each in made)
    by_name = {each.add_prefix(name): about for each in made for name, about in each.fields.items()}
    for form in reading.forms:
        for name, typed in form.fields.items():
            typed.field = by_name.get(name)
    return reading.forms


STATUTE = """colonnade.statute/1
languages: en
binding: en
calendar: gregorian
zone: UTC

# Statute

### Article 1: Board
The board is elected for two years.
> term.board = 2 years
"""
NO_VOTES = {"votes_yes": "", "votes_no": "", "votes_abstained": ""}
ADOPTED = {"statute": STATUTE, "binds_from": "", "majority": "2/3 of cast", **NO_VOTES}
FILLED: dict[str, dict[str, str]] = {
    "desk_write/adopted": ADOPTED,
    "desk_write/amended": {**ADOPTED, "binds_from": "2026-06-11"},
    "desk_write/affiliation_decided": {
        **NO_VOTES,
        **{f"{some}_{each}": "" for some in ("counted", "ratified") for each in ("yes", "no", "abstained", "entitled")},
    },
    "desk_write/affiliation_refused": {"reason": "other"},
    "desk_write/renewed": {"majority": "2/3 of cast", **NO_VOTES},
    "desk_write/support_received": {"amount": "7", "currency": "EUR"},
    "desk_write/count_returned": {"basis": "members", "count": "7046029254386353", "inspectors": "1"},
    "desk_write/unavailability_declared": {"by": "officers", "officers": "2"},
    "desk_write/affiliation_suspended": {"hearing_notified": "2026-05-20", "hearing_heard": "2026-06-08"},
    "desk_write/affiliation_ended": {"hearing_notified": "2026-05-20", "hearing_heard": "2026-06-08"},
    "desk_write/trusteeship_began": {"until": "2026-09-10"},
    "desk_write/international_joined": {"code": "itf"},
    "desk_found_step/what": {"visibility": "open", "claimed_class": "base", "basis": "members"},
    "desk_found_step/keys": {
        "custody": "node",
        "recovery": "page",
        "first_key": "",
        "second_key": "",
        "recovery_key": "",
    },
}
"""What a form needs besides canaries, where the first of every choice is not taken."""
DAY = "2026-06-10"


def filled(form: str, fields: Mapping[str, Typed], word: Callable[[str, str], str]) -> dict[str, Any]:
    """Return what is typed into the form so that it is taken: ``word(name, kind)`` gives each canary."""
    typed: dict[str, Any] = {}
    for name, each in fields.items():
        kind = kind_of(form, name, each)
        said = FILLED.get(form, {})
        if name in said:
            typed[name] = said[name]
        elif isinstance(each.field, desk_forms.Day):
            typed[name] = DAY if each.field.required else ""
        elif isinstance(each.field, forms.MultipleChoiceField):
            typed[name] = [str(value) for value, _ in desk_forms.pairs_of(each.field)][:2]
        elif each.element == "select":
            typed[name] = next((value for value in each.options if value), "")
        elif isinstance(each.field, forms.IntegerField):
            typed[name] = str(max(2, int(each.field.widget.attrs.get("min", 0))))
        elif isinstance(each.field, desk_forms.Key):
            typed[name] = spelled(new_signer().public)
        elif isinstance(each.field, ResultField):
            typed[name] = SimpleUploadedFile("audit.json", audit([word(name, str(kind)), "Heron"], papers=(20, 9)))
        elif kind not in {None, TAKES_NONE} and each.type != "file":
            typed[name] = word(name, str(kind))
    return typed


def unsaid(form: str, fields: Mapping[str, Typed]) -> list[str]:
    """Return what to do about each field of which nobody has said what is typed into it."""
    return [
        f"{form}: the field {name!r} has no canary: say in KINDS of tests/canaries.py what is typed into it,"
        " and in docs/rules/canaries.md where that may lie"
        for name, each in fields.items()
        if kind_of(form, name, each) is None
    ]


ACTS = tuple(ASKINGS)
