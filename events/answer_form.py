"""The form in which an organization says whether it comes, with whom, and what they need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cop_portal.ui.forms import CheckboxList, PortalForm, RadioList
from members.models import Membership

from .answered import Answered
from .models import Rsvp
from .models.limits import LONGEST_NEEDS

ANSWERS = [
    (Rsvp.Answer.YES.value, pgettext_lazy("answer to an event", "Yes, we come")),
    (Rsvp.Answer.MAYBE.value, pgettext_lazy("answer to an event", "Maybe")),
    (Rsvp.Answer.NO.value, pgettext_lazy("answer to an event", "No, we cannot come")),
]
_NOTED = _("Search has a note of it. Leave this empty to keep the note; what you write replaces it.")


class NeedsField(forms.CharField):
    """What somebody needs: written to Search, and never shown again."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            max_length=LONGEST_NEEDS,
            required=False,
            **kwargs,
        )


class AnswerForm(PortalForm):
    """One organization's answer. Its own people with accounts are ticked, others written, one a line."""

    answer = forms.ChoiceField(label=_("Does your organization come?"), choices=ANSWERS, widget=RadioList)
    accounts = forms.MultipleChoiceField(
        label=_("Who comes?"),
        help_text=_("Only your organization and Search read names. You can name them later."),
        required=False,
        widget=CheckboxList,
    )
    people = forms.CharField(
        label=_("Others of your organization who come"),
        help_text=_("Who has no account here. One name a line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    access_needs = NeedsField(
        label=_("What do they need to take part?"),
        help_text=_(
            "For example an entrance without steps, or sign language. Only Search staff read this. It is erased "
            "when the event is closed."
        ),
    )
    remove_access_needs = forms.BooleanField(
        label=_("Remove the note on what they need to take part"), required=False
    )
    dietary_needs = NeedsField(
        label=_("What can they not eat?"),
        help_text=_("Only Search staff read this. It is erased when the event is closed."),
    )
    remove_dietary_needs = forms.BooleanField(
        label=_("Remove the note on what they cannot eat"), required=False
    )

    def __init__(self, *args: Any, now: Answered, own_people: Iterable[Membership], **kwargs: Any) -> None:
        """``now`` is what holds, ``own_people`` are those with accounts who can be ticked."""
        choices = [(str(row.user_id), str(row.user)) for row in own_people]
        kwargs.setdefault("initial", _as_typed(now, {value for value, _label in choices}))
        super().__init__(*args, **kwargs)
        accounts = self.fields["accounts"]
        assert isinstance(accounts, forms.MultipleChoiceField)
        accounts.choices = choices
        if not choices:
            del self.fields["accounts"]
        for name, is_noted in (
            ("access_needs", now.has_access_needs),
            ("dietary_needs", now.has_dietary_needs),
        ):
            if is_noted:
                self.fields[name].help_text = _NOTED
            else:
                del self.fields[f"remove_{name}"]

    @classmethod
    def of_a_tap(cls, answer: str, *, now: Answered, own_people: list[Membership]) -> AnswerForm:
        """The form as if it had been sent with one thing changed: what a button of the event's page means, which was
        refused."""
        data = QueryDict(mutable=True)
        for name, value in _as_typed(now, {str(row.user_id) for row in own_people}).items():
            data.setlist(name, value if isinstance(value, list) else [value])
        data["answer"] = answer
        return cls(data, now=now, own_people=own_people)

    def said(self) -> dict[str, Any]:
        """What was sent, as ``answer_event`` takes it. A need left empty stays what it is."""
        data = self.cleaned_data
        return {
            "answer": data["answer"],
            "accounts": [int(value) for value in data.get("accounts", [])],
            "people": data["people"].splitlines(),
            "access_needs": self._need("access_needs"),
            "dietary_needs": self._need("dietary_needs"),
        }

    def _need(self, name: str) -> str | None:
        if self.cleaned_data[name]:
            return self.cleaned_data[name]
        return "" if self.cleaned_data.get(f"remove_{name}") else None


def _as_typed(now: Answered, can_be_ticked: set[str]) -> dict[str, Any]:
    """What holds, as one would type it. Who was ticked and has left the organization stands among the others."""
    ticked = [str(one.user_id) for one in now.people if str(one.user_id) in can_be_ticked]
    others = [one.name for one in now.people if str(one.user_id) not in can_be_ticked]
    return {"answer": now.answer, "accounts": ticked, "people": "\n".join(others)}
