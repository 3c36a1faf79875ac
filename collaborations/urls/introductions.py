"""Addresses of introductions: asked for, logged and noted at events."""

from django.urls import path

from collaborations.views import at_events, event_log, introductions

patterns = [
    path("organizations/<slug:slug>/introduce/", introductions.ask, name="ask"),
    path("collaborations/introductions/<uuid:public_id>/", introductions.introduction, name="introduction"),
    path("events/<slug:slug>/introductions/", event_log.event_introductions, name="event_introductions"),
    path("events/<slug:slug>/met/", at_events.tap, name="tap"),
]
