"""Mails as their readers want them: at once, weekly, or not at all; with one click from the mail itself."""

from __future__ import annotations

import re
import time

import pytest
from django.core import mail, signing
from django.test import Client

from members.mail_kinds import MailKind
from members.mailing.choices import choices_of, choose, frequency_of, link
from members.mailing.sending import send
from members.models import WaitingMail
from tests.cast import Cast

pytestmark = pytest.mark.django_db

WAITS = "emails/something_waits.txt"


def told(person, kind=MailKind.MEETINGS) -> None:
    """A mail of ``kind`` for ``person``."""
    send(
        person,
        kind=kind,
        subject="Something waits",
        template=WAITS,
        context={"person": person, "sentence": "It waits.", "address": "https://portal.example/"},
    )


def addresses(message) -> list[str]:
    """The paths of the links with which a mail can be turned down."""
    return [re.sub(r"^https?://[^/]+", "", one) for one in re.findall(r"\S+/mails/\S+", message.body)]


def test_it_works(cast: Cast, client: Client):
    """One click in the mail: once a week instead; the page says so, in the language of the mail, without signing in."""
    cast.ahmed.language = "ar"
    cast.ahmed.save()
    told(cast.ahmed)
    weekly, off = addresses(mail.outbox[0])
    assert weekly.endswith("/weekly/")
    assert off.endswith("/off/")
    page = client.get(weekly)
    assert page.status_code == 200
    assert 'lang="ar"' in page.content.decode()
    assert 'hx-trigger="load, submit"' in page.content.decode()
    # Programs that look into mails open its links: that alone changes nothing.
    assert frequency_of(cast.ahmed, MailKind.MEETINGS) == "at_once"
    assert client.post(weekly).status_code == 200
    assert frequency_of(cast.ahmed, MailKind.MEETINGS) == "weekly"
    told(cast.ahmed)
    assert len(mail.outbox) == 1
    assert WaitingMail.objects.filter(user=cast.ahmed, kind=MailKind.MEETINGS).count() == 1


def test_a_mail_program_turns_it_off_by_its_own_button(cast: Cast):
    """RFC 8058: a POST without cookie or token of ours; other kinds still come, and other people's."""
    told(cast.suzan)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.sub(r"^<https?://[^/]+|>$", "", headers["List-Unsubscribe"])
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    told(cast.suzan)
    told(cast.suzan, MailKind.EVENTS)
    told(cast.ahmed)
    assert [(one.to, one.subject) for one in mail.outbox[1:]] == [
        ([cast.suzan.email], "Something waits"),
        ([cast.ahmed.email], "Something waits"),
    ]
    assert choices_of(cast.suzan)[MailKind.MEETINGS] == "off"


def test_the_links_name_nobody(cast: Cast):
    """Neither the address of the person nor who they are can be read in a link."""
    told(cast.suzan)
    for address in addresses(mail.outbox[0]):
        assert "suzan" not in address
        assert cast.suzan.email not in address


@pytest.mark.parametrize("token", ["", "x", "WzEsIm1lZXRpbmdzIl0:1x:forged"])
def test_a_link_that_is_not_ours_opens_nothing(cast: Cast, client: Client, token: str):
    """Cut off, or made up: the page says what to do."""
    address = f"/mails/{token or 'cut'}/off/"
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 404
        assert "/accounts/mails/" in answer.content.decode()


def test_a_link_opens_its_own_kind_only(cast: Cast, client: Client):
    """What was promised never comes at once; nor is there any other frequency."""
    right = re.sub(r"^https?://[^/]+", "", link(cast.suzan, MailKind.PROMISES, "off"))
    assert client.post(right.replace("/off/", "/at_once/")).status_code == 404
    assert client.post(right.replace("/off/", "/daily/")).status_code == 404
    assert choices_of(cast.suzan)[MailKind.PROMISES] == "weekly"


def test_a_locked_account_is_left_alone(cast: Cast, client: Client):
    """Whoever may not sign in gets no mails, and the link of an old one opens nothing."""
    address = re.sub(r"^https?://[^/]+", "", link(cast.suzan, MailKind.MEETINGS, "off"))
    cast.suzan.is_active = False
    cast.suzan.save()
    assert client.post(address).status_code == 404
    choose(cast.suzan, MailKind.MEETINGS, "weekly")
    told(cast.suzan)
    assert not mail.outbox
    assert not WaitingMail.objects.exists()


def test_all_kinds_on_the_page_of_the_account(cast: Cast, client: Client):
    """Each with its own question; what is wrong is said, and nothing is half saved."""
    client.force_login(cast.suzan)
    page = client.get("/accounts/mails/").content.decode()
    for kind in MailKind.values:
        assert f'name="{kind}"' in page
    wanted = {**choices_of(cast.suzan), "events": "off", "meetings": "weekly"}
    assert client.post("/accounts/mails/", {**wanted, "mous": "never"}).status_code == 422
    assert choices_of(cast.suzan)["events"] == "at_once"
    assert client.post("/accounts/mails/", wanted).status_code == 302
    assert choices_of(cast.suzan) == wanted


def test_turned_off_takes_along_what_waits(cast: Cast):
    """Nothing of a kind that is off stands in the next weekly mail."""
    choose(cast.suzan, MailKind.MEETINGS, "weekly")
    told(cast.suzan)
    choose(cast.suzan, MailKind.MEETINGS, "off")
    assert not WaitingMail.objects.exists()


def test_a_link_lives_for_a_year(cast: Cast, client: Client, monkeypatch):
    """An older mail opens the page that says what to do, and changes nothing."""
    address = re.sub(r"^https?://[^/]+", "", link(cast.suzan, MailKind.MEETINGS, "off"))
    now = time.time()
    for days, status in ((366, 404), (364, 200)):
        monkeypatch.setattr(signing.time, "time", lambda days=days: now + days * 86400)
        assert client.post(address).status_code == status
        assert (choices_of(cast.suzan)[MailKind.MEETINGS] == "off") == (status == 200)
