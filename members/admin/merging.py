"""A page of the desk that was opened earlier: what its reader changed there is written, and what others changed since
stays. Where both changed one field, the page is shown again with what the field says now and who wrote it.

Each page carries, in one hidden field, a fingerprint of each value that it showed (``BASED_ON``). It is no secret and
proves nothing: who sends another one decides only whether their own word or the newer one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.drafts.comparing import fingerprint_of, line_of, read_line, said, shown_fields
from members.history.latest import latest_change
from members.history.page import author_of, when_of
from members.history.query import Entry

BASED_ON = "based_on"


def based_on(desk_forms: Iterable[forms.BaseForm]) -> str:
    """What the hidden field of a page with these forms says: the saved values, those of new rows left out."""
    found = {}
    for form in desk_forms:
        if isinstance(form, DeskForm) and form.instance.pk is not None:
            for name, field in fields_to_merge(form):
                now = form.get_initial_for_field(field, name)
                found[form.add_prefix(name)] = fingerprint(field, now)
    return line_of(found)


def fields_to_merge(form: forms.BaseForm) -> Iterable[tuple[str, forms.Field]]:
    """The fields that a person can change; that a line shall go is no value."""
    return [(name, field) for name, field in shown_fields(form) if not field.disabled and name != "DELETE"]


def fingerprint(field: forms.Field, value: Any) -> str:
    """The fingerprint of a value, saved or sent."""
    return fingerprint_of(field, field.prepare_value(value))


def sent_value(field: forms.Field, data: Any, html_name: str) -> Any:
    """What the browser sent for a field."""
    return field.widget.value_from_datadict(data, {}, html_name)


class DeskForm(forms.ModelForm):
    """A form of the desk. Once it is cleaned, ``theirs`` names the fields that only others have changed since the page
    was opened, and ``disputed`` those that both have."""

    # What the database refused, where a second look at what stands there now does not explain it.
    refusal: Any = ""
    theirs: list[str] = []
    disputed: list[str] = []

    def full_clean(self) -> None:
        self.theirs, self.disputed = [], []
        if self.is_bound and self.instance.pk is not None:
            self._compare()
        super().full_clean()
        if not self.is_bound or not hasattr(self, "cleaned_data"):
            return
        for name in self.disputed:
            self.add_error(name, newer_words(self, name))
        if self.refusal:
            self.add_error(None, self.refusal)

    def _compare(self) -> None:
        """See who changed what, and take from others what only they have changed, as if it had been sent so."""
        shown = read_line(self.data.get(BASED_ON, ""))
        data: Any = self.data
        for name, field in fields_to_merge(self):
            html_name = self.add_prefix(name)
            saved = self.get_initial_for_field(field, name)
            before, now = shown.get(html_name), fingerprint(field, saved)
            if before is None or before == now:
                continue
            mine = fingerprint(field, sent_value(field, data, html_name))
            if mine == before:
                data = data.copy()
                data.setlist(html_name, as_sent(field, saved))
                self.theirs.append(name)
            elif mine != now:
                self.disputed.append(name)
        self.data = data


def as_sent(field: forms.Field, value: Any) -> list[str]:
    """A saved value as a browser sends it from a page that nobody has changed."""
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    widget: Any = getattr(field.widget, "widget", field.widget)
    shown = widget.format_value(field.prepare_value(value))
    if shown is None:
        return []
    return [str(one) for one in shown] if isinstance(shown, list | tuple) else [str(shown)]


# -- in words ---------------------------------------------------------------------------------------------------------


def newer_words(form: DeskForm, name: str) -> SafeString:
    """That both have changed this field: who the other one was, what it says now, what to do."""
    field = form.fields[name]
    now = value_words(field, form.get_initial_for_field(field, name))
    direction = field.widget.attrs.get("dir", "auto")
    says = format_html('<bdi class="newer" dir="{}">{}</bdi>', direction, now)
    return sentences(
        changed_words(form.instance, name),
        format_html(_("Now it says: {value}"), value=says) if now else _("Now it is empty."),
        _("Save again to put yours in its place."),
    )


def changed_words(row: Model, name: str = "") -> SafeString | str:
    """That somebody changed ``row`` meanwhile, and who it was."""
    return happened(latest_change(row, name), _("Changed meanwhile: {who}, {when}."), _("Changed meanwhile."))


def happened(entry: Entry | None, told: str, untold: str) -> SafeString | str:
    """``told`` with who it was and when; ``untold`` where no history is kept."""
    if entry is None:
        return untold
    return format_html(told, who=author_of(None, entry), when=when_of(entry))


def sentences(*parts: SafeString | str) -> SafeString:
    """Whole sentences, one after the other."""
    return format_html_join(" ", "{}", ((part,) for part in parts))


def value_words(field: forms.Field, value: Any) -> str:
    """A saved value as people read it; of what is chosen among rows, these rows alone are asked for."""
    if not isinstance(field, forms.ModelChoiceField):
        return said(field, value)
    keys = field.prepare_value(value)
    keys = keys if isinstance(keys, list | tuple) else [keys]
    rows = field.queryset.filter(pk__in=[key for key in keys if key not in field.empty_values])
    return pgettext("between items of a list", ", ").join(str(row) for row in rows)
