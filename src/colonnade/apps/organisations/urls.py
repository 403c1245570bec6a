"""The pages of this room, in both languages."""

from django.urls import path

from colonnade.apps.organisations import converters, views  # noqa: F401 -- importing registers them

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("feed.xml", views.feed, name="feed"),
    path("organisations/<organisation:organisation>/", views.organisation, name="organisation"),
    path("organisations/<organisation:organisation>/audit/", views.audit, name="audit"),
    path("organisations/<organisation:organisation>/audit/report.pdf", views.audit_printed, name="audit_printed"),
    path("organisations/<organisation:organisation>/audit/report.json", views.audit_data, name="audit_data"),
    path("organisations/<organisation:organisation>/statute/", views.statute, name="statute"),
    path(
        "organisations/<organisation:organisation>/statute/<slug:spoken>.<slug:form>",
        views.statute_file,
        name="statute_file",
    ),
    path("organisations/<organisation:organisation>/feed.xml", views.feed, name="organisation_feed"),
    path("acts/<act:act>/", views.act, name="act"),
]
