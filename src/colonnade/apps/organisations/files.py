"""The data of this room, the same in every language."""

from django.urls import path

from colonnade.apps.organisations import converters, views  # noqa: F401 -- importing registers them

urlpatterns = [
    path("popolo.json", views.everybody, name="everybody"),
    path("organisations/<organisation:organisation>.json", views.organisation_data, name="organisation_data"),
]
