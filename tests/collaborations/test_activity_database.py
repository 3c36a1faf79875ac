"""What the database refuses of a joint activity that is open to all members: who came is counted once."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from collaborations.models import ActivityParticipants, JointActivity
from tests.cast import Cast
from tests.collaborations.activity_steps import opened, planned
from tests.collaborations.steps import party

pytestmark = pytest.mark.django_db


def refused(action) -> str:
    """Run ``action``, and its deferred checks, in a savepoint; the constraint that the database names."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        action()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return str(caught.value)


def count(row: JointActivity, organization, **fields) -> ActivityParticipants:
    return ActivityParticipants.objects.create(
        activity=row, party=party(row.collaboration, organization), women=1, **fields
    )


def test_it_works(cast: Cast):
    """Participants of one that is counted at its event; whichever way the row says it is counted."""
    row = opened(cast)
    assert not row.counted_here
    assert "participants_of_activity_counted_here" in refused(lambda: count(row, cast.weo))
    assert "participants_counted_here" in refused(lambda: count(row, cast.weo, counted_here=False))


def test_one_that_has_numbers_is_not_opened(cast: Cast):
    row = planned(cast)
    count(row, cast.weo)
    event = opened(cast, planned(cast, row.collaboration, title="Another")).event
    JointActivity.objects.filter(event=event).update(event=None, counted_here=True)
    rows = JointActivity.objects.filter(pk=row.pk)
    assert "participants_of_activity_counted_here" in refused(
        lambda: rows.update(event=event, counted_here=False)
    )


def test_event_and_where_it_is_counted_go_together(cast: Cast):
    """Neither without the other; and an event is of one activity."""
    row, other = planned(cast), None
    rows = JointActivity.objects.filter(pk=row.pk)
    name = "activity_counted_here_or_at_its_event"
    assert name in refused(lambda: rows.update(counted_here=False))
    other = opened(cast, planned(cast, row.collaboration, title="Another"))
    assert name in refused(lambda: rows.update(event=other.event))
    assert "event_id" in refused(lambda: rows.update(event=other.event, counted_here=False))
