"""What lists, next steps, records and forms say: dates and stages for staff, whose color, what a field asks for."""

from __future__ import annotations

import datetime
import importlib
import pkgutil
import re

import pytest
from django import forms as django_forms

import collaborations.forms
from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.models import Collaboration, Introduction
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.listing import row_of
from collaborations.thread.reader import reader_of
from cop_portal.dates import format_date, today
from cop_portal.ui.date_fields import DateThreeField
from tests.cast import Cast
from tests.collaborations.mous import confirm, entered
from tests.collaborations.reading import DAY, LIST, text_of
from tests.collaborations.steps import MEETING, introduced, met

pytestmark = pytest.mark.django_db


def thread_for(user, collaboration: Collaboration, organization=None) -> Thread:
    """``collaboration`` as ``user`` has it in a list."""
    rows = with_facts(Collaboration.objects.filter(pk=collaboration.pk))
    return threads(rows, reader_of(user, organization))[0]


def staff_reads(cast: Cast, collaboration: Collaboration) -> str:
    """The next step's sentence for staff, which stands in the box of the page, too."""
    row = row_of(thread_for(cast.staff, collaboration))
    assert row.step is not None
    assert str(row.step.text) in text_of(cast.staff, collaboration.get_absolute_url())
    return str(row.step.text)


def test_staff_read_dates_and_stages(cast: Cast):
    """Each stage has its sentence for staff: never only a heading, and never what the parties wrote."""
    collaboration = introduced(cast)
    assert staff_reads(cast, collaboration) == (
        "Introduced on 14 April 2021. No meeting has been recorded or planned since."
    )
    meeting = met(cast, collaboration)
    for area in meeting.areas.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed, on=MEETING)
    assert staff_reads(cast, collaboration) == (
        "Shared areas agreed on 6 May 2021. No memorandum is with the parties yet."
    )
    mou = entered(cast, collaboration)
    assert staff_reads(cast, collaboration).startswith("Waiting for ")
    confirm(cast, mou)
    assert staff_reads(cast, collaboration).endswith("No joint activity is planned yet.")
    us = {"organization": cast.weo, "by": cast.suzan}
    activity = plan_activity(
        **us, collaboration=collaboration, kind="training", title="Quota training", planned_on=today()
    )
    assert "Quota training" not in staff_reads(cast, collaboration)
    record_activity(**us, activity=activity, held_on=today(), participants={}, result="It went well.")
    assert staff_reads(cast, collaboration) == (
        f"Last joint activity: {format_date(today())}. Nothing is planned after it."
    )


def test_a_month_stays_a_month(cast: Cast):
    """Neither the last entry nor the next step makes a day of it."""
    collaboration = introduced(cast)
    Introduction.objects.update(date_precision="month", happened_on="2021-04-01")
    collaboration.parties.update(joined_on="2021-04-01")
    assert staff_reads(cast, collaboration).startswith("Introduced in April 2021.")
    first = today().replace(day=1)
    Introduction.objects.update(happened_on=first)
    collaboration.parties.update(joined_on=first)
    assert f"Last entry: {format_date(first, 'month')}." in text_of(cast.staff, LIST)


def test_nobodys_color_where_either_may_act(cast: Cast):
    """The edge of the box is soft; it has a party's color where that party must act."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    for user in (cast.staff, cast.suzan):
        assert "next-step-d" in text_of(user, url)
    met(cast, collaboration)
    assert "next-step-b" in text_of(cast.ahmed, url)  # one's own
    assert "next-step-a" in text_of(cast.suzan, url)  # the other one's


def test_a_planned_meeting_has_its_day_in_the_title(cast: Cast):
    """And none of it is read as a duty."""
    collaboration = introduced(cast)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    later = plan_meeting(**us, planned_on=today() + 3 * DAY, place="Erbil")
    step = row_of(thread_for(cast.suzan, collaboration, cast.weo)).step
    day = today() + 3 * DAY
    assert step is not None
    assert step.title == f"Next: the meeting on {format_date(day, year=day.year != today().year)}"
    assert "Erbil" in step.text
    assert "Erbil" not in staff_reads(cast, collaboration)
    text = text_of(cast.suzan, later.get_absolute_url())
    assert "Al Noor" in text.split("<main")[1]
    assert "Call it off" in text
    plan_meeting(**us, planned_on=today())
    assert "Next: the meeting today" in text_of(cast.suzan, collaboration.get_absolute_url())


@pytest.mark.parametrize("days", [3, 0])
def test_recording_is_the_first_button_from_its_day_on(cast: Cast, days: int):
    """Before, nothing asks for it: who met earlier than they meant to says so from the thread's page."""
    us = {"collaboration": introduced(cast), "organization": cast.weo, "by": cast.suzan}
    on = today() + datetime.timedelta(days=days)
    for plan in (
        plan_meeting(**us, planned_on=on),
        plan_activity(**us, kind="training", title="Joint training", planned_on=on),
    ):
        text = text_of(cast.suzan, plan.get_absolute_url())
        button = f'class="button button-primary" href="{plan.get_absolute_url()}record/'
        assert (button in text) == (days == 0)
        assert (f"{plan.get_absolute_url()}record/" in text) == (days == 0)


def test_a_row_has_its_thread(cast: Cast):
    """A picture for the eye, and its words for everybody; staff read for how long nothing has happened."""
    met(cast, introduced(cast))
    for user in (cast.staff, cast.suzan):
        assert '<div class="stages stages-small" aria-hidden="true">' in text_of(user, LIST)
    assert "<strong>Talking.</strong>" in text_of(cast.suzan, LIST)
    on_the_board = text_of(cast.staff, LIST)
    assert "<strong>Talking.</strong>" in on_the_board
    assert re.search(r"Nothing for \d+ years\.", on_the_board)


def required_fields() -> list:
    """(form, name, field) of every required field that a form of this room declares."""
    modules = [
        importlib.import_module(f"collaborations.forms.{module.name}")
        for module in pkgutil.iter_modules(collaborations.forms.__path__)
    ]
    found = {
        form
        for module in modules
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, django_forms.BaseForm)
    }
    return [
        (form.__name__, name, field)
        for form in found
        if form.__module__.startswith("collaborations.")
        for name, field in form.base_fields.items()
        if field.required
    ]


def test_each_required_field_says_what_it_asks_for():
    """In its own words: "Write the title", not that a title needs an answer."""
    general = {
        str(django_forms.Field.default_error_messages["required"]),
        str(DateThreeField.default_error_messages["required"]),
    }
    fields = required_fields()
    assert len(fields) > 20
    assert [
        (form, name) for form, name, field in fields if str(field.error_messages["required"]) in general
    ] == []


def test_who_looks_from_outside_is_among_organizations(cast: Cast):
    """The link back and the knot of the navigation agree, and topics read as one line."""
    collaboration = introduced(cast)
    collaboration.parties.update(shown_to_members=True)
    collaboration.topics.set([cast.quotas, cast.electoral_violence])
    text = text_of(cast.outsider, collaboration.get_absolute_url())
    header, main = text.split("<main")
    links = [link.split(">", 1)[0] for link in header.split("<a ") if "aria-current" in link.split(">", 1)[0]]
    assert links
    assert all('href="/organizations/"' in link for link in links)
    assert 'href="/organizations/"' in main
    names = sorted([cast.quotas, cast.electoral_violence], key=lambda topic: main.index(topic.name[1:]))
    assert f'<bdi lang="en">{names[0].name}</bdi>, <bdi lang="en">{names[1].name[0].lower()}' in main
