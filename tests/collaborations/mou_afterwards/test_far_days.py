"""A mistyped year is refused wherever a day of a memorandum is entered; one that was stored before breaks no page."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions import mou_checks, mou_signing
from collaborations.actions.mou_afterwards import terminate
from collaborations.actions.mou_agreeing import agree, put_to_parties
from collaborations.actions.mou_drafting import begin_amendment
from collaborations.actions.mou_entering import enter_amendment
from collaborations.actions.mou_reminders import remind_of_ends
from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.afterwards.periods import Periods, days_after, months_after
from collaborations.mous.afterwards.terms import renewed_until, same_length, term_after
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.mou_steps import BEGINS, drafted, promised, saved
from tests.collaborations.mous import entered, paper, thread_of

LAST = datetime.date.max
WHO = {"signatory_name": "Suzan Aref", "capacity": "Director"}


def signed(cast: Cast, **term) -> MemorandumOfUnderstanding:
    """Written here, and signed by both today."""
    mou = drafted(cast, **{"starts_on": today(), "ends_on": years_on(2), "renewal": "none", **term})
    promised(cast, mou)
    put_to_parties(mou=mou, organization=cast.weo, by=cast.suzan)
    agree(mou=mou, organization=cast.al_noor, by=cast.ahmed)
    mou_signing.upload_copy(
        mou=mou, organization=cast.weo, by=cast.suzan, upload=paper(), signed_on=today(), **WHO
    )
    mou_signing.confirm_signature(mou=mou, organization=cast.al_noor, by=cast.ahmed, signed_on=today(), **WHO)
    return MemorandumOfUnderstanding.objects.with_state().get(pk=mou.pk)


def years_on(years: int) -> datetime.date:
    return months_after(today(), years * 12)


@pytest.mark.django_db
def test_it_works(cast):
    mou = drafted(cast, starts_on=BEGINS, ends_on=BEGINS.replace(year=BEGINS.year + 30))
    assert mou.ends_on.year == BEGINS.year + 30


@pytest.mark.django_db
@pytest.mark.parametrize("ends_on", [LAST, BEGINS.replace(year=BEGINS.year + 31)])
def test_a_draft(cast, ends_on):
    with pytest.raises(Refused) as refused:
        drafted(cast, starts_on=BEGINS, ends_on=ends_on)
    assert refused.value.field == "ends_on"
    assert "Leave it empty if it has no end" in str(refused.value.message)
    with pytest.raises(Refused) as refused:
        drafted(cast, starts_on=datetime.date(9999, 1, 1), ends_on=None, renewal="none")
    assert refused.value.field == "starts_on"


@pytest.mark.django_db
def test_the_page_of_the_term_says_so_at_the_field(cast):
    mou = drafted(cast)
    client, url = english_client_of(cast.suzan), mou.get_absolute_url() + "text/write/term/"
    form = client.get(url).context["form"]
    answer = client.post(
        url,
        {
            **{name: form[name].value() for name in ("seen", "based_on")},
            **{"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2027"},
            **{"ends_on_day": "31", "ends_on_month": "12", "ends_on_year": "9999", "renewal": "none"},
        },
    )
    assert answer.status_code == 422
    assert "at most 30 years after the first day" in str(answer.context["form"].errors["ends_on"])


@pytest.mark.django_db
def test_what_is_promised(cast):
    mou = drafted(cast)
    row = {"mou_party": None, "what": "Meet", "what_second": "", "rhythm": "", "due_on": LAST}
    with pytest.raises(Refused) as refused:
        saved(cast, mou, commitments=[row])
    assert refused.value.code == "too_far"
    client, url = english_client_of(cast.suzan), mou.get_absolute_url() + "text/write/commitments/"
    form = client.get(url).context["form"]
    answer = client.post(
        url,
        {
            **{name: form[name].value() for name in ("seen", "based_on", "rows")},
            **{"who_0": "all", "what_0": "Meet", "when_0": "by"},
            **{"due_0_day": "31", "due_0_month": "12", "due_0_year": "9999"},
        },
    )
    assert list(answer.context["form"].errors) == ["due_0"]


@pytest.mark.django_db
def test_one_that_was_signed_on_paper(cast):
    for field, days in {
        "ends_on": {"ends_on": LAST},
        "starts_on": {"starts_on": datetime.date(1, 1, 1), "ends_on": datetime.date(1, 1, 2)},
        "signed_on": {"signed_on": datetime.date(2, 1, 1)},
    }.items():
        with pytest.raises(Refused) as refused:
            entered(cast, thread_of(cast.weo, cast.al_noor), **days)
        assert refused.value.field == field
    assert not MemorandumOfUnderstanding.objects.exists()


@pytest.mark.django_db
def test_amendments_and_ending(cast):
    mou = signed(cast)
    who = {"mou": mou, "organization": cast.weo, "by": cast.suzan}
    words = {"title": "Longer", "purpose": "It goes on."}
    for begin in (
        lambda: begin_amendment(**who, **words, new_ends_on=LAST),
        lambda: enter_amendment(**who, **words, **WHO, new_ends_on=LAST, upload=paper(), signed_on=today()),
    ):
        with pytest.raises(Refused) as refused:
            begin()
        assert (refused.value.field, refused.value.code) == ("new_ends_on", "too_far")
    with pytest.raises(Refused) as refused:
        terminate(**who, ends_on=LAST, reason="We stop.", language="en")
    assert refused.value.field == "ends_on"


@pytest.mark.django_db
@pytest.mark.parametrize("until", [LAST, datetime.date(9999, 12, 1)])
@pytest.mark.parametrize("renewal", ["automatic", "none"])
def test_a_far_day_that_is_stored_breaks_nothing(cast, monkeypatch, until, renewal):
    monkeypatch.setattr(mou_checks, "MOST_YEARS", 9000)
    mou = signed(cast, ends_on=until, renewal=renewal)
    for user in (cast.suzan, cast.staff):
        client = client_of(user)
        for url in ("/", "/collaborations/", mou.collaboration.get_absolute_url(), mou.get_absolute_url()):
            assert client.get(url).status_code == 200
    assert client_of(cast.suzan).get(mou.get_absolute_url() + "renew/").status_code == 200
    remind_of_ends()
    assert term_after(mou)["ends_on"] == LAST


@pytest.mark.parametrize("since", [datetime.date(1, 1, 1), datetime.date(2026, 11, 26), LAST])
@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_periods_to_the_end_of_time(since, months):
    periods = Periods(since, months, LAST)
    assert periods.count >= 1
    assert periods.number(LAST) == periods.count - 1
    assert periods.end(periods.count) == LAST
    assert Periods(since, months).end(10**6) >= LAST - datetime.timedelta(days=1)


def test_days_to_the_end_of_time():
    assert days_after(LAST) == LAST == months_after(LAST, 1)
    first = datetime.date(2026, 11, 26)
    assert renewed_until(first, LAST, first) == renewed_until(first, LAST, LAST) == LAST
    assert renewed_until(first, datetime.date(2026, 12, 5), LAST) == LAST
    assert same_length(first, LAST, datetime.date(2030, 1, 1)) == LAST
    assert same_length(first, datetime.date(9999, 1, 7), LAST) == LAST
