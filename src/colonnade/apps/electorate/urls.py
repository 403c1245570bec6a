"""The pages of this room, in both languages; they lie at the desk."""

from django.urls import path

from colonnade.apps.electorate import views

_ROLL = "desk/<organisation:organisation>/electorate/"
urlpatterns = [
    path(_ROLL, views.overview, name="electorate"),
    path(f"{_ROLL}bring/", views.bring, name="electorate_bring"),
    path(f"{_ROLL}take/", views.take, name="electorate_take"),
    path(f"{_ROLL}lines/<slug:mark>/", views.line, name="electorate_line"),
    path(f"{_ROLL}lines/<slug:mark>/end/", views.end, name="electorate_end"),
    path(f"{_ROLL}lines/<slug:mark>/erase/", views.erase, name="electorate_erase"),
]
