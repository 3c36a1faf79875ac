"""Addresses of what Search suggests, and of whom an organization does not want suggested."""

from django.urls import path

from collaborations.views import suggestions

patterns = [
    path("collaborations/suggestions/<uuid:public_id>/", suggestions.suggestion, name="suggestion"),
    path("organizations/<slug:slug>/not-for-us/", suggestions.not_for_us, name="not_for_us"),
]
