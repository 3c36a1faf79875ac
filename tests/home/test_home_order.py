"""In which order a member's home is read, on a phone and by who listens to it."""

from __future__ import annotations

import pytest

from collaborations.actions.promises import promise
from collaborations.models import Collaboration
from cop_portal.dates import today
from members.models import Organization
from tests.cast import Cast, client_of
from tests.collaborations.promising import DAY, owed, read
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor; a new organization has come to the community."""
    Organization.objects.update(profile_confirmed_on=today())
    Organization.objects.filter(pk=cast.outsider_org.pk).update(member_since=today())
    return introduced(cast)


def in_order(page: str, *words: str) -> bool:
    places = [page.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_it_works(cast: Cast, thread: Collaboration):
    """What waits and could be done next; what was promised and is coming; then who could be met, and what is new."""
    owed(cast, thread, what="LATE", on=today() - 9 * DAY, due_on=today() - 2 * DAY)
    owed(cast, thread, what="DATELESS")
    page = read(cast.suzan, "/")
    assert in_order(
        page,
        "Next: keep your promise",
        "LATE",
        "What you promised",
        "DATELESS",
        "Coming up",
        "New in the community",
    )
    assert page.index("Coming up") < page.index('class="rest-more"')


def test_a_promise_stands_at_home_once(cast: Cast, thread: Collaboration):
    """In its own words and language, whether it waits or could be done next; with nothing besides there is no list."""
    for due_on in (today() - 2 * DAY, today() + 2 * DAY):
        thread.action_points.all().delete()
        promise(
            collaboration=thread,
            organization=cast.weo,
            by=cast.suzan,
            party=party(thread, cast.weo),
            what="تسمية مدربتين",
            due_on=due_on,
            on=today() - 9 * DAY,
        )
        page = read(cast.suzan, "/")
        assert page.count("تسمية مدربتين") == 1, due_on
        assert 'lang="ar"' in page.partition("تسمية مدربتين")[0][-60:]
        assert "What you promised" not in page
        listed = read(cast.suzan, "/collaborations/")
        assert listed.count("تسمية مدربتين") == 1, due_on


def test_with_nothing_at_all(cast: Cast):
    """Nothing empty is drawn where nothing waits."""
    Organization.objects.update(profile_confirmed_on=today())
    page = client_of(cast.suzan).get("/").content.decode()
    assert 'class="rest"' not in page
    assert page.count("<h1") == 1
