"""What organizations owe: at home, on the page of all of it, as the numbers of the weekly mail; all three agree."""

from __future__ import annotations

import pytest

from collaborations.actions.promises import drop, mark_done
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, Rest
from collaborations.promises.due import PromisesDue, promises_of
from cop_portal.dates import today
from members.models import Membership, Organization
from tests.cast import Cast, client_of
from tests.collaborations.promising import DAY, address, of_three, owed, read
from tests.collaborations.steps import introduced, party, workshop

pytestmark = pytest.mark.django_db
ALL = "/collaborations/action-points/"
HEADING = "What you promised"


@pytest.fixture(autouse=True)
def true_profiles(cast: Cast):
    """No profile asks whether it is still true."""
    Organization.objects.update(profile_confirmed_on=today())


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor. WEO owes something late, something soon, something of Lana's, something without a date."""
    collaboration = introduced(cast)
    owed(cast, collaboration, what="LATE", on=today() - 9 * DAY, due_on=today() - 2 * DAY)
    owed(cast, collaboration, what="SOON", due_on=today() + 14 * DAY)
    owed(cast, collaboration, what="LANA", due_on=today() + 15 * DAY, person=cast.colleague)
    owed(cast, collaboration, what="DATELESS")
    owed(cast, collaboration, cast.al_noor, what="THEIRS")
    return collaboration


def in_order(page: str, *words: str) -> bool:
    places = [page.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def home_list(user) -> str:
    """The list at home; empty where there is none."""
    return read(user, "/").partition(HEADING)[2].partition("</section>")[0]


def test_it_works(cast: Cast, thread: Collaboration):
    """Late first, then by date; at home one's own before the others, and what waits there already not once more."""
    page = read(cast.suzan, ALL)
    assert in_order(page, "LATE", "2 days late", "SOON", "LANA", "DATELESS", "no date")
    assert "THEIRS" not in page
    assert in_order(home_list(cast.suzan), "SOON", "LANA", "DATELESS", "All that you promised")
    assert in_order(home_list(cast.colleague), "LANA", "Yours to do", "SOON")
    assert read(cast.suzan, "/").count("LATE") == 1
    assert "Lana Karim" in home_list(cast.suzan)
    ahmed = home_list(cast.ahmed)
    assert "THEIRS" in ahmed
    assert "LATE" not in ahmed
    # Who acts for the organization marks it as done from both lists.
    done = {what: address("done", thread.action_points.get(what=what)) for what in ("LATE", "SOON", "THEIRS")}
    assert done["LATE"] in page
    assert done["SOON"] in home_list(cast.suzan)
    assert done["THEIRS"] in ahmed
    assert done["THEIRS"] not in page


def test_numbers_for_the_weekly_mail(cast: Cast, thread: Collaboration):
    """A representative's are all of their organization's; a colleague's are what they are named for."""
    assert promises_of(cast.suzan, today()) == PromisesDue(late=1, soon=1, open=4)
    assert promises_of(cast.colleague, today()) == PromisesDue(late=0, soon=0, open=1)
    assert promises_of(cast.colleague, today() + 16 * DAY) == PromisesDue(late=1, soon=0, open=1)
    assert promises_of(cast.ahmed, today()) == PromisesDue(late=0, soon=0, open=1)
    for user in (cast.alnoor_colleague, cast.outsider, cast.staff, cast.observer):
        assert promises_of(user, today()) == PromisesDue(0, 0, 0)


def test_who_belongs_there_no_more_owes_nothing(cast: Cast, thread: Collaboration):
    Membership.objects.filter(user=cast.colleague).update(until=today())
    assert promises_of(cast.colleague, today()) == PromisesDue(0, 0, 0)
    assert promises_of(cast.suzan, today()).open == 4


def test_what_is_closed_is_owed_no_more(cast: Cast, thread: Collaboration):
    us = {"organization": cast.weo, "by": cast.suzan}
    points = {point.what: point for point in thread.action_points.all()}
    mark_done(action_point=points["LATE"], **us)
    drop(action_point=points["SOON"], **us, reason="No time.")
    assert promises_of(cast.suzan, today()) == PromisesDue(late=0, soon=0, open=2)
    page = home_list(cast.suzan) + read(cast.suzan, ALL)
    assert "LATE" not in page
    assert "SOON" not in page


@pytest.mark.parametrize("kind", [Rest.Kind.PAUSED, Rest.Kind.CONCLUDED])
def test_a_thread_that_rests_asks_nothing(cast: Cast, thread: Collaboration, kind: str):
    """Until it is taken up again."""
    rest = Rest.objects.create(
        collaboration=thread,
        kind=kind,
        since=today(),
        text="Elections.",
        party=party(thread, cast.weo),
        made_by=cast.suzan,
    )
    assert not promises_of(cast.suzan, today()).open
    assert not home_list(cast.suzan)
    assert "You owe nothing to anybody now" in read(cast.suzan, ALL)
    rest.until = today()
    rest.save()
    assert promises_of(cast.suzan, today()).open == 4
    assert "SOON" in home_list(cast.suzan)


def test_alone_one_owes_nothing(cast: Cast, thread: Collaboration):
    """The others have left, or one has left oneself; who comes back owes what they owed."""
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert not promises_of(cast.suzan, today()).open
    assert not home_list(cast.suzan)
    assert not promises_of(cast.ahmed, today()).open
    thread.parties.create(organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed)
    assert promises_of(cast.ahmed, today()).open == 1
    assert "THEIRS" in home_list(cast.ahmed)


def test_of_several_organizations(cast: Cast, thread: Collaboration):
    """The page names which owes it; home is for the one that one acts for."""
    of_three(cast, thread)
    owed(cast, thread, cast.outsider_org, what="OUTSIDERS")
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role="representative", since=today()
    )
    page = read(cast.suzan, ALL)
    assert "OUTSIDERS" in page
    assert "Outsider Association" in page
    assert "Women Empowerment Organization" in page.partition("<main")[2]
    # She acts for one of them, and marks as done what that one owes.
    ours, theirs = (thread.action_points.get(what=what) for what in ("LATE", "OUTSIDERS"))
    assert (address("done", ours) in page) != (address("done", theirs) in page)
    assert promises_of(cast.suzan, today()).open == 5


def test_it_is_read_page_by_page_and_asks_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """Home and the page of all: with one thread or with many."""
    client = client_of(cast.suzan)
    counts: dict[str, list[int]] = {"/": [], ALL: []}
    for number, others in enumerate(((cast.al_noor,), (cast.outsider_org, cast.discreet_org))):
        for other in others:
            event = workshop(cast.weo, other, slug=f"w{number}-{other.slug}")
            collaboration = introduced(cast, cast.weo, other, event)
            for count in range(15):
                owed(cast, collaboration, what=f"{other.slug} {count}", due_on=today() + DAY)
        for url, found in counts.items():
            client.get(url)
            with django_assert_max_num_queries(40) as captured:
                assert client.get(url).status_code == 200
            found.append(len(captured))
    assert counts[ALL][0] == counts[ALL][1] <= 26
    # At home the first organization that joins one is looked for with a query that falls away.
    assert counts["/"][1] <= counts["/"][0]
    page = client.get(ALL, {"page": 2}).content.decode()
    assert page.count("<li><p><a href") == 20
