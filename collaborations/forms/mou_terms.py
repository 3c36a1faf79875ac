"""The term of a memorandum, as its forms ask for it: drafted, entered from paper, or renewed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import RadioList

FIRST_DAY = _("Its first day.")
LAST_DAY = _("Its last day. Leave it empty for a memorandum without an end.")


def starts_field(help_text: str | Promise = FIRST_DAY) -> DateThreeField:
    """Its first day."""
    return DateThreeField(
        label=_("In force from"),
        help_text=help_text,
        error_messages={"required": _("Enter its first day")},
    )


def ends_field(
    help_text: str | Promise = LAST_DAY,
) -> DateThreeField:
    """Its last day."""
    return DateThreeField(
        label=_("In force until"),
        help_text=help_text,
        required=False,
    )


def renewal_field(**kwargs: Any) -> forms.ChoiceField:
    """What happens at the end."""
    return forms.ChoiceField(
        label=_("What happens at the end?"),
        choices=MemorandumOfUnderstanding.Renewal.choices,
        widget=RadioList,
        error_messages={"required": _("Choose what happens at the end")},
        **kwargs,
    )


def check_days(form: forms.Form, cleaned: dict) -> None:
    """The term must make sense; said here too, so that all that is wrong is said at once."""
    starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
    if starts and ends and ends <= starts:
        form.add_error("ends_on", _("The last day must come after the first day."))
    if "ends_on" in cleaned and not ends and cleaned.get("renewal", "none") != "none":
        form.add_error("ends_on", _("Enter the last day, since it is renewed at the end."))
