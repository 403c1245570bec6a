"""What an act's page shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.naming import Named, Names, Reader
from colonnade.apps.organisations.telling import Told, told
from colonnade.apps.publiclog.selectors import StoredEntry
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.envelope import Act
from colonnade.core.counting.presets import PRESETS
from colonnade.core.ids import OrganisationId
from colonnade.core.log.entries import read_entry
from colonnade.core.organisations.acts import VOTES, documents_named
from colonnade.edges.signing import verify
from colonnade.words import acts as act_words
from colonnade.words import calendars
from colonnade.words.organisations import STANDINGS, act_name, word
from colonnade.words.pages import say


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: who, what, when, how it is known, what became of it, and where it lies in the log.

    ``recount`` is the command that counts again, where the act says what was counted.
    """

    id: str
    index: int
    origin: str
    by: Named
    did: str
    organ: str
    article: str
    effective: str
    recorded: str
    standing: str
    why: str
    provenance: str
    custody: str
    seals: list[str]
    corrects: str
    facts: list[Told]
    cites: list[tuple[OrganisationId, str]]
    recount: str


def act_page(entry: StoredEntry, reader: Reader) -> ActPage:
    """Return the page of the act in ``entry``."""
    sealed = read_entry(entry.content, verify)
    act, language = sealed.act, reader.language
    names = Names(language, reader.known)
    verdict = selectors.verdict(act.id, act.organisation, reader.known)
    became = {} if verdict is None else verdict.facts
    return ActPage(
        id=act.id,
        index=entry.index,
        origin=entry.origin,
        by=Named(act.organisation, names(act.organisation)),
        did=act_name(act.type, language),
        organ=word(act_words.ROLES, act.organ, language),
        article=act.article,
        effective=names.day(act.effective, by_month=act.by_month),
        recorded=names.day(act.recorded, by_month=act.by_month),
        standing=word(STANDINGS, str(became.get("standing", "waiting")), language),
        why=word(act_words.WHYS, str(became.get("why", "")), language),
        provenance=word(act_words.PROVENANCES, act.provenance, language),
        custody=word(act_words.CUSTODIES, act.custody, language),
        seals=sorted(sealed.sealers),
        corrects=act.corrects or "",
        facts=told(act.facts, names, documents_named(act)),
        cites=list(_cites(became.get("cites"), names)),
        recount=_recount(act),
    )


def _cites(cites: Json, names: Names) -> Iterator[tuple[OrganisationId, str]]:
    """The articles by which the act stands or does not, each with whose statute it stands in."""
    for each in cites if isinstance(cites, list) else ():
        assert isinstance(each, dict)
        whose = OrganisationId(str(each["of"]))
        article = calendars.digits(str(each["article"]), names.language)
        yield whose, say("act.cites_article", names.language, article=article, name=names(whose))


def _recount(act: Act) -> str:
    """Of a rule that is not known here, nothing: what an act says is not made a command."""
    rule, seats = act.facts.get("rule"), act.facts.get("seats")
    if act.type != VOTES or not isinstance(rule, str) or rule not in PRESETS or not isinstance(seats, int):
        return ""
    return f"colonnade count BALLOTS --rule {rule} --seats {seats} --audit AUDIT"
