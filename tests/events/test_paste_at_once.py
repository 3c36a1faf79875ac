"""Two staff at one pasted list, or at the event it is of, in the same moment: each thing once, and nothing lost."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from events.actions.pasted_lists import ListGone, Saved, paste_list, save_list
from events.actions.presence_lines import add_presence, save_counts
from events.actions.present_people import add_people
from events.models import AttendanceList, PresentPerson
from members.models import Acquaintance
from tests.at_once import at_once
from tests.cast import make_cast

from .pasting import OUT, pasted_by, reviewed, say, walk_in, who_came
from .writing_down import held_event


@pytest.fixture
def racing(transactional_db):
    """The cast, where connections really see each other's rows."""
    cache.clear()
    return make_cast()


def test_it_works(racing):
    """Saved twice in one moment, it is written down once; the second is told that the list is gone."""
    event = held_event(racing)
    pasted = pasted_by(racing.staff, event, "Suzan Aref, WEO", "Ahmed Jassam, Al Noor")
    results = at_once(*[lambda: save_list(pasted=pasted, by=racing.staff)] * 2)
    assert {type(one) for one in results} == {Saved, ListGone}
    assert PresentPerson.objects.count() == 2
    assert Acquaintance.objects.count() == 1


def test_a_list_beside_lines_that_others_write(racing):
    event = held_event(racing)
    line = add_presence(event=event, by=racing.staff, organization=racing.weo)
    pasted = pasted_by(
        racing.staff, event, "Suzan Aref, WEO", "Ahmed Jassam, Al Noor", "Hidden Shelter: 2 women"
    )
    results = at_once(
        lambda: save_list(pasted=pasted, by=racing.staff),
        lambda: add_people(presence=line, by=racing.staff, people=[("Lana Karim", "woman", "")]),
        lambda: add_presence(event=event, by=racing.staff, organization=racing.outsider_org, women=4),
        lambda: save_counts(presence=line, by=racing.staff, women=0, men=0, not_stated=0),
    )
    assert results[0] == Saved(people=4, organizations=3, waiting=0, is_whole=True)
    assert who_came(event) == {
        "weo": ["Lana Karim", "Suzan Aref"],
        "al-noor": ["Ahmed Jassam"],
        racing.hidden_org.slug: (2, 0, 0),
        racing.outsider_org.slug: (4, 0, 0),
    }


def test_the_same_text_in_one_moment_is_one_list(racing):
    event = held_event(racing)
    at_once(*[lambda: paste_list(event=event, by=racing.staff, text="Ali, WEO")] * 3)
    assert AttendanceList.objects.count() == 1


def test_words_about_different_things_meet(racing):
    event = held_event(racing)
    pasted = pasted_by(racing.staff, event, "Ali, Hope NGO", "Sara, Qandil NGO")
    first, second = (one.key for one in reviewed(pasted).writings)
    at_once(
        lambda: say(pasted, racing.staff, first, walk_in("Hope")),
        lambda: say(pasted, racing.staff, second, OUT),
    )
    assert reviewed(pasted).is_whole
    assert pasted.version == 3
