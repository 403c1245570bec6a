"""The pages of this room, in both languages."""

from django.urls import path

from colonnade.apps.elections import box_views, views

_OF = "organisations/<organisation:organisation>/elections/"
_ONE = f"{_OF}<act:act>/"
urlpatterns = [
    path("elections/limits/", views.limits, name="election_limits"),
    path(_OF, views.elections, name="elections"),
    path(_ONE, views.election, name="election"),
    path(f"{_ONE}cast/", box_views.cast, name="election-cast"),
    path(f"{_ONE}ballots/", box_views.ballots, name="election-ballots"),
    path(f"{_ONE}board/", box_views.board, name="election-board"),
    path(f"{_ONE}archive/", box_views.archive, name="election-archive"),
    path(f"{_ONE}minutes/", views.minutes, name="election_minutes"),
    path(f"{_ONE}minutes.pdf", views.minutes_printed, name="election_minutes_printed"),
]
