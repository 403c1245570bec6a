"""Acts as Atom; a day is told as its midnight, never a clock time."""

from datetime import UTC, date, datetime, time

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from colonnade.apps.organisations import selectors
from colonnade.apps.organisations.naming import Names, Reader
from colonnade.apps.organisations.telling import lines
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.ids import OrganisationId
from colonnade.words.pages import say

NEWEST = 30
_BEGINNING = date(1970, 1, 1)


class _Feed(Atom1Feed):
    """A feed that tells the day of its newest act; one without an act, the first day there is, and not the present."""

    def latest_post_date(self) -> datetime:
        """Return the midnight of the newest act's day."""
        days = [item["updateddate"] for item in self.items]
        return max(days, default=datetime.combine(_BEGINNING, time(), UTC))


def atom(reader: Reader, organisation: OrganisationId | None, root: str) -> str:
    """Return the newest thirty acts, of everybody or of one organisation."""
    names = Names(reader.language, reader.known)
    entries = publiclog.latest(reader.origin, NEWEST, reader.known)
    title, place = say("site.feed", reader.language), f"{root}{reader.language}/"
    if organisation is not None:
        entries = publiclog.acts_stored(selectors.acts_touching(organisation, reader.known))[:NEWEST]
        title, place = names(organisation), f"{place}organisations/{organisation}/"
    title = f"{title} · DEMO" if settings.COLONNADE_HOME.is_demo else title
    marks = ["DEMO"] if settings.COLONNADE_HOME.is_demo else []
    feed = _Feed(title=title, link=place, description=title, language=reader.language)
    for entry, line in zip(entries, lines(entries, names), strict=True):
        about = "، ".join(name for _, name in line.about)
        feed.add_item(
            title=" — ".join(part for part in (line.name, line.did, about, line.title) if part),
            link=f"{root}{reader.language}/acts/{line.act}/",
            description=line.day,
            categories=marks,
            unique_id=f"urn:sha256:{line.act}",
            updateddate=datetime.combine(_whole(entry.known, line.iso_day), time(), UTC),
        )
    return str(feed.writeString("utf-8"))


def _whole(known: date, day: str) -> date:
    """The known day; for an act told by months, the first of that month."""
    return known if len(day) == len("2024-03-01") else date.fromisoformat(f"{day}-01")
