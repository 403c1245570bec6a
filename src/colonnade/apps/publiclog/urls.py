"""The log's page, in both languages."""

from django.urls import path

from colonnade.apps.publiclog import views

urlpatterns = [path("log/", views.log, name="log")]
