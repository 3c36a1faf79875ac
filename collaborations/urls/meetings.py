"""Addresses of follow-up meetings."""

from django.urls import path

from collaborations.views import meeting_after_all as after_all
from collaborations.views import meeting_notes as notes
from collaborations.views import meeting_records as records
from collaborations.views import meetings

patterns = [
    path("collaborations/meetings/<uuid:public_id>/", meetings.meeting, name="meeting"),
    path("collaborations/meetings/<uuid:public_id>/record/", records.meeting_held, name="meeting_held"),
    path("collaborations/meetings/<uuid:public_id>/areas/", records.areas_confirm, name="areas_confirm"),
    path("collaborations/meetings/<uuid:public_id>/notes/", notes.meeting_notes, name="meeting_notes"),
    path(
        "collaborations/meetings/<uuid:public_id>/call-off/",
        meetings.meeting_call_off,
        name="meeting_call_off",
    ),
    path(
        "collaborations/meetings/<uuid:public_id>/correct/", records.meeting_correct, name="meeting_correct"
    ),
    path("collaborations/meetings/<uuid:public_id>/move/", meetings.meeting_move, name="meeting_move"),
    path(
        "collaborations/meetings/<uuid:public_id>/not-held/",
        records.meeting_not_held,
        name="meeting_not_held",
    ),
    path(
        "collaborations/meetings/<uuid:public_id>/after-all/",
        after_all.meeting_after_all,
        name="meeting_after_all",
    ),
    path("collaborations/meetings/<uuid:public_id>/sharing/", notes.meeting_share, name="meeting_share"),
    path(
        "collaborations/meetings/<uuid:public_id>/calendar.ics",
        meetings.meeting_calendar,
        name="meeting_calendar",
    ),
    path("collaborations/<uuid:public_id>/meetings/plan/", meetings.meeting_plan, name="meeting_plan"),
    path("collaborations/<uuid:public_id>/meetings/record/", records.meeting_record, name="meeting_record"),
]
