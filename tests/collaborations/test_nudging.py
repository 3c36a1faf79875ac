"""Staff nudge those who must act, a party reminds the other side; nobody gets two within a fortnight."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions.meetings import plan_meeting
from collaborations.actions.nudging import nudge, remind
from collaborations.actions.threads import leave
from collaborations.emails.reminders import reminded
from collaborations.models import Collaboration, Nudge, NudgedPerson, Rest
from cop_portal.dates import format_date, today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership, User
from tests.cast import Cast, english_client_of
from tests.collaborations.steps import introduced, met, workshop
from tests.mails import said

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's, introduced: either may act."""
    return introduced(cast)


@pytest.fixture
def waiting(cast: Cast, thread: Collaboration) -> Collaboration:
    """The same after a meeting whose areas Al Noor has not confirmed."""
    met(cast, thread)
    return thread


def other_thread(cast: Cast) -> Collaboration:
    """WEO's with the outsider."""
    return introduced(cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="other"))


def nudged(row: Nudge) -> set[User]:
    """Whom it went to."""
    return {one.person for one in row.people.select_related("person")}


def refusal(call) -> Refused:
    """What ``call`` is refused with."""
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


def test_it_works(cast: Cast, waiting: Collaboration, django_capture_on_commit_callbacks):
    """The one who must act, in their own language, naming nothing."""
    with django_capture_on_commit_callbacks(execute=True):
        row = nudge(collaboration=waiting, by=cast.staff)
    assert nudged(row) == {cast.ahmed}
    assert (row.party, row.made_by, row.made_on) == (None, cast.staff, today())
    (sent,) = mail.outbox
    assert sent.to == [cast.ahmed.email]
    assert sent.extra_headers["Content-Language"] == "ar"
    assert waiting.get_absolute_url() in sent.body
    text = said(sent)
    for word in ("WEO", "Al Noor", "النور", "Suzan", "Sara", "quota", "الكوتا"):
        assert word not in text


def test_all_where_anybody_may_act(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """Each in their language; colleagues get nothing."""
    with django_capture_on_commit_callbacks(execute=True):
        row = nudge(collaboration=thread, by=cast.staff)
    assert nudged(row) == {cast.suzan, cast.ahmed}
    languages = {one.to[0]: one.extra_headers["Content-Language"] for one in mail.outbox}
    assert languages == {cast.suzan.email: "en", cast.ahmed.email: "ar"}


def test_only_the_one_that_leads(cast: Cast, thread: Collaboration):
    """Where anybody may act, it is the lead's."""
    thread.led_by = thread.parties.get(organization=cast.weo)
    thread.save()
    assert nudged(nudge(collaboration=thread, by=cast.staff)) == {cast.suzan}


def test_nobody_twice_in_a_fortnight(cast: Cast, waiting: Collaboration):
    """A second click is told so kindly; on the fourteenth day it is possible again."""
    nudge(collaboration=waiting, by=cast.staff, on=today() - 13 * DAY)
    again = refusal(lambda: nudge(collaboration=waiting, by=cast.superuser))
    assert again.code == "lately"
    assert "Next possible from" in again.message
    NudgedPerson.objects.update(nudged_on=today() - 14 * DAY)
    assert nudged(nudge(collaboration=waiting, by=cast.staff)) == {cast.ahmed}


def test_nobody_twice_over_all_threads(cast: Cast, thread: Collaboration):
    """Who had one about another thread is left out; the others get theirs."""
    nudge(collaboration=thread, by=cast.staff)
    assert nudged(nudge(collaboration=other_thread(cast), by=cast.superuser)) == {cast.outsider}


def test_what_rests_or_has_ended_or_is_planned_is_not_nudged(cast: Cast, thread: Collaboration):
    """Paused, concluded, left by all but one, in the calendar already."""
    rest = Rest.objects.create(
        collaboration=thread,
        kind="paused",
        since=today(),
        text="Elections",
        party=thread.parties.first(),
        made_by=cast.suzan,
    )
    assert refusal(lambda: nudge(collaboration=thread, by=cast.staff)).code == "paused"
    Rest.objects.update(kind="concluded")
    assert refusal(lambda: nudge(collaboration=thread, by=cast.staff)).code == "ended"
    rest.delete()
    plan_meeting(collaboration=thread, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    assert refusal(lambda: nudge(collaboration=thread, by=cast.staff)).code == "planned"
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert refusal(lambda: nudge(collaboration=thread, by=cast.staff)).code == "ended"
    assert not Nudge.objects.exists()


def test_nobody_speaks_for_them(cast: Cast, waiting: Collaboration):
    """An organization whose last representative is locked."""
    User.objects.filter(pk=cast.ahmed.pk).update(is_active=False)
    assert refusal(lambda: nudge(collaboration=waiting, by=cast.staff)).code == "nobody"


def test_only_staff_nudge(cast: Cast, waiting: Collaboration):
    """Members remind, and observers do nothing."""
    for user in (cast.suzan, cast.colleague, cast.outsider, cast.observer):
        assert isinstance(refusal(lambda user=user: nudge(collaboration=waiting, by=user)), NotAllowed)


def test_who_left_in_the_meantime_gets_no_mail(cast: Cast, thread: Collaboration):
    """The mail is written when it is sent: to those who still speak for a party."""
    row = nudge(collaboration=thread, by=cast.staff)
    Membership.objects.filter(user=cast.ahmed).update(role="colleague")
    leave(collaboration=thread, organization=cast.weo, by=cast.suzan)
    mail.outbox.clear()
    reminded(row.pk)
    reminded(row.pk + 100)
    assert not mail.outbox


# -- a party reminds the other side -----------------------------------------------------------------------------------


def test_a_party_reminds_the_other_side(cast: Cast, waiting: Collaboration):
    """With the same fortnight for people."""
    row = remind(collaboration=waiting, organization=cast.weo, by=cast.suzan)
    assert nudged(row) == {cast.ahmed}
    assert row.party == waiting.parties.get(organization=cast.weo)
    assert refusal(lambda: nudge(collaboration=waiting, by=cast.staff)).code == "lately"
    again = refusal(lambda: remind(collaboration=waiting, organization=cast.weo, by=cast.suzan))
    assert again.message == f"You can remind them again from {format_date(today() + 14 * DAY)}."


def test_a_party_does_not_learn_of_other_threads(cast: Cast, waiting: Collaboration):
    """Where the other side was reminded about a thread of its own, it gets no second mail, and nobody is told that."""
    other = introduced(
        cast, cast.al_noor, cast.outsider_org, workshop(cast.al_noor, cast.outsider_org, slug="other")
    )
    nudge(collaboration=other, by=cast.staff, on=today() - 3 * DAY)
    row = remind(collaboration=waiting, organization=cast.weo, by=cast.suzan)
    assert nudged(row) == set()
    # Staff, who see both, are told the day.
    assert any(one.isdigit() for one in refusal(lambda: nudge(collaboration=waiting, by=cast.staff)).message)


def test_only_where_the_other_side_must_act(cast: Cast, thread: Collaboration):
    """Not where anybody may, and not oneself."""
    assert (
        refusal(lambda: remind(collaboration=thread, organization=cast.weo, by=cast.suzan)).code
        == "nothing_waits"
    )
    met(cast, thread)
    assert (
        refusal(lambda: remind(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)).code
        == "nothing_waits"
    )


def test_only_who_speaks_for_the_party_reminds(cast: Cast, waiting: Collaboration):
    """No colleague, nobody of another organization, no staff."""
    for user in (cast.colleague, cast.ahmed, cast.outsider, cast.staff):
        caught = refusal(lambda user=user: remind(collaboration=waiting, organization=cast.weo, by=user))
        assert isinstance(caught, NotAllowed)


def test_who_reminds_is_not_reminded(cast: Cast, waiting: Collaboration):
    """Somebody who speaks for both sides."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.al_noor, role="representative", since=today()
    )
    assert nudged(remind(collaboration=waiting, organization=cast.weo, by=cast.suzan)) == {cast.ahmed}


def test_a_party_reads_of_its_own_thread_alone(cast: Cast, waiting: Collaboration):
    """Who was nudged about another thread, before or after, is not to be worked out from the day it is told."""
    Membership.objects.filter(user=cast.alnoor_colleague).update(role="representative")
    event = workshop(cast.al_noor, cast.outsider_org, slug="other")
    elsewhere = introduced(cast, cast.al_noor, cast.outsider_org, event)
    row = Nudge.objects.create(collaboration=elsewhere, made_by=cast.staff, made_on=today() - 10 * DAY)
    NudgedPerson.objects.create(
        nudge=row, person=cast.ahmed, organization=cast.al_noor, nudged_on=today() - 10 * DAY
    )
    values = {"collaboration": waiting, "organization": cast.weo, "by": cast.suzan}
    assert nudged(remind(**values, on=today() - 3 * DAY)) == {cast.alnoor_colleague}
    to_party = refusal(lambda: remind(**values)).message
    assert to_party == f"You can remind them again from {format_date(today() + 11 * DAY)}."
    to_staff = refusal(lambda: nudge(collaboration=waiting, by=cast.staff)).message
    assert format_date(today() + 4 * DAY) in to_staff
    NudgedPerson.objects.filter(person=cast.ahmed).update(nudged_on=today())
    assert refusal(lambda: remind(**values)).message == to_party


def test_for_whom_somebody_was_nudged(cast: Cast, waiting: Collaboration):
    """Ahmed was for Al Noor, though he works elsewhere now; who speaks for two is for the first, once."""
    page = waiting.get_absolute_url()
    Membership.objects.create(
        user=cast.ahmed, organization=cast.weo, role="representative", since=today() - 40 * DAY
    )
    (one,) = nudge(collaboration=waiting, by=cast.staff).people.all()
    assert (one.person, one.organization) == (cast.ahmed, cast.al_noor)
    Membership.objects.filter(user=cast.ahmed, organization=cast.al_noor).update(until=today())
    text = english_client_of(cast.staff).get(page).content.decode()
    line = text.partition("Search nudged")[2].partition("</p>")[0]
    assert cast.al_noor.short_name in line
    assert cast.weo.short_name not in line
