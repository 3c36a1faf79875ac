"""Addresses of collaborations, one subject a file, and of what this room serves beneath organizations and events."""

from . import (
    activities,
    follow_up,
    introductions,
    joining,
    meetings,
    mou_afterwards,
    mou_agreeing,
    mou_drafting,
    mou_signing,
    mous,
    promises,
    rewording,
    standing,
    suggestions,
    threads,
)

app_name = "collaborations"
urlpatterns = [
    *introductions.patterns,
    *suggestions.patterns,
    *threads.patterns,
    *follow_up.patterns,
    *standing.patterns,
    *rewording.patterns,
    *joining.patterns,
    *meetings.patterns,
    *promises.patterns,
    *activities.patterns,
    *mous.patterns,
    *mou_drafting.patterns,
    *mou_agreeing.patterns,
    *mou_signing.patterns,
    *mou_afterwards.patterns,
]
