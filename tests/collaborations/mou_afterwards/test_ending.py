"""A party ends a memorandum before its time, and can take that back; a renewal follows it."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from django.core import mail

from collaborations.actions.mou_afterwards import take_back_termination, terminate
from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_renewing import renew
from collaborations.models import MouTermination, Party
from collaborations.mous.afterwards.terms import renewal_words, term_after, term_end, term_words
from collaborations.mous.states import MouEnd, how_it_ended
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from tests.at_once import at_once, failed
from tests.cast import Cast, make_cast
from tests.collaborations.mou_afterwards.steps import DAY, MONTHLY, TRAIN, amended, sign_all, signed, them, us
from tests.collaborations.mou_agreed import agree, put
from tests.collaborations.mous import ENDS, STARTS, state_of

pytestmark = pytest.mark.django_db

SAID = datetime.date(2022, 5, 2)
LAST = datetime.date(2022, 6, 30)


def end(cast: Cast, mou, who=us, **fields) -> MouTermination:
    values = {"ends_on": LAST, "reason": "The project is over.", "language": "en", "on": SAID}
    return terminate(mou=mou, **who(cast), **{**values, **fields})


def on(mou, day: datetime.date):
    return type(mou).objects.with_state(day).get(pk=mou.pk)


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """In force to the end of its last day, then ended; the other party has a mail that says no more than that."""
    mou = signed(cast)
    with django_capture_on_commit_callbacks(execute=True):
        end(cast, mou)
    assert [one.to for one in mail.outbox] == [[cast.ahmed.email]]
    assert "project" not in mail.outbox[0].body
    assert (state_of(mou, LAST), state_of(mou, LAST + DAY)) == ("in_force", "ended")
    assert how_it_ended(on(mou, LAST + DAY)) == MouEnd.TERMINATED
    assert renewal_words(on(mou, SAID), SAID).endswith("its last day is 30 June 2022")
    assert end(cast, mou).pk == MouTermination.objects.get().pk


@pytest.mark.parametrize("last", [SAID - DAY, SAID + 366 * 20 * DAY, ENDS, ENDS + DAY])
def test_days_that_are_refused(cast: Cast, last: datetime.date):
    """Before today, far too late, and where it ends by itself."""
    with pytest.raises(Refused):
        end(cast, signed(cast, renewal="none"), ends_on=last)
    assert not MouTermination.objects.exists()


def test_who_may_end_it(cast: Cast):
    """Representatives of its parties, also of one that has left; once, and not what has ended or has no signatures."""
    mou = signed(cast, renewal="none")
    for organization, by in (
        (cast.weo, cast.colleague),
        (cast.outsider_org, cast.outsider),
        (cast.weo, cast.staff),
    ):
        with pytest.raises(NotAllowed):
            terminate(
                mou=mou, organization=organization, by=by, ends_on=LAST, reason="x", language="en", on=SAID
            )
    with pytest.raises(Refused):
        end(cast, mou, reason="  ")
    with pytest.raises(Refused):
        end(cast, mou, on=ENDS + DAY, ends_on=ENDS + 2 * DAY)
    Party.objects.filter(organization=cast.al_noor).update(left_on=SAID)
    end(cast, mou, them)
    with pytest.raises(Refused):
        end(cast, mou)


def test_taken_back(cast: Cast):
    """By the same party alone, until its last day has passed."""
    mou = signed(cast)
    end(cast, mou)
    with pytest.raises(NotAllowed):
        take_back_termination(mou=mou, **them(cast), on=SAID)
    with pytest.raises(NotAllowed):
        take_back_termination(mou=mou, organization=cast.weo, by=cast.colleague, on=SAID)
    with pytest.raises(Refused):
        take_back_termination(mou=mou, **us(cast), on=LAST + DAY)
    take_back_termination(mou=mou, **us(cast), on=LAST)
    take_back_termination(mou=mou, **us(cast), on=LAST)
    assert state_of(mou, LAST + DAY) == "in_force"


def test_a_renewal(cast: Cast):
    """A draft with what was agreed, from the day after; it takes the place of the first once it is in force."""
    mou = signed(cast, MONTHLY, {**TRAIN, "by": cast.al_noor}, renewal="agreement")
    term = term_after(on(mou, SAID), SAID)
    assert term == {
        "starts_on": ENDS + DAY,
        "ends_on": datetime.date(2025, 9, 30),
        "renewal": "agreement",
    }
    draft = renew(mou=mou, organization=cast.weo, by=cast.colleague, **term, on=SAID)
    assert (draft.renews, draft.title, draft.purpose) == (mou, mou.title, mou.purpose)
    assert [row.provisions for row in draft.versions.get().texts.all()] == ["1. They meet every month."]
    rows = draft.commitments.order_by("position")
    assert [(row.what, row.rhythm, row.due_on) for row in rows] == [
        (MONTHLY["what"], "monthly", None),
        (TRAIN["what"], "", TRAIN["due_on"] + (ENDS + DAY - STARTS)),
    ]
    assert rows[1].mou_party.party.organization == cast.al_noor
    assert TRAIN["what"] in draft.versions.get().revisions.last().bodies["en"]
    with pytest.raises(AlreadyOpen):
        renew(mou=mou, **them(cast), **term)
    put(cast, draft, on=SAID)
    agree(cast, draft, on=SAID)
    sign_all(cast, draft, on=SAID)
    assert (state_of(mou, ENDS), state_of(mou, ENDS + DAY)) == ("in_force", "ended")
    assert how_it_ended(on(mou, ENDS + DAY)) == MouEnd.SUPERSEDED
    with pytest.raises(Refused):
        renew(mou=mou, **them(cast), **term)


def test_who_may_renew(cast: Cast):
    """Not staff, nor who is outside; not without a party that has left, and again once it is back."""
    mou = signed(cast)
    term = term_after(on(mou, today()))
    for organization, by in ((cast.weo, cast.staff), (cast.outsider_org, cast.outsider)):
        with pytest.raises(NotAllowed):
            renew(mou=mou, organization=organization, by=by, **term)
    Party.objects.filter(organization=cast.al_noor).update(left_on=SAID)
    with pytest.raises(Refused):
        renew(mou=mou, **us(cast), **term)
    Party.objects.create(collaboration=mou.collaboration, organization=cast.al_noor, joined_on=SAID)
    assert renew(mou=mou, **them(cast), **term).parties.count() == 2


def test_terms_in_words(cast: Cast):
    """As amended, and as they renew themselves, on any day."""
    mou = signed(cast)
    assert term_after(on(mou, datetime.date(2026, 1, 1)), datetime.date(2026, 1, 1)) == {
        "starts_on": datetime.date(2027, 10, 1),
        "ends_on": datetime.date(2029, 9, 30),
        "renewal": "automatic",
    }
    assert renewal_words(on(mou, ENDS + DAY), ENDS + DAY).endswith("first agreed to 30 September 2023")
    assert term_words(on(mou, ENDS + DAY), ENDS + DAY) == "1 October 2021 to 30 September 2025"
    amended(cast, mou, new_ends_on=datetime.date(2024, 3, 31))
    now = on(mou, ENDS + DAY)
    assert term_words(now, SAID) == "1 October 2021 to 31 March 2024"
    assert term_end(now, ENDS + DAY) == datetime.date(2024, 3, 31)
    # Each further term is as long as the first one was agreed to be: two years.
    assert term_end(now, datetime.date(2024, 4, 1)) == datetime.date(2026, 3, 31)
    amended(cast, mou, new_renewal="none")
    assert renewal_words(on(mou, SAID), SAID) == "It ends"
    assert state_of(mou, datetime.date(2024, 4, 1)) == "ended"


@pytest.mark.django_db(transaction=True)
def test_both_end_it_at_once():
    """One end; the other party reads that it was ended already."""
    cast = make_cast()
    mou = signed(cast)
    results = at_once(*(partial(end, cast, mou, who) for who in (us, them, us, them)))
    assert failed(results) == []
    assert MouTermination.objects.count() == 1
    assert sum(isinstance(one, Refused) for one in results) == 2
