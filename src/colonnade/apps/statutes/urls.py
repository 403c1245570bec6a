"""The pages of this room, in both languages."""

from django.urls import path

from colonnade.apps.statutes import views

urlpatterns = [
    path("statutes/", views.choose, name="statutes"),
    path("statutes/check/", views.check, name="statute_check"),
    path("statutes/<slug:name>/", views.fill_in, name="statute_template"),
]
