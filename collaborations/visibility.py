"""Who may see and do what in collaborations.

A thread belongs to its parties. Staff see that it exists, its dates and its stage; what the parties write to each
other (notes, messages, areas, action points, files) is theirs alone. Other members see parties, topics and stage, once
every party has ticked that they may. Observers see nothing of it here: they have a page of counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from members.known import Known, is_visible_to_known
from members.models import Organization
from members.roles import is_colleague, is_observer, is_representative, is_staff, organization_ids_of
from members.visibility import organizations_that_know, organizations_visible_to

from .models import ActionPoint, Collaboration, FollowUpMeeting, Introduction, JointActivity, Party, Rest


def _current_parties() -> QuerySet[Party]:
    return Party.objects.filter(collaboration=OuterRef("pk"), left_on__isnull=True)


def collaborations_of(user) -> QuerySet[Collaboration]:
    """The collaborations in which an organization of ``user`` is a party now."""
    return Collaboration.objects.filter(
        Exists(_current_parties().filter(organization__in=organization_ids_of(user)))
    )


def collaborations_visible_to(user) -> QuerySet[Collaboration]:
    """The collaborations ``user`` may know of: their own; all of them for staff; those that every party shows to other
    members, where the reader may know of every party. Visitors and observers know of none.

    Knowing of one is not reading it: ask ``may_read_inside`` and ``may_read_contents``.
    """
    if is_staff(user):
        return Collaboration.objects.all()
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Collaboration.objects.none()
    own = organization_ids_of(user)
    visible = organizations_visible_to(user)
    # A hidden organization is shown to the parties of its collaborations only, whatever it has ticked.
    withheld = _current_parties().filter(
        Q(shown_to_members=False)
        | Q(organization__visibility=Organization.Visibility.HIDDEN)
        | ~Q(organization__in=visible)
    )
    # Two at least: a thread that all but one have left shows nobody working together.
    another = Party.objects.filter(
        collaboration=OuterRef("collaboration"), left_on__isnull=True, pk__gt=OuterRef("pk")
    )
    two = _current_parties().filter(Exists(another))
    shown = Q(Exists(own)) & Q(Exists(two)) & ~Q(Exists(withheld))
    return Collaboration.objects.filter(Q(Exists(_current_parties().filter(organization__in=own))) | shown)


def is_thread_visible_to_known(known: Known, parties: Iterable[Party]) -> bool:
    """``collaborations_visible_to`` for one thread at hand, of which ``parties`` (with their organizations) are all who
    are or were in it."""
    if known.is_staff:
        return True
    current = [party for party in parties if party.left_on is None]
    if any(party.organization_id in known.own for party in current):
        return True
    # A hidden organization is known to its own people alone, whose thread it is then.
    return (
        bool(known.own)
        and len(current) >= 2
        and all(
            party.shown_to_members and is_visible_to_known(known, party.organization) for party in current
        )
    )


def own_parties(user, collaboration: Collaboration) -> QuerySet[Party]:
    """The present parties of ``collaboration`` that ``user`` belongs to."""
    return Party.objects.filter(
        collaboration=collaboration, left_on__isnull=True, organization__in=organization_ids_of(user)
    )


def may_read_inside(user, collaboration: Collaboration) -> bool:
    """Whether ``user`` may read the thread's dates and steps: its parties' people, and staff."""
    return is_staff(user) or own_parties(user, collaboration).exists()


def may_read_contents(user, collaboration: Collaboration) -> bool:
    """Whether ``user`` may read what the parties wrote: notes, messages, areas, action points. Not staff."""
    return own_parties(user, collaboration).exists()


def meetings_readable_by(user) -> QuerySet[FollowUpMeeting]:
    """Meetings whose contents ``user`` may read."""
    return FollowUpMeeting.objects.filter(collaboration__in=collaborations_of(user))


def action_points_readable_by(user) -> QuerySet[ActionPoint]:
    """Action points that ``user`` may read."""
    return ActionPoint.objects.filter(collaboration__in=collaborations_of(user))


def activities_readable_by(user) -> QuerySet[JointActivity]:
    """Joint activities whose page ``user`` may read."""
    return JointActivity.objects.filter(collaboration__in=collaborations_of(user))


def introductions_visible_to(user) -> QuerySet[Introduction]:
    """The introductions ``user`` may know of: those of their own organizations with one that they may know of, or with
    which they share a thread now; all of them for staff.

    An organization that is seen no more (it hid itself, or an acquaintance ended) takes its requests and answers with
    it, and brings them back when it is seen again. The message is for the two organizations (``may_read_message``),
    the reason of an answer for the one that gave it (``may_read_reason``).
    """
    if is_staff(user):
        return Introduction.objects.all()
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Introduction.objects.none()
    own = organization_ids_of(user)
    visible = organizations_visible_to(user).values("pk")
    together = Party.objects.filter(
        organization=OuterRef("first"),
        left_on__isnull=True,
        collaboration__parties__organization=OuterRef("second"),
        collaboration__parties__left_on__isnull=True,
    )
    return Introduction.objects.filter(
        Q(first__in=own, second__in=visible)
        | Q(second__in=own, first__in=visible)
        | (Q(first__in=own) | Q(second__in=own)) & Exists(together)
    )


def _may_know_of(user, introduction: Introduction) -> bool:
    return introductions_visible_to(user).filter(pk=introduction.pk).exists()


def may_read_message(user, introduction: Introduction) -> bool:
    """Whether ``user`` may read what the organization that asked wrote."""
    return is_colleague(user, introduction.first) or is_colleague(user, introduction.second)


def may_read_reason(user, introduction: Introduction) -> bool:
    """Whether ``user`` may read why the answer was no: the people of the organization that gave it."""
    return is_colleague(user, introduction.second)


def is_current_party(organization: Organization, collaboration: Collaboration) -> bool:
    """Whether ``organization`` is a party of ``collaboration`` now."""
    return Party.objects.filter(
        collaboration=collaboration, organization=organization, left_on__isnull=True
    ).exists()


def may_act(user, organization: Organization, collaboration: Collaboration) -> bool:
    """Whether ``user`` may speak for ``organization`` in ``collaboration``: one of its representatives, while it is a
    party. Staff never do."""
    return is_representative(user, organization) and is_current_party(organization, collaboration)


def may_correct_meeting(user, organization: Organization, meeting: FollowUpMeeting) -> bool:
    """Whether ``user`` may correct the record of ``meeting`` for ``organization``: a representative of a party that was
    there."""
    there = meeting.attending.filter(party__organization=organization, party__left_on__isnull=True)
    return may_act(user, organization, meeting.collaboration) and there.exists()


def may_deny_meeting(user, organization: Organization, meeting: FollowUpMeeting) -> bool:
    """Whether ``user`` may say for ``organization`` that ``meeting`` was none: a representative of a party that its
    record makes a partner, named in it or not, also of one that left and came back."""
    accepted = Party.objects.filter(
        collaboration=meeting.collaboration_id,
        organization=organization,
        left_on__isnull=True,
        accepted_by__isnull=False,
    )
    return may_correct_meeting(user, organization, meeting) or (
        may_act(user, organization, meeting.collaboration) and accepted.exists()
    )


def may_reword_rest(user, organization: Organization, rest: Rest) -> bool:
    """Whether ``user`` may write anew for ``organization`` what it said of ``rest``: why, or what was learned. Also
    where it has left the thread, and reads nothing else of it."""
    return rest.party.organization_id == organization.pk and is_representative(user, organization)


def may_reword_note(user, organization: Organization, party: Party) -> bool:
    """Whether ``user`` may write anew for ``organization`` the note that it left when ``party`` left. One that left
    without a note has none to change."""
    left = party.organization_id == organization.pk and party.left_on is not None
    has_one = bool(party.leave_note) or party.leave_note_changed_on is not None
    return left and has_one and is_representative(user, organization)


def may_write_notes(user, organization: Organization, collaboration: Collaboration) -> bool:
    """Whether ``user`` may write notes for ``organization``: a colleague may, too."""
    return is_colleague(user, organization) and is_current_party(organization, collaboration)


def may_ask(user, organization: Organization) -> bool:
    """Whether ``user`` may ask for introductions for ``organization``."""
    return is_representative(user, organization) and not organization.is_convenor


def may_set_aside(user, organization: Organization, other: Organization) -> bool:
    """Whether ``user`` may say for ``organization`` that the portal need not put ``other`` forward to it."""
    return (
        may_ask(user, organization)
        and other != organization
        and not other.is_convenor
        and organizations_visible_to(user).filter(pk=other.pk).exists()
    )


def is_seen_by(organization: Organization, other: Organization) -> bool:
    """Whether the people of ``other`` may know of ``organization``, and so can read what it asks them."""
    return other.pk in seen_by_which(organization, [other])


def seen_by_which(organization: Organization, others: Iterable[Organization]) -> set[int]:
    """``is_seen_by`` for each of ``others``: the ids of those whose people may know of ``organization``."""
    ids = {other.pk for other in others}
    if organization.visibility == Organization.Visibility.LISTED:
        return ids
    return set(organizations_that_know(organization).filter(pk__in=ids).values_list("pk", flat=True))


def may_answer(user, organization: Organization, introduction: Introduction) -> bool:
    """Whether ``user`` may answer ``introduction`` for ``organization``, which was asked."""
    return (
        introduction.kind == Introduction.Kind.REQUEST
        and introduction.second_id == organization.pk
        and is_representative(user, organization)
        and _may_know_of(user, introduction)
    )


def may_withdraw(user, organization: Organization, introduction: Introduction) -> bool:
    """Whether ``user`` may take back the request ``introduction`` for ``organization``, which asked."""
    return (
        introduction.kind == Introduction.Kind.REQUEST
        and introduction.first_id == organization.pk
        and is_representative(user, organization)
        and _may_know_of(user, introduction)
    )


def may_introduce(user) -> bool:
    """Whether ``user`` may introduce organizations to each other."""
    return is_staff(user)


def may_nudge(user) -> bool:
    """Whether ``user`` may ask those who must act in a thread to look at it, and reads the follow-up board."""
    return is_staff(user)
