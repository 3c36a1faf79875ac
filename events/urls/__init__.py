"""Addresses of events, one file a subject. Rooms above add their own beneath an event's."""

from . import answers, calendar, files, pages, pairing, presence

app_name = "events"
urlpatterns = [
    *pages.patterns,
    *answers.patterns,
    *calendar.patterns,
    *files.patterns,
    *presence.patterns,
    *pairing.patterns,
]
