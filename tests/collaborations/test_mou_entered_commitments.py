"""Who enters a memorandum that was signed on paper also writes what each party commits to; the others read it before
they confirm it."""

from __future__ import annotations

import datetime
import re
import uuid

import pytest
from django.urls import reverse

from collaborations.actions import mous as actions
from collaborations.actions.mou_entering import EnteredOtherwise, enter_amendment
from collaborations.models import Commitment, MemorandumOfUnderstanding, MouVersion
from cop_portal.documents.models import Document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import Refused
from tests.cast import client_of, english_client_of
from tests.collaborations.mou_afterwards.steps import kept, meeting, signed, us
from tests.collaborations.mous import SIGNED, STARTS, confirm, entered, paper, terms, thread_of
from tests.collaborations.test_mou_pages import TYPED
from tests.documents import files

pytestmark = pytest.mark.django_db

MEET = {
    "party": None,
    "what": "Meet and tell each other what is planned",
    "rhythm": "monthly",
    "due_on": None,
}
BY = datetime.date(2022, 3, 31)
ROWS = {
    "rows": "2",
    "what_0": "Train 15 people of the other",
    "when_0": "by",
    "due_0_day": "31",
    "due_0_month": "3",
    "due_0_year": "2022",
    "who_1": "all",
    "what_1": MEET["what"],
    "when_1": "monthly",
}


def training(collaboration, organization) -> dict:
    party = collaboration.parties.get(organization=organization)
    return {"party": party, "what": "Train 15 people of the other", "rhythm": "", "due_on": BY}


def written(mou_or_version) -> list[tuple]:
    rows = mou_or_version.commitments.select_related("mou_party__party__organization")
    return [
        (row.mou_party and row.mou_party.party.organization.slug, row.what, row.rhythm, row.due_on)
        for row in rows
    ]


@pytest.fixture
def thread(cast):
    return thread_of(cast.weo, cast.al_noor)


@pytest.fixture
def client(cast):
    return english_client_of(cast.suzan)


def url_of(collaboration) -> str:
    return reverse("collaborations:mou_enter", args=[collaboration.public_id])


def data_of(collaboration, organization, **changes) -> dict:
    parties = list(collaboration.parties.all())
    who = next(party.pk for party in parties if party.organization_id == organization.pk)
    values = {**TYPED, **ROWS, "who_0": who, "parties": [party.pk for party in parties], "key": uuid.uuid4()}
    return {**values, "upload": paper(), **changes}


def nothing_is_kept() -> bool:
    return not (
        MemorandumOfUnderstanding.objects.exists() or Commitment.objects.exists() or Document.objects.exists()
    )


def test_it_works(cast, thread):
    """They are frozen with it, and afterwards they are kept, due and late as any others are."""
    mou = entered(cast, thread, commitments=[training(thread, cast.weo), MEET])
    assert written(mou) == [
        ("weo", "Train 15 people of the other", "", BY),
        (None, MEET["what"], "monthly", None),
    ]
    assert mou.versions.get().frozen_on == SIGNED
    confirm(cast, mou)
    assert kept(mou, "Train 15 people of the other", STARTS).standing.state == "due"
    assert kept(mou, "Train 15 people of the other", BY + datetime.timedelta(days=3)).is_late
    commitment = mou.commitments.get(rhythm="monthly")
    held = meeting(cast, thread, STARTS + datetime.timedelta(days=3))
    url = reverse("collaborations:commitment", args=[commitment.public_id])
    answer = english_client_of(cast.ahmed).post(url, {"acting_for": "al-noor", "proving": held.public_id})
    assert answer.status_code == 302
    assert kept(mou, MEET["what"], STARTS + datetime.timedelta(days=9)).standing.state == "kept"


def test_what_is_refused(cast, thread):
    """Somebody else's commitment, one that says nothing, or not when, or a day out of its term: nothing is kept."""
    other = thread_of(cast.weo, cast.outsider_org)
    own = training(thread, cast.weo)
    for row in (
        training(other, cast.outsider_org),
        {**own, "what": " "},
        {**own, "due_on": None},
        {**own, "rhythm": "monthly"},
        {**own, "due_on": STARTS - datetime.timedelta(days=1)},
        {**own, "due_on": datetime.date(2090, 1, 1)},
    ):
        with pytest.raises(Refused):
            entered(cast, thread, commitments=[MEET, row])
    with pytest.raises(Refused):
        entered(cast, thread, commitments=[MEET] * 41)
    with pytest.raises(UploadRefused):
        actions.enter_mou(
            organization=cast.weo,
            by=cast.suzan,
            upload=paper(content=files.script_on_opening()),
            **terms(thread, commitments=[MEET]),
        )
    assert nothing_is_kept()


def test_sent_twice_it_is_one_and_what_was_sent_first_stands(cast, thread):
    key = uuid.uuid4()
    mou = entered(cast, thread, commitments=[MEET], key=key)
    assert entered(cast, thread, commitments=[MEET], key=key) == mou
    for fields in ({"commitments": []}, {"commitments": [MEET], "title": "Another"}):
        with pytest.raises(EnteredOtherwise) as refused:
            entered(cast, thread, key=key, **fields)
        assert refused.value.version.mou == mou
    assert [row[1] for row in written(mou)] == [MEET["what"]]
    assert Document.objects.count() == 1


def test_the_page_and_what_the_others_read(cast, thread, client):
    """Two rows are free; what is written is read before it is confirmed, by nobody who is no party to it."""
    page = client.get(url_of(thread)).content.decode()
    assert page.count('name="what_') == 2
    assert "up to 25 MB" in page
    data = data_of(thread, cast.weo)
    answer = client.post(url_of(thread), data)
    mou = MemorandumOfUnderstanding.objects.get()
    assert answer.url == mou.get_absolute_url()
    assert [row[0] for row in written(mou)] == ["weo", None]
    data["upload"] = paper()
    assert client.post(url_of(thread), data).url == mou.get_absolute_url()
    confirm_url = reverse("collaborations:mou_confirm", args=[mou.public_id])
    theirs = english_client_of(cast.ahmed)
    for url in (mou.get_absolute_url(), confirm_url):
        read = theirs.get(url).content.decode()
        assert "Train 15 people of the other" in read
        assert "By 31 March 2022" in read.replace("\xa0", " ")
        assert "Every month" in read
    again = client.post(url_of(thread), {**data, "upload": paper(), "what_0": "Train 5"})
    assert again.status_code == 422
    assert mou.get_absolute_url() in again.content.decode()
    assert "Train 5</textarea>" in again.content.decode()


def test_without_any_the_page_to_confirm_says_so(cast, thread):
    mou = entered(cast, thread)
    read = english_client_of(cast.ahmed).get(reverse("collaborations:mou_confirm", args=[mou.public_id]))
    assert "No commitments are written here" in read.content.decode()


def test_bad_rows_say_what_is_wrong_and_keep_what_was_typed(cast, thread, client):
    others = thread_of(cast.weo, cast.outsider_org)
    forged = others.parties.get(organization=cast.outsider_org).pk
    early = {"due_0_year": "2021", "due_0_month": "9"}
    for changes, fields in (
        ({"who_0": ""}, {"who_0"}),
        ({"who_0": forged}, {"who_0"}),
        ({"who_0": "x", "when_1": "weekly"}, {"who_0", "when_1"}),
        ({"what_0": ""}, {"what_0"}),
        ({"what_1": "w" * 201}, {"what_1"}),
        ({"when_1": ""}, {"when_1"}),
        ({**early, "due_0_day": "30"}, {"due_0"}),
        ({**early, "due_0_day": "31"}, {"due_0"}),
        ({"due_0_year": "2024", "renewal": "none"}, {"due_0"}),
        ({"starts_on_year": "", "due_0_year": "2099"}, {"starts_on", "due_0"}),
        ({"upload": ""}, {"upload"}),
    ):
        answer = client.post(url_of(thread), data_of(thread, cast.weo, **changes))
        assert answer.status_code == 422, changes
        assert set(answer.context["form"].errors) == fields, changes
        kept_texts = [group["texts"][0].value() for group in answer.context["form"].groups]
        assert kept_texts == [changes.get("what_0", ROWS["what_0"]), changes.get("what_1", ROWS["what_1"])]
    assert nothing_is_kept()


def test_whose_it_is_must_be_a_party_that_was_ticked(cast, client):
    thread = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = [party.pk for party in thread.parties.exclude(organization=cast.outsider_org)]
    answer = client.post(url_of(thread), data_of(thread, cast.outsider_org, parties=two))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"who_0"}
    assert nothing_is_kept()


def test_rows_come_and_go_without_a_script(cast, thread, client):
    """What was typed stays, in the rest of the form too; the file has to be chosen again, and the page says so."""
    data = data_of(thread, cast.weo, upload="MoU signed.pdf")
    more = client.post(url_of(thread), {**data, "add_row": "yes"})
    assert more.status_code == 200
    form = more.context["form"]
    assert [group["texts"][0].value() for group in form.groups] == [ROWS["what_0"], ROWS["what_1"], None]
    page = more.content.decode()
    assert 'value="Women in politics, together"' in page
    assert f'value="{data["key"]}"' in page
    assert re.search(r'name="starts_on_year" value="2021"', page)
    assert "Choose the file again" in page
    less = client.post(url_of(thread), {**data, "upload": "", "remove_row": "0"})
    assert [group["texts"][0].value() for group in less.context["form"].groups] == [ROWS["what_1"]]
    assert "Choose the file again" not in less.content.decode()
    assert client.post(url_of(thread), {"add_row": "yes", "rows": "9" * 5000}).status_code == 200
    assert nothing_is_kept()


def test_what_came_back_is_entered_again_with_its_commitments(cast, thread, client):
    mou = entered(cast, thread, commitments=[training(thread, cast.al_noor), MEET])
    actions.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Not our paper.", on=SIGNED)
    assert "Train 15 people" in client.get(mou.get_absolute_url()).content.decode()
    form = client.get(f"{url_of(thread)}?again={mou.public_id}").context["form"]
    assert form.initial["rows"] == 2
    who = thread.parties.get(organization=cast.al_noor).pk
    assert [group["who"].value() for group in form.groups] == [str(who), "all"]
    assert form.groups[0]["due"].value() == BY


def test_an_entered_amendment_promises_in_addition(cast):
    """As a written one does. Its own terms and commitments are what the other confirms."""
    mou = signed(cast)
    own = mou.parties.get(party__organization=cast.weo)
    url = reverse("collaborations:mou_amend_enter", args=[mou.public_id])
    client = english_client_of(cast.suzan)
    days = {name: value for name, value in TYPED.items() if name.startswith("signed_on")}
    data = {**ROWS, **days, "title": "Until 2031", "purpose": "The term is longer.", "new_renewal": ""}
    data |= {"who_0": own.pk, "signatory_name": "Suzan Aref", "capacity": "Director"}
    wrong = client.post(url, {**data, "upload": paper(), "who_0": own.party_id + 10**6})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"who_0"})
    assert client.post(url, {**data, "add_row": "yes"}).status_code == 200
    answer = client.post(url, {**data, "upload": paper()})
    version = MouVersion.objects.get(number=1)
    assert answer.url == version.address("mou_amendment")
    assert written(version) == [("weo", ROWS["what_0"], "", BY), (None, MEET["what"], "monthly", None)]
    for name in ("mou_confirm", "mou_amendment"):
        read = english_client_of(cast.ahmed).get(version.address(name)).content.decode()
        assert ROWS["what_0"] in read
        assert "Until 2031" in read
        assert 'href=""' not in read
    again = {
        "mou": mou,
        **us(cast),
        "title": "Until 2031",
        "purpose": "The term is longer.",
        "upload": paper(),
    }
    again |= {"signatory_name": "Suzan Aref", "capacity": "Director", "signed_on": SIGNED}
    with pytest.raises(EnteredOtherwise):
        enter_amendment(**again)


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, thread, django_assert_max_num_queries):
    rows = [training(thread, cast.weo), MEET, training(thread, cast.al_noor)]
    mou = entered(cast, thread, commitments=rows)
    client = client_of(cast.ahmed)
    client.get(mou.get_absolute_url())
    with django_assert_max_num_queries(21):
        client.get(mou.get_absolute_url())
    with django_assert_max_num_queries(19):
        client.get(reverse("collaborations:mou_confirm", args=[mou.public_id]))
