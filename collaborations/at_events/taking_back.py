"""Whether staff can take back what they logged at an event: the page that offers it and the action ask the same."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from collaborations.models import (
    ActionPoint,
    Collaboration,
    CollaborationText,
    EventTap,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MemorandumOfUnderstanding,
    Party,
)
from cop_portal.refusals import Refused


def with_what_came_of_it(introductions: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """``introductions``, each with ``both_noted`` (the two have noted it themselves), ``is_one_of_several`` (their
    thread has another origin) and ``is_begun`` (one of them has done something in it)."""
    return introductions.annotate(
        both_noted=Exists(_notes(OuterRef("first"), OuterRef("second")))
        & Exists(_notes(OuterRef("second"), OuterRef("first"))),
        is_one_of_several=Exists(
            Introduction.objects.filter(collaboration=OuterRef("collaboration")).exclude(pk=OuterRef("pk"))
        ),
        is_begun=_is_begun(),
    )


def refusal_to_take_back(introduction: Introduction) -> Refused | None:
    """What keeps staff from taking back ``introduction``, a row of ``with_what_came_of_it`` that they logged at an
    event; None where nothing does."""
    if introduction.both_noted:
        return Refused(
            _("Both have noted themselves that they met. They stay introduced."), code="both_noted"
        )
    if introduction.is_begun and not introduction.is_one_of_several:
        return Refused(
            _("Something has come of this introduction already, so it can no longer be taken back."),
            code="begun",
        )
    return None


def may_be_taken_back(introduction: Introduction) -> bool:
    """Whether ``introduction``, a row of ``with_what_came_of_it``, can be taken back by staff: it is a line of theirs,
    and nothing keeps them from it."""
    return introduction.kind == Introduction.Kind.EVENT and refusal_to_take_back(introduction) is None


def _notes(organization: OuterRef, other: OuterRef) -> QuerySet[EventTap]:
    """What the one has noted of the other at the event, with a representative behind it."""
    return EventTap.objects.filter(
        event=OuterRef("event"), organization=organization, other=other, confirmed_at__isnull=False
    )


def _is_begun() -> Q:
    """Whether a party has done anything in the thread."""
    thread = OuterRef("collaboration")
    parties = Party.objects.filter(collaboration=thread)
    acted = Q(accepted_by__isnull=False) | Q(left_on__isnull=False) | Q(shown_to_members=True)
    found = Q(Exists(parties.filter(acted)))
    for model in (FollowUpMeeting, JointActivity, ActionPoint, MemorandumOfUnderstanding):
        found |= Q(Exists(model.objects.filter(collaboration=thread)))
    for through in (Collaboration.topics.through, Collaboration.governorates.through):
        found |= Q(Exists(through.objects.filter(collaboration=thread)))
    return found | Q(Exists(CollaborationText.objects.filter(owner=thread)))
