"""What the parties promise each other, what they hold and why they end it is theirs: whoever opens which address."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.mou_afterwards import link_proof, terminate
from collaborations.actions.mou_agreeing import put_to_parties
from collaborations.models import (
    Collaboration,
    CommitmentProof,
    MouParty,
    MouTermination,
    MouVersion,
    Party,
)
from collaborations.thread.facts import threads, with_facts
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.mou_afterwards.steps import DAY, MONTHLY, activity, amended, signed, them, us

pytestmark = pytest.mark.django_db

WHAT, TRAINING, WHY, DRAFT = "ZQWHAT", "ZQTRAINING", "ZQWHY", "ZQDRAFT"


def filled(cast: Cast):
    """A memorandum with a word in everything that is the parties' own; another organization is in the thread."""
    mou = signed(cast, {**MONTHLY, "what": WHAT}, title=WHAT, purpose=WHAT)
    Party.objects.create(
        collaboration=mou.collaboration, organization=cast.outsider_org, joined_on=today() - DAY
    )
    training = activity(cast, mou.collaboration, today() + DAY, title=TRAINING)
    link_proof(commitment=mou.commitments.get(), **us(cast), activity=training)
    version = amended(cast, mou, {**MONTHLY, "what": DRAFT}, is_signed=False)
    terminate(mou=mou, **us(cast), ends_on=today() + DAY, reason=WHY, language="en")
    MouParty.objects.filter(mou=mou).update(closed_to_staff_on=today())
    return mou, version, training


def addresses(mou, version: MouVersion, training) -> list[str]:
    commitment, draft = mou.commitments.get(version__number=0), version.commitments.get()
    names = ("mou", "mou_end", "mou_end_back", "mou_renew", "mou_amend", "mou_amend_enter")
    of_these = [reverse(f"collaborations:{name}", args=[mou.public_id]) for name in names]
    of_these += [version.address("mou_amendment"), version.address("mou_text")]
    for one in (commitment, draft):
        of_these += [
            reverse(f"collaborations:{name}", args=[one.public_id])
            for name in ("commitment", "commitment_meetings")
        ]
        of_these.append(reverse("collaborations:commitment_unlink", args=[one.public_id, training.public_id]))
    return of_these


def test_it_works(cast: Cast):
    """The parties read all of it."""
    mou, version, training = filled(cast)
    client = client_of(cast.ahmed)
    pages = [client.get(url).content.decode() for url in addresses(mou, version, training)]
    for word in (WHAT, TRAINING, WHY):
        assert any(word in page for page in pages), word


@pytest.mark.parametrize("who", ["staff", "superuser", "outsider", "observer", "discreet", None])
def test_nobody_else(cast: Cast, who: str | None):
    """Staff see that there is one and how it stands; a party of the thread alone, a stage; all others nothing."""
    mou, version, training = filled(cast)
    client = client_of(getattr(cast, who) if who else None)
    before = (CommitmentProof.objects.count(), MouTermination.objects.count(), MouVersion.objects.count())
    for url in addresses(mou, version, training):
        for answer in (client.get(url), client.post(url, {"reason": "x", "proving": [training.public_id]})):
            assert answer.status_code in {200, 302, 404, 405}, url
            for word in (WHAT, TRAINING, WHY, DRAFT):
                assert word not in answer.content.decode(), (url, word)
    now = (CommitmentProof.objects.count(), MouTermination.objects.count(), MouVersion.objects.count())
    assert now == before
    if who not in {"staff", "superuser"}:
        assert client.get(mou.get_absolute_url()).status_code in {404, 302}


def test_the_others_of_the_thread_read_of_an_end_when_it_has_come(cast: Cast):
    """That a party has ended it is between its parties until then; staff see the day."""
    mou, _version, _training = filled(cast)
    thread = mou.collaboration.get_absolute_url()
    for who, reads in ((cast.outsider, False), (cast.ahmed, True), (cast.staff, True)):
        page = english_client_of(who).get(thread).content.decode()
        assert ("The MoU ends: a party has ended it" in page) is reads
    last_fact = {who: last_fact_for(mou, who) for who in (cast.outsider, cast.staff)}
    put_to_parties(mou=mou, number=1, **us(cast))
    assert last_fact_for(mou, cast.outsider) == last_fact[cast.outsider]
    assert last_fact_for(mou, cast.staff) == today()


def last_fact_for(mou, user):
    """The last day on which something happened in its thread, as ``user`` reads it."""
    rows = with_facts(Collaboration.objects.filter(pk=mou.collaboration_id))
    return threads(rows, reader_of(user, None))[0].last_fact.date


def test_mails_say_that_something_waits(cast: Cast, django_capture_on_commit_callbacks):
    """No name, no word of it, and only to representatives of the other parties."""
    mou = signed(cast, title=WHAT)
    with django_capture_on_commit_callbacks(execute=True):
        terminate(mou=mou, **them(cast), ends_on=today(), reason=WHY, language="en")
    assert [one.to for one in mail.outbox] == [[cast.suzan.email]]
    for word in (WHAT, WHY, "Al Noor", "WEO"):
        assert word not in mail.outbox[0].subject + mail.outbox[0].body
