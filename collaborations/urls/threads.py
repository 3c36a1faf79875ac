"""Addresses of collaborations themselves."""

from django.urls import path

from collaborations.views import describing, threads

patterns = [
    path("collaborations/", threads.collaboration_list, name="list"),
    path("collaborations/<uuid:public_id>/", threads.detail, name="detail"),
    path("collaborations/<uuid:public_id>/accept/", threads.accept, name="accept"),
    path("collaborations/<uuid:public_id>/about/", describing.describe, name="describe"),
    path("collaborations/<uuid:public_id>/sharing/", threads.sharing, name="sharing"),
    path("collaborations/<uuid:public_id>/leave/", threads.leave, name="leave"),
]
