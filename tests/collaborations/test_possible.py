"""What a thread's page links to, at each state: every link leads to a form that works, and every form that works has a
way to it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from collaborations.actions.threads import leave
from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import typed_day
from tests.collaborations.joining import proposed
from tests.collaborations.mou_agreed import put, written
from tests.collaborations.mous import confirm, entered
from tests.collaborations.reading import DAY
from tests.collaborations.resting import concluded, paused
from tests.collaborations.steps import MEETING, introduced, met

pytestmark = pytest.mark.django_db

# Every form of a thread that one opens from its page.
FORMS = {
    "meeting_plan",
    "meeting_record",
    "activity_plan",
    "mou_begin",
    "mou_enter",
    "propose",
    "action_add",
    "describe",
    "pause",
    "conclude",
    "take_up",
}
GOES_ON = FORMS - {"take_up"}


def just_introduced(cast: Cast) -> Collaboration:
    """By staff, and WEO has said nothing yet."""
    return introduced(cast)


def talking(cast: Cast) -> Collaboration:
    """After a meeting."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    return collaboration


def signing(cast: Cast) -> Collaboration:
    """With a memorandum that waits for Al Noor."""
    collaboration = talking(cast)
    entered(cast, collaboration)
    return collaboration


def in_force(cast: Cast) -> Collaboration:
    """With a memorandum in force."""
    collaboration = talking(cast)
    confirm(cast, entered(cast, collaboration))
    return collaboration


def resting(cast: Cast) -> Collaboration:
    """Paused."""
    collaboration = talking(cast)
    paused(cast, collaboration)
    return collaboration


def done(cast: Cast) -> Collaboration:
    """Concluded."""
    collaboration = talking(cast)
    concluded(cast, collaboration)
    return collaboration


def alone(cast: Cast) -> Collaboration:
    """Al Noor has left."""
    collaboration = talking(cast)
    leave(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed)
    return collaboration


STATES = [
    (just_introduced, GOES_ON),
    (talking, GOES_ON),
    (signing, GOES_ON - {"mou_begin", "mou_enter"}),
    (in_force, GOES_ON),
    (resting, FORMS - {"pause"}),
    (done, {"take_up", "meeting_record", "activity_plan", "describe"}),
    (alone, set()),
]


def address(name: str, collaboration: Collaboration) -> str:
    """The address of a form of the thread."""
    return reverse(f"collaborations:{name}", args=[collaboration.public_id])


def page_of(user, collaboration: Collaboration) -> str:
    """The thread's page in English."""
    return english_client_of(user).get(collaboration.get_absolute_url()).content.decode()


def linked(user, collaboration: Collaboration) -> set[str]:
    """The forms that the page leads to."""
    links = set(re.findall(r'href="([^"]+)"', page_of(user, collaboration)))
    return {name for name in FORMS if address(name, collaboration) in links}


def test_it_works(cast: Cast):
    """One fold under the story, one at the end of the page."""
    page = page_of(cast.suzan, talking(cast))
    story, _found, more = page.partition("Add to this")
    assert "How it came about" in story
    assert "Propose a meeting</a></li>" in more
    assert (
        more.index("What it is about") < more.index("Who sees this") < more.index("Change this collaboration")
    )


@pytest.mark.parametrize(("state", "expected"), STATES, ids=[state.__name__ for state, _forms in STATES])
def test_by_state(cast: Cast, state, expected: set[str]):
    """What is linked opens; what is not leads back to the page, or to the memorandum that is open already."""
    collaboration = state(cast)
    assert linked(cast.suzan, collaboration) == expected
    client = english_client_of(cast.suzan)
    for name in FORMS:
        answer = client.get(address(name, collaboration))
        assert answer.status_code == (200 if name in expected else 302), name
        if name not in expected:
            is_open = name in {"mou_begin", "mou_enter"} and state is signing
            back = collaboration.mous.get() if is_open else collaboration
            assert answer.url == back.get_absolute_url()


@pytest.mark.parametrize(
    "state", [state for state, _forms in STATES], ids=[s.__name__ for s, _forms in STATES]
)
def test_nobody_else_is_offered_anything(cast: Cast, state):
    """Neither a colleague nor staff; but whoever belongs to a party can write on a memorandum."""
    collaboration = state(cast)
    expected = dict(STATES)[state] & {"mou_begin"}
    assert linked(cast.colleague, collaboration) == expected
    if expected:
        assert english_client_of(cast.colleague).get(address("mou_begin", collaboration)).status_code == 200
    assert not linked(cast.staff, collaboration)
    assert "Add to this" not in page_of(cast.staff, collaboration)
    for user in (cast.colleague, cast.staff):
        assert "Change this collaboration" not in page_of(user, collaboration)


def test_the_way_to_what_is_open(cast: Cast):
    """While one is drafted, or with the parties, its page is the way on, for colleagues too."""
    collaboration = talking(cast)
    mou = written(cast, collaboration)
    for user in (cast.suzan, cast.colleague):
        assert f'<a href="{mou.get_absolute_url()}">Go on with the draft of the MoU</a>' in page_of(
            user, collaboration
        )
    assert mou.get_absolute_url() not in page_of(cast.staff, collaboration)
    put(cast, mou)
    assert f'<a href="{mou.get_absolute_url()}">Open the MoU that is with the parties</a>' in page_of(
        cast.suzan, collaboration
    )
    assert not linked(cast.suzan, collaboration) & {"mou_begin", "mou_enter"}


def test_what_happened_before_the_end(cast: Cast):
    """A concluded thread takes a meeting and joint work of days before it, by the forms its page leads to."""
    collaboration = done(cast)
    client = english_client_of(cast.suzan)
    work = {"kind": "training", "title": "Training", "language": "en"}
    before = work | typed_day("planned_on", MEETING + DAY)
    answer = client.post(address("activity_plan", collaboration), before)
    assert answer.status_code == 302
    assert collaboration.activities.get().planned_on == MEETING + DAY
    after = work | typed_day("planned_on", today() + DAY)
    assert client.post(address("activity_plan", collaboration), after).status_code == 422


def test_a_second_memorandum(cast: Cast):
    """Another one can be signed while one is in force, and is called so; none while one waits for a signature."""
    collaboration = talking(cast)
    mou = entered(cast, collaboration)
    for user in (cast.suzan, cast.ahmed):
        assert "signed MoU</a></li>" not in page_of(user, collaboration)
    confirm(cast, mou)
    assert "Enter another signed MoU</a></li>" in page_of(cast.suzan, collaboration)


def test_leaving_and_who_sees_this_wait_for_the_yes(cast: Cast):
    """Who did not ask for the thread has one way out and one tick; afterwards both stand at the end."""
    collaboration = introduced(cast)
    for party in collaboration.parties.all():
        assert party.accepted_by is None
    page = page_of(cast.suzan, collaboration)
    assert page.count('name="shown"') == 1
    assert "No, thank you: leave" in page
    assert "Leave this collaboration" not in page
    english_client_of(cast.suzan).post(address("accept", collaboration))
    page = page_of(cast.suzan, collaboration)
    assert page.count('name="shown"') == 1
    assert "Change who sees this" in page
    assert "No, thank you: leave" not in page
    assert "Leave this collaboration" in page


def test_what_was_ticked_can_always_be_taken_back(cast: Cast):
    """Also by a party that is asked anew, since the thread was taken up again."""
    collaboration = talking(cast)
    collaboration.parties.update(shown_to_members=True, accepted_by=cast.suzan)
    collaboration.parties.filter(organization=cast.weo).update(accepted_by=None)
    assert address("sharing", collaboration) in page_of(cast.suzan, collaboration)


def test_what_waits_for_us_comes_before_the_story(cast: Cast):
    """A proposal that waits for our agreement; what waits for others stands after it."""
    collaboration = talking(cast)
    proposed(cast, collaboration)
    page = page_of(cast.ahmed, collaboration)
    assert page.count("Proposed to join") == 1
    assert page.index("Your agreement is missing") < page.index("How it came about")
    page = page_of(cast.suzan, collaboration)
    assert page.count("Proposed to join") == 1
    assert page.index("How it came about") < page.index("Proposed to join")
