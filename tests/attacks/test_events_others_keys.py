"""Forms of events with what is somebody else's: another organization, another event's lines, another's accounts."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from collaborations.models import EventTap, Introduction
from cop_portal.dates import today
from events.models import (
    AttendanceList,
    Event,
    EventFile,
    Pairing,
    PairingMeeting,
    Presence,
    PresentPerson,
    Rsvp,
    RsvpPerson,
)
from members.models import Membership
from tests.attacks.trying import browser, taken_back
from tests.attacks.world import HIDDEN, Attacked
from tests.cast import JOINED

KEPT = (
    AttendanceList,
    EventFile,
    EventTap,
    Introduction,
    Pairing,
    PairingMeeting,
    Presence,
    PresentPerson,
    Rsvp,
    RsvpPerson,
)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All that is kept of events."""
    return {
        model.__name__: [model_to_dict(row) for row in model._default_manager.order_by("pk")]
        for model in KEPT
    }


def at(name: str, *args: Any) -> str:
    return reverse(name if ":" in name else f"events:{name}", args=args)


def changes_nothing(client: Client, path: str, sent: dict[str, Any], *statuses: int) -> bytes:
    """Send it: one of ``statuses``, and nothing is otherwise afterwards. Gives the answer's body."""
    before = everything()
    with taken_back():
        response = client.post(path, sent)
        assert response.status_code in statuses, (path, sent, response.status_code)
        assert everything() == before, (path, sent)
    return response.content


def test_it_works(attacked: Attacked):
    """The same forms change something where they are one's own, so the tests below compare what can change."""
    suzan, before = browser(attacked.cast.suzan), everything()
    for path, sent in (
        (at("answer", "coming"), {"tap": "no", "seen": ""}),
        (at("collaborations:tap", "going-on"), {"other": "al-noor", "mark": "met"}),
    ):
        with taken_back():
            assert suzan.post(path, {**sent, "acting_for": "weo"}).status_code in {302, 422}
    with taken_back():
        suzan.post(
            at("collaborations:tap", "going-on"), {"other": "al-noor", "mark": "met", "acting_for": "weo"}
        )
        assert everything() != before


@pytest.mark.parametrize("field", ["acting_for", "act_for_now"])
@pytest.mark.parametrize("who", ["outsider", "double"])
def test_nobody_answers_or_notes_for_an_organization_that_is_not_theirs(
    attacked: Attacked, who: str, field: str
):
    client = browser(attacked.people()[who])
    for slug in ("weo", "hidden", "nobody"):
        for path, sent in (
            (at("answer", "coming"), {"answer": "no", "people": "X"}),
            (at("answer", "coming"), {"tap": "no"}),
            (at("collaborations:tap", "going-on"), {"other": "vanished", "mark": "met"}),
            (at("collaborations:tap", "going-on"), {"other": "al-noor", "take_back": "1"}),
        ):
            page = changes_nothing(client, path, {**sent, field: slug}, 404, 409)
            assert HIDDEN not in page.decode()


def test_who_belongs_to_two_is_asked_which_one_is_meant(attacked: Attacked):
    """Al Noor said maybe, the outsiders no: a form of the one is not sent for the other."""
    client = browser(attacked.double)
    client.post("/act-for/", {"organization": "outsider"})
    sent = {"tap": "yes", "acting_for": "al-noor"}
    changes_nothing(client, at("answer", "coming"), sent, 409)
    sent = {"other": "weo", "mark": "met", "acting_for": "al-noor"}
    changes_nothing(client, at("collaborations:tap", "going-on"), sent, 409)
    # Neither names one: two answers could be meant.
    changes_nothing(client, at("answer", "coming"), {"tap": "yes"}, 409)


def test_nobody_names_accounts_of_others_as_coming(attacked: Attacked):
    """Neither by the form nor so that their names come back on the page of the refusal."""
    cast = attacked.cast
    client, names = browser(cast.suzan), [user.name for user in (cast.ahmed, cast.hidden, cast.staff)]
    accounts = [cast.ahmed.pk, cast.hidden.pk, cast.staff.pk, 999_999]
    for account in accounts:
        sent = {"answer": "yes", "accounts": [account], "people": "", "seen": "", "acting_for": "weo"}
        page = changes_nothing(client, at("answer", "coming"), sent, 422).decode()
        assert [name for name in names if name in page] == []


@pytest.mark.parametrize("who", ["outsider", "ahmed", "former", "observer", "vanished"])
def test_a_colleague_or_an_outsider_takes_nothing_of_others_back(attacked: Attacked, who: str):
    client = browser(attacked.people()[who])
    for other in ("weo", "vanished", "outsider"):
        sent = {"other": other, "take_back": "1"}
        changes_nothing(client, at("collaborations:tap", "going-on"), sent, 404, 302, 409)


def test_a_colleague_takes_no_note_of_a_representative_back(attacked: Attacked):
    with taken_back():
        EventTap.objects.filter(other=attacked.cast.outsider_org).update(
            confirmed_at="2026-05-05T10:00Z", confirmed_by=attacked.cast.suzan
        )
        client = browser(attacked.cast.colleague)
        for sent in ({"take_back": "1"}, {"mark": "met"}):
            changes_nothing(
                client,
                at("collaborations:tap", "going-on"),
                {**sent, "other": "outsider", "acting_for": "weo"},
                302,
            )


def test_a_colleague_asks_for_no_conversation(attacked: Attacked):
    client = browser(attacked.cast.colleague)
    path = f"{at('collaborations:ask', 'outsider')}?event=going-on"
    assert client.get(path).status_code == 404
    changes_nothing(client, path, {"message": "Hello", "language": "en", "acting_for": "weo"}, 404)


def test_lines_of_another_event_are_not_there(attacked: Attacked):
    """Staff's own pages too: a form is for the event of its address alone."""
    there, client = attacked.at_events, browser(attacked.cast.staff)
    line = Presence.objects.get(event=there.going_on, organization=None)
    other = Presence.objects.get(event=there.going_on, organization=attacked.cast.al_noor)
    of_weo = Presence.objects.get(event=there.going_on, organization=attacked.cast.weo)
    person, foreign = (PresentPerson.objects.get(presence=one) for one in (line, other))
    counts = {"women": "9", "men": "9", "not_stated": "9"}
    for name, sent in (
        ("presence_counts", counts),
        ("presence_people", {"people": "ZZ", "sex": ""}),
        ("presence_who", {"name": "ZZ"}),
        ("walk_in_invite", {"name_en": "ZZ", "kind": "national", "email": "zz@elsewhere.example"}),
    ):
        changes_nothing(client, at(name, "coming", line.public_id), sent, 404)
    changes_nothing(client, at("presence_remove", "coming", of_weo.public_id), {}, 302, 404)
    changes_nothing(
        client, at("presence_person", "coming", line.public_id, person.pk), {"name": "ZZ", "sex": ""}, 404
    )
    # At its event, and at a line that is another's.
    path = at("presence_person", "going-on", line.public_id, foreign.pk)
    changes_nothing(client, path, {"name": "ZZ", "email": "", "sex": ""}, 409)
    changes_nothing(client, path, {"remove": "1"}, 302)


def test_lists_of_another_event_are_not_there(attacked: Attacked):
    client, key = browser(attacked.cast.staff), attacked.at_events.pasted.public_id
    assert client.get(at("review_list", "coming", key)).status_code == 404
    for name, *args in (("review_list",), ("list_line", 1), ("save_list",), ("discard_list",)):
        changes_nothing(client, at(name, "coming", key, *args), {"choice": "out", "seen": ""}, 302, 404)


def test_files_of_another_event_are_not_there(attacked: Attacked):
    """Also for whoever may open both."""
    key = attacked.agenda.public_id
    for who in ("hidden", "staff"):
        client = browser(attacked.people()[who])
        assert client.get(at("file", "closed-event", key)).status_code == 200
        assert client.get(at("file", "coming", key)).status_code == 404
    for name in ("rename_file", "remove_file"):
        changes_nothing(client, at(name, "coming", key), {"title": "ZZ"}, 404)


def test_rounds_of_another_event_and_whoever_is_not_in_them(attacked: Attacked):
    there, client, cast = attacked.at_events, browser(attacked.cast.staff), attacked.cast
    here = Pairing.objects.get(event=there.going_on)
    elsewhere = Pairing.objects.get(event=there.coming)
    path = at("pairing_swap", "going-on")
    seen = {"version": here.version, "round": "1", "first": cast.weo.pk, "second": cast.outsider_org.pk}
    changes_nothing(client, path, {**seen, "pairing": str(elsewhere.public_id)}, 302)
    for one in (cast.hidden_org, cast.discreet_org, cast.al_noor, cast.search):
        changes_nothing(client, path, {**seen, "pairing": str(here.public_id), "second": one.pk}, 422)
    for one in (cast.hidden_org, cast.search, cast.discreet_org):
        sent = {
            "pairing": str(here.public_id),
            "version": here.version,
            "organizations": [cast.weo.pk, one.pk],
        }
        changes_nothing(
            client, at("pairing_new", "going-on"), {**sent, "rounds": "1", "minutes": "10", "pause": "0"}, 422
        )
    for name in ("pairing_publish", "pairing_take_back", "pairing_remove"):
        changes_nothing(
            client, at(name, "going-on"), {"pairing": str(elsewhere.public_id), "version": "1"}, 302
        )


def test_the_grid_takes_nobody_who_was_not_there(attacked: Attacked):
    """Nor the convenor, nor one with itself, nor two that are kept apart."""
    client, path = browser(attacked.cast.staff), at("collaborations:event_introductions", "going-on")
    for pair in ("weo:discreet", "weo:search", "weo:weo", "weo", ":", "weo:outsider:al-noor", "weo:nobody"):
        changes_nothing(client, path, {"pair": pair}, 404)
        changes_nothing(client, path, {"take_back": pair}, 404)
    changes_nothing(client, path, {"pair": "outsider:hidden"}, 302, 422)
    first = attacked.cast.weo.pk
    for others in ([attacked.cast.discreet_org.pk], [attacked.cast.search.pk], [first]):
        changes_nothing(client, path, {"first": first, "others": others}, 422)


@pytest.mark.parametrize("live", [False, True], ids=["page", "live"])
def test_a_note_of_anybody_about_anybody_is_an_answer(attacked: Attacked, live: bool):
    """Whatever two they are, at whichever event: noted, refused in words, or not there; never a failure."""
    cast, headers = attacked.cast, {"HX-Request": "true"} if live else {}
    with taken_back():
        for organization in (cast.search, cast.discreet_org):
            Membership.objects.create(
                user=cast.staff, organization=organization, role="representative", since=JOINED
            )
        people = [cast.suzan, cast.colleague, cast.hidden, attacked.at_events.vanished, cast.staff]
        slugs = ("search", "weo", "al-noor", "vanished", "discreet")
        browsers, failed = {user: browser(user) for user in people}, []
        for user, event, slug in product(people, ("going-on", "coming"), slugs):
            for about in ({"mark": "met"}, {"mark": "zq"}, {"take_back": "1"}):
                own = user.memberships.order_by("pk")[0].organization.slug
                sent = {"other": slug, "act_for_now": own, **about}
                with taken_back():
                    answer = browsers[user].post(at("collaborations:tap", event), sent, headers=headers)
                if answer.status_code not in {200, 302, 404}:
                    failed.append((user.name, event, slug, about, answer.status_code))
    assert failed == []


def test_nobody_notes_at_an_event_of_others(attacked: Attacked):
    """One that one was not at, one that is closed to one, one that is not announced, one that was cancelled."""
    for who in ("former", "discreet", "outsider", "observer"):
        client = browser(attacked.people()[who])
        for event in ("closed-event", "draft-event", "nothing"):
            changes_nothing(client, at("collaborations:tap", event), {"other": "weo", "mark": "met"}, 404)
    for who in ("former", "discreet"):
        client = browser(attacked.people()[who])
        changes_nothing(client, at("collaborations:tap", "going-on"), {"other": "weo", "mark": "met"}, 404)
    with taken_back():
        Event.objects.filter(slug="going-on").update(cancelled_on=today(), cancel_reason="Roads")
        client = browser(attacked.cast.suzan)
        for sent in ({"other": "al-noor", "mark": "met"}, {"other": "outsider", "mark": "met"}):
            changes_nothing(client, at("collaborations:tap", "going-on"), sent, 302, 404)
