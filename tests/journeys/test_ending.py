"""An organisation splits; and the columns of one that was captured say which body carries it on."""

from playwright.sync_api import Browser

from tests.journeys.acting import Stage
from tests.journeys.nodes import Standing
from tests.journeys.ways import Way, journey


@journey("split")
def test_an_organisation_ends_and_goes_on_in_two(standing: Standing, browser: Browser, way: Way) -> None:
    stage = Stage("split", way, standing, browser)
    body = stage.found("whole", "Railway Workers of Nilgan", "کارگران راه‌آهن نیلگان")
    north = stage.found("north", "Railway Workers, North", "کارگران راه‌آهن، شمال")
    south = stage.found("south", "Railway Workers, South", "کارگران راه‌آهن، جنوب")

    people = body["secretary"], body["treasurer"]
    stage.brings("split", {"successors": [north.id, south.id]}, *people, pictures=("split-write", ""))

    stranger = stage.meets(body)
    stranger.looks("split-public", "split-public", of="h1")
    for each in (north, south):
        assert stranger.page.locator(f"main a[href*='{each.id}']").count() > 0
    stage.ends()


@journey("refounding")
def test_most_columns_say_which_body_carries_on_the_captured_one(
    standing: Standing, browser: Browser, way: Way
) -> None:
    stage = Stage("refounding", way, standing, browser)
    old = stage.found("old", "Federation of Builders", "فدراسیون ساختمان", claimed_class="federation")
    new = stage.found("new", "Free Federation of Builders", "فدراسیون آزاد ساختمان", claimed_class="federation")
    column = stage.found("column", "Masons of Nilgan", "بنایان نیلگان")
    stage.joins(column, old)

    people = column["secretary"], column["treasurer"]
    said = {"old": old.id, "new": new.id}
    stage.brings("refounding_supported", said, *people, pictures=("refounding-write", ""))

    stranger = stage.meets(old)
    stranger.looks("refounding-public", "refounding-public", of="#facts")
    assert stranger.page.locator(f"main a[href*='{new.id}']").count() > 0
    stage.ends()
