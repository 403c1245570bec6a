"""No table can hold an address, a browser's name, mail, a rank or a clock time: read from the models themselves."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.db import models

from colonnade.apps.accounts.days import Day
from colonnade.apps.accounts.models import Account
from colonnade.site.tries import Tries

SOURCE = Path(__file__).parents[2] / "src" / "colonnade"
NEVER_FILLED = {"account_emailaddress", "account_emailconfirmation"}
"""Tables that allauth brings and nothing here writes to (`tests/apps/test_account_keeping.py` looks)."""
TRACE = re.compile(r"(^|_)(ip|addr|address|agent|host|referr?er|geo|location|device|fingerprint|phone|e?mail)(_|$)")
RANK = re.compile(r"is_staff|is_superuser|first_name|last_name|date_joined|last_login")


def _columns() -> Iterator[tuple[str, models.Field]]:  # type: ignore[type-arg]  # Django's own class takes none
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            yield model._meta.db_table, field


def faults_of(table: str, field: models.Field) -> list[str]:  # type: ignore[type-arg]  # likewise
    """Why a column could hold what must not be kept."""
    told = []
    if isinstance(field, models.GenericIPAddressField | models.EmailField) and table not in NEVER_FILLED:
        told.append("address")
    if isinstance(field, models.TimeField | models.DurationField):
        told.append("clock time")
    if isinstance(field, models.DateTimeField) and not isinstance(field, Day):
        told.append("clock time")
    if isinstance(field, models.DateField) and (field.auto_now or field.auto_now_add):
        told.append("written by itself")
    if TRACE.search(field.name) and table not in NEVER_FILLED:
        told.append("trace")
    if RANK.search(field.name):
        told.append("rank or history")
    return told


def test_no_column_of_any_installed_app_can_hold_a_trace_or_a_clock_time() -> None:
    columns = list(_columns())
    found = {f"{table}.{field.name}": faults for table, field in columns if (faults := faults_of(table, field))}

    assert len(columns) > 40
    assert not found


@pytest.mark.parametrize(
    "field",
    [
        models.GenericIPAddressField(name="x"),
        models.EmailField(name="x"),
        models.DateTimeField(name="x"),
        models.TimeField(name="x"),
        models.DateField(name="x", auto_now=True),
        models.CharField(name="user_agent"),
        models.CharField(name="ip"),
        models.BooleanField(name="is_staff"),
    ],
    ids=lambda field: f"{type(field).__name__} {field.name}",
)
def test_the_detector_catches_bad_examples(field: models.Field) -> None:  # type: ignore[type-arg]  # likewise
    assert faults_of("some_table", field)


def test_a_time_of_others_is_cut_to_its_day_whichever_way_it_is_written() -> None:
    moment = datetime(2026, 6, 15, 13, 37, 59, 5, tzinfo=UTC)
    taught = [field for _, field in _columns() if isinstance(field, Day)]

    assert {field.name for field in taught} == {"created_at", "last_used_at", "created", "sent"}
    for field in taught:
        assert field.get_prep_value(moment) == datetime(2026, 6, 15, tzinfo=UTC)
        assert field.deconstruct()[1] == "django.db.models.DateTimeField"


def test_an_account_has_no_rank_and_no_history() -> None:
    columns = {field.name for field in Account._meta.get_fields() if not field.auto_created}

    assert columns == {"name", "key", "password"}
    assert not any(hasattr(Account, name) for name in ("has_perm", "is_staff", "is_superuser", "groups"))


def test_counts_of_tries_share_their_cache_with_nothing_that_readers_ask_for() -> None:
    users = {
        path.relative_to(SOURCE).parts[1]
        for path in SOURCE.rglob("*.py")
        if re.search(r"from django.core.cache import (.*\b)?cache\b", path.read_text())
    }

    assert users == {"accounts"}
    backends = {each["BACKEND"] for each in settings.CACHES.values()}
    assert backends == {"django.core.cache.backends.locmem.LocMemCache", "colonnade.site.tries.Tries"}
    assert issubclass(Tries, LocMemCache)


def test_neither_an_admin_nor_others_lists_of_sessions_are_installed() -> None:
    installed = {config.name for config in apps.get_app_configs()}

    assert not installed & {"django.contrib.admin", "django.contrib.sessions", "allauth.usersessions"}
