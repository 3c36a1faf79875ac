"""How a field and the errors of a form are shown: what the templates need, worked out from Django's bound fields; and
what stays on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from cop_portal.dates import day_pattern
from cop_portal.refusals import NOTE

from .date_fields import DateThreeField

# Written from left to right in every language, like the papers they are copied from.
LEFT_TO_RIGHT_WIDGETS = (forms.EmailInput, forms.URLInput, forms.NumberInput, forms.PasswordInput)

# "Women: 3" and "6 5 2021", with the sign that ends them.
FIGURES = re.compile(r"(?<!\S)(?:\S+: \d+|\d+(?: \d+)+)[.,،؛]?(?!\S)")
# "MOU-7KQ4-M2XD", and what a file of its name ends with.
REFERENCE = r"\b[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}(?:-\d+)?(?:\.[a-z]{3,4})?\b"


def one_line(text: Any) -> SafeString:
    """``text``, which is short, on one line."""
    return format_html('<span class="one-line">{}</span>', text)


def figures_on_one_line(text: Any) -> SafeString:
    """``text`` in which a figure stays beside its word, and beside the figures that make one date with it; what has
    tags already stays as it is. Signs would not do: the space that does not break turns such a date round in Arabic."""
    escaped = conditional_escape(text)
    if "<" in escaped:
        return escaped
    return SafeString(FIGURES.sub(lambda found: one_line(SafeString(found[0])), escaped))


def kept_whole(text: Any) -> SafeString:
    """``text`` in which no day and no reference is broken in two; what has tags already stays as it is."""
    escaped = conditional_escape(text)
    if "<" in escaped:
        return escaped
    whole = re.compile(rf"{day_pattern()}|{REFERENCE}")
    return SafeString(whole.sub(lambda found: one_line(SafeString(found[0])), escaped))


def field_kind(bound_field: BoundField) -> str:
    """How a field is laid out: hidden, checkbox (label beside it), group (a fieldset) or plain."""
    widget = bound_field.field.widget
    if bound_field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if widget.use_fieldset:
        return "group"
    return "plain"


def control(bound_field: BoundField, css: str = "") -> str:
    """The widget as HTML, with our class, its direction, and what describes it."""
    widget = bound_field.field.widget
    kind = field_kind(bound_field)
    attrs: dict[str, Any] = {}
    if kind == "plain":
        attrs["class"] = " ".join(filter(None, [widget.attrs.get("class"), "input", css]))
    elif css:
        attrs["class"] = css
    if isinstance(widget, LEFT_TO_RIGHT_WIDGETS):
        attrs["dir"] = widget.attrs.get("dir", "ltr")
    elif isinstance(widget, forms.TextInput | forms.Textarea):
        attrs["dir"] = widget.attrs.get("dir", "auto")
    if isinstance(widget, forms.Textarea) and str(widget.attrs.get("rows", "10")) == "10":
        attrs["rows"] = "4"
    return bound_field.as_widget(attrs=attrs)


def field_view(
    bound_field: BoundField, *, label: str = "", hint: str = "", css: str = "", optional: bool | None = None
) -> dict[str, Any]:
    """The context of ``components/field.html``. ``optional=False`` leaves the mark "(optional)" away."""
    kind = field_kind(bound_field)
    if optional is None:
        optional = not bound_field.field.required and kind != "checkbox"
    # Django ties a hint to its control only where it knows of it.
    bound_field.help_text = _with_example(bound_field.field, hint or bound_field.field.help_text)
    return {
        "field": bound_field,
        "kind": kind,
        "control": control(bound_field, css),
        "label": label or bound_field.label,
        "hint": bound_field.help_text,
        "errors": bound_field.errors,
        "is_optional": optional,
        "hint_id": f"{bound_field.auto_id}_helptext",
        "error_id": f"{bound_field.auto_id}_error",
        "describedby": bound_field.aria_describedby or "",
    }


def _with_example(field: forms.Field, hint: Any) -> Any:
    """The hint of a field; that of a date ends with an example."""
    if not isinstance(field, DateThreeField):
        return hint
    return f"{hint} {field.example}" if hint else field.example


def first_control_id(bound_field: BoundField) -> str:
    """The id of the control that a link to this field should focus."""
    widget = bound_field.field.widget
    if isinstance(widget, forms.RadioSelect):
        # Choices in groups are numbered within their group.
        first = next(iter(bound_field.subwidgets), None)
        return first.id_for_label if first else ""
    if isinstance(widget, forms.MultiWidget):
        return f"{bound_field.auto_id}_0"
    return bound_field.id_for_label or bound_field.auto_id


def _forms_of(things: Iterable[Any]) -> Iterable[Any]:
    for thing in things:
        if thing is None:
            continue
        if isinstance(thing, forms.BaseFormSet):
            yield from thing.forms
        else:
            yield thing


def summary_view(things: Iterable[Any]) -> dict[str, Any]:
    """The context of ``components/error_summary.html``: every error of these forms in the order of the page, and what
    is said beside them."""
    things = list(things)
    errors: list[dict[str, str]] = []
    for thing in things:
        if isinstance(thing, forms.BaseFormSet):
            errors.extend({"text": str(text), "target": ""} for text in thing.non_form_errors())
    notes: list[str] = []
    for form in _forms_of(things):
        for error in form.non_field_errors().as_data():
            if error.code == NOTE:
                notes.extend(error.messages)
            else:
                errors.extend({"text": text, "target": ""} for text in error.messages)
        for bound_field in form:
            target = "" if bound_field.is_hidden else first_control_id(bound_field)
            errors.extend({"text": str(text), "target": target} for text in bound_field.errors)
    return {"errors": errors, "notes": notes, "count": len(errors)}
