"""The pages on which a thread is paused, concluded and taken up again, and what its own page says meanwhile."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.models import Collaboration, Rest
from collaborations.thread.listing import own_rows
from cop_portal.dates import today
from cop_portal.home.member import member_home
from cop_portal.home.staff import staff_desk
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.reading import LIST, full, queries_of, text_of
from tests.collaborations.resting import DAY, LESSONS, REASON, concluded, paused, taken_up
from tests.collaborations.steps import introduced, met, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    """Ahmed, who reads Arabic elsewhere, too."""
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


def address(name: str, collaboration: Collaboration) -> str:
    """The address of a page of the thread."""
    return reverse(f"collaborations:{name}", args=[collaboration.public_id])


def post(user, name: str, collaboration: Collaboration, **data):
    """A form is sent."""
    return client_of(user).post(address(name, collaboration), data)


def test_it_works(cast: Cast):
    """Suzan pauses, Ahmed takes it up again, and concludes it; each is a form and a message."""
    collaboration = introduced(cast)
    page = text_of(cast.suzan, collaboration.get_absolute_url())
    assert address("pause", collaboration) in page
    assert address("conclude", collaboration) in page
    said = {"text": REASON, "language": "en"}
    assert post(cast.suzan, "pause", collaboration, **said).status_code == 302
    assert post(cast.suzan, "pause", collaboration, **said).status_code == 302
    page = text_of(cast.ahmed, collaboration.get_absolute_url())
    # Said once, with the way back: no step is asked for beside it.
    assert page.count(address("take_up", collaboration)) == 1
    assert "next-step" not in page
    assert page.count(REASON) == 1
    assert "Taking it up again is for a representative" in text_of(
        cast.alnoor_colleague, collaboration.get_absolute_url()
    )
    assert address("pause", collaboration) not in page
    assert "wrote why" in text_of(cast.ahmed, address("take_up", collaboration))
    assert post(cast.ahmed, "take_up", collaboration, seen="paused").status_code == 302
    assert post(cast.ahmed, "take_up", collaboration, seen="paused").status_code == 302
    said = {"text": LESSONS, "language": "en"}
    assert post(cast.ahmed, "conclude", collaboration, **said).status_code == 302
    page = text_of(cast.suzan, collaboration.get_absolute_url())
    assert "wrote what was learned" in page
    assert LESSONS in page
    assert "Next:" not in page
    assert address("take_up", collaboration) in page
    assert address("meeting_plan", collaboration) not in page
    assert address("meeting_record", collaboration) in page
    assert list(Rest.objects.values_list("kind", flat=True)) == ["paused", "concluded"]


def test_what_is_missing_is_said(cast: Cast):
    """At the field, with what to write."""
    collaboration = introduced(cast)
    for name, words in (("pause", "Say why you pause"), ("conclude", "Write what you learned")):
        answer = post(cast.suzan, name, collaboration, text="", language="en")
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_an_old_page(cast: Cast):
    """Who opened it an hour ago is told what happened since, and keeps what was typed."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    answer = post(cast.ahmed, "pause", collaboration, text="No time", language="en")
    assert answer.status_code == 422
    assert "paused already" in answer.content.decode()
    assert "No time" in answer.content.decode()
    concluded(cast, collaboration)
    answer = post(cast.ahmed, "take_up", collaboration, seen="paused")
    assert answer.status_code == 422
    assert "concluded meanwhile" in answer.content.decode()
    assert LESSONS in answer.content.decode()
    assert 'name="seen" value="concluded"' in answer.content.decode()


def test_pages_that_have_nothing_to_do(cast: Cast):
    """Lead back to the thread."""
    collaboration = introduced(cast)
    client = client_of(cast.suzan)
    assert client.get(address("take_up", collaboration)).status_code == 302
    concluded(cast, collaboration)
    for name in ("pause", "conclude"):
        assert client.get(address(name, collaboration)).status_code == 302


def test_the_timeline(cast: Cast):
    """Paused, taken up and concluded stand where they happened; a pause that a conclusion ended was not taken up."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    paused(cast, collaboration, on=meeting.held_on + DAY)
    taken_up(cast, collaboration, on=meeting.held_on + 2 * DAY)
    paused(cast, collaboration, on=meeting.held_on + 3 * DAY, text="No money")
    concluded(cast, collaboration, on=meeting.held_on + 4 * DAY)
    page = text_of(cast.ahmed, collaboration.get_absolute_url())
    _start, _found, page = page.partition('class="timeline"')
    order = ["Follow-up meeting", ">Paused<", ">Taken up again<", "No money", ">Concluded<", " years ago<"]
    places = [page.index(word) for word in order]
    assert places == sorted(places)
    assert page.count(">Taken up again<") == 1


def test_the_list(cast: Cast):
    """A concluded one comes last; a paused one says how it goes on, and neither is asked for at home."""
    done = introduced(cast)
    concluded(cast, done)
    resting = introduced(cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="b"))
    paused(cast, resting)
    page = text_of(cast.suzan, LIST)
    assert "<strong>Concluded.</strong>" in page
    assert "<strong>Paused.</strong>" in page
    assert "Next: take it up again" in page

    class Request:
        user = cast.suzan
        acting_for = cast.weo
        memberships = list(cast.suzan.memberships.select_related("organization"))

    rows = own_rows(cast.suzan, _reader(cast))
    assert [row.thread.collaboration for row in rows] == [resting, done]
    assert member_home(Request()).steps == []
    assert staff_desk(cast.staff).introductions == []
    taken_up(cast, resting)
    assert [row.thread.collaboration for row in member_home(Request()).steps] == [resting]
    assert [row.thread.collaboration for row in staff_desk(cast.staff).introductions] == [resting]


def _reader(cast: Cast):
    from collaborations.thread.reader import reader_of

    return reader_of(cast.suzan, cast.weo)


def test_resting_asks_no_more_queries(cast: Cast, django_assert_max_num_queries):
    """The thread's page and the list cost the same."""
    collaboration = full(cast)
    urls = [collaboration.get_absolute_url(), LIST]
    before = [queries_of(django_assert_max_num_queries, cast.suzan, url, 27) for url in urls]
    for number in range(1, 6):
        paused(cast, collaboration, on=today() - 2 * DAY, text=f"{REASON} {number}")
        taken_up(cast, collaboration, on=today() - 2 * DAY)
    paused(cast, collaboration)
    assert [queries_of(django_assert_max_num_queries, cast.suzan, url, 27) for url in urls] == before


def test_who_says_nothing_of_what_they_saw(cast: Cast):
    """A form without the mark of what stood on its page undoes no conclusion."""
    collaboration = introduced(cast)
    concluded(cast, collaboration)
    for data in ({}, {"seen": ""}, {"seen": "paused"}):
        answer = post(cast.ahmed, "take_up", collaboration, **data)
        assert answer.status_code == 422
        assert LESSONS in answer.content.decode()
    assert Rest.objects.get().until is None
    assert post(cast.ahmed, "take_up", collaboration, seen="concluded").status_code == 302
