"""Times of others' models are kept as days: whatever is written into them, by whichever way, is cut to midnight UTC."""

from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db import models

OURS = "colonnade."


class Day(models.DateTimeField):  # type: ignore[type-arg]  # Django takes none
    """A column of times that holds midnights alone; to migrations it is what it was."""

    def get_prep_value(self, value: Any) -> datetime | None:
        """Return the beginning of the day."""
        moment: datetime | None = super().get_prep_value(value)
        return None if moment is None else moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

    def deconstruct(self) -> Any:
        """Say what the column was before."""
        name, _, arguments, named = super().deconstruct()
        return name, "django.db.models.DateTimeField", arguments, named


def keep_days() -> None:
    """Every column of times of every installed model keeps days."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:  # noqa: SLF001 -- Django's documented way to a model's columns
            if type(field) is models.DateTimeField:
                field.__class__ = Day
