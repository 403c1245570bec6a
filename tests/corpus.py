"""The golden corpus: acts of every type, some of them without effect, kept as bytes with the state they make.

``python -m tests.corpus`` writes ``tests/vectors/corpus`` anew; a change of its state hash is a change of the rules.
"""

from datetime import date
from pathlib import Path
from typing import Any

from colonnade.cli.demo_world import furnished
from colonnade.core.acts.envelope import Envelope
from colonnade.core.ids import spelled
from colonnade.core.log.entries import read_entry
from colonnade.core.log.tiles import entry_bundle, parse_bundle
from colonnade.core.replay import book_of, state_hash
from colonnade.edges.signing import verify
from colonnade.edges.simulator import Body, Simulator, signer
from tests.polling import Poll, hidden_voters, question

VECTORS = Path(__file__).parent / "vectors" / "corpus"
ELECTIONS = VECTORS / "elections"
BEFORE_CONSENT = VECTORS / "before_consent"
"""As it was before joining asked for consent; never written anew."""
STATE = (VECTORS / "state").read_text().strip()
TODAY = date(2026, 6, 15)


def written() -> list[bytes]:
    """The demo's acts, and after them one of each type that it does without."""
    simulator = furnished(TODAY).simulator
    roof, columns = simulator.federation("Corpus", "metal", 6, "2026-06-01")
    lonely, heir = columns[5], simulator.found("Heir", "federation", "2026-06-02", branch="metal")

    def act(speaker: Body, name: str, /, **facts: Any) -> str:
        return simulator.act(speaker, name, "2026-06-03", facts).id

    act(columns[0], "changed", branch="transport")
    act(roof, "affiliation_suspended", affiliate=columns[0].id, until=None)
    act(roof, "suspension_lifted", affiliate=columns[0].id)
    act(roof, "trusteeship_began", affiliate=columns[1].id, until="2026-09-01", reason="accounts not returned")
    act(roof, "trusteeship_ended", affiliate=columns[1].id)
    act(roof, "affiliation_ended", affiliate=lonely.id, reason="arrears")
    act(roof, "international_joined", body={"binding": "en", "en": "World"}, code="world")
    act(roof, "international_left", code="world")
    simulator.affiliate(lonely, heir, "2026-06-03", kind="associate")
    for column in columns[:4]:
        act(column, "refounding_supported", old=roof.id, new=heir.id)
    act(lonely, "merged", into=columns[0].id)
    act(columns[3], "split", successors=[columns[1].id, columns[2].id])
    act(columns[2], "dissolved", assets_to="the heir")
    act(columns[2], "statement", title={"binding": "en", "en": "Too late"}, document=None)
    act(columns[0], "affiliation_left", to=heir.id)
    _keys(simulator, columns[4])
    _loss_objected(simulator, heir)
    _office(simulator, roof)
    sealed = simulator.seal_founding("Behind the seal", "2026-05")
    simulator.act(sealed, "statement", "2026-05", {"title": {"binding": "en", "en": "We are"}, "document": None})
    simulator.reveal(sealed, "2026-06")
    heads = simulator.heads()
    sung = Envelope("organisations.sung/1", roof.id, "choir", "2026-06-03", "2026-06-03", {}, after=heads)
    simulator.write(sung, roof.key)
    act(roof, "log_continued", origin="old.invalid", size=7, root="ab" * 32)
    _heard(simulator)
    _voted(simulator)
    _bound(simulator)
    _consented(simulator)
    return simulator.entries


def _consented(simulator: Simulator) -> None:
    """Who joins by consent of those below, is refused, and admitted on appeal; a time that is renewed, and runs out."""
    roof = simulator.found("Consent", "confederation", "2026-06-02")
    rules = {"affil.ratified_by": "1/2 of organisations", "affil.admitting_body": "council", "affil.appeal": "congress"}
    simulator.adopt(roof, "2026-06-03", rules)
    body, _ = simulator.federation("Consenting", "metal", 5, "2026-06-02")
    decided = {"to": roof.id, "kind": "full", "votes": None, "attested": False}
    for yes in (2, 3):
        ratified = {"yes": yes, "no": 0, "abstained": 0, "entitled": 5}
        facts = decided | {"ratified": ratified}
        decision = simulator.act(body, "affiliation_decided", "2026-06-04", facts, version=2)
        simulator.refuse(roof, body, decision, "2026-06-05", organ="council")
        simulator.admit(roof, body, decision, "2026-06-06", organ="congress")
    large = simulator.base("Large", "2026-06-02", 900)
    votes = {"yes": 410, "no": 90, "abstained": 12, "entitled": 640}
    simulator.act(large, "affiliation_decided", "2026-06-04", decided | {"votes": votes, "ratified": None}, version=2)
    nucleus = simulator.found("For a month", "committee", "2026-04-01")
    simulator.adopt(nucleus, "2026-04-01", {"sunset": "after: 1 month; renew: 2/3 of cast"})
    simulator.renew(nucleus, "2026-04-30")
    simulator.act(nucleus, "statement", "2026-06-01", {"title": {"binding": "en", "en": "Too late"}, "document": None})


def _bound(simulator: Simulator) -> None:
    """A statute, what it makes of other acts, an amendment that is none, and one that is."""
    roof, columns = simulator.federation("Bound", "metal", 2, "2026-06-01")
    rules = {"majority.amend": "3/4 of cast", "affil.min_members": "50", "organ.board": "board; elected_by: assembly"}
    first = simulator.adopt(roof, "2026-06-03", {**rules, "term.board": "2 years", "affil.minutes_required": "yes"})
    late = simulator.base("Bound late", "2026-06-03", 40)
    simulator.affiliate(late, roof, "2026-06-04")
    simulator.act(roof, "affiliation_ended", "2026-06-04", {"affiliate": columns[0].id, "reason": "other"})
    _seated(simulator, roof)
    simulator.amend(roof, first, "2026-06-05", {**rules, "affil.min_members": "20"})
    majority = {"majority": "ratio: 3/4; of: cast"}
    simulator.amend(roof, first, "2026-06-05", {**rules, "affil.min_members": "20"}, majority)
    simulator.amend(roof, first, "2026-06-05", rules, majority)
    simulator.affiliate(late, roof, "2026-06-05")
    lasting = simulator.found("Bound in months", "base", "2026-05", visibility="pseudonymous")
    hidden = {"published": False, "binds_from": "2026-06"}
    simulator.adopt(lasting, "2026-06", {"term.board": "1 year"}, hidden)


def _seated(simulator: Simulator, body: Body) -> None:
    board = {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": "assembly", "seats": 3}
    simulator.act(body, "organ_established", "2026-06-04", board)
    chair = {"office": "chair", "organ": "board", "title": {"binding": "en", "en": "Chair"}, "holder": "Falcon"}
    usual = {"until": None, "alternate": False, "mandate_from": None}
    for elected_by in ("board", "assembly"):
        simulator.act(body, "office_filled", "2026-06-04", chair | usual | {"elected_by": elected_by})


def _voted(simulator: Simulator) -> None:
    """A result with a bound, one with its figures, and one that would show too much."""
    body = simulator.found("Voting", "union", "2026-06-01", branch="metal")
    simulator.count(body, "2026-06-02", 700)
    said = {"title": {"binding": "en", "en": "Board"}, "rule": "plurality", "edition": "1", "seats": 1}
    elected = {**said, "winners": ["Heron"], "lots": False}
    bound = {"valid_at_least": 50, "commitment": "cd" * 32}
    figures = {"audit": "ab" * 32, "ballots": "cd" * 32, "valid": 612, "invalid": 3}
    simulator.act(body, "votes_counted", "2026-06-03", {**elected, **bound})
    simulator.act(body, "votes_counted", "2026-06-03", {**elected, **figures})
    simulator.act(body, "votes_counted", "2026-06-03", {**elected, **figures, "valid": 912})


def _heard(simulator: Simulator) -> None:
    body, columns = simulator.federation("Hearing", "metal", 2, "2026-06-01")
    hearing = {"notified": "2026-06-01", "heard": "2026-06-16", "answer": "spoke"}
    said: dict[str, Any] = {"reason": "breach", "hearing": hearing}
    suspended = {"affiliate": columns[0].id, "until": None, **said}
    simulator.act(body, "affiliation_suspended", "2026-06-15", suspended, version=2)
    simulator.act(body, "affiliation_suspended", "2026-06-16", suspended, version=2)
    simulator.act(body, "affiliation_ended", "2026-06-16", {"affiliate": columns[1].id, **said}, version=2)


def _loss_objected(simulator: Simulator, body: Body) -> None:
    lost = {"lost": spelled(body.key.public), "new": spelled(signer("corpus/thief").public)}
    loss = simulator.act(body, "key_lost", "2026-06-09", lost, sealers=(signer(f"{body.name}/recovery"),))
    simulator.act(body, "key_loss_objected", "2026-06-10", {"loss": loss.id})


def _office(simulator: Simulator, body: Body) -> None:
    board = {"organ": "board", "name": {"binding": "en", "en": "Board"}, "elected_by": "assembly", "seats": 3}
    simulator.act(body, "organ_established", "2026-06-03", board)
    chair = {"office": "chair", "organ": "board", "title": {"binding": "en", "en": "Chair"}, "holder": "Falcon"}
    usual = {"elected_by": "assembly", "until": None, "alternate": False, "mandate_from": None}
    simulator.act(body, "office_filled", "2026-06-03", chair | usual)
    simulator.act(body, "office_ended", "2026-06-04", {"office": "chair", "reason": "recalled"})


def _keys(simulator: Simulator, body: Body) -> None:
    second, third = signer("corpus/second"), signer("corpus/third")
    rotated = {"old": spelled(body.key.public), "new": spelled(second.public)}
    simulator.act(body, "key_rotated", "2026-06-04", rotated, sealers=(body.key, second))
    absent = {"since": "2026-06-05", "by": "organ", "officers": 0, "key": spelled(second.public)}
    simulator.act(body, "unavailability_declared", "2026-06-05", absent, sealers=(second, third))
    counted = simulator.count(body, "2026-06-06", 60, sealers=(second,))
    confirmed = {"acts": [counted.id], "by": "assembly"}
    simulator.act(body, "acts_confirmed", "2026-06-07", confirmed, sealers=(second,))
    lost = {"lost": spelled(second.public), "new": spelled(third.public)}
    loss = simulator.act(body, "key_lost", "2026-06-08", lost, sealers=(signer(f"{body.name}/recovery"),))
    simulator.act(body, "key_loss_objected", "2026-06-09", {"loss": loss.id}, sealers=(second,))


def written_elections() -> list[bytes]:
    """Return the entries of the corpus of elections: every type in effect, two without, one that is void."""
    poll = Poll()
    poll.set_up(threshold=1)
    poll.set_up(questions=[question(blank=True), question("Order", kind="ranking", rule="schulze", edition="1")])
    answers = [
        {"elected": ["Heron"], "lots": True, "numbers": [7, 300, 100, 5]},
        {"elected": ["Crane"], "lots": False},
    ]
    poll.until("result_declared", results=answers)
    poll.decide(poll.object("2026-05-20"), "2026-05-21")
    poll.object("2026-05-20", poll.columns[0], ground="secrecy", by="trustee")
    small = {**hidden_voters(10), "uuid": "Nq8dSmCLbeYiz4", "opens": "2026-05-25", "closes": "2026-05-25"}
    poll.set_up("2026-05-24", **small)
    poll.void("2026-05-26")
    poll.destroy("2026-05-26")
    poll.destroy("2026-05-27")
    return poll.simulator.entries


def corpus_entries(folder: Path = VECTORS) -> list[bytes]:
    """Return the entries as they are kept."""
    rest = (folder / "entries").read_bytes()
    found: list[bytes] = []
    while rest:
        length = 2 + int.from_bytes(rest[:2], "big")
        found += parse_bundle(rest[:length], 1)
        rest = rest[length:]
    return found


def state_of(entries: list[bytes]) -> str:
    """Return the hash of the state that the entries make."""
    return state_hash(book_of(read_entry(entry, verify) for entry in entries))


def main() -> None:
    """The corpora and their state hashes are in ``tests/vectors/corpus`` and, of elections, in a folder there."""
    for folder, entries in ((VECTORS, written()), (ELECTIONS, written_elections())):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "entries").write_bytes(entry_bundle(entries))
        (folder / "state").write_text(state_of(entries) + "\n")


if __name__ == "__main__":
    main()
