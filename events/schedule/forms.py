"""The form by which staff choose who takes part in an event's rounds, and how many and how long these are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import format_date, today
from cop_portal.ui.forms import CheckboxList, PortalForm
from cop_portal.ui.number_fields import HourField, NumberField
from events.actions.pairings import (
    LEAST_MINUTES,
    MOST_MINUTES,
    MOST_PAUSE,
    MOST_ROUNDS,
)
from events.calendar import language_names
from events.models import Event, Pairing
from members.models import Organization

from .board import by_name
from .ground import languages_of
from .standing import standing_of
from .times import begun_by_now, hours_of_round

# So many days of a long event are offered.
MOST_DAYS = 31
ROUNDS, MINUTES, PAUSE = 4, 15, 5


@dataclass
class Candidates:
    """Who can be chosen, who is chosen beforehand, and who would be if its profile named a language."""

    organizations: list[Organization]
    hints: dict[str, str]
    chosen: list[int]
    silent: list[Organization]


def candidates_for(event: Event) -> Candidates:
    """Who can take part: who said yes or is there. Chosen beforehand are those that are there once anybody is, since
    who stayed away meets nobody; before that all that said yes."""
    standing = standing_of(event)
    languages = languages_of(standing.organizations)
    rows = by_name(standing.organizations.values())
    able = [one for one in rows if one.pk in languages]
    has_begun = event.starts_on <= today() and bool(standing.came)
    expected = standing.came if has_begun else standing.said_yes
    return Candidates(
        organizations=able,
        hints={str(one.pk): _hint(one.pk in standing.came, sorted(languages[one.pk])) for one in able},
        chosen=[one.pk for one in able if one.pk in expected],
        silent=[one for one in rows if one.pk not in languages],
    )


def _hint(came: bool, codes: list[str]) -> str:
    names = pgettext("between items of a list", ", ").join(language_names(codes))
    text = gettext("Is here. %(languages)s") if came else gettext("Said yes. %(languages)s")
    return text % {"languages": names}


class RoundsForm(PortalForm):
    """Who takes part, and the rounds. What is refused beyond a field's own sense is said by the action."""

    organizations = forms.TypedMultipleChoiceField(
        label=_("Who takes part"),
        coerce=int,
        widget=CheckboxList,
        error_messages={"required": _("Choose two organizations or more.")},
    )
    keep = NumberField(
        label=_("Rounds to keep"),
        help_text=_(
            "The first ones, that were held. They stay as they are, and nobody meets again whom they met there."
        ),
        min_value=0,
    )
    rounds = NumberField(label=_("Rounds"), min_value=1, max_value=MOST_ROUNDS)
    minutes = NumberField(
        label=_("Minutes for each conversation"), min_value=LEAST_MINUTES, max_value=MOST_MINUTES
    )
    pause = NumberField(
        label=_("Minutes between rounds"),
        help_text=_("To find the next table."),
        min_value=0,
        max_value=MOST_PAUSE,
    )
    day = forms.TypedChoiceField(label=_("Day"), coerce=datetime.date.fromisoformat)
    starts_at = HourField(
        label=_("The first round begins at"),
        required=False,
        help_text=_("Baghdad time. Left empty, the rounds are numbered and have no hours."),
    )

    def __init__(self, *args: Any, event: Event, current: Pairing | None, **kwargs: Any) -> None:
        self.candidates = candidates_for(event)
        kwargs["initial"] = _beforehand(event, self.candidates, current)
        super().__init__(*args, **kwargs)
        who: Any = self.fields["organizations"]
        who.choices = [(one.pk, one.name) for one in self.candidates.organizations]
        who.widget.hints = self.candidates.hints
        self._ask_what_to_keep(current)
        days = list(_days(event))
        day: Any = self.fields["day"]
        day.choices = [(one.isoformat(), format_date(one)) for one in days]
        if len(days) == 1:
            # Nothing to choose.
            del self.fields["day"]
        for name in {"keep", "rounds", "minutes", "pause", "starts_at"} & self.fields.keys():
            self.fields[name].widget.attrs["class"] = "pairing-short"

    def _ask_what_to_keep(self, current: Pairing | None) -> None:
        """Where there are rounds already, others may follow the first of them."""
        if current is None:
            del self.fields["keep"]
            return
        # Who sends a page from before there were any rounds was not asked.
        self.fields["keep"].required = not self.is_bound or "keep" in self.data
        self.fields["rounds"].help_text = _("In all, with those that you keep.")
        self.fields["starts_at"].label = _("The first new round begins at")
        self.fields["starts_at"].help_text = _(
            "Baghdad time. Left empty, the new rounds follow those that you keep; if you keep none, they have no hours."
        )
        self.name_in_errors()

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action takes."""
        rows = {one.pk: one for one in self.candidates.organizations}
        ids = self.cleaned_data["organizations"]
        chosen = self.cleaned_data | {"organizations": [rows[pk] for pk in ids]}
        return chosen | {"keep": self.cleaned_data.get("keep") or 0}


def _beforehand(event: Event, candidates: Candidates, current: Pairing | None) -> dict[str, Any]:
    """What stands in the form: what the present schedule has, or what often serves."""
    found: dict[str, Any] = {
        "organizations": candidates.chosen,
        "rounds": ROUNDS,
        "minutes": MINUTES,
        "pause": PAUSE,
        "starts_at": event.starts_at,
    }
    if current is not None:
        keep = begun_by_now(event, current)
        rounds = max(current.rounds, min(keep + 1, MOST_ROUNDS))
        following = hours_of_round(current, keep + 1) if keep < current.rounds else None
        found |= {"keep": keep, "rounds": rounds, "minutes": current.minutes, "pause": current.pause}
        found |= {"starts_at": following.begins if following else None, "day": current.day.isoformat()}
        # Who left the rounds is not put back into them unasked.
        left = current.participants.filter(absent_rounds__contains=[current.rounds])
        gone = set(left.values_list("organization_id", flat=True))
        found["organizations"] = [pk for pk in candidates.chosen if pk not in gone]
    return found


def _days(event: Event) -> Iterable[datetime.date]:
    length = min((event.ends_on - event.starts_on).days, MOST_DAYS - 1)
    return (event.starts_on + datetime.timedelta(days=number) for number in range(length + 1))
