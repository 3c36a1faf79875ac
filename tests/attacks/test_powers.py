"""What somebody gets that is not theirs: an account, an organization, partners' telephones, who signed what."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from collaborations.actions import activities, corrections, meetings, mous, threads
from cop_portal.dates import today
from members.actions.invitations import accept_invitation, invite
from members.actions.locking import lock_account
from members.actions.memberships import end_membership
from members.emails import hash_of
from members.models import Membership, Partnership, User
from tests.cast import JOINED, PASSWORD, Cast, client_of
from tests.collaborations.mous import confirm, entered, thread_of
from tests.collaborations.steps import introduced, met, party, workshop

pytestmark = pytest.mark.django_db


def test_a_phone_left_open_does_not_give_the_account_away(cast: Cast, django_capture_on_commit_callbacks):
    """Whoever holds a session, without the password, cannot move the account to an address of their own."""
    client = client_of(cast.suzan)  # a session whose password was typed long ago
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_email"), {"email": "thief@elsewhere.example", "action_add": ""})
    assert [message.to for message in mail.outbox if "thief@elsewhere.example" in message.to] == []


def test_the_old_address_is_told_before_the_new_one_takes_over(
    cast: Cast, django_capture_on_commit_callbacks
):
    """While there is time to stop it: today the old address hears of it once it is too late."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.suzan).post(
            reverse("account_email"), {"email": "new@elsewhere.example", "action_add": ""}
        )
    assert "suzan@weo.example" in [address for message in mail.outbox for address in message.to]


def test_staff_cannot_lock_a_representative_and_sit_down_in_the_chair(cast: Cast):
    """Locking the last representative must not let staff invite one of their own, who then reads the notes."""
    mou = entered(cast)
    confirm(cast, mou)
    met(cast, mou.collaboration, notes="ZQNOTES")
    lock_account(user=cast.ahmed, by=cast.staff)
    response = client_of(cast.staff).post(
        reverse("members:invite", args=["al-noor"]),
        {"email": "staff.private@elsewhere.example", "name": "S", "position": "", "language": "en"},
    )
    assert response.status_code == 404


def test_an_invitation_ends_with_the_membership_of_who_sent_it(cast: Cast):
    """Who is shown out does not come back by an invitation written to oneself the day before."""
    guest = User.objects.create_user("second@weo.example", "x", name="Second")
    membership = Membership.objects.create(
        user=guest, organization=cast.weo, role="representative", since=JOINED
    )
    row = invite(kind="representative", email="again@elsewhere.example", by=guest, organization=cast.weo)
    row.token_hash = hash_of("token")
    row.save()
    end_membership(membership=membership, by=cast.suzan)
    with pytest.raises(Exception, match="cannot be used"):
        accept_invitation(token="token", name="Again", password="a-long-and-strange-one")


def test_to_call_a_meeting_off_is_not_to_say_yes_to_the_thread(cast: Cast):
    """Staff introduced them, WEO planned a meeting, the other said no to it: that is no acceptance."""
    thread = introduced(cast, first=cast.weo, second=cast.outsider_org)
    planned = meetings.plan_meeting(
        collaboration=thread, organization=cast.weo, by=cast.suzan, planned_on=today()
    )
    meetings.call_off_meeting(
        meeting=planned, organization=cast.outsider_org, by=cast.outsider, reason="We do not want this."
    )
    assert party(thread, cast.outsider_org).accepted_by is None


def test_to_cancel_or_correct_is_not_to_say_yes_either(cast: Cast):
    """Somebody who is drawn into a thread puts right what is said of them, and is no partner by that."""
    thread = introduced(cast, first=cast.weo, second=cast.outsider_org)
    planned = activities.plan_activity(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        kind="training",
        title="A training",
        planned_on=today(),
    )
    activities.cancel_activity(
        activity=planned, organization=cast.outsider_org, by=cast.outsider, reason="We know nothing of it."
    )
    meeting = meetings.record_meeting(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        held_on=today(),
        attending=dict.fromkeys(thread.parties.all(), ""),
    )
    corrections.correct_meeting(
        meeting=meeting,
        organization=cast.outsider_org,
        by=cast.outsider,
        seen=0,
        held_on=today() - datetime.timedelta(days=1),
        attending=dict.fromkeys(thread.parties.all(), ""),
    )
    assert party(thread, cast.outsider_org).accepted_by is None
    assert not Partnership.objects.exists()


def test_a_closed_memorandum_does_not_tell_staff_who_signed(cast: Cast):
    """Title and purpose are closed to staff with the document; the names in it are more dangerous than both."""
    mou = entered(cast)
    confirm(cast, mou)
    mous.set_closed_to_staff(mou=mou, organization=cast.al_noor, by=cast.ahmed, closed=True)
    page = client_of(cast.staff).get(mou.get_absolute_url()).content.decode()
    found = [word for word in ("Suzan Aref", "Ahmed Jassam", "Executive director") if word in page]
    assert found == []


def test_no_mail_about_a_memorandum_to_who_has_left(cast: Cast, django_capture_on_commit_callbacks):
    """What was on its way when it left is no longer shown to it, and no mail speaks of it."""
    thread = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = entered(cast, thread)
    threads.leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        mous.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Not this one.")
    assert [message for message in mail.outbox if cast.outsider.email in message.to] == []


@pytest.mark.parametrize("following", ["word", "a\nb", "members:profile", "a\0b"])
def test_a_strange_next_is_not_an_error(cast: Cast, following: str):
    """``next`` may be a word, which ``redirect`` takes for the name of a page."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff)
    member = Client(raise_request_exception=False)
    member.force_login(cast.suzan)
    visitor = Client(raise_request_exception=False)
    statuses = {
        "language, visitor": visitor.post("/language/", {"language": "en", "next": following}).status_code,
        "act for": member.post("/act-for/", {"organization": "weo", "next": following}).status_code,
        "desk": client.get("/admin/login/", {"next": following}).status_code,
    }
    assert {name: status for name, status in statuses.items() if status >= 500} == {}


def test_a_strange_referer_is_not_an_error():
    """A visitor's form with an address that cannot be read goes to sign in, too."""
    client = Client(raise_request_exception=False)
    response = client.post("/organizations/weo/introduce/", {}, headers={"referer": "http://["})
    assert response.status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/admin/members/organization/?kind__exact=%00",
        "/admin/members/organization/?member_since__year=99999999999999999999",
        "/admin/autocomplete/?app_label=events&model_name=event&field_name=hosts&term=%00",
    ],
)
def test_a_strange_filter_of_the_desk_is_not_an_error(cast: Cast, address: str):
    """The desk's lists answer 400 or show nothing."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.superuser)
    assert client.get(address).status_code < 500


LONG = "x" * 300 + "@elsewhere.example"


def test_an_address_that_is_too_long_is_not_an_error(cast: Cast):
    """The form lets 320 letters through, the table takes 254."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.suzan)
    assert client.post(reverse("account_email"), {"email": LONG, "action_add": ""}).status_code < 500


@pytest.mark.parametrize(
    ("field", "value"), [("website", f"https://elsewhere.example/{'y' * 300}"), ("email", LONG)]
)
def test_a_long_way_to_reach_an_organization_is_not_an_error(cast: Cast, field: str, value: str):
    """The same for the profile: a link copied from a network of friends is easily longer than 200 letters."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.suzan)
    audiences = dict.fromkeys(("email_audience", "phone_audience", "website_audience"), "members")
    values = {"acting_for": "weo", **audiences, field: value}
    assert client.post(reverse("members:edit_contact", args=["weo"]), values).status_code < 500


def test_an_invitation_from_the_desk_to_a_long_address_is_not_an_error(cast: Cast):
    """And for the desk's invitation."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.superuser)
    values = {"kind": "staff", "email": LONG, "language": "en"}
    assert client.post("/admin/members/invitation/add/", values).status_code < 500


def test_a_new_password_ends_a_change_of_address_that_waits(cast: Cast, django_capture_on_commit_callbacks):
    """Who changes the password because somebody was at the account shuts that somebody out."""
    thief = Client()  # somebody who got hold of the password
    thief.post(reverse("account_login"), {"login": "suzan@weo.example", "password": PASSWORD})
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        thief.post(reverse("account_email"), {"email": "thief@elsewhere.example", "action_add": ""})
    links = [re.search(r"/accounts/confirm-email/\S+", message.body) for message in mail.outbox]
    passwords = {
        "oldpassword": PASSWORD,
        "password1": "another-strange-one",
        "password2": "another-strange-one",
    }
    client_of(cast.suzan).post(reverse("account_change_password"), passwords)
    assert any(links)
    for link in filter(None, links):
        Client().post(link[0])
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"


def test_an_event_sent_without_its_date_is_not_an_error(cast: Cast):
    """Staff who empty the first day of an event on the desk are told so."""
    event = workshop(cast.weo)
    client = Client(raise_request_exception=False)
    client.force_login(cast.superuser)
    url = reverse("admin:events_event_change", args=[event.pk])
    values = {"name_en": "CoP workshop", "slug": event.slug, "kind": "workshop", "mode": "in_person"}
    values |= {"starts_on": "", "ends_on": "", "date_precision": "day", "open_to": "members"}
    for prefix in ("sessions", "invitations", "introductions"):
        values |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    assert client.post(url, values).status_code < 500
    assert client.post(url, {}).status_code < 500
