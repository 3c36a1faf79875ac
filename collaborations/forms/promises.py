"""Forms about action points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import Party
from cop_portal.dates import today
from cop_portal.documents.sizes import MEGABYTE
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import FileInput, PortalForm, RadioList, SentenceField
from members.models import User

from .dates import held_day, planned_day
from .languages import language_of
from .seen import SeenField


class PersonChoice(forms.ChoiceField):
    """One's own people by name, or nobody in particular; cleans to a User or None. Set ``people``."""

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.people: dict[str, User] = {}

    def offer(self, people: Iterable[User]) -> None:
        """These can be chosen."""
        self.people = {str(person.pk): person for person in people}
        nobody = ("", gettext("Nobody in particular"))
        self.choices = [nobody, *((key, person.name) for key, person in self.people.items())]

    def clean(self, value) -> User | None:
        return self.people.get(super().clean(value))


class ActionPointForm(PortalForm):
    """A form of an action point: it carries how it stood when the page was opened (``promises.state``)."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def see_again(self, state: str) -> None:
        """The page shows it as it stands now: what is sent next was seen."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["seen"] = state
            self.data = data


class OwnerForm(PortalForm):
    """Which of ``parties`` does it and, where it is one's own (``own``), who of its ``people``."""

    party = forms.ChoiceField(
        label=_("Who does it?"), widget=RadioList, error_messages={"required": _("Choose who does it")}
    )
    person = PersonChoice(
        label=_("Who of your own organization?"),
        help_text=_("Only if your own organization does it. Other organizations read no names."),
    )

    def __init__(
        self, *args, parties: Iterable[Party], own: Party | None, people: Iterable[User], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        self.offer(parties)
        self.fields["person"].offer(people)
        if own is None or str(own.pk) not in self.parties:
            del self.fields["person"]

    def offer(self, parties: Iterable[Party]) -> None:
        """These can be chosen."""
        self.parties = {str(party.pk): party for party in parties}
        self.fields["party"].choices = [(key, party.organization.name) for key, party in self.parties.items()]

    def clean_party(self) -> Party:
        """The party itself."""
        return self.parties[self.cleaned_data["party"]]

    def clean(self) -> dict:
        """Each organization names its own people; said here, too, so that all that is wrong is said at once."""
        cleaned = super().clean()
        party = cleaned.get("party")
        if cleaned.get("person") is not None and party is not None and party != self.own:
            self.add_error("person", _("Name a person only where your own organization does it."))
        return cleaned


def _what_field() -> SentenceField:
    return SentenceField(
        label=_("What will be done?"),
        help_text=_("Start with a verb, for example: name two trainers."),
        max_length=200,
        error_messages={"required": _("Say what will be done")},
    )


def _due_field(**kwargs: Any) -> DateThreeField:
    return planned_day(
        not_before=today,
        required=False,
        messages={"too_early": _("This day has passed. Choose a day from today on")},
        **kwargs,
    )


class PromiseForm(OwnerForm):
    """Who does what, by when."""

    what = _what_field()
    due_on = _due_field(label=_("By when?"))
    language = language_of(label=_("Language of what you wrote"))
    field_order = ["what", "party", "person", "due_on", "language"]


def _evidence_fields() -> tuple[SentenceField, forms.FileField]:
    sentence = SentenceField(
        label=_("What shows it?"),
        help_text=_(
            "A sentence, for example: the form was sent on 3 November. Leave out names of people at risk."
        ),
        max_length=300,
        required=False,
    )
    upload = forms.FileField(
        label=_("A file that shows it"),
        help_text=_("One PDF, up to 25 MB. Only the parties can open it."),
        widget=FileInput(max_bytes=settings.MAX_UPLOAD_MB * MEGABYTE, accept=".pdf,application/pdf"),
        allow_empty_file=True,
        required=False,
    )
    return sentence, upload


class DoneForm(ActionPointForm):
    """That a promise was kept, since when, and what shows it: a sentence, a file, or both."""

    done_on = held_day(
        label=_("When was it done?"),
        messages={"required": _("Enter the date it was done")},
    )
    evidence, upload = _evidence_fields()


class EvidenceForm(ActionPointForm):
    """What shows that it is done, said anew; a file that is there stays where no other is chosen."""

    evidence, upload = _evidence_fields()
    without_file = forms.BooleanField(label=_("Take the file away that is there"), required=False)

    def __init__(self, *args, has_file: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_file:
            del self.fields["without_file"]

    def clean(self) -> dict:
        """Without the box, nothing is taken away."""
        return {"without_file": False, **super().clean()}


def _reason_field(**kwargs: Any) -> SentenceField:
    return SentenceField(
        help_text=_("The other organizations read this. Leave out names of people at risk."),
        max_length=300,
        error_messages={"required": _("Say why, for the others")},
        **kwargs,
    )


class ReasonForm(ActionPointForm):
    """Why a promise is dropped, or is not kept after all."""

    reason = _reason_field(label=_("Why?"))


class MoveDueForm(ReasonForm):
    """By which other day, and why."""

    due_on = _due_field(label=_("By when?"), help_text=_("Leave it empty if there is no date any more."))
    field_order = ["due_on", "reason", "seen"]


class CorrectForm(ActionPointForm):
    """Its words as they are, to be put right; ``corrections``: how often they had been when the person read them."""

    what = _what_field()
    language = language_of(label=_("Language of what you wrote"))
    drop_reason = _reason_field(label=_("Why was it dropped?"))
    corrections = SeenField()

    def __init__(self, *args, asks_words: bool, asks_reason: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asks_words:
            del self.fields["what"], self.fields["language"]
        if not asks_reason:
            del self.fields["drop_reason"]

    def is_behind(self, corrections: int) -> bool:
        """Whether the words were corrected since the form was opened."""
        return self.is_bound and self.cleaned_data.get("corrections", corrections) != corrections

    def see_corrections(self, corrections: int) -> None:
        """Keep what was typed; what is there now has been read with it."""
        data = cast(QueryDict, self.data).copy()
        data["corrections"] = str(corrections)
        self.data = data


class ReassignForm(OwnerForm, ReasonForm):
    """Which other party does it, and why."""

    field_order = ["party", "person", "reason", "seen"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if len(self.parties) == 1:
            self.initial.setdefault("party", next(iter(self.parties)))


class PersonForm(ActionPointForm):
    """Who of the organization that owes it does it, and why, where it was somebody else's until now."""

    person = PersonChoice(label=_("Who of you does it?"))
    reason = SentenceField(
        label=_("Why?"),
        help_text=_("Only your own organization reads this."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, people: Iterable[User], needs_reason: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)
        # Whether there is one is asked by the action: who chooses the same person again changes nothing.
        if not needs_reason:
            del self.fields["reason"]
