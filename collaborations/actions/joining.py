"""Another organization joins a thread: a party proposes it, every other party agrees, then it is asked and answers."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.emails import joining as emails
from collaborations.introductions.requests_of_two import WAIT_AFTER_ANSWER
from collaborations.joining.states import ProposalState, lapses_on, state_of, waits_for
from collaborations.joining.visibility import (
    may_answer_invitation,
    may_say,
    may_take_back,
    organizations_to_propose,
)
from collaborations.models import Collaboration, Introduction, JoiningConsent, JoiningProposal, Party
from collaborations.partnerships import refresh_partnerships
from collaborations.visibility import may_act
from cop_portal.dates import format_date, today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import (
    acting_party,
    current_party,
    lock,
    lock_organizations,
    must_go_on,
    need_company,
    need_text,
    speaking_party,
)
from .joining_ends import ask_if_all_agree, end_where_unknown_to


@transaction.atomic
def propose(
    *,
    collaboration: Collaboration,
    organization: Organization,
    to: Organization,
    by,
    message: str,
    language: str = "en",
    on: datetime.date | None = None,
) -> JoiningProposal:
    """``organization``, a party, proposes that ``to`` join; its ``message`` is read by the parties, and by ``to`` once
    it is asked.

    ``NotAllowed`` where a party may not know of ``to``: as if it did not exist. Refused while it is proposed already,
    and within 60 days of an answer, or of a party's word, that was not yes.
    """
    on = on or today()
    collaboration = _locked_with(collaboration, to)
    if not may_act(by, organization, collaboration):
        raise NotAllowed(_("You cannot act for this organization here."))
    need_company(collaboration)
    must_go_on(collaboration)
    message = need_text(message, _("Write why it should join."), field="message")
    if collaboration.parties.filter(organization=to, left_on__isnull=True).exists():
        raise Refused(
            _("This organization is part of it already."), field="organization", code="party_already"
        )
    if not organizations_to_propose(collaboration).filter(pk=to.pk).exists():
        raise NotAllowed(_("You cannot propose this organization."))
    party = current_party(collaboration, organization)
    known = _open_row(collaboration, to, on)
    if known is not None:
        if known.proposed_by_id == party.pk and known.message == message:
            return known  # sent twice
        raise Refused(_("This organization is proposed already."), field="organization", code="open")
    _must_not_nag(collaboration, to, on)
    acting_party(collaboration, organization, by)
    proposal = JoiningProposal.objects.create(
        collaboration=collaboration,
        organization=to,
        proposed_by=party,
        made_by=by,
        proposed_on=on,
        message=message,
        message_language=language,
    )
    run_later(emails.agreement_waits, proposal.pk)
    return proposal


def _locked_with(collaboration: Collaboration, organization: Organization) -> Collaboration:
    """``collaboration``, locked together with ``organization``, which is no party of it (yet), in the one order.

    Where another one joined while this waited, the locks are given back (by the savepoint) and taken anew with it:
    its own, taken last, would be out of order. Once all are held nobody can join.
    """
    while True:
        parties = _party_organizations(collaboration)
        point = transaction.savepoint()
        lock_organizations(organization, *parties)
        if _party_organizations(collaboration) <= parties:
            transaction.savepoint_commit(point)
            return lock(collaboration)
        transaction.savepoint_rollback(point)


def _party_organizations(collaboration: Collaboration) -> set[int]:
    return set(Party.objects.filter(collaboration=collaboration).values_list("organization_id", flat=True))


def _open_row(collaboration: Collaboration, to: Organization, on: datetime.date) -> JoiningProposal | None:
    """The proposal of ``to`` that is open; one that has lapsed by its date is closed, so that there can be another."""
    row = collaboration.proposals.filter(organization=to, answer="", ended_on__isnull=True).first()
    if row is not None and lapses_on(row) <= on:
        row.ended_on = lapses_on(row)
        row.save(update_fields=["ended_on"])
        return None
    return row


def _must_not_nag(collaboration: Collaboration, to: Organization, on: datetime.date) -> None:
    """Refuse to propose again what was just declined, whoever declined it and in which words."""
    declined = collaboration.proposals.filter(organization=to)
    days = [row.answered_on for row in declined if row.answer not in {"", Introduction.Answer.YES}]
    days += declined.filter(consents__agrees=False).values_list("ended_on", flat=True)
    again = max(days) + WAIT_AFTER_ANSWER if days else on
    if on < again:
        words = gettext("This was not possible lately. You can propose it again from %(date)s.")
        raise Refused(words % {"date": format_date(again)}, field="organization", code="wait")


@transaction.atomic
def say_to_proposal(
    *,
    proposal: JoiningProposal,
    organization: Organization,
    by,
    agrees: bool,
    on: datetime.date | None = None,
) -> JoiningProposal:
    """Another party agrees, or not: then the proposal has ended, and nobody is told whose word it was. Once all agree,
    the organization is asked. The same word twice is one; another one is refused."""
    on = on or today()
    collaboration = _locked_with(proposal.collaboration, proposal.organization)
    row = _row_of(proposal)
    if not may_say(by, organization, row):
        raise NotAllowed(_("You cannot agree to this for this organization."))
    party = current_party(collaboration, organization)
    said = row.consents.filter(party=party).first()
    if said is not None:
        if said.agrees == agrees:
            return row
        raise Refused(_("Your organization has answered this already."), code="answered")
    if state_of(row, on) not in {ProposalState.WAITS_FOR_PARTIES, ProposalState.ASKED}:
        raise Refused(_("This proposal is no longer open."), code="over")
    must_go_on(collaboration)
    if agrees:
        acting_party(collaboration, organization, by)
    else:
        speaking_party(collaboration, organization, by)
    JoiningConsent.objects.create(proposal=row, party=party, agrees=agrees, said_on=on, said_by=by)
    if agrees:
        ask_if_all_agree(row, on)
    else:
        row.ended_on = on
        row.save(update_fields=["ended_on"])
        run_later(emails.proposal_answered, row.pk)
    return row


def _row_of(proposal: JoiningProposal) -> JoiningProposal:
    """The proposal as it is under the lock of its thread."""
    rows = JoiningProposal.objects.select_related("organization", "collaboration", "proposed_by")
    return rows.get(pk=proposal.pk)


@transaction.atomic
def take_back(
    *, proposal: JoiningProposal, organization: Organization, by, on: datetime.date | None = None
) -> JoiningProposal:
    """The party that proposed takes it back, before it is answered."""
    _locked_with(proposal.collaboration, proposal.organization)
    row = _row_of(proposal)
    if not may_take_back(by, organization, row):
        raise NotAllowed(_("You cannot take this proposal back."))
    if row.answer:
        raise Refused(_("This proposal has been answered already."), code="answered")
    if row.ended_on is None:
        row.ended_on = on or today()
        row.save(update_fields=["ended_on"])
    return row


@transaction.atomic
def answer_invitation(
    *,
    proposal: JoiningProposal,
    organization: Organization,
    by,
    answer: str,
    reason: str = "",
    shown: bool = False,
    on: datetime.date | None = None,
) -> JoiningProposal:
    """The organization that is asked answers. A yes makes it a party, with what it ticks at that moment ("other members
    may see that we work together"). The ``reason`` stays with it. The same answer twice is one."""
    on = on or today()
    collaboration = _locked_with(proposal.collaboration, proposal.organization)
    row = _row_of(proposal)
    if not may_answer_invitation(by, organization, row):
        raise NotAllowed(_("You cannot answer this invitation."))
    if answer not in Introduction.Answer.values:
        raise Refused(_("Choose an answer."), field="answer", code="required")
    if row.answer:
        if row.answer == answer:
            return row
        raise Refused(_("This invitation has been answered already."), code="answered")
    _must_be_answerable(row, on)
    row.answer, row.answered_on, row.answered_by = answer, on, by
    if answer == Introduction.Answer.YES:
        row.party = _join(collaboration, organization, by, shown, on)
        row.save()
        end_where_unknown_to(collaboration, organization, on)
        refresh_partnerships(collaboration, on)
        run_later(emails.party_joined, collaboration.pk, organization.pk)
    else:
        row.answer_reason = reason.strip()
        row.save()
        run_later(emails.proposal_answered, row.pk)
    return row


def _must_be_answerable(proposal: JoiningProposal, on: datetime.date) -> None:
    is_concluded = not Collaboration.objects.not_concluded().filter(pk=proposal.collaboration_id).exists()
    if state_of(proposal, on) not in {ProposalState.WAITS_FOR_PARTIES, ProposalState.ASKED} or is_concluded:
        raise Refused(_("This invitation is no longer open."), code="over")
    if waits_for(proposal):
        raise Refused(
            _("Another organization has joined since. You can answer once it has agreed, too."), code="waits"
        )
    if proposal.asked_on is not None and on < proposal.asked_on:
        raise Refused(_("This date is before your organization was asked."), field="on", code="too_early")


def _join(
    collaboration: Collaboration, organization: Organization, by, shown: bool, on: datetime.date
) -> Party:
    with changed_by(by, "join"):
        return Party.objects.create(
            collaboration=collaboration,
            organization=organization,
            joined_on=on,
            accepted_by=by,
            shown_to_members=shown,
        )
