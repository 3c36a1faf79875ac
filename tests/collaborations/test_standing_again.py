"""Who takes a concluded thread up again speaks for itself: the others are asked, and partners once they say yes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.joining import propose
from collaborations.actions.threads import accept, set_shown_to_members
from collaborations.models import Collaboration
from cop_portal.dates import today
from members.models import Partnership, User
from tests.cast import Cast, client_of
from tests.collaborations.reading import text_of
from tests.collaborations.resting import concluded, paused, taken_up
from tests.collaborations.steps import answered, met, party

pytestmark = pytest.mark.django_db
ASKED = "has taken this up again. Say that you are in, or leave."
TICK = 'id="shown-now"'


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """Of WEO and Al Noor, which have met today; all read English."""
    User.objects.update(language="en")
    collaboration = answered(cast).collaboration
    met(cast, collaboration, held_on=today(), on=today(), areas=())
    return collaboration


def partners() -> bool:
    """Whether any two are partners."""
    return Partnership.objects.filter(until=None).exists()


def test_it_works(cast: Cast, thread: Collaboration):
    """Al Noor concludes, WEO takes it up: they are partners when Al Noor says that it is in, and not before."""
    assert partners()
    concluded(cast, thread, cast.al_noor, cast.ahmed)
    taken_up(cast, thread)
    assert party(thread, cast.weo).accepted_by == cast.suzan
    assert party(thread, cast.al_noor).accepted_by is None
    met(cast, thread, held_on=today(), on=today(), areas=())
    assert not partners()
    accept(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert partners()


def test_anything_it_does_is_its_yes(cast: Cast, thread: Collaboration):
    """As with a thread that staff opened. Taking it up at the same moment is one, too."""
    concluded(cast, thread, cast.al_noor, cast.ahmed)
    taken_up(cast, thread)
    taken_up(cast, thread, cast.al_noor, cast.ahmed)
    assert partners()
    concluded(cast, thread)
    taken_up(cast, thread)
    propose(
        collaboration=thread, organization=cast.al_noor, by=cast.ahmed, to=cast.outsider_org, message="Come"
    )
    assert partners()


def test_a_pause_asks_nobody(cast: Cast, thread: Collaboration):
    """They stay partners throughout."""
    paused(cast, thread, cast.al_noor, cast.ahmed)
    taken_up(cast, thread)
    assert party(thread, cast.al_noor).accepted_by == cast.ahmed
    assert partners()
    assert ASKED not in text_of(cast.ahmed, thread.get_absolute_url())


def test_those_who_are_in_with_three(cast: Cast, thread: Collaboration):
    """Two of three are partners again; the third is not until it says so."""
    thread.parties.create(organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider)
    concluded(cast, thread)
    taken_up(cast, thread)
    accept(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    row = Partnership.objects.get(until=None)
    assert {row.organization_low, row.organization_high} == {cast.weo, cast.al_noor}
    assert "This has been taken up again." in text_of(cast.outsider, thread.get_absolute_url())


def test_the_page_asks(cast: Cast, thread: Collaboration):
    """The step and its button, once; what it has ticked before stays; nobody is told that Search put them in touch."""
    us = {"collaboration": thread, "organization": cast.al_noor, "by": cast.ahmed}
    set_shown_to_members(**us, shown=True)
    concluded(cast, thread, cast.al_noor, cast.ahmed)
    take_up = text_of(cast.suzan, reverse("collaborations:take_up", args=[thread.public_id]))
    assert "partners again once they have said that they are in" in take_up
    taken_up(cast, thread)
    url = reverse("collaborations:accept", args=[thread.public_id])
    page = text_of(cast.ahmed, thread.get_absolute_url())
    assert page.count(ASKED) == page.count(f'action="{url}"') == 1
    assert "Next: say that you are in" in page
    assert reverse("collaborations:leave", args=[thread.public_id]) in page
    assert TICK not in page
    assert "Search put you two in touch" not in page
    assert ASKED not in text_of(cast.suzan, thread.get_absolute_url())
    client_of(cast.ahmed).post(url, {"acting_for": "al-noor"})
    assert party(thread, cast.al_noor).accepted_by == cast.ahmed
    assert party(thread, cast.al_noor).shown_to_members
    assert ASKED not in text_of(cast.ahmed, thread.get_absolute_url())


def test_paused_meanwhile(cast: Cast, thread: Collaboration):
    """The step is to take it up; the question and its button stand beside it."""
    concluded(cast, thread)
    taken_up(cast, thread)
    paused(cast, thread)
    page = text_of(cast.ahmed, thread.get_absolute_url())
    assert page.count(ASKED) == page.count(reverse("collaborations:accept", args=[thread.public_id])) == 1


def test_the_conclusion_says_so(cast: Cast, thread: Collaboration):
    """Before it is sent."""
    page = text_of(cast.suzan, reverse("collaborations:conclude", args=[thread.public_id]))
    assert "partners again only once you have said yes" in page


def test_who_took_it_up_waits_for_the_others(cast: Cast, thread: Collaboration):
    """It reads for whom, and reminds them; staff read the same; once they are in, it waits no more."""
    thread.parties.create(organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider)
    concluded(cast, thread)
    taken_up(cast, thread)
    waiting = f"Waiting for <bdi>Al Noor and {cast.outsider_org.short_name}</bdi> since"
    url, remind = thread.get_absolute_url(), reverse("collaborations:remind", args=[thread.public_id])
    ours, staff = text_of(cast.suzan, url), text_of(cast.staff, url)
    assert waiting in ours
    assert f'action="{remind}"' in ours
    assert waiting in staff
    assert remind not in staff
    assert ASKED in text_of(cast.ahmed, url)
    accept(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    for user in (cast.suzan, cast.ahmed):
        assert f"Waiting for <bdi>{cast.outsider_org.short_name}</bdi> since" in text_of(user, url)
    accept(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    assert "Waiting for" not in text_of(cast.suzan, url)
