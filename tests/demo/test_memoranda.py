"""The demonstration's memoranda: the story's with its promises, and one in every state."""

from __future__ import annotations

import pytest

from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouReturn
from collaborations.mous.states import MouEnd, MouState, how_it_ended
from cop_portal.dates import today
from cop_portal.documents.store import read_document

pytestmark = pytest.mark.usefixtures("demo", "db")


def test_the_storys_memorandum():
    """Drafted in the portal, returned once, signed by both, amended; a training and regular meetings are promised."""
    mou = MemorandumOfUnderstanding.objects.with_state().get(parties__party__organization__slug="weo")
    assert mou.state == MouState.IN_FORCE
    first, amendment = mou.versions.all()
    assert first.written_here
    assert amendment.written_here
    assert first.returns.get().returned_for.party.organization.slug == "al-noor"
    training, meetings = mou.commitments.all()
    assert training.due_on > today()
    assert training.proofs.get().activity.planned_on > today()
    assert (meetings.rhythm, meetings.version) == ("monthly", amendment)
    held = [proof.meeting for proof in meetings.proofs.all() if proof.meeting.held_on is not None]
    assert len(held) == 2
    for version in (first, amendment):
        assert {signature.mou_party for signature in version.signatures.all()} == set(mou.parties.all())
        assert read_document(version.copies.get().document).startswith(b"%PDF-")


def test_one_in_every_state():
    """And of those that ended one that ran out, one that a party ended, one that was renewed."""
    mous = MemorandumOfUnderstanding.objects.with_state()
    assert {mou.state for mou in mous} == set(MouState.values)
    assert {how_it_ended(mou) for mou in mous} - {None} == set(MouEnd)
    assert mous.filter(versions__was_declined=True).exists()
    assert MouReturn.objects.filter(version__mou__in=mous.filter(state=MouState.WITH_PARTIES)).exists()


def test_those_who_have_met_nobody_have_none():
    """The two accounts of members that have not met see no collaboration of their own."""
    for slug in ("marsa-foundation", "two-banks-legal-aid"):
        assert not Collaboration.objects.filter(parties__organization__slug=slug).exists()
