"""Passwords and addresses: changed by their holder, by link, and not by anybody else."""

from django.test import Client, override_settings

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
    assert [mail.to for mail in sent] == [["suzan@new.example"]]
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@weo.example"
    assert client.get(link_in(sent[0])).status_code == 200
    with mails() as told:
        client.post(link_in(sent[0]))
    cast.suzan.refresh_from_db()
    assert cast.suzan.email == "suzan@new.example"
    # The old address is told, in case it was somebody else.
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
    assert [mail.to for mail in told + sent] == [["ahmed@alnoor.example"], ["free@new.example"]]
    assert "/confirm-email/" not in told[0].body
    cast.ahmed.refresh_from_db()
    assert cast.ahmed.email == "ahmed@alnoor.example"


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
