"""A pasted list is kept, decided, and written down at once: all that is clear, once, beside what others wrote."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import announce_event, cancel_event, create_event, log_presence
from events.actions.pasted_lists import (
    DecidedMeanwhile,
    ListChanged,
    ListGone,
    decide_several,
    discard_list,
    paste_list,
    save_list,
)
from events.actions.present_people import add_people
from events.attendance import LONGEST_LIST, TooLong
from events.attendance.decisions import Choice, Decision
from events.models import AttendanceList, Presence, PresentPerson
from members.models import Acquaintance, Organization, User

from .pasting import OUT, member, pasted_by, reviewed, saved, say, say_line, walk_in, who_came, writing_of
from .writing_down import held_event, numbers


@pytest.fixture
def event(cast):
    return held_event(cast)


def test_it_works(cast, event):
    """Everybody is written down, tied to their account, acquainted; and nothing of the list is kept."""
    pasted = pasted_by(
        cast.staff, event, "Ms. Suzan Aref, WEO, suzan@weo.example", "Ahmed Jassam, Al Noor", "Ali, Hope NGO"
    )
    say(pasted, cast.staff, writing_of(reviewed(pasted), "Hope NGO").key, walk_in("Hope NGO"))
    result = saved(pasted, cast.staff)
    assert (result.people, result.organizations, result.waiting) == (3, 3, 0)
    assert who_came(event) == {"weo": ["Suzan Aref"], "al-noor": ["Ahmed Jassam"], "Hope NGO": ["Ali"]}
    suzan = PresentPerson.objects.get(name="Suzan Aref")
    assert (suzan.user, suzan.email) == (cast.suzan, "suzan@weo.example")
    assert numbers(suzan.presence) == (1, 0, 0)
    assert Acquaintance.objects.count() == 1
    pasted.refresh_from_db()
    assert (pasted.text, pasted.decisions, pasted.saved_by) == ("", {}, cast.staff)
    with pytest.raises(ListGone):
        save_list(pasted=pasted, by=cast.staff)
    assert PresentPerson.objects.count() == 3


def test_what_is_clear_is_written_down_and_exactly_the_rest_stays(cast, event):
    lines = [
        "Name; Organization",
        "Suzan Aref; WEO",
        "Ali; Hope NGO",
        "Lana; WEO",
        "Lana; WEO",
        "WEO; ; ",
        "---",
        "Omed; Qandil",
    ]
    pasted = pasted_by(cast.staff, event, *lines)
    say_line(pasted, cast.staff, 4, OUT)
    say(pasted, cast.staff, writing_of(reviewed(pasted), "Qandil").key, OUT)
    before = reviewed(pasted)
    assert sorted(before.waiting) == [3, 5, 6]
    result = saved(pasted, cast.staff)
    # Line 4 is gone, so line 5 repeats nothing any more.
    assert (result.people, result.waiting) == (1, 2)
    pasted.refresh_from_db()
    assert pasted.text.split("\n") == [lines[0], "", lines[2], "", lines[4], lines[5], "", ""]
    assert (pasted.decisions, pasted.saved_at) == ({"lines-written": 1}, None)
    assert sorted(reviewed(pasted).waiting) == [3, 6]
    say(pasted, cast.staff, writing_of(reviewed(pasted), "Hope NGO").key, walk_in("Hope"))
    say_line(pasted, cast.staff, 6, OUT)
    assert saved(pasted, cast.staff).waiting == 0
    assert who_came(event) == {"weo": ["Lana", "Suzan Aref"], "Hope": ["Ali"]}


def test_cells_that_go_on_go_with_their_line(cast, event):
    pasted = pasted_by(cast.staff, event, 'Suzan Aref\t"Women Empowerment', 'Organization"', "Ali, Hope NGO")
    saved(pasted, cast.staff)
    pasted.refresh_from_db()
    assert pasted.text == "\n\nAli, Hope NGO"


def test_what_others_wrote_meanwhile_stays(cast, event):
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, people=[("Lana Karim", "", "")])
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", "Huda Ali, WEO", "Ahmed, Al Noor")
    seen = reviewed(pasted).mark
    add_people(presence=line, by=cast.staff, people=[("Suzan Aref", "woman", ""), ("Dina", "woman", "")])
    log_presence(event=event, by=cast.staff, organization=cast.al_noor, women=4)
    # Al Noor was counted meanwhile: that organization waits, all others are written down.
    with pytest.raises(ListChanged):
        save_list(pasted=pasted, by=cast.staff, seen=seen)
    result = saved(pasted, cast.staff)
    assert (result.people, result.waiting) == (1, 1)
    assert who_came(event) == {"weo": ["Dina", "Huda Ali", "Lana Karim", "Suzan Aref"], "al-noor": (4, 0, 0)}
    assert numbers(line) == (2, 0, 2)


def test_saved_once_by_whoever_is_first(cast, event):
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", "Ali, Hope NGO")
    seen = reviewed(pasted).mark
    save_list(pasted=pasted, by=cast.staff, seen=seen)
    with pytest.raises(ListChanged):
        save_list(pasted=pasted, by=cast.staff, seen=seen)
    assert who_came(event) == {"weo": ["Suzan Aref"]}


def test_a_list_that_cannot_be_kept(cast, event):
    for text in ("", " \n\t\n", "\x00\n"):
        with pytest.raises(Refused, match="Paste the list first"):
            paste_list(event=event, by=cast.staff, text=text)
    with pytest.raises(TooLong):
        paste_list(event=event, by=cast.staff, text="\n".join(["Ali, WEO"] * (LONGEST_LIST + 1)))
    with pytest.raises(NotAllowed):
        paste_list(event=event, by=cast.suzan, text="Ali, WEO")
    tomorrow = create_event(
        by=cast.staff, kind="workshop", name_en="Soon", starts_on=today() + datetime.timedelta(days=1)
    )
    with pytest.raises(Refused, match="has not begun"):
        paste_list(event=tomorrow, by=cast.staff, text="Ali, WEO")
    assert not AttendanceList.objects.exists()


def test_an_event_that_was_cancelled_meanwhile(cast):
    tonight = create_event(by=cast.staff, kind="workshop", name_en="Tonight", starts_on=today())
    announce_event(event=tonight, by=cast.staff)
    pasted = pasted_by(cast.staff, tonight, "Suzan Aref, WEO")
    cancel_event(event=tonight, by=cast.staff, reason="No power.")
    with pytest.raises(Refused, match="was cancelled"):
        save_list(pasted=pasted, by=cast.staff)
    assert not Presence.objects.exists()


def test_the_same_text_is_the_list_there_is(cast, event):
    other = User.objects.create_user("salma@search.example", "x", name="Salma", is_staff=True)
    other.groups.set(cast.staff.groups.all())
    first = pasted_by(cast.staff, event, "Suzan Aref, WEO")
    assert pasted_by(cast.staff, event, "Suzan Aref, WEO") == first
    assert pasted_by(other, event, "Suzan Aref, WEO") != first


def test_two_decide(cast, event):
    """Each key by itself; of one key the second is told, and may then put theirs in its place."""
    pasted = pasted_by(cast.staff, event, "Ali, Hope NGO", "Sara, Qandil NGO", "Suzan Aref, WEO")
    hope, qandil = (one.key for one in reviewed(pasted).writings)
    kept, conflicts = decide_several(
        pasted=pasted, by=cast.staff, answers={hope: (walk_in("Hope"), ""), qandil: (OUT, "")}
    )
    assert (kept.version, conflicts) == (2, {})
    say(pasted, cast.staff, hope, walk_in("Hope"))  # the same: nothing to be told
    with pytest.raises(DecidedMeanwhile) as told:
        say(pasted, cast.staff, hope, member(cast.weo))
    assert (told.value.now.walk_in, told.value.now.by) == ("Hope", cast.staff.pk)
    say(pasted, cast.staff, hope, member(cast.weo), told.value.now.mark)
    pasted.refresh_from_db()
    assert (pasted.version, pasted.decisions[hope]["member"]) == (3, cast.weo.pk)
    say(pasted, cast.staff, qandil, None, OUT.mark)
    assert [one.is_open for one in reviewed(pasted).writings] == [False, True]


def test_more_than_anybody_counts(cast, event):
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women")
    say_line(pasted, cast.staff, 1, Decision(Choice.WRITTEN, organization="Al Noor", women=9000, men=9000))
    with pytest.raises(Refused, match="More than 9999"):
        saved(pasted, cast.staff)


def test_discarded_and_swept(cast, event):
    for place, days in enumerate((1, 13, 15)):
        pasted = pasted_by(cast.staff, event, f"Person {place}, WEO")
        made = pasted.made_at - datetime.timedelta(days=days)
        AttendanceList.objects.filter(pk=pasted.pk).update(made_at=made)
    call_command("sweep_attendance_lists", verbosity=0)
    assert AttendanceList.objects.count() == 2
    for pasted in AttendanceList.objects.all():
        discard_list(pasted=pasted, by=cast.staff)
        discard_list(pasted=pasted, by=cast.staff)
    assert not AttendanceList.objects.exists()


def test_sixty_organizations_ask_no_more_than_six(cast, event):
    def paste_and_save(day, number: int) -> int:
        lines = []
        for place in range(number):
            name = f"Association of District {day.pk} {place}"
            Organization.objects.create(
                slug=f"d-{day.pk}-{place}", name_en=name, kind="local", member_since=today()
            )
            lines += [f"Person {chr(97 + place)} One, {name}", f"Person {chr(97 + place)} Two, {name}"]
        pasted = pasted_by(cast.staff, day, *lines)
        with CaptureQueriesContext(connection) as queries:
            assert saved(pasted, cast.staff).organizations == number
        return len(queries)

    few = paste_and_save(held_event(cast, "Few"), 3)
    assert paste_and_save(held_event(cast, "Many"), 20) == few <= 50
