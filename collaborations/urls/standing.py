"""Addresses of pausing, concluding and taking up again."""

from django.urls import path

from collaborations.views import standing

patterns = [
    path("collaborations/<uuid:public_id>/pause/", standing.pause, name="pause"),
    path("collaborations/<uuid:public_id>/conclude/", standing.conclude, name="conclude"),
    path("collaborations/<uuid:public_id>/take-up/", standing.take_up, name="take_up"),
]
