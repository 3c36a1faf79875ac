"""The pages of what comes after the signatures, as the parties and staff read them."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.mou_afterwards import link_proof, terminate
from collaborations.models import MemorandumOfUnderstanding, MouParty, MouTermination, Party
from cop_portal.dates import today
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.mou_afterwards.steps import (
    DAY,
    MONTHLY,
    TRAIN,
    activity,
    amended,
    meeting,
    signed,
    them,
    us,
)
from tests.collaborations.mous import thread_of
from tests.collaborations.reading import queries_of, text_of, unmarked

pytestmark = pytest.mark.django_db

LATER = {"what": "Write a joint report", "due_on": datetime.date(2031, 3, 31)}


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


def at(name: str, row, *more) -> str:
    return reverse(f"collaborations:{name}", args=[row.public_id, *more])


def post(user, url: str, **data):
    return client_of(user).post(url, data)


def day(name: str, date: datetime.date) -> dict:
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


def page(cast: Cast, mou, user=None) -> str:
    return " ".join(unmarked(text_of(user or cast.suzan, mou.get_absolute_url())).split())


def test_it_works(cast: Cast):
    """What it promises stands on its page, late first; a colleague links a training, which is planned."""
    mou = signed(cast, LATER, {**TRAIN, "by": cast.al_noor})
    first = page(cast, mou)
    assert first.index(TRAIN["what"]) < first.index(LATER["what"])
    assert "years late" in first
    assert "Due 31 March 2031" in first
    assert first.count("31 March 2031") == 1  # not once more as "By 31 March 2031"
    assert "By 31 March 2022" in first
    commitment = mou.commitments.get(what=LATER["what"])
    training = activity(cast, mou.collaboration, today() + DAY)
    url = at("commitment", commitment)
    assert "Joint training" in text_of(cast.colleague, url)
    assert post(cast.colleague, url, proving=[str(training.public_id)]).status_code == 302
    assert "(planned)" in page(cast, mou)
    unlink = at("commitment_unlink", commitment, training.public_id)
    assert unlink in text_of(cast.ahmed, url)
    assert post(cast.ahmed, unlink).status_code == 302
    assert "(planned)" not in page(cast, mou)


def test_a_form_that_is_out_of_date(cast: Cast):
    """Nothing chosen, or what a colleague linked meanwhile: said at the field."""
    mou = signed(cast, LATER)
    held = meeting(cast, mou.collaboration, today())
    commitment = mou.commitments.get()
    url = at("commitment", commitment)
    assert "Choose what proves it" in post(cast.suzan, url).content.decode()
    link_proof(commitment=commitment, **them(cast), meeting=held)
    answer = post(cast.suzan, url, proving=[str(held.public_id)])
    assert answer.status_code in {404, 422}


def test_one_tap(cast: Cast):
    """A button links all meetings held since, and goes when there is none."""
    mou = signed(cast, MONTHLY)
    for held_on in (today(), today() - 40 * DAY):
        meeting(cast, mou.collaboration, held_on)
    commitment = mou.commitments.get()
    url, tap = at("commitment", commitment), at("commitment_meetings", commitment)
    assert "Link all 2 meetings held since" in text_of(cast.suzan, url)
    assert post(cast.colleague, tap).status_code == 302
    assert tap not in text_of(cast.suzan, url)
    assert "Kept 2 of" in page(cast, mou)


def test_what_staff_and_who_left_read(cast: Cast):
    """Staff read what is promised unless a party closed the document, never what was held; who left the thread reads
    what it signed, and nothing of what is held since."""
    mou = signed(cast, MONTHLY, LATER)
    training = activity(cast, mou.collaboration, today() + DAY)
    link_proof(commitment=mou.commitments.get(what=LATER["what"]), **us(cast), activity=training)
    read = page(cast, mou, cast.staff)
    assert MONTHLY["what"] in read
    assert "Kept 0 of" in read
    assert "Joint training" not in read
    MouParty.objects.filter(mou=mou, party__organization=cast.weo).update(closed_to_staff_on=today())
    read = page(cast, mou, cast.staff)
    assert MONTHLY["what"] not in read
    assert "Commitment 1" in read
    Party.objects.filter(organization=cast.al_noor).update(left_on=today())
    read = page(cast, mou, cast.ahmed)
    assert MONTHLY["what"] in read
    # How it stands would tell what was held since.
    assert "Kept 0 of" not in read
    assert "state-late" not in read
    assert "Joint training" not in read
    assert client_of(cast.ahmed).get(at("commitment", mou.commitments.first())).status_code == 404


def test_ended_and_taken_back(cast: Cast):
    """A page of its own asks; the others read why and staff do not; the party that ended it takes it back."""
    mou = signed(cast)
    url, back = at("mou_end", mou), at("mou_end_back", mou)
    assert url in page(cast, mou)
    assert url not in page(cast, mou, cast.colleague)
    wrong = post(cast.suzan, url, **day("ends_on", today() - DAY), reason="", language="en")
    assert wrong.status_code == 422
    assert "Say why" in wrong.content.decode()
    data = {**day("ends_on", today() + 9 * DAY), "reason": "Our project is over.", "language": "en"}
    assert post(cast.suzan, url, **data).status_code == 302
    assert "Our project is over." in page(cast, mou, cast.ahmed)
    assert "Our project is over." not in page(cast, mou, cast.staff)
    assert "ended it on" in page(cast, mou, cast.staff)
    assert back not in page(cast, mou, cast.ahmed)
    # Opened an hour ago: the way back says how it stands.
    assert client_of(cast.ahmed).get(url).status_code == 302
    assert post(cast.ahmed, back).status_code == 302
    assert MouTermination.objects.exists()
    assert back in page(cast, mou)
    assert client_of(cast.suzan).get(back).status_code == 200
    assert post(cast.suzan, back).status_code == 302
    assert not MouTermination.objects.exists()
    assert post(cast.suzan, back).status_code == 302


def test_renewed(cast: Cast):
    """From its page a draft that both know of; staff see nothing of the draft; sent twice it is one."""
    mou = signed(cast, renewal="agreement", ends_on=today() + 30 * DAY)
    assert "Renew it if you want to go on" in page(cast, mou)
    url = at("mou_renew", mou)
    opened = client_of(cast.colleague).get(url)
    form = opened.context["form"]
    first = today() + 31 * DAY
    assert form.initial["starts_on"] == first
    data = {**day("starts_on", first), **day("ends_on", first + 365 * DAY), "renewal": "none"}
    key = str(form.initial["key"])
    for _time in range(2):
        assert post(cast.colleague, url, key=key, **data).status_code == 302
    draft = MemorandumOfUnderstanding.objects.get(renews=mou)
    assert draft.get_absolute_url() in page(cast, mou)
    assert draft.get_absolute_url() not in page(cast, mou, cast.staff)
    # While it is on its way the way leads to it.
    answer = post(cast.ahmed, url, key="7e1f0c3a-3df5-4c5c-9d9c-8f8a4e2c3b11", **data)
    assert answer.url == draft.get_absolute_url()


def test_amended(cast: Cast):
    """Proposed from its page; one at a time; staff see it once it is put to the parties."""
    mou = signed(cast)
    url = at("mou_amend", mou)
    assert url in page(cast, mou)
    assert post(cast.suzan, url, title="", purpose="").status_code == 422
    data = {"title": "One year longer", "purpose": "The term.", **day("new_ends_on", today() + 700 * DAY)}
    answer = post(cast.colleague, url, **data, new_renewal="")
    version = mou.versions.get(number=1)
    assert answer.url == version.address("mou_text")
    own = version.address("mou_amendment")
    assert own in page(cast, mou)
    assert url not in page(cast, mou)
    assert own not in page(cast, mou, cast.staff)
    assert client_of(cast.staff).get(own).status_code == 404
    read = text_of(cast.ahmed, own)
    assert "One year longer" in read
    assert version.address("mou_text") in read
    assert client_of(cast.suzan).get(url).status_code == 302


def test_an_amendment_that_is_signed(cast: Cast):
    """Who has signed it, what it changes and adds."""
    mou = signed(cast)
    version = amended(cast, mou, MONTHLY, new_ends_on=datetime.date(2031, 3, 31))
    read = text_of(cast.suzan, version.address("mou_amendment"))
    for words in ("One year longer.", MONTHLY["what"], "31 March 2031", "Signed by all", "Somebody"):
        assert words in read
    assert "31 March 2031" in page(cast, mou)
    assert client_of(cast.suzan).get(at("mou_amendment", mou, 2)).status_code == 404


def test_what_the_thread_says(cast: Cast):
    """What is late stands among who owes what, and is the next step; to who is not party to it, it is nothing."""
    mou = signed(cast, {**TRAIN, "by": cast.weo})
    Party.objects.update(accepted_by=cast.suzan)
    Party.objects.create(
        collaboration=mou.collaboration,
        organization=cast.outsider_org,
        joined_on=today(),
        accepted_by=cast.outsider,
    )
    url, way = mou.collaboration.get_absolute_url(), at("commitment", mou.commitments.get())
    ours = text_of(cast.suzan, url)
    assert "Next: keep what the memorandum promises" in ours
    assert ours.count(TRAIN["what"]) >= 2
    assert way in ours
    assert TRAIN["what"] in text_of(cast.ahmed, url)
    for user in (cast.outsider, cast.staff):
        assert TRAIN["what"] not in text_of(user, url)
    assert "Next: keep what the memorandum promises" in text_of(cast.suzan, "/")
    held = meeting(cast, mou.collaboration, today())
    link_proof(commitment=mou.commitments.get(), **us(cast), meeting=held)
    assert "keep what the memorandum promises" not in text_of(cast.suzan, url)


def test_a_term_that_renews_itself_soon(cast: Cast):
    """The thread says so, until a party has ended it."""
    mou = signed(cast, ends_on=today() + 20 * DAY)
    url = mou.collaboration.get_absolute_url()
    assert "renewed by itself" in text_of(cast.suzan, url)
    terminate(mou=mou, **us(cast), ends_on=today() + DAY, reason="Over", language="en")
    assert "renewed by itself" not in text_of(cast.suzan, url)


def test_queries(cast: Cast, django_assert_max_num_queries):
    """As many questions for six commitments with six meetings each as for one; to the pages about one of them, too."""
    counts = []
    for count in (1, 6):
        whats = [{**MONTHLY, "what": f"Meet {number}"} for number in range(count)]
        mou = signed(cast, *whats, collaboration=thread_of(cast.weo, cast.al_noor))
        for number in range(count):
            held = meeting(cast, mou.collaboration, today() - number * DAY)
            for commitment in mou.commitments.all():
                link_proof(commitment=commitment, **us(cast), meeting=held)
        amended(cast, mou)
        pages = (
            mou.get_absolute_url(),
            at("commitment", mou.commitments.first()),
            mou.collaboration.get_absolute_url(),
        )
        counts.append([queries_of(django_assert_max_num_queries, cast.suzan, url, 80) for url in pages])
    assert counts[0] == counts[1]
    assert all(count <= most for count, most in zip(counts[0], (48, 22, 24), strict=True))
