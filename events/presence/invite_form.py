"""The form that makes a walk-in a member and invites who speaks for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cop_portal.ui.forms import CONTENT_LANGUAGE_NAMES, RadioList
from events.models import Presence
from events.recognizing import everybody
from members.forms.identity import KINDS, NamesForm
from members.recognition import Candidate

# Letters that Sorani has, and that Iraqis who write Arabic do not use.
_SORANI = set("ێۆڕڵڤە")
_ARABIC = ("\u0600", "\u06ff")

IDENTIFYING = ("name_en", "name_ar", "name_ckb", "acronym", "email")


class WalkInForm(NamesForm):
    """What a new member is called and of what kind, and whom to invite to speak for it."""

    kind = forms.ChoiceField(label=_("Kind of organization"), choices=KINDS, widget=RadioList)
    email = forms.EmailField(
        label=_("E-mail address of who will speak for it"),
        max_length=254,
        help_text=_("The invitation works for this address only."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Name of this person"), max_length=150, required=False)
    position = forms.CharField(
        label=_("Position"), max_length=120, required=False, help_text=_("For example: director.")
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=CONTENT_LANGUAGE_NAMES, widget=RadioList
    )
    is_another = forms.BooleanField(label=_("It is none of these: a new member"), required=False)

    def __init__(self, *args: Any, presence: Presence, **kwargs: Any) -> None:
        kwargs.setdefault("initial", prefilled(presence))
        super().__init__(*args, **kwargs)
        self.presence = presence
        self.candidates = self._recognized()
        if not self.candidates:
            del self.fields["is_another"]

    def _recognized(self) -> list[Candidate]:
        """The members that this may be: by the walk-in's name, and by all that was typed."""
        said = self.data if self.is_bound else self.initial
        typed = [str(said.get(name) or "") for name in IDENTIFYING]
        return everybody().recognize(self.presence.walk_in_name, *filter(None, typed)).candidates

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.candidates and not cleaned.pop("is_another", False):
            self.add_error(
                "is_another",
                _("It may be a member already. Look at those above; if it is none of them, tick this."),
            )
        return cleaned


def prefilled(presence: Presence) -> dict[str, str]:
    """What the walk-in's line says: its name in the script it was written in, and the first person with an address."""
    language = language_of(presence.walk_in_name)
    people = list(presence.people.all())
    person = next((one for one in people if one.email), people[0] if people else None)
    return {
        f"name_{language}": presence.walk_in_name,
        "name": person.name if person else "",
        "email": person.email if person else "",
        "language": language,
    }


def language_of(text: str) -> str:
    """The language whose letters ``text`` is written in."""
    if not any(_ARABIC[0] <= letter <= _ARABIC[1] for letter in text):
        return "en"
    return "ckb" if _SORANI & set(text) else "ar"
