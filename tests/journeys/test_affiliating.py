"""Standing under another body, and leaving it: by those who sit in both, each at a phone with a keyboard."""

from playwright.sync_api import Browser

from tests.journeys.acting import INSPECTED, Organisation, Stage
from tests.journeys.nodes import Standing
from tests.journeys.readers import Typed
from tests.journeys.ways import Way, journey

ROOF = ("Federation of Textile Workers", "فدراسیون کارگران نساجی")
VOTES: Typed = {"votes_yes": "50", "votes_no": "10", "votes_abstained": "0"}


def _both(stage: Stage) -> tuple[Organisation, Organisation]:
    base = stage.found("base", "Weavers of Nilgan", "بافندگان نیلگان", INSPECTED)
    return base, stage.found("roof", *ROOF, claimed_class="federation")


def _names(stage: Stage, page: Organisation, other: Organisation, picture: str = "") -> bool:
    stranger = stage.meets(page)
    stranger.looks(f"{stage.journey}-public", picture, of="#facts")
    return stranger.page.locator(f"main a[href*='{other.id}']").count() > 0


@journey("affiliation")
def test_a_base_organisation_decides_and_is_admitted(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("affiliation", way, standing, browser)
    base, roof = _both(stage)
    assert not _names(stage, base, roof)

    decided: Typed = {"to": roof.id, "kind": "full", **VOTES, "attested": True}
    people = base["secretary"], base["treasurer"], base["inspector"]
    stage.brings("affiliation_decided", decided, *people, pictures=("affiliation-decide", "affiliation-attest"))
    roof["secretary"].goes(f"desk/{roof.id}/affiliation_admitted/")
    decision = roof["secretary"].page.locator("#id_decision option").last
    chosen = {"decision": str(decision.get_attribute("value"))}
    assert base.name in decision.inner_text()
    stage.brings(
        "affiliation_admitted", chosen, roof["secretary"], roof["treasurer"], pictures=("affiliation-admit", "")
    )

    assert _names(stage, base, roof, "affiliation-public")
    stage.ends()


@journey("association")
def test_an_organisation_stands_beside_and_not_under(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("association", way, standing, browser)
    base, roof = _both(stage)

    decided: Typed = {"to": roof.id, "kind": "associate", "attested": False}
    stage.brings(
        "affiliation_decided", decided, base["secretary"], base["treasurer"], pictures=("association-decide", "")
    )
    roof["secretary"].goes(f"desk/{roof.id}/affiliation_admitted/")
    chosen = {"decision": str(roof["secretary"].page.locator("#id_decision option").last.get_attribute("value"))}
    stage.brings("affiliation_admitted", chosen, roof["secretary"], roof["treasurer"])

    assert _names(stage, base, roof, "association-public")
    stage.ends()


@journey("leaving")
def test_an_organisation_leaves_and_nobody_need_agree_above(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("leaving", way, standing, browser)
    base, roof = _both(stage)
    stage.joins(base, roof)
    assert _names(stage, base, roof)

    people = base["secretary"], base["treasurer"]
    stage.brings("affiliation_left", {"to": roof.id}, *people, pictures=("leaving-write", "leaving-agree"))

    stranger = stage.meets(base)
    facts = stranger.page.locator("section[aria-labelledby=facts]")
    assert facts.locator(f"a[href*='{roof.id}']").count() == 0
    stage.ends()


@journey("suspension")
def test_an_affiliate_is_heard_suspended_and_taken_back(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("suspension", way, standing, browser)
    base, roof = _both(stage)
    stage.joins(base, roof)

    heard = {
        "affiliate": base.id,
        "reason": "arrears",
        "hearing_notified": way.words("2026-04-01", "۱۴۰۵-۰۱-۱۲"),
        "hearing_heard": way.words("2026-05-01", "۱۴۰۵-۰۲-۱۱"),
        "hearing_answer": "spoke",
    }
    people = roof["secretary"], roof["treasurer"]
    stage.brings("affiliation_suspended", heard, *people, pictures=("suspension-write", ""))
    stranger = stage.meets(base)
    stranger.looks("suspension-public", "suspension-public", of="#facts")
    suspended = stranger.page.locator("section[aria-labelledby=facts]").inner_text()

    stage.brings("suspension_lifted", {"affiliate": base.id}, *people, pictures=("suspension-lift", ""))
    again = stage.meets(base)
    assert again.page.locator("section[aria-labelledby=facts]").inner_text() != suspended
    assert again.page.locator(f"section[aria-labelledby=facts] a[href*='{roof.id}']").count() == 1
    stage.ends()
