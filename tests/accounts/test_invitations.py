"""Invitations: the only way in."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from cop_portal.refusals import NotAllowed, Refused
from members.actions.invitations import (
    accept_invitation,
    invite,
    resend_invitation,
    send_lost_invitation,
    withdraw_invitation,
)
from members.models import Invitation, Membership, User
from members.roles import is_observer
from tests.accounts.conftest import link_in, sign_in, signed_in
from tests.cast import PASSWORD

NEW_PASSWORD = "a-very-new-password-1"
ACCEPT = {"name": "Rojin Ali", "password": NEW_PASSWORD, "language": "ckb"}


@pytest.fixture
def invited(cast, mails):
    """An invitation of WEO for a new colleague, and the path of its link."""
    with mails() as sent:
        row = invite(
            kind="colleague", email="Rojin@WEO.example", by=cast.suzan, organization=cast.weo, language="ckb"
        )
    return row, link_in(sent[0])


def age(row, **ago):
    """Let time pass for an invitation."""
    for field in ("created_at", "sent_at", "expires_at"):
        setattr(row, field, getattr(row, field) - datetime.timedelta(**ago))
    row.save()


def token_of(link: str) -> str:
    return link.strip("/").split("/")[-1]


def test_it_works(cast, invited):
    row, link = invited
    client = Client()
    page = client.get(link)
    assert "Women Empowerment Organization" in page.content.decode()
    assert client.post(link, ACCEPT).url == "/"
    user = User.objects.get(email="rojin@weo.example")
    assert (user.name, user.language, user.is_staff) == ("Rojin Ali", "ckb", False)
    membership = Membership.objects.get(user=user)
    assert (membership.organization, membership.role, membership.until) == (cast.weo, "colleague", None)
    assert user.emailaddress_set.get().verified
    row.refresh_from_db()
    assert row.accepted_by == user
    # Signed in at once, in the chosen language, and able to sign in later.
    assert 'lang="ckb"' in client.get("/accounts/").content.decode()
    assert sign_in(Client(), "rojin@weo.example", NEW_PASSWORD).status_code == 302


def test_the_mail_says_little_in_the_invitations_language(cast, mails):
    with mails() as sent:
        invite(
            kind="representative", email="x@new.example", by=cast.suzan, organization=cast.weo, language="ar"
        )
    mail = sent[0]
    assert mail.to == ["x@new.example"]
    assert mail.extra_headers["Content-Language"] == "ar"
    for hidden in ("WEO", "Women Empowerment", "تمكين", "Suzan"):
        assert hidden not in mail.subject + mail.body


def test_the_link_is_random_and_only_its_hash_is_kept(cast, invited, mails):
    row, link = invited
    token = token_of(link)
    assert len(token) >= 43
    row.refresh_from_db()
    assert len(row.token_hash) == 64
    assert token not in str(Invitation.objects.filter(pk=row.pk).values()[0])


def test_all_links_that_do_not_work_get_the_same_page(cast, invited, mails):
    row, link = invited
    pages = {}
    with mails() as sent:
        age(row, minutes=10)
        resend_invitation(invitation=row, by=cast.suzan)
    new_link = link_in(sent[0])
    pages["replaced"] = Client().get(link)
    assert Client().get(new_link).status_code == 200
    Client().post(new_link, ACCEPT)
    pages["used"] = Client().get(new_link)
    with mails() as sent:
        withdrawn = invite(kind="colleague", email="b@new.example", by=cast.suzan, organization=cast.weo)
    withdraw_invitation(invitation=withdrawn, by=cast.suzan)
    pages["withdrawn"] = Client().get(link_in(sent[0]))
    with mails() as sent:
        late = invite(kind="colleague", email="c@new.example", by=cast.suzan, organization=cast.weo)
    late.refresh_from_db()
    age(late, days=15)
    pages["expired"] = Client().get(link_in(sent[0]))
    pages["garbage"] = Client().get("/invitations/never-was/")
    pages["posted"] = Client().post("/invitations/never-was/", ACCEPT)
    bodies = {without_csrf(page) for page in pages.values()}
    assert {page.status_code for page in pages.values()} == {404}
    assert len(bodies) == 1
    assert "/invitations/lost/" in bodies.pop()


def without_csrf(response) -> str:
    import re

    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return re.sub(r'name="next" value="[^"]*"', "", body)


@pytest.mark.parametrize("token", ["%00", "a" * 5000, "../../admin", "%F0%9F%98%80", "' OR 1=1 --"])
def test_whatever_is_typed_as_a_link_is_answered(db, token):
    assert Client().get(f"/invitations/{token}/").status_code in (400, 404)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "  "}, "field-wrong"),
        ({"password": "short"}, "too short"),
        ({"password": "rojin@weo.example"}, "too similar"),
        ({"language": "xx"}, "valid choice"),
    ],
)
def test_bad_answers_are_shown_and_the_rest_is_kept(invited, change, words):
    row, link = invited
    page = Client().post(link, ACCEPT | change)
    assert page.status_code == 200
    assert words in page.content.decode()
    if "name" not in change:
        assert 'value="Rojin Ali"' in page.content.decode()
    assert not User.objects.filter(email="rojin@weo.example").exists()
    assert Invitation.objects.open().filter(pk=row.pk).exists()


# Who may invite whom


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


# Accounts that are there already


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


# Once, again, and not too often


def test_a_double_click_invites_once(cast, mails):
    with mails() as sent:
        rows = {
            invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo).pk
            for _click in range(2)
        }
    assert len(rows) == len(sent) == 1


def test_inviting_again_is_refused_while_the_first_is_open_and_replaces_one_that_ran_out(cast, invited):
    row, _link = invited
    age(row, minutes=10)
    with pytest.raises(Refused) as refusal:
        invite(kind="colleague", email="rojin@weo.example", by=cast.suzan, organization=cast.weo)
    assert refusal.value.code == "pending"
    row.refresh_from_db()
    age(row, days=15)
    again = invite(kind="representative", email="rojin@weo.example", by=cast.suzan, organization=cast.weo)
    assert again.pk != row.pk


def test_a_mail_every_five_minutes_and_no_more(cast, invited, mails):
    row, _link = invited
    with pytest.raises(Refused) as refusal:
        resend_invitation(invitation=row, by=cast.suzan)
    assert refusal.value.code == "too_soon"
    row.refresh_from_db()
    age(row, days=15)
    with mails() as sent:
        resend_invitation(invitation=row, by=cast.suzan)
    assert len(sent) == 1
    assert Client().get(link_in(sent[0])).status_code == 200


def test_what_is_over_is_neither_sent_nor_withdrawn(cast, invited):
    row, link = invited
    Client().post(link, ACCEPT)
    for action in (resend_invitation, withdraw_invitation):
        with pytest.raises(Refused):
            action(invitation=row, by=cast.suzan)


def test_others_touch_nothing(cast, invited):
    row, _link = invited
    for who in (cast.colleague, cast.ahmed, cast.outsider, cast.staff, cast.superuser, cast.observer):
        for action in (resend_invitation, withdraw_invitation):
            with pytest.raises(NotAllowed):
                action(invitation=row, by=who)


def test_using_a_link_twice_changes_nothing_for_who_used_it(cast, invited):
    _row, link = invited
    user = accept_invitation(token=token_of(link), **ACCEPT)
    assert accept_invitation(token=token_of(link), user=user) == user
    assert user.memberships.count() == 1


# Lost


def test_a_lost_one_is_sent_again_without_saying_whether_it_is_known(cast, invited, mails):
    row, link = invited
    age(row, minutes=10)
    before = row.expires_at
    answers = []
    with mails() as sent:
        for email in ("rojin@weo.example", "nobody@new.example", "Suzan@weo.example"):
            answers.append(Client().post("/invitations/lost/", {"email": email}, follow=True))
    assert len({without_csrf(answer) for answer in answers}) == 1
    assert [mail.to[0] for mail in sent] == ["rojin@weo.example", "suzan@weo.example"]
    assert Client().get(link).status_code == 404
    assert Client().get(link_in(sent[0])).status_code == 200
    assert "/accounts/login/" in sent[1].body
    row.refresh_from_db()
    assert row.expires_at == before


def test_a_lost_one_that_ran_out_or_was_withdrawn_is_not(cast, invited, mails):
    row, _link = invited
    age(row, days=15)
    with mails() as sent:
        send_lost_invitation("rojin@weo.example")
    assert sent == []


def test_asking_often_sends_little(cast, invited, mails):
    row, _link = invited
    age(row, minutes=10)
    with mails() as sent:
        answers = [
            Client().post("/invitations/lost/", {"email": "rojin@weo.example"}).status_code
            for _ask in range(5)
        ]
    assert len(sent) == 1
    assert answers[-1] == 429


@pytest.mark.parametrize("email", ["", "no-address", "a@b", "x" * 300 + "@new.example", "a\x00@new.example"])
def test_what_is_no_address_is_said_at_the_field(db, email):
    page = Client().post("/invitations/lost/", {"email": email})
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()


def test_the_mail_names_the_days_that_the_form_names(cast, mails):
    """The moments until the mail is written take no day away; those of a later mail do."""
    with mails() as sent:
        row = invite(kind="colleague", email="new@weo.example", by=cast.suzan, organization=cast.weo)
    assert "within 14 days" in sent[0].body
    age(row, days=3, hours=2)
    with mails() as sent:
        resend = row.expires_at - timezone.now()
        assert resend.days == 10
        from members.emails import invitation

        invitation(row.pk)
    assert "within 10 days" in sent[0].body
