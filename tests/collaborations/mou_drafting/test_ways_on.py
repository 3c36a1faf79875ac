"""What the pages of a draft offer next: what is missing, the languages of an amendment, the one that is open."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from collaborations.actions.mou_agreeing import decline
from collaborations.models import MemorandumOfUnderstanding, MouText
from tests.cast import english_client_of
from tests.collaborations.mou_afterwards.steps import signed
from tests.collaborations.mou_agreed import put
from tests.collaborations.mou_steps import drafted, promised, saved
from tests.collaborations.mous import confirm, entered, thread_of

pytestmark = pytest.mark.django_db


def page_of(user, name: str, mou) -> str:
    return (
        english_client_of(user).get(reverse(f"collaborations:{name}", args=[mou.public_id])).content.decode()
    )


def test_it_works(cast):
    """What is complete is put to the parties; one button of the page is the first."""
    mou = drafted(cast)
    promised(cast, mou)
    page = page_of(cast.suzan, "mou_text", mou)
    assert "Next: put it to the parties" in page
    assert page.count("button-primary") == 1


def test_who_has_promised_nothing_yet_is_asked_to(cast):
    """It can be put as it is, but that is not what comes next."""
    mou = drafted(cast)
    write = reverse("collaborations:mou_write", args=[mou.public_id, "commitments"])
    for user, name in ((cast.suzan, "mou_text"), (cast.suzan, "mou"), (cast.colleague, "mou_text")):
        page = page_of(user, name, mou)
        assert "Next: write what each party commits to" in page
        assert f'button-primary" href="{write}"' in page
    put_url = reverse("collaborations:mou_put", args=[mou.public_id])
    assert f'button-second" href="{put_url}"' in page_of(cast.suzan, "mou_text", mou)


def test_what_is_missing_is_named_with_its_language_and_is_the_next_step(cast):
    mou = drafted(cast, second_language="ar")
    MouText.objects.filter(language="ar").update(title="")
    page = page_of(cast.suzan, "mou_text", mou)
    assert "Next: finish the text" in page
    assert "Write what is missing" in page
    assert "The title is missing in Arabic." in page
    assert "The title is missing in Arabic." in page_of(cast.suzan, "mou", mou)
    page = page_of(cast.suzan, "mou_put", mou)
    assert "The title is missing in Arabic." in page
    assert "The title is missing in English." not in page
    assert "Look at this too" in page
    assert "You can put it as it is" not in page
    assert reverse("collaborations:mou_write", args=[mou.public_id, "commitments"]) in page


def test_who_enters_one_while_a_draft_is_open_is_led_to_it(cast):
    mou = drafted(cast)
    url = reverse("collaborations:mou_enter", args=[mou.collaboration.public_id])
    answer = english_client_of(cast.suzan).get(url, follow=True)
    assert answer.redirect_chain[0][0] == mou.get_absolute_url()
    assert "You are drafting a memorandum already." in answer.content.decode()


def test_the_title_that_stood_there_follows_the_language_that_was_chosen(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    client = english_client_of(cast.suzan)
    url = reverse("collaborations:mou_begin", args=[collaboration.public_id])
    form = client.get(url).context["form"]
    assert form["title"].value().startswith("Memorandum of Understanding between")
    sent = {
        "key": form["key"].value(),
        "parties": form["parties"].value(),
        "title": form["title"].value(),
        "languages": "ar",
        "topics": [cast.quotas.pk],
        "starts_on_day": 1,
        "starts_on_month": 1,
        "starts_on_year": 2027,
        "renewal": "none",
    }
    assert client.post(url, sent).status_code == 302
    assert MemorandumOfUnderstanding.objects.get().title == form.titles["ar"]


def test_an_amendment_says_in_which_language_it_is_written(cast):
    mou = entered(cast)
    confirm(cast, mou)
    page = page_of(cast.suzan, "mou_amend", mou)
    assert "Title of the amendment (English)" in page
    assert "second_title" not in page


def test_an_amendment_is_begun_in_both_languages_of_its_memorandum(cast):
    mou = signed(cast, languages=("en", "ar"))
    assert "Title of the amendment (Arabic)" in page_of(cast.suzan, "mou_amend", mou)
    url = reverse("collaborations:mou_amend", args=[mou.public_id])
    words = {"title": "Longer", "purpose": "A year.", "second_title": "أطول", "second_purpose": "سنة."}
    assert english_client_of(cast.suzan).post(url, {**words, "new_renewal": ""}).status_code == 302
    text = MouText.objects.get(version__mou=mou, version__number=1, language="ar")
    assert (text.title, text.purpose) == ("أطول", "سنة.")
    page = english_client_of(cast.suzan).get(text.version.address("mou_text")).content.decode()
    added = {"commitments": "Nothing is added."}
    for part in ("commitments", "term", "confidentiality"):
        assert added.get(part, "Stays as it is.") in page.split(f'id="{part}"')[1].split("</section>")[0]
    assert "Nothing is written here yet." not in page


def test_a_language_without_a_title_has_no_empty_heading(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = drafted(cast, collaboration, second_language="ar")
    page = page_of(cast.suzan, "mou_text", mou)
    assert page.count("mou-title") == 1
    assert "political participation" in page


def test_the_parts_of_a_draft_have_the_numbers_that_remarks_name(cast):
    mou = drafted(cast)
    saved(cast, mou, topics=[], texts={"en": {"confidentiality": "", "provisions": "Each pays its own."}})
    body = mou.versions.get().revisions.last().bodies["en"]
    kept = [line.removeprefix("## ") for line in body.split("\n") if line.startswith("## ")][:-1]
    shown = re.findall(r"<h3>([^<]*)</h3>", page_of(cast.suzan, "mou_text", mou))
    assert [one for one in shown if one[0].isdigit()] == kept
    assert len(shown) > len(kept) > 2


def test_a_declined_one_leads_to_its_text_and_to_another(cast):
    mou = put(cast)
    decline(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Too early.")
    page = page_of(cast.suzan, "mou", mou)
    assert "Read the text" in page
    assert reverse("collaborations:mou_begin", args=[mou.collaboration.public_id]) in page
    assert "At the end" not in page


def test_what_was_typed_is_said_to_be_the_writers_own_until_it_is_saved(cast):
    mou = drafted(cast)
    client = english_client_of(cast.suzan)
    keep = reverse("collaborations:mou_unsaved", args=[mou.public_id, "words"])
    client.post(keep, {"purpose_en": "An hour.", "keep_draft": "yes"})
    url = reverse("collaborations:mou_write", args=[mou.public_id, "words"])
    page = client.get(url).content.decode()
    assert "The others read it once you save this part." in page
    assert "Discard what I typed" in page
    assert "Discard the draft" not in page


def test_a_draft_is_given_up_by_one_name(cast):
    mou = drafted(cast)
    page = page_of(cast.suzan, "mou_give_up", mou)
    assert "Why do you give this draft up?" in page
    assert "ake it back" not in page
