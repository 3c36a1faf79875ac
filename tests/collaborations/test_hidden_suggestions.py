"""Where one may not know of the other, a suggestion tells it nothing before the other has agreed."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from collaborations.introductions.suggesting import order_of
from collaborations.introductions.suggestions_seen import suggestions_visible_to
from collaborations.models import Introduction, Suggestion
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.groups import ensure_groups
from members.models import Organization, Partnership
from tests.cast import Cast, english_client_of
from tests.collaborations.reading import LIST
from tests.collaborations.suggesting import lapsed_since, says, suggested

pytestmark = pytest.mark.django_db
ADD = reverse("admin:collaborations_suggestion_add")
NAME = "Hidden Shelter"


def url_of(row: Suggestion) -> str:
    return reverse("collaborations:suggestion", args=[row.public_id])


def status(user, row: Suggestion) -> int:
    return english_client_of(user).get(url_of(row)).status_code


def set_visibility(organization: Organization, visibility: str) -> None:
    Organization.objects.filter(pk=organization.pk).update(visibility=visibility)


@pytest.fixture
def desk(cast: Cast) -> Client:
    """A browser in which staff with the rights of their group are signed in."""
    ensure_groups()
    return english_client_of(cast.staff)


@pytest.mark.parametrize("hidden_first", [True, False])
def test_it_works(cast: Cast, hidden_first: bool, django_capture_on_commit_callbacks):
    """The hidden one is asked; the other one, of which nothing is told, once it has said yes."""
    pair = [cast.hidden_org, cast.weo] if hidden_first else [cast.weo, cast.hidden_org]
    with django_capture_on_commit_callbacks(execute=True):
        row = suggested(cast, *pair)
    assert [message.to for message in mail.outbox] == [[cast.hidden.email]]
    mail.outbox.clear()
    assert status(cast.hidden, row) == 200
    assert status(cast.suzan, row) == 404
    assert NAME not in english_client_of(cast.suzan).get(LIST).content.decode()
    with pytest.raises(NotAllowed):
        says(row, cast.weo)
    with django_capture_on_commit_callbacks(execute=True):
        row = says(row, cast.hidden_org)
    assert [message.to for message in mail.outbox] == [[cast.suzan.email]]
    assert status(cast.suzan, row) == 200
    assert NAME in english_client_of(cast.suzan).get(LIST).content.decode()
    # Its profile is not to be opened.
    page = english_client_of(cast.suzan).get(url_of(row)).content.decode()
    assert cast.hidden_org.get_absolute_url() not in page
    says(row, cast.weo)
    assert Introduction.objects.get().collaboration.parties.count() == 2


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_a_no_of_the_hidden_one_reaches_nobody(cast: Cast, answer: str, django_capture_on_commit_callbacks):
    """Who was not asked never learns that there was anything."""
    row = suggested(cast, cast.weo, cast.hidden_org)
    with django_capture_on_commit_callbacks(execute=True):
        says(row, cast.hidden_org, answer)
    assert not mail.outbox
    assert status(cast.suzan, row) == 404
    assert NAME not in english_client_of(cast.suzan).get(LIST).content.decode()


def test_a_no_of_the_second_takes_the_name_with_it(cast: Cast):
    """It reads the hidden one's name no more; that one reads, when its date has come, that it did not come about."""
    row = says(suggested(cast, cast.weo, cast.hidden_org), cast.hidden_org)
    says(row, cast.weo, "no", reason="SECRETREASON")
    assert status(cast.suzan, row) == 404
    assert NAME not in english_client_of(cast.suzan).get(LIST).content.decode()
    waiting = english_client_of(cast.hidden).get(url_of(row)).content.decode()
    assert "You said yes. If they say yes too" in waiting
    lapsed_since(60)
    page = english_client_of(cast.hidden).get(url_of(row)).content.decode()
    assert "It did not come about." in page
    assert "SECRETREASON" not in waiting + page


def test_who_is_asked_first(cast: Cast):
    """Both at once where both know; who knows; and where neither does, the more hidden one."""
    weo, hidden, discreet = cast.weo, cast.hidden_org, cast.discreet_org

    def order(first: Organization, second: Organization):
        found = order_of(first, second)
        return found.asked, found.learns and (found.learns.learner, found.learns.hidden)

    assert order(weo, cast.al_noor) == ((weo, cast.al_noor), None)
    for pair in ((weo, discreet), (discreet, weo)):
        assert order(*pair) == ((discreet,), None)
    for pair in ((hidden, discreet), (discreet, hidden)):
        assert order(*pair) == ((hidden,), (hidden, discreet))
    set_visibility(cast.al_noor, "discreet")
    cast.al_noor.refresh_from_db()
    assert order(discreet, cast.al_noor) == ((discreet,), (discreet, cast.al_noor))
    low, high = sorted([discreet.pk, weo.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=today())
    assert order(weo, discreet) == ((weo, discreet), None)


def test_the_desk_asks(cast: Cast, desk: Client):
    """Where neither may know of the other somebody must be told: staff confirm who."""
    data = {"first": cast.discreet_org.pk, "second": cast.hidden_org.pk, "reason": "", "language": "en"}
    text = desk.post(ADD, data).content.decode()
    assert "Hidden Shelter learns of Discreet Initiative" in text
    assert "Hidden Shelter would be asked first" in text
    data["reveals"] = f"{cast.discreet_org.pk}-{cast.hidden_org.pk}"
    assert desk.post(ADD, data).status_code == 200
    assert not Suggestion.objects.exists()
    data["reveals"] = f"{cast.hidden_org.pk}-{cast.discreet_org.pk}"
    assert desk.post(ADD, data).status_code == 302
    row = Suggestion.objects.get()
    assert (row.asks_first_from, row.asks_second_from) == (None, today())
    # The hidden one reads it, the discreet one not yet.
    assert status(cast.hidden, row) == 200
    assert status(cast.discreet, row) == 404
    row = says(row, cast.hidden_org)
    assert status(cast.hidden, row) == 200
    assert status(cast.discreet, row) == 200
    says(row, cast.discreet_org)
    assert Introduction.objects.count() == 1


def test_the_desk_asks_nothing_of_others(cast: Cast, desk: Client):
    """One hidden one among the two is asked before anybody learns of it."""
    data = {"first": cast.weo.pk, "second": cast.hidden_org.pk, "reason": "Both.", "language": "en"}
    assert desk.post(ADD, data).status_code == 302
    assert Suggestion.objects.get().asks_first_from is None
    for value in ("", "\x00", "9" * 40, "x"):
        assert desk.post(ADD, {**data, "first": value}).status_code == 200
        assert desk.get(ADD, {"first": value}).status_code == 200


def test_who_hid_meanwhile(cast: Cast):
    """It takes the suggestion with it, whatever it says itself; shown again, it brings it back."""
    row = suggested(cast)
    set_visibility(cast.al_noor, "hidden")
    assert status(cast.suzan, row) == 404
    assert url_of(row) not in english_client_of(cast.suzan).get(LIST).content.decode()
    assert status(cast.ahmed, row) == 200
    says(row, cast.al_noor)
    assert status(cast.suzan, row) == 404
    with pytest.raises(NotAllowed):
        says(row, cast.weo)
    set_visibility(cast.al_noor, "listed")
    says(row, cast.weo)
    assert Introduction.objects.get().collaboration.parties.count() == 2


def test_hidden_between_page_and_suggestion(cast: Cast):
    """What they are now counts: nobody is told of one that has hidden itself."""
    weo, al_noor = cast.weo, cast.al_noor
    set_visibility(al_noor, "hidden")
    assert suggested(cast, weo, al_noor).asks_first_from is None
    set_visibility(cast.outsider_org, "hidden")
    with pytest.raises(Refused) as refusal:
        suggested(cast, al_noor, cast.outsider_org)
    assert refusal.value.code == "reveals_hidden"


def test_observers_and_others(cast: Cast):
    """There is nothing for them."""
    row = suggested(cast)
    for user in (cast.outsider, cast.observer):
        assert status(user, row) == 404
        assert not suggestions_visible_to(user)
    assert status(cast.colleague, row) == 200


def test_who_hides_while_the_other_waits_is_named_no_longer(cast: Cast):
    """Both knew of each other when they were asked; one has said yes, and the other hides before it answers."""
    row = suggested(cast)
    says(row, cast.weo)
    assert status(cast.suzan, row) == 200
    set_visibility(cast.al_noor, Organization.Visibility.HIDDEN)
    assert status(cast.suzan, row) == 404
    assert not suggestions_visible_to(cast.suzan).exists()
    says(row, cast.al_noor)
    assert status(cast.suzan, row) == 200


@pytest.mark.parametrize("has_said_yes", [True, False])
def test_that_it_stays_tells_no_yes(cast: Cast, has_said_yes: bool):
    """Two asked at once: whether the one that hides had said yes before is not to be read from what the other sees."""
    row = suggested(cast)
    if has_said_yes:
        says(row, cast.al_noor)
    assert status(cast.suzan, row) == 200
    set_visibility(cast.al_noor, "hidden")
    assert status(cast.suzan, row) == 404
    assert not suggestions_visible_to(cast.suzan).exists()
