"""The pages of the log and of all logs that are known here, in both languages."""

from django.urls import path

from colonnade.apps.publiclog import views

urlpatterns = [path("log/", views.log, name="log"), path("logs/", views.logs, name="logs")]
