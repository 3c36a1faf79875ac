"""How pages of memoranda read: their headings, one language on a phone, the way on after a paper came back."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from collaborations.actions.mou_signing import return_copy
from collaborations.forms.mou_signing import limits_words
from collaborations.models import MemorandumOfUnderstanding, MouText, MouWitness
from cop_portal.dates import today
from tests.cast import client_of, english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mou_afterwards.steps import DAY, amended, sign_all, signed
from tests.collaborations.mou_signing.steps import of_al_noor, sent

pytestmark = pytest.mark.django_db

KEY = "7e1f0c3a-3df5-4c5c-9d9c-8f8a4e2c3b11"


def read(user, url: str) -> str:
    return " ".join(english_client_of(user).get(url).content.decode().split())


def at(name: str, mou) -> str:
    return reverse(f"collaborations:{name}", args=[mou.public_id])


def test_it_works(cast):
    """The title is the heading, its parties stand beneath, and the purpose comes before the signatures."""
    mou = signed(cast)
    page = read(cast.suzan, mou.get_absolute_url())
    assert escape(mou.title) in page[page.index("<h1>") : page.index("</h1>")]
    assert "Between <bdi>" in page
    assert "<title>Women&#x27;s political participation" in page
    assert page.index("<h2>Purpose</h2>") < page.index("<h2>Signatures</h2>")


def test_who_may_not_read_the_title_reads_what_it_is(cast):
    mou = signed(cast)
    mou.parties.update(closed_to_staff_on=today())
    page = read(cast.staff, mou.get_absolute_url())
    assert "<h1>Memorandum of Understanding</h1>" in page
    assert "Between <bdi>" not in page


def test_who_sent_a_copy_that_came_back_uploads_another(cast):
    mou = mou_agreed.agreed(cast)
    copy = sent(cast, mou)
    return_copy(mou=mou, **of_al_noor(cast), copy=copy, reason="Page 2 is not ours.")
    page = read(cast.suzan, mou.get_absolute_url())
    for words in ("Next: upload another copy", "returned your copy on", "Upload the right pages"):
        assert words in page
    assert "Next: sign on paper" not in page
    assert "Next: sign on paper" in read(cast.ahmed, mou.get_absolute_url())


def test_the_upload_says_its_limits(cast):
    mou = mou_agreed.agreed(cast)
    assert "25 MB" in limits_words()
    assert limits_words() in read(cast.suzan, at("mou_paper", mou))


def test_of_two_languages_a_phone_shows_one(cast):
    """The reader's, where it is one of them, or the one that is asked for; the other is marked to be left out."""
    mou = mou_agreed.written(cast, languages=("en", "ar"))
    url = at("mou_text", mou)

    def left_out(more: str = "") -> set[str]:
        page = read(cast.suzan, url + more)
        return set(re.findall(r'mou-other" lang="(\w+)"', page))

    assert left_out() == left_out("?in=en") == left_out("?in=ckb") == {"ar"}
    assert left_out("?in=ar") == {"en"}
    assert 'href="?in=ar"' in read(cast.suzan, url)


def test_an_amendment_is_read_in_the_readers_language(cast):
    mou = signed(cast)
    version = amended(cast, mou, is_signed=False)
    words = {"title": "تعديل", "purpose": "سنة أطول."}
    MouText.objects.create(version=version, language="ar", is_authoritative=False, **words)
    url = version.address("mou_amendment")
    assert "Amendment" in read(cast.suzan, url)
    assert "سنة أطول." not in read(cast.suzan, url)
    cast.suzan.language = "ar"
    cast.suzan.save(update_fields=["language"])
    page = client_of(cast.suzan).get(url).content.decode()
    assert "سنة أطول." in page
    assert "One year longer." not in page
    assert "تعديل</" in client_of(cast.suzan).get(mou.get_absolute_url()).content.decode()


def test_what_renews_itself_needs_nothing(cast):
    """Its page says when, and so does the page that begins a draft; a draft that is begun is read at once."""
    mou = signed(cast, ends_on=today() + 20 * DAY, renewal="automatic")
    words = "nothing is needed. You can draft a new one."
    assert words in read(cast.suzan, mou.get_absolute_url())
    assert words in read(cast.suzan, at("mou_renew", mou))
    first = today() + 30 * DAY
    data = {"starts_on_day": first.day, "starts_on_month": first.month, "starts_on_year": first.year}
    last = first + 365 * DAY
    data |= {"ends_on_day": last.day, "ends_on_month": last.month, "ends_on_year": last.year}
    answer = english_client_of(cast.suzan).post(at("mou_renew", mou), {**data, "renewal": "none", "key": KEY})
    draft = MemorandumOfUnderstanding.objects.get(renews=mou)
    assert answer.url == at("mou_text", draft)


def test_one_that_has_ended_shows_no_empty_amendments(cast):
    ended = signed(cast, starts_on=today() - 400 * DAY, ends_on=today() - DAY, renewal="none")
    assert "<h2>Amendments</h2>" not in read(cast.suzan, ended.get_absolute_url())


def test_staff_read_which_memorandum_they_sign(cast):
    """Its title, too, unless a party has closed its paper to them."""
    mou = mou_agreed.written(cast)
    MouWitness.objects.create(mou=mou, organization=cast.search)
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    sign_all(cast, mou)
    page = read(cast.staff, at("mou_witness", mou))
    assert mou.reference in page
    assert "political participation" in page
    assert "Record the signature" in page
    mou.parties.update(closed_to_staff_on=today())
    assert "political participation" not in read(cast.staff, at("mou_witness", mou))


def test_the_list_of_texts_says_which_was_signed(cast):
    mou = signed(cast)
    assert "Signed by all on" in read(cast.suzan, at("mou_text_versions", mou))
