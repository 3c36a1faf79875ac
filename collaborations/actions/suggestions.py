"""Search staff suggest two organizations to each other outside an event; each answers on its own."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import suggestions as emails
from collaborations.introductions.hidden_pairs import WouldReveal
from collaborations.introductions.lapsing import suggestion_lapses_on, suggestion_waits
from collaborations.introductions.suggesting import (
    open_suggestion,
    order_of,
    refusal_to_suggest,
    suggestions_of_two,
)
from collaborations.introductions.suggestions_seen import may_answer_suggestion
from collaborations.models import Introduction, Suggestion, SuggestionAnswer
from collaborations.visibility import may_introduce
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import lock_organizations
from .introductions import are_kept_apart, not_kept_apart, two_members
from .opening import thread_for

YES = Introduction.Answer.YES


@transaction.atomic
def suggest(
    *,
    first: Organization,
    second: Organization,
    by,
    reason: str = "",
    language: str = "en",
    on: datetime.date | None = None,
    reveals_hidden: bool = False,
) -> Suggestion:
    """Staff suggest two organizations to each other; both read the ``reason``. Who may not know of the other is asked
    only once that one has said yes; ``reveals_hidden``: staff have confirmed who is told first where neither may.

    Sent twice it is one suggestion. Refused for two that are together, whose request or suggestion waits, or of whom
    one has not wanted it before.
    """
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff suggest organizations to each other."))
    two_members(first, second)
    on = on or today()
    if on > today():
        raise Refused(_("This date is still to come. Enter a date up to today"), field="on", code="too_late")
    lock_organizations(first, second)
    reason = reason.strip()
    waiting = open_suggestion(first, second, on)
    if waiting is not None and (waiting.made_by_id, waiting.made_on, waiting.reason) == (by.pk, on, reason):
        return waiting
    not_kept_apart(first, second)
    refusal = refusal_to_suggest(first, second, on)
    if refusal is not None:
        raise refusal
    # As they are seen now, not when the page was read.
    rows = Organization.objects.in_bulk([first.pk, second.pk])
    order = order_of(rows[first.pk], rows[second.pk])
    if order.learns is not None and not reveals_hidden:
        raise WouldReveal([order.learns])
    for lapsed in suggestions_of_two(first, second).filter(ended_on__isnull=True, introduction__isnull=True):
        lapsed.ended_on = suggestion_lapses_on(lapsed)
        lapsed.save(update_fields=["ended_on"])
    suggestion = Suggestion.objects.create(
        first=first,
        second=second,
        made_by=by,
        made_on=on,
        reason=reason,
        reason_language=language,
        asks_first_from=on if first in order.asked else None,
        asks_second_from=on if second in order.asked else None,
        told_by_staff=order.learns is not None,
    )
    for organization in order.asked:
        run_later(emails.suggestion_waits, suggestion.pk, organization.pk)
    return suggestion


@transaction.atomic
def answer_suggestion(
    *,
    suggestion: Suggestion,
    organization: Organization,
    by,
    answer: str,
    reason: str = "",
    shown: bool = False,
    on: datetime.date | None = None,
) -> Suggestion:
    """One of the two answers. The other learns nothing of it, unless both say yes: then they are introduced, each
    having accepted, and what each has ticked (``shown``) counts in their thread.

    Any other answer is told to nobody, and changes nothing for the other or for staff: to them it waits until its
    date, as if nobody had answered. The ``reason`` stays with the organization that answers. The same answer twice is
    one answer.
    """
    on = on or today()
    if not may_answer_suggestion(by, organization, suggestion, on):
        raise NotAllowed(_("You cannot answer this suggestion."))
    if answer not in Introduction.Answer.values:
        raise Refused(_("Choose an answer."), field="answer", code="required")
    lock_organizations(suggestion.first_id, suggestion.second_id)
    locked = (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related("first", "second", "made_by")
        .get(pk=suggestion.pk)
    )
    answers = {row.organization_id: row for row in locked.answers.select_related("answered_by")}
    own = answers.pop(organization.pk, None)
    if own is not None:
        if own.answer == answer:
            return locked
        raise Refused(_("Your organization has answered this suggestion already."), code="answered")
    _still_waits(locked, on)
    if on < (_asked_on(locked, organization) or on):
        raise Refused(_("This date is before the suggestion was made."), field="on", code="too_early")
    own = SuggestionAnswer.objects.create(
        suggestion=locked,
        organization=organization,
        answer=answer,
        reason=reason.strip() if answer != YES else "",
        shown_to_members=shown and answer == YES,
        answered_on=on,
        answered_by=by,
    )
    if answer == YES and not answers:
        _ask_the_other(locked, organization, on)
    elif all(one.answer == YES for one in (own, *answers.values())):
        _both_said_yes(locked, [own, *answers.values()], on)
    return locked


def _asked_on(suggestion: Suggestion, organization: Organization) -> datetime.date | None:
    is_first = organization.pk == suggestion.first_id
    return suggestion.asks_first_from if is_first else suggestion.asks_second_from


def _still_waits(suggestion: Suggestion, on: datetime.date) -> None:
    """Refuse an answer to what has ended, in the same words however it has."""
    if suggestion.introduction_id is not None:
        raise Refused(_("You are introduced in the meantime."), code="introduced")
    if not suggestion_waits(suggestion, on):
        raise Refused(_("This suggestion has ended. It did not come about."), code="ended")


def _ask_the_other(suggestion: Suggestion, organization: Organization, on: datetime.date) -> None:
    """The first yes: whoever was not to be asked before it is asked now."""
    is_first = organization.pk == suggestion.first_id
    other = suggestion.second if is_first else suggestion.first
    if _asked_on(suggestion, other) is None:
        field = "asks_second_from" if is_first else "asks_first_from"
        setattr(suggestion, field, on)
        suggestion.asked_in_turn = True
        suggestion.save(update_fields=[field, "asked_in_turn"])
        run_later(emails.suggestion_waits, suggestion.pk, other.pk)


def _both_said_yes(suggestion: Suggestion, answers: list[SuggestionAnswer], on: datetime.date) -> None:
    """They are introduced; where staff have come to keep them apart meanwhile, it just does not come about: to each
    it waits until its date."""
    first, second = suggestion.first, suggestion.second
    if are_kept_apart(first, second):
        return
    suggestion.introduction = Introduction.objects.create(
        kind=Introduction.Kind.STAFF,
        first=first,
        second=second,
        happened_on=on,
        made_by=suggestion.made_by,
        collaboration=thread_for(
            first,
            second,
            on,
            {row.organization_id: row.answered_by for row in answers},
            {row.organization_id for row in answers if row.shown_to_members},
        ),
    )
    suggestion.save(update_fields=["introduction"])
    run_later(emails.both_said_yes, suggestion.pk)


@transaction.atomic
def take_suggestion_back(*, suggestion: Suggestion, by, on: datetime.date | None = None) -> Suggestion:
    """Staff take back a suggestion that waits; those who were asked read that it did not come about. Done again, it
    does nothing."""
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff suggest organizations to each other."))
    lock_organizations(suggestion.first_id, suggestion.second_id)
    locked = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if locked.introduction_id is not None:
        raise Refused(_("Both have said yes. They are introduced."), code="introduced")
    if suggestion_waits(locked, on):
        locked.ended_on = on or today()
        locked.save(update_fields=["ended_on"])
    return locked
