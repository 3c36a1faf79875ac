"""An invitation is sent again, withdrawn, or lost and asked for: once, not too often, not saying whom we know."""

import pytest
from django.test import Client

from cop_portal.refusals import Refused
from members.actions.invitations import invite, resend_invitation, send_lost_invitation, withdraw_invitation
from tests.accounts.conftest import link_in
from tests.accounts.inviting import ACCEPT, age, without_csrf


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
