"""What an organization wrote stays its own: it can change it after leaving, and reads nothing else there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.not_held import say_not_held
from collaborations.actions.rewording import reword_denial, reword_note, words_seen
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, FollowUpMeeting, Party, Rest
from collaborations.thread.left_words import words_left_by
from cop_portal.dates import format_date, today
from cop_portal.refusals import NotAllowed
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.joining import three
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.reading import LIST, text_of
from tests.collaborations.resting import concluded, paused, taken_up
from tests.collaborations.steps import introduced, met, workshop

pytestmark = pytest.mark.django_db
NAMES = "Until Layla is out of prison"
BETTER = "Until the spring"
HEADING = "Your words in collaborations that you left"


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    return introduced(cast)


@pytest.fixture
def denied(cast: Cast, thread: Collaboration) -> FollowUpMeeting:
    """WEO recorded a meeting, and Al Noor says that there was none, nine days ago."""
    three(cast, thread)
    meeting = met(cast, thread, areas=())
    return say_not_held(meeting=meeting, reason=NAMES, on=today() - 9 * DAY, **al_noor(cast))


def rest_words(thread: Collaboration, number: int) -> str:
    return reverse("collaborations:rest_words", args=[thread.public_id, number])


def denial_words(meeting: FollowUpMeeting) -> str:
    return reverse("collaborations:denial_words", args=[meeting.public_id])


def changed(date) -> str:
    return f"Changed on {format_date(date)}."


@pytest.mark.parametrize("rest", [paused, concluded])
def test_it_works(cast: Cast, thread: Collaboration, rest):
    """From the list of who speaks for it to a form with the words; who stays reads the new ones. Done twice is once."""
    three(cast, thread)
    paused(cast, thread, text="WEO waits")
    taken_up(cast, thread)
    row = rest(cast, thread, text=NAMES, **al_noor(cast))
    leave(collaboration=thread, **al_noor(cast))
    url = rest_words(thread, 2)
    page = text_of(cast.ahmed, LIST)
    assert HEADING in page
    assert "Whoever is still in it reads them." in page
    assert NAMES in page
    assert url in page
    assert "WEO waits" not in page
    assert NAMES not in text_of(cast.alnoor_colleague, LIST)
    assert NAMES in text_of(cast.ahmed, url)
    sent = {"text": BETTER, "language": "en", "seen": words_seen(NAMES), "acting_for": "al-noor"}
    for _click in range(2):
        assert client_of(cast.ahmed).post(url, sent).url == LIST
    row.refresh_from_db()
    assert (row.text, row.corrections) == (BETTER, 1)
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert BETTER in page
    assert "Layla" not in page
    assert f"Corrected on {format_date(today())}" in page


def test_its_own_and_nothing_else(cast: Cast, thread: Collaboration):
    """Neither the words of those who stay nor the thread; and not a colleague, staff or anybody else."""
    three(cast, thread)
    paused(cast, thread, text="WEO waits")
    taken_up(cast, thread)
    paused(cast, thread, text=NAMES, **al_noor(cast))
    leave(collaboration=thread, **al_noor(cast))
    for number in (0, 1, 3, 10**30):
        assert (
            client_of(cast.ahmed).get(f"/collaborations/{thread.public_id}/rests/{number}/words/").status_code
            == 404
        )
    for user in (cast.alnoor_colleague, cast.suzan, cast.staff, cast.outsider, cast.superuser):
        assert client_of(user).get(rest_words(thread, 2)).status_code == 404
    assert client_of(cast.ahmed).get(thread.get_absolute_url()).status_code == 404
    form = text_of(cast.ahmed, rest_words(thread, 2))
    for word in (thread.get_absolute_url() + '"', "WEO", "Outsider"):
        assert word not in form


def test_who_came_back_finds_them_in_the_thread(cast: Cast, thread: Collaboration):
    """There its page leads to them, as before."""
    three(cast, thread)
    paused(cast, thread, text=NAMES, **al_noor(cast))
    leave(collaboration=thread, on=today() - DAY, **al_noor(cast))
    thread.parties.create(organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed)
    assert HEADING not in text_of(cast.ahmed, LIST)
    assert rest_words(thread, 1) in text_of(cast.ahmed, thread.get_absolute_url())
    sent = {"text": BETTER, "language": "en", "seen": words_seen(NAMES), "acting_for": "al-noor"}
    assert client_of(cast.ahmed).post(rest_words(thread, 1), sent).url == thread.get_absolute_url()


def test_a_changed_note_says_so(cast: Cast, thread: Collaboration):
    """From the day on which it was changed; one that was taken out, too."""
    three(cast, thread)
    leave(collaboration=thread, note=NAMES, on=today() - 9 * DAY, **al_noor(cast))
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert "Changed on" not in page
    values = {"party": Party.objects.get(left_on__isnull=False), **al_noor(cast)}
    reword_note(**values, note=BETTER, seen=words_seen(NAMES))
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert BETTER in page
    assert changed(today()) in page
    assert changed(today()) not in text_of(cast.staff, thread.get_absolute_url())
    for _click in range(2):
        reword_note(**values, note="", seen=words_seen(BETTER))
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert f"They took their note out on {format_date(today())}." in page


def test_no_note_after_the_fact(cast: Cast, thread: Collaboration):
    """Who left without a note, or took it out, writes none any more under the day on which it left."""
    three(cast, thread)
    leave(collaboration=thread, note="", **al_noor(cast))
    url = reverse("collaborations:leave_note", args=[thread.public_id])
    party = Party.objects.get(left_on__isnull=False)
    values = {"party": party, "seen": words_seen(""), **al_noor(cast)}
    assert client_of(cast.ahmed).get(url).status_code == 404
    sent = {"note": "WEO kept the money", "seen": words_seen(""), "acting_for": "al-noor"}
    assert client_of(cast.ahmed).post(url, sent).status_code == 404
    with pytest.raises(NotAllowed):
        reword_note(**values, note="WEO kept the money")
    Party.objects.filter(pk=party.pk).update(leave_note_changed_on=today())
    assert refusal(reword_note, **values, note="WEO kept the money") == "none"
    assert client_of(cast.ahmed).post(url, sent).status_code == 422
    assert client_of(cast.ahmed).post(url, {**sent, "note": ""}).status_code == 302
    party.refresh_from_db()
    assert party.leave_note == ""


def test_the_list_says_nothing_of_those_who_stay(cast: Cast, thread: Collaboration):
    """Whether anybody is still there is not the business of who left."""
    leave(collaboration=thread, note=NAMES, **al_noor(cast))
    url = reverse("collaborations:leave_note", args=[thread.public_id])
    before = text_of(cast.ahmed, LIST).partition(HEADING)[2].partition("</section>")[0]
    assert NAMES in before
    leave(collaboration=thread, **weo(cast))
    assert text_of(cast.ahmed, LIST).partition(HEADING)[2].partition("</section>")[0] == before
    assert "The others" not in text_of(cast.ahmed, url)


# -- why a meeting was none --------------------------------------------------------------------------------------------


def test_why_a_meeting_was_none(cast: Cast, denied: FollowUpMeeting):
    """From the meeting's page, by the one that said it; it stays denied, and the others read that it was changed."""
    url = denial_words(denied)
    page = denied.get_absolute_url()
    assert url in text_of(cast.ahmed, page)
    assert url not in text_of(cast.suzan, page)
    assert url not in text_of(cast.alnoor_colleague, page)
    assert "Changed on" not in text_of(cast.suzan, page)
    for user in (cast.suzan, cast.alnoor_colleague, cast.outsider, cast.staff, cast.superuser):
        assert client_of(user).get(url).status_code == 404
    sent = {"reason": BETTER, "seen": words_seen(NAMES), "acting_for": "al-noor"}
    for _click in range(2):
        assert client_of(cast.ahmed).post(url, sent).url == page
    row = FollowUpMeeting.objects.get()
    assert (row.called_off_reason, row.called_off_on, row.held_on) == (BETTER, denied.called_off_on, None)
    assert row.corrected_by.organization == cast.al_noor
    for read in (page, denied.collaboration.get_absolute_url()):
        text = text_of(cast.suzan, read)
        assert BETTER in text
        assert "Layla" not in text
        assert changed(today()) in text
    again = {"meeting": row, **al_noor(cast)}
    assert refusal(reword_denial, **again, reason="Later", seen=words_seen(NAMES)) == "changed"
    assert refusal(reword_denial, **again, reason=" ", seen=words_seen(BETTER)) == "required"
    with pytest.raises(NotAllowed):
        reword_denial(meeting=row, reason="Later", seen=words_seen(BETTER), **weo(cast))


def test_why_a_meeting_was_none_after_leaving(cast: Cast, denied: FollowUpMeeting):
    """From the list; the meeting itself is closed."""
    leave(collaboration=denied.collaboration, **al_noor(cast))
    url = denial_words(denied)
    page = text_of(cast.ahmed, LIST)
    assert url in page
    assert NAMES in page
    assert client_of(cast.ahmed).get(denied.get_absolute_url()).status_code == 404
    assert denied.get_absolute_url() + '"' not in text_of(cast.ahmed, url)
    sent = {"reason": BETTER, "seen": words_seen(NAMES), "acting_for": "al-noor"}
    assert client_of(cast.ahmed).post(url, sent).url == LIST
    assert BETTER in text_of(cast.suzan, denied.get_absolute_url())


def test_a_plan_that_was_called_off_is_not_denied(cast: Cast, denied: FollowUpMeeting):
    """Who called it off is not kept with it, so nobody can say it anew."""
    FollowUpMeeting.objects.update(corrections=0)
    assert client_of(cast.ahmed).get(denial_words(denied)).status_code == 404


def test_as_many_questions_with_more(cast: Cast, thread: Collaboration, django_assert_num_queries):
    """The list of one's own words asks as much of the database however many there are."""
    three(cast, thread)
    paused(cast, thread, text=NAMES, **al_noor(cast))
    leave(collaboration=thread, note="Thanks", **al_noor(cast))
    event = workshop(cast.al_noor, cast.outsider_org, slug="other")
    other = introduced(cast, cast.al_noor, cast.outsider_org, event)
    for number in range(3):
        rest = paused(cast, other, text=f"Number {number}", **al_noor(cast))
        Rest.objects.filter(pk=rest.pk).update(until=today())
    leave(collaboration=other, note="Thanks", **al_noor(cast))
    with django_assert_num_queries(3):
        found = words_left_by(cast.al_noor)
    assert len(found) == 6
    with django_assert_num_queries(1):
        assert words_left_by(cast.weo) == []
