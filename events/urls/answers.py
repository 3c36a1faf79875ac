"""An organization's answer to an event."""

from django.urls import path

from events.views import answers

patterns = [
    path("events/<slug:slug>/answer/", answers.answer, name="answer"),
]
