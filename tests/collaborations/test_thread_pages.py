"""A party, a colleague and staff read a collaboration's page: its story, what is next, what each may see and do."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.activities import plan_activity
from collaborations.actions.meetings import confirm_area
from collaborations.actions.promises import promise
from cop_portal.dates import today
from members.models import Membership, Role
from tests.cast import Cast, client_of
from tests.collaborations.mous import confirm, entered
from tests.collaborations.reading import DAY, LIST, full, queries_of, text_of
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast):
    """The story on one page: how it came about, what is next, who owes what."""
    collaboration = full(cast)
    confirm(cast, entered(cast, collaboration))
    text = text_of(cast.suzan, collaboration.get_absolute_url())
    steps = [
        "Both came to the workshop",
        "Introduced",
        "Follow-up meeting",
        "Memorandum of Understanding signed",
    ]
    steps += ["Today", "Joint training"]
    timeline = text[text.index("How it came about") :]
    places = [timeline.index(step) for step in steps]
    assert places == sorted(places)
    assert "Next: keep your promise" in text
    assert "years late" in text
    assert "MoU in force" in text


def test_staff_see_dates_and_steps(cast: Cast):
    """And nothing to do for a party, nor what they promised."""
    collaboration = full(cast)
    text = text_of(cast.staff, collaboration.get_absolute_url())
    assert "6 May" in text
    for word in (
        "Gender quotas",
        "trainers",
        "Joint training",
        "Leave this collaboration",
        "Propose a meeting",
    ):
        assert word not in text
    assert "Al Noor and WEO" in text_of(cast.staff, LIST)


def test_a_colleague_reads_and_changes_nothing(cast: Cast):
    """Everything is there but what a representative does."""
    text = text_of(cast.colleague, full(cast).get_absolute_url())
    assert "Name two trainers" in text
    assert "A representative of your organization can do this" not in text  # a colleague may say what is done
    for word in ("Leave this collaboration", "Propose a meeting", "Enter a signed MoU"):
        assert word not in text


def test_the_next_step_follows_the_facts(cast: Cast):
    """From introduced to joint work, and whose turn it is."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    assert "Next: propose a meeting" in text_of(cast.suzan, url)
    meeting = met(cast, collaboration)
    assert "Next: the shared areas are confirmed" in text_of(cast.suzan, url)
    cast.ahmed.language = "en"
    cast.ahmed.save()
    assert "Next: confirm the shared areas" in text_of(cast.ahmed, url)
    for area in meeting.areas.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed)
    assert "Next: put it in writing" in text_of(cast.suzan, url)
    mou = entered(cast, collaboration)
    assert "Next: the memorandum is confirmed" in text_of(cast.suzan, url)
    assert "Next: confirm the memorandum" in text_of(cast.ahmed, url)
    confirm(cast, mou)
    assert "Next: plan joint work" in text_of(cast.suzan, url)
    plan_activity(**us, kind="training", title="Training", planned_on=today() + DAY)
    assert "Next: <bdi>Training</bdi>" in text_of(cast.ahmed, url)


def test_one_tap_out_of_what_one_did_not_ask_for(cast: Cast):
    """As long as nothing was done in it; afterwards leaving asks once more on a page of its own."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    assert "No, thank you: leave" in text_of(cast.suzan, url)
    assert "No, thank you: leave" not in text_of(cast.colleague, url)
    met(cast, collaboration)
    assert "No, thank you: leave" not in text_of(cast.suzan, url)
    leave = reverse("collaborations:leave", args=[collaboration.public_id])
    assert client_of(cast.ahmed).post(leave, {"acting_for": "al-noor"}).status_code == 302
    assert "has left" in text_of(cast.suzan, url)


def test_only_a_month_is_known(cast: Cast):
    """The story's workshop was in April 2021, and so it is written everywhere."""
    event = workshop(cast.weo, cast.al_noor, starts_on=datetime.date(2021, 4, 1))
    event.date_precision = "month"
    event.save()
    collaboration = introduced(cast, event=event)
    text = text_of(cast.suzan, collaboration.get_absolute_url())
    assert "You met in April 2021 and have not recorded a meeting since." in text
    # The page says, too, on which day it was printed.
    assert "1 April 2021" not in text


def test_three_parties(cast: Cast):
    """Each has a strand of its own, and one may leave while the thread goes on."""
    collaboration = full(cast)
    collaboration.parties.create(organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider)
    text = text_of(cast.suzan, collaboration.get_absolute_url())
    assert "dot-c" in text
    collaboration.parties.filter(organization=cast.al_noor).update(left_on=today())
    assert client_of(cast.suzan).get(collaboration.get_absolute_url()).status_code == 200


def test_acting_for_another_organization(cast: Cast):
    """A person of two organizations reads the thread of either and changes it only while acting for the party."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.discreet_org, role=Role.REPRESENTATIVE, since=MEETING
    )
    collaboration = introduced(cast)
    client = client_of(cast.suzan)
    session = client.session
    session["acting_for"] = cast.discreet_org.pk
    session.save()
    text = client.get(collaboration.get_absolute_url()).content.decode()
    assert "act for it" in text
    assert "Leave this collaboration" not in text
    url = reverse("collaborations:leave", args=[collaboration.public_id])
    assert client.post(url, {"acting_for": "discreet"}).status_code == 404
    assert client.post(url, {"acting_for": "weo"}).status_code == 409
    assert not collaboration.parties.exclude(left_on=None).exists()


def test_the_page_asks_little_and_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """The collaboration's page, for its parties and for staff."""
    collaboration = full(cast)
    url = collaboration.get_absolute_url()
    confirm(cast, entered(cast, collaboration))
    before = {
        user: queries_of(django_assert_max_num_queries, user, url, 24) for user in (cast.suzan, cast.staff)
    }
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    for number in range(1, 6):
        met(cast, collaboration, held_on=MEETING + number * DAY, on=MEETING + number * DAY)
        promise(**us, party=party(collaboration, cast.al_noor), what=f"Thing {number}")
        plan_activity(**us, kind="training", title=f"Training {number}", planned_on=today() + number * DAY)
        introduced(cast, event=workshop(cast.weo, cast.al_noor, slug=f"w{number}"))
    confirm(cast, entered(cast, collaboration, title="Second"))
    for user, queries in before.items():
        assert queries_of(django_assert_max_num_queries, user, url, 24) == queries
