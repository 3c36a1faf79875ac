"""Addresses of memoranda."""

from django.urls import path

from collaborations.views import mou as views
from collaborations.views import mou_entering, mou_files

patterns = [
    path("collaborations/<uuid:public_id>/mou/", mou_entering.mou_enter, name="mou_enter"),
    path("mous/<uuid:public_id>/", views.mou, name="mou"),
    path("mous/<uuid:public_id>/staff-access/", views.mou_staff_access, name="mou_staff_access"),
    path("mous/<uuid:public_id>/openings/", mou_files.mou_openings, name="mou_openings"),
    path("mous/files/<uuid:public_id>/", mou_files.mou_document, name="mou_document"),
]
