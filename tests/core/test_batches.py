"""Acts of hidden organisations are taken in on the first seven days of a month, those about keys on any day."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.organisations.batches import BATCH_DAYS, OutOfBatch, next_batch, require_batch, taken_in_on
from colonnade.core.organisations.hiding import CANNOT_WAIT
from colonnade.core.organisations.keys import LOST

COUNTED = "organisations.count_returned/1"
PAGE = Path(__file__).parents[2] / "docs" / "rules" / "organisations.md"
ROW = re.compile(r"\| (hidden, recorded|hidden, a key lost|open)( \S+)? \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \|")


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-05-01", "2026-05-01"),
        ("2026-05-07", "2026-05-07"),
        ("2026-05-08", "2026-06-01"),
        ("2026-05-31", "2026-06-01"),
        ("2026-02-28", "2026-03-01"),
        ("2024-02-29", "2024-03-01"),
        ("2026-12-08", "2027-01-01"),
    ],
)
def test_a_batch_is_taken_in_on_the_first_seven_days_of_a_month(day: str, first: str) -> None:
    today = date.fromisoformat(day)

    assert next_batch(today).isoformat() == first
    if day == first:
        require_batch(COUNTED, is_hidden=True, today=today)
        return
    with pytest.raises(OutOfBatch) as refused:
        require_batch(COUNTED, is_hidden=True, today=today)
    assert refused.value.facts == {"first": first}


@pytest.mark.parametrize("kind", sorted(CANNOT_WAIT))
def test_what_concerns_a_key_never_waits(kind: str) -> None:
    require_batch(kind, is_hidden=True, today=date(2026, 5, 8))


def test_an_open_organisation_never_waits() -> None:
    require_batch(COUNTED, is_hidden=False, today=date(2026, 5, 8))


def test_the_table_of_the_rule_page_is_what_the_rule_says() -> None:
    rows = [found for line in PAGE.read_text().splitlines() if (found := ROW.fullmatch(line))]

    assert len(rows) == 8
    for act, recorded, brought, taken in (row.groups() for row in rows):
        is_ahead = recorded is not None and brought.startswith(recorded.strip())
        earliest = date.fromisoformat(brought) + timedelta(days=1 if is_ahead else 0)
        kind = LOST if act == "hidden, a key lost" else COUNTED
        assert taken_in_on(kind, is_hidden=act != "open", earliest=earliest).isoformat() == taken


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_day_of_the_next_batch_is_the_same_for_all_days_outside_of_one_and_never_earlier(day: date) -> None:
    first = next_batch(day)

    assert first.day <= BATCH_DAYS
    assert day <= first <= day + timedelta(days=31)
    assert next_batch(first) == first
    if day.day > BATCH_DAYS:
        assert first.day == 1
        assert first == next_batch(day.replace(day=BATCH_DAYS + 1))
    else:
        assert first == day
