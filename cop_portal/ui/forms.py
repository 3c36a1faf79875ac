"""Forms in the portal's own look. Inherit PortalForm or PortalModelForm and show fields with ``{% field %}``."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import DatedFact, Precision, month_name

CONTENT_LANGUAGE_NAMES = [("en", "English"), ("ar", "العربية"), ("ckb", "کوردی")]


class PortalLook(forms.BaseForm):
    """What our forms have in common: no colon after labels, no bubbles of the browser, our own fields."""

    label_suffix = ""
    # The browser's own messages come in the browser's language; ours come in the reader's.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self._named: set[tuple[str, str]] = set()
        self.name_in_errors()

    def name_in_errors(self) -> None:
        """Let each field say which one it is where it was left empty, is too long, or its number is too small or too
        great; to be called again when labels were changed.

        "This field is required." does not say which, above the page where the errors are listed. What a field says in
        words of its own stays.
        """
        for name, field in self.fields.items():
            label = str(field.label or pretty_name(name))
            for code, sentence in _errors_with_names(field).items():
                if (name, code) not in self._named and field.error_messages.get(code) not in GENERAL:
                    continue
                self._named.add((name, code))
                # Where numbers are put in later, a percent sign of the label must stay one.
                shown = label if code == "required" else label.replace("%", "%%")
                field.error_messages[code] = sentence.replace("%(label)s", shown)

    def __getitem__(self, name: str) -> forms.BoundField:
        """A field to show. Where a text of several lines is pasted, the browser must not cut it: the server says how
        many characters are allowed and how many were typed, and keeps them."""
        bound = super().__getitem__(name)
        if isinstance(bound.field.widget, forms.Textarea):
            bound.field.widget.attrs.pop("maxlength", None)
        return bound

    def render(
        self, template_name: str | None = None, context: dict | None = None, renderer: Any = None
    ) -> SafeString:
        """All fields one after the other, as ``{{ form }}`` shows them; the error summary is the page's."""
        return render_to_string("components/form_fields.html", {"form": self})

    __str__ = render
    __html__ = render


class PortalForm(PortalLook, forms.Form):
    """The base of forms that stand for no single row."""


class PortalModelForm(PortalLook, forms.ModelForm):
    """The base of forms that edit one row."""


class HintedChoices(forms.RadioSelect):
    """Choices one under the other. ``hints`` maps a choice's value to a line shown beneath it."""

    template_name = "ui/widgets/choice_list.html"
    option_template_name = "ui/widgets/choice.html"
    hints: dict[str, Any] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option


class CheckboxList(HintedChoices, forms.CheckboxSelectMultiple):
    """Check boxes one under the other; set ``hints`` on the widget for a line beneath a choice."""


class RadioList(HintedChoices):
    """Radio buttons one under the other; set ``hints`` on the widget for a line beneath a choice."""


class SentenceField(forms.CharField):
    """A line that sentences are pasted into: what is too long is said and kept, never cut by the browser."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class LanguageField(forms.ChoiceField):
    """The language a text was written in; with ``required=False`` "not stated" may be chosen, which cleans to ''."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Language of this text"))
        choices: list[tuple[str, Any]] = list(CONTENT_LANGUAGE_NAMES)
        if not kwargs.get("required", True):
            choices.insert(0, ("", _("Not stated")))
        super().__init__(choices=choices, **kwargs)


def language_field(**kwargs: Any) -> LanguageField:
    """A field for the language of a text: ``language_field(required=False)`` lets it be none."""
    return LanguageField(**kwargs)


class FileInput(forms.ClearableFileInput):
    """A file chooser that says how large a file may be (``max_bytes``, for the script and the hint)."""

    template_name = "ui/widgets/file.html"

    def __init__(self, attrs: dict | None = None, *, max_bytes: int | None = None, accept: str = "") -> None:
        attrs = dict(attrs or {})
        if max_bytes:
            attrs["data-max-bytes"] = str(max_bytes)
        if accept:
            attrs["accept"] = accept
        self.max_bytes = max_bytes
        super().__init__(attrs)

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["limit"] = self.max_bytes // (1024 * 1024) if self.max_bytes else 0
        return context


class DateThreeWidget(forms.MultiWidget):
    """Day, month and year in three small fields: quicker than a calendar, and the same on every phone."""

    template_name = "ui/widgets/date_three.html"
    use_fieldset = True

    def __init__(self, attrs: dict | None = None) -> None:
        part = {"class": "input", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            widgets={
                "day": forms.TextInput({**part, "maxlength": "2"}),
                "month": forms.TextInput({**part, "maxlength": "2"}),
                "year": forms.TextInput({**part, "maxlength": "4"}),
            },
            attrs=attrs,
        )

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        if isinstance(value, DatedFact):
            value = self.decompress(value)
        context = super().get_context(name, value, attrs)
        labels = [_("Day"), _("Month"), _("Year")]
        for part, label, css in zip(
            context["widget"]["subwidgets"], labels, ["day", "month", "year"], strict=True
        ):
            part["label"] = label
            part["css"] = css
        return context

    def id_for_label(self, id_: str) -> str:
        # A link from the error summary leads to the day.
        return f"{id_}_0" if id_ else id_

    def decompress(self, value: Any) -> list:
        if isinstance(value, DatedFact):
            date, precision = value
            return [None if precision == Precision.MONTH else date.day, date.month, date.year]
        if isinstance(value, datetime.date):
            return [value.day, value.month, value.year]
        if isinstance(value, str) and value:
            date = datetime.date.fromisoformat(value)
            return [date.day, date.month, date.year]
        return [None, None, None]


# Digits as people type them on Arabic and Kurdish keyboards.
WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


EXAMPLE_DATE = _("For example 6 5 2021")


class DateThreeField(forms.Field):
    """A calendar date typed as day, month and year; cleans to a ``date``, or to None where empty and not required.

    With ``month_is_enough=True`` the day may be left empty, and the value is a DatedFact (date, precision), the date
    being the first of the month. ``not_after`` and ``not_before`` are dates, or functions that give one when asked.
    ``example`` ends the field's hint; one of a day to come is kinder where the date must be.
    """

    widget = DateThreeWidget
    default_error_messages = {
        "required": _("Enter the date"),
        "incomplete": _("Enter the day, the month and the year"),
        "incomplete_month": _("Enter the month and the year"),
        "not_numbers": _("Write the date in figures, for example 6 5 2021"),
        "no_month": _("The month must be between 1 and 12"),
        "no_year": _("Write the year with four figures, for example 2021"),
        "no_day": _("%(month)s %(year)s has no day %(day)s"),
        "too_late": _("This date is still to come. Enter a date up to today"),
        "too_early": _("This date is too early"),
    }

    def __init__(
        self,
        *,
        month_is_enough: bool = False,
        not_after=None,
        not_before=None,
        example: Any = EXAMPLE_DATE,
        **kwargs: Any,
    ) -> None:
        self.example = example
        self.month_is_enough = month_is_enough
        self.not_after = not_after
        self.not_before = not_before
        super().__init__(**kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = [str(part or "") for part in DateThreeWidget().decompress(initial)]
        return before != [str(part or "").strip() for part in (data or ["", "", ""])]

    def clean(self, value: Any) -> datetime.date | DatedFact | None:
        parts = [str(part or "").strip().translate(WESTERN_DIGITS) for part in (value or ["", "", ""])]
        day, month, year = parts
        if not any(parts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if self.month_is_enough and not (month and year):
            raise ValidationError(self.error_messages["incomplete_month"], code="incomplete")
        if not self.month_is_enough and not all(parts):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        date = self._as_date(day, month, year)
        self._check_range(date)
        self.run_validators(date)
        if self.month_is_enough:
            return DatedFact(date, Precision.DAY if day else Precision.MONTH)
        return date

    def _as_date(self, day: str, month: str, year: str) -> datetime.date:
        if not all(part.isascii() and part.isdigit() for part in (day or "1", month, year)):
            raise ValidationError(self.error_messages["not_numbers"], code="not_numbers")
        if not 1 <= int(month) <= 12:
            raise ValidationError(self.error_messages["no_month"], code="no_month")
        if len(year) != 4 or int(year) < 1900:
            raise ValidationError(self.error_messages["no_year"], code="no_year")
        try:
            return datetime.date(int(year), int(month), int(day or 1))
        except ValueError as error:
            params = {"month": month_name(int(month)), "year": year, "day": int(day)}
            raise ValidationError(self.error_messages["no_day"], code="no_day", params=params) from error

    def _check_range(self, date: datetime.date) -> None:
        latest = self.not_after() if callable(self.not_after) else self.not_after
        earliest = self.not_before() if callable(self.not_before) else self.not_before
        if latest and date > latest:
            raise ValidationError(self.error_messages["too_late"], code="too_late")
        if earliest and date < earliest:
            raise ValidationError(self.error_messages["too_early"], code="too_early")


# What fields say of themselves where nobody gave them other words; None: the words are their validators'.
GENERAL = (
    None,
    forms.Field.default_error_messages["required"],
    DateThreeField.default_error_messages["required"],
)


def _errors_with_names(field: forms.Field) -> dict[str, str]:
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
    if isinstance(field, forms.IntegerField):
        found |= _number_errors(field.min_value, field.max_value)
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
