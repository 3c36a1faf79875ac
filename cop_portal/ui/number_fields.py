"""Whole numbers and hours in a form, in the digits of any of the three languages."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Digits as people type them on Arabic and Kurdish keyboards.
WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def western(value: Any) -> Any:
    """What was typed, without spaces around it and in western digits; what is no text stays."""
    return value.strip().translate(WESTERN_DIGITS) if isinstance(value, str) else value


class NumberField(forms.IntegerField):
    """A whole number, typed and not turned with arrows."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Write a whole number in figures, for example 3.")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}

    def to_python(self, value: Any) -> int | None:
        return super().to_python(western(value))


class HourField(forms.TimeField):
    """An hour as "10:45"; a point will do. The keyboard is the whole one: phones have no colon among the numbers."""

    widget = forms.TimeInput(format="%H:%M")
    input_formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
    default_error_messages = {"invalid": _("Write the hour as 10:45.")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"autocomplete": "off", "dir": "ltr"}

    def to_python(self, value: Any) -> datetime.time | None:
        return super().to_python(western(value))
