"""The page behind a link in a mail: what stands where, before and after it is saved."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from members.mail_kinds import MailKind
from members.mailing import weekly
from members.mailing.choices import link
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def address(person, kind: str, frequency: str) -> str:
    return re.sub(r"^https?://[^/]+", "", link(person, kind, frequency))


@pytest.fixture
def page(cast: Cast, client: Client):
    """The page as it is saved, for Suzan, about meetings."""
    cast.suzan.language = "en"
    cast.suzan.save()
    return client.post(address(cast.suzan, MailKind.MEETINGS, "off")).content.decode()


def test_it_works(page: str):
    """What it is about is its heading."""
    assert "<h1>Follow-up meetings</h1>" in page


def test_a_click_that_comes_late_undoes_nothing(page: str):
    """The page saves as it opens and is put in place of itself; who meant "Yes, save this" then finds no button there
    that has it otherwise: these are folded away."""
    page = page.partition('id="mail-choice"')[2].partition("<footer")[0]
    folded = page.partition('<details class="fold">')[2].partition("</details>")[0]
    assert folded.count("<button") == 2
    assert page.count("<button") == 2
    assert "If that is not what you want:" in folded.partition("</summary>")[0]


def test_each_page_of_the_weekly_mail_is_named_once(cast: Cast, settings, mailoutbox):
    """Lines that lead to one page stand together, with its address beneath; the others lead to the first page."""
    settings.WEEKLY_MAIL_PARTS = [f"{__name__}.several"]
    weekly.send_weekly_mail(cast.suzan.pk)
    lines = [line for line in mailoutbox[0].body.splitlines() if line.startswith(("- ", "http"))]
    assert [re.sub(r"^https?://[^/]+", "", line) for line in lines[:5]] == [
        "- One",
        "- Two",
        "/collaborations/action-points/",
        "- Three",
        "/",
    ]


def several(person) -> list[weekly.Line]:
    """What a room says."""
    path = "/collaborations/action-points/"
    rows = [("One", path), ("Two", path), ("Three", "")]
    return [weekly.Line(MailKind.PROMISES, words, path) for words, path in rows]
