"""Addresses of joint activities."""

from django.urls import path

from collaborations.views import activities

patterns = [
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
    path("collaborations/<uuid:public_id>/activities/plan/", activities.activity_plan, name="activity_plan"),
]
