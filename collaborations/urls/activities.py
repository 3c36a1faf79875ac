"""Addresses of joint activities, of their files, and of what is changed in their plans."""

from django.urls import path

from collaborations.views import activities, activity_files, activity_plans

ACTIVITIES = "collaborations/activities/"
ACTIVITY = f"{ACTIVITIES}<uuid:public_id>/"
FILE = f"{ACTIVITIES}files/<uuid:public_id>/"

patterns = [
    path(ACTIVITY, activities.activity, name="activity"),
    path(f"{ACTIVITY}record/", activities.activity_record, name="activity_record"),
    path(f"{ACTIVITY}correct/", activities.activity_correct, name="activity_correct"),
    path(f"{ACTIVITY}move/", activity_plans.activity_move, name="activity_move"),
    path(f"{ACTIVITY}open/", activity_plans.activity_open, name="activity_open"),
    path(f"{ACTIVITY}cancel/", activity_plans.activity_cancel, name="activity_cancel"),
    path(f"{ACTIVITY}files/", activity_files.activity_file_add, name="activity_file_add"),
    path(FILE, activity_files.activity_file, name="activity_file"),
    path(f"{FILE}remove/", activity_files.activity_file_remove, name="activity_file_remove"),
    path("collaborations/<uuid:public_id>/activities/plan/", activities.activity_plan, name="activity_plan"),
]
