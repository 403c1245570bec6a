"""What the pages show, as values: an organisation's, and the list found by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.colonnades import Colonnade, colonnade_of
from colonnade.apps.organisations.drawing import Shape, shapes_in
from colonnade.apps.organisations.naming import Named, Names, Reader, passage
from colonnade.apps.organisations.telling import Line, lines
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.dates import FOREVER
from colonnade.core.ids import OrganisationId
from colonnade.core.organisations.forms import Reason, StandingForm, View, branches_of, shown_members, standing_form
from colonnade.core.organisations.picture import picture_of
from colonnade.core.organisations.robustness import Robustness, cells_below, robustness
from colonnade.core.organisations.spans import Kind, Span
from colonnade.core.organisations.vocabulary import Form, band_floor
from colonnade.core.statutes.acts import terms_of
from colonnade.words import acts as act_words
from colonnade.words.calendars import digits
from colonnade.words.organisations import FORMS, REASONS, word
from colonnade.words.pages import say

ROOFED = (Form.UNITARY_UNION, Form.FEDERATION, Form.CONFEDERATION)


@dataclass(frozen=True, slots=True)
class Office:
    """Who holds an office, under a role or a public pseudonym."""

    title: str
    holder: str
    note: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation's page; ``colonnade`` where something stands under it or its name claims so."""

    organisation: OrganisationId
    name: str
    names: dict[str, str]
    form: StandingForm
    reasons: list[tuple[str, bool]]
    facts: list[tuple[str, str]]
    notices: list[str]
    above: list[Named]
    colonnade: Colonnade | None
    robustness: Robustness | None
    first_sets: list[list[Named]]
    offices: list[Office]
    organs: list[str]
    record: list[Line]
    timeline: list[Line]
    successors: list[Named]
    goes_on_in: list[Named]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What the picture is made of."""
        return shapes_in([] if self.colonnade is None else [self.colonnade.drawing])


def found_by_name(words: str, reader: Reader) -> list[Named]:
    """Return what has ``words`` in its name."""
    return [
        Named(
            span.organisation,
            passage(span.facts.get("name"), reader.language),
            word(FORMS, str(span.facts.get("claimed_class")), reader.language),
        )
        for span in selectors.named_like(words, reader.on, reader.known)
    ]


def reason_text(reason: Reason, language: str) -> str:
    """Return what a form needs and how much of it is shown."""
    text = word(REASONS, reason.code, language).format(shown=reason.shown, needed=reason.needed)
    if reason.article:
        by_article = say("organisation.by_article", language, article=reason.article)
        text = f"{text} ({by_article})"
    return digits(text, language)


def organisation_page(organisation: OrganisationId, reader: Reader) -> OrganisationPage:
    """Return the page of ``organisation``, which the log knows."""
    names = Names(reader.language, reader.known)
    view = selectors.view(reader.on, reader.known)
    spans = selectors.spans_of(organisation, reader.on, reader.known)
    form = standing_form(view, organisation)
    colonnade = _colonnade(view, organisation, names) if _has_roof(view, organisation, form) else None
    robust = robustness(form.form, cells_below(view, organisation)) if form.form in ROOFED else None
    identity = names.identity(organisation)
    name = {} if identity is None else identity.facts.get("name")
    entries = publiclog.acts_stored(selectors.acts_touching(organisation, reader.known))
    return OrganisationPage(
        organisation=organisation,
        name=names(organisation),
        names={each: str(name[each]) for each in ("fa", "en") if each in name} if isinstance(name, dict) else {},
        form=form,
        reasons=[(reason_text(each, reader.language), each.is_met) for each in form.reasons],
        facts=_facts(view, organisation, spans, names),
        notices=[*_notices(spans, names), *_terms_of_life(organisation, reader, names)],
        above=_above(spans, names),
        colonnade=colonnade,
        robustness=robust,
        first_sets=[[Named(each, names(each)) for each in some] for some in (robust.first if robust else ())],
        offices=_offices(spans, names),
        organs=[passage(span.facts.get("name"), reader.language) for span in spans if span.kind is Kind.ORGAN],
        record=_on_record(organisation, reader, names),
        timeline=lines(entries, names),
        successors=[Named(OrganisationId(s.other), names(OrganisationId(s.other))) for s in _succeeded(spans)],
        goes_on_in=[Named(each, names(each)) for each in _goes_on_in(organisation, reader)],
    )


def _colonnade(view: View, organisation: OrganisationId, names: Names) -> Colonnade:
    councils = selectors.councils(organisation, view.on, names.known)
    return colonnade_of(view, picture_of(view, organisation), names, councils)


def _has_roof(view: View, organisation: OrganisationId, form: StandingForm) -> bool:
    return bool(view.below(organisation)) or form.claimed in (Form.FEDERATION, Form.CONFEDERATION, "union")


def _succeeded(spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span.kind is Kind.SUCCESSION and span.other]


def _goes_on_in(organisation: OrganisationId, reader: Reader) -> list[OrganisationId]:
    """Those that carry on what this was: after a split, a merger or a re-founding."""
    spans = selectors.concerning(organisation, Kind.SUCCESSION, reader.on, reader.known)
    return sorted({span.organisation for span in spans})


def _on_record(organisation: OrganisationId, reader: Reader, names: Names) -> list[Line]:
    acts = [span.act for span in selectors.on_record(organisation, reader.on, reader.known)]
    return lines(publiclog.acts_stored(acts), names)


def _facts(view: View, organisation: OrganisationId, spans: Sequence[Span], names: Names) -> list[tuple[str, str]]:
    language, identity = names.language, view.identity(organisation)
    found = [
        (say("organisation.branch", language), word(act_words.BRANCHES, branch, language))
        for branch in sorted(branches_of(view, [organisation]))
    ]
    if identity.get("place"):
        found.append((say("organisation.place", language), str(identity["place"])))
    members = shown_members(view, organisation)
    if members is not None:
        found.append((say("organisation.size", language), _band(members, language)))
    if "visibility" in identity:
        shown = word(act_words.VISIBILITIES, str(identity["visibility"]), language)
        found.append((say("organisation.visibility", language), shown))
    for span in spans:
        if span.kind is Kind.FOUNDED:
            day = names.day(span.start, by_month=names.is_hidden(organisation))
            found.append((say("organisation.founded", language), day))
        if span.kind is Kind.INTERNATIONAL:
            found.append((say("organisation.international", language), passage(span.facts.get("body"), language)))
    return found


def _band(members: int, language: str) -> str:
    floor = band_floor(members)
    code, number = ("organisation.from", floor) if floor else ("organisation.below", 10)
    return digits(say(code, language, floor=number), language)


def _notices(spans: Sequence[Span], names: Names) -> list[str]:
    language = names.language
    codes = {Kind.LOSS: "organisation.loss", Kind.TRUSTEESHIP: "organisation.trusteeship"}
    return [
        say(codes[span.kind], language, day=names.day(span.until, by_month=False))
        for span in spans
        if span.kind in codes
    ]


def _terms_of_life(organisation: OrganisationId, reader: Reader, names: Names) -> Iterator[str]:
    """What its own statute says of how long it may bear its name, and how long it has."""
    by_month = names.is_hidden(organisation)
    cure = selectors.cure(organisation, reader.on, reader.known)
    if cure is not None:
        code = "organisation.cure_is_over" if cure.is_over else "organisation.in_formation"
        yield _by_article(code, cure.article, cure.until, names, by_month=by_month)
    for version in selectors.versions(organisation, reader.known)[-1:]:
        rule = terms_of(version.facts).rules.one("sunset")
        if rule is not None and version.start <= reader.on:
            code = "organisation.time_runs" if reader.on < version.until else "organisation.time_is_over"
            yield _by_article(code, rule.article, version.until, names, by_month=by_month)


def _by_article(code: str, article: str, day: date, names: Names, *, by_month: bool) -> str:
    said = digits(article, names.language)
    return say(code, names.language, article=said, day=names.day(day, by_month=by_month))


def _above(spans: Sequence[Span], names: Names) -> list[Named]:
    suspended = {span.other for span in spans if span.kind is Kind.SUSPENSION}
    above = [span for span in spans if span.kind in (Kind.AFFILIATION, Kind.COUNCIL)]
    return [Named(OrganisationId(s.other), names(OrganisationId(s.other)), _bond(s, suspended, names)) for s in above]


def _bond(span: Span, suspended: set[str], names: Names) -> str:
    notes = []
    if span.kind is Kind.COUNCIL:
        notes.append(word(FORMS, "local_council", names.language))
    if span.key == "associate":
        notes.append(say("organisation.associate", names.language))
    if span.other in suspended:
        notes.append(say("organisation.suspended", names.language))
    return " · ".join(notes)


def _offices(spans: Sequence[Span], names: Names) -> list[Office]:
    absent = {span.key for span in spans if span.kind is Kind.ABSENCE}
    return [_office(span, absent, names) for span in spans if span.kind is Kind.OFFICE]


def _office(span: Span, absent: set[str], names: Names) -> Office:
    language, notes = names.language, []
    if span.facts.get("alternate"):
        notes.append(say("organisation.alternate", language))
    if span.until != FOREVER:
        notes.append(say("organisation.until", language, day=names.day(span.until, by_month=False)))
    if f"office:{span.key}" in absent:
        notes.append(say("organisation.absent", language))
    return Office(passage(span.facts.get("title"), language), str(span.facts.get("holder", "")), " · ".join(notes))
