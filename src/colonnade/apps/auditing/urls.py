"""The page of this room, in both languages."""

from django.urls import path

from colonnade.apps.auditing import views

urlpatterns = [path("audit/", views.audit, name="auditing")]
