"""An election is set up: two files, and what they cannot say.

Source: docs/rules/elections.md, "Acts from files"; docs/adr/0044-acts-filled-from-files.md.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from colonnade.apps.asking import reader_language
from colonnade.apps.desk import about_elections
from colonnade.apps.desk.about import About, Making, passage_in
from colonnade.apps.desk.election_files import Told, excerpt_of, file_field, line_of, told_in
from colonnade.apps.desk.election_writing import hidden, records, told_beside
from colonnade.apps.desk.forms import (
    LONGEST,
    ActForm,
    Question,
    choice,
    choices,
    day,
    line,
    pairs_of,
    tick,
    whole,
)
from colonnade.apps.desk.writing import Written
from colonnade.core.acts.canonical import Json
from colonnade.core.counting.presets import PRESETS, preset
from colonnade.core.dates import first_day
from colonnade.core.elections import acts, fitting
from colonnade.core.elections.excerpts import ElectorateSaid, read_electorate
from colonnade.core.elections.hidden_figures import (
    hidden_voters,
)
from colonnade.core.organisations.commitments import Hiding
from colonnade.core.texts import is_plain
from colonnade.words.calendars import digits
from colonnade.words.counting_rules import RULES
from colonnade.words.elections import PURPOSES
from colonnade.words.pages import say

OBJECTION_DAYS = 14
"""What stands in the form before anybody types; seven at least."""
_PERSIAN = range(0x0600, 0x0700)


class SetUpForm(ActForm):
    """An election is set up: two files, and what they cannot say."""

    reads: ClassVar[bool] = True
    choose: ClassVar[Mapping[str, str | Question]] = {"codes_by": about_elections.columns}
    searches: ClassVar[tuple[str, ...]] = ("codes_by",)
    archive = file_field("set_up", "desk.opened_archive")
    electorate = file_field("electorate", "desk.electorate_file")
    purpose = choice("desk.election_purpose", acts.PURPOSES, PURPOSES)
    title_fa = line("desk.voted_fa", required=False, lang="fa")
    title_en = line("desk.voted_en", required=False, lang="en")
    codes_by = choices("desk.codes_by")
    record_day = day("desk.record_day")
    opens = day("desk.voting_opens")
    closes = day("desk.voting_closes")
    objection_days = whole("desk.objection_days", least=7)
    voters_shown = tick("desk.voters_shown")
    apart = tick("desk.hands_apart")

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Ask for what the archive leaves open: whose each key is, how many are elected, by which rule."""
        super().__init__(about, *arguments, **named)
        self.fields["archive"].widget.reader = lambda content, _: fitting.set_up_in(excerpt_of(content))
        self.fields["electorate"].widget.reader = lambda content, _: _electorate_in(content)
        self._begin_with("objection_days", OBJECTION_DAYS)
        if about.is_hidden:
            for name, code in _DAYS.items():
                self.ask_for_month(name, code)
        self.read = told_in("set_up", self["archive"].value())
        if self.read is not None:
            self._ask_about(self.read)

    def _begin_with(self, name: str, value: Any) -> None:
        """The value stands in the field until somebody types another."""
        if not self.initial.get(name):
            self.initial[name] = value

    def _ask_about(self, read: Told) -> None:
        offered, language = about_elections.columns(self.about), reader_language()
        for number, trustee in enumerate(records(read["trustees"]), start=1):
            name = f"trustee_{number}"
            field = choice("desk.trustee_of")
            field.label = say(
                "desk.trustee_number", language, number=digits(str(number), language), name=_told(trustee)
            )
            self.fields[name] = field
            self.offer(name, list(offered))
            self.keep_chosen(name)
            self._begin_with(name, about_elections.named_so(offered, str(trustee["name"])))
        for number, question in enumerate(records(read["questions"]), start=1):
            self._ask_about_question(number, question)
        words = _words_of(str(read.get("name", "")))
        if not (self.initial.get("title_fa") or self.initial.get("title_en")):
            self.initial[f"title_{_language_of(words)}"] = words
        names = [name for name in self.fields if name.startswith(("trustee_", "seats_", "rule_"))]
        self.order_fields(["effective", "archive", "electorate", "purpose", "title_fa", "title_en", *names])
        self.order_fields([*(name for name in self.fields if name != "article"), "article"])

    def _ask_about_question(self, number: int, question: Mapping[str, Json]) -> None:
        title, language = _title_in(question["title"], reader_language()), reader_language()
        shown = digits(str(number), language)
        seats = whole("desk.seats_of_question")
        seats.label = say("desk.question_seats", language, number=shown, title=title)
        self.fields[f"seats_{number}"] = seats
        self._begin_with(f"seats_{number}", question["seats"])
        if question["kind"] == acts.RANKING:
            rule = choice("desk.rule_of_question", tuple(PRESETS), RULES)
            rule.label = say("desk.question_rule", language, number=shown, title=title)
            self.fields[f"rule_{number}"] = rule
            self.offer(f"rule_{number}", [(each, f"{each}: {told}") for each, told in pairs_of(rule)])
            self._begin_with(f"rule_{number}", question["rule"])

    def clean(self) -> dict[str, Any]:
        """Refuse an election without a title, an electorate of another archive, one who is two, figures that tell."""
        self.require_passage("title")
        typed = self.cleaned_data
        if typed.get("archive") and typed.get("electorate"):
            told_beside(self, "electorate", lambda: _require_electorate(typed["archive"], typed["electorate"]))
        if not typed.get("apart"):
            self.add_error("apart", say("desk.hands_apart_needed", reader_language()))
        return typed


_DAYS = {"record_day": "desk.record_month", "opens": "desk.opens_month", "closes": "desk.closes_month"}


def _title_in(title: Json, language: str) -> str:
    """A question as the archive asks it or, of a draft, as its act will."""
    return passage_in(title, language) or str(title)


def _told(trustee: Mapping[str, Json]) -> str:
    return str(trustee["name"]) or f"{str(trustee['key'])[:8]}…"


def _electorate_in(content: bytes) -> Told:
    found = read_electorate(content)
    return {"commitment": found.commitment, "voters": found.voters, "weights": found.weights}


def _require_electorate(archive: Told, electorate: Mapping[str, Any]) -> None:
    if fitting.OF not in archive:
        fitting.require_electorate(archive, ElectorateSaid(**electorate))


def _words_of(text: str) -> str:
    """A text of the archive as an act may hold it: one line, in normal form."""
    line_ = " ".join(unicodedata.normalize("NFC", text).split())
    plain = "".join(sign for sign in line_ if is_plain(sign))
    return plain[:LONGEST]


def _language_of(text: str) -> str:
    return "fa" if any(ord(sign) in _PERSIAN for sign in text) else "en"


def _passage_of(text: str) -> Json:
    words = _words_of(text) or "–"
    language = _language_of(words)
    return {"binding": language, language: words}


def set_up(form: ActForm, making: Making) -> Written:
    """Return what the filled form says."""
    typed = form.cleaned_data
    archive, electorate = typed["archive"], typed["electorate"]
    hiding = _voters(form, electorate["voters"])
    facts = {
        "uuid": archive["uuid"],
        "fingerprint": archive["fingerprint"],
        "purpose": typed["purpose"],
        "title": form.passage("title"),
        "questions": list(_questions(archive, typed)),
        "group": archive["group"],
        "trustees": [
            {"of": typed[f"trustee_{number}"], "key": each["key"]}
            for number, each in enumerate(archive["trustees"], start=1)
        ],
        "threshold": archive["threshold"],
        "codes_by": sorted(typed["codes_by"]),
        "apart": typed["apart"],
        **{name: _day(typed[name]) for name in _DAYS},
        "electorate": electorate["commitment"],
        "weights": electorate["weights"],
        "objection_days": typed["objection_days"],
    }
    return hidden(facts, hiding, making, organ=about_elections.organ_that_holds(form.about))


def _questions(archive: Told, typed: Mapping[str, Any]) -> Iterator[Json]:
    for number, question in enumerate(records(archive["questions"]), start=1):
        rule = typed.get(f"rule_{number}")
        title = question["title"]
        yield {
            "title": title if isinstance(title, dict) else _passage_of(str(title)),
            "kind": question["kind"],
            "answers": question["answers"],
            "blank": question["blank"],
            "seats": typed[f"seats_{number}"],
            "rule": rule or None,
            "edition": preset(rule).edition if rule else None,
        }


def _day(said_day: Any) -> str:
    return str(said_day) if isinstance(said_day, str) else str(said_day.isoformat())


def _voters(form: ActForm, voters: int) -> Hiding:
    if form.cleaned_data["voters_shown"]:
        return Hiding({"voters": voters}, {})
    most = 0 if form.about.is_hidden else form.about.least_shown(first_day(form.holds_from))
    return hidden_voters(voters, most)


def set_up_again(facts: Mapping[str, Json], opened: Mapping[str, Any]) -> dict[str, Any]:
    """Return what would have to be typed to say the same; what was read of files is carried as it was read."""
    trustees, questions = records(facts["trustees"]), records(facts["questions"])
    archive: dict[str, Json] = {
        **{name: facts[name] for name in ("uuid", "fingerprint", "group", "threshold", "questions")},
        "trustees": [{"name": "", "key": each["key"]} for each in trustees],
        fitting.OF: facts["fingerprint"],
    }
    said_of_all = {"commitment": facts["electorate"], "weights": facts["weights"]}
    voters = facts.get("voters", opened.get("voters"))
    return {
        "archive": line_of("set_up", archive),
        "electorate": line_of("electorate", {**said_of_all, "voters": voters}),
        "voters_shown": "voters" in facts,
        **{f"trustee_{number}": each["of"] for number, each in enumerate(trustees, start=1)},
        **{f"seats_{number}": each["seats"] for number, each in enumerate(questions, start=1)},
        **{f"rule_{number}": each["rule"] for number, each in enumerate(questions, start=1)},
    }
