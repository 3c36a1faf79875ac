"""Several at once on connections of their own, where an organization is to join: one outcome, and no half of one."""

from __future__ import annotations

import pytest
from django.db import transaction

from collaborations.actions import joining as actions
from collaborations.actions.joining import propose, take_back
from collaborations.actions.threads import leave
from collaborations.models import JoiningProposal, Party
from cop_portal.dates import today
from cop_portal.refusals import Refused
from members.models import Organization, Partnership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.joining import agreed, invited, joined, proposed, three
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(cast: Cast):
    """Two parties propose the same organization at one moment: one proposal, the other is told."""
    thread = introduced(cast)
    both = ((cast.weo, cast.suzan), (cast.al_noor, cast.ahmed))
    results = at_once(
        *(
            lambda organization=organization, by=by: propose(
                collaboration=thread,
                organization=organization,
                by=by,
                to=cast.outsider_org,
                message=f"As {organization.slug} sees it",
            )
            for organization, by in both
        )
    )
    assert not failed(results)
    assert [one.code for one in results if isinstance(one, Refused)] == ["open"]
    assert JoiningProposal.objects.count() == 1


def test_a_double_click_on_propose(cast: Cast):
    """One proposal, and nobody is refused."""
    thread = introduced(cast)
    results = at_once(*(lambda: proposed(cast, thread),) * 3)
    assert {one.pk for one in results} == {JoiningProposal.objects.get().pk}


def test_answered_and_taken_back_at_once(cast: Cast):
    """Whoever is first: it joined, or it was taken back; never both."""
    thread = introduced(cast)
    met(cast, thread)
    proposal = invited(cast, thread)
    results = at_once(
        lambda: joined(cast, proposal),
        lambda: take_back(proposal=proposal, organization=cast.weo, by=cast.suzan),
    )
    assert not failed(results)
    assert [one.code for one in results if isinstance(one, Refused)] in (["over"], ["answered"])
    row = JoiningProposal.objects.get()
    has_joined = thread.parties.filter(organization=cast.outsider_org).exists()
    assert (row.answer == "yes", row.ended_on is None) == (has_joined, has_joined)


def test_two_clicks_on_yes(cast: Cast):
    """One party, one partnership with each."""
    thread = introduced(cast)
    met(cast, thread)
    agreed(cast, proposal := proposed(cast, thread))
    results = at_once(*(lambda: joined(cast, proposal),) * 3)
    assert not failed(results)
    assert Party.objects.filter(organization=cast.outsider_org).count() == 1
    assert Partnership.objects.filter(until=None).count() == 3


def test_yes_and_no_of_two_parties_at_once(cast: Cast):
    """The no ends it, whoever was first, and nobody is asked."""
    thread = three(cast, introduced(cast))
    other = Organization.objects.create(
        slug="fourth", name_en="Fourth", kind="local", member_since="2020-01-01"
    )
    proposal = proposed(cast, thread, to=other)
    results = at_once(
        lambda: agreed(cast, proposal),
        lambda: agreed(cast, proposal, False, organization=cast.outsider_org, by=cast.outsider),
    )
    assert not failed(results)
    row = JoiningProposal.objects.get(pk=proposal.pk)
    assert row.asked_on is None
    assert row.ended_on is not None


def test_agreeing_and_leaving_at_once(cast: Cast):
    """The last two words that are missing come at one moment: one agrees, the other leaves. It is asked, once."""
    thread = three(cast, introduced(cast))
    other = Organization.objects.create(
        slug="fourth", name_en="Fourth", kind="local", member_since="2020-01-01"
    )
    proposal = proposed(cast, thread, to=other)
    results = at_once(
        lambda: agreed(cast, proposal),
        lambda: leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider),
    )
    assert not failed(results)
    assert JoiningProposal.objects.get(pk=proposal.pk).asked_on is not None


def test_joining_and_leaving_at_once(cast: Cast):
    """It says yes while all but one leave: it is in with who stayed, or it is told that it is over."""
    thread = introduced(cast)
    met(cast, thread)
    proposal = invited(cast, thread)
    results = at_once(
        lambda: joined(cast, proposal),
        lambda: leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed),
    )
    assert not failed(results)
    present = thread.parties.filter(left_on=None).count()
    assert present == (2 if thread.parties.filter(organization=cast.outsider_org).exists() else 1)
    assert Partnership.objects.filter(until=None).count() == present - 1


def test_who_joins_while_one_waits_is_locked_in_the_one_order(cast: Cast, monkeypatch):
    """Another organization comes in between reading the parties and locking them: all locks are taken anew, at once,
    and the first ones were given back before."""
    thread = introduced(cast)
    newcomer = Organization.objects.create(
        slug="fourth", name_en="Fourth", kind="local", member_since="2020-01-01"
    )
    locked: list[set[int]] = []
    is_free: list[object] = []
    lock_organizations = actions.lock_organizations

    def lock(*organizations) -> None:
        if not locked:
            at_once(
                lambda: Party.objects.create(collaboration=thread, organization=newcomer, joined_on=today())
            )
        else:
            is_free.extend(at_once(lambda: not_locked(cast.weo)))
        locked.append({getattr(one, "pk", one) for one in organizations})
        lock_organizations(*organizations)

    monkeypatch.setattr(actions, "lock_organizations", lock)
    proposed(cast, thread)
    before = {cast.weo.pk, cast.al_noor.pk, cast.outsider_org.pk}
    assert locked == [before, before | {newcomer.pk}]
    assert is_free == [True]


def not_locked(organization: Organization) -> bool:
    """Whether nobody holds the row."""
    with transaction.atomic():
        rows = Organization.objects.select_for_update(no_key=True, skip_locked=True)
        return rows.filter(pk=organization.pk).exists()
