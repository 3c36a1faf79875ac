"""What Search staff know of a memorandum: of a draft nothing, its words when all have agreed, and of what is given back
between the parties nothing."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.actions import mou_agreeing as actions
from collaborations.actions import mou_signing, mous
from collaborations.actions.mou_entering import enter_amendment
from collaborations.follow_up.silence import with_silence
from collaborations.models import Collaboration, MouVersion
from cop_portal.dates import format_date, today
from tests.cast import client_of, english_client_of
from tests.collaborations.mou_agreed import (
    PURPOSE,
    PUT,
    TITLE,
    agree,
    agreed,
    amendment,
    give_back,
    put,
    written,
)
from tests.collaborations.mou_signing.steps import sent
from tests.collaborations.mous import SIGNED, confirm, paper

pytestmark = pytest.mark.django_db


def read(user, mou) -> str:
    """The page of ``mou``."""
    return english_client_of(user).get(mou.get_absolute_url()).content.decode()


def last_fact(mou):
    """The last day on which something happened, as the staff's board counts it."""
    row = with_silence(Collaboration.objects.with_stage(), cold_after=45).get(pk=mou.collaboration_id)
    return row.last_fact_on


def test_it_works(cast):
    """While it is with the parties staff know that it is; its words and terms they read when all have agreed."""
    mou = written(cast)
    mou.topics.set([cast.legal_aid])
    put(cast, mou)
    for words in (TITLE.replace("'", "&#x27;"), PURPOSE, "Legal aid", "2023"):
        assert words not in read(cast.staff, mou)
        assert words in read(cast.ahmed, mou)
    agree(cast, mou)
    for words in (TITLE.replace("'", "&#x27;"), PURPOSE, "Legal aid", "2023"):
        assert words in read(cast.staff, mou)


def test_an_amendment_is_read_when_all_have_agreed(cast):
    """Neither its title nor what it changes before."""
    mou = agreed(cast)
    sent(cast, mou)
    confirm(cast, mou)
    version = amendment(cast, mou)
    mou_page, page = mou.get_absolute_url(), version.address("mou_amendment")
    assert english_client_of(cast.staff).get(page).status_code == 404
    actions.put_to_parties(mou=mou, number=1, organization=cast.weo, by=cast.suzan, on=SIGNED)
    staff = english_client_of(cast.staff)
    assert "One year longer." not in staff.get(page).content.decode()
    assert page in staff.get(mou_page).content.decode()
    actions.agree(mou=mou, number=1, organization=cast.al_noor, by=cast.ahmed, on=SIGNED)
    assert "One year longer." in staff.get(page).content.decode()


def test_closed_to_staff(cast):
    """What it is about is not read either; its term is counted all the same."""
    mou = written(cast)
    mou.topics.set([cast.legal_aid])
    agree(cast, put(cast, mou))
    mous.set_closed_to_staff(mou=mou, organization=cast.al_noor, by=cast.ahmed, closed=True)
    page = read(cast.staff, mou)
    assert "Legal aid" not in page
    assert "2023" in page


@pytest.mark.parametrize("begin", [written, put, agreed])
def test_a_party_closes_it_from_the_draft_on(cast, begin):
    """A party decides it before there is a paper, for its own organization."""
    mou = begin(cast)
    assert "staff-access" in read(cast.ahmed, mou)
    assert "staff-access" not in read(cast.colleague, mou)
    english_client_of(cast.ahmed).post(f"{mou.get_absolute_url()}staff-access/", {"closed": "1"})
    assert mou.parties.get(party__organization=cast.al_noor).closed_to_staff_on == today()


def test_a_draft_is_not_in_the_desk(cast):
    """Nor for a superuser; what is with the parties is."""
    mou = written(cast)
    client, desk = client_of(cast.superuser), "/admin/collaborations/memorandumofunderstanding/"
    assert mou.reference not in client.get(desk).content.decode()
    assert client.get(f"{desk}{mou.pk}/change/").status_code == 302
    put(cast, mou)
    assert mou.reference in client.get(desk).content.decode()


def test_the_desk_tells_no_term_before_all_agree(cast):
    """Neither in its list, nor on its page, by a filter, or by the order of the list."""
    mou = put(cast)
    client, desk = client_of(cast.superuser), "/admin/collaborations/memorandumofunderstanding/"
    pages = (desk, f"{desk}{mou.pk}/change/", f"{desk}?o=3")
    for year in ("2021", "2023"):
        assert not any(year in _without_put(client.get(page)) for page in pages)
    for guess in ("starts_on__year=2021", "ends_on__isnull=1", "renewal__exact=automatic"):
        assert client.get(f"{desk}?{guess}").status_code == 400
    agree(cast, mou)
    assert all("2023" in client.get(page).content.decode() for page in pages)


def _without_put(answer) -> str:
    """A page of the desk without the day on which it was put to the parties, which staff know."""
    assert answer.status_code == 200
    return answer.content.decode().replace(format_date(PUT), "")


def test_what_is_given_back_breaks_no_silence_for_staff(cast):
    """A text that came back, and what was agreed to before, is as if it had not been; so is a paper."""
    mou = written(cast)
    before = last_fact(mou)
    put(cast, mou)
    assert last_fact(mou) > before
    give_back(cast, mou)
    assert last_fact(mou) == before
    other = agreed(cast, mou.collaboration)
    then = last_fact(other)
    copy = sent(cast, other)
    mou_signing.return_copy(
        mou=other, organization=cast.al_noor, by=cast.ahmed, copy=copy, reason="Not ours.", on=SIGNED
    )
    assert last_fact(other) == then


def test_an_entered_amendment_is_returned_and_told_of(cast, django_capture_on_commit_callbacks):
    """The page of an amendment returns the amendment, and the mail leads to it."""
    mou = agreed(cast)
    sent(cast, mou)
    confirm(cast, mou)
    version = enter_amendment(
        mou=mou,
        organization=cast.weo,
        by=cast.suzan,
        title="One more year",
        purpose="It ends later.",
        upload=paper(),
        signatory_name="Suzan Aref",
        capacity="Director",
        signed_on=SIGNED,
        on=SIGNED,
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        english_client_of(cast.ahmed).post(version.address("mou_return"), {"reason": "Not ours"})
    assert [version.address("mou_amendment") in message.body for message in mail.outbox] == [True]
    version.refresh_from_db()
    assert version.withdrawn_for.party.organization == cast.al_noor
    assert MouVersion.objects.get(mou=mou, number=0).withdrawn_on is None
