"""A pasted list beside what is written down at its event: in as many questions for 500 lines as for one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from events.attendance import ReadLine, read_every_line
from events.attendance.decisions import decisions_of
from events.attendance.parties import Who, Written, WrittenPerson
from events.attendance.review import Review, review_of
from events.models import AttendanceList, Event, Presence
from events.recognizing import everybody_at_hand
from events.visibility import attendance_lists_visible_to
from members.models import Organization
from members.recognition import Recognizer


def open_lists(user, event: Event) -> QuerySet[AttendanceList]:
    """Lists of ``event`` that nobody has saved yet, as far as ``user`` may see them."""
    lists = attendance_lists_visible_to(user).filter(event=event, saved_at__isnull=True)
    return lists.select_related("made_by")


def saved_list(user, event: Event, public_id: UUID) -> AttendanceList | None:
    """A list of ``event`` that somebody has saved already."""
    lists = attendance_lists_visible_to(user).filter(event=event, saved_at__isnull=False)
    return lists.select_related("saved_by").filter(public_id=public_id).first()


class Ground:
    """What a list is read among: every organization, and what is written down at the event."""

    def __init__(self, event: Event) -> None:
        self.presences = list(
            Presence.objects.filter(event=event).select_related("organization").prefetch_related("people")
        )
        self.recognizer: Recognizer = everybody_at_hand()
        self.members: dict[int, Organization] = Organization.objects.in_bulk()
        # Of two walk-ins of one name the first one holds, as where somebody adds one.
        self.by_who = {who_of(one).key: one for one in sorted(self.presences, key=lambda one: -one.pk)}
        self.written = {key: _written(one) for key, one in self.by_who.items()}
        self._lines: dict[int, list[ReadLine]] = {}

    def review(self, pasted: AttendanceList) -> Review:
        """The list as it stands."""
        return self.review_with(pasted, pasted.decisions)

    def review_with(self, pasted: AttendanceList, decisions: dict) -> Review:
        """The same, had ``decisions`` been made; its lines are read once."""
        if pasted.pk not in self._lines:
            self._lines[pasted.pk] = read_every_line(pasted.text, self.recognizer)
        said = decisions_of(decisions)
        return review_of(self._lines[pasted.pk], said, self.written, self.recognizer.recognize, self.members)


def who_of(presence: Presence) -> Who:
    """Whose line it is."""
    return Who(presence.organization, presence.walk_in_name)


def _written(presence: Presence) -> Written:
    people = tuple(WrittenPerson(one.name, one.sex, one.email) for one in presence.people.all())
    return Written((presence.women, presence.men, presence.not_stated), people)
