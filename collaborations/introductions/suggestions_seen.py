"""Who may know of staff's suggestions, who answers them, and the lists of those of one's own organizations."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Greatest

from collaborations.introductions.lapsing import LAPSES_AFTER
from collaborations.introductions.suggesting import YES, Side, side_of
from collaborations.models import Party, Suggestion, SuggestionAnswer
from cop_portal.dates import today
from members.models import Organization
from members.roles import is_observer, is_representative, is_staff, organization_ids_of
from members.visibility import organizations_visible_to

# How long the end of a suggestion stands in the list of those who had said yes to it.
ENDED_SHOWN = datetime.timedelta(days=30)


def suggestions_visible_to(user, on: datetime.date | None = None) -> QuerySet[Suggestion]:
    """The suggestions ``user`` may know of on ``on`` (today): those to their own organizations, from the day these are
    asked; all of them for staff.

    The other one is one that they may know of, or shares a thread with them. While a suggestion waits it is also one
    by whose yes they came to be asked at all, and one of which staff have confirmed that the other is told (where
    neither may know of the other). One that is seen no more takes its suggestions with it, whatever it has said: if a
    yes kept them, who was asked together with it could read that yes from it. Who has not said yes itself reads the
    name of such a one no more. What was answered is for those who answered (``with_own_answers``).
    """
    if is_staff(user):
        return Suggestion.objects.all()
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Suggestion.objects.none()
    own = organization_ids_of(user)
    visible = organizations_visible_to(user).values("pk")
    together = Party.objects.filter(
        organization=OuterRef("first"),
        left_on__isnull=True,
        collaboration__parties__organization=OuterRef("second"),
        collaboration__parties__left_on__isnull=True,
    )
    waits = Q(ended_on__isnull=True, introduction__isnull=True, asked_last__gt=(on or today()) - LAPSES_AFTER)
    told = Q(told_by_staff=True)
    in_turn = Q(asked_in_turn=True)
    to_first = Q(second__in=visible) | waits & ~Q(_refused("first")) & (
        told | in_turn & Q(_said_yes("second"))
    )
    to_second = Q(first__in=visible) | waits & ~Q(_refused("second")) & (
        told | in_turn & Q(_said_yes("first"))
    )
    return Suggestion.objects.annotate(asked_last=Greatest("asks_first_from", "asks_second_from")).filter(
        Q(first__in=own, asks_first_from__isnull=False) & to_first
        | Q(second__in=own, asks_second_from__isnull=False) & to_second
        | (Q(first__in=own) | Q(second__in=own)) & Exists(together) & Q(introduction__isnull=False)
    )


def _answers_of(side: str) -> QuerySet[SuggestionAnswer]:
    return SuggestionAnswer.objects.filter(suggestion=OuterRef("pk"), organization=OuterRef(side))


def _said_yes(side: str) -> Exists:
    return Exists(_answers_of(side).filter(answer=YES))


def _refused(side: str) -> Exists:
    return Exists(_answers_of(side).exclude(answer=YES))


def may_answer_suggestion(
    user, organization: Organization, suggestion: Suggestion, on: datetime.date | None = None
) -> bool:
    """Whether ``user`` may answer ``suggestion`` for ``organization``, which is one of the two and is asked."""
    asked = {
        suggestion.first_id: suggestion.asks_first_from,
        suggestion.second_id: suggestion.asks_second_from,
    }
    return (
        asked.get(organization.pk) is not None
        and is_representative(user, organization)
        and suggestions_visible_to(user, on).filter(pk=suggestion.pk).exists()
    )


def with_own_answers(suggestions: QuerySet[Suggestion], user) -> QuerySet[Suggestion]:
    """``suggestions`` with the two and, of the answers, those of ``user``'s own organizations and no other."""
    own = SuggestionAnswer.objects.filter(organization__in=organization_ids_of(user))
    return suggestions.select_related("first", "second").prefetch_related(Prefetch("answers", own))


def own_suggestions(user, organizations: list[Organization]) -> list[Side]:
    """The suggestions to ``user``'s ``organizations`` that wait, and those to which they had said yes and that ended
    lately, as each of them reads it, the oldest first. Two queries."""
    if not organizations:
        return []
    shown_since = today() - LAPSES_AFTER - ENDED_SHOWN
    rows = (
        with_own_answers(suggestions_visible_to(user), user)
        .filter(introduction__isnull=True)
        .annotate(last=Greatest("asks_first_from", "asks_second_from"))
        .filter(Q(ended_on__isnull=True, last__gt=shown_since) | Q(ended_on__gt=today() - ENDED_SHOWN))
        .order_by("made_on", "pk")
    )
    own = {one.pk: one for one in organizations}
    found = []
    for row in rows:
        for organization_id in (row.first_id, row.second_id):
            if organization_id in own:
                side = side_of(row, own[organization_id])
                if side.asked_on is not None:
                    found.append(side)
    return found
