"""Nobody of staff's comes to speak for an organization unnoticed, and invitations end with who sent them."""

import pytest
from django.urls import reverse

from cop_portal.refusals import NotAllowed, Refused
from members.actions.invitations import accept_invitation, find_open, invite, withdraw_invitation
from members.actions.locking import lock_account, unlock_account
from members.actions.memberships import (
    add_member,
    change_role,
    end_locked_representative,
    end_membership,
)
from members.models import Invitation, Membership, User
from tests.accounts.conftest import link_in, signed_in

ACCEPT = {"name": "Rojin Ali", "password": "a-very-new-password-1", "language": "en"}


def membership(user) -> Membership:
    return Membership.objects.get(user=user, until=None)


def token_in(message) -> str:
    return link_in(message).strip("/").split("/")[-1]


@pytest.fixture
def second(cast) -> User:
    """A second representative of WEO."""
    change_role(membership=membership(cast.colleague), role="representative", by=cast.suzan)
    return cast.colleague


# Somebody to speak for an organization


def test_a_locked_representative_keeps_the_chair(cast):
    lock_account(user=cast.ahmed, by=cast.staff)
    with pytest.raises(NotAllowed):
        invite(kind="representative", email="x@new.example", by=cast.staff, organization=cast.al_noor)
    client = signed_in(cast.staff)
    assert client.get("/organizations/al-noor/people/invite/").status_code == 404
    unlock_account(user=cast.ahmed, by=cast.staff)


def test_staffs_invitation_is_told_to_everybody_of_the_organization(cast, mails):
    Membership.objects.filter(user=cast.ahmed).delete()
    with mails() as sent:
        invite(kind="representative", email="x@new.example", by=cast.staff, organization=cast.al_noor)
    assert [mail.to for mail in sent] == [["x@new.example"], ["colleague@alnoor.example"]]
    told = sent[1].subject + sent[1].body
    for hidden in ("x@new.example", "Al Noor", "al-noor", "Sara Staff"):
        assert hidden not in told
    assert "http" in told


def test_a_representatives_invitation_is_told_to_nobody_else(cast, mails):
    with mails() as sent:
        invite(kind="representative", email="x@new.example", by=cast.suzan, organization=cast.weo)
    assert [mail.to for mail in sent] == [["x@new.example"]]


def test_a_representative_who_is_gone_is_ended_by_a_superuser_and_everybody_is_told(cast, mails):
    row = membership(cast.ahmed)
    with pytest.raises(NotAllowed):
        end_locked_representative(membership=row, by=cast.superuser)  # the account is open
    lock_account(user=cast.ahmed, by=cast.staff)
    for who in (cast.staff, cast.suzan, cast.alnoor_colleague, cast.observer):
        with pytest.raises(NotAllowed):
            end_locked_representative(membership=row, by=who)
    with mails() as sent:
        for _time in range(2):
            end_locked_representative(membership=row, by=cast.superuser)
    assert [mail.to[0] for mail in sent] == ["ahmed@alnoor.example", "colleague@alnoor.example"]
    assert [mail.extra_headers["Content-Language"] for mail in sent] == ["ar", "en"]
    row.refresh_from_db()
    assert row.until is not None
    assert invite(kind="representative", email="x@new.example", by=cast.staff, organization=cast.al_noor)


def test_where_another_can_speak_nobody_is_ended(cast, second):
    row = membership(cast.suzan)
    lock_account(user=cast.suzan, by=cast.staff)
    with pytest.raises(NotAllowed):
        end_locked_representative(membership=row, by=cast.superuser)


def test_the_desks_button_asks_why_and_keeps_it(cast, client):
    url = reverse("admin:members_membership_gone", args=[membership(cast.ahmed).pk])
    organization = reverse("admin:members_organization_change", args=[cast.al_noor.pk])
    membership_page = reverse("admin:members_membership_change", args=[membership(cast.ahmed).pk])
    client.force_login(cast.superuser)
    assert membership_page not in client.get(organization).content.decode()
    lock_account(user=cast.ahmed, by=cast.staff)
    assert membership_page in client.get(organization).content.decode()
    assert url in client.get(membership_page).content.decode()
    client.force_login(cast.staff)
    client.post(url, {"reason": "none of theirs to press"})
    assert membership(cast.ahmed)
    client.force_login(cast.superuser)
    assert client.post(url, {"reason": ""}).status_code == 200
    assert membership(cast.ahmed)
    assert client.post(url, {"reason": "A letter of its board"}).status_code == 302
    row = Membership.objects.get(user=cast.ahmed)
    assert row.until is not None
    history = client.get(reverse("admin:members_membership_history", args=[row.pk])).content.decode()
    assert "A letter of its board" in history


# Invitations end with who sent them


def test_they_end_with_the_membership_the_role_and_the_account(cast, second):
    def invited() -> Invitation:
        Invitation.objects.all().delete()
        return invite(kind="colleague", email="x@new.example", by=second, organization=cast.weo)

    row = invited()
    lock_account(user=second, by=cast.staff)
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    unlock_account(user=second, by=cast.staff)
    row = invited()
    change_role(membership=membership(second), role="colleague", by=cast.suzan)
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    change_role(membership=membership(second), role="representative", by=cast.suzan)
    row = invited()
    end_membership(membership=membership(second), by=cast.suzan)
    row.refresh_from_db()
    assert row.withdrawn_at is not None


def test_others_invitations_and_those_of_another_organization_stay(cast, second):
    add_member(organization=cast.al_noor, user=second, role="representative", by=cast.ahmed)
    stays = [
        invite(kind="colleague", email="a@new.example", by=cast.suzan, organization=cast.weo),
        invite(kind="colleague", email="b@new.example", by=second, organization=cast.al_noor),
    ]
    end_membership(membership=Membership.objects.get(user=second, organization=cast.weo), by=cast.suzan)
    assert set(Invitation.objects.open()) == set(stays)


def test_a_right_that_went_some_other_way_lets_nobody_in(cast, second, mails):
    with mails() as sent:
        invite(kind="colleague", email="x@new.example", by=second, organization=cast.weo)
        invite(kind="staff", email="y@new.example", by=cast.superuser)
    Membership.objects.filter(user=second).update(role="colleague")
    User.objects.filter(pk=cast.superuser.pk).update(is_superuser=False)
    for mail in sent:
        assert find_open(token_in(mail)) is None
        with pytest.raises(Refused) as refusal:
            accept_invitation(token=token_in(mail), **ACCEPT)
        assert refusal.value.code == "invalid"
    assert not User.objects.filter(email__endswith="new.example").exists()


def test_staffs_second_invitation_ends_where_the_first_was_accepted(cast, mails):
    Membership.objects.filter(organization=cast.outsider_org).delete()
    with mails() as sent:
        for email in ("real@new.example", "puppet@new.example"):
            invite(kind="representative", email=email, by=cast.staff, organization=cast.outsider_org)
    accept_invitation(token=token_in(sent[0]), **ACCEPT)
    with pytest.raises(Refused):
        accept_invitation(token=token_in(sent[1]), **ACCEPT)
    puppet = Invitation.objects.get(email="puppet@new.example")
    assert puppet.withdrawn_at is not None
    withdraw_invitation(invitation=puppet, by=cast.staff)


@pytest.mark.parametrize("name", ["Read https://evil.example", "A\nB"])
def test_names_of_the_invited_are_names(cast, name, mails):
    with pytest.raises(Refused) as refusal:
        invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo, name=name)
    assert (refusal.value.code, refusal.value.field) == ("strange_name", "name")
    with mails() as sent:
        invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo)
    with pytest.raises(Refused):
        accept_invitation(token=token_in(sent[0]), **{**ACCEPT, "name": name})
