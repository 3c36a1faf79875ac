"""Addresses of what was promised."""

from django.urls import path

from collaborations.views import promises

patterns = [
    path("collaborations/action-points/<uuid:public_id>/done/", promises.action_done, name="action_done"),
    path("collaborations/action-points/<uuid:public_id>/drop/", promises.action_drop, name="action_drop"),
    path("collaborations/<uuid:public_id>/action-points/add/", promises.action_add, name="action_add"),
]
