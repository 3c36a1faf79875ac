"""A meeting's page: what is open from before, what can be done, nothing for others, few questions to the database."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import plan_meeting
from collaborations.actions.promises import mark_done, promise
from collaborations.models import Collaboration, FollowUpMeeting
from cop_portal.dates import format_date, today
from tests.cast import Cast, client_of
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.reading import queries_of, text_of
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
MARKER = "ZAYTOUNA"
OPEN = "Still open from before"


def test_it_works(cast: Cast):
    """What was promised before comes up at the next meeting and where it is recorded, until it is done."""
    collaboration = introduced(cast)
    us = {"collaboration": collaboration, **weo(cast)}
    meeting = met(cast, collaboration)
    point = promise(**us, party=party(collaboration, cast.weo), what="Name two trainers", meeting=meeting)
    planned = plan_meeting(**us, planned_on=today() + DAY)
    pages = [
        planned.get_absolute_url(),
        reverse("collaborations:meeting_held", args=[planned.public_id]),
        reverse("collaborations:meeting_record", args=[collaboration.public_id]),
    ]
    done = reverse("collaborations:action_done", args=[point.public_id])
    for url in pages:
        text = text_of(cast.suzan, url)
        assert text.index(OPEN) < text.index("Name two trainers")
        assert done in text
    assert OPEN not in text_of(cast.suzan, meeting.get_absolute_url())
    mark_done(action_point=point, **weo(cast))
    for url in pages:
        assert OPEN not in text_of(cast.suzan, url)


def test_what_can_be_done(cast: Cast):
    """By a representative; a colleague reads, writes notes, and puts it into the calendar. A meeting that is still to
    come is not recorded."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    planned = plan_meeting(collaboration=collaboration, planned_on=today() + DAY, **weo(cast))
    ahead, held = planned.get_absolute_url(), meeting.get_absolute_url()
    for words in ("Change day or place", "Call it off"):
        assert words in text_of(cast.suzan, ahead)
        assert words not in text_of(cast.colleague, ahead)
    assert f"Planned for {format_date(planned.planned_on)}" in text_of(cast.suzan, ahead)
    record = reverse("collaborations:meeting_held", args=[planned.public_id])
    assert record not in text_of(cast.suzan, ahead)
    for days, is_offered in ((0, True), (3, False)):
        FollowUpMeeting.objects.filter(pk=planned.pk).update(planned_on=today() - days * DAY)
        assert record in text_of(cast.suzan, ahead)
        assert record not in text_of(cast.colleague, ahead)
        assert ("Put it into your calendar" in text_of(cast.colleague, ahead)) == is_offered
    FollowUpMeeting.objects.filter(pk=planned.pk).update(planned_on=planned.planned_on)
    assert "Put it into your calendar" in text_of(cast.colleague, ahead)
    for words in ("Correct this record", "Save what Search may read"):
        assert words in text_of(cast.suzan, held)
        assert words not in text_of(cast.colleague, held)
    assert "Change notes and challenges" in text_of(cast.colleague, held)
    assert "calendar" not in text_of(cast.suzan, held)


@pytest.fixture
def marked(cast: Cast) -> Collaboration:
    """A thread with a word wherever something can be written about a meeting, and a share of one party alone."""
    collaboration = introduced(cast)
    meeting = met(
        cast,
        collaboration,
        attending=dict.fromkeys(collaboration.parties.all(), MARKER),
        areas=((cast.quotas, MARKER),),
        entry_points=((cast.legal_aid, MARKER),),
        challenges=MARKER,
        notes=MARKER,
        next_on=today() + DAY,
        next_place=MARKER,
        rhythm="monthly",
        on=today(),
    )
    share_with_staff(meeting=meeting, changes={"areas": True, "challenges": True, "notes": True}, **weo(cast))
    return collaboration


def test_nobody_else_reads_a_word(cast: Cast, marked: Collaboration):
    """On no page or list of theirs, and no search finds it."""
    urls = [
        marked.get_absolute_url(),
        *(meeting.get_absolute_url() for meeting in marked.meetings.all()),
        *(
            reverse(f"collaborations:meeting_{name}", args=[meeting.public_id])
            for meeting in marked.meetings.all()
            for name in ("notes", "move", "calendar", "not_held", "held", "correct")
        ),
        reverse("collaborations:list"),
        reverse("members:profile", args=["weo"]),
        reverse("members:profile", args=["al-noor"]),
        reverse("events:detail", args=["workshop"]),
        "/",
    ]
    for user in (cast.staff, cast.superuser, cast.outsider, cast.observer, None):
        client = Client() if user is None else client_of(user)
        for url in urls:
            assert MARKER not in client.get(url, follow=True).content.decode(), f"{user} {url}"
        if user is not None and user != cast.observer:
            answer = client.get(reverse("members:directory"), {"q": MARKER}).content.decode()
            assert "organizations/weo/" not in answer.partition("<main")[2]
    assert MARKER in text_of(cast.colleague, marked.get_absolute_url())
    for meeting in marked.meetings.all():
        assert MARKER in text_of(cast.colleague, meeting.get_absolute_url())


def test_the_desk_has_none_of_it(cast: Cast, marked: Collaboration):
    """Meetings and shares are not in the admin, and threads there show no word of them."""
    client = client_of(cast.superuser)
    for address in ("", "collaborations/", f"collaborations/collaboration/{marked.pk}/change/"):
        response = client.get(f"/admin/{address}")
        assert MARKER not in response.content.decode()
        assert "followupmeeting" not in response.content.decode()


def test_the_pages_ask_little_and_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """A meeting's page for its parties and for staff, and the form of a record."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    for who in (weo(cast), al_noor(cast)):
        share_with_staff(meeting=meeting, changes={"areas": True}, **who)
    us = {"collaboration": collaboration, **weo(cast)}
    record = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    pages = (
        (cast.suzan, meeting.get_absolute_url(), 24),
        (cast.staff, meeting.get_absolute_url(), 23),
        (cast.suzan, record, 25),
    )

    def ask() -> list[int]:
        return [queries_of(django_assert_max_num_queries, user, url, most) for user, url, most in pages]

    before = ask()
    for number in range(1, 5):
        met(
            cast,
            collaboration,
            held_on=MEETING + number * DAY,
            entry_points=((cast.legal_aid, ""),),
            on=MEETING + number * DAY,
        )
        promise(**us, party=party(collaboration, cast.al_noor), what=f"Thing {number}")
        plan_meeting(**us, planned_on=today() + number * DAY)
        introduced(cast, event=workshop(cast.weo, cast.al_noor, slug=f"w{number}"))
    assert ask() == before
