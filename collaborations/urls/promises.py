"""Addresses of what was promised."""

from django.urls import path

from collaborations.views import promise_changes, promise_corrections, promises

ONE = "collaborations/action-points/<uuid:public_id>/"

patterns = [
    path("collaborations/action-points/", promises.action_points, name="action_points"),
    path("collaborations/action-points/files/<uuid:public_id>/", promises.action_file, name="action_file"),
    path(ONE, promises.action_point, name="action_point"),
    path(f"{ONE}done/", promise_changes.action_done, name="action_done"),
    path(f"{ONE}not-done/", promise_changes.action_reopen, name="action_reopen"),
    path(f"{ONE}evidence/", promise_changes.action_evidence, name="action_evidence"),
    path(f"{ONE}drop/", promise_changes.action_drop, name="action_drop"),
    path(f"{ONE}reassign/", promise_changes.action_reassign, name="action_reassign"),
    path(f"{ONE}correct/", promise_corrections.action_correct, name="action_correct"),
    path(
        f"{ONE}changes/<int:number>/words/", promise_corrections.action_move_words, name="action_move_words"
    ),
    path(f"{ONE}due/", promise_changes.action_due, name="action_due"),
    path(f"{ONE}person/", promise_changes.action_person, name="action_person"),
    path("collaborations/<uuid:public_id>/action-points/add/", promises.action_add, name="action_add"),
]
