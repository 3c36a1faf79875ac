"""Where a proposal that another organization join stands: worked out from its dates and from the parties of the day.

A party proposes; every other present party must agree; only then is the organization asked, and it answers. Where
somebody joins in between who has not agreed, an organization that was asked already waits with its answer until they
have. Nothing runs at night: a proposal has lapsed by its date, as a request for an introduction has, counted from the
day the organization was asked or, before that, from the day of the proposal.
"""

from __future__ import annotations

import datetime
import enum

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from collaborations.introductions.lapsing import LAPSES_AFTER
from collaborations.models import Collaboration, Introduction, JoiningConsent, JoiningProposal, Party
from cop_portal.dates import today


class ProposalState(enum.Enum):
    """What has become of a proposal on a day."""

    WAITS_FOR_PARTIES = "not every party has agreed yet"
    ASKED = "the organization was asked, and can answer"
    JOINED = "it said yes"
    DECLINED = "it answered, and not with a yes"
    NOT_AGREED = "a party did not agree"
    LAPSED = "nobody answered in time"
    ENDED = "taken back, or overtaken by who left or joined"


def lapses_on(proposal: JoiningProposal) -> datetime.date:
    """The day from which on ``proposal`` is open no more."""
    return (proposal.asked_on or proposal.proposed_on) + LAPSES_AFTER


def waits_for(proposal: JoiningProposal) -> list[Party]:
    """The present parties that have not agreed to ``proposal``, in the order they joined. Reads
    ``collaboration.parties`` and ``consents``, which may have been read before."""
    agreed = {row.party_id for row in proposal.consents.all() if row.agrees} | {proposal.proposed_by_id}
    return [
        party
        for party in proposal.collaboration.parties.all()
        if party.left_on is None and party.pk not in agreed
    ]


def state_of(proposal: JoiningProposal, on: datetime.date | None = None) -> ProposalState:
    """The state of ``proposal`` on ``on`` (today). In a thread that is concluded nothing is open (see
    ``open_proposals``); ask that beside it."""
    if proposal.answer:
        is_yes = proposal.answer == Introduction.Answer.YES
        return ProposalState.JOINED if is_yes else ProposalState.DECLINED
    if any(not row.agrees for row in proposal.consents.all()):
        return ProposalState.NOT_AGREED
    if proposal.ended_on is not None and proposal.ended_on < lapses_on(proposal):
        return ProposalState.ENDED
    if lapses_on(proposal) <= (on or today()):
        return ProposalState.LAPSED
    if proposal.asked_on is None or waits_for(proposal):
        return ProposalState.WAITS_FOR_PARTIES
    return ProposalState.ASKED


def open_proposals(on: datetime.date | None = None) -> QuerySet[JoiningProposal]:
    """The proposals that wait for a party or for the organization on ``on`` (today), in threads that go on."""
    return (
        JoiningProposal.objects.annotate(counts_from=Coalesce("asked_on", "proposed_on"))
        .filter(answer="", ended_on__isnull=True, counts_from__gt=(on or today()) - LAPSES_AFTER)
        .filter(collaboration__in=Collaboration.objects.not_concluded())
    )


def silent_parties() -> QuerySet[Party]:
    """Inside a query of proposals: the present parties that have not agreed. Who proposed has."""
    agreed = JoiningConsent.objects.filter(
        proposal=OuterRef(OuterRef("pk")), party=OuterRef("pk"), agrees=True
    )
    return (
        Party.objects.filter(collaboration=OuterRef("collaboration"), left_on__isnull=True)
        .exclude(pk=OuterRef("proposed_by"))
        .exclude(Exists(agreed))
    )
