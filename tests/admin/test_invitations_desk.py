"""Staff invite the first who speaks for an organization, withdraw it and send it again; superusers invite staff."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from members.models import Invitation, Organization
from tests.admin.organization_forms import add_organization, invitation_data

INVITE = "admin:members_invitation_add"


@pytest.fixture
def tigris(desk) -> Organization:
    add_organization(desk)
    return Organization.objects.get(slug="tigris-forum")


def test_the_first_representative_is_invited(desk, cast, tigris, django_capture_on_commit_callbacks):
    page = desk.get(reverse("admin:members_organization_change", args=[tigris.pk])).content.decode()
    url = reverse(INVITE) + f"?organization={tigris.pk}"
    assert url in page
    assert "Tigris Forum" in desk.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):  # a double click makes one
            assert desk.post(url, invitation_data(tigris)).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.kind, invitation.invited_by, invitation.organization) == (
        "representative",
        cast.staff,
        tigris,
    )
    assert [message.to for message in mail.outbox] == [["new@tigris.example"]]


def test_an_organization_that_speaks_for_itself_invites_its_own(desk, cast):
    page = desk.get(reverse("admin:members_organization_change", args=[cast.weo.pk])).content.decode()
    assert f"?organization={cast.weo.pk}" not in page
    response = desk.post(reverse(INVITE), invitation_data(cast.weo))
    assert response.status_code == 200
    assert "Somebody speaks for it already." in response.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("kind", ["staff", "observer"])
def test_only_a_superuser_invites_staff_and_observers(desk, root, kind):
    data = invitation_data(None, kind=kind)
    response = desk.post(reverse(INVITE), data)
    assert response.status_code == 200
    assert not Invitation.objects.exists()
    assert kind not in [value for value, _label in response.context["form"].fields["kind"].choices]
    assert root.post(reverse(INVITE), data).status_code == 302
    assert Invitation.objects.get().kind == kind


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "no address"},
        {"organization": ""},
        {"organization": "x"},
        {"kind": "colleague"},
        {"language": "tlh"},
    ],
)
def test_bad_invitations(desk, tigris, fields):
    response = desk.post(reverse(INVITE), {**invitation_data(tigris), **fields})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Nadia" in response.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_and_sent_again(desk, tigris, django_capture_on_commit_callbacks):
    desk.post(reverse(INVITE), invitation_data(tigris))
    invitation = Invitation.objects.get()
    again = reverse("admin:members_invitation_resend", args=[invitation.pk])
    response = desk.post(again)
    assert "wait five minutes" in response.content.decode()  # refused in words, nothing sent
    Invitation.objects.update(sent_at=invitation.sent_at - datetime.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(again).status_code == 302
    assert len(mail.outbox) == 1
    withdraw = reverse("admin:members_invitation_withdraw", args=[invitation.pk])
    assert desk.get(withdraw).status_code == 200
    for _time in range(2):
        assert desk.post(withdraw).status_code == 302
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    page = desk.get(reverse("admin:members_invitation_change", args=[invitation.pk])).content.decode()
    assert withdraw not in page
    assert again not in page


def test_invitations_by_state(desk, tigris):
    desk.post(reverse(INVITE), invitation_data(tigris))
    url = reverse("admin:members_invitation_changelist")
    for state, count in (("open", 1), ("expired", 0), ("accepted", 0), ("withdrawn", 0)):
        assert desk.get(url, {"state": state}).context["cl"].result_count == count
