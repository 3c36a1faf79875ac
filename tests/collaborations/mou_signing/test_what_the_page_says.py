"""What a memorandum's page says while it is signed and once it is: who is waited for, in which language, which text."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.models import MouCopy, MouText
from tests.cast import client_of, english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mou_afterwards.steps import MONTHLY, TRAIN, amended, signed
from tests.collaborations.mous import entered, paper, thread_of
from tests.collaborations.reading import queries_of

from .steps import of_al_noor, sent

pytestmark = pytest.mark.django_db

WHO = {
    "signatory_name": "Ahmed Jassam",
    "capacity": "Director",
    "signed_on_day": "21",
    "signed_on_month": "9",
    "signed_on_year": "2021",
}


def page_of(user, mou) -> str:
    return " ".join(english_client_of(user).get(mou.get_absolute_url()).content.decode().split())


def confirmed(cast, mou) -> str:
    """What Ahmed reads when he has confirmed."""
    address = reverse("collaborations:mou_confirm", args=[mou.public_id])
    data = {**WHO, "copy": str(MouCopy.objects.get(version__mou=mou).public_id)}
    return english_client_of(cast.ahmed).post(address, data, follow=True).content.decode()


def test_it_works(cast):
    """It is printed, then uploaded; who uploaded it reads whom it waits for; the last one reads that all have."""
    mou = mou_agreed.agreed(cast)
    page = page_of(cast.suzan, mou)
    assert page.index("Print it to sign (PDF)") < page.index("Upload the signed paper")
    assert page.count("button-primary") == 1
    sent(cast, mou)
    page = page_of(cast.suzan, mou)
    assert f"Next: <bdi>{cast.al_noor.short_name}</bdi> confirms" in page
    assert "Waiting since 16 September 2021." in page
    assert "Every party has signed the memorandum. It is in force." in confirmed(cast, mou)
    # What it promised is late by today, and nothing of the signing is asked any more.
    page = page_of(cast.suzan, mou)
    assert page.count("Next:") == 1
    assert "what it promised" in page or "what the memorandum promises" in page


def test_who_left_is_not_waited_for(cast):
    mou = entered(cast)
    assert "confirms" in page_of(cast.suzan, mou)
    mou.collaboration.parties.filter(organization=cast.al_noor).update(left_on=datetime.date(2021, 10, 1))
    assert "confirms" not in page_of(cast.suzan, mou)


def test_one_that_has_not_begun_says_when_it_does(cast):
    mou = mou_agreed.agreed(cast, starts_on=datetime.date(2098, 1, 1), ends_on=datetime.date(2099, 1, 1))
    sent(cast, mou)
    assert "It begins on 1 January 2098." in confirmed(cast, mou)


def test_the_reader_s_language_where_there_is_a_text_in_it(cast):
    mou = mou_agreed.written(cast, languages=("en", "ar"))
    MouText.objects.filter(version__mou=mou, language="ar").update(title="المشاركة", purpose="أن نتعلم.")
    cast.suzan.language = "ar"
    cast.suzan.save(update_fields=["language"])
    page = client_of(cast.suzan).get(mou.get_absolute_url()).content.decode()
    assert "المشاركة" in page
    assert "أن نتعلم." in page
    assert mou_agreed.TITLE not in page
    assert 'lang="ar"' in page
    english = page_of(cast.ahmed, mou)
    assert "المشاركة" not in english
    assert "counts." not in english


def test_which_text_counts_is_said(cast):
    mou = mou_agreed.written(cast, languages=("ar", "en"))
    assert "The text in Arabic counts." in page_of(cast.suzan, mou)
    MouText.objects.filter(version__mou=mou, language="en").update(purpose="")
    assert "counts." not in page_of(cast.suzan, mou)


def test_the_text_that_was_signed_is_a_link_for_the_parties(cast):
    mou = signed(cast)
    address = reverse("collaborations:mou_text", args=[mou.public_id])
    assert f'href="{address}">Read text 1, which was signed' in page_of(cast.suzan, mou)
    assert address not in page_of(cast.staff, mou)


def test_a_fixed_number_of_queries(cast, django_assert_max_num_queries, monkeypatch):
    """However many commitments, copies and amendments there are."""
    monkeypatch.setattr("cop_portal.documents.claims.content_of", lambda document: b"%PDF-")
    monkeypatch.setattr("cop_portal.documents.claims._not_before", 0.0)
    few = signed(cast, TRAIN)
    amended(cast, few, MONTHLY)
    first = queries_of(django_assert_max_num_queries, cast.suzan, few.get_absolute_url(), MOST_QUERIES)
    many = few
    amended(cast, many, MONTHLY, TRAIN, {**TRAIN, "what": "Train 20", "by": cast.al_noor})
    amended(cast, many, is_signed=False)
    again = queries_of(django_assert_max_num_queries, cast.suzan, many.get_absolute_url(), MOST_QUERIES)
    assert again == first
    one = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, one)
    mou_agreed.agree(cast, one)
    mou_agreed.agree(cast, one, organization=cast.outsider_org, by=cast.outsider)
    sent(cast, one)
    first = queries_of(django_assert_max_num_queries, cast.suzan, one.get_absolute_url(), MOST_QUERIES)
    sent(cast, one, upload=paper("ours.pdf"), **of_al_noor(cast))
    again = queries_of(django_assert_max_num_queries, cast.suzan, one.get_absolute_url(), MOST_QUERIES)
    assert again == first


MOST_QUERIES = 46
