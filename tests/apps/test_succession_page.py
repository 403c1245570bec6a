"""Whoever finds the page of what ended, or was captured, is led to those who carry it on; and back."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from colonnade.apps.organisations import services
from colonnade.apps.publiclog import services as publiclog
from colonnade.edges.homes import create_home
from colonnade.edges.simulator import Body, Simulator
from tests.desks import ORIGIN, TODAY

pytestmark = pytest.mark.django_db


def _linked(client: Client, body: Body) -> str:
    return client.get(f"/en/organisations/{body.id}/").content.decode().partition('id="facts"')[2].partition("<h2")[0]


def test_the_page_of_what_split_leads_to_its_successors_and_theirs_lead_back(
    client: Client, tmp_path: Any, settings: LazySettings
) -> None:
    settings.COLONNADE_HOME = create_home(tmp_path / "home", ORIGIN)
    publiclog.open_log(ORIGIN)
    simulator = Simulator()
    whole, *parts = (simulator.found(each, "base", "2026-01-01") for each in ("Mill", "Weaving", "Spinning"))
    simulator.act(whole, "split", "2026-02-01", {"successors": [each.id for each in parts]})
    for entry in simulator.entries:
        services.record_act(origin=ORIGIN, content=entry, today=TODAY)

    assert all(each.id in _linked(client, whole) for each in parts)
    assert all(whole.id in _linked(client, each) for each in parts)
    assert parts[0].id not in _linked(client, parts[1])
