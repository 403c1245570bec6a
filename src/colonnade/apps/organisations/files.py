"""The data of this room, the same in every language."""

from django.urls import path, register_converter

from colonnade.apps.organisations import views
from colonnade.apps.organisations.converters import OrganisationConverter

register_converter(OrganisationConverter, "organisation")

urlpatterns = [
    path("popolo.json", views.data, name="data"),
    path("organisations/<organisation:organisation>.json", views.organisation_data, name="organisation_data"),
]
