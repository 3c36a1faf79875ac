"""Another organization joins a thread: proposed by a party, agreed to by every other one, and only then asked."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions.joining import answer_invitation, propose, say_to_proposal, take_back
from collaborations.joining.states import ProposalState, state_of
from collaborations.models import Collaboration, JoiningProposal, Party, Rest
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, Partnership
from tests.cast import Cast
from tests.collaborations.joining import MESSAGE, acquaint, agreed, invited, joined, proposed
from tests.collaborations.steps import introduced, met, party, workshop

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def code(call, *args, **fields) -> str:
    """The code of the refusal that the call raises."""
    with pytest.raises(Refused) as refusal:
        call(*args, **fields)
    return refusal.value.code


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's."""
    return introduced(cast)


def test_it_works(cast: Cast, thread: Collaboration):
    """Proposed, agreed to, asked, answered yes with a tick: a party that works together with both."""
    met(cast, thread)
    proposal = proposed(cast, thread)
    assert state_of(proposal) == ProposalState.WAITS_FOR_PARTIES
    assert proposal.asked_on is None
    proposal = agreed(cast, proposal)
    assert proposal.asked_on == today()
    assert state_of(proposal) == ProposalState.ASKED
    proposal = joined(cast, proposal, shown=True)
    new = party(thread, cast.outsider_org)
    assert proposal.party == new
    assert (new.accepted_by, new.shown_to_members, new.joined_on) == (cast.outsider, True, today())
    assert Partnership.objects.filter(until=None).count() == 3


def test_it_is_asked_only_when_all_agree(cast: Cast, thread: Collaboration):
    """Of three parties two others must; before that the organization can answer nothing."""
    joined(cast, invited(cast, thread))
    other = Organization.objects.create(slug="fourth", name_en="Fourth", kind="local", member_since=today())
    proposal = agreed(cast, proposed(cast, thread, to=other))
    assert proposal.asked_on is None
    with pytest.raises(NotAllowed):
        answer_invitation(proposal=proposal, organization=other, by=cast.outsider, answer="yes")
    proposal = agreed(cast, proposal, organization=cast.outsider_org, by=cast.outsider)
    assert proposal.asked_on == today()


def test_one_no_ends_it(cast: Cast, thread: Collaboration):
    """The organization never hears of it, and it is not proposed again the next day."""
    proposal = agreed(cast, proposed(cast, thread), agrees=False)
    assert state_of(proposal) == ProposalState.NOT_AGREED
    assert proposal.asked_on is None
    with pytest.raises(NotAllowed):
        joined(cast, proposal)
    assert code(proposed, cast, thread) == "wait"
    assert proposed(cast, thread, on=today() + 60 * DAY)


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_it_declines(cast: Cast, thread: Collaboration, answer: str):
    """With a reason of its own; both answers bind as long."""
    proposal = joined(cast, invited(cast, thread), answer, reason=" We are few. ", shown=True)
    assert (proposal.party, proposal.answer_reason) == (None, "We are few.")
    assert thread.parties.count() == 2
    assert code(joined, cast, proposal, "yes") == "answered"
    assert code(proposed, cast, thread, on=today() + 59 * DAY) == "wait"
    assert proposed(cast, thread, on=today() + 60 * DAY)


def test_everything_twice_is_once(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """A double click on each button: one record, one mail."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        proposal = proposed(cast, thread)
        assert proposed(cast, thread) == proposal
    with django_capture_on_commit_callbacks(execute=True):
        agreed(cast, proposal)
        agreed(cast, proposal)
    with django_capture_on_commit_callbacks(execute=True):
        joined(cast, proposal)
        joined(cast, proposal)
    assert JoiningProposal.objects.count() == 1
    assert proposal.consents.count() == 1
    assert thread.parties.filter(organization=cast.outsider_org).count() == 1
    told = [to for message in mail.outbox for to in message.to]
    # Al Noor for its word, the outsider for its answer, both parties that somebody joined.
    assert told[:2] == [cast.ahmed.email, cast.outsider.email]
    assert sorted(told[2:]) == sorted([cast.suzan.email, cast.ahmed.email])


def test_another_word_is_refused(cast: Cast, thread: Collaboration):
    """Who has agreed cannot unsay it by a second click on the other button."""
    proposal = agreed(cast, proposed(cast, thread))
    assert code(agreed, cast, proposal, agrees=False) == "answered"


def test_who_may(cast: Cast, thread: Collaboration):
    """Representatives of the parties, each for their own; nobody else, staff included."""
    for by in (cast.colleague, cast.outsider, cast.staff, cast.superuser, cast.observer, cast.ahmed):
        with pytest.raises(NotAllowed):
            proposed(cast, thread, by=by)
    proposal = proposed(cast, thread)
    for by in (cast.alnoor_colleague, cast.suzan, cast.staff, cast.outsider):
        with pytest.raises(NotAllowed):
            agreed(cast, proposal, by=by)
    with pytest.raises(NotAllowed):  # who proposed has agreed by that
        agreed(cast, proposal, organization=cast.weo, by=cast.suzan)
    with pytest.raises(NotAllowed):
        take_back(proposal=proposal, organization=cast.al_noor, by=cast.ahmed)
    agreed(cast, proposal)
    for by in (cast.suzan, cast.ahmed, cast.staff, cast.superuser):
        with pytest.raises(NotAllowed):
            joined(cast, proposal, by=by)
        with pytest.raises(NotAllowed):
            joined(cast, proposal, organization=cast.weo, by=by)


def test_whom(cast: Cast, thread: Collaboration):
    """Whom a party may not know of does not exist; neither Search nor a party is proposed."""
    for to in (cast.hidden_org, cast.discreet_org, cast.search):
        with pytest.raises(NotAllowed):
            proposed(cast, thread, to=to)
    acquaint(cast.discreet_org, cast.weo)
    with pytest.raises(NotAllowed):  # Al Noor does not know it
        proposed(cast, thread, to=cast.discreet_org)
    acquaint(cast.discreet_org, cast.al_noor)
    assert proposed(cast, thread, to=cast.discreet_org)
    assert code(proposed, cast, thread, to=cast.al_noor) == "party_already"


def test_two_propose_the_same(cast: Cast, thread: Collaboration):
    """One stands; the other party is told that there is one."""
    proposed(cast, thread)
    again = {"collaboration": thread, "to": cast.outsider_org, "organization": cast.al_noor, "by": cast.ahmed}
    assert code(propose, **again, message="Shall we?") == "open"
    assert code(proposed, cast, thread, message="Other words") == "open"


def test_taking_back(cast: Cast, thread: Collaboration):
    """Before the answer, also once it is asked; then nobody can answer, and it may be proposed anew."""
    ours = {"organization": cast.weo, "by": cast.suzan}
    proposal = invited(cast, thread)
    take_back(proposal=proposal, **ours)
    assert take_back(proposal=proposal, **ours).ended_on == today()
    assert code(joined, cast, proposal) == "over"
    second = invited(cast, thread)
    joined(cast, second)
    assert code(take_back, proposal=second, **ours) == "answered"


def test_it_lapses(cast: Cast, thread: Collaboration):
    """After 60 days without the parties, and anew 60 days after it was asked; then it can be proposed again."""
    start = today() - 130 * DAY
    late = proposed(cast, thread, on=start)
    assert state_of(late, start + 59 * DAY) == ProposalState.WAITS_FOR_PARTIES
    assert state_of(late) == ProposalState.LAPSED
    assert code(agreed, cast, late) == "over"
    again = proposed(cast, thread, on=today() - 65 * DAY)
    assert again != late
    assert JoiningProposal.objects.get(pk=late.pk).ended_on == start + 60 * DAY
    again = agreed(cast, again, on=today() - 59 * DAY)
    assert state_of(again) == ProposalState.ASKED
    assert code(joined, cast, again, on=today() + DAY) == "over"
    assert joined(cast, again).party is not None


def test_a_concluded_thread_takes_nobody_in(cast: Cast, thread: Collaboration):
    """Neither is somebody proposed nor agreed to; who was asked reads that it is over."""
    proposal = proposed(cast, thread)
    rest = {"collaboration": thread, "kind": "concluded", "since": today(), "text": "We are done."}
    row = Rest.objects.create(**rest, party=party(thread, cast.weo), made_by=cast.suzan)
    other = Organization.objects.create(slug="fourth", name_en="Fourth", kind="local", member_since=today())
    assert code(proposed, cast, thread, to=other) == "concluded"
    assert code(agreed, cast, proposal) == "concluded"
    row.delete()
    proposal = agreed(cast, proposal)
    Rest.objects.create(**rest, party=party(thread, cast.weo), made_by=cast.suzan)
    assert code(joined, cast, proposal) == "over"


def test_agreeing_is_a_yes_to_the_thread_and_no_is_none(cast: Cast, thread: Collaboration):
    """Al Noor, which staff put in, is in once it agrees; a no says nothing about that."""
    assert party(thread, cast.al_noor).accepted_by is None
    agreed(cast, proposed(cast, thread), agrees=False)
    assert party(thread, cast.al_noor).accepted_by is None
    other = Organization.objects.create(slug="fourth", name_en="Fourth", kind="local", member_since=today())
    agreed(cast, proposed(cast, thread, to=other))
    assert party(thread, cast.al_noor).accepted_by == cast.ahmed
    assert not Party.objects.filter(organization=other).exists()


def test_say_to_proposal_of_another_thread(cast: Cast, thread: Collaboration):
    """A party of one thread says nothing in another."""
    event = workshop(cast.al_noor, cast.outsider_org, slug="elsewhere")
    elsewhere = introduced(cast, cast.al_noor, cast.outsider_org, event)
    proposal = propose(
        collaboration=elsewhere, organization=cast.al_noor, by=cast.ahmed, to=cast.weo, message=MESSAGE
    )
    with pytest.raises(NotAllowed):
        say_to_proposal(proposal=proposal, organization=cast.weo, by=cast.suzan, agrees=True)
