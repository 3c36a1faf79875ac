"""Addresses of what a memorandum promises, its amendments, its renewal and its end."""

from django.urls import path

from collaborations.views import mou_afterwards as views
from collaborations.views import mou_amendments as amendments
from collaborations.views import mou_entering

patterns = [
    path("mous/commitments/<uuid:public_id>/", views.commitment, name="commitment"),
    path(
        "mous/commitments/<uuid:public_id>/meetings/", views.commitment_meetings, name="commitment_meetings"
    ),
    path(
        "mous/commitments/<uuid:public_id>/unlink/<uuid:proving>/",
        views.commitment_unlink,
        name="commitment_unlink",
    ),
    path("mous/<uuid:public_id>/end/", views.mou_end, name="mou_end"),
    path("mous/<uuid:public_id>/end/take-back/", views.mou_end_back, name="mou_end_back"),
    path("mous/<uuid:public_id>/renew/", views.mou_renew, name="mou_renew"),
    path("mous/<uuid:public_id>/amend/", amendments.mou_amend, name="mou_amend"),
    path("mous/<uuid:public_id>/amend/paper/", mou_entering.mou_amend_enter, name="mou_amend_enter"),
    path("mous/<uuid:public_id>/amendments/<int:number>/", amendments.mou_amendment, name="mou_amendment"),
]
