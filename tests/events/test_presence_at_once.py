"""Two staff at one list of who came: nothing of either is lost, and the second is told what the first has saved."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache

from cop_portal.dates import today
from events.actions import log_presence, remove_presence
from events.actions.meanwhile import AlreadyThere, LineChanged, NamesListed, marks_of_line, marks_of_person
from events.actions.presence_lines import add_presence, came_as_answered, remove_line, save_counts
from events.actions.present_people import add_people, add_person, change_person, remove_person
from events.models import Presence, PresentPerson, Rsvp
from members.actions.editing import RemovedMeanwhile
from members.models import Acquaintance, User
from members.roles import STAFF_GROUP
from tests.at_once import at_once
from tests.cast import english_client_of, make_cast

from .writing_down import LIVE, based_on, counts, held_event, line_url, numbers, read, url


@pytest.fixture
def racing(transactional_db):
    """The cast, where connections really see each other's rows."""
    cache.clear()
    return make_cast()


def colleague_of(cast) -> User:
    """A second one of Search's staff."""
    user = User.objects.create_user("salma@search.example", "x", name="Salma Second", is_staff=True)
    user.groups.add(Group.objects.get(name=STAFF_GROUP))
    return user


def kinds(results) -> list[str]:
    return sorted(type(result).__name__ for result in results)


def test_it_works(racing):
    """One organization added by two at once is one line, and the second is told."""
    event = held_event(racing)

    def add(women):
        return add_presence(event=event, by=racing.staff, organization=racing.weo, women=women)

    results = at_once(lambda: add(1), lambda: add(2))
    assert kinds(results) == ["AlreadyThere", "Presence"]
    assert Presence.objects.count() == 1


def test_walk_ins_of_one_name_at_once_are_one_line(racing):
    event = held_event(racing)
    names = ("Mothers of Sinjar", "mothers  of SINJAR")
    results = at_once(
        *(lambda name=name: add_presence(event=event, by=racing.staff, walk_in_name=name) for name in names)
    )
    assert kinds(results) == ["AlreadyThere", "Presence"]


def test_they_came_tapped_by_two_at_once_is_one_line(racing):
    event = held_event(racing)
    rsvp = Rsvp.objects.create(
        event=event,
        organization=racing.weo,
        answer="yes",
        answered_on=today(),
        yes_since=today() - datetime.timedelta(days=3),
        answered_by=racing.suzan,
    )
    rsvp.people.create(name="Suzan Aref", user=racing.suzan)
    results = at_once(*[lambda: came_as_answered(rsvp=rsvp, by=racing.staff)] * 2)
    assert kinds(results) == ["AlreadyThere", "Presence"]
    assert PresentPerson.objects.count() == 1


def test_numbers_of_one_line_saved_at_once_are_those_of_one(racing):
    event = held_event(racing)
    line = log_presence(event=event, by=racing.staff, organization=racing.weo)
    seen = marks_of_line(line)

    def save(women, men):
        return save_counts(presence=line, by=racing.staff, women=women, men=men, not_stated=0, seen=seen)

    results = at_once(lambda: save(1, 0), lambda: save(0, 2))
    assert kinds(results) == ["LineChanged", "Presence"]
    # Never one number of each: nobody has written that.
    assert numbers(line) in [(1, 0, 0), (0, 2, 0)]


def test_different_lines_at_once_do_not_disturb_each_other(racing):
    event = held_event(racing)
    organizations = (racing.weo, racing.al_noor, racing.hidden_org)
    lines = [log_presence(event=event, by=racing.staff, organization=one) for one in organizations]
    functions = [
        lambda line=line: save_counts(
            presence=line, by=racing.staff, women=line.pk, men=1, not_stated=0, seen=marks_of_line(line)
        )
        for line in lines
    ]
    at_once(*functions, lambda: add_presence(event=event, by=racing.staff, organization=racing.outsider_org))
    assert [numbers(line) for line in lines] == [(line.pk, 1, 0) for line in lines]
    assert Acquaintance.objects.count() == 6


def test_people_added_at_once_are_all_there_and_each_once(racing):
    event = held_event(racing)
    line = log_presence(event=event, by=racing.staff, organization=racing.weo)

    def add(*names):
        return add_people(presence=line, by=racing.staff, people=[(name, "woman", "") for name in names])

    results = at_once(lambda: add("Suzan Aref", "Lana Karim"), lambda: add("Lana  Karim", "Noor Hadi"))
    assert sorted(results) == [1, 2]
    assert [one.name for one in line.people.all()] == ["Lana Karim", "Noor Hadi", "Suzan Aref"]
    assert numbers(line) == (3, 0, 0)


def test_a_line_saved_and_removed_at_once(racing):
    """Either the other is told before anything goes, or what was typed is told to be gone."""
    event = held_event(racing)
    line = log_presence(event=event, by=racing.staff, organization=racing.weo)
    seen = marks_of_line(line)
    results = at_once(
        lambda: save_counts(presence=line, by=racing.staff, women=5, men=0, not_stated=0, seen=seen),
        lambda: remove_line(presence=line, by=racing.staff, seen=seen),
    )
    assert kinds(results) in (["LineChanged", "Presence"], ["NoneType", "RemovedMeanwhile"])


# -- what the second one is shown -------------------------------------------------------------------------------------


def test_the_second_is_shown_both_and_who_it_was(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    shown, other = based_on(line), colleague_of(cast)
    save_counts(presence=line, by=other, women=4, men=2, not_stated=0)
    client = english_client_of(cast.staff)
    sent = {**counts(3), "based_on": shown}
    for headers in ({}, LIVE):
        response = client.post(line_url(line, "presence_counts"), sent, headers=headers)
        assert response.status_code == 422
        words = read(response)
        assert "Changed meanwhile: Salma Second, Search staff, " in words
        assert "Now it says: Women: 4. Men: 2. You typed: Women: 3. Put mine in its place" in words
    assert numbers(line) == (4, 2, 0)


def test_who_saves_what_the_other_has_saved_is_told_nothing(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    shown = based_on(line)
    save_counts(presence=line, by=cast.staff, women=4, men=0, not_stated=0)
    sent = {**counts(4), "based_on": shown}
    response = english_client_of(cast.staff).post(line_url(line, "presence_counts"), sent, headers=LIVE)
    assert response.status_code == 200


def test_what_was_typed_wrong_is_not_taken_for_seen(cast):
    """The answer to an error carries what the form was based on, so that the next one is still compared."""
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    shown = based_on(line)
    save_counts(presence=line, by=cast.staff, women=4, men=0, not_stated=0)
    wrong = {**counts("four"), "based_on": shown}
    response = english_client_of(cast.staff).post(line_url(line, "presence_counts"), wrong, headers=LIVE)
    assert shown in response.content.decode()
    assert based_on(line) not in response.content.decode()


def test_names_listed_meanwhile_are_not_counted_over(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo)
    shown = based_on(line)
    add_person(presence=line, by=cast.staff, name="Suzan Aref", sex="woman")
    with pytest.raises(NamesListed):
        save_counts(presence=line, by=cast.staff, women=5, men=5, not_stated=0)
    sent = {**counts(5, 5), "based_on": shown}
    response = english_client_of(cast.staff).post(line_url(line, "presence_counts"), sent, headers=LIVE)
    assert "People are listed by name now, and numbers are those of the names." in read(response)
    assert "You typed: Women: 5. Men: 5." in read(response)
    # The whole line comes: its fields give way to the names.
    assert response["HX-Retarget"] == f"#line-{line.public_id}"
    assert 'name="women"' not in response.content.decode()
    assert numbers(line) == (1, 0, 0)


def test_numbers_counted_meanwhile_are_not_lost_to_the_first_name(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo)
    shown = based_on(line)
    save_counts(presence=line, by=cast.staff, women=7, men=3, not_stated=0)
    sent = {"people": "Suzan Aref", "sex": "woman", "based_on": shown}
    response = english_client_of(cast.staff).post(line_url(line, "presence_people"), sent)
    assert response.status_code == 422
    assert "Now it says: Women: 7. Men: 3." in read(response)
    assert "Suzan Aref" in response.content.decode()
    assert numbers(line) == (7, 3, 0)


def test_a_line_removed_meanwhile_is_said_and_can_be_added_again(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    sent = {**counts(6, 2), "based_on": based_on(line)}
    address = line_url(line, "presence_counts")
    remove_presence(presence=line, by=colleague_of(cast))
    client = english_client_of(cast.staff)
    for headers in ({}, LIVE):
        response = client.post(address, sent, headers=headers)
        assert response.status_code == 409
        assert "Removed meanwhile: Salma Second, Search staff, " in read(response)
        assert 'name="women" value="6"' in response.content.decode()
    again = {"name": str(cast.weo), "asked": str(cast.weo), "meant": cast.weo.pk, **counts(6, 2)}
    client.post(url(event), again)
    assert numbers(Presence.objects.get(organization=cast.weo)) == (6, 2, 0)
    # What never was a line of this event is a missing page.
    assert client.post(url(held_event(cast, "Another"), "presence_counts", line.public_id)).status_code == 404


def test_a_line_changed_since_is_not_removed_unseen(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    shown = based_on(line)
    add_person(presence=line, by=cast.staff, name="Suzan Aref")
    client = english_client_of(cast.staff)
    response = client.post(line_url(line, "presence_remove"), {"based_on": shown})
    assert response.status_code == 422
    assert "Suzan Aref" in read(response)
    client.post(line_url(line, "presence_remove"), {"based_on": based_on(line)})
    assert not Presence.objects.exists()
    # Removed by two: as both wanted.
    assert client.post(line_url(line, "presence_remove"), {"based_on": shown}).status_code == 302


def test_a_person_changed_by_two_is_shown_to_the_second(cast):
    event = held_event(cast)
    line = log_presence(event=event, by=cast.staff, organization=cast.weo)
    person = add_person(presence=line, by=cast.staff, name="Suzan Aref")
    seen = marks_of_person(person)
    change_person(
        person=person, by=cast.staff, name="Suzan Aref", sex="woman", email="s@weo.example", seen=seen
    )
    with pytest.raises(LineChanged):
        change_person(person=person, by=cast.staff, name="Suzan", sex="man", email="", seen=seen)
    with pytest.raises(LineChanged):
        remove_person(person=person, by=cast.staff, seen=seen)
    remove_person(person=person, by=cast.staff)
    with pytest.raises(RemovedMeanwhile):
        change_person(person=person, by=cast.staff, name="Suzan", sex="", email="")
    with pytest.raises(AlreadyThere):
        add_presence(event=event, by=cast.staff, organization=cast.weo)
