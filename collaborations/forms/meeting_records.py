"""Forms about meetings that were held: recording one, and confirming what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.actions.meetings import AREA_CHANGED
from collaborations.models import ComplementaryArea, FollowUpMeeting, Party
from cop_portal.dates import today
from cop_portal.ui.forms import CheckboxList, PortalForm, SentenceField
from cop_portal.ui.number_fields import HourField
from cop_portal.ui.templatetags.ui import written
from members.models import Topic

from .dates import held_day, planned_day
from .found import AREAS, ENTRY_POINTS, FoundForm, MoreRows, area_words, entry_point_words, grouped_topics
from .languages import language_of
from .meeting_notes import challenges_field, notes_field
from .meetings import people_field
from .rhythms import changed_rhythm, rhythm_field, rhythm_seen
from .which_plan import ANOTHER, chosen_of, which_plan


class RecordMeetingForm(FoundForm):
    """That the parties met: when, who came, what they found, what was said, and when they meet next.

    Fields are made from the parties (``came_<id>``, ``people_<id>``) and of what was found (``found.Names``): areas
    from the topics on their profiles and others, entry points from all topics.
    """

    # The record of that day, where it is refused because of it.
    recorded: FollowUpMeeting | None = None

    held_on = held_day(
        label=_("When did you meet?"),
        help_text=_("Leave the day empty if you only know the month."),
        month_is_enough=True,
        messages={"required": _("Enter the date of the meeting")},
    )
    place = SentenceField(label=_("Where?"), max_length=200, required=False)
    challenges = challenges_field(label=_("What makes it difficult?"), rows=3)
    notes = notes_field(label=_("What did you agree?"), rows=6)
    language = language_of()
    next_on = planned_day(
        label=_("When do you meet next?"),
        help_text=_("Leave it empty if you do not know yet."),
        not_before=today,
        required=False,
        messages={"too_early": _("This day has passed. Choose a day from today on")},
    )
    next_at = HourField(
        label=_("At what time?"), help_text=_("Baghdad time, for example 10:30."), required=False
    )
    next_place = SentenceField(label=_("Where?"), max_length=200, required=False)
    rhythm = rhythm_field()
    rhythm_seen = rhythm_seen()

    def __init__(
        self,
        *args,
        parties: Iterable[Party],
        topics: Iterable[Topic],
        entry_topics: Iterable[Topic] = (),
        plans: Sequence[FollowUpMeeting] = (),
        asks_plan: bool = False,
        **kwargs,
    ) -> None:
        """``plans``: the planned meetings of which it is asked whether it was one of them; ``asks_plan``: one comes
        from the page of one of them."""
        super().__init__(*args, **kwargs)
        self.parties = list(parties)
        self.plans = list(plans)
        if self.plans:
            self.fields["plan"] = which_plan(self.plans, today(), asks=asks_plan)
        for party in self.parties:
            self.fields[f"came_{party.pk}"] = forms.BooleanField(
                label=party.organization.name, required=False, initial=True
            )
            self.fields[f"people_{party.pk}"] = people_field()
        choices = grouped_topics()
        self.add_found(AREAS, topics, choices=choices, **area_words())
        self.add_found(ENTRY_POINTS, entry_topics, choices=choices, **entry_point_words())
        self.name_in_errors()

    @property
    def party_rows(self) -> list:
        """(came, people) fields of each party, for the template."""
        return [(self[f"came_{party.pk}"], self[f"people_{party.pk}"]) for party in self.parties]

    @property
    def area_rows(self) -> list:
        """(area, sentence) fields of each topic on the profiles, for the template."""
        return self.offered_rows(AREAS)

    @property
    def other_area(self) -> tuple:
        """(topic, sentence) fields of another area, for the template."""
        return self.other_row_of(AREAS)

    @property
    def more_areas(self) -> MoreRows:
        """The fields of more areas, for the template."""
        return self.more_rows_of(AREAS)

    @property
    def entry_rows(self) -> list:
        """(entry point, sentence) fields of those that are there already, for the template."""
        return self.offered_rows(ENTRY_POINTS)

    @property
    def other_entry(self) -> tuple:
        """(topic, sentence) fields of a new entry point, for the template."""
        return self.other_row_of(ENTRY_POINTS)

    @property
    def more_entries(self) -> MoreRows:
        """The fields of more entry points, for the template."""
        return self.more_rows_of(ENTRY_POINTS)

    @property
    def is_entry_filled(self) -> bool:
        """Whether there is something among the entry points."""
        rows = [*self.entry_rows, self.other_entry, *self.more_entries.rows]
        return self.is_filled(*(field.name for row in rows for field in row))

    @property
    def is_challenge_filled(self) -> bool:
        """Whether there is something among the challenges."""
        return self.is_filled("challenges")

    @property
    def is_next_filled(self) -> bool:
        """Whether there is something about the next meeting; how often they mean to meet is there before."""
        typed = ("rhythm",) if self.is_bound and "rhythm" in self.errors else ()
        return self.is_filled("next_on", "next_at", "next_place", *typed)

    def clean(self) -> dict:
        """What was found is whole, and the next meeting has its day."""
        cleaned = super().clean()
        self.check_found(
            AREAS,
            cleaned,
            missing=_("Choose the area that this sentence belongs to"),
            twice=_("This area is chosen above already"),
        )
        self.check_found(
            ENTRY_POINTS,
            cleaned,
            missing=_("Choose the topic that this sentence belongs to"),
            twice=_("This entry point is chosen above already"),
        )
        if "next_on" in self.fields:
            self._check_next(cleaned)
        return cleaned

    def _check_next(self, cleaned: dict) -> None:
        is_begun = cleaned.get("next_at") or cleaned.get("next_place")
        if is_begun and not cleaned.get("next_on") and "next_on" not in self.errors:
            self.add_error(
                "next_on", _("Enter the day of the next meeting, or leave its time and place empty")
            )

    def planned(self) -> FollowUpMeeting | None:
        """The planned meeting that it was, as far as it was asked."""
        return chosen_of(self.plans, self.cleaned_data.get("plan", ""))

    @property
    def is_another(self) -> bool:
        """Whether it was said that it was none of the planned ones."""
        return self.cleaned_data.get("plan") == ANOTHER

    def place_of(self, meeting: FollowUpMeeting | None) -> str | None:
        """Where it was: of ``meeting``, whose record this is, as it stands in the field, which showed it; else what is
        written there, if anything (None: as it was planned)."""
        place = self.cleaned_data["place"]
        is_shown = meeting is not None and "place" in self.data
        return place if is_shown else place or None

    def attending(self) -> dict[Party, str]:
        """The parties that came, each with its people."""
        return {
            party: self.cleaned_data[f"people_{party.pk}"]
            for party in self.parties
            if self.cleaned_data[f"came_{party.pk}"]
        }

    def areas(self) -> list[tuple[Topic, str]]:
        """The areas found, each topic once, with its sentence."""
        return self.found(AREAS)

    def entry_points(self) -> list[tuple[Topic, str]]:
        """The entry points found, each topic once, with its sentence."""
        return self.found(ENTRY_POINTS)

    def following(self) -> dict:
        """What is said about the next meeting, as ``record_meeting`` takes it."""
        names = ("next_on", "next_at", "next_place")
        values = {name: self.cleaned_data[name] for name in names}
        return values | {"rhythm": changed_rhythm(self.cleaned_data)}


class AreaChoice(forms.ModelMultipleChoiceField):
    """Areas and entry points by the names of their topics."""

    def label_from_instance(self, obj: ComplementaryArea) -> str:
        return obj.topic.name


class ConfirmAreasForm(PortalForm):
    """Which of the areas and entry points found in a meeting one's own organization confirms."""

    areas = AreaChoice(
        queryset=ComplementaryArea.objects.none(),
        label=_("Which of these do you confirm?"),
        help_text=_("Leave out what you see differently, and talk about it."),
        widget=CheckboxList,
        error_messages={
            "required": _("Choose at least one, or go back"),
            "invalid_choice": AREA_CHANGED,
        },
    )

    def __init__(self, *args, areas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rows = list(areas)
        self.fields["areas"].queryset = areas
        kinds = {row.kind for row in rows}
        self.fields["areas"].widget.hints = {
            str(row.pk): _hint(row, with_kind=len(kinds) > 1) for row in rows
        }


def _hint(area: ComplementaryArea, *, with_kind: bool) -> str:
    """Its sentence, which runs its own way; where both kinds are asked about, which of the two it is before it."""
    sentence = written(area.sentence, area.language) if area.sentence else ""
    if not with_kind:
        return sentence
    kind = area.get_kind_display()
    if not sentence:
        return kind
    words = gettext("%(kind)s: %(sentence)s")
    return SafeString(escape(words) % {"kind": escape(kind), "sentence": sentence})
