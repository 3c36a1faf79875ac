"""A party writes its own words anew: why it paused, what it learned, what it said when it left. The old are gone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from collaborations.actions.rewording import reword_note, reword_rest, words_seen
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, Party, Rest
from cop_portal.refusals import NotAllowed
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.joining import three
from tests.collaborations.meeting_steps import al_noor, weo
from tests.collaborations.reading import LIST, text_of
from tests.collaborations.resting import concluded, paused, taken_up
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
NAMES = "Until Layla is out of prison"
BETTER = "Until the spring"


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    """Ahmed, who reads Arabic elsewhere, too."""
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    return introduced(cast)


def url(thread: Collaboration, number: int = 1) -> str:
    return reverse("collaborations:rest_words", args=[thread.public_id, number])


def kept_anywhere(words: str) -> bool:
    """Whether ``words`` stand in a table of this room, its histories included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'collaborations%'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS one WHERE one::text LIKE %s', [f"%{words}%"])
            if cursor.fetchone()[0]:
                return True
    return False


@pytest.mark.parametrize("rest", [paused, concluded])
def test_it_works(cast: Cast, thread: Collaboration, rest):
    """From the thread's page to a form with the words in it; the others read the new ones, and the old are nowhere."""
    row = rest(cast, thread, text=NAMES)
    assert kept_anywhere("Layla")
    assert url(thread) in text_of(cast.suzan, thread.get_absolute_url())
    assert NAMES in text_of(cast.suzan, url(thread))
    sent = {"text": BETTER, "language": "en", "seen": words_seen(NAMES), "acting_for": "weo"}
    for _click in range(2):
        assert client_of(cast.suzan).post(url(thread), sent).status_code == 302
    row.refresh_from_db()
    assert row.text == BETTER
    page = text_of(cast.ahmed, thread.get_absolute_url())
    assert BETTER in page
    assert "Corrected on" in page
    assert "Layla" not in page
    assert not kept_anywhere("Layla")


def test_it_is_who_wrote_it(cast: Cast, thread: Collaboration):
    """Neither the other party nor a colleague, staff or anybody else finds the form; nor one of a rest that is none."""
    row = paused(cast, thread, text=NAMES)
    for user in (cast.ahmed, cast.colleague, cast.staff, cast.outsider, cast.superuser):
        assert client_of(user).get(url(thread)).status_code == 404
    for number in (0, 2, 99, 10**30):
        assert client_of(cast.suzan).get(url(thread, number)).status_code == 404
    assert url(thread) not in text_of(cast.ahmed, thread.get_absolute_url())
    with pytest.raises(NotAllowed):
        reword_rest(rest=row, text=BETTER, language="en", seen=words_seen(NAMES), **al_noor(cast))


def test_one_of_long_ago(cast: Cast, thread: Collaboration):
    """Each rest by its number, also one that has ended; in its own language."""
    paused(cast, thread, text=NAMES)
    taken_up(cast, thread)
    concluded(cast, thread, text="Small steps")
    sent = {"text": "حتى الربيع القادم", "language": "en", "seen": words_seen(NAMES), "acting_for": "weo"}
    assert client_of(cast.suzan).post(url(thread), sent).status_code == 302
    first, second = Rest.objects.order_by("pk")
    assert (first.text, first.language) == ("حتى الربيع القادم", "ar")
    assert second.text == "Small steps"


def test_a_colleague_was_quicker(cast: Cast, thread: Collaboration):
    """Both texts are shown, nothing is overwritten; saved again it is on purpose."""
    row = paused(cast, thread, text=NAMES)
    reword_rest(rest=row, text=BETTER, language="en", seen=words_seen(NAMES), **weo(cast))
    assert (
        refusal(reword_rest, rest=row, text="C", language="en", seen=words_seen(NAMES), **weo(cast))
        == "changed"
    )
    sent = {"text": "Until autumn", "language": "en", "seen": words_seen(NAMES), "acting_for": "weo"}
    response = client_of(cast.suzan).post(url(thread), sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert BETTER in page
    assert "Until autumn" in page
    assert words_seen(BETTER) in page
    assert client_of(cast.suzan).post(url(thread), {**sent, "seen": words_seen(BETTER)}).status_code == 302


def test_nothing_is_no_reason(cast: Cast, thread: Collaboration):
    """It stands for the others to read."""
    paused(cast, thread, text=NAMES)
    sent = {"text": " ", "language": "en", "seen": words_seen(NAMES), "acting_for": "weo"}
    assert client_of(cast.suzan).post(url(thread), sent).status_code == 422


def test_a_note_of_who_left(cast: Cast, thread: Collaboration):
    """It stands in the list of who speaks for it, and can be changed, or taken away, though the thread is closed."""
    three(cast, thread)
    leave(collaboration=thread, note=NAMES, **al_noor(cast))
    address = reverse("collaborations:leave_note", args=[thread.public_id])
    page = text_of(cast.ahmed, LIST)
    assert NAMES in page
    assert address in page
    assert NAMES not in text_of(cast.alnoor_colleague, LIST)
    for user in (cast.alnoor_colleague, cast.suzan, cast.staff, cast.outsider):
        assert client_of(user).get(address).status_code == 404
    sent = {"note": "We move.", "seen": words_seen(NAMES), "acting_for": "al-noor"}
    for _click in range(2):
        assert client_of(cast.ahmed).post(address, sent).status_code == 302
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert "We move." in page
    assert "Layla" not in page
    assert not kept_anywhere("Layla")
    party = Party.objects.get(left_on__isnull=False)
    values = {"party": party, "note": "", **al_noor(cast)}
    assert refusal(reword_note, **values, seen=words_seen(NAMES)) == "changed"
    reword_note(**values, seen=words_seen("We move."))
    assert "Your words in collaborations that you left" not in text_of(cast.ahmed, LIST)
