"""Forms in the portal's own look. Inherit PortalForm or PortalModelForm and show fields with ``{% field %}``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import pretty_name
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .form_errors import GENERAL, WITHOUT_NUMBERS, errors_with_names

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
        self._named_fields: set[str] = set()
        self.name_in_errors()

    def name_in_errors(self) -> None:
        """Let each field say which one it is where it was left empty, is too long, or its number is too small or too
        great; to be called again when labels were changed.

        "This field is required." does not say which, above the page where the errors are listed. What a field says in
        words of its own stays.
        """
        self._name(self.fields)

    def _name(self, fields: Mapping[str, forms.Field]) -> None:
        for name, field in fields.items():
            self._named_fields.add(name)
            label = str(field.label or pretty_name(name))
            for code, sentence in errors_with_names(field).items():
                if (name, code) not in self._named and field.error_messages.get(code) not in GENERAL:
                    continue
                self._named.add((name, code))
                # Where numbers are put in later, a percent sign of the label must stay one.
                shown = label if code in WITHOUT_NUMBERS else label.replace("%", "%%")
                field.error_messages[code] = sentence.replace("%(label)s", shown)

    def full_clean(self) -> None:
        """As always; fields that were added after the form was made say which one they are, too."""
        self._name({name: one for name, one in self.fields.items() if name not in self._named_fields})
        super().full_clean()

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
