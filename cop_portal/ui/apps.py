from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Template tags, form fields and drawings that every room uses."""

    name = "cop_portal.ui"
    label = "ui"

    def ready(self) -> None:
        """Let every form's fields for addresses say what they want by an example; Django's words have none."""
        for field, words in (
            (forms.URLField, _("Write a web address, for example https://www.example.org")),
            (forms.EmailField, _("Write an e-mail address, for example name@example.org")),
        ):
            field.default_error_messages = {**field.default_error_messages, "invalid": words}
