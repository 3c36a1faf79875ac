"""An event for one's own calendar."""

from django.urls import path

from events.views import calendar

patterns = [
    # Its random number, since an address made of its name would say what it is about (see ``calendar_file``).
    path("events/open/<uuid:public_id>/", calendar.open_event, name="open"),
    path("events/<slug:slug>/calendar.ics", calendar.event_calendar, name="calendar"),
]
