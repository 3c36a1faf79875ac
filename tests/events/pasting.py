"""Pasting a list in a test, and reading what became of it."""

from __future__ import annotations

from django.urls import reverse

from events.actions.pasted_lists import decide, paste_list, save_list
from events.attendance.decisions import Choice, Decision, line_key
from events.attendance.review import Review, Writing
from events.models import AttendanceList, Event, Presence
from events.pasting.reading import Ground
from members.models import User

OUT, KEEP = Decision(Choice.OUT), Decision(Choice.KEEP)


def reviewed(pasted: AttendanceList) -> Review:
    """The list as it stands now."""
    pasted.refresh_from_db()
    return Ground(pasted.event).review(pasted)


def pasted_by(user: User, event: Event, *lines: str) -> AttendanceList:
    """A list of these lines."""
    return paste_list(event=event, by=user, text="\n".join(lines))


def saved(pasted: AttendanceList, by: User):
    """Save it as it was reviewed."""
    return save_list(pasted=pasted, by=by, seen=reviewed(pasted).mark)


def writing_of(review: Review, text: str) -> Writing:
    """The question about an organization that is written so."""
    return next(one for one in review.writings if one.text == text)


def say(pasted: AttendanceList, by: User, key: str, decision: Decision | None, seen: str = "") -> None:
    """Decide one thing."""
    decide(pasted=pasted, by=by, key=key, decision=decision, seen=seen)


def say_line(
    pasted: AttendanceList, by: User, number: int, decision: Decision | None, seen: str = ""
) -> None:
    """Decide about one line."""
    say(pasted, by, line_key(number), decision, seen)


def walk_in(name: str) -> Decision:
    """A walk-in by this name."""
    return Decision(Choice.WALK_IN, walk_in=name)


def member(organization) -> Decision:
    """This organization is meant."""
    return Decision(Choice.MEMBER, member=organization.pk)


def who_came(event: Event) -> dict[str, object]:
    """What is written down: of each organization its names, or its numbers where nobody is listed."""
    rows = Presence.objects.filter(event=event).select_related("organization").prefetch_related("people")
    return {
        row.organization.slug if row.organization else row.walk_in_name: sorted(
            one.name for one in row.people.all()
        )
        or (row.women, row.men, row.not_stated)
        for row in rows
    }


def list_url(pasted: AttendanceList, name: str = "review_list", *args: object) -> str:
    """An address of the list."""
    return reverse(f"events:{name}", args=[pasted.event.slug, pasted.public_id, *args])
