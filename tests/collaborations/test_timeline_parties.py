"""Who is in a thread's timeline from when to when: entries, strands, and who was not at a meeting."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.threads import leave
from collaborations.models import Collaboration, FollowUpMeeting, Party
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.reader import reader_of
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.joining import invited, joined, three
from tests.collaborations.meeting_steps import al_noor, met_by_three, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, introduced, met, party, workshop

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


def read(user, organization) -> Thread:
    """The only thread, for this reader."""
    return threads(with_facts(Collaboration.objects.all()), reader_of(user, organization))[0]


def drawn(user, organization) -> list[tuple[str, str]]:
    """Each entry's title, and the strands beneath it."""
    return [(entry.title, "".join(entry.strands)) for entry in timeline(read(user, organization))]


def titles(user, organization) -> list[str]:
    """The titles of the entries, in their order."""
    return [title for title, _strands in drawn(user, organization)]


def written_down(model, row, at: datetime.datetime) -> None:
    """The history says that ``row`` was written down then: in a test all of it is one transaction."""
    model.pgh_event_model.objects.filter(pgh_obj=row).update(pgh_created_at=at)


def at_noon() -> datetime.datetime:
    """Some instant of today."""
    return datetime.datetime.combine(today(), datetime.time(12), tzinfo=datetime.UTC)


def test_it_works(cast: Cast):
    """The third strand begins where its party joined; one's own is b."""
    met_by_three(cast)
    assert drawn(cast.suzan, cast.weo) == [
        ("Both came to the workshop", "ab"),
        ("Introduced", "ab"),
        (f"{cast.outsider_org.short_name} joined", "abc"),
        ("Follow-up meeting", "abc"),
        ("Talking", "abc"),
    ]
    first = timeline(read(cast.suzan, cast.weo))[0]
    assert first.text == "<bdi>Al Noor and WEO</bdi>."
    page = english_client_of(cast.suzan).get(Collaboration.objects.get().get_absolute_url()).content.decode()
    _start, _found, page = page.partition('class="timeline"')
    assert "dot-c" not in page.partition("</ol>")[0]  # no dot of the third where the two begin


def test_who_has_left_is_drawn_until_then(cast: Cast):
    """In grey, since it has no color any more; alone nobody is twisted with anybody."""
    collaboration = three(cast, introduced(cast))
    leave(collaboration=collaboration, **al_noor(cast))
    strands = dict(drawn(cast.suzan, cast.weo))
    assert strands["Introduced"] == "bd"
    assert strands[f"{cast.outsider_org.short_name} joined"] == "abd"
    assert strands["Al Noor left"] == "ab"
    leave(collaboration=collaboration, organization=cast.outsider_org, by=cast.outsider)
    entries = timeline(read(cast.suzan, cast.weo))
    last = next(entry for entry in entries if entry.title == f"{cast.outsider_org.short_name} left")
    assert (last.strands, last.thread) == (["b"], "parallel")
    assert text_of(cast.suzan, collaboration.get_absolute_url())


def test_who_joined_on_the_first_day_has_its_entry(cast: Cast):
    """Introduced today, and a third joined today: it was not there from the start."""
    collaboration = introduced(cast, event=workshop(cast.weo, cast.al_noor, starts_on=today()))
    assert collaboration.opened_on == today()
    three(cast, collaboration)
    found = titles(cast.suzan, cast.weo)
    assert found[1:3] == ["Introduced", f"{cast.outsider_org.short_name} joined"]
    assert not [title for title in found if title in ("WEO joined", "Al Noor joined")]


def test_who_left_and_came_back_has_its_entry(cast: Cast):
    """Also on the thread's first day; the organization was in the thread from its start, and is not in between."""
    collaboration = three(cast, introduced(cast))
    leave(collaboration=collaboration, **weo(cast))
    Party.objects.create(collaboration=collaboration, organization=cast.weo, joined_on=today())
    strands = dict(drawn(cast.ahmed, cast.al_noor))
    assert strands["Introduced"] == "bc"
    assert strands["WEO left"] == "ab"
    assert strands["WEO joined"] == "abc"


@pytest.mark.parametrize("joins_first", [True, False])
def test_on_one_day_by_what_was_written_down_first(cast: Cast, joins_first: bool):
    """A third joins on the day of a meeting: after it was recorded it was no party to it, and was not missed."""
    collaboration = introduced(cast, event=workshop(cast.weo, cast.al_noor, starts_on=today()))
    meeting = met(cast, collaboration, held_on=today(), on=today())
    three(cast, collaboration)
    third = party(collaboration, cast.outsider_org)
    written_down(FollowUpMeeting, meeting, at_noon())
    written_down(Party, third, at_noon() - HOUR if joins_first else at_noon() + HOUR)
    name = cast.outsider_org.short_name
    found = titles(cast.suzan, cast.weo)
    assert (found.index(f"{name} joined") < found.index("Follow-up meeting")) == joins_first
    entry = next(one for one in timeline(read(cast.suzan, cast.weo)) if one.title == "Follow-up meeting")
    assert ("Not there:" in entry.text) == joins_first
    assert ("c" in entry.strands) == joins_first


def test_not_there_is_who_was_in_it(cast: Cast):
    """Who joined after a meeting was not missed there; who was in it and did not come was."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    joined(cast, invited(cast, collaboration))
    said = [str(one.text) for one in timeline(read(cast.suzan, cast.weo)) if one.title == "Follow-up meeting"]
    assert "Not there" not in said[0]
    met(cast, collaboration, held_on=today(), on=today())
    said = [str(one.text) for one in timeline(read(cast.suzan, cast.weo)) if one.title == "Follow-up meeting"]
    assert f"Not there: <bdi>{cast.outsider_org.short_name}</bdi>." in said[1]
    assert "Not there" not in said[0]


def test_who_came_and_came_back_was_there(cast: Cast):
    """An organization that left and joined again was at the meeting that it was at."""
    met_by_three(cast)
    collaboration = Collaboration.objects.get()
    collaboration.parties.filter(organization=cast.outsider_org).update(left_on=MEETING + DAY)
    Party.objects.create(
        collaboration=collaboration, organization=cast.outsider_org, joined_on=MEETING + 2 * DAY
    )
    entry = next(one for one in timeline(read(cast.suzan, cast.weo)) if one.title == "Follow-up meeting")
    assert "Not there" not in entry.text


def test_nothing_is_asked_once_more(cast: Cast, django_assert_num_queries):
    """Who joined when is at hand."""
    three(cast, introduced(cast))
    thread = read(cast.suzan, cast.weo)
    with django_assert_num_queries(0):
        timeline(thread)
