"""That a thread rests is known to whoever knows its stage; why, and what was learned, is its parties' alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.requests import ask_for_introduction
from collaborations.actions.threads import leave
from collaborations.figures import countable_collaborations
from collaborations.introductions.requests_of_two import obstacle_to_asking
from collaborations.introductions.threads_of_two import open_thread, threads_among, threads_with
from collaborations.models import Collaboration
from cop_portal.home.figures import figures
from cop_portal.refusals import Refused
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.reading import LIST, text_of
from tests.collaborations.resting import concluded, paused, taken_up
from tests.collaborations.steps import introduced, workshop

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    """Ahmed, who reads Arabic elsewhere, too."""
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


def admin_pages(collaboration: Collaboration) -> list[str]:
    """Where staff read of a thread at their desk."""
    return [
        reverse("admin:collaborations_collaboration_changelist"),
        reverse("admin:collaborations_collaboration_change", args=[collaboration.pk]),
    ]


@pytest.mark.parametrize("rest", [paused, concluded])
def test_it_works(cast: Cast, rest):
    """Staff see kind and day, other members that it rests, and nobody but the parties the words."""
    collaboration = introduced(cast)
    collaboration.parties.update(shown_to_members=True)
    kind = rest(cast, collaboration, text=MARKER).kind.capitalize()
    url = collaboration.get_absolute_url()
    assert MARKER in text_of(cast.colleague, url)
    others = {cast.staff: [url, LIST], cast.superuser: [url, LIST, *admin_pages(collaboration)]}
    others[cast.outsider] = [url, reverse("members:profile", args=["weo"])]
    for user, urls in others.items():
        for one in urls:
            page = text_of(user, one)
            assert MARKER not in page, f"{user} {one}"
            assert kind in page.replace(f">{kind.lower()}<", f">{kind}<").replace(kind.lower(), kind), one
    assert client_of(cast.observer).get(url).status_code == 404
    assert MARKER not in text_of(cast.observer, "/figures/")
    reduced = text_of(cast.outsider, url)
    assert f"<dd>{kind}</dd>" in reduced


def test_a_party_that_left_is_not_named(cast: Cast):
    """A hidden one paused it, and went."""
    collaboration = introduced(cast, cast.weo, cast.hidden_org, workshop(cast.weo, cast.hidden_org))
    collaboration.parties.create(organization=cast.al_noor, joined_on=collaboration.opened_on)
    paused(cast, collaboration, cast.hidden_org, cast.hidden)
    assert "Hidden Shelter" in text_of(cast.ahmed, collaboration.get_absolute_url())
    leave(collaboration=collaboration, organization=cast.hidden_org, by=cast.hidden)
    page = text_of(cast.ahmed, collaboration.get_absolute_url())
    assert "Hidden Shelter" not in page
    assert "A former party" in page


def test_the_desk_finds_by_it(cast: Cast):
    """Staff list what rests."""
    first = introduced(cast)
    introduced(cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="b"))
    concluded(cast, first)
    url = reverse("admin:collaborations_collaboration_changelist")
    found = client_of(cast.superuser).get(f"{url}?stage=concluded").context["cl"].queryset
    assert list(found) == [first]
    found = client_of(cast.superuser).get(f"{url}?stage=introduced").context["cl"].queryset
    assert first not in found


def test_observers_count_it(cast: Cast):
    """Among what rests, not among the stage it had come to."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    assert countable_collaborations().get().standing == "paused"
    table = next(one for one in figures() if "stage" in one.title)
    assert [cell.label for cell in table.rows][-2:] == ["Paused", "Concluded"]


def test_two_whose_thread_is_concluded(cast: Cast):
    """May ask each other anew, and are introduced into a new thread; paused they are together still."""
    collaboration = introduced(cast)
    paused(cast, collaboration)
    assert open_thread(cast.weo, cast.al_noor) == collaboration
    concluded(cast, collaboration)
    both = frozenset({cast.weo.pk, cast.al_noor.pk})
    assert open_thread(cast.weo, cast.al_noor) is None
    assert both not in threads_among([cast.weo, cast.al_noor])
    assert both not in threads_with(cast.weo, [cast.al_noor])
    assert obstacle_to_asking(cast.weo, cast.al_noor) is None
    profile = text_of(cast.suzan, reverse("members:profile", args=["al-noor"]))
    assert reverse("collaborations:ask", args=["al-noor"]) in profile
    ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Once more?")
    again = introduce_at_event(
        event=workshop(cast.weo, cast.al_noor, slug="second"),
        first=cast.weo,
        second=cast.al_noor,
        by=cast.staff,
    )
    assert again.collaboration != collaboration
    with pytest.raises(Refused) as refusal:
        taken_up(cast, collaboration)
    assert refusal.value.code == "together"
