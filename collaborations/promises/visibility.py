"""Who may do what with an action point, and who opens the file that shows that it is done."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from collaborations.models import ActionPoint, ActionPointFile, Party
from collaborations.visibility import collaborations_of, is_current_party, may_act, may_write_notes
from members.models import Membership, Organization
from members.roles import is_representative, organization_ids_of


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
    """Whether ``user`` may drop ``action_point``, or give it to another party: a representative of the organization
    that promised it, or of the one that wrote it down; of any party where the one that promised it has left."""
    if not may_act(user, organization, action_point.collaboration):
        return False
    return (
        owes(organization, action_point)
        or _wrote_it_down(organization, action_point)
        or has_left(action_point)
    )


def may_correct_action(user, organization: Organization, action_point: ActionPoint) -> bool:
    """Whether ``user`` may put right the words of ``action_point``, or move its day: who may give it away. Words can
    be put right once it is closed, too: a name may have slipped into them."""
    return may_drop_action(user, organization, action_point)


def written_down_for(action_point: ActionPoint) -> frozenset[int]:
    """The ids of the organizations of the thread whose word ``action_point`` is: those to which the person who wrote it
    down belonged on that day, whether or not they do still. Who goes to another organization takes no right there.

    Who belonged to one of them for a part of the day only (they came or left on it) wrote for it if no other one had
    them on that day; else nobody can say for which it was, and it is neither's.
    """
    day = action_point.made_on
    rows = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        organization__parties__collaboration=action_point.collaboration_id,
        user=action_point.made_by_id,
        since__lte=day,
    ).values_list("organization_id", "since", "until")
    found = set(rows)
    all_day = {pk for pk, since, until in found if since < day and (until is None or until > day)}
    some_day = {pk for pk, _since, _until in found}
    return frozenset(all_day or (some_day if len(some_day) == 1 else ()))


def _wrote_it_down(organization: Organization, action_point: ActionPoint) -> bool:
    return organization.pk in written_down_for(action_point)
