"""Addresses of collaborations, and of what this room serves beneath an organization's and an event's."""

from django.urls import include, path

from .views import activities, at_events, event_log, introductions, meetings, promises, threads

app_name = "collaborations"
urlpatterns = [
    path("organizations/<slug:slug>/introduce/", introductions.ask, name="ask"),
    path("events/<slug:slug>/introductions/", event_log.event_introductions, name="event_introductions"),
    path("events/<slug:slug>/met/", at_events.tap, name="tap"),
    path("collaborations/", threads.collaboration_list, name="list"),
    path("collaborations/introductions/<uuid:public_id>/", introductions.introduction, name="introduction"),
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
    path("collaborations/action-points/<uuid:public_id>/done/", promises.action_done, name="action_done"),
    path("collaborations/action-points/<uuid:public_id>/drop/", promises.action_drop, name="action_drop"),
    path("collaborations/activities/<uuid:public_id>/", activities.activity, name="activity"),
    path(
        "collaborations/activities/<uuid:public_id>/record/",
        activities.activity_record,
        name="activity_record",
    ),
    path(
        "collaborations/activities/<uuid:public_id>/cancel/",
        activities.activity_cancel,
        name="activity_cancel",
    ),
    path(
        "collaborations/activities/<uuid:public_id>/correct/",
        activities.activity_correct,
        name="activity_correct",
    ),
    path("collaborations/<uuid:public_id>/", threads.detail, name="detail"),
    path("collaborations/<uuid:public_id>/accept/", threads.accept, name="accept"),
    path("collaborations/<uuid:public_id>/about/", threads.describe, name="describe"),
    path("collaborations/<uuid:public_id>/sharing/", threads.sharing, name="sharing"),
    path("collaborations/<uuid:public_id>/leave/", threads.leave, name="leave"),
    path("collaborations/<uuid:public_id>/meetings/plan/", meetings.meeting_plan, name="meeting_plan"),
    path("collaborations/<uuid:public_id>/meetings/record/", meetings.meeting_record, name="meeting_record"),
    path("collaborations/<uuid:public_id>/action-points/add/", promises.action_add, name="action_add"),
    path("collaborations/<uuid:public_id>/activities/plan/", activities.activity_plan, name="activity_plan"),
    path("", include("collaborations.mou_urls")),
]
