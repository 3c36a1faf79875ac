"""What an event's program and rounds have outside its days and hours, once it was moved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cop_portal.dates import format_date
from events.calendar import hours_of
from events.models import Event, EventSession, Pairing
from events.schedule.times import day_of_rounds, hours_of_all, is_outside, leaves_the_event


def outside_words(event: Event) -> SafeString | str:
    """What lies outside the days or hours of ``event``, by name and hours, for staff; empty where all lies within."""
    found = [*_sessions(event), *_rounds(event)]
    if not found:
        return ""
    return format_html(
        _(
            "Outside the days or hours of the event now: {what}. Change these, or the days and hours of the event."
        ),
        what=format_html_join(" · ", "<bdi>{}</bdi>", ((said,) for said in found)),
    )


def _sessions(event: Event) -> Iterator[str]:
    for session in event.sessions.all():
        begins, ends = session.starts_at, session.ends_at
        if begins is not None and is_outside(event, _day(event, session), begins, ends or begins):
            yield f"{session.name}: {hours_of(begins, ends)}"


def _day(event: Event, session: EventSession) -> datetime.date | None:
    """The day of ``session``; where it is not said, that of an event that has but one."""
    return session.day or (event.starts_on if event.starts_on == event.ends_on else None)


def _rounds(event: Event) -> Iterator[str]:
    pairing = Pairing.objects.select_related("event").filter(event=event).first()
    if pairing is None:
        return
    if day_of_rounds(event, pairing) is None:
        yield f"{_('Rounds')}: {format_date(pairing.day)}"
    elif leaves_the_event(pairing):
        yield f"{_('Rounds')}: {hours_of_all(pairing)}"
