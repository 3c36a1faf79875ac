"""What people need is erased once nobody has to know it, also where nobody closes the event."""

from __future__ import annotations

from django.core.management import call_command

from cop_portal.dates import today
from events.models import Event, Rsvp
from tests.events.answering import DAY, coming_event, weo_says


def needs(event: Event) -> tuple[str, str]:
    rsvp = Rsvp.objects.get(event=event)
    return rsvp.access_needs, rsvp.dietary_needs


def test_it_works(cast):
    """Two weeks after the last day it goes; who answered what stays, and the history says nothing new."""
    ended = {}
    for days in (-3, 0, 14, 15, 400):
        ended[days] = event = coming_event(slug=f"ended-{days}")
        weo_says(cast, event, access_needs="No steps" if days != 15 else "", dietary_needs="No nuts")
        Event.objects.filter(pk=event.pk).update(starts_on=today() - days * DAY, ends_on=today() - days * DAY)
    before = Rsvp.pgh_event_model.objects.count()
    for _time in range(2):
        call_command("sweep_needs", verbosity=0)
    assert {days: needs(event) for days, event in ended.items()} == {
        -3: ("No steps", "No nuts"),
        0: ("No steps", "No nuts"),
        14: ("No steps", "No nuts"),
        15: ("", ""),
        400: ("", ""),
    }
    assert set(Rsvp.objects.values_list("answer", flat=True)) == {"yes"}
    assert Rsvp.pgh_event_model.objects.count() == before


def test_it_says_how_many_and_no_more(cast, capsys):
    event = coming_event()
    weo_says(cast, event, access_needs="No steps")
    Event.objects.update(starts_on=today() - 20 * DAY, ends_on=today() - 20 * DAY)
    call_command("sweep_needs")
    assert capsys.readouterr().out == "1 erased.\n"
