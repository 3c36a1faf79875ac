"""The box of the next step: a promise in the words of who wrote it, a meeting with its hour; and what others see."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meetings import plan_meeting
from collaborations.actions.promises import promise
from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.mous import confirm, entered
from tests.collaborations.reading import DAY
from tests.collaborations.resting import concluded, paused
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db

ARABIC = "إرسال الاستمارة"


def page(user, collaboration: Collaboration) -> str:
    """The thread's page in English."""
    return english_client_of(user).get(collaboration.get_absolute_url()).content.decode()


def box(user, collaboration: Collaboration) -> str:
    """Its next step."""
    return page(user, collaboration).partition('<section class="next-step')[2].partition("</section>")[0]


def promised(cast: Cast, organization, **fields):
    """An action point of ``organization`` that was due yesterday, written in Arabic."""
    collaboration = introduced(cast)
    values = {"what": ARABIC, "language": "ar", "due_on": today() - DAY, "on": today() - 2 * DAY, **fields}
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    return promise(**us, party=party(collaboration, organization), **values)


def test_it_works(cast: Cast):
    """The thing itself on a line of its own, in its language; marked as done from one place."""
    point = promised(cast, cast.weo)
    done = reverse("collaborations:action_done", args=[point.public_id])
    text = page(cast.suzan, point.collaboration)
    assert f'<p class="next-step-what"><bdi lang="ar">{ARABIC}</bdi></p><p>You promised this for' in text
    assert text.count(done) == 1
    assert ARABIC not in page(cast.staff, point.collaboration)


def test_another_promise_has_its_own_button(cast: Cast):
    """Only what the box asks for is not asked for again beneath it."""
    point = promised(cast, cast.weo)
    us = {"collaboration": point.collaboration, "organization": cast.weo, "by": cast.suzan}
    other = promise(**us, party=point.party, what="Name two trainers", due_on=today() + 5 * DAY)
    assert reverse("collaborations:action_done", args=[other.public_id]) in page(
        cast.suzan, point.collaboration
    )


def test_of_the_other_side(cast: Cast):
    """Quoted, too, with whom one waits for."""
    point = promised(cast, cast.al_noor)
    text = box(cast.suzan, point.collaboration)
    assert f'<bdi lang="ar">{ARABIC}</bdi></p><p>Waiting for <bdi>Al Noor</bdi> since' in text


def test_the_hour_of_a_meeting(cast: Cast):
    """With its place, the same way round in every language; staff read neither."""
    collaboration = introduced(cast)
    us = {"collaboration": collaboration, "organization": cast.weo, "by": cast.suzan}
    plan_meeting(**us, planned_on=today() + DAY, starts_at=datetime.time(14, 30), place="Erbil")
    text = box(cast.suzan, collaboration)
    assert 'At <bdi dir="ltr">14:30</bdi>. Place: <bdi>Erbil</bdi>.' in text
    assert "14:30" not in page(cast.staff, collaboration)


# -- what other members see -------------------------------------------------------------------------------------------


def shown(collaboration: Collaboration) -> Collaboration:
    """Every party has ticked that other members may see it."""
    collaboration.parties.update(shown_to_members=True)
    return collaboration


def test_others_see_the_small_picture(cast: Cast):
    """Drawn from the stage that the page names, whatever led to it, and without a date or a word."""
    collaboration = shown(introduced(cast))
    text = page(cast.outsider, collaboration)
    assert text.count('<div class="stages stages-small" aria-hidden="true">') == 1
    assert text.count("stage-now") == 1
    met(cast, collaboration)
    confirm(cast, entered(cast, collaboration))
    text = page(cast.outsider, collaboration)
    # The areas were never confirmed; the picture does not tell.
    assert text.count('class="stage stage-done"') == 4
    assert "stage-piece-cord" in text
    assert "May" not in text.split("<main")[1].split("<footer")[0]


@pytest.mark.parametrize("rest", [paused, concluded])
def test_no_picture_while_it_rests(cast: Cast, rest):
    """Its stage is not told then."""
    collaboration = shown(introduced(cast))
    rest(cast, collaboration)
    assert "stages-small" not in page(cast.outsider, collaboration)
