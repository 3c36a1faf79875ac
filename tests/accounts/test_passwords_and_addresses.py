"""Passwords and addresses: changed by their holder, by link, and not by anybody else."""

import pytest
from django.test import Client, override_settings

from members.actions.invitations import invite
from members.actions.locking import lock_account, unlock_account
from members.models import User
from tests.accounts.conftest import link_in, sign_in, signed_in
from tests.cast import PASSWORD

NEW = "quite-another-password-7"


def ask_for_reset(email, **headers):
    return Client().post("/accounts/password/reset/", {"email": email}, headers=headers)


def test_it_works(cast, mails):
    with mails() as sent:
        assert ask_for_reset("suzan@weo.example").url == "/accounts/password/reset/done/"
    assert [mail.to for mail in sent] == [["suzan@weo.example"]]
    client = Client()
    form = client.get(link_in(sent[0]), follow=True)
    assert "set-password" in form.redirect_chain[-1][0]
    done = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True)
    assert "sign in again" in done.content.decode()
    # Nobody is signed in by the link alone.
    assert "_auth_user_id" not in client.session
    assert sign_in(Client(), "suzan@weo.example", NEW).status_code == 302
    assert sign_in(Client(), "suzan@weo.example", PASSWORD).status_code == 200


def test_a_reset_link_works_once(cast, mails):
    with mails() as sent:
        ask_for_reset("suzan@weo.example")
    link = link_in(sent[0])
    client = Client()
    path = client.get(link).url
    client.post(path, {"password1": NEW, "password2": NEW})
    again = Client().get(link)
    assert "cannot be used any more" in again.content.decode()


def test_signing_in_voids_an_older_reset_link_of_an_attacker(cast, mails):
    with mails() as sent:
        ask_for_reset("suzan@weo.example")
    client = signed_in(cast.suzan)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert "cannot be used any more" in Client().get(link_in(sent[0])).content.decode()


def test_the_mail_is_plain_and_in_the_readers_language(cast, mails):
    with mails() as sent:
        ask_for_reset("ahmed@alnoor.example")
    assert sent[0].extra_headers["Content-Language"] == "ar"
    assert sent[0].content_subtype == "plain"
    assert not getattr(sent[0], "alternatives", None)
    assert "Al Noor" not in sent[0].body + sent[0].subject


@override_settings(ALLOWED_HOSTS=["*"], SITE_URL="https://portal.example.org")
def test_the_link_never_follows_a_forged_host(cast, mails):
    with mails() as sent:
        ask_for_reset("suzan@weo.example", Host="evil.example")
    assert "https://portal.example.org/accounts/password/reset/key/" in sent[0].body
    assert "evil" not in sent[0].body


def test_an_unknown_address_gets_the_same_page_and_no_mail(cast, mails):
    with mails() as sent:
        known, unknown = ask_for_reset("suzan@weo.example"), ask_for_reset("nobody@weo.example")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(sent) == 1


def test_a_locked_account_gets_no_link(cast, mails):
    User.objects.filter(pk=cast.suzan.pk).update(is_active=False)
    with mails() as sent:
        ask_for_reset("suzan@weo.example")
    assert sent == []


def test_mail_bombs_are_stopped(cast, mails):
    with mails() as sent:
        answers = [ask_for_reset("suzan@weo.example").status_code for _request in range(8)]
    assert answers[-1] == 429
    assert len(sent) == 5


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(cast, mails):
    here, elsewhere = signed_in(cast.suzan), signed_in(cast.suzan)
    form = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert here.post("/accounts/password/change/", form).status_code == 200
    with mails() as sent:
        assert here.post("/accounts/password/change/", form | {"oldpassword": PASSWORD}).url == "/accounts/"
    assert "password" in sent[0].body
    assert "_auth_user_id" in here.session
    assert elsewhere.get("/accounts/email/").status_code == 302


def test_weak_passwords_are_refused_in_plain_words(cast):
    form = {"oldpassword": PASSWORD, "password1": "suzan", "password2": "suzan"}
    page = signed_in(cast.suzan).post("/accounts/password/change/", form).content.decode()
    assert "too short" in page


def test_an_account_moves_to_a_new_address_once_it_is_confirmed(cast, mails):
    client = Client()
    sign_in(client, "suzan@weo.example")
    with mails() as sent:
        client.post("/accounts/email/", {"email": "suzan@new.example", "action_add": "1"})
    asked, confirm = sent
    # The address of now is told while there is time to stop it, and not which one is to come.
    assert (asked.to, confirm.to) == (["suzan@weo.example"], ["suzan@new.example"])
    assert "new.example" not in asked.subject + asked.body
    assert link_in(asked) == "/accounts/"
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"
    assert client.get(link_in(confirm)).status_code == 200
    with mails() as told:
        client.post(link_in(confirm))
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@new.example"
    # The old address is told once more, in case it was somebody else.
    assert ["suzan@weo.example"] in [mail.to for mail in told]
    assert sign_in(Client(), "suzan@new.example").status_code == 302
    assert sign_in(Client(), "suzan@weo.example").status_code == 200


def test_giving_up_a_change_never_loses_the_address(cast, mails):
    """allauth removes the address that waits; it must not be the account's own."""
    client = Client()
    sign_in(client, "suzan@weo.example")
    for address in ("a@new.example", "b@new.example"):
        client.post("/accounts/email/", {"email": address, "action_add": "1"})
    client.post("/accounts/email/", {"email": "b@new.example", "action_remove": "1"})
    client.post("/accounts/email/", {"email": "suzan@weo.example", "action_remove": "1"})
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"
    assert sign_in(Client(), "suzan@weo.example").status_code == 302


def test_taking_another_accounts_address_tells_its_holder_and_not_the_taker(cast, mails):
    client = Client()
    sign_in(client, "suzan@weo.example")
    with mails() as told:
        taken = client.post("/accounts/email/", {"email": "ahmed@alnoor.example", "action_add": "1"})
    with mails() as sent:
        free = client.post("/accounts/email/", {"email": "free@new.example", "action_add": "1"})
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    # Its own address is told once in five minutes that something was asked for.
    assert [mail.to[0] for mail in told] == ["suzan@weo.example", "ahmed@alnoor.example"]
    assert [mail.to[0] for mail in sent] == ["free@new.example"]
    assert "/confirm-email/" not in told[1].body
    cast.ahmed.refresh_from_db()
    assert cast.ahmed.email == "ahmed@alnoor.example"


ADD = {"email": "suzan@new.example", "action_add": "1"}
REAUTHENTICATE = "/accounts/reauthenticate/"


def test_an_old_session_is_asked_for_the_password_and_then_goes_on(cast, mails):
    client = signed_in(cast.suzan)
    with mails() as sent:
        asked = client.post("/accounts/email/", ADD)
    assert asked.url == f"{REAUTHENTICATE}?next=%2Faccounts%2Femail%2F"
    # The holder is warned at once: a session is open somewhere.
    assert [mail.to for mail in sent] == [["suzan@weo.example"]]
    assert "Is it still you?" in client.get(asked.url).content.decode()
    with mails() as sent:
        wrong = client.post(REAUTHENTICATE, {"password": "no", "next": "/accounts/email/"})
    assert (wrong.status_code, sent) == (200, [])
    with mails() as sent:
        done = client.post(REAUTHENTICATE, {"password": PASSWORD, "next": "/accounts/email/"})
    assert done.url == "/accounts/email/"
    assert [mail.to for mail in sent] == [["suzan@new.example"]]
    assert "suzan@new.example" in client.get("/accounts/email/").content.decode()


def test_giving_up_a_change_asks_for_the_password_too(cast):
    Client().post("/accounts/login/", {"login": "suzan@weo.example", "password": PASSWORD})
    cast.suzan.emailaddress_set.create(email="a@new.example")
    client = signed_in(cast.suzan)
    remove = {"email": "a@new.example", "action_remove": "1"}
    assert client.post("/accounts/email/", remove).url.startswith(REAUTHENTICATE)
    assert client.post(REAUTHENTICATE, {"password": PASSWORD, "next": "/accounts/email/"}).status_code == 302
    assert not cast.suzan.emailaddress_set.filter(email="a@new.example").exists()


def test_a_password_chosen_by_link_ends_a_change_that_waits(cast, mails):
    thief = Client()
    sign_in(thief, "suzan@weo.example")
    with mails() as sent:
        thief.post("/accounts/email/", ADD)
    with mails() as reset:
        ask_for_reset("suzan@weo.example")
    client = Client()
    path = client.get(link_in(reset[0])).url
    client.post(path, {"password1": NEW, "password2": NEW})
    assert "cannot be used any more" in Client().get(link_in(sent[1])).content.decode()
    Client().post(link_in(sent[1]))
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"
    assert list(cast.suzan.emailaddress_set.values_list("email", "verified")) == [("suzan@weo.example", True)]


def test_a_locked_account_keeps_its_address(cast, mails):
    client = Client()
    sign_in(client, "suzan@weo.example")
    with mails() as sent:
        client.post("/accounts/email/", ADD)
    key = link_in(sent[1])
    User.objects.filter(pk=cast.suzan.pk).update(is_active=False)
    Client().post(key)
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"
    User.objects.filter(pk=cast.suzan.pk).update(is_active=True)
    lock_account(user=cast.suzan, by=cast.staff)
    unlock_account(user=cast.suzan, by=cast.staff)
    Client().post(key)
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"


@pytest.mark.parametrize(
    "name", ["Your account is closed. Open https://evil.example", "Suzan\nAref", "Suzan \u202efera"]
)
def test_what_is_no_name_is_refused(cast, name):
    page = signed_in(cast.suzan).post("/accounts/", {"name": name})
    assert page.status_code == 200
    assert "Write the name alone" in page.content.decode()
    cast.suzan.refresh_from_db()
    assert cast.suzan.name == "Suzan Aref"


def test_a_name_may_have_the_joiner_that_kurdish_writes_with(cast):
    signed_in(cast.suzan).post("/accounts/", {"name": "سوزان\u200cئارف"})
    cast.suzan.refresh_from_db()
    assert cast.suzan.name == "سوزان\u200cئارف"


def test_no_name_goes_to_an_address_that_nobody_has_confirmed(cast, mails):
    client = Client()
    sign_in(client, "suzan@weo.example")
    with mails() as sent:
        client.post("/accounts/email/", ADD)
        invite(
            kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo, name="Call 0770"
        )
    bodies = {mail.to[0]: mail.body for mail in sent}
    assert "Suzan" not in bodies["suzan@new.example"]
    assert "0770" not in bodies["x@new.example"]


def test_an_address_changed_on_the_desk_closes_the_old_one(cast):
    sign_in(Client(), "suzan@weo.example")
    User.objects.filter(pk=cast.suzan.pk).update(email="suzan@other.example")
    assert sign_in(Client(), "suzan@other.example").status_code == 302
    assert sign_in(Client(), "suzan@weo.example").status_code == 200


def test_a_person_writes_their_own_name(cast):
    client = signed_in(cast.suzan)
    client.post("/accounts/", {"name": "  Suzan A. "})
    cast.suzan.refresh_from_db()
    assert cast.suzan.name == "Suzan A."
    empty = client.post("/accounts/", {"name": " "})
    assert empty.status_code == 200
    assert "error-summary" in empty.content.decode()


USERNAME = '<input type="text" autocomplete="username" value="suzan@weo.example" hidden readonly>'


def test_forms_for_a_password_say_whose_it_is_to_the_browser(cast, mails):
    """Signed in, or by the link that went to the very address; a link that is over says nothing of anybody."""
    assert USERNAME in signed_in(cast.suzan).get("/accounts/password/change/").content.decode()
    with mails() as sent:
        ask_for_reset("suzan@weo.example")
    link = link_in(sent[0])
    client = Client()
    form = client.get(link, follow=True)
    assert USERNAME in form.content.decode()
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert "suzan@" not in Client().get(link, follow=True).content.decode()
