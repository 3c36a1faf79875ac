"""Forms that correct what was recorded. ``seen`` says how often the record had been corrected when it was read."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import JointActivity, Party
from collaborations.thread.meeting_page import MeetingPage
from cop_portal.dates import DatedFact
from cop_portal.ui.forms import PortalForm
from members.models import Topic

from .activities import COUNTS, ActivityForm, CountsForm, result_field
from .dates import held_day
from .languages import language_of
from .meetings import RecordMeetingForm


class SeenField(forms.IntegerField):
    """The number of corrections that the person saw; a form without it was not made here, and saw none."""

    def __init__(self) -> None:
        super().__init__(min_value=0, required=False, widget=forms.HiddenInput)

    def clean(self, value) -> int:
        return super().clean(value) or 0


class CorrectionForm(PortalForm):
    """What was refused because somebody was quicker is shown again beside what is recorded now."""

    seen = SeenField()

    def is_behind(self, corrections: int) -> bool:
        """Whether the form was sent and the record has been corrected since it was opened."""
        return self.is_bound and self.cleaned_data.get("seen", corrections) != corrections

    def show_again(self, corrections: int) -> None:
        """Keep what was typed; what is recorded now has been read with it."""
        data = self.data.copy()
        data["seen"] = corrections
        self.data = data


class CorrectMeetingForm(CorrectionForm, RecordMeetingForm):
    """The record of a meeting as it is, to be put right. Areas that another party has confirmed are not in it."""

    notes = None
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
        self.fixed_rows = [
            (row.area, row.confirmed_by_others) for row in page.areas if row.confirmed_by_others
        ]
        self.fixed = [area for area, _parties in self.fixed_rows]
        self.corrections = page.meeting.corrections
        self.chosen_already = [area.topic for area in self.fixed]
        mine = {row.area.topic: row.area for row in page.areas if not row.confirmed_by_others}
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
        for topic, area in mine.items():
            initial |= {f"area_{topic.pk}": True, f"sentence_{topic.pk}": area.sentence}
        taken = {*mine, *(area.topic for area in self.fixed)}
        offered = [*mine, *(topic for topic in topics if topic not in taken)]
        super().__init__(*args, parties=parties, topics=offered, initial=initial, **kwargs)

    def clean(self) -> dict:
        """An area that was confirmed while somebody wrote stays as it is: say so, and what was typed about it."""
        cleaned = super().clean()
        for area in self.fixed:
            name = self.add_prefix(f"sentence_{area.topic_id}")
            if name not in self.data:
                continue
            typed = self.data[name].strip()
            is_chosen = self.add_prefix(f"area_{area.topic_id}") in self.data
            if is_chosen and typed == area.sentence:
                continue
            if not is_chosen and not typed and self.is_behind(self.corrections):
                continue  # added since: it was offered, and not chosen
            message = gettext(
                "“%(area)s” has been confirmed meanwhile, so it stays as it is. You wrote: %(typed)s"
            )
            self.add_error(None, message % {"area": area.topic.name, "typed": typed or "–"})
        return cleaned

    def areas(self) -> list[tuple[Topic, str]]:
        """All areas: those that stay, those that were reworded, and new ones."""
        return [*((area.topic, area.sentence) for area in self.fixed), *super().areas()]


class CorrectActivityForm(CorrectionForm, CountsForm, ActivityForm):
    """The record of an activity as it is, to be put right."""

    planned_on = None
    held_on = held_day(label=_("When was it held?"), messages={"required": _("Enter the date it was held")})
    result = result_field()
    result_language = language_of()
    field_order = (
        "title",
        "language",
        "kind",
        "held_on",
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
        as_it_is = ("title", "language", "kind", "held_on", "place", "result", "result_language")
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
        self.add_counts([*present, *(party for party in counted if party not in present)])
