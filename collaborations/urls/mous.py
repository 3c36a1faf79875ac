"""Addresses of memoranda."""

from django.urls import path

from collaborations.views import mou as views

patterns = [
    path("collaborations/<uuid:public_id>/mou/", views.mou_enter, name="mou_enter"),
    path("mous/<uuid:public_id>/", views.mou, name="mou"),
    path("mous/<uuid:public_id>/confirm/", views.mou_confirm, name="mou_confirm"),
    path("mous/<uuid:public_id>/replace/", views.mou_replace, name="mou_replace"),
    path("mous/<uuid:public_id>/return/", views.mou_return, name="mou_return"),
    path("mous/<uuid:public_id>/staff-access/", views.mou_staff_access, name="mou_staff_access"),
    path("mous/<uuid:public_id>/openings/", views.mou_openings, name="mou_openings"),
    path("mous/files/<uuid:public_id>/", views.mou_document, name="mou_document"),
]
