"""What an id looks like in an address."""

from django.urls import register_converter

from colonnade.core.ids import ACT_ID, ORGANISATION_ID


class OrganisationConverter:
    """An organisation's id."""

    regex = ORGANISATION_ID.pattern

    def to_python(self, value: str) -> str:
        """Return the id."""
        return value

    def to_url(self, value: str) -> str:
        """Return the id."""
        return value


class ActConverter(OrganisationConverter):
    """An act's id."""

    regex = ACT_ID.pattern


register_converter(OrganisationConverter, "organisation")
register_converter(ActConverter, "act")
