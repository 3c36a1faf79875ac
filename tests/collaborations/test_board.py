"""Staff's follow-up board: what is cold first, who acts next, what is shown of it, and from when on it is cold."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.meetings import plan_meeting
from collaborations.actions.nudging import set_cold_after
from collaborations.actions.requests import ask_for_introduction
from collaborations.follow_up.silence import cold_after_days
from collaborations.models import Collaboration, FollowUpSettings, Introduction, Party, Rest
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.reading import DAY, LIST, full, queries_of, text_of
from tests.collaborations.steps import introduced, met, party, workshop

pytestmark = pytest.mark.django_db

COLD_AFTER = "/collaborations/cold-after/"


def thread_of(cast: Cast, other: Organization, *, days_ago: int, slug: str) -> Collaboration:
    """WEO's thread with ``other``, introduced at a workshop so many days ago, and nothing since."""
    on = today() - days_ago * DAY
    collaboration = introduced(cast, cast.weo, other, workshop(cast.weo, other, slug=slug, starts_on=on))
    Introduction.objects.filter(collaboration=collaboration).update(happened_on=on)
    Collaboration.objects.filter(pk=collaboration.pk).update(opened_on=on)
    collaboration.parties.update(joined_on=on)
    return collaboration


def pause(collaboration: Collaboration, user) -> Rest:
    """It is paused since yesterday."""
    return Rest.objects.create(
        collaboration=collaboration,
        kind="paused",
        since=today() - DAY,
        text="SECRETREASON",
        party=collaboration.parties.first(),
        made_by=user,
    )


@pytest.fixture
def three(cast: Cast) -> list[Collaboration]:
    """One that is cold, one that is warm, one that is paused."""
    rows = [
        thread_of(cast, cast.outsider_org, days_ago=10, slug="warm"),
        thread_of(cast, cast.al_noor, days_ago=75, slug="cold"),
        thread_of(cast, cast.discreet_org, days_ago=200, slug="paused"),
    ]
    pause(rows[2], cast.suzan)
    return rows


def order_of(page: str, rows: list[Collaboration]) -> list[Collaboration]:
    """Those of ``rows`` that are on the page, in its order."""
    shown = [row for row in rows if row.get_absolute_url() + '"' in page]
    return sorted(shown, key=lambda row: page.index(row.get_absolute_url() + '"'))


def test_it_works(cast: Cast, three: list[Collaboration]):
    """The cold one first, with for how long nothing has happened and who acts next; the paused one last."""
    warm, cold, paused = three
    page = text_of(cast.staff, LIST)
    assert order_of(page, three) == [cold, warm, paused]
    assert "Nothing has happened for 45 days or more" in page
    assert '2 months old. <span class="state-soon">Nothing for 2 months.</span>' in page
    assert page.count('class="state-soon"') == 1
    assert "10 days old. Last entry: " in page
    assert "Next: propose a meeting" in page
    assert page.index("Paused or concluded") < page.index(paused.get_absolute_url() + '"')


def test_who_must_act(cast: Cast):
    """The party that has not confirmed; then the one that leads; nobody is named where it is anybody's."""
    collaboration = introduced(cast)
    assert "Who acts next" not in text_of(cast.staff, LIST)
    met(cast, collaboration)
    assert who_acts(cast) == ["Al Noor Foundation"]
    other = introduced(cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="other"))
    other.led_by = party(other, cast.weo)
    other.save()
    assert sorted(who_acts(cast)) == ["Al Noor Foundation", "Women Empowerment Organization"]
    # One that leads no more, since it left.
    Party.objects.create(collaboration=other, organization=cast.al_noor, joined_on=today())
    other.parties.filter(organization=cast.weo).update(left_on=today())
    assert who_acts(cast) == ["Al Noor Foundation"]


def who_acts(cast: Cast) -> list[str]:
    """Who acts next in each thread, as staff read it."""
    label = 'Who acts next: </span><bdi lang="en">'
    return [part.partition("<")[0] for part in text_of(cast.staff, LIST).split(label)[1:]]


def test_a_nudge_is_offered_where_somebody_waits(cast: Cast, three: list[Collaboration]):
    """For a week or longer, or where it is cold."""
    warm, cold, paused = three
    new = thread_of(cast, cast.hidden_org, days_ago=6, slug="new")
    nudges = [reverse("collaborations:nudge", args=[row.public_id]) for row in (warm, cold, paused, new)]
    page = text_of(cast.staff, LIST)
    assert [url in page for url in nudges] == [True, True, False, False]


def test_stages_are_counted_and_chosen(cast: Cast, three: list[Collaboration]):
    """Each with its number, rests apart; the numbers are of what is chosen otherwise."""
    warm, cold, paused = three
    page = text_of(cast.staff, LIST)
    assert (
        'href="/collaborations/?stage=introduced">Introduced</a> <span class="board-count">2</span>' in page
    )
    assert 'href="/collaborations/?stage=paused">Paused</a> <span class="board-count">1</span>' in page
    assert 'aria-current="true">All</a> <span class="board-count">3</span>' in page
    assert order_of(text_of(cast.staff, f"{LIST}?stage=introduced"), three) == [cold, warm]
    page = text_of(cast.staff, f"{LIST}?stage=paused")
    assert order_of(page, three) == [paused]
    page = text_of(cast.staff, f"{LIST}?cold=1")
    assert order_of(page, three) == [cold]
    assert 'href="/collaborations/?stage=introduced&amp;cold=1">Introduced</a>' in page
    assert 'aria-current="true">All</a> <span class="board-count">1</span>' in page


def test_of_one_event(cast: Cast, three: list[Collaboration]):
    """Whose origin it is; with the way to its funnel. What the address asks for in vain is left out."""
    page = text_of(cast.staff, f"{LIST}?event=cold")
    assert order_of(page, three) == [three[1]]
    assert "/collaborations/funnel/?event=cold" in page
    assert '<option value="cold" selected' in page
    for query in ("event=nothing", "event=%00", "stage=nothing", "cold=2", "page=x"):
        assert len(order_of(text_of(cast.staff, f"{LIST}?{query}"), three)) == 3
    assert "No collaboration is like that" in text_of(cast.staff, f"{LIST}?event=cold&stage=active")


def test_a_plan_keeps_it_warm(cast: Cast, three: list[Collaboration]):
    """Nothing to nudge for, either."""
    cold = three[1]
    plan_meeting(collaboration=cold, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    page = text_of(cast.staff, f"{LIST}?event=cold")
    assert "state-soon" not in page
    assert reverse("collaborations:nudge", args=[cold.public_id]) not in page


def test_a_thread_that_all_but_one_left_is_no_work_for_staff(cast: Cast, three: list[Collaboration]):
    """It stands last, as ended, and nobody is nudged in it."""
    three[1].parties.filter(organization=cast.al_noor).update(left_on=today())
    page = text_of(cast.staff, LIST)
    assert order_of(page, three)[-1] == three[1]
    assert reverse("collaborations:nudge", args=[three[1].public_id]) not in page


def test_nothing_of_what_the_parties_write(cast: Cast, three: list[Collaboration]):
    """Dates and steps: no notes, areas, action points, reasons, titles of joint work, nor the message of a request."""
    full(cast, slug="full", notes="SECRETNOTES")
    request = asked_of_outsider(cast)
    page = text_of(cast.staff, LIST)
    for words in ("SECRETREASON", "SECRETNOTES", "SECRETMESSAGE", "Name two trainers", "Joint training"):
        assert words not in page
    assert "You train, we mentor" not in page
    assert reverse("collaborations:introduction", args=[request.public_id]) in page


def asked_of_outsider(cast: Cast) -> Introduction:
    """A request that waits, of another organization."""
    return ask_for_introduction(
        organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="SECRETMESSAGE"
    )


def test_members_have_their_own_list(cast: Cast, three: list[Collaboration]):
    """And no board, whatever they ask for."""
    page = text_of(cast.suzan, f"{LIST}?cold=1")
    assert "Follow-up board" not in page
    assert len(order_of(page, three)) == 3
    assert client_of(cast.observer).get(LIST).status_code == 404


def test_an_empty_board_says_what_to_do(cast: Cast):
    """Log who was introduced."""
    assert "Log who was introduced to whom at an event" in text_of(cast.staff, LIST)


def test_pages_go_through_all_of_them(cast: Cast, monkeypatch, three: list[Collaboration]):
    """In the board's order over the pages, keeping what was chosen."""
    monkeypatch.setattr("collaborations.views.follow_up.PER_PAGE", 1)
    found = [order_of(text_of(cast.staff, f"{LIST}?page={number}"), three) for number in (1, 2, 3)]
    assert found == [[three[1]], [three[0]], [three[2]]]
    assert "?stage=introduced&amp;page=2" in text_of(cast.staff, f"{LIST}?stage=introduced")


# -- from when on it is cold ------------------------------------------------------------------------------------------


def test_staff_change_after_how_many_days(cast: Cast, three: list[Collaboration]):
    """On the board itself; the board counts by it at once."""
    client = english_client_of(cast.staff)
    assert client.post(COLD_AFTER, {"cold_after_days": "٩"}).status_code == 302
    assert cold_after_days() == 9
    page = text_of(cast.staff, LIST)
    assert "Nothing has happened for 9 days or more" in page
    assert order_of(text_of(cast.staff, f"{LIST}?cold=1"), three) == [three[1], three[0]]
    assert client.get(COLD_AFTER).url == f"{LIST}#cold-after"


@pytest.mark.parametrize("days", ["6", "366", "", "many", "-7", "99999999999999"])
def test_what_makes_no_sense_is_said(cast: Cast, days: str):
    """Beside the field, with what was typed; nothing is written."""
    response = english_client_of(cast.staff).post(COLD_AFTER, {"cold_after_days": days})
    assert response.status_code == 422
    page = response.content.decode()
    assert f'value="{days}"' in page or not days
    assert page.count("<h1") == 1
    assert "from 7 to 365" in page
    assert not FollowUpSettings.objects.exists()


def test_only_staff_decide_it(cast: Cast):
    """Members may not, nor observers."""
    for user in (cast.suzan, cast.observer):
        with pytest.raises(NotAllowed):
            set_cold_after(by=user, days=30)
    with pytest.raises(Refused):
        set_cold_after(by=cast.staff, days=400)
    assert set_cold_after(by=cast.superuser, days=365).cold_after_days == 365


def test_queries_do_not_grow(cast: Cast, django_assert_max_num_queries):
    """With threads, facts, nudges and requests."""
    full(cast, slug="first")
    thread_of(cast, cast.outsider_org, days_ago=80, slug="cold")
    before = queries_of(django_assert_max_num_queries, cast.staff, LIST, 25)
    for number, other in enumerate((cast.discreet_org, cast.hidden_org)):
        thread_of(cast, other, days_ago=70 + number, slug=f"more{number}")
    others = (cast.al_noor, cast.outsider_org)
    pause(introduced(cast, *others, workshop(*others, slug="last")), cast.ahmed)
    assert queries_of(django_assert_max_num_queries, cast.staff, LIST, 25) == before
