"""Entries for the calendars of people's own phones (`.ics`, RFC 5545).

A calendar is read by others: by whoever holds the phone, by the firm that keeps it, by a family that shares it. So an
entry says that something waits, and links to it. Callers give only such words: no partner, no topic, no file, no
person, neither in the text nor in the link.
"""

from __future__ import annotations

import datetime
import unicodedata

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vUri

from cop_portal.dates import BAGHDAD

# Who made the entry. Without a host's name: the address of the portal stands in the link alone.
_MAKER = "-//CoP Portal//Calendar//EN"
_THREE_HOURS = datetime.timedelta(hours=3)


def calendar_entry(
    *,
    uid: str,
    starts: datetime.date | datetime.datetime,
    ends: datetime.date | datetime.datetime | None,
    lasts: datetime.timedelta | None = None,
    summary: str,
    url: str,
    description: str = "",
    location: str = "",
    cancelled: bool = False,
    sequence: int = 0,
    stamp: datetime.datetime,
) -> bytes:
    """A calendar file with one entry.

    Two dates are whole days, the last one included. Two instants are written in Baghdad's time; without ``ends`` it is
    not known when it is over, and ``lasts`` is how much of the day it takes in a calendar. An entry with the same
    ``uid`` and a greater ``sequence`` takes the place of an earlier one. ``stamp`` is when this was written. The link
    stands in the description too, since many calendars show no other.
    """
    whole_days = not isinstance(starts, datetime.datetime)
    if ends is not None and isinstance(ends, datetime.datetime) == whole_days:
        raise ValueError("An entry starts and ends with dates, or with instants.")
    if ends is not None and ends < starts:
        raise ValueError("An entry cannot end before it starts.")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError("An address holds no spaces, line breaks or letters that are not escaped.")

    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", stamp.astimezone(datetime.UTC))
    entry.add("sequence", sequence)
    entry.add("dtstart", _moment(starts))
    if whole_days:
        entry.add("dtend", (ends or starts) + datetime.timedelta(days=1))
    elif ends is not None:
        entry.add("dtend", _moment(ends))
    elif lasts is not None:
        entry.add("duration", lasts)
    entry.add("summary", _line(summary))
    entry.add("description", "\n\n".join(filter(None, [_lines(description), url])))
    if location:
        entry.add("location", _line(location))
    entry.add("url", vUri(url))
    # Whoever shares their calendar with others shows them that the time is taken, and no more.
    entry.add("class", "PRIVATE")
    if cancelled:
        entry.add("status", "CANCELLED")

    file = Calendar()
    file.add("prodid", _MAKER)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    if not whole_days:
        file.add_component(_baghdad())
    file.add_component(entry)
    return file.to_ical()


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    """A calendar file to keep. Its name, too, is read by others: give it one that names nothing."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _moment(moment: datetime.date | datetime.datetime) -> datetime.date | datetime.datetime:
    if not isinstance(moment, datetime.datetime):
        return moment
    if timezone.is_naive(moment):
        raise ValueError("An instant has a time zone.")
    return moment.astimezone(BAGHDAD)


def _baghdad() -> Timezone:
    """Baghdad's time as it has been since 2008: three hours before UTC, summer and winter."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", _THREE_HOURS)
    standard.add("tzoffsetto", _THREE_HOURS)
    standard.add("tzname", "+03")
    zone = Timezone()
    zone.add("tzid", BAGHDAD.key)
    zone.add_component(standard)
    return zone


def _line(text: str) -> str:
    """``text`` in one line, without signs that no calendar can show. Joiners of letters stay."""
    shown = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(shown).split())


def _lines(text: str) -> str:
    return "\n".join(_line(line) for line in text.strip().splitlines())
