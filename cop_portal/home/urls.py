"""Addresses of the front door."""

from django.urls import path

from . import language, views
from .stored_files import views as stored_files

app_name = "home"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("figures/", views.figures, name="figures"),
    path("who-sees-what/", views.who_sees_what, name="who_sees_what"),
    path("safety/", views.safety, name="safety"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("stored-files/", stored_files.stored_files, name="stored_files"),
    path("stored-files/<uuid:public_id>/", stored_files.stored_file, name="stored_file"),
    path("stored-files/<uuid:public_id>/remove/", stored_files.remove_stored_file, name="remove_stored_file"),
    path("language/", language.choose, name="language"),
]
