"""A thread with all its facts, as one reader may see it, read in a fixed number of queries.

What is shown of it (``timeline``, ``next_step``, ``stage_line``, ``commitments``) is worked out from this alone and
asks the database nothing more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext

from collaborations.activities.counted import with_counts
from collaborations.activities.days import is_planned, planned_days
from collaborations.follow_up.cold_after import cold_after_of_settings
from collaborations.introductions.origins import introduced_on, is_at_event, origins_with_facts
from collaborations.models import (
    ActionPoint,
    Collaboration,
    ComplementaryArea,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MeetingParty,
    Party,
    Rest,
)
from collaborations.mous.facts import MouFacts, mou_facts_of, put_and_drafted
from collaborations.promises.people import with_people
from collaborations.thread.ended import last_together
from collaborations.thread.last_fact import last_fact_of
from collaborations.thread.membership import parties_with_days
from collaborations.thread.reader import Reader
from collaborations.thread.recorded import recorded
from collaborations.thread.rests import rest_rows, rests_of, standing_rest
from collaborations.thread.withheld import withhold_names
from cop_portal.dates import DatedFact, today
from cop_portal.translations.texts import ReadText, read
from cop_portal.ui.thread import strands_for


@dataclass(eq=False)
class Thread:
    """A collaboration (with ``with_stage``), its facts, and how ``reader`` stands to it."""

    collaboration: Collaboration
    reader: Reader
    # What was put to its parties; and what was not, or was returned.
    mous: list[MouFacts] = field(default_factory=list)
    drafts_of_all: list[MouFacts] = field(default_factory=list)
    # To staff, the parts of each meeting that its parties let them read (``meeting_visibility``).
    shared: dict[int, frozenset[str]] = field(default_factory=dict)
    on: datetime.date = field(default_factory=today)

    @cached_property
    def all_parties(self) -> list[Party]:
        """Everybody who is or was a party, in the order they joined."""
        return list(self.collaboration.parties.all())

    @cached_property
    def parties(self) -> list[Party]:
        """The parties now."""
        return [party for party in self.all_parties if party.left_on is None]

    @cached_property
    def drawn(self) -> list[Party]:
        """The parties whose strands are drawn: those of now, or who was in it to the end where only one has stayed."""
        return self.parties if len(self.parties) >= 2 else last_together(self.all_parties)

    @cached_property
    def own(self) -> Party | None:
        """The reader's own party: of the organization they act for, else of another of theirs."""
        mine = [party for party in self.parties if party.organization_id in self.reader.organization_ids]
        acting = [party for party in mine if party.organization_id == self.reader.acting_for_id]
        return (acting or mine or [None])[0]

    @cached_property
    def others(self) -> list[Party]:
        """The parties now but the reader's own."""
        return [party for party in self.parties if party != self.own]

    @property
    def is_own(self) -> bool:
        """Whether the reader belongs to a party, and so reads what the parties wrote."""
        return self.own is not None

    @property
    def is_inside(self) -> bool:
        """Whether the reader sees dates and steps."""
        return self.is_own or self.reader.is_staff

    @property
    def writes(self) -> bool:
        """Whether the reader acts for a party now, in whatever role."""
        return self.own is not None and self.own.organization_id == self.reader.acting_for_id

    @property
    def acts(self) -> bool:
        """Whether the reader speaks for a party now."""
        return self.writes and self.reader.is_representative

    @property
    def has_company(self) -> bool:
        """Whether two or more are in it."""
        return len(self.parties) >= 2

    @property
    def is_open(self) -> bool:
        """Whether it goes on, or could: two or more are in it, and it is not concluded."""
        return self.has_company and not self.is_concluded

    @cached_property
    def rests(self) -> list[Rest]:
        """Its pauses and conclusions, the oldest first."""
        return rests_of(self)

    @cached_property
    def rest(self) -> Rest | None:
        """The pause or conclusion that stands today."""
        return standing_rest(self.rests, self.on)

    @property
    def is_paused(self) -> bool:
        """Whether it rests for a while."""
        return self.rest is not None and self.rest.kind == Rest.Kind.PAUSED

    @property
    def is_concluded(self) -> bool:
        """Whether it is done."""
        return self.rest is not None and self.rest.kind == Rest.Kind.CONCLUDED

    @cached_property
    def strands(self) -> list[str]:
        """The letters of the drawn parties, the reader's own being b."""
        own = self.drawn.index(self.own) if self.own in self.drawn else None
        return strands_for(len(self.drawn), own)

    def strand_of(self, party: Party | None) -> str:
        """The letter of ``party``; d, the soft one, for a party that is drawn no more."""
        by_organization = {
            drawn.organization_id: letter for drawn, letter in zip(self.drawn, self.strands, strict=True)
        }
        return by_organization.get(party.organization_id, "d") if party is not None else "d"

    @cached_property
    def title(self) -> ReadText | None:
        """The title the parties gave it, for the reader; None where it is called by its parties."""
        return read(self.collaboration.texts.all(), "title")

    @cached_property
    def purpose(self) -> ReadText | None:
        """What the parties want, for the reader."""
        return read(self.collaboration.texts.all(), "purpose")

    @property
    def name(self) -> str:
        """What it is called in one line: its title, or the short names of its parties."""
        if self.is_inside and self.title is not None:
            return self.title.text
        return join_names([party.organization.short_name for party in self.drawn])

    @property
    def name_language(self) -> str:
        """The language of the title; the reader's where it is called by its parties."""
        return self.title.language if self.is_inside and self.title is not None else get_language() or "en"

    @cached_property
    def introductions(self) -> list[Introduction]:
        """Its origins, oldest first."""
        return sorted(self.collaboration.introductions.all(), key=lambda row: (introduced_on(row), row.pk))

    @cached_property
    def introductions_at_events(self) -> list[Introduction]:
        """Its origins at an event that has been, oldest first."""
        return [row for row in self.introductions if is_at_event(row, self.on)]

    @cached_property
    def held_meetings(self) -> list[FollowUpMeeting]:
        """The meetings that were held, oldest first."""
        held = [meeting for meeting in self.collaboration.meetings.all() if meeting.held_on is not None]
        return sorted(held, key=lambda meeting: (meeting.held_on, meeting.pk))

    @cached_property
    def planned_meetings(self) -> list[FollowUpMeeting]:
        """The meetings that are neither held nor called off, the next one first."""
        planned = [
            meeting
            for meeting in self.collaboration.meetings.all()
            if meeting.held_on is None and meeting.called_off_on is None
        ]
        return sorted(planned, key=lambda meeting: (meeting.planned_on, meeting.pk))

    @cached_property
    def held_activities(self) -> list[JointActivity]:
        """The joint activities that were held, oldest first."""
        held = [activity for activity in self.collaboration.activities.all() if activity.held_on is not None]
        return sorted(held, key=lambda activity: (activity.held_on, activity.pk))

    @cached_property
    def planned_activities(self) -> list[JointActivity]:
        """The joint activities that are neither held nor cancelled, the next one first."""
        planned = [activity for activity in self.collaboration.activities.all() if is_planned(activity)]
        return sorted(planned, key=lambda activity: (planned_days(activity).first, activity.pk))

    @cached_property
    def open_promises(self) -> list[ActionPoint]:
        """Action points neither done nor dropped, the earliest due first and those without a date last."""
        points = [
            point
            for point in self.collaboration.action_points.all()
            if point.done_on is None and point.dropped_on is None
        ]
        return sorted(points, key=lambda point: (point.due_on or datetime.date.max, point.pk))

    def unconfirmed_areas(self, meeting: FollowUpMeeting, party: Party) -> list[ComplementaryArea]:
        """Areas found in ``meeting`` that ``party``, which was there, has not confirmed."""
        if party.pk not in {row.party_id for row in meeting.attending.all()}:
            return []
        return [
            area
            for area in meeting.areas.all()
            if party.pk not in {confirmation.party_id for confirmation in area.confirmations.all()}
        ]

    def silent_about(self, meeting: FollowUpMeeting, party: Party) -> set[str]:
        """The kinds of what was found in ``meeting`` (areas, entry points) of which ``party``, which was there, has
        confirmed none."""
        unconfirmed = self.unconfirmed_areas(meeting, party)
        confirmed = {area.kind for area in meeting.areas.all() if area not in unconfirmed}
        return {area.kind for area in unconfirmed} - confirmed

    @property
    def drafts(self) -> list[MouFacts]:
        """The drafts that the reader's own organization writes with others: nobody else knows of them."""
        return [facts for facts in self.drafts_of_all if facts.has_party(self.own)]

    @property
    def mou_begins_on(self) -> datetime.date | None:
        """The first day to come of a memorandum that is concluded already, the nearest one."""
        return min((facts.in_force_since for facts in self.mous if facts.is_to_begin), default=None)

    @property
    def last_fact(self) -> DatedFact:
        """The day, or month, of the last thing that happened in it."""
        return last_fact_of(self)


def join_names(names: list[str]) -> str:
    """Names as a list in a sentence: "Al Noor and WEO", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": gettext(", ").join(names[:-1]), "last": names[-1]}


def _meetings_with_days() -> QuerySet[FollowUpMeeting]:
    return FollowUpMeeting.objects.order_by("pk").annotate(
        recorded_at=recorded(FollowUpMeeting, "held_on"),
        called_off_at=recorded(FollowUpMeeting, "called_off_on"),
    )


def with_facts(collaborations: QuerySet[Collaboration]) -> QuerySet[Collaboration]:
    """``collaborations`` with stage and every fact that a ``Thread`` reads, memoranda excepted."""
    return (
        collaborations.with_stage()
        .annotate(rest_rows=rest_rows(), cold_after_days=cold_after_of_settings())
        .prefetch_related(
            "texts",
            "topics",
            "governorates",
            Prefetch("parties", parties_with_days()),
            Prefetch("introductions", origins_with_facts()),
            Prefetch("meetings", _meetings_with_days()),
            Prefetch("meetings__attending", MeetingParty.objects.select_related("party__organization")),
            Prefetch("meetings__areas", ComplementaryArea.objects.select_related("topic")),
            "meetings__areas__confirmations",
            Prefetch("action_points", with_people()),
            Prefetch(
                "activities",
                with_counts(
                    JointActivity.objects.select_related(
                        "governorate", "led_by__organization", "event__governorate"
                    )
                ),
            ),
        )
    )


def threads(collaborations: Iterable[Collaboration], reader: Reader) -> list[Thread]:
    """The threads of ``collaborations`` (from ``with_facts``) for ``reader``."""
    rows = list(collaborations)
    mous = mou_facts_of(rows, reader.organization_ids)
    found = [Thread(row, reader, *put_and_drafted(mous.get(row.pk, []))) for row in rows]
    withhold_names(found)
    return found
