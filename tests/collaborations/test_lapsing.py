"""A request that nobody answers ends after sixty days by itself, politely in both directions; then one may ask anew."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction, withdraw_request
from collaborations.actions.taps import Outcome, take_tap_back
from collaborations.introductions.lapsing import LAPSES_AFTER, has_lapsed, is_open, open_requests
from collaborations.introductions.requests_of_two import Why, obstacle_to_asking, obstacles_to_asking
from collaborations.models import Collaboration, EventTap, Introduction
from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.models import Event
from members.models import Organization
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.event_steps import DAY, al_noor_taps, goes_on, weo_taps
from tests.collaborations.reading import LIST
from tests.collaborations.steps import asked

pytestmark = pytest.mark.django_db
ENDED = "It had no answer in 60 days, and has ended."


def url_of(row: Introduction) -> str:
    return reverse("collaborations:introduction", args=[row.public_id])


def page_of(user, url: str) -> str:
    response = english_client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def asked_on(cast: Cast, days_ago: int) -> Introduction:
    """WEO's request to Al Noor, so many days ago."""
    return ask_for_introduction(
        organization=cast.weo,
        to=cast.al_noor,
        by=cast.suzan,
        message="We both work on quotas.",
        on=today() - days_ago * DAY,
    )


@pytest.fixture
def lapsed(cast: Cast) -> Introduction:
    """WEO's request to Al Noor, whose sixty days are over today."""
    Organization.objects.update(profile_confirmed_on=today())
    return asked_on(cast, 60)


def test_it_works(cast: Cast, lapsed: Introduction):
    """Who asked is told in the list and on the page, and can ask again; who was asked is asked no more."""
    assert ENDED in page_of(cast.suzan, LIST)
    page = page_of(cast.suzan, url_of(lapsed))
    assert f"{ENDED} You can ask again." in page
    assert reverse("collaborations:ask", args=["al-noor"]) in page
    assert 'name="withdraw"' not in page
    page = page_of(cast.ahmed, url_of(lapsed))
    assert f"{ENDED} You can ask them yourselves." in page
    assert reverse("collaborations:ask", args=["weo"]) in page
    assert 'name="answer"' not in page
    assert url_of(lapsed) not in page_of(cast.ahmed, LIST)
    assert "Nothing waits for you" in page_of(cast.ahmed, "/")


def test_a_day_before_it_waits(cast: Cast):
    """Sixty days are counted from the day it was made."""
    row = asked_on(cast, 59)
    assert is_open(row)
    assert not has_lapsed(row)
    assert list(open_requests()) == [row]
    assert has_lapsed(row, today() + DAY)
    assert not open_requests(today() + DAY)
    assert ENDED not in page_of(cast.suzan, url_of(row))
    assert url_of(row) in page_of(cast.ahmed, LIST)


def test_colleagues_and_staff_read_that_it_has_ended(cast: Cast, lapsed: Introduction):
    """Without the way to ask; staff look after it no more, and the desk says how it ended."""
    for user in (cast.colleague, cast.alnoor_colleague, cast.staff):
        page = page_of(user, url_of(lapsed))
        assert ENDED in page
        assert "You can ask" not in page
    assert url_of(lapsed) not in page_of(cast.staff, LIST)
    assert url_of(lapsed) not in page_of(cast.staff, "/")
    listed = page_of(cast.superuser, reverse("admin:collaborations_introduction_changelist"))
    assert "no answer in 60 days" in listed
    assert "waiting for an answer" not in listed


def test_it_can_neither_be_answered_nor_taken_back(cast: Cast, lapsed: Introduction):
    """The day decides, whoever opened the page when."""
    for answer in Introduction.Answer.values:
        with pytest.raises(Refused) as refusal:
            answer_introduction(introduction=lapsed, organization=cast.al_noor, by=cast.ahmed, answer=answer)
        assert refusal.value.code == "lapsed"
    with pytest.raises(Refused) as refusal:
        withdraw_request(introduction=lapsed, organization=cast.weo, by=cast.suzan)
    assert refusal.value.code == "lapsed"
    on_time = answer_introduction(
        introduction=lapsed, organization=cast.al_noor, by=cast.ahmed, answer="yes", on=today() - DAY
    )
    assert on_time.collaboration == Collaboration.objects.get()


def test_a_page_opened_before(cast: Cast, lapsed: Introduction):
    """The form that still stood there gets the same words."""
    client = english_client_of(cast.ahmed)
    data = {"acting_for": "al-noor", "answer": "yes", "reason": ""}
    assert ENDED in client.post(url_of(lapsed), data, follow=True).content.decode()
    client = english_client_of(cast.suzan)
    client.post(url_of(lapsed), {"acting_for": "weo", "withdraw": "1"}, follow=True)
    assert Introduction.objects.get().answer == ""


def test_obstacles_agree(cast: Cast, lapsed: Introduction):
    """For each of the two, alone and among others, and on the profile."""
    for asker, asked_one, user in (
        (cast.weo, cast.al_noor, cast.suzan),
        (cast.al_noor, cast.weo, cast.ahmed),
    ):
        assert obstacle_to_asking(asker, asked_one) is None
        assert obstacles_to_asking(asker, [asked_one]) == {asked_one.pk: None}
        yesterday = obstacle_to_asking(asker, asked_one, today() - DAY)
        assert yesterday is not None
        assert yesterday.why in {Why.ASKED, Why.THEY_ASKED}
        profile = page_of(user, asked_one.get_absolute_url())
        assert reverse("collaborations:ask", args=[asked_one.slug]) in profile
        assert url_of(lapsed) not in profile


@pytest.mark.parametrize("who", ["asker", "asked"])
def test_asked_anew_it_is_another_request(cast: Cast, lapsed: Introduction, who: str):
    """By either of them; only then is it written down that the first has lapsed."""
    assert lapsed.lapsed_on is None
    values = {"organization": cast.weo, "to": cast.al_noor, "by": cast.suzan}
    if who == "asked":
        values = {"organization": cast.al_noor, "to": cast.weo, "by": cast.ahmed}
    row = ask_for_introduction(**values, message="Shall we?")
    lapsed.refresh_from_db()
    assert row != lapsed
    assert lapsed.lapsed_on == lapsed.happened_on + LAPSES_AFTER == today()
    assert list(open_requests()) == [row]
    page = page_of(cast.suzan, url_of(lapsed))
    assert ENDED in page
    assert "You can ask" not in page
    assert ENDED not in page_of(cast.suzan, LIST)


def test_it_stands_in_the_list_for_thirty_days(cast: Cast, lapsed: Introduction):
    """As an answer does."""
    Introduction.objects.update(happened_on=today() - 89 * DAY)
    assert ENDED in page_of(cast.suzan, LIST)
    Introduction.objects.update(happened_on=today() - 90 * DAY)
    assert ENDED not in page_of(cast.suzan, LIST)


def test_a_tap_asks_for_as_long(cast: Cast):
    """What one noted at a training of three months asks no more after sixty days: the other's note asks anew."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - 80 * DAY)
    Event.objects.update(ends_on=today())
    event.refresh_from_db()
    weo_taps(cast, event)
    early = datetime.timedelta(days=61)
    Introduction.objects.update(happened_on=today() - early)
    tap = EventTap.objects.get()
    EventTap.objects.update(met_at=tap.met_at - early, confirmed_at=tap.confirmed_at - early)
    old = Introduction.objects.get()
    page = page_of(cast.ahmed, event.get_absolute_url())
    assert url_of(old) not in page
    assert "A tap says yes" not in page
    assert al_noor_taps(cast, event) == Outcome.ASKED
    assert not Collaboration.objects.exists()
    assert Introduction.objects.exclude(pk=old.pk).get().first == cast.al_noor
    # A tap of the first one is now the yes.
    assert weo_taps(cast, event) == Outcome.INTRODUCED


def test_a_note_taken_back_leaves_what_has_lapsed(cast: Cast):
    """It was read; only what waits goes with the note."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    Introduction.objects.update(happened_on=today() - LAPSES_AFTER)
    take_tap_back(event=event, organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    assert Introduction.objects.exists()
    assert not EventTap.objects.exists()


def test_no_mail_about_what_has_lapsed(cast: Cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked_on(cast, 60)
    assert not mail.outbox


def test_one_mail_a_day(cast: Cast, django_capture_on_commit_callbacks):
    """Taken back and sent again, in the same words or others: one mail, and its link leads to the one that waits."""
    for message in ("One", "Two", "Two"):
        with django_capture_on_commit_callbacks(execute=True):
            row = asked(cast, message)
        with django_capture_on_commit_callbacks(execute=True):
            withdraw_request(introduction=row, organization=cast.weo, by=cast.suzan)
    with django_capture_on_commit_callbacks(execute=True):
        row = asked(cast, "Three")
    assert [message.to for message in mail.outbox] == [[cast.ahmed.email]]
    assert str(row.public_id) in mail.outbox[0].body
    assert client_of(cast.ahmed).get(url_of(row)).status_code == 200


def test_another_asker_is_another_mail(cast: Cast, django_capture_on_commit_callbacks):
    """What one organization took back keeps nobody else silent."""
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_request(introduction=asked(cast), organization=cast.weo, by=cast.suzan)
        ask_for_introduction(
            organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="Hello"
        )
    assert [message.to for message in mail.outbox] == [[cast.ahmed.email]]
