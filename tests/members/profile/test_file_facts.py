"""What a registration's file is, in a line that is read from right to left too."""

import re

import pytest
from django.utils import translation

from cop_portal.documents.models import Document
from members.models import Registration
from members.profile.rows import file_facts
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def paper(cast) -> Document:
    return Document.objects.create(
        storage_name="aa/x",
        name="paper.pdf",
        kind="pdf",
        pages=2,
        size=27_000,
        sha256="0" * 64,
        uploaded_by=cast.suzan,
    )


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_it_works(cast, language):
    """Each part stands for itself, in the direction that its own words have."""
    with translation.override(language):
        facts = file_facts(paper(cast))
    kind, pages, size = re.findall(r"<bdi>(.*?)</bdi>", facts)
    assert (kind, size.split()[0]) == ("PDF", "27")
    assert "<" not in pages
    assert not re.sub(r"<bdi>.*?</bdi>|[,، ]", "", facts)


def test_the_pages_show_them_so(cast):
    Registration.objects.create(
        organization=cast.weo, authority="federal", number="1", file=paper(cast), file_audience="members"
    )
    suzan = client_of(cast.suzan)
    for page in ("/organizations/weo/", "/organizations/weo/edit/"):
        text = suzan.get(page).content.decode()
        assert '<span class="file-facts"><bdi>PDF</bdi>' in text, page
