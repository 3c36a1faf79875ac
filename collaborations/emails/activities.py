"""Mails about joint activities."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.models import JointActivity
from events.models import Rsvp
from members.mail_kinds import MailKind
from members.models import Organization, User

from .telling import others_in, representatives_of_all, tell

# Of a plan that is another: the subject, and the sentence.
MOVED = (
    _("A joint activity was changed"),
    _("In one of your collaborations the plan of a joint activity was changed. Please read it."),
)


def activity_planned(activity_id: int, by_organization_id: int) -> None:
    """To the other parties: a joint activity is planned."""
    _about_activity(
        activity_id,
        by_organization_id,
        _("A joint activity was planned with you"),
        _("In one of your collaborations a joint activity was planned."),
    )


def activity_moved(activity_id: int, by_organization_id: int) -> None:
    """To the other parties: a joint activity is planned for other days, or elsewhere."""
    _about_activity(
        activity_id,
        by_organization_id,
        *MOVED,
    )


def activity_moved_by_staff(activity_id: int) -> None:
    """To the parties whose open training staff moved at the desk: but to who said that they come, and hear of it as all
    who do."""
    activity = JointActivity.objects.filter(pk=activity_id).first()
    if activity is None:
        return
    coming = Rsvp.objects.filter(event=activity.event_id, answer__in=(Rsvp.Answer.YES, Rsvp.Answer.MAYBE))
    parties = Organization.objects.filter(
        parties__collaboration=activity.collaboration_id, parties__left_on__isnull=True
    ).exclude(pk__in=coming.values("organization"))
    _tell(activity, representatives_of_all(parties), *MOVED)


def activity_opened(activity_id: int, by_organization_id: int) -> None:
    """To the other parties: a joint activity was opened to all members."""
    _about_activity(
        activity_id,
        by_organization_id,
        _("A joint activity was opened to all members"),
        _(
            "In one of your collaborations a joint activity was opened to all members. Its page says what they read."
        ),
    )


def activity_cancelled(activity_id: int, by_organization_id: int) -> None:
    """To the other parties: a joint activity will not be held."""
    _about_activity(
        activity_id,
        by_organization_id,
        _("A joint activity was cancelled"),
        _("In one of your collaborations a joint activity was cancelled. The page says why."),
    )


def _about_activity(activity_id: int, by_organization_id: int, subject, sentence) -> None:
    activity = JointActivity.objects.select_related("collaboration").filter(pk=activity_id).first()
    if activity is not None:
        _tell(activity, others_in(activity.collaboration, by_organization_id), subject, sentence)


def _tell(activity: JointActivity, people: list[User], subject, sentence) -> None:
    path = reverse("collaborations:activity", args=[activity.public_id])
    tell(people, subject, sentence, path, kind=MailKind.ACTIVITIES)
