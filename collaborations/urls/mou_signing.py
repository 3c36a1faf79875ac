"""Addresses of signing a memorandum on paper."""

from django.urls import path

from collaborations.views import mou_files, mou_on_request, mou_papers, mou_signing

from .mou_paths import both

patterns = [
    *both("paper/", mou_papers.mou_paper, "mou_paper"),
    *both("confirm/", mou_signing.mou_confirm, "mou_confirm"),
    *both("return/", mou_signing.mou_return, "mou_return"),
    *both("take-back/", mou_signing.mou_take_back, "mou_take_back"),
    *both("record/", mou_on_request.mou_record, "mou_record"),
    path("mous/<uuid:public_id>/witness/", mou_on_request.mou_witness, name="mou_witness"),
    path("mous/files/<uuid:public_id>/pages/<int:page>/", mou_files.mou_copy_page, name="mou_copy_page"),
    path("mous/requests/<uuid:public_id>/", mou_files.mou_request, name="mou_request"),
    path("mous/sheets/<uuid:public_id>/", mou_files.mou_sheet, name="mou_sheet"),
    path("mous/papers/<uuid:public_id>/pages/<int:page>/", mou_files.mou_paper_page, name="mou_paper_page"),
]
