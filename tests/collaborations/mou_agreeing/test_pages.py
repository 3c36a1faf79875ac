"""Tests of the pages on which a text is put to the parties, agreed to, returned, declined and taken back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.models import MouAgreement, MouText
from tests.cast import client_of, english_client_of
from tests.collaborations.mou_agreed import agreed, give_back, put, revise, written

pytestmark = pytest.mark.django_db


def url(name: str, mou) -> str:
    return reverse(f"collaborations:{name}", args=[mou.public_id])


def page_of(user, name: str, mou) -> str:
    return english_client_of(user).get(url(name, mou)).content.decode()


def version_of(mou):
    return mou.versions.get(number=0)


def test_it_works(cast):
    """From the draft to a text that is ready to be signed, by the pages alone."""
    mou = written(cast)
    suzan, ahmed = english_client_of(cast.suzan), english_client_of(cast.ahmed)
    asked = suzan.get(url("mou_put", mou)).content.decode()
    assert "Who is asked to agree" in asked
    answer = suzan.post(url("mou_put", mou), {"draft_version": mou.draft_version})
    assert answer.url == mou.get_absolute_url()
    text = ahmed.get(url("mou_text", mou)).content.decode()
    assert "We agree to this text" in text
    revision = version_of(mou).frozen_revision.number
    answer = ahmed.post(url("mou_agree", mou), {"revision": revision}, follow=True)
    assert "Every party agrees to it now" in answer.content.decode()
    assert MouAgreement.objects.count() == 2


def test_what_is_missing_is_listed_with_where_it_is_mended(cast):
    mou = written(cast)
    MouText.objects.update(purpose="")
    page = page_of(cast.suzan, "mou_put", mou)
    assert "Something is missing first." in page
    assert reverse("collaborations:mou_write", args=[mou.public_id, "words"]) in page
    assert "draft_version" not in page
    answer = english_client_of(cast.suzan).post(url("mou_put", mou), {"draft_version": mou.draft_version})
    assert answer.status_code == 422


def test_a_draft_that_was_saved_meanwhile_is_shown_again(cast):
    mou = written(cast)
    client = english_client_of(cast.suzan)
    answer = client.post(url("mou_put", mou), {"draft_version": 0})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The text was changed while you were reading" in page
    assert f'name="draft_version" value="{mou.draft_version}"' in page


def test_who_read_an_older_text_is_told_to_read_again(cast):
    mou = put(cast)
    give_back(cast, mou)
    revise(cast, version_of(mou), "For two years.")
    put(cast, mou)
    answer = english_client_of(cast.ahmed).post(url("mou_agree", mou), {"revision": 1}, follow=True)
    page = answer.content.decode()
    assert "The text was changed while you were reading" in page
    assert "What was changed since" in page
    assert MouAgreement.objects.filter(revision=version_of(mou).frozen_revision).count() == 1


def test_remarks_are_read_by_the_parties_on_the_draft(cast):
    mou = put(cast)
    client = english_client_of(cast.ahmed)
    answer = client.post(
        url("mou_send_back", mou), {"revision": 1, "remarks": "Two years, not three.", "language": "en"}
    )
    assert answer.url == mou.get_absolute_url()
    for user in (cast.suzan, cast.colleague, cast.ahmed):
        for name in ("mou", "mou_text"):
            page = page_of(user, name, mou)
            assert "Two years, not three." in page
            assert "Next: change the text" in page
            # Nothing has changed yet: it is not to be put again.
            box = page.split("Next: change the text")[1].split("</section>")[0]
            assert url("mou_put", mou) not in box
            assert page.count("button-primary") == (name == "mou")


def test_once_it_was_changed_it_is_put_again(cast):
    mou = put(cast)
    give_back(cast, mou)
    revise(cast, version_of(mou), "For two years.")
    for name in ("mou", "mou_text"):
        page = page_of(cast.suzan, name, mou)
        assert "Next: put it to the parties again" in page
        box = page.split("Next: put it to the parties again")[1].split("</section>")[0]
        assert f'button-primary" href="{url("mou_put", mou)}"' in box


def test_it_is_called_what_it_is_called_in_the_readers_language(cast):
    mou = written(cast, languages=("en", "ar"))
    version_of(mou).texts.filter(language="ar").update(title="المشاركة السياسية للنساء")
    version_of(mou).commitments.update(what_second="تدريب 15 شخصاً")
    assert "المشاركة السياسية للنساء" in client_of(cast.ahmed).get(url("mou_put", mou)).content.decode()
    page = page_of(cast.suzan, "mou_put", mou)
    assert "political participation" in page
    assert "المشاركة السياسية للنساء" not in page


def test_nothing_is_sent_without_remarks(cast):
    mou = put(cast)
    answer = english_client_of(cast.ahmed).post(
        url("mou_send_back", mou), {"revision": 1, "remarks": " ", "language": "en"}
    )
    assert answer.status_code == 422
    assert version_of(mou).frozen_on is not None


def test_a_colleague_reads_and_decides_nothing(cast):
    mou = put(cast)
    page = page_of(cast.alnoor_colleague, "mou_text", mou)
    assert "Next: say whether you agree" in page
    assert "A representative of your organization can do this." in page
    assert "We agree to this text" not in page
    client = english_client_of(cast.alnoor_colleague)
    for name in ("mou_put", "mou_send_back", "mou_decline", "mou_give_up"):
        assert client.get(url(name, mou)).status_code == 404
    assert client.post(url("mou_agree", mou), {"revision": 1}).status_code == 404


def test_who_waits_reads_for_whom(cast):
    mou = put(cast)
    page = page_of(cast.suzan, "mou", mou)
    assert "Next: <bdi>Al Noor</bdi> says whether it agrees" in page
    assert "Remind them in the collaboration" in page
    assert "Remind them in the collaboration" not in page_of(cast.colleague, "mou", mou)
    assert "Who agrees to the text" in page
    assert "Withdraw it for good" in page
    assert "Withdraw it for good" in page_of(cast.suzan, "mou_give_up", mou)


def test_declined(cast):
    mou = put(cast)
    client = english_client_of(cast.ahmed)
    client.post(url("mou_decline", mou), {"reason": "Our board said no."})
    page = page_of(cast.suzan, "mou", mou)
    assert "declined it on" in page
    assert "Our board said no." in page
    assert "Our board said no." not in page_of(cast.staff, "mou", mou)


def test_taken_back_and_given_up(cast):
    for mou in (put(cast), written(cast)):
        client = english_client_of(cast.suzan)
        assert client.get(url("mou_give_up", mou)).status_code == 200
        client.post(url("mou_give_up", mou), {"reason": "Too early."})
        assert "withdrew it on" in page_of(cast.ahmed, "mou", mou)
        answer = client.get(url("mou_give_up", mou), follow=True)
        assert "This cannot be done now." in answer.content.decode()


def test_once_all_agree_it_is_signed_and_can_still_be_returned(cast):
    mou = agreed(cast)
    page = page_of(cast.ahmed, "mou", mou)
    assert "Who agrees to the text" in page
    assert url("mou_send_back", mou) in page
    assert english_client_of(cast.ahmed).get(url("mou_send_back", mou)).status_code == 200


@pytest.mark.parametrize("who", ["outsider", "staff", "superuser", "observer"])
def test_nobody_else_reads_or_decides(cast, who):
    for mou in (written(cast), put(cast)):
        client = english_client_of(getattr(cast, who))
        for name in ("mou_text", "mou_put", "mou_send_back", "mou_decline", "mou_give_up"):
            assert client.get(url(name, mou)).status_code == 404
        assert client.post(url("mou_agree", mou), {"revision": 1}).status_code == 404


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    mou = put(cast)
    client = english_client_of(cast.ahmed)
    client.get(url("mou_text", mou))
    with django_assert_max_num_queries(40) as before:
        client.get(url("mou_text", mou))
    for _index in range(3):
        give_back(cast, mou, f"Remark {_index}")
        put(cast, mou)
    with django_assert_max_num_queries(len(before)):
        client.get(url("mou_text", mou))


def test_what_was_declined_is_not_called_withdrawn(cast):
    mou = put(cast)
    client = english_client_of(cast.ahmed)
    client.post(url("mou_decline", mou), {"reason": "No money.", "language": "en"})
    page = page_of(cast.suzan, "mou", mou)
    assert '<h2 class="side-heading">Declined</h2>' in page
