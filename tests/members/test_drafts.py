"""What somebody typed and has not saved is kept as a draft, for nobody but them."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from cop_portal.refusals import NotAllowed, Refused
from members.actions import organizations
from members.actions.drafts import keep_draft
from members.drafts.query import MOST_BYTES, draft_of, unfinished
from members.models import Expertise, Membership, ProfileDraft, Project
from tests.cast import client_of

BASE = "/organizations/weo/edit/"
ABOUT = {
    "acting_for": "weo",
    "mission": "We stand up for women in politics.",
    "language": "en",
    "languages": ["ckb", "ar"],
    "email_audience": "partners",
    "phone_audience": "staff",
}


@pytest.fixture
def suzan(cast):
    return client_of(cast.suzan)


@pytest.fixture
def second(cast):
    """Another representative of WEO."""
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    return client_of(cast.colleague)


def keep(client, key="about", status=200, **data):
    """What the script sends while somebody types."""
    answer = client.post(f"{BASE}drafts/{key}/", data)
    assert answer.status_code == status
    return answer


def opened(client, address="about/") -> str:
    """The form's page."""
    answer = client.get(BASE + address)
    assert answer.status_code == 200
    return answer.content.decode()


def hidden(page: str) -> dict[str, str]:
    """The drafts' own fields on a form's page."""
    found = re.findall(r'<input type="hidden" name="(draft\w*)" value="([^"]*)">', page)
    return {name: value.replace("&quot;", '"') for name, value in found}


def begun(cast, form="about", **fields) -> ProfileDraft:
    sent = MultiValueDict({name: [value] for name, value in fields.items()})
    return keep_draft(organization=cast.weo, by=cast.suzan, form=form, sent=sent)


# -- typing and coming back -------------------------------------------------------------------------------------------


def test_it_works(cast, suzan):
    page = opened(suzan)
    assert "You began this" not in page
    answer = keep(
        suzan, **hidden(page), mission="We stand up", languages=["ar", "ckb"], phone_audience="staff"
    )
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
    wrong = ABOUT | {"mission": "Half a sentence", "email": "nobody"}
    answer = suzan.post(f"{BASE}about/", wrong)
    assert answer.status_code == 422
    assert "Draft saved at" in answer.content.decode()
    assert 'value="nobody"' in opened(suzan)


def test_a_form_that_an_action_refuses_is_kept_too(cast, suzan):
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    data = {"acting_for": "weo", "draft": "offer:legal-aid", "topic": "gender-quotas", "band": "10+"}
    answer = suzan.post(f"{BASE}offers/legal-aid/", data | {"language": "en", "shares": "A handbook"})
    assert answer.status_code == 422
    assert "A handbook" in opened(suzan, "offers/legal-aid/")


def test_without_javascript_a_button_keeps_it(cast, suzan):
    assert f'formaction="{BASE}drafts/about/" name="keep_draft"' in opened(suzan)
    answer = suzan.post(
        f"{BASE}drafts/about/", {"mission": "Half", "email": "no", "keep_draft": "yes"}, follow=True
    )
    assert answer.redirect_chain == [(BASE, 302)]
    page = answer.content.decode()
    assert "Your draft is kept. Only you see it." in page
    assert "About your organization" in page
    assert 'value="no"' in opened(suzan)


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
    suzan.post(f"{BASE}about/", ABOUT)
    page = opened(suzan)
    keep(suzan, **hidden(page), mission="Mine", phone_audience="staff", email_audience="partners")
    second.post(
        f"{BASE}about/", ABOUT | {"mission": "Theirs", "phone_audience": "members", "languages": ["en"]}
    )
    page = opened(suzan)
    assert "Mine</textarea>" in page
    notice = page.partition("Somebody has saved this form since.")[2].partition("</dl>")[0]
    assert "Theirs" in notice
    assert "Members who may see your organization" in notice
    assert "Who may see this e-mail address" not in notice
    # Whoever goes on typing still sees it: the draft is still of before.
    keep(suzan, **hidden(page), mission="Mine again")
    assert "Theirs" in opened(suzan)


def test_a_new_thing_is_of_nobody_else(cast, suzan):
    keep(suzan, "offer", draft_based_on="band:0123456789", shares="A training")
    page = opened(suzan, "offers/add/")
    assert "A training" in page
    assert "Somebody has saved" not in page


# -- the list ---------------------------------------------------------------------------------------------------------


def test_the_sections_list_what_was_begun(cast, suzan, second, django_assert_max_num_queries):
    project = Project.objects.create(organization=cast.weo, starts_on=datetime.date(2021, 1, 1))
    project.texts.create(field="title", language="en", text="Women in councils")
    project.refresh_from_db()
    Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    for key in ("about", "offer", "offer:legal-aid", f"project:{project.public_id}"):
        keep(suzan, key, mission="x", shares="x", title="x")
    page = opened(suzan, "")
    assert "Begun and not saved" in page
    assert "<bdi>Women in councils</bdi>" in page
    assert page.count("Go on<") == 4
    assert "Begun and not saved" not in opened(second, "")
    with django_assert_max_num_queries(5):
        assert len(unfinished(cast.suzan, cast.weo)) == 4


def test_the_draft_of_a_row_that_is_gone_is_not_shown(cast, suzan):
    expertise = Expertise.objects.create(organization=cast.weo, topic=cast.legal_aid, band="1-5")
    keep(suzan, "offer:legal-aid", shares="x")
    assert "Go on" in opened(suzan, "")
    expertise.delete()
    assert "Go on" not in opened(suzan, "")
    assert draft_of(cast.suzan, cast.weo, "offer:legal-aid") is None
    keep(suzan, "offer:legal-aid", status=404, shares="x")


# -- whose it is ------------------------------------------------------------------------------------------------------


def test_nobody_else_reads_it(cast, suzan, second):
    keep(suzan, mission="A secret of hers")
    assert "A secret of hers" not in opened(second)
    staff = client_of(cast.superuser)
    user_page = f"/admin/members/user/{cast.suzan.pk}/change/"
    for address in ("/organizations/weo/", "/organizations/weo/history/", user_page):
        assert "A secret of hers" not in staff.get(address).content.decode()
    assert staff.get(f"{BASE}about/").status_code == 404


def test_two_organizations_of_one_person_are_apart(cast, suzan):
    Membership.objects.create(
        user=cast.suzan, organization=cast.al_noor, role="representative", since=datetime.date(2020, 1, 1)
    )
    keep(suzan, mission="Of WEO")
    assert "Of WEO" not in suzan.get("/organizations/al-noor/edit/about/").content.decode()


def test_with_the_membership_the_drafts_end(cast, suzan, second):
    keep(suzan, mission="Half")
    Membership.objects.filter(user=cast.suzan).update(until=timezone.localdate())
    assert unfinished(cast.suzan, cast.weo) == []
    with pytest.raises(NotAllowed):
        begun(cast, mission="More")
    keep(suzan, status=404, mission="More")


def test_who_is_signed_out_is_told_so(cast, client):
    answer = client.post(f"{BASE}drafts/about/", {"mission": "Half", "draft_of": str(cast.suzan.pk)})
    assert answer.status_code == 401
    assert client.post(f"{BASE}drafts/about/", {"mission": "Half"}).status_code == 401
    by_button = client.post(f"{BASE}drafts/about/", {"mission": "Half", "keep_draft": "yes"})
    assert by_button.url.startswith("/accounts/login/")
    assert not ProfileDraft.objects.exists()


def test_what_one_typed_is_not_kept_for_another(cast, suzan, second):
    """Somebody else has signed in with this browser, in another tab."""
    page = opened(suzan)
    keep(second, status=401, **hidden(page), mission="Of Suzan")
    assert not ProfileDraft.objects.exists()


# -- what is kept -----------------------------------------------------------------------------------------------------


def test_only_the_forms_own_text_is_kept(cast, suzan):
    page = opened(suzan)
    keep(suzan, **hidden(page), mission="a\0b\r\nc", csrfmiddlewaretoken="token", acting_for="weo", other="x")
    data = ProfileDraft.objects.get().data
    assert data["fields"] == {"mission": ["ab\nc"]}
    assert set(data) == {"fields", "begun_at", "based_on"}
    assert "mission" in data["based_on"]


@pytest.mark.parametrize("based_on", ["x", "[]", "mission:0", "mission:0a1b2c3d4e5", "\0", "[" * 9000])
def test_strange_fingerprints_are_none(cast, suzan, based_on):
    keep(suzan, mission="x", draft_based_on=based_on)
    assert ProfileDraft.objects.get().data["based_on"] == {}
    opened(suzan)


def test_too_much_is_refused_in_words(cast, suzan):
    long = "ع" * (MOST_BYTES // 2 + 1)
    answer = keep(suzan, status=413, mission=long)
    assert "too long" in answer.json()["words"]
    page = suzan.post(f"{BASE}drafts/about/", {"mission": long, "other": "x", "keep_draft": "yes"})
    assert page.status_code == 413
    assert "Back to what you typed" in page.content.decode()
    assert long in page.content.decode()
    # In a form that needs attention it is said too, and the form is there.
    assert "too long to be kept" in suzan.post(f"{BASE}about/", ABOUT | {"mission": long}).content.decode()
    assert not ProfileDraft.objects.exists()
    keep(suzan, mission="x", other=long)


@pytest.mark.parametrize(
    "key", ["visibility", "x", "about:x", "offer:", "project:x", "offer:a%00", "a%00", "translation"]
)
def test_strange_names_of_forms_are_not_there(suzan, key):
    keep(suzan, key, status=404, mission="x")
    assert suzan.get(f"{BASE}drafts/about/").status_code == 405


def test_a_draft_of_a_field_that_is_gone_does_no_harm(cast, suzan):
    begun(cast, mission="x")
    ProfileDraft.objects.update(data={"fields": {"mision": ["x"], "language": []}})
    opened(suzan)
    ProfileDraft.objects.update(data={})
    opened(suzan)


def test_nothing_of_it_stays_in_the_browser(cast, suzan):
    keep(suzan, mission="x")
    for address in ("", "about/"):
        assert suzan.get(BASE + address)["Cache-Control"] == "private, no-store"
    assert keep(suzan, mission="x")["Cache-Control"] == "private, no-store"


# -- old ones ----------------------------------------------------------------------------------------


def test_old_drafts_are_not_read_and_removed(cast, suzan):
    begun(cast, mission="Of long ago")
    begun(cast, "offer", shares="Of today")
    long_ago = timezone.now() - datetime.timedelta(days=31)
    ProfileDraft.objects.filter(form="about").update(saved_at=long_ago)
    assert "Of long ago" not in opened(suzan)
    call_command("sweep_drafts", verbosity=0)
    assert [row.form for row in ProfileDraft.objects.all()] == ["offer"]


def test_an_old_draft_is_begun_anew(cast, suzan):
    begun(cast, mission="Of long ago")
    ProfileDraft.objects.update(
        saved_at=timezone.now() - datetime.timedelta(days=31), data={"begun_at": "2021-05-03T11:05:00+00:00"}
    )
    keep(suzan, mission="Of today")
    assert "2021" not in ProfileDraft.objects.get().data["begun_at"]


def test_a_save_that_fails_keeps_the_draft(cast, suzan, monkeypatch):
    keep(suzan, mission="Half")

    def fails(*args, **kwargs):
        raise Refused("No.", field="mission")

    monkeypatch.setattr(organizations, "edit_about", fails)
    assert suzan.post(f"{BASE}about/", ABOUT | {"draft": "about"}).status_code == 422
    assert ProfileDraft.objects.get().data["fields"]["mission"] == [ABOUT["mission"]]
