"""Forms of the page of who came."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import PortalForm, RadioList, SentenceField
from cop_portal.ui.number_fields import NumberField
from events.actions.meanwhile import COUNTS
from events.attendance.parties import MOST
from events.models import PresentPerson
from events.models.limits import LONGEST_NAME, LONGEST_WALK_IN
from events.recognizing import everybody
from members.admin.meaning import NOBODY, chosen, described
from members.models import Organization
from members.recognition import Candidate, Recognizer

Sex = PresentPerson.Sex


class CountField(NumberField):
    """How many people; nothing typed is none."""

    default_error_messages = {
        "min_value": _("A number of people cannot be less than 0."),
        "max_value": _("More than 9999 people cannot have come for one organization."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=0, max_value=MOST, **kwargs)

    def to_python(self, value: Any) -> int:
        return super().to_python(value) or 0


class CountsForm(PortalForm):
    """How many women and men came, and how many of whom that is not stated."""

    women = CountField(label=_("Women"))
    men = CountField(label=_("Men"))
    not_stated = CountField(label=_("Not stated"))

    @property
    def counts(self) -> dict[str, int]:
        """The numbers that were typed."""
        return {name: self.cleaned_data[name] for name in COUNTS}


class WhoForm(PortalForm):
    """An organization by its name in any spelling, its acronym or an e-mail address, or a walk-in by its name.

    What means one organization for certain is taken as that. Where several may be meant, or one only comes near, it is
    asked which (``candidates``), and nothing is chosen beforehand. A name that is like none is a walk-in's.
    """

    name = SentenceField(
        label=_("Name, acronym or e-mail address"),
        max_length=LONGEST_WALK_IN,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    meant = forms.ChoiceField(label=_("Which one is meant?"), choices=[], required=False, widget=RadioList)

    # About which text it was asked; an answer counts for no other.
    ASKED = "asked"

    @cached_property
    def recognizer(self) -> Recognizer:
        """Over every organization of the portal: staff write down who came."""
        return everybody()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_about = ""
        self.candidates: list[Candidate] = []
        self.certain: Organization | None = None

    def _clean_fields(self) -> None:
        text = " ".join(self.data.get(self.add_prefix("name"), "").split())
        if text:
            found = self.recognizer.recognize(text)
            self.candidates = found.candidates
            self.certain = found.certain
            self._offer(text)
        super()._clean_fields()

    def _offer(self, text: str) -> None:
        choices: list[tuple[str, Any]] = [
            (str(one.organization.pk), described(one)) for one in self.candidates
        ]
        # It is asked until it is answered, and stays on the page with its answer where something else is wrong.
        self.asked_about = text if self.candidates and self.certain is None else ""
        self.fields["meant"].choices = [*choices, (NOBODY, _("None of these: a walk-in, not a member yet"))]
        if text != self.data.get(self.add_prefix(self.ASKED), ""):
            # The text is another one than was asked about.
            data: Any = self.data.copy()
            data[self.add_prefix("meant")] = ""
            self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "name" in self.errors:
            return cleaned
        text, answer = " ".join(cleaned["name"].split()), cleaned.get("meant", "")
        cleaned["organization"], cleaned["walk_in_name"] = None, ""
        if one := chosen(answer, self.candidates):
            cleaned["organization"] = one.organization
        elif answer == NOBODY or not self.candidates:
            cleaned["walk_in_name"] = text
        elif self.certain is not None:
            cleaned["organization"] = self.certain
        elif "meant" not in self.errors:
            self.add_error(
                "meant",
                format_html(gettext("“{text}” may be one of these. Choose which one is meant."), text=text),
            )
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """Who came, as actions take it."""
        return {name: self.cleaned_data[name] for name in ("organization", "walk_in_name")}


class AddForm(WhoForm, CountsForm):
    """A new line: who came, and how many. ``goes_on``: one was just added, and the next one is written at once."""

    field_order = ("name", "meant", *COUNTS)

    def __init__(self, *args: Any, goes_on: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page has a list of names that have no line yet.
        self.fields["name"].widget.attrs |= {"list": "known-names", "autofocus": goes_on}


class PersonForm(PortalForm):
    """One person of a line."""

    name = SentenceField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    sex = forms.ChoiceField(label=_("Woman or man"), choices=Sex.choices, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=PresentPerson._meta.get_field("email").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class PeopleForm(PortalForm):
    """Several people at once: one a line, each with an e-mail address where it is known."""

    people = forms.CharField(
        label=_("Names, one a line"),
        help_text=_("An e-mail address may stand beside the name, in any order."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=20_000,
    )
    sex = forms.ChoiceField(
        label=_("They are"),
        choices=[(Sex.WOMAN, _("Women")), (Sex.MAN, _("Men")), ("", _("Not stated, or some of each"))],
        required=False,
        widget=RadioList,
    )

    def clean_people(self) -> list[tuple[str, str]]:
        """Name and address of each line. What has an @ is the address; what remains is the name."""
        lines = self.cleaned_data["people"].splitlines()
        people = []
        for number, line in enumerate(lines, start=1):
            words = line.split()
            addresses = [word.strip(_BESIDE) for word in words if "@" in word]
            name = " ".join(word for word in words if "@" not in word).strip(_BESIDE)
            if not words:
                continue
            if not name:
                raise forms.ValidationError(
                    _("Line %(number)s has no name."), code="name", params={"number": number}
                )
            if len(addresses) > 1:
                raise forms.ValidationError(
                    _("Line %(number)s has several e-mail addresses. Write one person a line."),
                    code="addresses",
                    params={"number": number},
                )
            people.append((name, "".join(addresses)))
        return people


# What may stand between a name and an address.
_BESIDE = " \t,،;؛|<>()"
