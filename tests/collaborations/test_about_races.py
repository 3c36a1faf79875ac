"""Two at once in one thread, on connections of their own: what it is about, and saying that one is in."""

from __future__ import annotations

import pytest

from collaborations.actions.threads import accept, describe, leave
from collaborations.models import Collaboration
from collaborations.thread.about import about_of
from cop_portal.refusals import Refused
from members.models import Partnership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(cast: Cast):
    """Two representatives save what it is about at one moment: one is written, the other is shown it; no mixture."""
    thread = introduced(cast)
    words = {
        "Ours": (cast.weo, cast.suzan, cast.quotas),
        "Theirs": (cast.al_noor, cast.ahmed, cast.legal_aid),
    }
    results = at_once(
        *(
            lambda title=title, organization=organization, by=by, topic=topic: describe(
                collaboration=thread,
                organization=organization,
                by=by,
                title=title,
                purpose=title,
                topics=[topic],
                seen=0,
            )
            for title, (organization, by, topic) in words.items()
        )
    )
    assert not failed(results)
    refused = [one for one in results if isinstance(one, Refused)]
    assert [one.code for one in refused] == ["changed_meanwhile"]
    row = Collaboration.objects.get()
    about = about_of(row)
    assert row.about_version == 1
    assert about == refused[0].now
    assert (about.purpose, about.topics) == (about.title, frozenset([words[about.title][2].pk]))


def test_a_double_click(cast: Cast):
    """One change, and nobody is refused."""
    thread = introduced(cast)
    us = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    results = at_once(*(lambda: describe(**us, title="Quotas", seen=0),) * 3)
    assert not [one for one in results if isinstance(one, Exception)]
    assert Collaboration.objects.get().about_version == 1


def test_naming_a_lead_that_leaves(cast: Cast):
    """Whoever is first: afterwards nobody leads who has left."""
    thread = introduced(cast)
    leader = party(thread, cast.al_noor)
    results = at_once(
        lambda: describe(collaboration=thread, organization=cast.weo, by=cast.suzan, led_by=leader, seen=0),
        lambda: leave(collaboration=thread, organization=cast.al_noor, by=cast.ahmed),
    )
    assert not failed(results)
    assert Collaboration.objects.get().led_by is None


def test_both_parties_accept_at_once(cast: Cast):
    """Two yeses, each with its own tick, one partnership; and a second click of each adds nothing."""
    thread = introduced(cast)
    met(cast, thread)
    thread.parties.update(accepted_by=None)
    Partnership.objects.all().delete()
    weo = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    al_noor = {"collaboration": thread, "organization": cast.al_noor, "by": cast.ahmed}
    results = at_once(
        lambda: accept(**weo, shown=True),
        lambda: accept(**al_noor),
        lambda: accept(**weo, shown=True),
        lambda: accept(**al_noor),
    )
    assert not failed(results)
    assert (party(thread, cast.weo).accepted_by, party(thread, cast.weo).shown_to_members) == (
        cast.suzan,
        True,
    )
    ours = party(thread, cast.al_noor)
    assert (ours.accepted_by, ours.shown_to_members) == (cast.ahmed, False)
    assert Partnership.objects.get(until=None).since == MEETING
