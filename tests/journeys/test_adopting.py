"""A statute from the editor to the public page: checked, adopted, amended, and read by everybody."""

from pathlib import Path

from playwright.sync_api import Browser

from colonnade.words.pages import say
from tests.journeys.acting import Stage
from tests.journeys.nodes import Standing
from tests.journeys.readers import Reader, Typed
from tests.journeys.ways import Way, journey

STATUTE = """colonnade.statute/1
languages: fa, en
binding: fa
calendar: solar
zone: Asia/Tehran

# اساسنامهٔ ریسندگان نیلگان
[en] Statute of the Spinners of Nilgan

### ماده ۱: مجمع عمومی
مجمع از همهٔ اعضاست و هر سال گرد می‌آید. اساسنامه را با دو سوم آرای داده‌شده اصلاح می‌کند.
[en] General assembly
The assembly is of all members and meets every year. It amends the statute by two thirds of the votes cast.
> organ.assembly = kind: assembly; composed_of: members; powers: elect, amend
> meets.assembly = 12 months
> quorum.assembly = first: 1/2+1; second: 1/3; interval: 15 days
> majority.amend = ratio: 2/3; of: cast

### ماده ۲: هیئت مدیره
مجمع پنج عضو برای دو سال برمی‌گزیند.
[en] Board
The assembly elects five members for two years.
> organ.board = kind: board; elected_by: assembly; from: members; seats: 5
> term.board = 2 years
"""
CHANGES = (("برای دو سال", "برای سه سال"), ("for two years", "for three years"), ("= 2 years", "= 3 years"))
ADOPTED = "2026-03-01"
HOW: Typed = {"decided_by": "assembly", "majority": "2/3 of cast", "published": True}


def _amended() -> str:
    text = STATUTE
    for before, after in CHANGES:
        text = text.replace(before, after)
    return text


def _drawn_up(stage: Stage, folder: Path) -> Path:
    """A statute in the editor, first with a fault, then with a contradiction, then whole; return its file."""
    stranger, language = stage.comes(), stage.way.language
    stranger.goes("statutes/")
    stranger.presses(say("check.have_one", language), "link")
    _checks(stranger, STATUTE.replace("first: 1/2+1", "first: 0"))
    stranger.looks("adoption-fault", "statute-fault", of=".checked")
    assert "quorum.assembly" in stranger.page.locator(".checked").inner_text()
    _checks(stranger, STATUTE.replace("; elected_by: assembly; from: members", ""))
    stranger.looks("adoption-found", "statute-found", of=".checked")
    assert stranger.page.locator(".findings .mend").count() == 1
    _checks(stranger, STATUTE)
    return stranger.takes_file(say("check.file_out", language), folder / "ours.statute")


def _checks(reader: Reader, text: str) -> None:
    reader.page.locator("#id_statute").fill(text)
    reader.presses(say("check.button", reader.language))


def _records(stage: Stage, *people: Reader, pictures: tuple[str, str]) -> None:
    """A form that is filled in becomes a draft, on which the others agree, and is recorded."""
    writer, other = people
    writer.presses(stage.says("desk.check"))
    writer.looks("adoption-written", pictures[0], of=".checked")
    assert stage.says("check.coherent") in writer.page.locator(".checked").inner_text()
    writer.presses(stage.says("desk.save"))
    writer.presses(stage.says("desk.propose"))
    stage.agrees(other, picture=pictures[1], of="main h3")
    other.presses(stage.says("desk.record"))


@journey("adoption")
def test_a_statute_is_checked_adopted_amended_and_read_by_everybody(
    standing: Standing, browser: Browser, way: Way, tmp_path: Path
) -> None:
    stage = Stage("adoption", way, standing, browser)
    body = stage.found("base", "Spinners of Nilgan", "ریسندگان نیلگان")
    people = body["secretary"], body["treasurer"]
    file = _drawn_up(stage, tmp_path)

    secretary = people[0]
    secretary.goes(f"desk/{body.id}/adopted/")
    secretary.page.locator("#id_statute_file").set_input_files(file)
    secretary.answers({"effective": ADOPTED, **HOW})
    _records(stage, *people, pictures=("statute-adopt", ""))

    secretary.goes(f"desk/{body.id}/amended/")
    assert secretary.page.locator("#id_statute").input_value() == STATUTE
    secretary.page.locator("#id_statute").fill(_amended())
    secretary.answers(HOW)
    _records(stage, *people, pictures=("", "statute-amend"))

    stranger = stage.meets(body)
    stranger.presses(stage.says("statute.link"), "link")
    stranger.looks("adoption-public", "statute-public", of="section[aria-labelledby=versions]")
    assert stage.way.words("2/3 of votes cast", "2/3 از آرای داده‌شده") in stranger.reads()
    changed = stranger.page.locator("section[aria-labelledby=changes]")
    assert changed.locator("article").count() == 1
    assert "term.board = 3 years" in changed.locator("ins").all_inner_texts()
    stranger.follows("section[aria-labelledby=versions] li a")
    stranger.looks("adoption-act")
    stage.ends()
