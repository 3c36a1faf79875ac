"""The list of events, and an event."""

from django.urls import path

from events.views import pages

patterns = [
    path("events/", pages.event_list, name="list"),
    path("events/<slug:slug>/", pages.event_detail, name="detail"),
]
