"""What is said of a memorandum: its terms before they are final, how it stands, until when, and since when."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from collaborations.actions import mous as actions
from collaborations.mous.facts import renewed_until
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.reader import reader_of
from collaborations.thread.stage_line import stage_line
from collaborations.thread.timeline import timeline
from collaborations.thread.words import DateWords, full_years
from cop_portal.dates import format_date, today
from tests.cast import Cast, english_client_of
from tests.collaborations.mous import SIGNED, confirm, entered
from tests.collaborations.reading import unmarked
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def thread_of(cast: Cast, collaboration):
    """The thread as Suzan reads it."""
    rows = with_facts(type(collaboration).objects.filter(pk=collaboration.pk))
    return threads(rows, reader_of(cast.suzan, cast.weo))[0]


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "on", "until"),
    [
        # The story's: two years, and two again.
        ("2021-10-01", "2023-09-30", "2023-10-01", "2025-09-30"),
        ("2021-10-01", "2023-09-30", "2025-09-30", "2025-09-30"),
        ("2021-10-01", "2023-09-30", "2026-11-25", "2027-09-30"),
        # The first term itself.
        ("2021-10-01", "2023-09-30", "2022-01-01", "2023-09-30"),
        # Two years, written by the day they are full.
        ("2021-10-01", "2023-10-01", "2026-11-25", "2027-10-01"),
        # A year from the last day of February; months of other lengths.
        ("2024-02-29", "2025-02-28", "2026-03-01", "2027-02-28"),
        ("2024-02-29", "2025-02-28", "2027-03-01", "2028-02-29"),
        ("2022-08-31", "2023-02-28", "2023-03-01", "2023-08-31"),
        # No whole months: as many days again.
        ("2022-01-01", "2022-01-10", "2022-01-11", "2022-01-20"),
        ("2022-01-01", "2022-01-10", "2022-01-20", "2022-01-20"),
        ("2022-01-01", "2022-01-10", "2022-01-21", "2022-01-30"),
    ],
)
def test_a_renewed_term_is_as_long_as_the_first(starts_on: str, ends_on: str, on: str, until: str):
    assert renewed_until(date(starts_on), date(ends_on), date(on)) == date(until)


def test_a_renewed_memorandum_says_until_when(cast: Cast):
    """In force beside a term that is over would read as a mistake."""
    mou = entered(cast)
    confirm(cast, mou)
    page = unmarked(english_client_of(cast.suzan).get(mou.get_absolute_url()).content.decode())
    until = format_date(renewed_until(mou.starts_on, mou.ends_on, today()))
    assert "In force" in page
    assert f"1 October 2021 to {until}" in page
    assert "Renews automatically; first agreed to 30 September 2023" in page


@pytest.mark.parametrize("fields", [{"ends_on": today() + 9 * DAY}, {"renewal": "agreement"}])
def test_who_has_not_been_renewed_says_nothing_of_it(cast: Cast, fields: dict):
    """Its first term still runs, or it ended."""
    mou = entered(cast, **fields)
    confirm(cast, mou)
    assert "first agreed to" not in english_client_of(cast.suzan).get(mou.get_absolute_url()).content.decode()


def test_the_terms_are_read_before_they_are_final(cast: Cast):
    """Title, parties, term, end, topics and purpose stand above the form that makes them final."""
    mou = entered(cast, topics=[cast.quotas], purpose="Train each other.", title="Together")
    url = reverse("collaborations:mou_confirm", args=[mou.public_id])
    page = unmarked(english_client_of(cast.ahmed).get(url).content.decode()).partition("<main")[2]
    form = page.index("signatory_name")
    for word in (
        "Together",
        "Al Noor Foundation",
        "Women Empowerment Organization",
        "1 October 2021 to 30 September 2023",
        "Renewed automatically",
        "Gender quotas",
        "Train each other.",
        "nobody can change them",
    ):
        assert 0 < page.find(word) < form, word


def _answers(client: Client, mou) -> dict[str, str]:
    found = {}
    for name in ("mou_confirm", "mou_paper", "mou_return"):
        response = client.get(reverse(f"collaborations:{name}", args=[mou.public_id]), follow=True)
        assert response.redirect_chain == [(mou.get_absolute_url(), 302)]
        found[name] = response.content.decode()
    return found


def test_a_concluded_memorandum_says_why_nothing_can_be_changed(cast: Cast):
    """Whoever comes by an old link."""
    mou = entered(cast)
    confirm(cast, mou)
    for user in (cast.suzan, cast.ahmed):
        for name, page in _answers(english_client_of(user), mou).items():
            assert "It is concluded, and nothing of it can be changed." in page, name


def test_a_withdrawn_one_says_so(cast: Cast):
    mou = entered(cast)
    actions.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Not this one.")
    for page in _answers(english_client_of(cast.ahmed), mou).values():
        assert "This memorandum was withdrawn or returned. It can be entered again." in page


def test_what_is_not_ones_own_to_do_is_said_too(cast: Cast):
    """The uploader has confirmed by uploading; what it entered, it takes back or replaces."""
    mou = entered(cast)
    confirmed = reverse("collaborations:mou_confirm", args=[mou.public_id])
    page = english_client_of(cast.suzan).get(confirmed, follow=True).content.decode()
    assert "Your organization has confirmed it already." in page
    returned = reverse("collaborations:mou_return", args=[mou.public_id])
    assert "Withdraw the memorandum" in english_client_of(cast.suzan).get(returned).content.decode()
    replaced = reverse("collaborations:mou_paper", args=[mou.public_id])
    assert "Replace your signed copy" in english_client_of(cast.suzan).get(replaced).content.decode()
    assert "Upload the signed paper" in english_client_of(cast.ahmed).get(replaced).content.decode()


def test_concluded_and_not_begun_is_one_stage(cast: Cast):
    """Line and timeline say the same: with the parties, concluded, begins on its day; never "signed" or "in force"."""
    collaboration = introduced(cast)
    begins_on = today() + 20 * DAY
    confirm(cast, entered(cast, collaboration, starts_on=begins_on, ends_on=None, renewal="none"))
    thread = thread_of(cast, collaboration)
    knot = stage_line(thread)[4]
    assert (knot.label, knot.state) == ("MoU with the parties", "hollow")
    assert knot.date == f"concluded, begins on {DateWords().write(begins_on)}"
    now = next(entry for entry in timeline(thread) if entry.state == "now")
    assert now.title == "MoU with the parties"
    assert f"Concluded, begins on {format_date(begins_on)}." in now.text


def test_a_year_that_is_not_this_one_is_written(cast: Cast):
    """On the line an MoU of 2021 is in force since 1 October 2021, also right after a meeting of that year."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    confirm(cast, entered(cast, collaboration))
    knots = stage_line(thread_of(cast, collaboration))
    assert [knot.date for knot in knots[:5] if knot.is_reached] == [
        "14 April 2021",
        "14 April 2021",
        "6 May 2021",
        "since 1 October 2021",
    ]


def test_years_of_dates():
    """This year once; another one each time."""
    words = DateWords()
    this_year = today().year
    written = [words.write(datetime.date(year, 3, 1)) for year in (2021, 2021, this_year, this_year)]
    assert written == ["1 March 2021", "1 March 2021", f"1 March {this_year}", "1 March"]


def test_from_a_year_on_it_is_said_in_years(cast: Cast):
    """Not in 1882 days."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    confirm(cast, entered(cast, collaboration))
    years = full_years(datetime.date(2021, 10, 1), today())
    page = english_client_of(cast.suzan).get(collaboration.get_absolute_url()).content.decode()
    assert f"{years} years so far." in page
    assert "days so far" not in page


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        ("2021-10-01", "2022-09-30", 0),
        ("2021-10-01", "2022-10-01", 1),
        ("2020-02-29", "2021-02-28", 0),
        ("2020-02-29", "2021-03-01", 1),
        ("2026-01-02", "2026-01-01", 0),
    ],
)
def test_full_years(since: str, on: str, years: int):
    assert full_years(date(since), date(on)) == years


def test_the_day_of_the_signature_is_still_a_day(cast: Cast):
    """In its first year the time is counted in days."""
    collaboration = introduced(cast)
    start = today() - 40 * DAY
    fields = {"starts_on": start, "ends_on": None, "renewal": "none"}
    confirm(cast, entered(cast, collaboration, **fields), signed_on=SIGNED)
    assert (
        "40 days so far."
        in english_client_of(cast.suzan).get(collaboration.get_absolute_url()).content.decode()
    )
