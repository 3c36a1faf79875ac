"""Forms of a pasted list: pasting it, and one line of it as it should be written down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm, SentenceField
from events.actions.present_people import LONGEST_NAME
from events.attendance.decisions import Choice, Decision
from events.attendance.understood import Understood
from events.models import PresentPerson
from events.presence.forms import CountsForm

LONGEST_ORGANIZATION = 200
# A line in which there are several people is parted by who reviews it.
MOST_NAMES = 20


class PasteForm(PortalForm):
    """The list as it was copied."""

    text = forms.CharField(
        label=_("The list"),
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 14, "dir": "auto", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a program put there that no page can show is taken away, not refused.
        self.fields["text"].validators = []


class NamesField(SentenceField):
    """A name, or several of them, one a line; each has at most ``max_length`` characters."""

    default_error_messages = {
        "max_length": _("A name has at most 150 characters: write the names one a line.")
    }

    def run_validators(self, value: str) -> None:
        """Each name is asked by itself."""
        for name in value.splitlines():
            super().run_validators(" ".join(name.split()))


class LineForm(CountsForm):
    """One line as it should be written down: a person, or how many came."""

    name = NamesField(
        label=_("Name"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("Where there are several people in this line: one name a line."),
        widget=forms.Textarea(attrs={"rows": 1, "dir": "auto", "autocomplete": "off"}),
    )
    organization = SentenceField(
        label=_("Organization"),
        max_length=LONGEST_ORGANIZATION,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "list": "known-names"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    sex = forms.ChoiceField(label=_("Woman or man"), choices=PresentPerson.Sex.choices, required=False)

    field_order = ("name", "organization", "email", "sex", "women", "men", "not_stated")

    def __init__(self, *args: Any, of: Understood, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _initial(of))
        super().__init__(*args, auto_id=f"line-{of.number}-%s", **kwargs)
        names = self.initial["name"].count("\n") + 1
        if names > 1:
            self.fields["name"].widget.attrs["rows"] = min(names, MOST_NAMES)
        elif of.code not in ("several_people", "name_unclear", "too_long"):
            self.fields["name"].widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
            self.fields["name"].help_text = ""

    def clean_name(self) -> str:
        """Names, one a line."""
        names = [" ".join(name.split()) for name in self.cleaned_data["name"].splitlines() if name.strip()]
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(
                _(
                    "Write at most %(most)s names into one line. The others you can add on the page of who came."
                ),
                code="many",
                params={"most": MOST_NAMES},
            )
        return "\n".join(names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "name" in self.errors:
            return cleaned
        counted = any(cleaned.get(name) for name in ("women", "men", "not_stated"))
        if not cleaned["name"] and not counted:
            self.add_error("name", _("Write who came, or below how many."))
        elif cleaned["name"] and counted:
            self.add_error("name", _("Write a name or numbers, not both: a name is counted by itself."))
        elif "\n" in cleaned["name"] and cleaned.get("email"):
            self.add_error("email", _("One address cannot be that of several people. Leave it empty here."))
        return cleaned

    @property
    def decision(self) -> Decision:
        """What was said of the line."""
        said = {name: self.cleaned_data[name] for name in self.fields}
        said["organization"] = " ".join(said["organization"].split())
        return Decision(Choice.WRITTEN, **said)


def _initial(of: Understood) -> dict[str, Any]:
    # Where it names somebody and counts others both stand there, so that neither is lost without a word.
    counts = {"women": of.women or "", "men": of.men or "", "not_stated": of.not_stated or ""}
    return {
        "name": of.name,
        # A certain one by its full name, so that it is certain again.
        "organization": of.member.name if of.member else of.organization,
        "email": of.email,
        "sex": of.sex,
        **counts,
    }
