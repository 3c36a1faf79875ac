"""How a memorandum came to its end, as its page says it: what stands above its terms, up to which day it was in force,
and beneath its title that a party ended it before its time."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils.html import strip_tags

from collaborations.actions.mou_afterwards import terminate
from collaborations.actions.mou_renewing import renew
from collaborations.actions.mous import return_mou
from collaborations.models import MemorandumOfUnderstanding, MouVersion, Party
from collaborations.mous.afterwards.heading import heading_of
from collaborations.mous.afterwards.terms import agreed_until, renewal_words, term_words
from collaborations.mous.came_to_nothing import was_returned
from collaborations.mous.states import MouState
from cop_portal.dates import format_date, today
from members.models import User
from tests.cast import Cast
from tests.collaborations.mou_afterwards.steps import DAY, MONTHLY, TRAIN, sign_all, signed, them, us
from tests.collaborations.mou_agreed import agree, put
from tests.collaborations.mous import ENDS, STARTS, entered
from tests.collaborations.reading import text_of

pytestmark = pytest.mark.django_db

SAID = datetime.date(2022, 5, 2)
LAST = datetime.date(2022, 6, 30)


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


def on(mou, day: datetime.date):
    return MemorandumOfUnderstanding.objects.with_state(day).get(pk=mou.pk)


def end(cast: Cast, mou, **fields):
    values = {"ends_on": LAST, "reason": "The project is over.", "language": "en", "on": SAID}
    return terminate(mou=mou, **us(cast), **{**values, **fields})


def page(user, url: str) -> str:
    return words_of(text_of(user, url))


def words_of(html: str) -> str:
    return " ".join(strip_tags(re.sub(r"(</(?:dt|dd|p|h\d|li|div|blockquote)>)", r"\1 ", html)).split())


def said(mou, day: datetime.date, *successors) -> str:
    return strip_tags(heading_of(on(mou, day), successors))


def test_it_works(cast: Cast):
    """Ended before its time: its term runs to the real last day, and what was agreed stands beside it."""
    mou = signed(cast, renewal="agreement")
    assert said(mou, SAID) == ""
    end(cast, mou)
    assert said(mou, SAID) == "In force until 30 June 2022"
    assert said(mou, LAST + DAY) == "Ended early, on 30 June 2022"
    now = on(mou, LAST + DAY)
    assert term_words(now) == "1 October 2021 to 30 June 2022"
    assert agreed_until(now) == ENDS
    assert renewal_words(now) == ""
    read = text_of(cast.suzan, mou.get_absolute_url())
    words = words_of(read)
    assert "WEO ended it on 2 May 2022. Its last day: 30 June 2022." in words
    # Beneath the title, and on paper as well.
    assert re.search(r'notice-fact"', read)
    assert read.index("notice-fact") < read.index('class="columns"')
    assert "Renewed if the parties agree" not in words
    assert "Agreed until 30 September 2023" in words


def test_who_reads_why(cast: Cast):
    """The other party does; staff read that it was ended, and no heading with nothing beneath it."""
    mou = signed(cast)
    end(cast, mou, on=today(), ends_on=today() + DAY)
    url = mou.get_absolute_url()
    theirs, staff = page(cast.ahmed, url), page(cast.staff, url)
    assert "WEO ended it on" in theirs
    assert "and wrote why: The project is over." in theirs
    assert "WEO ended it on" in staff
    assert "The project is over." not in staff
    assert "Its end, and what follows" not in staff
    assert f"In force until {format_date(today() + DAY)}" in staff


def test_expired(cast: Cast):
    mou = signed(cast, renewal="none")
    assert said(mou, ENDS) == ""
    assert said(mou, ENDS + DAY) == "Expired on 30 September 2023"
    read = page(cast.suzan, mou.get_absolute_url())
    assert "Expired on 30 September 2023" in read
    assert "It ends" not in read


def test_replaced(cast: Cast):
    """By which one is told to who may know of it; the term goes to the day before that began."""
    mou = signed(cast, renewal="agreement")
    since = datetime.date(2022, 7, 1)
    term = {"starts_on": since, "ends_on": datetime.date(2024, 6, 30), "renewal": "none"}
    draft = renew(mou=mou, **us(cast), **term, on=SAID)
    put(cast, draft, on=SAID)
    agree(cast, draft, on=SAID)
    sign_all(cast, draft, on=SAID)
    assert said(mou, SAID) == ""
    assert said(mou, since, on(draft, since)) == f"Replaced by {draft.reference} since 1 July 2022"
    assert said(mou, since) == "Replaced since 1 July 2022"
    assert term_words(on(mou, since)) == "1 October 2021 to 30 June 2022"
    assert f"Replaced by {draft.reference} since 1 July 2022" in page(cast.staff, mou.get_absolute_url())


def test_before_it_began(cast: Cast):
    """Signed by all, and ended before its first day: it was in force on none."""
    mou = signed(cast, starts_on=SAID + 60 * DAY)
    assert said(mou, SAID) == ""
    assert on(mou, SAID).state == MouState.CONCLUDED
    end(cast, mou, ends_on=SAID + 2 * DAY)
    for day in (SAID, SAID + 61 * DAY):
        assert said(mou, day) == "Ended before it began"
        assert term_words(on(mou, day)) == "It was to begin on 1 July 2022, and ended before"


def test_one_that_renews_itself(cast: Cast):
    """In its second term the last day is later than what was agreed first, which is not told as if it were to come."""
    mou = signed(cast)
    day = datetime.date(2024, 5, 2)
    assert (said(mou, day), term_words(on(mou, day), day)) == ("", "1 October 2021 to 30 September 2025")
    end(cast, mou, on=day, ends_on=day + DAY)
    assert agreed_until(on(mou, day)) is None
    assert term_words(on(mou, day), day) == "1 October 2021 to 3 May 2024"


def test_who_came_back_with_what(cast: Cast):
    """What was entered from paper is returned by another, or withdrawn by who entered it; both are named."""
    mou = entered(cast)
    return_mou(mou=mou, **them(cast), reason="It is another paper.")
    read = page(cast.suzan, mou.get_absolute_url())
    assert "Al Noor returned it on" in read
    assert "The reason: It is another paper." in read
    assert "Returned Term" in read
    thread = page(cast.suzan, mou.collaboration.get_absolute_url())
    assert "The memorandum was returned Al Noor returned it. Its page says why." in thread
    version = MouVersion(withdrawn_on=SAID, put_by_id=1, withdrawn_for_id=2)
    assert was_returned(version)
    version.withdrawn_for_id = 1
    assert not was_returned(version)


def test_what_is_late_is_the_next_step(cast: Cast):
    """Of its page, for its parties in the thread; one's own before what the other owes."""
    mou = signed(cast, {**TRAIN, "by": cast.al_noor})
    url = mou.get_absolute_url()
    assert "Next: Al Noor keeps what it promised" in page(cast.suzan, url)
    ours = page(cast.ahmed, url)
    assert "Next: keep what the memorandum promises Train 15 staff" in ours
    assert "Nothing that proves it was held by 31 March 2022." in ours
    assert "Next:" not in page(cast.staff, url)
    Party.objects.filter(organization=cast.al_noor).update(left_on=today())
    for user in (cast.ahmed, cast.suzan):
        assert "Next: keep" not in page(user, url)
        assert "keeps what it promised" not in page(user, url)


def test_a_commitment_of_one_that_ended(cast: Cast):
    """How often it was kept is counted to the end, and not "so far"; its page says how often, or by when, it was."""
    mou = signed(cast, MONTHLY, {**TRAIN, "due_on": datetime.date(2031, 3, 31)})
    dated = mou.commitments.get(what=TRAIN["what"])
    address = f"/mous/commitments/{dated.public_id}/"
    assert "When By 31 March 2031" in page(cast.suzan, address)
    end(cast, mou)
    assert "It was kept 0 of 9 times." in page(cast.suzan, mou.get_absolute_url())
    assert STARTS < LAST
