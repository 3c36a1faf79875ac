"""Addresses of the front door."""

from django.urls import path

from . import language, views

app_name = "home"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("figures/", views.figures, name="figures"),
    path("who-sees-what/", views.who_sees_what, name="who_sees_what"),
    path("safety/", views.safety, name="safety"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("language/", language.choose, name="language"),
]
