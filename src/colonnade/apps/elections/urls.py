"""The pages of this room, in both languages."""

from django.urls import path

from colonnade.apps.elections import views

urlpatterns = [
    path("elections/limits/", views.limits, name="election_limits"),
    path("organisations/<organisation:organisation>/elections/", views.elections, name="elections"),
    path("organisations/<organisation:organisation>/elections/<act:act>/", views.election, name="election"),
    path(
        "organisations/<organisation:organisation>/elections/<act:act>/minutes/", views.minutes, name="election_minutes"
    ),
    path(
        "organisations/<organisation:organisation>/elections/<act:act>/minutes.pdf",
        views.minutes_printed,
        name="election_minutes_printed",
    ),
]
