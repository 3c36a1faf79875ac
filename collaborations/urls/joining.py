"""Addresses of proposals that another organization join."""

from django.urls import path

from collaborations.views import joining

patterns = [
    path("collaborations/<uuid:public_id>/propose/", joining.propose, name="propose"),
    path("collaborations/joining/<uuid:public_id>/", joining.joining, name="joining"),
]
