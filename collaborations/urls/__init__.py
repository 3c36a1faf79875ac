"""Addresses of collaborations, one subject a file, and of what this room serves beneath organizations and events."""

from . import activities, introductions, meetings, mous, promises, threads

app_name = "collaborations"
urlpatterns = [
    *introductions.patterns,
    *threads.patterns,
    *meetings.patterns,
    *promises.patterns,
    *activities.patterns,
    *mous.patterns,
]
