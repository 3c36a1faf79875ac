"""Staff's follow-up board: all threads, the coldest first; then what rests, and what has ended comes last."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from collaborations.follow_up.owner import Reach, can_be_nudged, owners, reaches
from collaborations.follow_up.silence import COLD, RESTS, WARM, is_cold, silent_since, with_silence
from collaborations.follow_up.words import (
    age_words,
    cold_heading,
    last_entry_words,
    nobody_words,
    silence_words,
    waiting_words,
)
from collaborations.models import Collaboration, Introduction
from collaborations.stages import CollaborationQuerySet, Standing
from collaborations.thread.facts import Thread
from collaborations.thread.listing import ThreadRow, collaborations_in_company, party_dots, rows_of
from collaborations.thread.reader import Reader
from cop_portal.dates import today
from events.models import Event

# Who has waited for less is left in peace: the board offers a nudge from then on.
WAITED_ENOUGH = datetime.timedelta(days=7)

# Where a thread stands that all but one have left: the funnel counts it, and so does the board.
ENDED = "ended"
WARMTH_ORDER = Case(
    When(place=ENDED, then=3), When(warmth=COLD, then=0), When(warmth=WARM, then=1), default=2
)


@dataclass(frozen=True)
class Choice:
    """What of the board is shown: of one standing, of one event, cold ones only."""

    standing: str = ""
    event: Event | None = None
    cold: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.standing or self.event or self.cold)

    def query(self, **other) -> str:
        """The address of the board with this choice, and what is ``other`` than here."""
        values = {"standing": self.standing, "event": self.event, "cold": self.cold, **other}
        query = QueryDict(mutable=True)
        if values["standing"]:
            query["stage"] = values["standing"]
        if values["event"]:
            query["event"] = values["event"].slug
        if values["cold"]:
            query["cold"] = "1"
        return f"?{query.urlencode()}" if query else ""


@dataclass(frozen=True)
class StageLink:
    """How many stand at a stage, and the way to them."""

    label: str
    count: int
    url: str
    is_current: bool


@dataclass
class BoardGroup:
    """Rows beneath one heading."""

    heading: str
    rows: list[BoardRow]


@dataclass
class BoardRow:
    """A thread on the board."""

    row: ThreadRow
    is_cold: bool
    reach: Reach | None

    @property
    def thread(self) -> Thread:
        """The thread itself."""
        return self.row.thread

    @property
    def age(self) -> str:
        """How long ago they were introduced."""
        collaboration = self.thread.collaboration
        return age_words(collaboration.introduced_on or collaboration.opened_on, self.thread.on)

    @property
    def silence(self) -> str:
        """For how long nothing has happened, where it is cold."""
        return silence_words(self.thread.last_fact.date, self.thread.on) if self.is_cold else ""

    @property
    def last_entry(self) -> str:
        """When something happened last."""
        last = self.thread.last_fact
        return last_entry_words(last.date, last.precision)

    @property
    def owners(self) -> list[dict]:
        """Who acts next, where it is not anybody of them, with their strands; nobody where nothing is to be done."""
        if self.row.step is None or self.thread.rest is not None:
            return []
        must = {party.organization_id for party in owners(self.thread, self.row.step)}
        if len(must) == len(self.thread.parties):
            return []
        return [dot for dot in party_dots(self.thread) if dot["organization"].pk in must]

    @property
    def may_nudge(self) -> bool:
        """Whether a nudge would reach somebody today."""
        return self.reach is not None and bool(self.reach.free)

    @property
    def waiting(self) -> str:
        """Why it would reach nobody."""
        if self.reach is None or self.may_nudge:
            return ""
        if self.reach.is_waiting:
            return waiting_words(self.reach)
        return nobody_words()


def choice_of(data: QueryDict) -> Choice:
    """What the address asks for; what it does not know is left out."""
    standing, slug = data.get("stage", ""), data.get("event", "")
    event = None
    if slug and "\x00" not in slug:
        event = events_of_threads().filter(slug=slug).first()
    return Choice(
        standing=standing if standing in {*Standing.values, ENDED} else "",
        event=event,
        cold=data.get("cold") == "1",
    )


def events_of_threads() -> QuerySet[Event]:
    """Events at which somebody was introduced, the latest first."""
    origins = Introduction.objects.filter(event=OuterRef("pk"), collaboration__isnull=False)
    return Event.objects.filter(Exists(origins)).order_by("-starts_on", "pk")


def board(choice: Choice, *, cold_after: int, on: datetime.date | None = None) -> CollaborationQuerySet:
    """The threads of the board in their order, with ``warmth`` (cold, warm or rests) and ``place``: a ``Standing``, or
    that it has ended."""
    found = with_silence(Collaboration.objects.with_stage(on), cold_after=cold_after, on=on)
    goes_on = When(pk__in=collaborations_in_company().values("pk"), then=F("standing"))
    found = found.annotate(place=Case(goes_on, default=Value(ENDED), output_field=CharField()))
    if choice.event is not None:
        origins = Introduction.objects.filter(collaboration=OuterRef("pk"), event=choice.event)
        found = found.filter(Exists(origins))
    if choice.standing:
        found = found.filter(place=choice.standing)
    if choice.cold:
        found = found.filter(warmth=COLD).exclude(place=ENDED)
    return found.order_by(WARMTH_ORDER, "silent_since", "pk")


def stage_links(choice: Choice, *, cold_after: int) -> list[StageLink]:
    """How many threads stand where, of what is chosen otherwise; all of them first."""
    rows = board(Choice(event=choice.event, cold=choice.cold), cold_after=cold_after)
    counts = dict(rows.order_by().values_list("place").annotate(count=Count("pk")))
    places = {standing.value: capfirst(str(standing.label)) for standing in Standing}
    if counts.get(ENDED) or choice.standing == ENDED:
        places[ENDED] = pgettext("collaborations", "Ended")
    links = [StageLink(gettext("All"), sum(counts.values()), choice.query(standing=""), not choice.standing)]
    return links + [
        StageLink(label, counts.get(place, 0), choice.query(standing=place), choice.standing == place)
        for place, label in places.items()
    ]


def board_groups(
    ids: list[int], reader: Reader, *, by: int, cold_after: int, on: datetime.date | None = None
) -> list[BoardGroup]:
    """The rows of a page, in this order: what is cold, what is on its way, what rests, what has ended."""
    found = {row.thread.collaboration.pk: row for row in rows_of(_by_id(ids), reader)}
    rows = [found[pk] for pk in ids if pk in found]
    asked = {
        row.thread.collaboration.pk: owners(row.thread, row.step) or row.thread.parties
        for row in rows
        if can_be_nudged(row.thread, row.step) and _waited_enough(row.thread)
    }
    reach = reaches(asked, on=on or today(), but=by)
    groups = {
        COLD: BoardGroup(cold_heading(cold_after), []),
        WARM: BoardGroup(gettext("Under way"), []),
        RESTS: BoardGroup(gettext("Paused or concluded"), []),
        ENDED: BoardGroup(pgettext("collaborations", "Ended"), []),
    }
    for row in rows:
        one = BoardRow(row, is_cold(row.thread, cold_after), reach.get(row.thread.collaboration.pk))
        groups[_group_of(one)].rows.append(one)
    return [group for group in groups.values() if group.rows]


def _group_of(one: BoardRow) -> str:
    if not one.thread.has_company:
        return ENDED
    if one.thread.rest is not None:
        return RESTS
    return COLD if one.is_cold else WARM


def _waited_enough(thread: Thread) -> bool:
    """Whether nothing has happened for a week; how long it is until a thread is cold, is a week or more."""
    return thread.on - silent_since(thread) >= WAITED_ENOUGH


def _by_id(ids: Iterable[int]) -> QuerySet[Collaboration]:
    return Collaboration.objects.filter(pk__in=ids)
