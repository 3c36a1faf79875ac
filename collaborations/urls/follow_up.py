"""Addresses of staff's follow-up: nudges, the funnel, and from when on a thread is cold. The board is the list."""

from django.urls import path

from collaborations.views import follow_up

patterns = [
    path("collaborations/funnel/", follow_up.funnel, name="funnel"),
    path("collaborations/cold-after/", follow_up.cold_after, name="cold_after"),
    path("collaborations/<uuid:public_id>/nudge/", follow_up.nudge, name="nudge"),
    path("collaborations/<uuid:public_id>/remind/", follow_up.remind, name="remind"),
]
