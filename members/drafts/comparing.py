"""Telling whether somebody else has saved another value since a form was opened: the page carries a fingerprint of each
value that it showed, in one line of a hidden field. The profile's drafts ask it, and the desk's pages."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm, CheckboxInput, Field, FileField, MultiWidget, TimeField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import format_date
from cop_portal.ui.forms import LanguageField


def line_of(found: Mapping[str, str]) -> str:
    """Fingerprints by the names of their fields, as a page carries them."""
    return " ".join(f"{name}:{fingerprint}" for name, fingerprint in found.items())


def read_line(line: str) -> dict[str, str]:
    """The same, read from what a browser sent: any text will do."""
    parts = (part.partition(":") for part in line.split())
    return {name: fingerprint for name, _colon, fingerprint in parts}


def fingerprints(form: BaseForm) -> dict[str, str]:
    """A short fingerprint of each saved value, by field: enough to tell that somebody saved another one since."""
    return {
        name: fingerprint_of(a_field, form.get_initial_for_field(a_field, name))
        for name, a_field in shown_fields(form)
        if not isinstance(a_field, LanguageField)
    }


def fingerprint_of(a_field: Field, value: Any) -> str:
    """The fingerprint of one value, saved or typed, as ``a_field`` would show it."""
    text = json.dumps(comparable(a_field, value), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def comparable(a_field: Field, value: Any) -> Any:
    """A value as the form would show it, so that a saved one and a typed one can be compared."""
    if isinstance(a_field.widget, CheckboxInput):
        return bool(value)
    if isinstance(a_field, TimeField):
        value = _hour(a_field, value)
    if isinstance(a_field.widget, MultiWidget) and not isinstance(value, list | tuple):
        value = a_field.widget.decompress(value)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        return sorted(_text(part) for part in value)
    if isinstance(value, list | tuple):
        return [_text(part) for part in value]
    return _text(value)


def _hour(a_field: TimeField, value: Any) -> Any:
    """An hour, whether it is saved or typed, and in whichever way; what is none stays as it was typed."""
    try:
        return a_field.to_python(value)
    except ValidationError:
        return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return str(value).replace("\r\n", "\n").strip()


def text_fields(form: BaseForm) -> Iterable[tuple[str, Field]]:
    """All fields that are no files."""
    return [(name, a_field) for name, a_field in form.fields.items() if not isinstance(a_field, FileField)]


def shown_fields(form: BaseForm) -> Iterable[tuple[str, Field]]:
    """Those that a person sees."""
    return [(name, a_field) for name, a_field in text_fields(form) if not a_field.widget.is_hidden]


def said(a_field: Field, value: Any) -> str:
    """A saved value as people read it: the words of what is chosen, a date written out, a text as it is."""
    if isinstance(value, datetime.date):
        return format_date(value)
    if isinstance(a_field.widget, CheckboxInput):
        return _("Yes") if value else _("No")
    choices = dict(flat_choices(getattr(a_field, "choices", ())))
    if choices:
        values = comparable(a_field, value)
        chosen = [choices.get(one, one) for one in (values if isinstance(values, list) else [values])]
        return pgettext("between items of a list", ", ").join(str(one) for one in chosen if one)
    return _text(value)


def flat_choices(choices: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, str]]:
    """Values and labels, those in groups too."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from flat_choices(label)
        else:
            yield str(value), str(label)
