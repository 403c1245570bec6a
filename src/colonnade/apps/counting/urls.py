"""The page of this room, in both languages."""

from django.urls import path

from colonnade.apps.counting import views

urlpatterns = [path("counting/", views.count, name="counting")]
