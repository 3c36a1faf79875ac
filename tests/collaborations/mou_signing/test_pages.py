"""The pages of signing: a paper put together, its pages checked, sent, confirmed and returned; without a script."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions import mou_papers
from collaborations.models import MouCopy, MouPaper, MouSheet, MouVersion, Signature
from cop_portal.documents.models import DocumentOpening
from cop_portal.documents.photos import MOST_PHOTOS
from tests.cast import english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import entered, paper, thread_of
from tests.documents import photos

from .steps import begun, of_al_noor, of_weo, photo, sent, three_photos

pytestmark = pytest.mark.django_db

WHO = {
    "signatory_name": "Suzan Aref",
    "capacity": "Director",
    "signed_on_day": "21",
    "signed_on_month": "9",
    "signed_on_year": "2021",
}


@pytest.fixture
def mou(cast):
    """To be signed by WEO and Al Noor."""
    return mou_agreed.agreed(cast)


@pytest.fixture
def suzan(cast):
    return english_client_of(cast.suzan)


@pytest.fixture
def ahmed(cast):
    return english_client_of(cast.ahmed)


def url(mou, name="mou_paper") -> str:
    return reverse(f"collaborations:{name}", args=[mou.public_id])


def page_of(response) -> str:
    return response.content.decode()


def post(client, mou, do, **more):
    paper = MouPaper.objects.first()
    return client.post(url(mou), {"paper": str(paper.public_id) if paper else "", "do": do, **more})


def test_it_works(mou, suzan, ahmed):
    """Three photos become a paper, the paper a copy, and the other party confirms it."""
    response = suzan.post(url(mou), {"upload": three_photos()})
    assert response.status_code == 302
    page = page_of(suzan.get(url(mou)))
    for words in ("Page 1 of 3", "Page 3 of 3", "IMG_2.jpg", MouSheet.objects.all()[2].sent_sha256):
        assert words in page
    response = post(suzan, mou, "send", **WHO)
    assert response.url == mou.get_absolute_url()
    copy = MouCopy.objects.get()
    page = page_of(ahmed.get(url(mou, "mou_confirm")))
    assert 'alt="Picture of page 3 of 3"' in page
    assert 'data-failed="This page cannot be shown here.' in page
    assert page.count(f"/files/{copy.public_id}/pages/") == 3
    ahmed.post(url(mou, "mou_confirm"), {**WHO, "signatory_name": "Ahmed", "copy": str(copy.public_id)})
    assert MouVersion.objects.get().concluded_on is not None


def test_what_was_typed_goes_along_with_every_button(cast, mou, suzan):
    begun(cast, mou)
    first, second, third = MouSheet.objects.all()
    for do in (f"place:{third.public_id}:1", f"turn:{second.public_id}:270", f"remove:{first.public_id}"):
        assert post(suzan, mou, do, **WHO).status_code == 302
    page = page_of(suzan.get(url(mou)))
    assert 'value="Suzan Aref"' in page
    assert 'value="2021"' in page
    assert list(MouSheet.objects.values_list("pk", "turned")) == [(third.pk, 0), (second.pk, 270)]


def test_a_button_pressed_twice_does_it_once(cast, mou, suzan):
    begun(cast, mou)
    first = MouSheet.objects.first()
    for _click in range(2):
        post(suzan, mou, f"turn:{first.public_id}:90")
        post(suzan, mou, f"place:{first.public_id}:2")
    first.refresh_from_db()
    assert (first.turned, first.position) == (90, 2)
    for _click in range(2):
        response = suzan.post(
            url(mou), {"paper": str(MouPaper.objects.get().public_id), "do": f"remove:{first.public_id}"}
        )
    assert response.status_code == 302
    assert MouSheet.objects.count() == 2


@pytest.mark.parametrize(
    "do", ["", "turn", "turn:x:y", "place:x:99999999999", "turn:x:٣", "fly:1:2", "remove:"]
)
def test_a_button_that_is_none_does_nothing(cast, mou, suzan, do):
    begun(cast, mou)
    assert post(suzan, mou, do).status_code == 302
    assert list(MouSheet.objects.values_list("turned", flat=True)) == [0, 0, 0]


def test_a_refused_photo_is_named_on_the_page_and_the_others_are_there(mou, suzan):
    broken = photo("صفحة.jpg", photos.cut(photos.jpeg(), 0.2))
    response = suzan.post(url(mou), {"upload": [photo(), broken]})
    assert response.status_code == 422
    page = page_of(response)
    assert "صفحة.jpg" in page
    assert "The photo is incomplete or damaged." in page
    assert "Page 1 of 1" in page
    response = suzan.post(url(mou), {"paper": "x", "do": "add", "upload": [broken]})
    assert response.status_code == 422
    assert "Page 1 of 1" in page_of(response)


def test_files_that_are_chosen_are_not_forgotten_by_send(cast, mou, suzan):
    begun(cast, mou)
    response = post(suzan, mou, "send", upload=[photo("last.jpg", width=490)], **WHO)
    assert response.status_code == 302
    assert not MouCopy.objects.exists()
    page = page_of(suzan.get(url(mou)))
    assert "1 page was added. Look at it, then send the paper." in page
    assert 'value="Suzan Aref"' in page


def test_what_cannot_be_sent_says_why_and_keeps_everything(cast, mou, suzan):
    begun(cast, mou)
    response = post(suzan, mou, "send", **{**WHO, "signed_on_year": "2020"})
    assert response.status_code == 422
    page = page_of(response)
    assert "The text was written on 11 September 2021, and this day is before it." in page
    assert 'value="Suzan Aref"' in page
    assert MouSheet.objects.count() == 3


@pytest.mark.parametrize("kinds", [("a.pdf", "b.pdf"), ("a.pdf", "c.jpg")])
def test_one_pdf_or_photos_in_words(mou, suzan, kinds):
    uploads = [paper(name) if name.endswith("pdf") else photo(name) for name in kinds]
    response = suzan.post(url(mou), {"upload": uploads})
    assert response.status_code == 422
    assert "A paper is one PDF, or photos of its pages." in page_of(response)


def test_a_pdf_is_shown_page_by_page_and_sent_as_it_is(mou, suzan):
    suzan.post(url(mou), {"upload": [paper()]})
    page = page_of(suzan.get(url(mou)))
    assert "Page 4 of 4" in page
    assert "It is kept as you sent it." in page
    picture = reverse("collaborations:mou_paper_page", args=[MouPaper.objects.get().public_id, 4])
    assert suzan.get(picture)["Content-Type"] in {"image/png", "image/jpeg"}
    assert suzan.get(picture.replace("/4/", "/5/")).status_code == 404
    document = MouPaper.objects.get().document
    post(suzan, mou, "send", **WHO)
    assert MouCopy.objects.get().document == document


def test_a_second_click_on_send_and_a_paper_thrown_away(cast, mou, suzan):
    key = str(begun(cast, mou).public_id)
    post(suzan, mou, "send", **WHO)
    response = suzan.post(url(mou), {"paper": key, "do": "send", **WHO}, follow=True)
    assert "The paper was sent to the other parties already." in page_of(response)
    assert MouCopy.objects.count() == 1
    key = str(begun(cast, mou).public_id)
    assert "Thrown away." in page_of(suzan.post(url(mou), {"paper": key, "do": "drop"}, follow=True))
    assert "Replace your signed copy" in page_of(suzan.get(url(mou)))


def test_a_photo_is_its_partys_own_and_on_nobodys_record(cast, mou, suzan):
    begun(cast, mou)
    picture = reverse("collaborations:mou_sheet", args=[MouSheet.objects.first().public_id])
    assert suzan.get(picture).status_code == 200
    for user in (cast.ahmed, cast.colleague, cast.staff, cast.superuser, cast.outsider):
        assert english_client_of(user).get(picture).status_code == 404
    assert not DocumentOpening.objects.exists()


def test_who_looked_at_pages_is_on_the_record_once(cast, mou, suzan, ahmed):
    copy = sent(cast, mou)
    pages = [reverse("collaborations:mou_copy_page", args=[copy.public_id, number]) for number in (1, 2)]
    for picture in pages:
        assert ahmed.get(picture).status_code == 200
    opening = DocumentOpening.objects.get()
    assert (opening.user, opening.kind, opening.organization_slug) == (cast.ahmed, "view", cast.al_noor.slug)
    assert "Looked at here:" in page_of(suzan.get(url(mou, "mou_openings")))
    for user in (cast.outsider, cast.observer):
        assert english_client_of(user).get(pages[0]).status_code == 404
    MouVersion.objects.get().mou.parties.update(closed_to_staff_on="2021-09-21")
    assert english_client_of(cast.staff).get(pages[0]).status_code == 404


def test_a_copy_is_returned_with_a_reason_that_the_parties_read(cast, mou, suzan, ahmed):
    copy = sent(cast, mou)
    back = {"copy": str(copy.public_id), "reason": ""}
    assert ahmed.post(url(mou, "mou_return"), back).status_code == 422
    ahmed.post(url(mou, "mou_return"), {**back, "reason": "The stamp is missing."})
    page = page_of(suzan.get(mou.get_absolute_url()))
    assert "The stamp is missing." in page
    assert "Upload the signed paper" in page
    assert "The stamp is missing." not in page_of(english_client_of(cast.staff).get(mou.get_absolute_url()))
    picture = reverse("collaborations:mou_document", args=[copy.public_id])
    assert suzan.get(picture).status_code == 404


def test_a_reason_is_of_the_file_that_was_looked_at(cast, mou, ahmed):
    old = sent(cast, mou)
    new = sent(cast, mou, upload=paper("better.pdf"))
    back = {"copy": str(old.public_id), "reason": "Page 2 is missing."}
    page = page_of(ahmed.post(url(mou, "mou_return"), back, follow=True))
    assert "This file was returned or replaced already." in page
    new.refresh_from_db()
    assert new.returned_on is None


def test_receipts_are_for_who_sent_it(cast, mou, suzan, ahmed):
    paper = begun(cast, mou)
    fingerprint = paper.sheets.first().sent_sha256
    sent(cast, mou, upload=None, paper=paper)
    assert fingerprint in page_of(suzan.get(mou.get_absolute_url()))
    assert fingerprint not in page_of(ahmed.get(mou.get_absolute_url()))


def test_of_two_counterparts_the_one_that_was_looked_at_is_confirmed(cast):
    mou = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    sent(cast, mou)
    second = sent(cast, mou, upload=paper("second.pdf"), **of_al_noor(cast))
    third = english_client_of(cast.outsider)
    page = page_of(third.get(url(mou, "mou_confirm") + f"?copy={second.public_id}"))
    assert "second.pdf" in page
    assert "The copy of" in page
    third.post(url(mou, "mou_confirm"), {**WHO, "copy": str(second.public_id)})
    assert Signature.objects.get(mou_party__party__organization=cast.outsider_org).copy == second


def test_what_was_entered_from_outside_takes_a_counterpart_too(cast, ahmed):
    mou = entered(cast)
    assert "Signed outside the portal" in page_of(ahmed.get(mou.get_absolute_url()))
    ahmed.post(url(mou), {"upload": [photo()]})
    ahmed.post(url(mou), {"paper": str(MouPaper.objects.get().public_id), "do": "send", **WHO})
    assert MouVersion.objects.get().concluded_on is not None
    page = page_of(ahmed.get(mou.get_absolute_url()))
    assert page.count("Fingerprint") == 2


def test_who_entered_it_returns_a_counterpart_and_withdraws_the_whole(cast, suzan):
    """Of three: what one of them uploads beside the paper it was entered with."""
    mou = entered(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    own = sent(cast, mou, upload=paper("ours.pdf"), **of_al_noor(cast))
    page = page_of(suzan.get(mou.get_absolute_url()))
    assert "Withdraw it" in page
    assert f"?copy={own.public_id}" in page
    suzan.post(url(mou, "mou_return"), {"copy": str(own.public_id), "reason": "Another paper."})
    own.refresh_from_db()
    assert own.return_reason == "Another paper."
    assert MouVersion.objects.get().withdrawn_on is None
    suzan.post(url(mou, "mou_return"), {"reason": "It is wrong."})
    assert MouVersion.objects.get().withdrawn_on is not None


def test_more_files_than_a_paper_may_have(mou, suzan, monkeypatch):
    monkeypatch.setattr(mou_papers, "looks_like_photo", lambda upload: True)
    uploads = [photo(f"{number}.jpg", b"\xff\xd8\xff") for number in range(MOST_PHOTOS + 1)]
    response = suzan.post(url(mou), {"upload": uploads})
    assert response.status_code == 422
    assert "A paper may have 40 photos." in page_of(response)


def test_a_fixed_number_of_queries(cast, mou, suzan, django_assert_num_queries):
    begun(cast, mou)
    suzan.get(url(mou))
    with django_assert_num_queries(QUERIES):
        suzan.get(url(mou))
    mou_papers.add_to_paper(
        mou=mou, uploads=[photo(f"{width}.jpg", width=width) for width in (501, 502)], **of_weo(cast)
    )
    with django_assert_num_queries(QUERIES):
        suzan.get(url(mou))


QUERIES = 16
