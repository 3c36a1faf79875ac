"""Addresses of the look itself: the reader's theme, and in the demo the page of all components."""

from django.conf import settings
from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [path("theme/", views.theme, name="theme")]
if settings.DEMO:
    urlpatterns += [path("demo/components/", views.gallery, name="gallery")]
