"""While a proposal is open the parties change: somebody leaves, somebody else joins, somebody hides itself."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions.threads import leave
from collaborations.joining.states import ProposalState, state_of
from collaborations.models import Collaboration, JoiningProposal
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership, Organization, User
from tests.cast import Cast
from tests.collaborations.joining import acquaint, agreed, invited, joined, proposed, three
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's."""
    return introduced(cast)


@pytest.fixture
def fourth(cast: Cast) -> dict:
    """A fourth organization and who speaks for it."""
    organization = Organization.objects.create(
        slug="fourth", name_en="Fourth", kind="local", member_since=today()
    )
    person = User.objects.create_user("fourth@member.example", "x", name="Fadi Fourth")
    Membership.objects.create(user=person, organization=organization, role="representative", since=today())
    return {"organization": organization, "by": person}


def now(proposal: JoiningProposal) -> JoiningProposal:
    return JoiningProposal.objects.get(pk=proposal.pk)


def test_it_works(cast: Cast, thread: Collaboration, fourth: dict, django_capture_on_commit_callbacks):
    """Who has not agreed leaves: the others have, so the organization is asked, and told by mail."""
    three(cast, thread)
    proposal = agreed(cast, proposed(cast, thread, to=fourth["organization"]))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    assert now(proposal).asked_on == today()
    assert fourth["by"].email in [to for message in mail.outbox for to in message.to]
    assert joined(cast, proposal, **fourth).party is not None


def test_who_proposed_leaves(cast: Cast, thread: Collaboration, fourth: dict):
    """Nobody stands behind it any more: it has ended, and the organization cannot answer."""
    three(cast, thread)
    proposal = agreed(cast, proposed(cast, thread, to=fourth["organization"]))
    proposal = agreed(cast, proposal, organization=cast.outsider_org, by=cast.outsider)
    leave(collaboration=thread, organization=cast.weo, by=cast.suzan)
    assert state_of(now(proposal)) == ProposalState.ENDED
    with pytest.raises(Refused) as refusal:
        joined(cast, proposal, **fourth)
    assert refusal.value.code == "over"


def test_all_but_one_leave(cast: Cast, thread: Collaboration):
    """A thread that has ended takes nobody in."""
    proposal = invited(cast, thread)
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert now(proposal).ended_on == today()


def test_who_has_agreed_leaves(cast: Cast, thread: Collaboration, fourth: dict):
    """It waits for the others as before; one that comes back has not agreed."""
    three(cast, thread)
    proposal = agreed(cast, proposed(cast, thread, to=fourth["organization"]))
    leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed)
    assert now(proposal).asked_on is None
    theirs = {"organization": cast.outsider_org, "by": cast.outsider}
    assert agreed(cast, proposal, **theirs).asked_on == today()


def test_another_joins_that_has_not_agreed(
    cast: Cast, thread: Collaboration, fourth: dict, django_capture_on_commit_callbacks
):
    """An organization that was asked already waits with its answer until the newcomer has agreed, too."""
    first, second = invited(cast, thread), invited(cast, thread, to=fourth["organization"])
    assert now(second).asked_on == today()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        joined(cast, first)
    assert [cast.outsider.email] in [message.to for message in mail.outbox]
    with pytest.raises(Refused) as refusal:
        joined(cast, second, **fourth)
    assert refusal.value.code == "waits"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        agreed(cast, second, organization=cast.outsider_org, by=cast.outsider)
    assert [message.to for message in mail.outbox] == [[fourth["by"].email]]
    assert joined(cast, second, **fourth).party is not None


def test_a_newcomer_learns_of_nobody(cast: Cast, thread: Collaboration):
    """What is proposed about an organization that the newcomer may not know of ends when it joins."""
    for organization in (cast.weo, cast.al_noor):
        acquaint(cast.discreet_org, organization)
    discreet = invited(cast, thread, to=cast.discreet_org)
    joined(cast, invited(cast, thread))
    assert now(discreet).ended_on == today()
    with pytest.raises(Refused):
        joined(cast, discreet, organization=cast.discreet_org, by=cast.discreet)


def test_it_hides_itself(cast: Cast, thread: Collaboration):
    """The parties can no longer agree; it can answer what it was asked, and is then seen in the thread alone."""
    proposal = proposed(cast, thread)
    Organization.objects.filter(pk=cast.outsider_org.pk).update(visibility="hidden")
    with pytest.raises(NotAllowed):
        agreed(cast, proposal)
    Organization.objects.filter(pk=cast.outsider_org.pk).update(visibility="listed")
    proposal = agreed(cast, proposal)
    Organization.objects.filter(pk=cast.outsider_org.pk).update(visibility="hidden")
    assert joined(cast, proposal).party == party(thread, cast.outsider_org)


def test_who_left_may_be_asked_back(cast: Cast, thread: Collaboration):
    """It becomes a party anew, from that day."""
    three(cast, thread)
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    joined(cast, invited(cast, thread))
    assert thread.parties.filter(organization=cast.outsider_org).count() == 2
