"""What a field says where it is wrong, with its label: above the page, too, one reads which field is meant."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext, ngettext

from .date_fields import DateThreeField
from .number_fields import NumberField

# What fields say of themselves where nobody gave them other words; None: the words are their validators'.
GENERAL = (
    None,
    forms.Field.default_error_messages["required"],
    DateThreeField.default_error_messages["required"],
    forms.IntegerField.default_error_messages["invalid"],
    NumberField.default_error_messages["invalid"],
    forms.URLField.default_error_messages["invalid"],
)
# Said as they are, without numbers to put in.
WITHOUT_NUMBERS = ("required", "invalid")


def errors_with_names(field: forms.Field) -> dict[str, str]:
    """What can be wrong with ``field``, by code, with a place for its label; the numbers typed are put in later."""
    if isinstance(field, DateThreeField):
        return {"required": gettext("“%(label)s” needs a date")}
    found = {"required": gettext("“%(label)s” needs an answer")}
    if isinstance(field, forms.CharField) and field.max_length is not None:
        found["max_length"] = ngettext(
            "“%(label)s” has room for %(limit_value)d character, and this has %(show_value)d. Shorten it",
            "“%(label)s” has room for %(limit_value)d characters, and this has %(show_value)d. Shorten it",
            field.max_length,
        )
    if isinstance(field, forms.URLField):
        found["invalid"] = gettext("“%(label)s” needs a web address, for example https://www.example.org")
    if isinstance(field, forms.IntegerField):
        # A kind of number that has words of its own for what is too much keeps all of its words.
        if "max_value" not in type(field).default_error_messages:
            found["invalid"] = gettext("“%(label)s” needs a whole number in figures, for example 3")
        least, most = (one() if callable(one) else one for one in (field.min_value, field.max_value))
        found |= _number_errors(least, most)
    return found


def _number_errors(least: int | None, most: int | None) -> dict[str, str]:
    if least is not None and most is not None:
        words = gettext("“%(label)s” needs a number from %(least)s to %(most)s")
        words = words.replace("%(least)s", str(least)).replace("%(most)s", str(most))
        return {"min_value": words, "max_value": words}
    found = {}
    if least is not None:
        found["min_value"] = gettext("“%(label)s” needs a number that is %(limit_value)s or more")
    if most is not None:
        found["max_value"] = gettext("“%(label)s” needs a number that is %(limit_value)s or less")
    return found
