"""Addresses of follow-up meetings."""

from django.urls import path

from collaborations.views import meetings

patterns = [
    path("collaborations/meetings/<uuid:public_id>/", meetings.meeting, name="meeting"),
    path("collaborations/meetings/<uuid:public_id>/record/", meetings.meeting_held, name="meeting_held"),
    path("collaborations/meetings/<uuid:public_id>/areas/", meetings.areas_confirm, name="areas_confirm"),
    path("collaborations/meetings/<uuid:public_id>/notes/", meetings.meeting_notes, name="meeting_notes"),
    path(
        "collaborations/meetings/<uuid:public_id>/call-off/",
        meetings.meeting_call_off,
        name="meeting_call_off",
    ),
    path(
        "collaborations/meetings/<uuid:public_id>/correct/", meetings.meeting_correct, name="meeting_correct"
    ),
    path("collaborations/<uuid:public_id>/meetings/plan/", meetings.meeting_plan, name="meeting_plan"),
    path("collaborations/<uuid:public_id>/meetings/record/", meetings.meeting_record, name="meeting_record"),
]
