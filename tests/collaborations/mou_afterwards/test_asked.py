"""What memoranda ask for now: on the page of all that one owes, and as numbers in the weekly mail."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.actions.threads import leave
from collaborations.models import MemorandumOfUnderstanding, Rest
from collaborations.mous.afterwards.asked import asked_of, commitment_lines
from cop_portal.dates import today
from members.mailing.choices import choose
from members.mailing.weekly import send_weekly_mail
from tests.cast import Cast, client_of
from tests.collaborations.promising import read
from tests.collaborations.steps import party

from .steps import DAY, MONTHLY, meeting, signed

pytestmark = pytest.mark.django_db
ALL = "/collaborations/action-points/"


@pytest.fixture
def mou(cast: Cast) -> MemorandumOfUnderstanding:
    """In force: WEO's part is late, Al Noor's is due soon, what both promised is late, and one has much time."""
    return signed(
        cast,
        {"what": "MARKED WEO", "due_on": today() - 3 * DAY, "by": cast.weo},
        {"what": "MARKED NOOR", "due_on": today() + 14 * DAY, "by": cast.al_noor},
        {"what": "MARKED BOTH", "rhythm": "monthly"},
        {"what": "MARKED FAR", "due_on": today() + 15 * DAY, "by": cast.weo},
        renewal="automatic",
    )


def whats(cast: Cast, organization) -> list[str]:
    return [row.kept.what for row in asked_of([organization.pk], today())]


def test_it_works(cast: Cast, mou):
    """Each reads of its own part and of what all promised, the most late first, and goes on to where it is linked."""
    page = read(cast.suzan, ALL)
    assert page.index("MARKED BOTH") < page.index("All parties together") < page.index("MARKED WEO")
    assert "3 days late" in page
    assert "MARKED NOOR" not in page
    assert "MARKED FAR" not in page
    assert "You owe nothing" not in page
    row = asked_of([cast.weo.pk], today())[1]
    assert f"/commitments/{row.kept.public_id}/" in page
    noor = read(cast.alnoor_colleague, ALL)
    assert noor.index("MARKED BOTH") < noor.index("MARKED NOOR")
    assert "MARKED WEO" not in noor
    assert "MARKED" not in read(cast.outsider, ALL)


def test_the_weekly_mail_says_numbers_alone(cast: Cast, mou):
    send_weekly_mail(cast.suzan.pk)
    body = mail.outbox[0].body
    assert "2 commitments of memoranda are late" in body
    assert "due within two weeks" not in body
    for word in ("MARKED", "Al Noor", "Women Empowerment", str(mou.public_id), mou.reference):
        assert word not in body
    assert body.count(ALL) == 1
    assert [line.words for line in commitment_lines(cast.ahmed)] == [
        "1 commitment of a memorandum is late",
        "1 commitment of a memorandum is due within two weeks",
    ]


def test_who_hears_nothing(cast: Cast, mou):
    """A colleague, who speaks for nobody, strangers, staff, and who has turned mails of memoranda off."""
    choose(cast.suzan, "mous", "off")
    for person in (cast.suzan, cast.colleague, cast.outsider, cast.staff, cast.observer):
        send_weekly_mail(person.pk)
    assert not mail.outbox


def test_kept_ended_resting_and_left(cast: Cast, mou):
    """What is kept is asked for no more; nor is anything in a thread that rests, or once the other side has left."""
    rest = Rest.objects.create(
        collaboration=mou.collaboration,
        kind=Rest.Kind.PAUSED,
        since=today(),
        text="Elections.",
        party=party(mou.collaboration, cast.weo),
        made_by=cast.suzan,
    )
    assert not whats(cast, cast.weo)
    rest.delete()
    commitment = mou.commitments.get(what="MARKED WEO")
    commitment.proofs.create(
        collaboration=mou.collaboration,
        meeting=meeting(cast, mou.collaboration, today() - DAY),
        linked_on=today(),
        linked_by=cast.suzan,
    )
    assert whats(cast, cast.weo) == ["MARKED BOTH"]
    assert not asked_of([cast.weo.pk], datetime.date(2021, 9, 25))  # before its first day
    leave(collaboration=mou.collaboration, organization=cast.al_noor, by=cast.ahmed)
    assert not whats(cast, cast.weo)
    assert not whats(cast, cast.al_noor)


def test_one_that_ran_out_asks_nothing(cast: Cast):
    signed(cast, MONTHLY, renewal="none")
    assert not whats(cast, cast.weo)
    assert "You owe nothing to anybody now" in read(cast.suzan, ALL)


def test_questions_do_not_grow(cast: Cast, mou):
    client = client_of(cast.suzan)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(ALL).status_code == 200
        return len(queries)

    count()
    one = count()
    signed(
        cast,
        *({"what": f"MORE {number}", "due_on": today() - DAY, "by": cast.weo} for number in range(5)),
        collaboration=mou.collaboration,
        renewal="automatic",
    )
    assert count() == one
