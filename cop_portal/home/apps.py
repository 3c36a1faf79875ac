"""The app of the front door."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Landing, home, the short pages, health and error pages."""

    name = "cop_portal.home"
