"""Forms that correct what was recorded. ``seen`` says how often the record had been corrected when it was read."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.page import MeetingPage
from collaborations.models import ComplementaryArea, JointActivity, Party
from cop_portal.dates import DatedFact
from members.models import Topic

from .activities import (
    COUNTS,
    RESULT_HINT,
    ActivityForm,
    CountsForm,
    held_on_field,
    held_until_field,
    result_field,
)
from .found import AREAS, ENTRY_POINTS, Names
from .languages import language_of
from .meeting_records import RecordMeetingForm
from .seen import SeenForm


class CorrectionForm(SeenForm):
    """A correction; ``seen`` is the number of corrections that the person saw."""


class CorrectMeetingForm(CorrectionForm, RecordMeetingForm):
    """The record of a meeting as it is, to be put right. What another party has confirmed is not in it."""

    notes = challenges = next_on = next_at = next_place = rhythm = rhythm_seen = None
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    language = language_of(label=_("Language of what you write about the areas"))

    def __init__(
        self,
        *args,
        page: MeetingPage,
        parties: Iterable[Party],
        topics: Iterable[Topic],
        language: str,
        **kwargs,
    ) -> None:
        came = {row.attending.party: row.attending.people for row in page.came}
        # (area, the other parties that have confirmed it): they stay as they are.
        found = {AREAS: page.areas, ENTRY_POINTS: page.entry_points}
        self.fixed_rows = {
            names: [(row.area, row.confirmed_by_others) for row in rows if row.confirmed_by_others]
            for names, rows in found.items()
        }
        self.fixed = {names: [area for area, _parties in rows] for names, rows in self.fixed_rows.items()}
        self.corrections = page.meeting.corrections
        self.chosen_already = {names: [area.topic for area in rows] for names, rows in self.fixed.items()}
        mine = {
            names: {row.area.topic: row.area for row in rows if not row.confirmed_by_others}
            for names, rows in found.items()
        }
        parties = [*parties, *(party for party in came if party.left_on is not None)]
        initial = {
            "held_on": DatedFact(page.meeting.held_on, page.meeting.date_precision),
            "place": page.meeting.place,
            "language": language,
            "seen": page.meeting.corrections,
        }
        for party in parties:
            initial[f"came_{party.pk}"] = party in came
            initial[f"people_{party.pk}"] = came.get(party, "")
        for names, areas in mine.items():
            for topic, area in areas.items():
                initial |= {f"{names.box}_{topic.pk}": True, f"{names.sentence}_{topic.pk}": area.sentence}
        taken = {*mine[AREAS], *self.chosen_already[AREAS]}
        offered = [*mine[AREAS], *(topic for topic in topics if topic not in taken)]
        entry_topics = list(mine[ENTRY_POINTS])
        super().__init__(
            *args, parties=parties, topics=offered, entry_topics=entry_topics, initial=initial, **kwargs
        )

    @property
    def fixed_areas(self) -> list:
        """Areas that stay, with who confirmed them, for the template."""
        return self.fixed_rows[AREAS]

    @property
    def fixed_entry_points(self) -> list:
        """Entry points that stay, with who confirmed them, for the template."""
        return self.fixed_rows[ENTRY_POINTS]

    def clean(self) -> dict:
        """What was confirmed while somebody wrote stays as it is: say so, and what was typed about it."""
        cleaned = super().clean()
        for names, areas in self.fixed.items():
            self._say_what_stays(names, areas)
        return cleaned

    def _say_what_stays(self, names: Names, areas: list[ComplementaryArea]) -> None:
        for area in areas:
            name = self.add_prefix(f"{names.sentence}_{area.topic_id}")
            if name not in self.data:
                continue
            typed = self.data[name].strip()
            is_chosen = self.add_prefix(f"{names.box}_{area.topic_id}") in self.data
            if is_chosen and typed == area.sentence:
                continue
            if not is_chosen and not typed and self.is_behind(self.corrections):
                continue  # added since: it was offered, and not chosen
            message = gettext(
                "“%(area)s” has been confirmed meanwhile, so it stays as it is. You wrote: %(typed)s"
            )
            self.add_error(None, message % {"area": area.topic.name, "typed": typed or "–"})

    def found(self, names: Names) -> list[tuple[Topic, str]]:
        """All of a kind: those that stay, those that were reworded, and new ones."""
        return [*((area.topic, area.sentence) for area in self.fixed[names]), *super().found(names)]


class CorrectActivityForm(CorrectionForm, CountsForm, ActivityForm):
    """The record of an activity as it is, to be put right."""

    planned_on = planned_until = None
    held_on = held_on_field()
    held_until = held_until_field()
    result = result_field()
    result_language = language_of()
    field_order = (
        "title",
        "language",
        "kind",
        "held_on",
        "held_until",
        "place",
        "governorate",
        "led_by",
        "topics",
        "result",
        "result_language",
    )

    def __init__(
        self,
        *args,
        activity: JointActivity,
        parties: Iterable[Party],
        known: dict[int, Party],
        topics,
        **kwargs,
    ) -> None:
        """``known``: every party the thread has had, by its key, as the reader may know it."""
        counted = {known[row.party_id]: row for row in activity.participants.all()}
        as_it_is = (
            "title",
            "language",
            "kind",
            "held_on",
            "held_until",
            "place",
            "result",
            "result_language",
        )
        initial = {name: getattr(activity, name) for name in as_it_is}
        initial |= {
            "governorate": activity.governorate_id,
            "led_by": activity.led_by_id or "",
            "topics": [topic.pk for topic in activity.topics.all()],
            "seen": activity.corrections,
        }
        for party, row in counted.items():
            initial |= {f"{name}_{party.pk}": getattr(row, name) for name in COUNTS}
        present = list(parties)
        leader = known.get(activity.led_by_id)
        leaders = present if leader is None or leader in present else [*present, leader]
        super().__init__(*args, parties=leaders, topics=topics, initial=initial, **kwargs)
        title = self.fields["title"]
        title.label, title.help_text = _("Title"), ""
        self.fields["led_by"].label = _("Who led it?")
        if activity.event is not None:
            # A training that was open to all members: who came is counted at its event.
            self.add_counts([])
            self.fields["kind"].choices = [
                choice for choice in self.fields["kind"].choices if choice[0] == activity.kind
            ]
            self.fields["result"].help_text = RESULT_HINT
            return
        self.add_counts([*present, *(party for party in counted if party not in present)])
