"""What an organization noted is its own: nobody else finds it on any page, in a mail, or by asking."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.at_events.tap_visibility import organizations_to_meet, taps_visible_to
from collaborations.models import EventTap, Introduction
from cop_portal.dates import today
from events.models import Event, Rsvp
from members.models import Membership, Organization, Role, User
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.event_steps import al_noor_taps, goes_on, the_request, to_come, weo_taps
from tests.collaborations.reading import LIST
from tests.mails import said

pytestmark = pytest.mark.django_db
MARKER = "ZEITOUN"


@pytest.fixture
def event(cast: Cast) -> Event:
    """A workshop with the marker for a name, at which Lana noted that WEO met Al Noor."""
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org, cast.hidden_org)
    event.name_en = f"{MARKER} workshop"
    event.save()
    cast.colleague.name = f"Lana {MARKER}"
    cast.colleague.save()
    weo_taps(cast, event, by=cast.colleague)
    return event


def pages(event: Event) -> list[str]:
    """Where a note could show."""
    found = [
        "/",
        LIST,
        event.get_absolute_url(),
        "/events/",
        "/organizations/weo/",
        "/organizations/al-noor/",
    ]
    found += [
        reverse("collaborations:introduction", args=[row.public_id]) for row in Introduction.objects.all()
    ]
    return found


def read(user, event: Event, *, own_pages: bool = False) -> str:
    client = english_client_of(user)
    shown = pages(event)
    return "".join(client.get(page).content.decode() for page in shown)


def test_it_works(cast: Cast, event: Event):
    """A colleague's note is read by its own organization, by nobody else: neither the other, nor staff."""
    assert f"<bdi>Lana {MARKER}</bdi> noted" in read(cast.suzan, event)
    for user in (cast.ahmed, cast.outsider, cast.hidden, cast.staff, cast.superuser, cast.observer):
        text = read(user, event)
        for words in (
            f"Lana {MARKER}</bdi> noted",
            "noted that you met",
            "Noted at events",
            "note that you met",
        ):
            assert words not in text, (user, words)
    grid = english_client_of(cast.staff).get(reverse("collaborations:event_introductions", args=[event.slug]))
    assert "One of them noted" not in grid.content.decode()


def test_a_request_of_a_tap_is_read_by_the_two_and_staff(cast: Cast, event: Event):
    """Staff see that it waits, and one mark in the grid; others at the same event nothing."""
    weo_taps(cast, event)
    url = reverse("collaborations:introduction", args=[the_request().public_id])
    for user in (cast.outsider, cast.hidden, cast.discreet, cast.observer):
        assert client_of(user).get(url).status_code == 404
        assert "noted" not in read(user, event)
    for user in (cast.suzan, cast.colleague, cast.ahmed, cast.alnoor_colleague, cast.staff):
        assert client_of(user).get(url).status_code == 200
    grid = english_client_of(cast.staff).get(reverse("collaborations:event_introductions", args=[event.slug]))
    assert "One of them noted" in grid.content.decode()


def test_the_event_names_a_request_to_nobody(cast: Cast, event: Event):
    """What waits is no introduction: the event's page lists it only when it is answered, to the two."""
    weo_taps(cast, event)
    for user in (cast.suzan, cast.ahmed, cast.outsider):
        assert "Introduced here" not in client_of(user).get(event.get_absolute_url()).content.decode()
    al_noor_taps(cast, event)
    assert "Introduced here" in english_client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
    assert "Introduced here" not in client_of(cast.outsider).get(event.get_absolute_url()).content.decode()


def test_mails_say_only_that_something_waits(cast: Cast, event: Event, django_capture_on_commit_callbacks):
    """No name, no event, not that they met."""
    with django_capture_on_commit_callbacks(execute=True):
        weo_taps(cast, event)
        al_noor_taps(cast, event)
    assert mail.outbox
    for message in mail.outbox:
        text = said(message).replace(cast.suzan.name, "").replace(cast.ahmed.name, "")
        for word in (MARKER, "WEO", "Al Noor", "النور", "Women Empowerment", event.slug + "/", "Lana"):
            assert word not in text, message.body


@pytest.mark.parametrize("slug", ["hidden", "discreet", "nobody", "search", "weo", "", "\x00"])
def test_what_is_not_there_answers_like_what_does_not_exist(cast: Cast, event: Event, slug: str):
    """A tap tells nobody who else is at an event: a hidden one that is there, a discreet one that is not."""
    url = reverse("collaborations:tap", args=[event.slug])
    for data in ({"mark": "met"}, {"take_back": "1"}):
        response = client_of(cast.suzan).post(url, {"acting_for": "weo", "other": slug, **data})
        assert response.status_code == 404
    assert EventTap.objects.count() == 1


def test_an_event_that_is_not_ones_own_answers_like_none(cast: Cast, event: Event):
    Event.objects.update(open_to="invited")
    cast_off = User.objects.create_user("new@member.example", "x", name="New")
    newcomer = Organization.objects.create(slug="new", name_en="New", kind="local", member_since=today())
    Membership.objects.create(user=cast_off, organization=newcomer, role=Role.REPRESENTATIVE, since=today())
    for slug in (event.slug, "nowhere"):
        url = reverse("collaborations:tap", args=[slug])
        response = client_of(cast_off).post(url, {"acting_for": "new", "other": "weo", "mark": "met"})
        assert response.status_code == 404


def test_two_hats_carry_no_names(cast: Cast):
    """Who belongs to two organizations notes for each what that one may know, and so does staff."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    goes_on(cast.outsider_org, slug="elsewhere")
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=today()
    )
    Membership.objects.create(user=cast.staff, organization=cast.weo, role=Role.COLLEAGUE, since=today())
    Rsvp.objects.create(
        event=event,
        organization=cast.hidden_org,
        answer="yes",
        answered_on=today(),
        answered_by=cast.hidden,
        yes_since=today(),
    )
    assert set(organizations_to_meet(cast.suzan, cast.weo, event)) == {cast.al_noor}
    assert not organizations_to_meet(cast.suzan, cast.outsider_org, event)
    assert set(organizations_to_meet(cast.staff, cast.weo, event)) == {cast.al_noor}


def test_who_reads_notes(cast: Cast, event: Event):
    """Its own people; staff once a representative stands behind it."""

    def readers() -> set[User]:
        people = (cast.suzan, cast.colleague, cast.ahmed, cast.outsider, cast.staff, cast.observer)
        return {user for user in people if taps_visible_to(user).exists()}

    assert readers() == {cast.suzan, cast.colleague}
    weo_taps(cast, event)
    assert readers() == {cast.suzan, cast.colleague, cast.staff}
