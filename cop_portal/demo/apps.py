"""The app of the demonstration."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Loads data to look at and play with. Everything in it refuses to work where settings.DEMO is off."""

    name = "cop_portal.demo"
