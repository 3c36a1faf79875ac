"""What a browser would send back from an open page of the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse


def sent_back(response: HttpResponse) -> dict[str, Any]:
    """The form of the page and its lines, as they were when the page was opened, and what it was made from."""
    forms = [response.context["adminform"].form]
    for lines in response.context["inline_admin_formsets"]:
        forms += [lines.formset.management_form, *lines.formset.forms]
    values = {field.html_name: field.value() for form in forms for field in form}
    sent = {name: value for name, value in values.items() if value is not None and value is not False}
    return {**sent, "based_on": response.context["based_on"]}


def with_line(data: dict[str, Any], prefix: str, **fields: Any) -> dict[str, Any]:
    """The same with one line more."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    line = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return {**data, f"{prefix}-TOTAL_FORMS": number + 1, **line}
