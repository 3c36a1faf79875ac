"""Others try to read a draft, or to keep one for somebody else: it is of nobody but who typed it."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from cop_portal.refusals import NotAllowed
from members.drafts.query import unfinished
from members.models import Membership, ProfileDraft
from tests.cast import client_of
from tests.members.drafts.keeping import BASE, begun, hidden, keep, opened


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


def test_nothing_of_it_stays_in_the_browser(cast, suzan):
    keep(suzan, mission="x")
    for address in ("", "about/"):
        assert suzan.get(BASE + address)["Cache-Control"] == "private, no-store"
    assert keep(suzan, mission="x")["Cache-Control"] == "private, no-store"
