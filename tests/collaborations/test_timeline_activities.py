"""What came of a joint activity, on the thread: how many took part, and the first sentence of its result."""

from __future__ import annotations

import time

import pytest

from collaborations.actions.activities import record_activity
from collaborations.models import Collaboration, JointActivity
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.first_sentence import LONGEST, first_sentence
from collaborations.thread.reader import reader_of
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from events.models import Event
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import DAY, fresh, opened, planned, us
from tests.collaborations.reading import text_of
from tests.collaborations.steps import party

pytestmark = pytest.mark.django_db

RESULT = "Fifteen trainers know the law. Two of them will train in Sinjar.\n\nThe hall was too small."


def read(user, organization) -> Thread:
    """The only thread, for this reader."""
    return threads(with_facts(Collaboration.objects.all()), reader_of(user, organization))[0]


def entry_of(user, organization):
    """What the timeline says of the activity."""
    return next(entry for entry in timeline(read(user, organization)) if entry.rank == 7)


def held(cast: Cast, weo=(), al_noor=(), **fields) -> JointActivity:
    """The training was held yesterday, and so many came from each."""
    row = planned(cast, planned_on=today() - DAY, planned_until=None)
    came = {"weo": weo, "al_noor": al_noor}
    counts = {party(row.collaboration, getattr(cast, name)): each for name, each in came.items() if each}
    values = {"held_on": today() - DAY, "participants": counts, "result": RESULT}
    return record_activity(activity=row, **us(cast), **{**values, **fields})


def test_it_works(cast: Cast):
    """The parties read how many there were from all of them together, and how it ended; staff that it was held."""
    held(cast, weo=(12, 0, 0), al_noor=(16, 3, 2))
    entry = entry_of(cast.suzan, cast.weo)
    assert entry.text == "Held: training of staff. 33 people took part. Women: 28. Men: 3. Not stated: 2."
    assert (entry.said, entry.said_language) == ("Fifteen trainers know the law.", "en")
    english_client_of(cast.ahmed)
    page = text_of(cast.ahmed, Collaboration.objects.get().get_absolute_url())
    assert "Women: 28." in page
    assert "Fifteen trainers know the law." in page
    assert "Sinjar" not in page
    staff = entry_of(cast.staff, None)
    assert (staff.text, staff.said) == ("Held: training of staff.", "")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((28, 0, 0), " 28 women took part."),
        ((1, 0, 0), " 1 woman took part."),
        ((0, 2, 0), " 2 men took part."),
        ((0, 1, 0), " 1 man took part."),
        ((0, 0, 9), " 9 people took part."),
        ((19, 1, 0), " 20 people took part. Women: 19. Men: 1."),
        ((0, 0, 0), ""),
        ((), ""),
    ],
)
def test_no_number_that_is_none(cast: Cast, counts: tuple, words: str):
    held(cast, weo=counts)
    assert entry_of(cast.suzan, cast.weo).text == f"Held: training of staff.{words}"


def test_of_an_open_one_the_parties_are_read_together(cast: Cast):
    """How many came from the others is theirs, and staff read none of it in the thread."""
    row = opened(cast)
    day = today() - DAY
    Event.objects.filter(pk=row.event_id).update(starts_on=day, ends_on=day)
    row.collaboration.parties.update(joined_on=day)
    row.event.presences.create(organization=cast.weo, women=7, men=2)
    row.event.presences.create(organization=cast.al_noor, women=31)
    row.event.presences.create(organization=cast.outsider_org, men=40)
    record_activity(activity=fresh(row), **us(cast), held_on=day, participants={}, result="It was good.")
    words = "Held: training of staff. 40 people of your organizations came. Women: 38. Men: 2."
    ours = entry_of(cast.suzan, cast.weo)
    assert (ours.text, ours.said) == (words, "It was good.")
    assert entry_of(cast.ahmed, cast.al_noor).text == words
    assert entry_of(cast.staff, None).text == "Held: training of staff."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("Good", "Good"),
        ("They met. They agreed on all points. They left.", "They met. They agreed on all points."),
        ("Dr. Hana trained 15 people. Then we ate.", "Dr. Hana trained 15 people."),
        ("It cost 1.5 million dinars a day. Never again!", "It cost 1.5 million dinars a day."),
        ("We trained e.g. teachers. Others will follow.", "We trained e.g. teachers."),
        ("  First line without a stop\nSecond line. Third.", "First line without a stop"),
        ("هل سنعيد هذا التدريب؟ نعم. في الربيع.", "هل سنعيد هذا التدريب؟"),
        ("ڕاهێنانەکە سەرکەوتوو بوو. دووبارەی دەکەینەوە.", "ڕاهێنانەکە سەرکەوتوو بوو."),
        ("She said “we will do it again.” All agreed.", "She said “we will do it again.”"),
    ],
)
def test_the_first_sentence(text: str, sentence: str):
    assert first_sentence(text) == sentence


def test_a_sentence_without_an_end_is_cut_at_a_word():
    found = first_sentence("many words " * 60)
    assert len(found) <= LONGEST + 1
    assert found.endswith(("many…", "words…"))


@pytest.mark.parametrize("signs", ["!", "! ", '!"', "\u00a0", "a", "!" * 50 + " a "])
def test_a_long_line_is_read_once(signs: str):
    """However it is made: nobody slows a page down by what they write."""
    began = time.perf_counter()
    for _reader in range(20):
        first_sentence((signs * 4000)[:3999] + "a")
    assert time.perf_counter() - began < 1
