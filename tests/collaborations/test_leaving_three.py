"""One of three leaves: the other two go on, with what was promised and signed; nothing waits for who is gone."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.promises import drop, promise
from collaborations.actions.threads import describe, leave
from collaborations.models import Collaboration, MemorandumOfUnderstanding
from cop_portal.dates import today
from members.models import Partnership
from tests.cast import Cast, english_client_of
from tests.collaborations.joining import three
from tests.collaborations.mous import confirm, entered
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's, Al Noor's and the outsider's."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    three(cast, collaboration)
    # What the first meeting found is confirmed, so that it does not stand before all else.
    collaboration.meetings.get().areas.all().delete()
    return collaboration


def gone(cast: Cast, thread: Collaboration, note: str = "") -> None:
    """Al Noor leaves."""
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed, note=note)


def page(user, thread: Collaboration) -> str:
    response = english_client_of(user).get(thread.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(cast: Cast, thread: Collaboration):
    """The two go on as partners; they read the note, staff do not."""
    gone(cast, thread, note="We move our office.")
    text = page(cast.suzan, thread)
    assert "Al Noor left" in text
    assert "We move our office." in text
    assert "We move our office." not in page(cast.staff, thread)
    assert "Propose a meeting" in text
    assert Partnership.objects.filter(until=None).count() == 1
    assert english_client_of(cast.ahmed).get(thread.get_absolute_url()).status_code == 404


def test_it_led(cast: Cast, thread: Collaboration):
    """Then nobody leads, until the others say who does."""
    us = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    describe(**us, title="Quotas", led_by=party(thread, cast.al_noor))
    assert "Who leads it" in page(cast.suzan, thread)
    gone(cast, thread)
    assert "Who leads it" not in page(cast.suzan, thread)
    url = reverse("collaborations:describe", args=[thread.public_id])
    choices = english_client_of(cast.suzan).get(url).context["form"].fields["led_by"].choices
    assert [label for _value, label in choices][1:] == [cast.weo.name, cast.outsider_org.name]


def test_what_it_promised(cast: Cast, thread: Collaboration):
    """It stays to be read, nobody is told to wait for it, and any party may drop it."""
    us = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    point = promise(
        **us,
        party=party(thread, cast.al_noor),
        what="Send the form",
        due_on=today() - DAY,
        on=today() - 5 * DAY,
    )
    assert "Next: a promise is kept" in page(cast.suzan, thread)
    leaving = reverse("collaborations:leave", args=[thread.public_id])
    warned = "What your organization has promised stays on the page"
    assert warned in english_client_of(cast.ahmed).get(leaving).content.decode()
    assert warned not in english_client_of(cast.suzan).get(leaving).content.decode()
    gone(cast, thread)
    text = page(cast.suzan, thread)
    assert "Send the form" in text
    assert "Next: a promise is kept" not in text
    dropped = drop(
        action_point=point, organization=cast.outsider_org, by=cast.outsider, reason="They have left."
    )
    assert dropped.dropped_on == today()


def test_a_memorandum_that_it_had_not_confirmed(cast: Cast, thread: Collaboration):
    """Can be concluded no more: the page says so, and what to do, instead of waiting for ever."""
    mou = entered(cast, thread, parties=list(thread.parties.all()))
    assert "Next: confirm the memorandum" in page(cast.outsider, thread)
    gone(cast, thread)
    for user in (cast.suzan, cast.outsider):
        text = page(user, thread)
        assert "Next: enter the memorandum again" in text
        assert "left before confirming" in text
        assert mou.get_absolute_url() in text
    assert "Next: the memorandum is confirmed" not in page(cast.staff, thread)


def test_a_memorandum_that_is_in_force(cast: Cast, thread: Collaboration):
    """Stays as it is, for the two and for who left."""
    two = [party(thread, cast.weo), party(thread, cast.al_noor)]
    mou = entered(cast, thread, parties=two)
    confirm(cast, mou)
    gone(cast, thread)
    assert "Memorandum of Understanding signed" in page(cast.suzan, thread)
    row = MemorandumOfUnderstanding.objects.get()
    assert english_client_of(cast.ahmed).get(row.get_absolute_url()).status_code == 200


def test_the_last_but_one_leaves(cast: Cast, thread: Collaboration):
    """With one alone it has ended, and that one still reads it."""
    gone(cast, thread)
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    text = page(cast.suzan, thread)
    assert "so this collaboration has ended" in text
    assert "Propose another organization" not in text
    assert not Partnership.objects.filter(until=None).exists()
