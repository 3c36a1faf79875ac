"""The pages of the thread: the list, the page itself for each reader, staff's page of an event, panels; queries."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.activities import plan_activity
from collaborations.actions.introductions import answer_introduction
from collaborations.actions.meetings import confirm_area, plan_meeting, record_meeting
from collaborations.actions.promises import promise
from collaborations.listing import own_rows, requests_to_answer
from collaborations.models import Collaboration, Introduction
from collaborations.thread_facts import reader_of
from cop_portal.dates import today
from members.models import Membership, Organization, Role
from tests.cast import Cast, client_of
from tests.collaborations.mous import confirm, entered
from tests.collaborations.steps import MEETING, asked, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LIST = "/collaborations/"


def text_of(user, url: str) -> str:
    """The page as ``user`` gets it."""
    response = client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def full(cast: Cast, slug: str = "workshop", **fields):
    """A thread with something of everything."""
    event = workshop(cast.weo, cast.al_noor, slug=slug)
    collaboration = introduced(cast, event=event)
    meeting = met(cast, collaboration, **fields)
    for area in meeting.areas.all():
        confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed, on=MEETING)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    promise(
        **us, party=party(collaboration, cast.weo), what="Name two trainers", due_on=MEETING + DAY, on=MEETING
    )
    promise(**us, party=party(collaboration, cast.al_noor), what="Send the form", due_on=today() + 30 * DAY)
    plan_activity(**us, kind="training", title="Joint training", planned_on=today() + 40 * DAY)
    return collaboration


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


def test_an_empty_list_says_what_to_do(cast: Cast):
    """Find somebody."""
    assert "ask to be introduced" in text_of(cast.outsider, LIST)


def test_what_waits_comes_first(cast: Cast):
    """Requests, then threads in which one must act, then the others."""
    waiting = introduced(cast, cast.outsider_org, cast.weo, workshop(cast.outsider_org, cast.weo, slug="a"))
    calm = introduced(cast, cast.al_noor, cast.weo, workshop(cast.al_noor, cast.weo, slug="b"))
    plan_meeting(collaboration=calm, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    record_meeting(
        collaboration=waiting,
        organization=cast.outsider_org,
        by=cast.outsider,
        held_on=MEETING,
        attending={party(waiting, cast.weo): "", party(waiting, cast.outsider_org): ""},
        areas=((cast.quotas, ""),),
    )
    text = text_of(cast.suzan, LIST)
    assert text.index("Next: confirm the shared areas") < text.index("Next: the meeting on")


def threads_that_wait(user, organization) -> list[Collaboration]:
    """The threads in which ``user``'s organization must act."""
    rows = own_rows(user, reader_of(user, organization))
    return [row.thread.collaboration for row in rows if row.waits_for_us]


def test_what_waits(cast: Cast):
    """Requests to answer, and threads in which one's own organization must act; no others."""
    request = asked(cast)
    assert list(requests_to_answer(cast.ahmed)) == [request]
    assert not requests_to_answer(cast.suzan)
    assert not requests_to_answer(cast.observer)
    collaboration = introduced(cast)
    met(cast, collaboration)
    assert threads_that_wait(cast.ahmed, cast.al_noor) == [collaboration]
    assert threads_that_wait(cast.suzan, cast.weo) == []
    assert threads_that_wait(cast.observer, None) == []


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
    assert "Next: joint work" in text_of(cast.ahmed, url)


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
    assert "1 April" not in text


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


def test_a_form_keeps_what_was_typed(cast: Cast):
    """A date to come, a sentence without its area: said at the field, with everything else kept."""
    collaboration = introduced(cast)
    next_year = str(today().year + 1)
    response = client_of(cast.suzan).post(
        reverse("collaborations:meeting_record", args=[collaboration.public_id]),
        {
            "acting_for": "weo",
            "held_on_day": "6",
            "held_on_month": "5",
            "held_on_year": next_year,
            "other_sentence_1": "We complement each other",
            "notes": "Al Noor sends the form",
            "language": "en",
        },
    )
    text = response.content.decode()
    assert response.status_code == 422
    for word in (
        "still to come",
        next_year,
        "We complement each other",
        "Al Noor sends the form",
        "Choose the area",
    ):
        assert word in text
    assert not collaboration.meetings.exists()


def test_a_time_in_arabic_digits(cast: Cast):
    """As an Iraqi keyboard types it; nonsense is said at the field."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    day = today() + DAY
    data = {"planned_on_day": day.day, "planned_on_month": day.month, "planned_on_year": day.year}
    client = client_of(cast.suzan)
    assert client.post(url, {**data, "starts_at": "half past ten"}).status_code == 422
    assert client.post(url, {**data, "starts_at": "١٠:٣٠"}).status_code == 302
    assert collaboration.meetings.get().starts_at == datetime.time(10, 30)


def test_bad_addresses_are_missing_pages(cast: Cast):
    """Never an error."""
    client = client_of(cast.suzan)
    collaboration = introduced(cast)
    add = reverse("collaborations:action_add", args=[collaboration.public_id])
    assert client.get(add + "?meeting=nonsense").status_code == 404
    assert client.get("/organizations/nowhere/introduce/").status_code == 404
    assert client.get(LIST + "?page=nonsense").status_code == 200
    assert client_of(cast.staff).get(LIST + "?page=nonsense").status_code == 200


def test_staff_log_an_introduction(cast: Cast):
    """By two lists of those who came, without a script."""
    event = workshop(cast.weo, cast.al_noor, cast.search)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    client = client_of(cast.staff)
    page = client.get(url).content.decode()
    assert "Outsider" not in page
    assert f'value="{cast.search.pk}"' not in page
    data = {"first": cast.weo.pk, "second": cast.al_noor.pk}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    assert Introduction.objects.count() == 1
    same = client.post(url, {"first": cast.weo.pk, "second": cast.weo.pk})
    assert same.status_code == 422
    assert "Choose two different organizations" in same.content.decode()
    assert "Next: propose a meeting" in client.get(url).content.decode()


def test_the_event_shows_its_introductions_to_those_in_them(cast: Cast):
    """And to staff, with the way to log them; to nobody else who came."""
    event = workshop(cast.weo, cast.al_noor, cast.outsider_org)
    introduced(cast, event=event)
    url = event.get_absolute_url()
    assert "Introduced here" in text_of(cast.suzan, url)
    assert "Log introductions" in text_of(cast.staff, url)
    assert "Introduced here" not in text_of(cast.outsider, url)


def test_the_profile_offers_the_way_in(cast: Cast):
    """Ask; see the request or answer it; open the thread. A colleague is not offered what they cannot do."""
    ask = reverse("collaborations:ask", args=["al-noor"])
    assert ask in text_of(cast.suzan, "/organizations/al-noor/")
    assert ask not in text_of(cast.colleague, "/organizations/al-noor/")
    assert reverse("collaborations:ask", args=["search"]) not in text_of(cast.suzan, "/organizations/search/")
    request = asked(cast)
    page = reverse("collaborations:introduction", args=[request.public_id])
    assert page in text_of(cast.suzan, "/organizations/al-noor/")
    assert page in text_of(cast.ahmed, "/organizations/weo/")
    row = answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    assert row.collaboration.get_absolute_url() in text_of(cast.suzan, "/organizations/al-noor/")
    assert row.collaboration.get_absolute_url() not in text_of(cast.outsider, "/organizations/al-noor/")


def _queries(django_assert_max_num_queries, user, url: str, most: int) -> int:
    client = client_of(user)
    client.get(url)
    with django_assert_max_num_queries(most) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_page_asks_little_and_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """The collaboration's page, for its parties and for staff."""
    collaboration = full(cast)
    url = collaboration.get_absolute_url()
    confirm(cast, entered(cast, collaboration))
    before = {
        user: _queries(django_assert_max_num_queries, user, url, 21) for user in (cast.suzan, cast.staff)
    }
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    for number in range(1, 6):
        met(cast, collaboration, held_on=MEETING + number * DAY, on=MEETING + number * DAY)
        promise(**us, party=party(collaboration, cast.al_noor), what=f"Thing {number}")
        plan_activity(**us, kind="training", title=f"Training {number}", planned_on=today() + number * DAY)
        introduced(cast, event=workshop(cast.weo, cast.al_noor, slug=f"w{number}"))
    confirm(cast, entered(cast, collaboration, title="Second"))
    for user, queries in before.items():
        assert _queries(django_assert_max_num_queries, user, url, 21) == queries


def test_the_list_asks_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """One's own list, staff's list, and staff's page of the event."""
    event = workshop(cast.weo, cast.al_noor)
    first = introduced(cast, event=event)
    plan_meeting(collaboration=first, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    pages = [
        (cast.suzan, LIST),
        (cast.staff, LIST),
        (cast.staff, reverse("collaborations:event_introductions", args=[event.slug])),
    ]
    before = [_queries(django_assert_max_num_queries, user, url, 21) for user, url in pages]
    for number in range(4):
        other = Organization.objects.create(
            slug=f"o{number}", name_en=f"Organization {number}", kind="national", member_since=MEETING
        )
        event.presences.create(organization=other)
        collaboration = introduced(cast, other, cast.weo, event)
        plan_meeting(
            collaboration=collaboration, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY
        )
    assert [_queries(django_assert_max_num_queries, user, url, 21) for user, url in pages] == before
