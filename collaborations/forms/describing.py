"""The form of what a thread is about, which two people may have open at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from collaborations.models import Party
from collaborations.thread.about import About
from cop_portal.ui.folded import FoldedList
from cop_portal.ui.forms import PortalForm, RadioList
from members.drafts.comparing import fingerprint_of, line_of, read_line, said
from members.models import Governorate

from .languages import language_of
from .seen import SeenField
from .topics import TopicsChoice

# What of it is compared; the language belongs to the texts.
FIELDS = ("title", "purpose", "topics", "governorates", "led_by")
TEXTS = ("title", "purpose")


class GovernoratesChoice(forms.ModelMultipleChoiceField):
    """Governorates by their names in the reader's language."""

    def label_from_instance(self, obj: Governorate) -> str:
        return obj.name


@dataclass(frozen=True)
class WrittenNow:
    """What somebody else has written into a field meanwhile, as people read it; ``language`` of a text."""

    label: str
    text: str
    language: str


class DescribeForm(PortalForm):
    """Title, purpose, topics, governorates and lead of a collaboration.

    ``seen`` is the version that it shows, and ``shown`` the fingerprints of its values: by these it is known, after
    somebody else has saved another one, what the person has typed over and what they have not touched.
    """

    title = forms.CharField(
        label=_("What is it about?"),
        help_text=_("A few words that name it. Search reads it, too."),
        max_length=120,
        required=False,
    )
    purpose = forms.CharField(
        label=_("What do you want to reach together?"),
        help_text=_("The parties and Search read this. Leave out names of people at risk."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )
    language = language_of(label=_("Language of what you wrote"))
    topics = TopicsChoice(label=_("Which topics is it about?"))
    governorates = GovernoratesChoice(
        queryset=Governorate.objects.all(),
        label=_("Where?"),
        widget=FoldedList(heading=_("Governorates")),
        required=False,
    )
    led_by = forms.ChoiceField(
        label=_("Who leads it?"),
        help_text=_("The organization that looks after it. The parties and Search read which."),
        widget=RadioList,
        required=False,
    )
    seen = SeenField()
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args, topics, parties: Iterable[Party], about: About, version: int, language: str, **kwargs
    ) -> None:
        initial = {**_values(about), "language": about.language or language, "seen": version}
        super().__init__(*args, initial=initial, **kwargs)
        self.parties = {str(party.pk): party for party in parties}
        self.fields["led_by"].choices = [
            ("", _("All of us")),
            *((key, party.organization.name) for key, party in self.parties.items()),
        ]
        self.fields["topics"].offer(topics)
        self.initial["shown"] = self._line(about)
        self.written_now: list[WrittenNow] = []

    def _line(self, about: About) -> str:
        values = _values(about)
        return line_of({name: fingerprint_of(self.fields[name], values[name]) for name in FIELDS})

    def clean_led_by(self) -> Party | None:
        """The leading party; None where all lead."""
        return self.parties.get(self.cleaned_data["led_by"])

    def clean(self) -> dict[str, Any]:
        """As the action takes it."""
        cleaned = super().clean()
        cleaned.pop("shown", None)
        return cleaned

    def catch_up(self, now: About, version: int) -> None:
        """Somebody else was quicker: what the person left as it was follows ``now``, what they typed stays, and what
        ``now`` says in its place is kept beside it (``written_now``). Saving again is then on purpose."""
        shown, values, data = read_line(self.data.get("shown", "")), _values(now), self.data.copy()
        untouched = set()
        for name in FIELDS:
            field = self.fields[name]
            is_now, typed = fingerprint_of(field, values[name]), fingerprint_of(field, self[name].data)
            if typed == shown.get(name):
                untouched.add(name)
                is_many = isinstance(values[name], list)
                data.setlist(name, values[name] if is_many else [values[name]])
            elif is_now not in {typed, shown.get(name)}:
                text = said(field, values[name]) or pgettext("what is written in a field", "nothing")
                language = now.language if name in TEXTS and values[name] else ""
                self.written_now.append(WrittenNow(str(field.label), text, language))
        if untouched.issuperset(TEXTS) and now.language:
            data["language"] = now.language
        data["seen"], data["shown"] = str(version), self._line(now)
        self.data = data


def _values(about: About) -> dict[str, Any]:
    """As the fields show it."""
    return {
        "title": about.title,
        "purpose": about.purpose,
        "topics": sorted(str(pk) for pk in about.topics),
        "governorates": sorted(str(pk) for pk in about.governorates),
        "led_by": str(about.led_by or ""),
    }
