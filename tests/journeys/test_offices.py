"""What those who hold offices put on record: resignations and replies, support, counts that inspectors attest."""

from datetime import timedelta

from playwright.sync_api import Browser

from colonnade.edges.clock import today
from tests.journeys.acting import BOARD, INSPECTED, Stage
from tests.journeys.nodes import Standing
from tests.journeys.ways import Way, journey

LETTER = (
    "For two years we were asked to sign what we had not read. I give the office back to the assembly.",
    "دو سال از ما خواستند آنچه را نخوانده‌ایم امضا کنیم. این سمت را به مجمع بازمی‌گردانم.",
)
REPLY = ("The board has read the letter", "هیئت مدیره نامه را خوانده است")


@journey("resignation")
def test_an_officer_resigns_with_a_letter_and_the_board_replies(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("resignation", way, standing, browser)
    body = stage.found("base", "Bakers of Nilgan", "نانوایان نیلگان", {**BOARD, "chair": "board"})
    letter, title = way.words(*LETTER), way.words(*REPLY)

    leaving = body["secretary"]
    stage.writes(
        leaving, "resigned", {"office": "secretary", "letter": letter, "published": True}, picture="resignation-letter"
    )
    leaving.looks("resignation-agreed")
    leaving.presses(stage.says("desk.record"))
    treasurer = body["treasurer"]
    treasurer.goes(f"desk/{body.id}/replied/")
    to = str(treasurer.page.locator("#id_to option").last.get_attribute("value"))
    replied = {"to": to, f"title_{way.language}": title}
    stage.brings("replied", replied, treasurer, body["chair"], pictures=("resignation-reply", ""))

    stranger = stage.meets(body)
    stranger.looks("resignation-public", "resignation-public", of="#record")
    assert title in stranger.page.locator("main").inner_text()
    stranger.goes(f"acts/{to}/")
    stranger.looks("resignation-act")
    told = stranger.page.locator("main a[href*='/documents/']").first.get_attribute("href")
    assert letter in stranger.page.request.get(f"{stranger.node}{told}").text()
    stage.ends()


@journey("support")
def test_support_received_is_on_the_public_page_with_its_source(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("support", way, standing, browser)
    body = stage.found("base", "Dockers of Nilgan", "باراندازان نیلگان")
    source = way.words("Dockers' Union of the North", "اتحادیهٔ باراندازان شمال")

    typed = {
        "support": "money",
        "source": source,
        "source_kind": "union",
        "amount": "2500000",
        "currency": way.words("IRR", "ریال"),
    }
    people = body["secretary"], body["treasurer"]
    stage.brings("support_received", typed, *people, pictures=("support-write", ""))

    stranger = stage.meets(body)
    stranger.looks("support-public")
    stranger.follows("section[aria-labelledby=record] a[href*='/acts/']")
    stranger.looks("support-act", "support-act", of="#says")
    assert source in stranger.page.locator("main").inner_text()
    stage.ends()


@journey("count")
def test_a_count_waits_for_an_inspector_who_is_not_on_the_board(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("count", way, standing, browser)
    offices = {**INSPECTED, "chair": "board", "second_inspector": "inspection"}
    body = stage.found("base", "Miners of Nilgan", "معدنچیان نیلگان", offices, sits={"second_inspector": "chair"})

    last_month = (today().replace(day=1) - timedelta(days=1)).isoformat()[:7]
    typed = {"period": last_month, "basis": "members", "count": "34", "inspectors": "1"}
    stage.writes(body["secretary"], "count_returned", typed, picture="count-write")
    stage.agrees(body["treasurer"])
    body["chair"].goes("desk/")
    both = body["chair"]
    if both.page.locator("section[aria-labelledby=todo] .kept a").count():
        stage.agrees(both)
    assert both.page.get_by_role("button", name=stage.says("desk.record")).count() == 0
    stage.agrees(body["inspector"], picture="count-attest", of="main h3")
    body["inspector"].presses(stage.says("desk.record"))
    body["inspector"].looks("count-recorded")

    stranger = stage.meets(body)
    stranger.looks("count-public", "count-public", of="#facts")
    said = stranger.reads()
    assert "34" not in said
    assert "10" in said
    stage.ends()
