"""The words of a document's log."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from cop_portal.documents.models import DocumentOpening
from cop_portal.documents.openings import how_and_when, openings_of
from tests.documents.test_store import keep

pytestmark = pytest.mark.django_db


def test_it_works(disk, suzan, upload, django_assert_num_queries):
    document, other = keep(upload(), suzan), keep(upload(), suzan)
    for minute, kind in ((5, "view"), (20, "download")):
        at = datetime.datetime(2021, 9, 22, 11, minute, tzinfo=datetime.UTC)
        DocumentOpening.objects.create(document=document, user=suzan, kind=kind, opened_at=at)
    DocumentOpening.objects.create(document=other, user=suzan, kind="view")
    with django_assert_num_queries(1), translation.override("en"):
        said = [
            (opening.user.name, opening.document.name, how_and_when(opening))
            for opening in openings_of([document])
        ]
    assert said == [
        ("Suzan Aref", "MoU.pdf", "Downloaded on 22 September 2021 at 14:20."),
        ("Suzan Aref", "MoU.pdf", "Looked at in the portal on 22 September 2021 at 14:05."),
    ]
