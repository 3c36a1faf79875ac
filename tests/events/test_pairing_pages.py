"""Staff's pages of who meets whom."""

from __future__ import annotations

import datetime
import re

import pytest
from django.urls import reverse

from events.actions import log_presence
from events.actions.places import swap_places
from events.models import Event, Pairing

from .company_world import says
from .pairing_world import event_of_four, meets, more_organizations, paired, published, speaks


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


@pytest.fixture
def desk(client, cast):
    """A browser in which staff are signed in."""
    client.force_login(cast.staff)
    return client


def url(event: Event, name: str = "pairing") -> str:
    return reverse(f"events:{name}", args=[event.slug])


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()


def numbers(cast, **more) -> dict:
    """A form as it is sent."""
    four = (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org)
    facts = {"organizations": [one.pk for one in four], "rounds": "3", "minutes": "10", "pause": "5"}
    return {**facts, "starts_at": "10:00", **more}


def about(pairing: Pairing, **more) -> dict:
    """What the forms of the schedule's page carry."""
    return {"pairing": str(pairing.public_id), "version": pairing.version, **more}


def checked(text: str) -> set[int]:
    """The organizations that are chosen in the form."""
    boxes = re.findall(r'<input type="checkbox" name="organizations" value="(\d+)"([^>]*)>', text)
    return {int(pk) for pk, attributes in boxes if "checked" in attributes}


def test_it_works(desk, cast, event):
    assert desk.get(url(event)).url == url(event, "pairing_new")
    response = desk.post(url(event, "pairing_new"), numbers(cast))
    assert response.url == url(event)
    text = text_of(desk.get(url(event)))
    assert text.count("pairing-round") == 3
    for words in ("10:00 to 10:10", "10:30 to 10:40", "Search staff alone", "Discreet Initiative"):
        assert words in text


def test_all_that_said_yes_are_chosen_beforehand(desk, cast, event):
    says(event, cast.hidden_org, cast.search)
    more, silent = more_organizations(2)
    says(event, more, answer="maybe")
    says(event, silent)
    speaks(silent)
    text = text_of(desk.get(url(event, "pairing_new")))
    assert checked(text) == {cast.weo.pk, cast.al_noor.pk, cast.outsider_org.pk, cast.discreet_org.pk}
    assert "Hidden Shelter" not in text
    assert more.name_en not in text
    assert text.index("name no language") < text.index(silent.name_en)


def test_once_it_has_begun_those_that_are_there(desk, cast):
    event = event_of_four(cast, days=0)
    assert len(checked(text_of(desk.get(url(event, "pairing_new"))))) == 4
    more = more_organizations(1)[0]
    for one in (cast.weo, more):
        log_presence(event=event, by=cast.staff, organization=one, women=1)
    text = text_of(desk.get(url(event, "pairing_new")))
    assert checked(text) == {cast.weo.pk, more.pk}
    assert "Al Noor Foundation" in text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"organizations": []}, "Choose two organizations or more."),
        ({"rounds": "many"}, "needs a whole number in figures"),
        ({"rounds": "13"}, "12"),
        ({"minutes": "2"}, "3"),
        ({"starts_at": "noon"}, "Write the hour as 10:45."),
        ({"starts_at": "23:50"}, "The last round would end after midnight."),
        ({"organizations": ["999999"]}, "999999"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, cast, event, sent, words):
    text = text_of(desk.post(url(event, "pairing_new"), numbers(cast, **sent)), 422)
    assert words in text
    assert 'value="5"' in text
    assert not Pairing.objects.exists()


def test_digits_of_any_keyboard(desk, cast, event):
    desk.post(url(event, "pairing_new"), numbers(cast, rounds="٢", minutes="۱۲", starts_at="١٠:٤٥"))
    made = Pairing.objects.get()
    assert (made.rounds, made.minutes, made.starts_at) == (2, 12, datetime.time(10, 45))


def test_of_several_days_one_is_chosen(desk, cast, event):
    last = event.starts_on + datetime.timedelta(days=2)
    Event.objects.update(ends_on=last)
    text = text_of(desk.get(url(event, "pairing_new")))
    assert text.count(f'<option value="{event.starts_on:%Y}') == 3
    desk.post(url(event, "pairing_new"), numbers(cast, day=last.isoformat()))
    assert Pairing.objects.get().day == last


def test_fewer_rounds_than_asked_for_are_explained(desk, cast, event):
    text = text_of(desk.post(url(event, "pairing_new"), numbers(cast, rounds="9"), follow=True))
    assert "There are fewer rounds than you asked for" in text


# -- in place of another ----------------------------------------------------------------------------------------------


def test_the_page_says_what_a_new_one_replaces(desk, cast, event):
    pairing = paired(cast, event)
    assert "takes the place of the one that there is" in text_of(desk.get(url(event, "pairing_new")))
    pairing = published(cast, event, replaces=pairing)
    assert "A schedule is published." in text_of(desk.get(url(event, "pairing_new")))
    response = desk.post(url(event, "pairing_new"), numbers(cast, rounds="1", **about(pairing)))
    assert response.url == url(event)
    assert Pairing.objects.get().rounds == 1


def test_two_staff_propose_at_once(desk, cast, event):
    """The second is told of the first, and what was typed stays; sent again, it replaces it."""
    paired(cast, event, rounds=2)
    text = text_of(desk.post(url(event, "pairing_new"), numbers(cast, rounds="1")), 409)
    assert "Somebody made a schedule meanwhile." in text
    assert Pairing.objects.get().rounds == 2
    assert re.search(r'name="rounds" value="1"', text)
    desk.post(url(event, "pairing_new"), numbers(cast, rounds="1", **about(Pairing.objects.get())))
    assert Pairing.objects.get().rounds == 1


# -- changing it ------------------------------------------------------------------------------------------------------


def test_two_change_places(desk, cast, event):
    pairing = paired(cast, event, rounds=1)
    partner = meets(pairing, cast.weo)[1]
    other = next(one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk != partner)
    sent = about(pairing, round=1, first=cast.weo.pk, second=other.pk)
    response = desk.post(url(event, "pairing_swap"), sent)
    assert response.url == f"{url(event)}?changed=1#round-1"
    assert "The places are changed." in text_of(desk.get(response.url))
    assert meets(pairing, other) == {1: partner}


def test_what_is_refused_is_said_at_its_round_and_stays_chosen(desk, cast, event):
    pairing = paired(cast, event)
    sent = about(pairing, round=2, first=cast.weo.pk, second=cast.weo.pk)
    text = text_of(desk.post(url(event, "pairing_swap"), sent), 422)
    part = text.partition('id="round-2"')[2].partition('id="round-3"')[0]
    assert "Choose two different organizations" in part
    assert "<details" in part
    assert re.search(r"<details[^>]* open", part)
    assert part.count(f'<option value="{cast.weo.pk}" lang="en" selected>') == 2
    assert text.count(" selected") == 2


@pytest.mark.parametrize(
    "sent", [{}, {"first": "x", "second": "y"}, {"first": "0", "second": "99999999999"}, {"round": "x"}]
)
def test_strange_words_change_nothing(desk, cast, event, sent):
    pairing = paired(cast, event)
    text_of(desk.post(url(event, "pairing_swap"), about(pairing, **{"round": "1", **sent})), 422)
    assert Pairing.objects.get().version == 1


def test_another_changed_it_meanwhile(desk, cast, event):
    """The newer schedule is shown, and what was chosen."""
    pairing = paired(cast, event, rounds=1)
    partner = meets(pairing, cast.weo)[1]
    others = [one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk != partner]
    swap_places(pairing=pairing, by=cast.superuser, round=1, first=cast.weo, second=others[0])
    sent = about(pairing, round=1, first=cast.weo.pk, second=others[1].pk)
    text = text_of(desk.post(url(event, "pairing_swap"), sent), 409)
    assert "Somebody changed the schedule meanwhile" in text
    assert 'name="version" value="2"' in text
    assert f'<option value="{others[1].pk}" lang="en" selected>' in text
    text_of(desk.post(url(event, "pairing_publish"), about(pairing)), 302)
    assert Pairing.objects.get().published_at is None


def test_published_taken_back_and_removed(desk, cast, event):
    pairing = paired(cast, event)
    desk.post(url(event, "pairing_publish"), about(pairing))
    assert "Each organization its own rounds" in text_of(desk.get(url(event)))
    desk.post(url(event, "pairing_take_back"), about(pairing))
    assert "Search staff alone" in text_of(desk.get(url(event)))
    assert "lost" in text_of(desk.get(url(event, "pairing_remove")))
    now = Pairing.objects.get()
    assert desk.post(url(event, "pairing_remove"), about(now)).url == event.get_absolute_url()
    assert not Pairing.objects.exists()


def test_of_one_that_was_removed_meanwhile(desk, cast, event):
    old = paired(cast, event)
    sent = about(old, round=1, first=cast.weo.pk, second=cast.al_noor.pk)
    Pairing.objects.all().delete()
    paired(cast, event)
    for name in ("pairing_swap", "pairing_publish", "pairing_take_back", "pairing_remove"):
        response = desk.post(url(event, name), sent, follow=True)
        assert "was removed meanwhile" in text_of(response)
    now = Pairing.objects.get()
    assert (now.version, now.published_at) == (1, None)
