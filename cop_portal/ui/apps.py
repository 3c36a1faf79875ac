from django.apps import AppConfig


class UiConfig(AppConfig):
    """Template tags, form fields and drawings that every room uses."""

    name = "cop_portal.ui"
    label = "ui"
