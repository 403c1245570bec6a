"""An invented colonnade of three years, act by act, ending in the month before today; every name is made up.

Three federations on eighteen base organisations, one of them under a pseudonym, one sealed, one counted by its
assemblies; a secession, a resignation with letter and reply, a key lost and recovered; and beside them a
body with a name, a broadcaster's help and no columns.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from colonnade.core.acts.blobs import blob_digest, sealed_blob
from colonnade.core.acts.canonical import Json
from colonnade.core.acts.order import SealedAct
from colonnade.core.dates import months_later
from colonnade.core.ids import OrganisationId, spelled
from colonnade.core.organisations.batches import taken_in_on
from colonnade.core.organisations.vocabulary import Visibility
from colonnade.edges.simulator import Body, Simulator, signer

MONTHS = 37
PLACES = {
    "Nilgan": "نیلگان",
    "Sarvandar": "سروندر",
    "Barzin": "برزین",
    "Ashkuh": "اشکوه",
    "Rudbaran": "رودباران",
    "Golmork": "گلمرک",
    "Darvand": "داروند",
    "Tirazan": "تیرازان",
}
METAL = (
    ("Nilgan", "Foundry Workers' Union of Nilgan", "سندیکای کارگران ریخته‌گری نیلگان", 61),
    ("Sarvandar", "Rolling Mill Workers' Union of Sarvandar", "سندیکای کارگران نورد سروندر", 180),
    ("Barzin", "Wire Drawers' Union of Barzin", "سندیکای کارگران سیم‌کشی برزین", 24),
    ("Ashkuh", "Engine Builders' Union of Ashkuh", "سندیکای کارگران موتورسازی اشکوه", 520),
    ("Rudbaran", "Toolmakers' Union of Rudbaran", "سندیکای ابزارسازان رودباران", 35),
)
TRANSPORT = (
    ("Golmork", "Bus Drivers' Union of Golmork", "سندیکای رانندگان اتوبوس گلمرک", 310),
    ("Darvand", "Dockers' Union of Darvand", "سندیکای کارگران بارانداز داروند", 95),
    ("Nilgan", "Rail Track Workers' Union of Nilgan", "سندیکای کارگران خط آهن نیلگان", 140),
    ("Tirazan", "Lorry Drivers' Union of Tirazan", "سندیکای رانندگان کامیون تیرازان", 48),
    ("Sarvandar", "Depot Workers' Union of Sarvandar", "سندیکای کارگران پایانهٔ سروندر", 22),
)
EDUCATION = (
    ("Ashkuh", "Teachers' Union of Ashkuh", "کانون آموزگاران اشکوه", 210),
    ("Golmork", "Teachers' Union of Golmork", "کانون آموزگاران گلمرک", 88),
    ("Barzin", "School Workers' Union of Barzin", "سندیکای کارکنان مدرسه‌های برزین", 31),
    ("Tirazan", "Kindergarten Workers' Union of Tirazan", "سندیکای کارکنان کودکستان تیرازان", 19),
    ("Darvand", "Teachers' Union of Darvand", "کانون آموزگاران داروند", 57),
    ("Rudbaran", "Adult Education Workers' Union of Rudbaran", "سندیکای آموزشیاران رودباران", 26),
)
LETTER = """I leave the office of secretary.

For two terms I asked that the accounts be read to the assembly before they are approved, and for two terms they were
approved first. I have nothing against any person. I ask the next secretary to read them aloud.
"""
REPLY = """The council thanks the outgoing secretary, and has no other account of the two assemblies than the letter's.

From the next assembly the inspectors read the accounts before the vote. This is now in the standing orders.
"""


@dataclass
class World:
    """The acts in their order, and the documents that stand beside them."""

    today: date
    simulator: Simulator = field(default_factory=Simulator)
    documents: list[bytes] = field(default_factory=list)
    columns: list[list[Body]] = field(default_factory=list)
    """The base organisations of each federation."""

    def month(self, number: int) -> str:
        """Return the month so many months after the first, as a month."""
        return months_later(self.today.replace(day=1), number - MONTHS).isoformat()[:7]

    def day(self, number: int, day: int) -> str:
        """Return a day of that month."""
        return f"{self.month(number)}-{day:02}"

    def document(self, name: str, text: str) -> Json:
        """The document is kept; return how an act names it."""
        content = text.encode()
        sealed = sealed_blob(hashlib.sha256(b"demo/" + name.encode()).digest(), content)
        self.documents.append(sealed)
        return {"type": "text/plain", "length": len(content), "sha256": blob_digest(sealed)}


def both(english: str, persian: str) -> dict[str, Json]:
    """Return a passage in both languages; the Persian binds."""
    return {"binding": "fa", "en": english, "fa": persian}


def place(name: str) -> str:
    """Return an invented place in both scripts."""
    return f"{PLACES[name]} ({name})"


def furnished(today: date) -> World:
    """Return the whole world as it was built up to the month before ``today``."""
    world = World(today)
    metal = _bases(world, METAL, "metal", 0)
    sealed = world.simulator.seal_founding("sealed column", world.month(0))
    transport = _bases(world, TRANSPORT, "transport", 1)
    night = _night_shift(world)
    education = _bases(world, EDUCATION[:5], "education", 2)
    education.append(_assembly(world, EDUCATION[5]))
    world.columns = [metal, transport, education]
    federations = _federations(world, world.columns)
    _hidden_columns(world, federations, sealed, night)
    roof = _confederation(world, federations)
    _councils(world, roof)
    _grand(world)
    _resignation(world, roof, federations[1])
    _second_counts(world, metal, transport)
    _secession(world, federations[2], education[4])
    _lost_key(world, metal[4])
    _later(world, roof, federations[1], transport[0])
    return world


def days_taken_in(acts: Sequence[SealedAct]) -> Iterator[date]:
    """Yield the day on which a log would have taken in each act: as soon as it could, a hidden body's in a batch."""
    hidden, day = set[OrganisationId](), date.min
    for act in (sealed.act for sealed in acts):
        if act.facts.get("visibility") in (Visibility.PSEUDONYMOUS, Visibility.SEALED):
            hidden.add(act.organisation)
        is_hidden = act.organisation in hidden
        day = taken_in_on(act.type, is_hidden=is_hidden, earliest=max(day, act.recorded))
        yield day


def _bases(world: World, said: tuple[tuple[str, str, str, int], ...], branch: str, month: int) -> list[Body]:
    bodies = []
    for n, (where, english, persian, members) in enumerate(said):
        facts = {"branch": branch, "place": place(where), "name": both(english, persian)}
        bodies.append(world.simulator.base(english, world.day(month, 3 + 4 * n), members, **facts))
    return bodies


def _night_shift(world: World) -> Body:
    name = both("Night Shift Drivers", "رانندگان شیفت شب")
    return world.simulator.found("Night Shift Drivers", "base", world.month(1), name=name, visibility="pseudonymous")


def _assembly(world: World, said: tuple[str, str, str, int]) -> Body:
    where, english, persian, present = said
    facts: dict[str, Any] = {"branch": "education", "place": place(where), "basis": "attendance"}
    body = world.simulator.found(english, "base", world.day(2, 24), name=both(english, persian), **facts)
    world.simulator.count(body, world.day(2, 25), present, facts={"basis": "attendance", "assemblies": 2})
    return body


def _federations(world: World, columns: list[list[Body]]) -> list[Body]:
    names = (
        ("Federation of Metal Workers", "فدراسیون کارگران فلز", "metal"),
        ("Federation of Transport Workers", "فدراسیون کارگران ترابری", "transport"),
        ("Federation of Education Workers", "فدراسیون کارگران آموزش", "education"),
    )
    federations = []
    for n, ((english, persian, branch), bases) in enumerate(zip(names, columns, strict=True)):
        body = world.simulator.found(
            english, "federation", world.day(9 + n, 5), branch=branch, name=both(english, persian)
        )
        for base in bases:
            world.simulator.affiliate(base, body, world.day(9 + n, 12))
        holder = ("Bahar", "Peyman", "Rasta")[n]
        _office(world, body, "spokesperson", ("Spokesperson", "سخنگو"), holder, 9 + n, 20, bases[0])
        federations.append(body)
    return federations


def _office(
    world: World, body: Body, office: str, title: tuple[str, str], holder: str, month: int, day: int, sent_by: Body
) -> None:
    organ = {"organ": "board", "name": both("Executive board", "هیئت اجرایی"), "elected_by": "assembly", "seats": 5}
    if office == "spokesperson":
        world.simulator.act(body, "organ_established", world.day(month, day), organ)
    facts: dict[str, Json] = {
        "office": office,
        "organ": "board",
        "title": both(*title),
        "holder": holder,
        "elected_by": "assembly",
        "until": None,
        "alternate": office.startswith("alternate"),
        "mandate_from": sent_by.id,
    }
    world.simulator.act(body, "office_filled", world.day(month, day), facts)


def _hidden_columns(world: World, federations: list[Body], sealed: Body, night: Body) -> None:
    """Both stand under their federation and are attested by its inspectors, by months."""
    month = world.month(12)
    for column, above, branch in ((sealed, federations[0], "metal"), (night, federations[1], "transport")):
        decision = world.simulator.decide(column, above, month)
        world.simulator.admit(above, column, decision, month)
        attested = {"inspectors": 2, "of": column.id, "branch": branch}
        world.simulator.act(above, "attested", month, attested, organ="inspection")


def _confederation(world: World, federations: list[Body]) -> Body:
    english, persian = "Confederation of Workers' Federations", "کنفدراسیون فدراسیون‌های کارگری"
    roof = world.simulator.found(english, "confederation", world.day(14, 4), name=both(english, persian))
    for n, federation in enumerate(federations):
        world.simulator.affiliate(federation, roof, world.day(14, 10 + n))
    _office(world, roof, "spokesperson", ("Spokesperson", "سخنگو"), "Mehr", 14, 20, federations[0])
    _office(world, roof, "secretary", ("Secretary", "دبیر"), "Sepidar", 14, 20, federations[1])
    title = both(
        "We stand on seventeen columns, and here are their acts", "بر هفده ستون ایستاده‌ایم، و این اقدام‌های آنان است"
    )
    world.simulator.act(roof, "statement", world.day(15, 1), {"title": title, "document": None})
    return roof


def _councils(world: World, roof: Body) -> None:
    for n, (english, persian) in enumerate((
        ("Local Council of Members in Vestmark", "شورای محلی اعضا در وست‌مارک"),
        ("Local Council of Members in Ostrava Bay", "شورای محلی اعضا در خلیج اوسترا"),
    )):  # fmt: skip
        council = world.simulator.found(
            english,
            "local_council",
            world.day(16 + n, 8),
            name=both(english, persian),
            workplace=False,
            basis="persons",
        )
        world.simulator.act(roof, "council_founded", world.day(16 + n, 15), {"council": council.id})


def _grand(world: World) -> None:
    english, persian = "Grand National Confederation of Labour", "کنفدراسیون بزرگ سراسری کار"
    grand = world.simulator.found(
        english, "confederation", world.day(20, 2), name=both(english, persian), presence=[], conveners=[]
    )
    title = both("In the name of every worker in the country", "به نام همهٔ کارگران کشور")
    world.simulator.act(grand, "statement", world.day(20, 3), {"title": title, "document": None})
    facts: dict[str, Json] = {
        "kind": "publicity",
        "source": "Evening Channel Beyond the Border / شبکهٔ شامگاهی برون‌مرزی",
        "source_kind": "broadcaster",
        "amount": None,
        "currency": None,
    }
    world.simulator.act(grand, "support_received", world.day(20, 9), facts)


def _resignation(world: World, roof: Body, federation: Body) -> None:
    facts: dict[str, Json] = {
        "office": "secretary",
        "capacity": both("Secretary of the confederation", "دبیر کنفدراسیون"),
        "letter": world.document("letter", LETTER),
        "published": True,
    }
    left = world.simulator.act(roof, "resigned", world.day(22, 6), facts)
    title = both("The accounts are read before the vote", "حساب‌ها پیش از رأی خوانده می‌شود")
    reply: dict[str, Json] = {"to": left.id, "title": title, "document": world.document("reply", REPLY)}
    world.simulator.act(roof, "replied", world.day(22, 21), reply)
    _office(world, roof, "secretary", ("Secretary", "دبیر"), "Anahid", 23, 4, federation)


def _second_counts(world: World, metal: list[Body], transport: list[Body]) -> None:
    for n, (body, members) in enumerate(
        zip((*metal[:4], *transport[:4]), (70, 160, 29, 560, 330, 120, 160, 52), strict=True)
    ):
        world.simulator.count(body, world.day(23, 6 + 2 * n), members)


def _secession(world: World, federation: Body, base: Body) -> None:
    world.simulator.act(base, "affiliation_left", world.day(24, 17), {"to": federation.id})
    title = both("Why we left", "چرا رفتیم")
    world.simulator.act(base, "statement", world.day(24, 18), {"title": title, "document": None})


def _lost_key(world: World, base: Body) -> None:
    """Shown at once; from the fifteenth day the new key seals."""
    new = signer(f"{base.name}/second")
    facts: dict[str, Json] = {"lost": spelled(base.key.public), "new": spelled(new.public)}
    recovery = (signer(f"{base.name}/recovery"),)
    world.simulator.act(base, "key_lost", world.day(26, 2), facts, sealers=recovery, organ="board")
    base.key = new
    world.simulator.count(base, world.day(28, 3), 38)


def _later(world: World, roof: Body, transport: Body, base: Body) -> None:
    support: dict[str, Json] = {
        "kind": "money",
        "source": "Union of Harbour Crews / سندیکای خدمهٔ بندر",
        "source_kind": "union",
        "amount": 3000,
        "currency": "EUR",
    }
    world.simulator.act(roof, "support_received", world.day(29, 11), support)
    title = ("Alternate spokesperson", "سخنگوی علی‌البدل")
    _office(world, transport, "alternate_spokesperson", title, "Kaveh", 30, 7, base)
    absent: dict[str, Json] = {"since": world.day(33, 1), "by": "organ", "officers": 0, "office": "spokesperson"}
    world.simulator.act(transport, "unavailability_declared", world.day(33, 4), absent, organ="board")
    stands = both("Our spokesperson's mandate stands", "وکالت سخنگوی ما برجاست")
    world.simulator.act(transport, "statement", world.day(33, 5), {"title": stands, "document": None})
    joined: dict[str, Json] = {
        "body": both("World Assembly of Base Unions", "مجمع جهانی سندیکاهای پایه"),
        "code": "wabu",
    }
    world.simulator.act(roof, "international_joined", world.day(35, 14), joined)
