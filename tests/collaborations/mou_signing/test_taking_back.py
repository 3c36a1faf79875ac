"""A party takes its own signature back before the last one has signed: what falls with it, and who reads of it."""

from __future__ import annotations

import uuid
from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from collaborations.actions import mou_agreeing, mou_signing
from collaborations.actions.mou_signing import take_back_signature
from collaborations.actions.threads import leave
from collaborations.models import MouCopy, MouVersion, Signature, SignatureTakenBack
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.reader import Reader
from collaborations.thread.timeline import timeline
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import client_of, english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import SIGNED, confirm, paper, thread_of

from .steps import of_al_noor, of_weo, sent, signed_by

pytestmark = pytest.mark.django_db

WHY = "Our board wants to read it once more."


@pytest.fixture
def mou(cast):
    """To be signed by WEO, Al Noor and a third."""
    mou = mou_agreed.agreed(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    return mou


def take_back(mou, who: dict, **fields) -> SignatureTakenBack:
    return take_back_signature(mou=mou, **{"reason": WHY, "on": SIGNED, **who, **fields})


def signers() -> set[str]:
    return {one.mou_party.party.organization.slug for one in Signature.objects.all()}


def url(mou, name: str = "mou_take_back") -> str:
    return reverse(f"collaborations:{name}", args=[mou.public_id])


def page_of(response) -> str:
    return response.content.decode()


def test_it_works(cast, mou):
    """Who confirmed another's copy: that stays with the others on it, and can be confirmed again."""
    copy = sent(cast, mou)
    confirm(cast, mou)
    ahmed = english_client_of(cast.ahmed)
    assert url(mou) in page_of(ahmed.get(mou.get_absolute_url()))
    shown = page_of(ahmed.get(url(mou)))
    assert copy.document.name in shown
    assert "The copy of" in shown
    signature = Signature.objects.get(mou_party__party__organization=cast.al_noor)
    assert f'value="{signature.public_id}"' in shown
    response = ahmed.post(url(mou), {"reason": WHY, "signature": str(signature.public_id)}, follow=True)
    page = page_of(response)
    assert "Your signature is taken back." in page
    assert "Next: confirm what you signed" in page
    assert signers() == {cast.weo.slug}
    assert list(MouCopy.objects.current()) == [copy]
    confirm(cast, mou)
    assert signers() == {cast.weo.slug, cast.al_noor.slug}


def test_ones_own_copy_falls_with_what_is_on_it_and_no_other(cast, mou):
    sent(cast, mou)
    confirm(cast, mou)
    of_third = {"organization": cast.outsider_org, "by": cast.outsider}
    shown = page_of(english_client_of(cast.suzan).get(url(mou)))
    assert cast.al_noor.short_name in shown
    assert "That confirmation counts no more either." in shown
    taken = take_back(mou, of_weo(cast))
    copy = taken.copy
    assert (copy.returned_on, copy.returned_for, copy.returned_by) == (SIGNED, taken.mou_party, cast.suzan)
    assert signers() == set()
    page = page_of(english_client_of(cast.suzan).get(mou.get_absolute_url()))
    assert "Next: sign on paper" in page
    assert "returned your copy" not in page
    own = sent(cast, mou, upload=paper("ours.pdf"), **of_al_noor(cast))
    sent(cast, mou, upload=paper("again.pdf"))
    take_back(mou, of_weo(cast))
    assert [one.copy for one in Signature.objects.all()] == [own]
    for who in (of_weo(cast), of_third):
        mou_signing.confirm_signature(mou=mou, **who, **signed_by("A"), copy=own)
    assert MouVersion.objects.get().concluded_on == SIGNED


def test_twice_is_once_and_a_new_signature_is_another(cast, mou):
    """A form that is sent twice takes nothing back that was signed after it."""
    sent(cast, mou)
    confirm(cast, mou)
    key = Signature.objects.get(mou_party__party__organization=cast.al_noor).public_id
    first = take_back(mou, of_al_noor(cast), signature=key)
    assert take_back(mou, of_al_noor(cast), signature=key, reason="Another") == first
    assert take_back(mou, of_al_noor(cast)) == first
    again = english_client_of(cast.ahmed).post(url(mou), {"reason": WHY, "signature": str(key)}, follow=True)
    assert "Done. The other parties can read why." in page_of(again)
    confirm(cast, mou)
    with pytest.raises(Refused) as refused:
        take_back(mou, of_al_noor(cast), signature=key)
    assert refused.value.code == "replaced"
    response = english_client_of(cast.ahmed).post(url(mou), {"reason": WHY, "signature": str(key)})
    assert response.status_code == 422
    now = Signature.objects.get(mou_party__party__organization=cast.al_noor).public_id
    assert f'value="{now}"' in page_of(response)
    assert WHY in page_of(response)
    assert SignatureTakenBack.objects.count() == 1


def test_the_others_read_why_and_nobody_else(cast, mou):
    """On its page and in the thread's timeline; staff read neither, nor who is no party."""
    sent(cast, mou)
    confirm(cast, mou)
    take_back(mou, of_al_noor(cast))
    for user in (cast.suzan, cast.colleague, cast.outsider):
        page = page_of(english_client_of(user).get(mou.get_absolute_url()))
        assert "took its signature back on" in page
        assert WHY in page
    thread = mou.collaboration.get_absolute_url()
    assert "A signature of the MoU was taken back" in page_of(english_client_of(cast.suzan).get(thread))
    for path in (mou.get_absolute_url(), thread):
        page = page_of(english_client_of(cast.staff).get(path))
        assert WHY not in page
        assert "taken back" not in page
        assert "took its signature back" not in page
    confirm(cast, mou)
    page = page_of(english_client_of(cast.suzan).get(mou.get_absolute_url()))
    assert "and has signed again since" in page


def test_what_was_taken_back_is_not_told_as_returned_by_another(cast, mou):
    """The thread asks who took back its own paper to sign, and does not say that the others found it wrong."""
    sent(cast, mou)
    take_back(mou, of_weo(cast))
    page = page_of(english_client_of(cast.suzan).get(mou.collaboration.get_absolute_url()))
    assert "Your paper was returned" not in page
    assert "Next: sign the memorandum" in page


def test_a_text_that_nobody_signs_any_more_can_be_returned(cast, mou):
    sent(cast, mou)
    take_back(mou, of_weo(cast))
    mou_agreeing.return_text(mou=mou, remarks="Two years.", **of_al_noor(cast), on=SIGNED)
    assert MouVersion.objects.get().frozen_on is None


def test_what_staff_recorded_is_the_partys_own(cast, mou):
    copy = sent(cast, mou)
    mou_signing.record_on_request(
        mou=mou,
        organization=cast.al_noor,
        by=cast.staff,
        request_upload=paper("Letter.pdf"),
        copy=copy,
        **signed_by("Ahmed Jassam"),
    )
    shown = page_of(english_client_of(cast.ahmed).get(url(mou)))
    assert "Search recorded it on your written request." in shown
    take_back(mou, of_al_noor(cast))
    assert signers() == {cast.weo.slug}


def test_nothing_is_taken_back_by_who_may_not(cast, mou):
    """A colleague, another party, a stranger, staff, an observer; the page is a missing one to them."""
    sent(cast, mou)
    confirm(cast, mou)
    key = str(Signature.objects.get(mou_party__party__organization=cast.weo).public_id)
    tries = [
        (cast.weo, cast.colleague),
        (cast.weo, cast.ahmed),
        (cast.weo, cast.staff),
        (cast.weo, cast.superuser),
        (cast.weo, cast.observer),
        (cast.discreet_org, cast.discreet),
    ]
    for organization, by in tries:
        with pytest.raises(NotAllowed):
            take_back(mou, {"organization": organization, "by": by})
    for user in (cast.colleague, cast.staff, cast.superuser, cast.observer, cast.discreet):
        for response in (
            client_of(user).get(url(mou)),
            client_of(user).post(url(mou), {"reason": WHY, "signature": key}),
        ):
            assert response.status_code == 404
    # A party that names another's signature takes back nothing of it, nor its own unseen.
    response = client_of(cast.ahmed).post(url(mou), {"reason": WHY, "signature": key})
    assert response.status_code == 422
    for made_up in ("", "x", str(uuid.uuid4()), "\x00"):
        response = client_of(cast.suzan).post(url(mou), {"reason": WHY, "signature": made_up})
        assert response.status_code == 422
    assert signers() == {cast.weo.slug, cast.al_noor.slug}


def test_nor_by_who_has_left_nor_by_who_stays(cast, mou):
    """It can be concluded no more then: who stays declines it."""
    sent(cast, mou)
    confirm(cast, mou)
    leave(collaboration=mou.collaboration, **of_al_noor(cast))
    assert client_of(cast.ahmed).get(url(mou)).status_code == 404
    with pytest.raises(Refused) as refused:
        take_back(mou, of_al_noor(cast))
    assert refused.value.code == "left"
    with pytest.raises(Refused) as refused:
        take_back(mou, of_weo(cast))
    assert refused.value.code == "gone"
    page = page_of(english_client_of(cast.suzan).get(url(mou), follow=True))
    assert "A party has left this collaboration" in page
    assert len(signers()) == 2


def test_the_others_are_told_once_and_no_more_than_that(cast, mou, django_capture_on_commit_callbacks):
    sent(cast, mou)
    confirm(cast, mou)
    mail.outbox.clear()
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            take_back(mou, of_al_noor(cast))
    assert sorted(to for one in mail.outbox for to in one.to) == sorted(
        [cast.suzan.email, cast.outsider.email]
    )
    for message in mail.outbox:
        assert mou.get_absolute_url() in message.body
        for word in (mou.title, WHY, cast.al_noor.short_name, cast.ahmed.name):
            assert word not in message.subject + message.body


def test_the_database_keeps_it(cast, mou):
    """Nobody rewrites why, and it stays of one version and one copy."""
    sent(cast, mou)
    taken = take_back(mou, of_weo(cast))
    rows = SignatureTakenBack.objects.filter(pk=taken.pk)
    for change in (partial(rows.update, reason="Something else"), rows.delete):
        with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
            change()
    other = mou_agreed.agreed(cast)
    copy = sent(cast, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureTakenBack.objects.create(
            mou=mou,
            mou_party=taken.mou_party,
            version=taken.version,
            copy=copy,
            signature=uuid.uuid4(),
            taken_back_on=SIGNED,
            taken_back_by=cast.suzan,
            reason="x",
        )
        transaction.get_connection().check_constraints()


def test_it_is_a_day_of_the_partys_doing(cast, mou):
    """For its own parties it is the last thing that happened."""
    sent(cast, mou)
    confirm(cast, mou)
    take_back(mou, of_al_noor(cast))
    reader = Reader(frozenset({cast.weo.pk}), cast.weo.pk, is_representative=True, is_staff=False)
    row = with_facts(type(mou.collaboration).objects.filter(pk=mou.collaboration_id)).get()
    thread = threads([row], reader)[0]
    facts = thread.mous[0].versions[0]
    assert SIGNED in facts.days
    own = {party.pk for party in facts.parties if party.party.organization == cast.al_noor}
    assert list(facts.days_of(own)).count(SIGNED) == 1
    assert any("taken back" in entry.title for entry in timeline(thread))
