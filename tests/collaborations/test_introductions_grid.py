"""Staff log who was introduced to whom: a cell at a time, several at once, and back where it was a mistake."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.event_log import introduce_several_at_event, take_introduction_back
from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.meetings import plan_meeting
from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.threads import accept, leave
from collaborations.at_events.event_grid import grid_of
from collaborations.models import Collaboration, EventTap, Introduction, Party
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event, KeepApart
from members.models import Organization
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY, al_noor_taps, goes_on, weo_taps
from tests.collaborations.reading import queries_of
from tests.collaborations.steps import introduced, workshop
from tests.collaborations.suggesting import put_in_touch, suggested

pytestmark = pytest.mark.django_db
LIVE = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def event(cast: Cast) -> Event:
    """A workshop of today with three members, a hidden one, and the convenor."""
    return goes_on(cast.weo, cast.al_noor, cast.outsider_org, cast.hidden_org, cast.search)


def url_of(event: Event) -> str:
    return reverse("collaborations:event_introductions", args=[event.slug])


def keep_apart(cast: Cast, *pair: Organization) -> None:
    low, high = sorted(pair, key=lambda one: one.pk)
    KeepApart.objects.create(organization_low=low, organization_high=high, marked_by=cast.staff)


def log(cast: Cast, event: Event, *others: Organization, by=None, **fields) -> list[Introduction]:
    """Staff log that WEO was introduced to others."""
    return introduce_several_at_event(
        event=event, first=cast.weo, others=others, by=by or cast.staff, **fields
    )


def state(event: Event, first: Organization, second: Organization) -> str:
    """How the cell of two is drawn, the same from both sides."""
    grid = grid_of(event)
    assert grid.cell(first, second).state == grid.cell(second, first).state
    return grid.cell(first, second).state


def test_it_works(cast: Cast, event: Event):
    """One tap on a cell: a thread of both; again, or from the other side, it is the same."""
    client = english_client_of(cast.staff)
    page = client.get(url_of(event)).content.decode()
    assert 'aria-label="Log that Outsider Association and Women Empowerment Organization were' in page
    assert 'value="search:weo"' not in page
    for pair in ("weo:al-noor", "weo:al-noor", "al-noor:weo"):
        assert client.post(url_of(event), {"pair": pair}).status_code == 302
    row = Introduction.objects.get()
    assert (row.kind, row.happened_on, row.collaboration.parties.count()) == ("event", today(), 2)
    page = client.get(url_of(event)).content.decode()
    assert f'href="{row.collaboration.get_absolute_url()}" aria-label="' in page
    assert 'value="weo:al-noor" hx-post' not in page


def test_a_live_cell_answers_with_both_sides(cast: Cast, event: Event):
    """The cell, the one on the other side of the diagonal, and what has happened with the way back."""
    client = english_client_of(cast.staff)
    text = client.post(url_of(event), {"pair": "weo:al-noor"}, **LIVE).content.decode()
    assert text.count('class="introductions-introduced"') == 2
    assert f'id="cell-{cast.al_noor.pk}-{cast.weo.pk}" class="introductions-introduced" hx-swap-oob' in text
    assert "Logged: <bdi>WEO</bdi> and <bdi>Al Noor</bdi>." in text
    assert 'name="take_back" value="weo:al-noor"' in text


def test_a_cell_takes_the_date(cast: Cast, event: Event):
    """The one above the grid; a date that cannot be is said in place, and nothing is logged."""
    client = english_client_of(cast.staff)
    tomorrow = today() + DAY
    date = {"on_day": tomorrow.day, "on_month": tomorrow.month, "on_year": tomorrow.year}
    text = client.post(url_of(event), {"pair": "weo:al-noor", **date}, **LIVE).content.decode()
    assert "notice-warning" in text
    assert '<button name="pair"' in text
    assert not Introduction.objects.exists()
    Event.objects.update(starts_on=today() - 3 * DAY)
    day = today() - DAY
    date = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    client.post(url_of(event), {"pair": "weo:al-noor", **date}, **LIVE)
    assert Introduction.objects.get().happened_on == day


@pytest.mark.parametrize("pair", ["weo:discreet", "weo:weo", "weo", "", "weo:search", "a:b:c", "\x00:weo"])
def test_a_cell_that_is_not_there(cast: Cast, event: Event, pair: str):
    assert english_client_of(cast.staff).post(url_of(event), {"pair": pair}).status_code == 404


def test_what_a_cell_shows(cast: Cast, event: Event):
    """Introduced here, in a thread already, noted by one, kept apart."""
    assert state(event, cast.weo, cast.al_noor) == "open"
    weo_taps(cast, event)
    assert state(event, cast.weo, cast.al_noor) == "noted"
    put_in_touch(cast, cast.weo, cast.outsider_org)
    assert state(event, cast.weo, cast.outsider_org) == "together"
    keep_apart(cast, cast.outsider_org, cast.al_noor)
    assert state(event, cast.outsider_org, cast.al_noor) == "apart"
    al_noor_taps(cast, event)
    assert state(event, cast.weo, cast.al_noor) == "introduced"
    assert state(event, cast.weo, cast.weo) == "same"


def test_who_is_kept_apart_is_not_introduced(cast: Cast, event: Event):
    """Staff are told plainly, whichever way they try. What members do themselves is theirs, and tells nothing."""
    keep_apart(cast, cast.weo, cast.al_noor)
    for attempt in (
        lambda: introduce_at_event(event=event, first=cast.al_noor, second=cast.weo, by=cast.staff),
        lambda: suggested(cast),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "kept_apart"
    client = english_client_of(cast.staff)
    text = client.post(url_of(event), {"pair": "weo:al-noor"}, **LIVE).content.decode()
    assert "are kept apart by staff and cannot be introduced" in text
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    page = english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    assert "apart" not in page


def test_several_at_once(cast: Cast, event: Event, django_capture_on_commit_callbacks):
    """Choose one, tick the others: all of them, with the date; who was introduced already stays as it is."""
    log(cast, event, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        data = {"first": cast.weo.pk, "others": [cast.al_noor.pk, cast.outsider_org.pk, cast.hidden_org.pk]}
        data["reveals"] = f"{cast.weo.pk}-{cast.hidden_org.pk}"
        response = english_client_of(cast.staff).post(url_of(event), data, follow=True)
    assert "3 introductions logged" in response.content.decode()
    assert Introduction.objects.count() == 3
    assert len(mail.outbox) == 4


def test_all_or_nothing(cast: Cast, event: Event):
    """One that cannot be: none is logged, each reason is said, and what was ticked stays ticked."""
    keep_apart(cast, cast.weo, cast.al_noor)
    keep_apart(cast, cast.weo, cast.hidden_org)
    data = {"first": cast.weo.pk, "others": [cast.outsider_org.pk, cast.al_noor.pk, cast.hidden_org.pk]}
    response = english_client_of(cast.staff).post(url_of(event), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Women Empowerment Organization and Al Noor Foundation are kept apart" in text
    assert "Women Empowerment Organization and Hidden Shelter are kept apart" in text
    assert "Nothing was logged" in text
    assert text.count("checked") == 3
    assert not Introduction.objects.exists()
    assert not Collaboration.objects.exists()


def test_nothing_ticked(cast: Cast, event: Event):
    """As the return key in the date sends it."""
    response = english_client_of(cast.staff).post(url_of(event), {})
    assert response.status_code == 422
    assert "Tick the organizations it was introduced to" in response.content.decode()


@pytest.mark.parametrize("who", ["suzan", "outsider", "observer"])
def test_nobody_but_staff(cast: Cast, event: Event, who: str):
    (row,) = log(cast, event, cast.al_noor)
    with pytest.raises(NotAllowed):
        log(cast, event, cast.outsider_org, by=getattr(cast, who))
    with pytest.raises(NotAllowed):
        take_introduction_back(introduction=row, by=getattr(cast, who))


def test_taken_back(cast: Cast, event: Event):
    """While nothing has come of it, the thread goes with it; a second click does nothing."""
    (row,) = log(cast, event, cast.al_noor)
    client = english_client_of(cast.staff)
    assert "Take it back" in client.get(url_of(event)).content.decode()
    for _click in range(2):
        assert client.post(url_of(event), {"take_back": "al-noor:weo"}).status_code == 302
    take_introduction_back(introduction=row, by=cast.staff)
    assert not Introduction.objects.exists()
    assert not Collaboration.objects.exists()
    assert not Party.objects.exists()


def test_not_once_something_has_come_of_it(cast: Cast, event: Event):
    """A meeting that was planned, a party that said it is in."""
    (row,) = log(cast, event, cast.al_noor)
    thread = {"collaboration": row.collaboration, "organization": cast.weo, "by": cast.suzan}
    accept(**thread)
    with pytest.raises(Refused):
        take_introduction_back(introduction=row, by=cast.staff)
    Party.objects.update(accepted_by=None)
    plan_meeting(**thread, planned_on=today() + DAY)
    Party.objects.update(accepted_by=None)
    with pytest.raises(Refused) as refusal:
        take_introduction_back(introduction=row, by=cast.staff)
    assert refusal.value.code == "begun"
    assert "Take it back" not in english_client_of(cast.staff).get(url_of(event)).content.decode()


def test_a_second_origin_taken_back_leaves_the_thread(cast: Cast, event: Event):
    thread = introduced(cast, event=workshop(cast.weo, cast.al_noor))
    (row,) = log(cast, event, cast.al_noor)
    take_introduction_back(introduction=row, by=cast.staff)
    assert Collaboration.objects.get() == thread
    assert thread.introductions.count() == 1


def test_staffs_line_is_taken_back_and_not_what_the_two_made_themselves(cast: Cast):
    """They introduced themselves at the event and parted; staff's line, of its first day, opened a new thread."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - 5 * DAY)
    facts = {
        "organization": cast.weo,
        "to": cast.al_noor,
        "by": cast.suzan,
        "message": "Hello",
        "event": event,
    }
    request = ask_for_introduction(**facts)
    own = answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    leave(collaboration=own.collaboration, organization=cast.weo, by=cast.suzan)
    log(cast, event, cast.al_noor)
    assert Collaboration.objects.count() == 2
    english_client_of(cast.staff).post(url_of(event), {"take_back": "weo:al-noor"})
    assert Introduction.objects.get() == own
    assert Collaboration.objects.get() == own.collaboration


def test_taken_back_what_one_had_noted_is_a_request_again(cast: Cast, event: Event):
    """Noted before staff's line or after it; what both have noted stands."""
    weo_taps(cast, event)
    (row,) = log(cast, event, cast.al_noor)
    take_introduction_back(introduction=row, by=cast.staff)
    request = Introduction.objects.get()
    assert (request.kind, request.first, request.answer, request.made_by) == (
        "request",
        cast.weo,
        "",
        cast.suzan,
    )
    assert not Collaboration.objects.exists()
    (row,) = log(cast, event, cast.al_noor)
    al_noor_taps(cast, event)
    with pytest.raises(Refused) as refusal:
        take_introduction_back(introduction=row, by=cast.staff)
    assert refusal.value.code == "both_noted"
    assert EventTap.objects.count() == 2


def test_nobody_came(cast: Cast):
    page = english_client_of(cast.staff).get(url_of(goes_on(cast.weo))).content.decode()
    assert "Record first who came" in page
    assert "<table" not in page


def test_the_questions_do_not_grow_with_those_who_came(
    cast: Cast, event: Event, django_assert_max_num_queries
):
    weo_taps(cast, event)
    log(cast, event, cast.outsider_org)
    before = queries_of(django_assert_max_num_queries, cast.staff, url_of(event), 24)
    for number in range(22):
        other = Organization.objects.create(
            slug=f"o{number}", name_en=f"O {number}", kind="local", member_since=today()
        )
        event.presences.create(organization=other)
        if number < 5:
            log(cast, event, other)
    keep_apart(cast, cast.outsider_org, cast.al_noor)
    assert queries_of(django_assert_max_num_queries, cast.staff, url_of(event), 24) == before
