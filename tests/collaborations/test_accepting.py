"""A party that staff put into a thread says that it is in, and ticks, or not, that other members may see it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.threads import accept, set_shown_to_members
from collaborations.models import Collaboration
from tests.cast import Cast, english_client_of
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
TICK = 'id="shown-now"'


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's, by staff."""
    return introduced(cast)


def sent(cast: Cast, thread: Collaboration, **data):
    """Al Noor sends its form."""
    url = reverse("collaborations:accept", args=[thread.public_id])
    return english_client_of(cast.ahmed).post(url, {"acting_for": "al-noor", **data}, follow=True)


def test_it_works(cast: Cast, thread: Collaboration):
    """The form stands on the page, unticked; with the tick it is shown from that moment."""
    english_client_of(cast.ahmed)
    page = text_of(cast.ahmed, thread.get_absolute_url())
    assert page.count(TICK) == 1
    assert f"{TICK} checked" not in page
    assert sent(cast, thread, shown="1").status_code == 200
    ours = party(thread, cast.al_noor)
    assert (ours.accepted_by, ours.shown_to_members) == (cast.ahmed, True)
    assert TICK not in text_of(cast.ahmed, thread.get_absolute_url())


def test_after_a_meeting(cast: Cast, thread: Collaboration):
    """The next step asks for it, once on the page; without the tick nothing is shown."""
    met(cast, thread)
    english_client_of(cast.ahmed)
    thread.meetings.get().areas.all().delete()
    page = text_of(cast.ahmed, thread.get_absolute_url())
    assert "Next: say that you are in" in page
    assert page.count(TICK) == 1
    sent(cast, thread)
    assert party(thread, cast.al_noor).shown_to_members is False


def test_an_old_page_ticks_nothing_again(cast: Cast, thread: Collaboration):
    """Sent twice, or after the tick was taken back: that stands, and the page says so."""
    sent(cast, thread, shown="1")
    us = {"collaboration": thread, "organization": cast.al_noor, "by": cast.ahmed}
    set_shown_to_members(**us, shown=False)
    assert "part of this already" in sent(cast, thread, shown="1").content.decode()
    assert party(thread, cast.al_noor).shown_to_members is False
    accept(**us, shown=True)
    assert party(thread, cast.al_noor).shown_to_members is False


def test_a_colleague_is_not_asked(cast: Cast, thread: Collaboration):
    """Only who can say it."""
    assert TICK not in text_of(cast.alnoor_colleague, thread.get_absolute_url())
    assert TICK not in text_of(cast.staff, thread.get_absolute_url())
