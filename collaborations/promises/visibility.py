"""Who may do what with an action point, and who opens the file that shows that it is done."""

from __future__ import annotations

from django.db.models import QuerySet

from collaborations.belonging import belonged_to
from collaborations.models import ActionPoint, ActionPointFile, ActionPointMove, Party
from collaborations.visibility import collaborations_of, is_current_party, may_act, may_write_notes
from members.models import Organization
from members.roles import is_representative, organization_ids_of

from .moves import is_inner, moved_nothing


def action_point_files_readable_by(user) -> QuerySet[ActionPointFile]:
    """The files that ``user`` may open: of threads that an organization of theirs is a party to now. Not staff."""
    return ActionPointFile.objects.filter(action_point__collaboration__in=collaborations_of(user))


def opens_file_for(user, file: ActionPointFile, acting_for: Organization | None) -> str:
    """The slug of the party for which ``user`` opens ``file``: the one they act for, else another of theirs."""
    parties = Party.objects.filter(
        collaboration=file.action_point.collaboration_id,
        left_on__isnull=True,
        organization__in=organization_ids_of(user),
    )
    slugs = list(parties.order_by("pk").values_list("organization__slug", flat=True))
    if acting_for is not None and acting_for.slug in slugs:
        return acting_for.slug
    return slugs[0] if slugs else ""


def has_left(action_point: ActionPoint) -> bool:
    """Whether the organization that owes ``action_point`` is in the thread no more."""
    return not is_current_party(action_point.party.organization, action_point.collaboration)


def owes(organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``organization`` owes ``action_point``; one that left and came back owes what it owed."""
    return action_point.party.organization_id == organization.pk


def may_close_action(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may say that ``action_point`` is done, what shows it, and that it is not done after all: anybody
    of the organization that promised it."""
    return owes(organization, action_point) and may_write_notes(
        user, organization, action_point.collaboration
    )


def may_name_anybody(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may say who of ``organization``, which owes ``action_point``, does it. Its other people may take
    it on where nobody is named, and give back what is theirs."""
    return may_close_action(user, organization, action_point) and is_representative(user, organization)


def may_drop_action(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may drop ``action_point``, give it to another party, or move its day, while it is open: a
    representative of the organization that promised it, or of the one that wrote it down; of any party where the one
    that promised it has left."""
    if not may_act(user, organization, action_point.collaboration):
        return False
    return (
        owes(organization, action_point)
        or _wrote_it_down(organization, action_point)
        or has_left(action_point)
    )


def may_correct_words(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may put right what ``action_point`` says: a representative of the organization that owes it, or
    of the one that wrote it down. Once it is closed it says what was kept or not: then of the one that owes it alone,
    so that a name can be taken out, and nobody else says what they did."""
    if not may_act(user, organization, action_point.collaboration):
        return False
    is_open = action_point.done_on is None and action_point.dropped_on is None
    return owes(organization, action_point) or (is_open and _wrote_it_down(organization, action_point))


def may_correct_reason(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may put right why ``action_point`` was dropped: a representative of the organization that
    dropped it; where nobody knows which that was, of the one that owes it."""
    if action_point.dropped_on is None or not may_act(user, organization, action_point.collaboration):
        return False
    return (action_point.dropped_by or action_point.party).organization_id == organization.pk


def may_correct_action(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may put any words of ``action_point`` right."""
    values = (user, organization, action_point)
    return may_correct_words(*values) or may_correct_reason(*values)


def may_reword_move(user, organization: Organization, move: ActionPointMove) -> bool:
    """Whether ``user`` may say anew why ``move`` was made: for the organization that made it, who may make such a
    move. A colleague may where it stayed with the organization."""
    if move.by_party.organization_id != organization.pk:
        return False
    may = may_write_notes if is_inner(move) or moved_nothing(move) else may_act
    return may(user, organization, move.action_point.collaboration)


def written_down_for(action_point: ActionPoint) -> frozenset[int]:
    """The ids of the organizations of the thread whose word ``action_point`` is: those to which the person who wrote it
    down belonged on that day (``belonged_to``). Who goes to another organization takes no right there."""
    return belonged_to(action_point.made_by_id, action_point.collaboration_id, action_point.made_on)


def _wrote_it_down(organization: Organization, action_point: ActionPoint) -> bool:
    return organization.pk in written_down_for(action_point)
