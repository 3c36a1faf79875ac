"""Forms about what the parties write of a meeting for themselves, and about what Search may read of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.visibility import PARTS
from collaborations.models import FollowUpMeeting
from cop_portal.translations.names import reading_language

from .languages import language_of
from .seen import SeenForm

NOTES_HINT = _(
    "Only the parties can read this, and Search only if all who were there let it. "
    "Leave out names of people at risk."
)


def notes_field(*, label, rows: int) -> forms.CharField:
    """A field for the notes of a meeting."""
    return forms.CharField(
        label=label,
        help_text=NOTES_HINT,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=10000,
        required=False,
    )


def challenges_field(*, label, rows: int, help_text=NOTES_HINT) -> forms.CharField:
    """A field for the challenges that came up at a meeting."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=5000,
        required=False,
    )


class NotesForm(SeenForm):
    """Notes and challenges. ``seen`` says upon which version of them this was written."""

    notes = notes_field(label=_("Notes"), rows=10)
    language = language_of(label=_("Language of the notes"))
    challenges = challenges_field(label=_("Challenges"), rows=5, help_text="")
    challenges_language = language_of(label=_("Language of the challenges"))

    @classmethod
    def initial_of(cls, meeting: FollowUpMeeting) -> dict:
        """What stands there now. A text that nobody wrote yet begins in the language that its writer reads."""
        reading = reading_language()
        return {
            "seen": meeting.notes_version,
            "notes": meeting.notes,
            "language": meeting.notes_language if meeting.notes else reading,
            "challenges": meeting.challenges,
            "challenges_language": meeting.challenges_language if meeting.challenges else reading,
        }


class SharingForm(forms.Form):
    """What Search may read of a meeting: a box for each part, and beside each what it was when the page was opened.

    Only who changes a box changes it: a page that was opened an hour ago ticks nothing again.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part] = forms.BooleanField(required=False)
            self.fields[f"{part}_seen"] = forms.BooleanField(required=False)

    def changes(self) -> dict[str, bool]:
        """The parts whose box was changed."""
        data = self.cleaned_data
        return {part: data[part] for part in PARTS if data[part] != data[f"{part}_seen"]}
