"""A file of an election as a field: read and verified, never kept; what the act says of it goes on with the form.

Where no file is brought, a form may read what this node holds itself.

What was read is carried under the node's signature, so that it is read once and nobody can put anything else there.
Source: docs/adr/0044-acts-filled-from-files.md; docs/rules/elections.md, "Acts from files".
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer

from colonnade.apps.asking import reader_language, said
from colonnade.core.acts.canonical import Json
from colonnade.core.elections.excerpts import Excerpt, NotVerified, verified_excerpt
from colonnade.core.elections.faults import Misread
from colonnade.core.errors import Refusal
from colonnade.edges.engines.in_service import engine_in_service
from colonnade.words import calendars
from colonnade.words.acts import ENUMERATED, FACTS
from colonnade.words.archives import sentence_of
from colonnade.words.organisations import word
from colonnade.words.refusals import on_page

Told = Mapping[str, Json]
Reader = Callable[[bytes, Mapping[str, Any]], Told]
"""Reads a file's content, knowing what else was typed; refuses what cannot be read, or is not what is asked for."""
Holder = Callable[[Mapping[str, Any], Told | None], Told | None]
"""Reads what lies here where no file is brought, knowing what else was typed and what was read before."""
HELD = "box"
"""In what was read here: the election whose box it was."""
_READ, _REFUSED = "read", "refused"
_CALLED = {"commitment": "electorate"}
"""What is called otherwise in an act."""
_SHOWN = (
    *("uuid", "fingerprint", "group", "threshold", "trustees", "questions", "commitment", "voters", "weights"),
    *("took_part", "archive", "last_event", "ballots_counted"),
)
_LONG = 32


def excerpt_of(content: bytes) -> Excerpt:
    """Return what an archive says, or refuse one that does not verify here."""
    return verified_excerpt(content, engine_in_service)


def _signer(what: str) -> Signer:
    return Signer(salt=f"colonnade.desk.election_files.{what}")


def line_of(what: str, told: Told) -> str:
    """Return what was read as it is carried with a form; ``what`` is the field's, and read by no other."""
    return _signer(what).sign_object({_READ: dict(told)})


def told_in(what: str, line: Any) -> Told | None:
    """Return what was read before; nothing where that was refused, or the line is not the node's own."""
    told = _opened(what, line).get(_READ)
    return told if isinstance(told, dict) else None


def refusal_in(what: str, line: Any) -> str:
    """Return in words why a file was refused; empty where it was not."""
    refusal = _opened(what, line).get(_REFUSED)
    if not isinstance(refusal, list):
        return ""
    code, facts = refusal
    return on_page(code, facts, reader_language())


def _opened(what: str, line: Any) -> Mapping[str, Any]:
    if not isinstance(line, str) or not line:
        return {}
    try:
        opened: Mapping[str, Any] = _signer(what).unsign_object(line)
    except BadSignature:
        return {}
    return opened


class ReadInput(forms.FileInput):
    """A file to be read; beside it what was read before, which stays until another file is chosen."""

    template_name = "desk/_read.html"
    reader: Reader
    holder: Holder | None = None

    def __init__(self, what: str) -> None:
        """Nothing has been read."""
        super().__init__()
        self.what = what
        self._lines: dict[int | None, str] = {}

    def __deepcopy__(self, memo: Any) -> "ReadInput":
        """Each form reads for itself."""
        copied = super().__deepcopy__(memo)
        assert isinstance(copied, ReadInput)
        copied._lines = {}  # noqa: SLF001 -- our own
        return copied

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002 -- Django's signature
        """What was read before needs no file."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what the file says or, without a file, what came with the form, or what lies here."""
        file = files.get(name) if files else None
        if file is None:
            return self._without_file(data, data.get(name, ""))
        if id(file) not in self._lines:
            file.seek(0)
            content = file.read()
            self._lines[id(file)] = self._line(lambda: self.reader(content, data))
        return self._lines[id(file)]

    def _without_file(self, data: Any, line: Any) -> Any:
        holder, told = self.holder, told_in(self.what, line)
        if holder is None or (line and told is None):
            return line
        if None not in self._lines:
            self._lines[None] = self._line(lambda: holder(data, told))
        return self._lines[None]

    def _line(self, read: Callable[[], Told | None]) -> str:
        try:
            told = read()
            return "" if told is None else line_of(self.what, told)
        except Refusal as refusal:
            code, facts = _in_one_sentence(refusal)
            return _signer(self.what).sign_object({_REFUSED: [code, dict(facts)]})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs: the line and what it says in words, or why the file was refused."""
        context = super().get_context(name, None, attrs)
        told = told_in(self.what, value)
        context["refused"] = "" if (attrs or {}).get("aria-invalid") else refusal_in(self.what, value)
        context["said"] = None if told is None else {"line": value, "facts": in_words(told)}
        context["from_box"] = said("desk.read_from_box") if told is not None and HELD in told else ""
        return context


def _in_one_sentence(refusal: Refusal) -> tuple[str, Mapping[str, str | int]]:
    """The code and facts by which the refusal is told: of an archive, those of the first thing that does not stand."""
    if isinstance(refusal, NotVerified):
        reason = refusal.reason
        return sentence_of(reason.code, {"place": reason.place, **dict(reason.facts)})
    if isinstance(refusal, Misread):
        return sentence_of(refusal.reason.code, {"place": refusal.place})
    return refusal.code, refusal.facts


class ReadField(forms.Field):
    """What a file says that has been read."""

    def __init__(self, what: str, **named: Any) -> None:
        """Whatever is carried was read for a field that is called ``what``."""
        super().__init__(widget=ReadInput(what), **named)
        self.what = what

    def clean(self, value: Any) -> Any:
        """Return what was read, or refuse with the sentence of what was found."""
        if told := told_in(self.what, value):
            return told
        if refusal := refusal_in(self.what, value):
            raise forms.ValidationError(refusal)
        raise forms.ValidationError(str(self.error_messages["required"]))


def file_field(what: str, code: str) -> ReadField:
    """Return a field for a file of an election; what it says is called ``what``."""
    needed = {"required": said("desk.file_needed")}
    return ReadField(what, label=said(code), help_text=said(f"{code}_help"), error_messages=needed)


def in_words(told: Told) -> list[tuple[str, str, str]]:
    """Return what was read in the reader's language: what each fact is called, what it says, how it is written."""
    language = reader_language()
    facts = [
        (
            word(FACTS, _CALLED.get(name, name), language),
            _in_words(name, told[name], language),
            _written(name, told[name]),
        )
        for name in _SHOWN
        if name in told
    ]
    results = told.get("results")
    return facts + ([] if not isinstance(results, list) else [_elected(each, language) for each in results])


def _elected(result: Json, language: str) -> tuple[str, str, str]:
    assert isinstance(result, dict)
    names = result["elected"]
    assert isinstance(names, list)
    comma = "، " if language == "fa" else ", "
    return word(FACTS, "elected", language), comma.join(str(each) for each in names) or "–", ""


def _in_words(name: str, fact: Json, language: str) -> str:
    if name in ENUMERATED:
        return word(ENUMERATED[name], str(fact), language)
    if isinstance(fact, list):
        return calendars.digits(str(len(fact)), language)
    return calendars.digits(str(fact), language) if isinstance(fact, int) else str(fact)


def _written(name: str, fact: Json) -> str:
    if name in ENUMERATED:
        return ""
    return "code" if isinstance(fact, str) and len(fact) > _LONG else "english" if isinstance(fact, str) else ""
