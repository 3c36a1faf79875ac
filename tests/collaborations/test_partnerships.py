"""Partnerships: opened by what was done together, ended by leaving, and always what the facts say."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.meetings import confirm_area
from collaborations.actions.threads import accept, leave
from collaborations.partnerships import partnerships_due, refresh_partnerships
from cop_portal.dates import today
from members.known import known_to
from members.models import Partnership
from tests.cast import Cast
from tests.collaborations.mous import confirm, entered, thread_of
from tests.collaborations.resting import DAY, concluded, paused, taken_up
from tests.collaborations.steps import MEETING, introduced, met, workshop

pytestmark = pytest.mark.django_db


def open_rows() -> dict:
    """The open rows as ``partnerships_due`` gives them."""
    rows = Partnership.objects.filter(until=None)
    return {(row.organization_low_id, row.organization_high_id): row.since for row in rows}


def test_it_works(cast: Cast):
    """Introduced is not partners; nor is a meeting that only one side says was held; both in and met is."""
    collaboration = introduced(cast)
    assert open_rows() == {}
    meeting = met(cast, collaboration)
    assert open_rows() == {}
    confirm_area(area=meeting.areas.first(), organization=cast.al_noor, by=cast.ahmed)
    assert list(open_rows().values()) == [MEETING]
    assert open_rows() == partnerships_due(today())
    assert cast.al_noor.pk in known_to(cast.suzan).partners


def test_saying_that_one_is_in(cast: Cast):
    """Where no area was found, the other side says that it is part of this."""
    collaboration = introduced(cast)
    met(cast, collaboration, areas=())
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    assert list(open_rows().values()) == [MEETING]


def test_leaving_ends_it(cast: Cast):
    """On the day of leaving; and only where no other thread joins the two."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    leave(collaboration=collaboration, organization=cast.weo, by=cast.suzan)
    assert Partnership.objects.get().until == today()
    assert open_rows() == partnerships_due(today()) == {}


def test_another_thread_keeps_it(cast: Cast):
    """Two threads of the same two: the partnership ends with the last."""
    first = introduced(cast)
    met(cast, first)
    accept(collaboration=first, organization=cast.al_noor, by=cast.ahmed)
    # A second thread of the two, as one of three that shrank to two.
    second = thread_of(cast.weo, cast.al_noor)
    second.parties.filter(organization=cast.al_noor).update(accepted_by=cast.ahmed)
    met(cast, second, held_on=MEETING + datetime.timedelta(days=9), on=MEETING + datetime.timedelta(days=9))
    leave(collaboration=first, organization=cast.weo, by=cast.suzan)
    assert len(open_rows()) == 1
    leave(collaboration=second, organization=cast.weo, by=cast.suzan)
    assert open_rows() == {}


def test_a_memorandum_makes_partners(cast: Cast):
    """Concluded, with or without a meeting."""
    collaboration = introduced(cast)
    for organization, by in ((cast.weo, cast.suzan), (cast.al_noor, cast.ahmed)):
        accept(collaboration=collaboration, organization=organization, by=by)
    mou = entered(cast, collaboration)
    assert open_rows() == {}
    confirm(cast, mou)
    assert open_rows() == partnerships_due(today())
    assert len(open_rows()) == 1


def together(cast: Cast):
    """A thread of two who have met and are both in it."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    return collaboration


def test_a_pause_does_not_end_it(cast: Cast):
    """Nor does taking it up begin a new one."""
    collaboration = together(cast)
    before = list(Partnership.objects.values())
    paused(cast, collaboration, on=MEETING + DAY)
    taken_up(cast, collaboration, on=MEETING + 3 * DAY)
    refresh_partnerships(collaboration)
    assert list(Partnership.objects.values()) == before
    assert open_rows() == partnerships_due(today())


def test_a_conclusion_ends_it(cast: Cast):
    """On its day; taken up again it makes them partners anew, since that day, once the other says that it is in."""
    collaboration = together(cast)
    ended, again = MEETING + 10 * DAY, MEETING + 20 * DAY
    concluded(cast, collaboration, on=ended)
    assert Partnership.objects.get().until == ended
    assert open_rows() == partnerships_due(today()) == {}
    assert len(partnerships_due(ended - DAY)) == 1
    assert cast.al_noor.pk not in known_to(cast.suzan).partners
    met(cast, collaboration, held_on=MEETING + DAY, on=today())
    refresh_partnerships(collaboration)
    assert open_rows() == {}
    taken_up(cast, collaboration, on=again)
    assert open_rows() == partnerships_due(today()) == {}
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    rows = Partnership.objects.order_by("since").values_list("since", "until")
    assert list(rows) == [(MEETING, ended), (again, None)]
    assert open_rows() == partnerships_due(today())
    assert list(partnerships_due(again - DAY)) == []
    assert cast.al_noor.pk in known_to(cast.suzan).partners


def test_concluded_and_taken_up_on_one_day(cast: Cast):
    """A mistake that is put right at once: one partnership ended, another begins on the same day."""
    collaboration = together(cast)
    concluded(cast, collaboration)
    taken_up(cast, collaboration)
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    rows = Partnership.objects.order_by("since").values_list("since", "until")
    assert list(rows) == [(MEETING, today()), (today(), None)]
    assert open_rows() == partnerships_due(today())


def test_the_last_conclusion_ends_it(cast: Cast):
    """Of two threads of the same two, among three in one of them."""
    first = together(cast)
    party = first.parties.create(
        organization=cast.outsider_org, joined_on=MEETING + DAY, accepted_by=cast.outsider
    )
    refresh_partnerships(first)
    assert len(open_rows()) == 3
    second = introduced(cast, event=workshop(cast.weo, cast.al_noor, slug="second"))
    assert second != first
    met(cast, second, held_on=MEETING + 5 * DAY, on=MEETING + 5 * DAY)
    accept(collaboration=second, organization=cast.al_noor, by=cast.ahmed)
    concluded(cast, first, on=MEETING + 30 * DAY)
    pair = tuple(sorted([cast.weo.pk, cast.al_noor.pk]))
    assert list(open_rows()) == list(partnerships_due(today())) == [pair]
    concluded(cast, second, on=MEETING + 40 * DAY)
    assert open_rows() == partnerships_due(today()) == {}
    leave(collaboration=first, organization=cast.outsider_org, by=cast.outsider)
    taken_up(cast, first)
    assert party.organization_id not in {pk for one in open_rows() for pk in one}
    assert open_rows() == partnerships_due(today())


def test_refreshing_again_changes_nothing(cast: Cast):
    """A rebuild of what stands is what stands."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    accept(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    before = list(Partnership.objects.values())
    refresh_partnerships(collaboration)
    assert list(Partnership.objects.values()) == before
