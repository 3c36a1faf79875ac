"""Everybody tries to invite everybody: who may, whom, and what becomes of accounts that are there already."""

import pytest
from django.test import Client
from django.utils import timezone

from cop_portal.refusals import NotAllowed, Refused
from members.actions.invitations import accept_invitation, invite, resend_invitation, withdraw_invitation
from members.models import Invitation, Membership, User
from members.roles import is_observer
from tests.accounts.conftest import link_in, sign_in, signed_in
from tests.accounts.inviting import ACCEPT, token_of
from tests.cast import PASSWORD


@pytest.mark.parametrize("who", ["colleague", "ahmed", "outsider", "staff", "superuser", "observer"])
def test_only_its_representatives_invite_colleagues(cast, who):
    with pytest.raises(NotAllowed):
        invite(kind="colleague", email="x@new.example", by=getattr(cast, who), organization=cast.weo)
    assert not Invitation.objects.exists()


def test_staff_invite_the_first_representative_and_no_second(cast, mails):
    with pytest.raises(NotAllowed):
        invite(kind="representative", email="puppet@new.example", by=cast.staff, organization=cast.weo)
    Membership.objects.filter(organization=cast.outsider_org).update(until=timezone.now().date())
    with mails() as sent:
        row = invite(
            kind="representative", email="first@new.example", by=cast.staff, organization=cast.outsider_org
        )
    Client().post(link_in(sent[0]), ACCEPT)
    assert Membership.objects.get(organization=cast.outsider_org, until=None).role == "representative"
    row.refresh_from_db()
    assert row.accepted_at


@pytest.mark.parametrize("kind", ["staff", "observer"])
def test_only_superusers_invite_staff_and_observers(cast, mails, kind):
    for who in (cast.staff, cast.suzan, cast.observer):
        with pytest.raises(NotAllowed):
            invite(kind=kind, email="x@new.example", by=who)
    with pytest.raises(NotAllowed):
        invite(kind=kind, email="x@new.example", by=cast.superuser, organization=cast.weo)
    with mails() as sent:
        invite(kind=kind, email="x@new.example", by=cast.superuser)
    Client().post(link_in(sent[0]), ACCEPT)
    user = User.objects.get(email="x@new.example")
    assert user.is_staff is (kind == "staff")
    assert is_observer(user) is (kind == "observer")
    assert not user.is_superuser
    assert not user.memberships.exists()


def test_an_account_that_is_there_gets_a_second_organization(cast, mails):
    with mails() as sent:
        invite(kind="colleague", email="ahmed@alnoor.example", by=cast.suzan, organization=cast.weo)
    link = link_in(sent[0])
    visitor = Client()
    page = visitor.get(link)
    assert f"/accounts/login/?next={link}" in page.content.decode()
    # The link alone does not make another account of that address, nor does it open this one.
    visitor.post(link, ACCEPT)
    assert User.objects.filter(email="ahmed@alnoor.example").count() == 1
    assert "_auth_user_id" not in visitor.session
    assert sign_in(visitor, "ahmed@alnoor.example", next=link).url == link
    assert visitor.get(link).status_code == 200
    assert visitor.post(link).url == "/"
    assert set(cast.ahmed.memberships.values_list("organization__slug", flat=True)) == {"al-noor", "weo"}
    assert User.objects.get(pk=cast.ahmed.pk).check_password(PASSWORD)


def test_nobody_else_uses_it(cast, invited):
    row, link = invited
    client = signed_in(cast.outsider)
    assert "another address" in client.get(link).content.decode()
    client.post(link, ACCEPT)
    assert not cast.outsider.memberships.filter(organization=cast.weo).exists()
    with pytest.raises(Refused) as refusal:
        accept_invitation(token=token_of(link), user=cast.outsider)
    assert refusal.value.code == "other_address"
    assert Invitation.objects.open().filter(pk=row.pk).exists()


def test_who_belongs_already_is_not_invited_again(cast):
    with pytest.raises(Refused) as refusal:
        invite(kind="colleague", email="Colleague@weo.example", by=cast.suzan, organization=cast.weo)
    assert (refusal.value.code, refusal.value.field) == ("already_in", "email")


def test_an_observer_does_not_join_an_organization(cast, mails):
    with mails() as sent:
        invite(kind="colleague", email=cast.observer.email, by=cast.suzan, organization=cast.weo)
    page = signed_in(cast.observer).post(link_in(sent[0]))
    assert "only observes" in page.content.decode()
    assert not cast.observer.memberships.exists()


def test_a_person_of_an_organization_does_not_become_an_observer(cast):
    with pytest.raises(Refused):
        invite(kind="observer", email=cast.suzan.email, by=cast.superuser)


def test_others_touch_nothing(cast, invited):
    row, _link = invited
    for who in (cast.colleague, cast.ahmed, cast.outsider, cast.staff, cast.superuser, cast.observer):
        for action in (resend_invitation, withdraw_invitation):
            with pytest.raises(NotAllowed):
                action(invitation=row, by=who)
