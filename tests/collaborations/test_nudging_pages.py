"""The buttons of nudges and reminders, and what the thread's page says of them to whom."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meetings import confirm_area, plan_meeting
from collaborations.actions.nudging import nudge, remind
from collaborations.actions.promises import promise
from collaborations.actions.threads import accept
from collaborations.models import (
    ActionPoint,
    Collaboration,
    ComplementaryArea,
    FollowUpMeeting,
    Nudge,
    NudgedPerson,
)
from cop_portal.dates import format_date, today
from tests.cast import Cast, english_client_of
from tests.collaborations.reading import LIST, queries_of
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def waiting(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's after a meeting whose areas Al Noor has not confirmed."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    return collaboration


def url_of(name: str, collaboration: Collaboration) -> str:
    """A URL of the thread."""
    return reverse(f"collaborations:{name}", args=[collaboration.public_id])


def page(user, collaboration: Collaboration) -> str:
    """The thread's page in English."""
    return english_client_of(user).get(collaboration.get_absolute_url()).content.decode()


def test_it_works(cast: Cast, waiting: Collaboration):
    """One click on the board, and back to the board as it was; then words are in the button's place."""
    client = english_client_of(cast.staff)
    board = f"{LIST}?stage=talking"
    assert url_of("nudge", waiting) in client.get(board).content.decode()
    response = client.post(url_of("nudge", waiting), {"next": board}, follow=True)
    assert response.redirect_chain == [(board, 302)]
    text = response.content.decode()
    assert "Nudged. Who must act is told by mail" in text
    assert url_of("nudge", waiting) not in text
    assert "Next possible from" in text
    # A page that was opened before, or a double click.
    text = client.post(url_of("nudge", waiting), {"next": board}, follow=True).content.decode()
    assert "Next possible from" in text
    assert Nudge.objects.count() == 1


def test_nowhere_else(cast: Cast, waiting: Collaboration):
    """After it one comes to a page of ours."""
    response = english_client_of(cast.staff).post(
        url_of("nudge", waiting), {"next": "https://elsewhere.example/"}
    )
    assert response.url == waiting.get_absolute_url()


def test_the_thread_tells_staff_its_history(cast: Cast, waiting: Collaboration):
    """Who nudged and reminded, the latest first, with the button where it is possible."""
    assert url_of("nudge", waiting) in page(cast.staff, waiting)
    remind(collaboration=waiting, organization=cast.weo, by=cast.suzan, on=today() - 30 * DAY)
    nudge(collaboration=waiting, by=cast.staff)
    text = page(cast.staff, waiting)
    theirs = "<bdi>WEO</bdi> reminded <bdi>Al Noor</bdi> on"
    assert text.index("Search nudged <bdi>Al Noor</bdi> on") < text.index(theirs)
    # The day stands there once.
    section = text.partition("Keep it warm")[2].partition("</section>")[0]
    assert section.count(format_date(today())) == 1
    assert "Next possible from" in section
    assert url_of("nudge", waiting) not in text
    assert url_of("remind", waiting) not in text


def test_nothing_to_nudge_for(cast: Cast):
    """With a meeting in the calendar there is no button."""
    collaboration = introduced(cast)
    plan_meeting(collaboration=collaboration, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    assert "Keep it warm" not in page(cast.staff, collaboration)


def test_a_party_reminds_from_the_box(cast: Cast, waiting: Collaboration):
    """ "Remind Al Noor" is a second button in the next-step box, for who speaks for the party."""
    text = page(cast.suzan, waiting)
    assert f'action="{url_of("remind", waiting)}"' in text
    assert 'button-second"><span>Remind <bdi>Al Noor</bdi></span></button>' in text
    for user in (cast.colleague, cast.ahmed):
        assert url_of("remind", waiting) not in page(user, waiting)
    response = english_client_of(cast.suzan).post(url_of("remind", waiting), follow=True)
    text = response.content.decode()
    assert "Saved. They get a mail that something waits for them" in text
    assert f'action="{url_of("remind", waiting)}"' not in text
    assert "<bdi>Suzan Aref</bdi> reminded <bdi>Al Noor</bdi> on" in text
    assert "Suzan Aref</bdi> reminded" in page(cast.colleague, waiting)
    assert "WEO</bdi> reminded you on" in page(cast.ahmed, waiting)
    text = english_client_of(cast.suzan).post(url_of("remind", waiting), follow=True).content.decode()
    assert "You can remind them again from" in text
    assert Nudge.objects.count() == 1


def test_a_reminder_goes_with_what_it_was_about(cast: Cast, waiting: Collaboration):
    """Once the other side has done it, neither side's page says any more that it was reminded."""
    remind(collaboration=waiting, organization=cast.weo, by=cast.suzan, on=today() - DAY)
    assert "reminded <bdi>Al Noor" in page(cast.suzan, waiting)
    assert "WEO</bdi> reminded you on" in page(cast.ahmed, waiting)
    for area in ComplementaryArea.objects.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed)
    for user in (cast.suzan, cast.ahmed):
        assert "reminded" not in page(user, waiting)
    assert "reminded <bdi>Al Noor" in page(cast.staff, waiting)


def test_on_the_day_itself_it_goes_with_what_it_was_about(cast: Cast, waiting: Collaboration):
    """Al Noor has confirmed, and then owes something else: it was not reminded of that."""
    remind(collaboration=waiting, organization=cast.weo, by=cast.suzan)
    for area in ComplementaryArea.objects.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed)
    point = promise(
        collaboration=waiting,
        party=party(waiting, cast.al_noor),
        what="Send it",
        due_on=today(),
        organization=cast.al_noor,
        by=cast.ahmed,
    )
    ActionPoint.objects.filter(pk=point.pk).update(due_on=today() - DAY)
    for user in (cast.suzan, cast.ahmed):
        assert "reminded" not in page(user, waiting)


def test_who_need_not_act_reads_of_no_reminder(cast: Cast, waiting: Collaboration):
    """The next step is anybody's, unless it is that they meet again since the thread is cold."""
    ComplementaryArea.objects.all().delete()
    accept(collaboration=waiting, organization=cast.al_noor, by=cast.ahmed)
    for days, is_told in ((100, True), (1, False)):
        Nudge.objects.all().delete()
        FollowUpMeeting.objects.update(held_on=today() - days * DAY)
        nudge(collaboration=waiting, by=cast.staff)
        assert ("Search reminded you on" in page(cast.ahmed, waiting)) == is_told


@pytest.mark.parametrize("is_nudged", [True, False])
def test_the_button_tells_nothing_of_other_threads(cast: Cast, waiting: Collaboration, is_nudged: bool):
    """Whether Al Noor was nudged about another thread, or by Search about this one: the page of WEO is the same before
    it reminds and afterwards, and so is the answer."""
    if is_nudged:
        nudge(collaboration=waiting, by=cast.staff, on=today() - DAY)
    client = english_client_of(cast.suzan)
    assert f'action="{url_of("remind", waiting)}"' in page(cast.suzan, waiting)
    text = client.post(url_of("remind", waiting), follow=True).content.decode()
    assert (
        "Saved. They get a mail that something waits for them, unless they had one within two weeks." in text
    )
    assert "<bdi>Suzan Aref</bdi> reminded <bdi>Al Noor</bdi> on" in text
    assert f"You can remind them again from {format_date(today() + 14 * DAY)}." in text
    assert NudgedPerson.objects.count() == 1


def test_it_is_said_to_whom_it_went(cast: Cast, waiting: Collaboration):
    """Search's nudge is told to the one who got it, and to nobody else of the parties."""
    nudge(collaboration=waiting, by=cast.staff)
    assert "Search reminded you on" in page(cast.ahmed, waiting)
    for user in (cast.suzan, cast.colleague, cast.alnoor_colleague):
        assert "Search reminded" not in page(user, waiting)


def test_nothing_waits_any_more(cast: Cast, waiting: Collaboration):
    """Of a page that was opened before Al Noor confirmed: kindly, and nobody is mailed."""
    for area in waiting.areas.all():
        area.confirmations.create(
            party=waiting.parties.get(organization=cast.al_noor),
            confirmed_on=today(),
            confirmed_by=cast.ahmed,
        )
    response = english_client_of(cast.suzan).post(url_of("remind", waiting), follow=True)
    assert "Nothing waits for the other side now" in response.content.decode()
    assert not Nudge.objects.exists()


def test_queries_do_not_grow_with_nudges(cast: Cast, waiting: Collaboration, django_assert_max_num_queries):
    """However many there were."""
    url = waiting.get_absolute_url()
    nudge(collaboration=waiting, by=cast.staff, on=today() - 80 * DAY)
    users = (cast.staff, cast.suzan, cast.ahmed)
    before = [queries_of(django_assert_max_num_queries, user, url, 24) for user in users]
    for days in (60, 40, 20):
        nudge(collaboration=waiting, by=cast.staff, on=today() - days * DAY)
    remind(collaboration=waiting, organization=cast.weo, by=cast.suzan, on=today() - 5 * DAY)
    NudgedPerson.objects.filter(nudged_on=today() - 5 * DAY).update(nudged_on=today() - 15 * DAY)
    assert [queries_of(django_assert_max_num_queries, user, url, 24) for user in users] == before
