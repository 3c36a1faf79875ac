"""Fixtures of the tests of accounts."""

import re

import pytest
from django.test import Client

from members.actions.invitations import invite
from tests.cast import PASSWORD


@pytest.fixture
def mails(django_capture_on_commit_callbacks, mailoutbox):
    """``with mails() as sent:`` what was mailed by the block, once its changes were committed."""

    class Sent:
        def __enter__(self):
            self.before = len(mailoutbox)
            self.context = django_capture_on_commit_callbacks(execute=True)
            self.context.__enter__()
            self.messages = []
            return self.messages

        def __exit__(self, *error):
            self.context.__exit__(*error)
            self.messages.extend(mailoutbox[self.before :])

    return Sent


@pytest.fixture
def invited(cast, mails):
    """An invitation of WEO for a new colleague, and the path of its link."""
    with mails() as sent:
        row = invite(
            kind="colleague", email="Rojin@WEO.example", by=cast.suzan, organization=cast.weo, language="ckb"
        )
    return row, link_in(sent[0])


def link_in(message) -> str:
    """The path of the first link of a mail."""
    return re.search(r"https?://[^/\s]+(/\S+)", message.body).group(1)


def signed_in(user) -> Client:
    """A browser with ``user`` signed in."""
    client = Client()
    client.force_login(user)
    return client


def sign_in(client: Client, email: str, password: str = PASSWORD, **data):
    """What typing address and password does."""
    return client.post("/accounts/login/", {"login": email, "password": password, **data})
