"""Organizations that hid themselves later, and where their name goes on being read."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions import requests, threads
from collaborations.models import Introduction
from events.models import EventSession
from members.actions.organizations import hide_in_emergency, set_visibility
from members.models import Membership, Registration
from tests.cast import JOINED, Cast, client_of
from tests.collaborations.mous import thread_of
from tests.collaborations.steps import workshop

pytestmark = pytest.mark.django_db

NAME, SHORT = "Zamzam Shelter", "ZQSHORT"


def named_on(user, *paths: str) -> list[str]:
    """The paths on which the organization is named to ``user``."""
    client = client_of(user)
    pages = {path: client.get(path).content.decode() for path in paths}
    return [path for path, page in pages.items() if NAME in page or SHORT in page]


@pytest.fixture
def zamzam(cast: Cast):
    """The outsider's organization, under a name that no page has of itself."""
    organization = cast.outsider_org
    organization.name_en, organization.acronym = NAME, SHORT
    organization.save()
    return organization


def hide(cast: Cast, organization) -> None:
    set_visibility(organization=organization, by=cast.outsider, visibility="hidden")


def request_page(row: Introduction) -> str:
    return reverse("collaborations:introduction", args=[row.public_id])


def asked(cast: Cast, first, second, by) -> Introduction:
    return requests.ask_for_introduction(organization=first, to=second, by=by, message="Hello.")


@pytest.mark.parametrize("person", ["suzan", "colleague"])
@pytest.mark.parametrize("visibility", ["hidden", "discreet"])
def test_who_asked_reads_no_more_of_one_that_withdrew_from_sight(cast, zamzam, person, visibility):
    """An open request does not go on naming the organization that was asked, once that is hidden or discreet."""
    row = asked(cast, cast.weo, zamzam, cast.suzan)
    set_visibility(organization=zamzam, by=cast.outsider, visibility=visibility)
    assert named_on(getattr(cast, person), "/", "/collaborations/", request_page(row)) == []


@pytest.mark.parametrize("person", ["suzan", "colleague"])
def test_who_was_asked_reads_no_more_of_one_that_was_hidden_later(cast, zamzam, person):
    """Staff hide an organization in an emergency "at once, everywhere": its open request is part of everywhere."""
    row = asked(cast, zamzam, cast.weo, cast.outsider)
    hide_in_emergency(organization=zamzam, by=cast.staff)
    assert named_on(getattr(cast, person), "/", "/collaborations/", request_page(row)) == []


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_an_answered_request_names_no_hidden_one(cast, zamzam, answer):
    """After a "no" there is nothing between the two; the page is kept, and can no longer be taken back."""
    row = asked(cast, zamzam, cast.weo, cast.outsider)
    requests.answer_introduction(introduction=row, organization=cast.weo, by=cast.suzan, answer=answer)
    hide(cast, zamzam)
    assert named_on(cast.colleague, request_page(row)) == []


def test_a_party_that_left_and_hid_is_named_no_more(cast, zamzam):
    """Once it has left, the two share no collaboration: lists, profile and request do not go on naming it."""
    row = asked(cast, zamzam, cast.weo, cast.outsider)
    row = requests.answer_introduction(introduction=row, organization=cast.weo, by=cast.suzan, answer="yes")
    threads.leave(collaboration=row.collaboration, organization=zamzam, by=cast.outsider)
    hide(cast, zamzam)
    paths = ("/", "/collaborations/", request_page(row), cast.weo.get_absolute_url())
    assert named_on(cast.colleague, *paths, row.collaboration.get_absolute_url()) == []


def test_a_third_party_that_is_hidden_is_not_named_on_profiles(cast, zamzam):
    """Inside their collaboration the parties know it; the profile of another party is outside of it."""
    thread_of(cast.weo, cast.al_noor, zamzam)
    hide(cast, zamzam)
    assert named_on(cast.suzan, cast.al_noor.get_absolute_url()) == []


def test_another_hat_does_not_name_a_discreet_one_to_colleagues(cast, zamzam):
    """Who sees a discreet organization through one membership cannot carry its name into another organization."""
    set_visibility(organization=zamzam, by=cast.outsider, visibility="discreet")
    Membership.objects.create(user=cast.outsider, organization=cast.weo, role="representative", since=JOINED)
    client = client_of(cast.outsider)
    client.post(reverse("members:act_for"), {"organization": "weo"})
    client.post(
        reverse("collaborations:ask", args=[zamzam.slug]),
        {"acting_for": "weo", "message": "Hello.", "language": "en"},
    )
    assert named_on(cast.colleague, "/collaborations/") == []


def test_staff_of_a_member_do_not_name_a_hidden_one_to_it(cast, zamzam):
    """The same for staff who belong to an organization: they know all, its colleagues do not."""
    hide(cast, zamzam)
    Membership.objects.create(user=cast.staff, organization=cast.weo, role="representative", since=JOINED)
    client_of(cast.staff).post(
        reverse("collaborations:ask", args=[zamzam.slug]),
        {"acting_for": "weo", "message": "Hello.", "language": "en"},
    )
    assert named_on(cast.colleague, "/collaborations/") == []


def test_a_registration_number_does_not_tell_that_a_hidden_organization_is_a_member(cast: Cast):
    """Numbers stand in public registers: whoever types a shelter's must not learn that the shelter is here."""
    Registration.objects.create(organization=cast.hidden_org, authority="federal", number="1S77")
    client = client_of(cast.outsider)
    url = reverse("members:add_registration", args=["outsider"])
    values = {"acting_for": "outsider", "authority": "federal"}
    nobodys = client.post(url, {**values, "number": "1S78"}).status_code
    hiddens = client.post(url, {**values, "number": "1S77"}).status_code
    assert hiddens == nobodys


def test_no_and_not_now_are_told_alike(cast: Cast):
    """The form says that who asks is told the same, politely; asking again at once must not tell the two apart."""
    answers = {}
    for answer, organization, by in (
        ("no", cast.al_noor, cast.ahmed),
        ("not_now", cast.outsider_org, cast.outsider),
    ):
        row = asked(cast, cast.weo, organization, cast.suzan)
        requests.answer_introduction(introduction=row, organization=organization, by=by, answer=answer)
        url = reverse("collaborations:ask", args=[organization.slug])
        sent = {"acting_for": "weo", "message": "Once more.", "language": "en"}
        answers[answer] = client_of(cast.suzan).post(url, sent).status_code
    assert answers["no"] == answers["not_now"]


def test_a_discreet_presenter_that_did_not_come_is_not_named(cast, zamzam):
    """Only those that were at the same event know a discreet organization; a program names it to all who came."""
    set_visibility(organization=zamzam, by=cast.outsider, visibility="discreet")
    event = workshop(cast.weo, cast.al_noor)
    session = EventSession.objects.create(event=event, name_en="Who does what", position=1)
    session.presenters.set([zamzam])
    assert named_on(cast.suzan, event.get_absolute_url()) == []
