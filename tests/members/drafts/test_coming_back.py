"""Somebody types, leaves without saving, and finds it again; saves it, or discards it."""

from __future__ import annotations

import re

import pytest

from cop_portal.refusals import Refused
from members.actions import organizations
from members.models import Expertise, ProfileDraft
from tests.members.drafts.keeping import ABOUT, BASE, CONTACT, begun, hidden, keep, opened


def test_it_works(cast, suzan):
    page = opened(suzan)
    assert "You began this" not in page
    answer = keep(suzan, **hidden(page), mission="We stand up", languages=["ar", "ckb"])
    assert re.fullmatch(r"Draft saved at \d\d:\d\d\. Only you see it\.", answer.json()["words"])
    page = opened(suzan)
    assert "You began this on" in page
    assert "We stand up</textarea>" in page
    assert re.search(r'name="languages" value="ckb"[^>]* checked', page)
    assert "Somebody has saved" not in page
    suzan.post(f"{BASE}about/", ABOUT | hidden(page))
    assert not ProfileDraft.objects.exists()
    assert "You began this" not in opened(suzan)


@pytest.mark.django_db
def test_what_was_typed_survives_a_form_that_needs_attention(cast, suzan):
    answer = suzan.post(f"{BASE}contact/", CONTACT | {"email": "nobody"})
    assert answer.status_code == 422
    assert "Draft saved at" in answer.content.decode()
    assert 'value="nobody"' in opened(suzan, "contact/")


def test_a_form_that_an_action_refuses_is_kept_too(cast, suzan):
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    data = {"acting_for": "weo", "draft": "offer:legal-aid", "topic": "gender-quotas", "band": "10+"}
    answer = suzan.post(f"{BASE}offers/legal-aid/", data | {"language": "en", "shares": "A handbook"})
    assert answer.status_code == 422
    assert "A handbook" in opened(suzan, "offers/legal-aid/")


def test_without_javascript_a_button_keeps_it(cast, suzan):
    button = opened(suzan).partition("data-draft-button")[0].rpartition("<button")[2]
    assert f'formaction="{BASE}drafts/about/"' in button
    assert 'name="keep_draft"' in button
    answer = suzan.post(f"{BASE}drafts/about/", {"mission": "Half", "keep_draft": "yes"}, follow=True)
    assert answer.redirect_chain == [(BASE, 302)]
    page = answer.content.decode()
    assert "Your draft is kept. Only you see it." in page
    assert "About your organization" in page
    assert "Half</textarea>" in opened(suzan)


def test_dates_and_choices_come_back_as_they_were_typed(cast, suzan):
    keep(
        suzan,
        "project",
        title="Women in councils",
        starts_on_day="٣١",
        starts_on_month="13",
        topics=["legal-aid"],
        governorates=[str(cast.erbil.pk), "999999", "x"],
    )
    page = opened(suzan, "projects/add/")
    assert re.search(r'name="starts_on_day" value="٣١"', page)
    assert re.search(r'name="starts_on_month" value="13"', page)
    assert re.search(rf'name="governorates" value="{cast.erbil.pk}"[^>]* checked', page)
    assert re.search(r'value="legal-aid"[^>]* checked', page)


def test_what_is_typed_back_to_what_is_saved_is_no_draft(cast, suzan):
    suzan.post(f"{BASE}about/", ABOUT)
    same = {name: value for name, value in ABOUT.items() if name != "acting_for"}
    keep(suzan, **same | {"mission": f"  {ABOUT['mission']}\r\n"})
    assert "You began this" not in opened(suzan)
    keep(suzan, mission="Another")
    assert keep(suzan, undone="yes").json() == {"words": ""}
    assert not ProfileDraft.objects.exists()


def test_the_day_it_was_begun_stays(cast, suzan):
    begun(cast, mission="One")
    row = ProfileDraft.objects.get()
    row.data["begun_at"] = "2021-05-03T11:05:00+00:00"
    row.save()
    keep(suzan, mission="Two")
    page = opened(suzan)
    assert "You began this on 3 May 2021 at 14:05 and have not saved it yet." in page
    assert "Two</textarea>" in page


def test_discarding_gives_the_saved_values_again(cast, suzan):
    suzan.post(f"{BASE}about/", ABOUT)
    keep(suzan, mission="Something else")
    assert "Something else" in opened(suzan)
    answer = suzan.post(f"{BASE}drafts/about/", {"discard_draft": "form"}, follow=True)
    assert answer.redirect_chain == [(f"{BASE}about/", 302)]
    page = answer.content.decode()
    assert "The draft is discarded." in page
    assert ABOUT["mission"] in page
    assert "Something else" not in page
    # Twice, and of a thing that is gone, is the same.
    for key in ("about", "offer:no-such-topic"):
        assert suzan.post(f"{BASE}drafts/{key}/", {"discard_draft": "list"}).status_code == 302


def test_what_a_colleague_saved_meanwhile_is_told_beside_the_draft(cast, suzan, second):
    suzan.post(f"{BASE}contact/", CONTACT)
    page = opened(suzan, "contact/")
    keep(suzan, "contact", **hidden(page), phone="Mine", phone_audience="staff", email_audience="partners")
    second.post(f"{BASE}contact/", CONTACT | {"phone": "Theirs", "phone_audience": "members"})
    page = opened(suzan, "contact/")
    assert 'value="Mine"' in page
    notice = page.partition("Somebody has saved this form since.")[2].partition("</dl>")[0]
    assert "Theirs" in notice
    assert "Members who may see your organization" in notice
    assert "Who may see this e-mail address" not in notice
    # Whoever goes on typing still sees it: the draft is still of before.
    keep(suzan, "contact", **hidden(page), phone="Mine again")
    assert "Theirs" in opened(suzan, "contact/")


def test_a_new_thing_is_of_nobody_else(cast, suzan):
    keep(suzan, "offer", draft_based_on="band:0123456789", shares="A training")
    page = opened(suzan, "offers/add/")
    assert "A training" in page
    assert "Somebody has saved" not in page


def test_a_save_that_fails_keeps_the_draft(cast, suzan, monkeypatch):
    keep(suzan, mission="Half")

    def fails(*args, **kwargs):
        raise Refused("No.", field="mission")

    monkeypatch.setattr(organizations, "edit_about", fails)
    assert suzan.post(f"{BASE}about/", ABOUT | {"draft": "about"}).status_code == 422
    assert ProfileDraft.objects.get().data["fields"]["mission"] == [ABOUT["mission"]]
