"""An instant is shown as the day it is in Baghdad, where the next day begins three hours before UTC's; and how
Django's own parts write dates."""

from __future__ import annotations

import datetime
import json

import pytest
from django.template import engines
from django.utils import formats, translation

from cop_portal import mail
from cop_portal.dates import BAGHDAD, day_of, format_date, today
from members.models import Invitation, User

# A quarter past one at night in Baghdad, of the 26th.
NIGHT = datetime.datetime(2026, 11, 25, 22, 15, tzinfo=datetime.UTC)


def test_the_day_of_an_instant_is_baghdads():
    assert day_of(NIGHT) == datetime.date(2026, 11, 26)
    assert format_date(NIGHT) == "26 November 2026"
    assert format_date(NIGHT, year=False) == "26 November"
    assert format_date(datetime.datetime(2026, 12, 31, 21, tzinfo=datetime.UTC), "month") == "January 2027"
    assert format_date(datetime.date(2026, 11, 25)) == "25 November 2026"


def test_filters_write_the_day_of_an_instant():
    page = engines["django"].from_string(
        '{% load ui members_accounts %}{{ at|day }}, {{ at|day_short }}, {{ at|local_day }}, {{ at|date:"H:i" }}'
    )
    assert page.render({"at": NIGHT}) == "26 November 2026, 26 November, 26 November 2026, 01:15"


def test_the_outbox_at_night(client, db, tmp_path, settings):
    settings.VAR = tmp_path
    kept = {"at": NIGHT.isoformat(), "to": ["a@b.example"], "subject": "s", "text": "t", "language": "en"}
    mail._folder().mkdir(parents=True)
    (mail._folder() / "1.json").write_text(json.dumps(kept))
    assert "26 November 2026, 01:15" in client.get("/demo/outbox/").content.decode()


def test_an_invitation_on_staffs_home_ends_on_the_day_it_ends_in_baghdad(client, cast):
    day = today() - datetime.timedelta(days=2)
    Invitation.objects.create(
        kind="representative",
        email="new@member.example",
        organization=cast.outsider_org,
        invited_by=cast.staff,
        token_hash="0" * 64,
        expires_at=datetime.datetime.combine(day, datetime.time(0, 30), BAGHDAD).astimezone(datetime.UTC),
    )
    User.objects.filter(pk=cast.staff.pk).update(language="en")
    client.force_login(cast.staff)
    assert f"Expired on {format_date(day)}" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("language", "date", "instant"),
    [
        ("en", "26 November 2026", "26 November 2026, 01:15"),
        ("ar", "26 تشرين الثاني 2026", "26 تشرين الثاني 2026، 01:15"),
        ("ckb", "26ی تشرینی دووەمی 2026", "26ی تشرینی دووەمی 2026، 01:15"),
    ],
)
def test_django_writes_dates_as_the_portal_does(language, date, instant):
    with translation.override(language):
        assert formats.date_format(day_of(NIGHT)) == date == format_date(NIGHT)
        assert formats.date_format(NIGHT, "YEAR_MONTH_FORMAT") == format_date(NIGHT, "month")
        assert formats.date_format(day_of(NIGHT), "MONTH_DAY_FORMAT") == format_date(NIGHT, year=False)
        page = engines["django"].from_string("{{ at }}")
        assert page.render({"at": NIGHT}) == instant
