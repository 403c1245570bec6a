"""Which address leads to which room."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("colonnade.apps.publiclog.files")),
    path("", include("colonnade.apps.organisations.files")),
    *i18n_patterns(
        path("", include("colonnade.apps.accounts.urls")),
        path("", include("colonnade.apps.electorate.urls")),
        path("", include("colonnade.apps.desk.urls")),
        path("", include("colonnade.apps.auditing.urls")),
        path("", include("colonnade.apps.counting.urls")),
        path("", include("colonnade.apps.statutes.urls")),
        path("", include("colonnade.apps.publiclog.urls")),
        path("", include("colonnade.apps.elections.urls")),
        path("", include("colonnade.apps.organisations.urls")),
    ),
]
handler400 = "colonnade.site.failing.bad"
handler500 = "colonnade.site.failing.broken"
