"""Somebody follows the link of an invitation, the only way in; an attacker tries links that do not work."""

import pytest
from django.test import Client
from django.utils import timezone

from members.actions.invitations import accept_invitation, invite, resend_invitation, withdraw_invitation
from members.models import Invitation, Membership, User
from tests.accounts.conftest import link_in, sign_in
from tests.accounts.inviting import ACCEPT, NEW_PASSWORD, age, token_of, without_csrf


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


def test_using_a_link_twice_changes_nothing_for_who_used_it(cast, invited):
    _row, link = invited
    user = accept_invitation(token=token_of(link), **ACCEPT)
    assert accept_invitation(token=token_of(link), user=user) == user
    assert user.memberships.count() == 1


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
