"""The pages of rounds that are kept while others are proposed, and of those that are told of a change."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone

from cop_portal.dates import BAGHDAD
from events.actions import keep_apart
from events.models import Event, Pairing
from events.schedule import times
from members.models import Organization

from .company_world import says
from .pairing_world import event_of_four, meets, more_organizations, paired, published
from .test_pairing_pages import about, checked, numbers, text_of, url


@pytest.fixture
def event(cast) -> Event:
    """Four come today."""
    return event_of_four(cast, days=0)


@pytest.fixture
def desk(client, cast):
    """A browser in which staff are signed in."""
    client.force_login(cast.staff)
    return client


@pytest.fixture
def at(monkeypatch):
    """The clock in Baghdad as the rounds read it."""

    def set_to(hour: int, minute: int, days: int = 0) -> None:
        now = timezone.now().astimezone(BAGHDAD) + datetime.timedelta(days=days)
        now = now.replace(hour=hour, minute=minute)
        monkeypatch.setattr(times.timezone, "now", lambda: now)

    return set_to


def value(text: str, name: str) -> str:
    """What stands in a field."""
    (tag,) = re.findall(rf'<input[^>]* name="{name}"[^>]*>', text)
    found = re.search(r' value="([^"]*)"', tag)
    return found.group(1) if found else ""


def test_it_works(desk, cast, event, at):
    pairing = paired(cast, event, rounds=2)
    held = list(pairing.meetings.filter(round=1).values_list("pk", flat=True))
    at(10, 5)
    text = text_of(desk.get(url(event, "pairing_new")))
    assert (value(text, "keep"), value(text, "rounds"), value(text, "starts_at")) == ("1", "2", "10:15")
    sent = numbers(cast, rounds="3", keep="1", minutes="20", starts_at="10:30", **about(pairing))
    desk.post(url(event, "pairing_new"), sent)
    now = Pairing.objects.get()
    assert list(now.meetings.filter(round=1).values_list("pk", flat=True)) == held
    assert set(meets(now, cast.weo)) == {1, 2, 3}
    text = text_of(desk.get(url(event)))
    for words in ("10:00 to 10:10", "10:30 to 10:50", "10:55 to 11:15", "<dt>Rounds</dt><dd>3<br>"):
        assert words in text


def test_nothing_is_asked_where_there_is_nothing_to_keep(desk, event):
    text = text_of(desk.get(url(event, "pairing_new")))
    assert 'name="keep"' not in text
    assert "The first round begins at" in text


@pytest.mark.parametrize(
    ("hour", "minute", "days", "keep", "rounds", "begins"),
    [
        (9, 59, 0, "0", "3", "10:00"),
        (10, 0, 0, "1", "3", "10:15"),
        (10, 29, 0, "2", "3", "10:30"),
        (18, 0, 0, "3", "4", ""),
        (18, 0, -1, "0", "3", "10:00"),
    ],
)
def test_beforehand_those_that_have_begun(desk, cast, event, at, hour, minute, days, keep, rounds, begins):
    paired(cast, event, rounds=3)
    at(hour, minute, days)
    text = text_of(desk.get(url(event, "pairing_new")))
    assert (value(text, "keep"), value(text, "rounds")) == (keep, rounds)
    assert value(text, "starts_at") == begins


def test_without_hours_none_beforehand(desk, cast, event, at):
    paired(cast, event, rounds=3, starts_at=None)
    at(18, 0)
    assert value(text_of(desk.get(url(event, "pairing_new"))), "keep") == "0"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"keep": ""}, "“Rounds to keep” needs an answer"),
        ({"keep": "-1"}, "“Rounds to keep” needs a number that is 0 or more"),
        ({"keep": "3"}, "You can keep from 0 to 2 rounds."),
        ({"keep": "2", "rounds": "2"}, "Choose 3 or more, or keep fewer."),
        ({"keep": "2", "starts_at": "10:20"}, "The rounds that you keep end at 10:25."),
    ],
)
def test_what_is_wrong_is_said(desk, cast, event, sent, words):
    pairing = paired(cast, event, rounds=2)
    text = text_of(desk.post(url(event, "pairing_new"), numbers(cast, **{**about(pairing), **sent})), 422)
    assert words in text
    assert Pairing.objects.get().version == 1


def test_the_page_says_what_members_go_on_seeing(desk, cast, event):
    pairing = published(cast, event, rounds=2)
    assert "only the rounds that you keep" in text_of(desk.get(url(event, "pairing_new")))
    sent = numbers(cast, rounds="3", keep="2", starts_at="", **about(pairing))
    desk.post(url(event, "pairing_new"), sent)
    text = text_of(desk.get(url(event)))
    assert "Each organization its own first 2 rounds; the others, Search staff alone" in text
    assert "Publish the schedule" in text
    now = Pairing.objects.get()
    desk.post(url(event, "pairing_publish"), about(now))
    text = text_of(desk.get(url(event)))
    assert "Each organization its own rounds" in text
    assert "Publish the schedule" not in text


def test_only_who_is_in_a_round_can_change_places_in_it(desk, cast, event):
    pairing = paired(cast, event, rounds=2)
    more = more_organizations(1)[0]
    says(event, more)
    four = [cast.weo, cast.al_noor, cast.outsider_org, more]
    paired(cast, event, *four, rounds=3, keep=2, replaces=pairing, starts_at=None)
    text = text_of(desk.get(url(event)))
    rounds = [text.partition(f'id="round-{n}"')[2].partition("</section>")[0] for n in (1, 2, 3)]
    assert [f'value="{more.pk}"' in one for one in rounds] == [False, False, True]
    assert [f'value="{cast.discreet_org.pk}"' in one for one in rounds] == [True, True, False]
    cards = text_of(desk.get(url(event, "pairing_print"))).partition('class="pairing-cards"')[2]
    for one, count in ((more, 1), (cast.discreet_org, 2), (cast.weo, 3)):
        own = cards.partition(f'id="card-{one.pk}"')[2].partition("</section>")[0]
        assert own.count("<li>") == count
        assert "You rest" not in own


def test_who_left_is_not_put_back_unasked(desk, cast, event):
    """Who came since is chosen beforehand, and who left the rounds is not."""
    pairing = paired(cast, event, rounds=2)
    three = [cast.weo, cast.al_noor, cast.outsider_org]
    paired(cast, event, *three, rounds=3, keep=2, replaces=pairing, starts_at=None)
    says(event, *more_organizations(1))
    text = text_of(desk.get(url(event, "pairing_new")))
    came = Organization.objects.get(slug="more-00")
    assert checked(text) == {one.pk for one in (*three, came)}


def test_who_was_not_there_yet_is_not_said_to_rest(desk, cast, event):
    """And that one rests in a round of five is no riddle that needs a word."""
    pairing = paired(cast, event, rounds=2)
    more = more_organizations(1)[0]
    says(event, more)
    paired(cast, event, rounds=3, keep=2, replaces=pairing, starts_at=None)
    text = text_of(desk.get(url(event)))
    assert text.count("In this round rest:") == 1
    assert "No one is left" not in text
    assert more.name_en not in text.partition("In this round rest:")[2].partition("</p>")[0]


# -- telling ----------------------------------------------------------------------------------------------------------


def test_who_has_other_rounds_is_told_by_one_press(desk, cast, event, at, django_capture_on_commit_callbacks):
    at(9, 0)
    pairing = published(cast, event)
    assert "Tell them" not in text_of(desk.get(url(event)))
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    text = text_of(desk.get(url(event)))
    assert "2 organizations have other rounds than when their people were told." in text
    with django_capture_on_commit_callbacks(execute=True):
        text = text_of(desk.post(url(event, "pairing_tell"), about(pairing), follow=True))
    assert "The people of 2 organizations are told by mail" in text
    assert "Tell them" not in text
    assert len(mail.outbox) == 2
    text = text_of(desk.post(url(event, "pairing_tell"), about(pairing), follow=True))
    assert "so no mail is sent" in text


def test_of_one_that_is_gone_nobody_is_told(desk, cast, event):
    old = published(cast, event)
    Pairing.objects.all().delete()
    text = text_of(desk.post(url(event, "pairing_tell"), about(old), follow=True))
    assert "was removed meanwhile" in text
    assert desk.get(url(event, "pairing_tell")).status_code == 405
