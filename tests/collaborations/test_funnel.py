"""How many came how far: the numbers against a plain reading, the page, and its picture."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collaborations.follow_up.funnel import (
    STEPS,
    Funnel,
    StepCount,
    funnel,
    funnel_by_event,
    funnel_of,
    funnel_without_event,
)
from collaborations.models import Collaboration, Introduction
from collaborations.stages import Stage
from cop_portal.dates import today
from cop_portal.ui.funnel import funnel_picture
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.reading import full, queries_of, text_of
from tests.collaborations.stage_facts import FACTS, Facts, day, write
from tests.collaborations.steps import introduced, met, workshop
from tests.collaborations.test_stages import plain_dates

pytestmark = pytest.mark.django_db

URL = "/collaborations/funnel/"
END = 40


def counts(one: Funnel) -> list[int]:
    """How many came to each step."""
    return [step.count for step in one.steps]


def test_it_works(cast: Cast):
    """One that was introduced and met: counted at both, and at its event."""
    collaboration = introduced(cast)
    met(cast, collaboration, areas=())
    assert counts(funnel()) == [1, 1, 0, 0, 0, 0]
    (at,) = funnel_by_event()
    assert (counts(at), at.event.slug) == ([1, 1, 0, 0, 0, 0], "workshop")
    assert counts(funnel_without_event()) == [0] * 6


def plain(facts: list[Facts]) -> list[int]:
    """The same, read from the facts by hand."""
    reached = [plain_dates(one, END) for one in facts]
    return [sum(dates[name] is not None for dates in reached) for name in STEPS.values()]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.lists(FACTS, min_size=1, max_size=3))
def test_like_a_plain_reading(cast: Cast, facts: list[Facts]):
    """In all each thread is counted once at each step it reached; of each event those that began at it."""
    # Two may have one open request, and it begins nothing.
    facts = [dataclasses.replace(one, refused="") for one in facts]
    with transaction.atomic():
        rows = [write(one, cast) for one in facts]
        # The first thread was introduced at the event of every other one as well.
        origins = list(Introduction.objects.filter(event__isnull=False).exclude(collaboration=rows[0]))
        for origin in origins:
            Introduction.objects.create(
                kind="event",
                first=cast.weo,
                second=cast.outsider_org,
                event=origin.event,
                happened_on=origin.happened_on,
                made_by=cast.staff,
                collaboration=rows[0],
            )
        in_all, by_event = funnel(day(END)), funnel_by_event(day(END))
        without = funnel_without_event(day(END))
        at: dict[int, set[int]] = {}
        for origin in Introduction.objects.filter(event__isnull=False).select_related("event"):
            has_been = origin.event.starts_on <= day(END) and origin.event.cancelled_on is None
            if origin.kind != "event" and not has_been:
                continue
            at.setdefault(origin.event_id, set()).add(origin.collaboration_id)
        singles = [funnel_of(one.event, day(END)) for one in by_event]
        transaction.set_rollback(True)
    by_id = dict(zip((row.pk for row in rows), facts, strict=True))
    assert counts(in_all) == plain(facts)
    assert {one.event.pk: counts(one) for one in by_event} == {
        pk: plain([by_id[row] for row in ids]) for pk, ids in at.items()
    }
    assert [counts(one) for one in singles] == [counts(one) for one in by_event]
    elsewhere = [by_id[row.pk] for row in rows if not any(row.pk in ids for ids in at.values())]
    assert counts(without) == plain(elsewhere)


def test_two_events_count_in_each_and_once_in_all(cast: Cast):
    """Introduced again is a second origin."""
    for slug in ("first", "second"):
        introduced(cast, event=workshop(cast.weo, cast.al_noor, slug=slug))
    assert Collaboration.objects.count() == 1
    assert counts(funnel())[0] == 1
    assert [counts(one)[0] for one in funnel_by_event()] == [1, 1]


def test_an_event_to_come_is_no_origin_yet(cast: Cast):
    """Who asked before it and met otherwise did not begin there, and not at one that was cancelled."""
    collaboration = introduced(cast)
    event = workshop(cast.weo, cast.al_noor, slug="coming", starts_on=today() + datetime.timedelta(days=9))
    Introduction.objects.create(
        kind="request",
        first=cast.weo,
        second=cast.al_noor,
        event=event,
        happened_on=today(),
        answer="yes",
        answered_on=today(),
        made_by=cast.suzan,
        collaboration=collaboration,
    )
    assert [one.event.slug for one in funnel_by_event()] == ["workshop"]
    assert counts(funnel_of(event)) == [0] * 6


def test_the_page(cast: Cast):
    """A picture that says nothing by itself, its numbers, and a table of every event and of all."""
    full(cast)
    introduced(cast, cast.outsider_org, cast.weo, workshop(cast.outsider_org, cast.weo, slug="other"))
    page = text_of(cast.staff, URL)
    assert page.count('class="funnel-picture') == 1
    assert 'aria-hidden="true"' in re.search(r"<svg class=\"funnel-picture[^>]*>", page)[0]
    assert "style=" not in page.split("<main")[1]
    assert page.count('role="row"') == 4
    assert "?event=other" in page


def of_five(cast: Cast) -> None:
    """Five are introduced, each two at a workshop of their own; one of them has gone all the way."""
    full(cast)
    others = [cast.weo, cast.outsider_org, cast.discreet_org, cast.hidden_org]
    for number, pair in enumerate(list(itertools.combinations(others, 2))[:4]):
        introduced(cast, *pair, workshop(*pair, slug=f"five{number}"))


def test_percentages_from_five_on(cast: Cast):
    """Of one or two a percentage says nothing: there are none of an event with two, and nobody explains them there."""
    of_five(cast)
    page = text_of(cast.staff, URL)
    picture, _heading, table = page.partition('id="by-event"')
    assert '<bdi class="funnel-number soft" dir="ltr">20%</bdi>' in picture
    assert "Percentages are of the introduced." in picture
    assert table.count("20%") == picture.count("20%")
    assert "100%" not in page
    one = text_of(cast.staff, f"{URL}?event=five0").partition('id="by-event"')[0]
    assert "%" not in one.partition("<main")[2]


def test_the_page_of_an_event(cast: Cast):
    """Its own numbers beside all of them, and the way to its threads; an unknown event is all of them."""
    full(cast)
    introduced(cast, cast.outsider_org, cast.weo, workshop(cast.outsider_org, cast.weo, slug="other"))
    page = text_of(cast.staff, f"{URL}?event=other")
    assert "At this event" in page
    assert f"{reverse('collaborations:list')}?event=other" in page
    assert page.count('role="row"') == 3
    assert "By event" in text_of(cast.staff, f"{URL}?event=nothing")
    assert "By event" in text_of(cast.staff, f"{URL}?event=%00")


def test_an_empty_one_says_so(cast: Cast):
    """Without an introduction there is no picture."""
    page = text_of(cast.staff, URL)
    assert "Nobody has been introduced here yet" in page
    assert "funnel-picture" not in page


def test_nothing_of_what_the_parties_write(cast: Cast):
    """Numbers, and the names of events."""
    full(cast)
    page = text_of(cast.staff, URL).split("<main")[1].split("</table>")[0]
    assert "Name two trainers" not in page
    assert "Al Noor" not in page


def test_queries_do_not_grow(cast: Cast, django_assert_max_num_queries):
    """With more threads, events and steps."""
    full(cast)
    before = queries_of(django_assert_max_num_queries, cast.staff, URL, 9)
    for number, pair in enumerate(
        itertools.combinations([cast.weo, cast.outsider_org, cast.discreet_org, cast.hidden_org], 2)
    ):
        introduced(cast, *pair, workshop(*pair, slug=f"w{number}"))
    assert queries_of(django_assert_max_num_queries, cast.staff, URL, 9) == before


def test_percent_is_of_the_introduced():
    """Rounded to whole ones; none of fewer than five, nor at the first step."""
    assert StepCount(Stage.TALKING, 2, 6).percent == 33
    assert StepCount(Stage.TALKING, 4, 6).percent == 67
    assert StepCount(Stage.TALKING, 0, 5).percent == 0
    assert StepCount(Stage.TALKING, 4, 4).percent is None
    assert StepCount(Stage.INTRODUCED, 6, 6).percent is None


@pytest.mark.parametrize("shares", [(0, 0, 0), (1, 0, 0), (1, 0.5, 0.01), (1, 0, 0.5), (1, 1, 1)], ids=str)
def test_the_picture(shares):
    """Two strands as far as somebody has come, dashes from there; never beyond its edges."""
    drawn = funnel_picture(shares)
    assert ('strand-a"' in drawn) == any(shares)
    assert ("strand-ahead" in drawn) == (shares[-1] == 0)
    for data in re.findall(r' d="([^"]+)"', drawn):
        numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", data)]
        assert all(0 <= one <= 60 * len(shares) for one in numbers)


def test_in_arabic(cast: Cast):
    """The page is there, and its percentages keep their direction."""
    of_five(cast)
    cast.staff.language = "ar"
    cast.staff.save()
    page = client_of(cast.staff).get(URL).content.decode()
    assert 'dir="rtl"' in page
    assert '<bdi class="soft" dir="ltr">20%</bdi>' in page
    english_client_of(cast.staff)
