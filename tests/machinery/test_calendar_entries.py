"""Entries for people's own calendars: as the standard has them, and with nothing in them but what was given."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cop_portal.calendar_entries import calendar_entry, calendar_response
from cop_portal.dates import BAGHDAD

STAMP = datetime.datetime(2026, 11, 26, 9, 30, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 12, 3)
NINE = datetime.datetime(2026, 12, 3, 9, tzinfo=BAGHDAD)
TWELVE = datetime.datetime(2026, 12, 3, 12, tzinfo=BAGHDAD)


def entry(**given) -> bytes:
    facts = {
        "uid": "9f1c",
        "starts": DAY,
        "ends": DAY,
        "summary": "Something waits",
        "url": "https://portal.example/x/",
    }
    return calendar_entry(**(facts | {"stamp": STAMP} | given))


def lines_of(content: bytes) -> list[str]:
    """The lines, put together again where they were folded."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def read(content: bytes):
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_it_works():
    assert lines_of(entry()) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//CoP Portal//Calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Something waits",
        "DTSTART;VALUE=DATE:20261203",
        "DTEND;VALUE=DATE:20261204",
        "DTSTAMP:20261126T093000Z",
        "UID:9f1c",
        "SEQUENCE:0",
        "CLASS:PRIVATE",
        "DESCRIPTION:https://portal.example/x/",
        "URL:https://portal.example/x/",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_whole_days_include_the_last():
    event = read(entry(starts=datetime.date(2026, 12, 30), ends=datetime.date(2026, 12, 31)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (
        datetime.date(2026, 12, 30),
        datetime.date(2027, 1, 1),
    )
    assert read(entry(ends=None))["DTEND"].dt == datetime.date(2026, 12, 4)


def test_hours_are_baghdads_with_the_zone_told():
    # An instant may come in any zone.
    lines = lines_of(entry(starts=NINE.astimezone(datetime.UTC), ends=TWELVE))
    assert "DTSTART;TZID=Asia/Baghdad:20261203T090000" in lines
    assert "DTEND;TZID=Asia/Baghdad:20261203T120000" in lines
    start = lines.index("BEGIN:VTIMEZONE")
    assert lines[start + 1] == "TZID:Asia/Baghdad"
    zone = lines[start : lines.index("END:VTIMEZONE")]
    assert "TZOFFSETTO:+0300" in zone
    assert not any("DAYLIGHT" in line for line in zone)


def test_where_the_end_is_not_known_there_is_none():
    assert "DTEND" not in read(entry(starts=NINE, ends=None))


def test_what_changed_takes_the_place_of_what_was():
    event = read(entry(sequence=4, cancelled=True))
    assert (event["SEQUENCE"], event["STATUS"]) == (4, "CANCELLED")
    assert "STATUS" not in read(entry())


def test_the_link_stands_below_the_words_for_calendars_that_show_no_other():
    event = read(entry(description="Sign in to read more:", location="أربيل"))
    assert event["DESCRIPTION"] == "Sign in to read more:\n\nhttps://portal.example/x/"
    assert event["LOCATION"] == "أربيل"
    assert event["URL"] == "https://portal.example/x/"


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": DAY, "ends": TWELVE},
        {"starts": NINE, "ends": DAY},
        {"starts": TWELVE, "ends": NINE},
        {"starts": DAY, "ends": DAY - datetime.timedelta(days=1)},
        {"starts": NINE.replace(tzinfo=None), "ends": None},
        {"url": "https://portal.example/\r\nATTENDEE:mailto:suzan@weo.example"},
        {"url": "https://portal.example/أ"},
    ],
)
def test_what_is_no_entry_is_refused(wrong):
    with pytest.raises(ValueError, match=r"^An "):
        entry(**wrong)


@given(st.text(), st.text(), st.text())
def test_any_text_stays_in_its_place(summary, description, location):
    content = entry(summary=summary, description=description, location=location, starts=NINE, ends=TWELVE)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not content.replace(b"\r\n", b"").strip().count(b"\n")
    assert b"\r" not in content.replace(b"\r\n", b"")
    # Each line begins with a property that we wrote, whatever the words.
    names = {line.split(":")[0].split(";")[0] for line in lines_of(content)}
    assert names <= {
        *(
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "TZID",
            "TZNAME",
            "TZOFFSETFROM",
            "TZOFFSETTO",
        ),
        *(
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "DTSTAMP",
            "UID",
            "SEQUENCE",
            "CLASS",
            "DESCRIPTION",
            "LOCATION",
            "URL",
        ),
    }


def test_letters_keep_what_joins_and_parts_them():
    assert (
        read(entry(summary="کۆبوونەوە\u200cکان  \x00و\nئەوانی تر"))["SUMMARY"]
        == "کۆبوونەوە\u200cکان و ئەوانی تر"
    )


def test_the_answer_is_a_private_file_to_keep():
    response = calendar_response(entry(), "cop-portal.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="cop-portal.ics"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == entry()
