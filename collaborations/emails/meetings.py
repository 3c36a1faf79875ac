"""Mails about follow-up meetings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.unheld import was_not_held
from collaborations.models import FollowUpMeeting
from members.mail_kinds import MailKind

from .telling import other_organizations, others_in, representatives_of_all, tell


def meeting_planned(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a meeting is proposed."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A meeting has been proposed to you"),
        _("In one of your collaborations a meeting has been proposed."),
    )


def meeting_moved(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a planned meeting has another day, hour or place."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A planned meeting was changed"),
        _(
            "In one of your collaborations a planned meeting was changed. The page says when and where it is now. "
            "If it stands in your calendar, put it in again from there."
        ),
    )


def meeting_recorded(meeting_id: int, by_organization_id: int, proposes: bool = False) -> None:
    """To the other parties: a meeting was recorded, and the next one proposed with it (``proposes``). Those who were
    there confirm what was found, where anything was."""
    meeting = FollowUpMeeting.objects.select_related("collaboration").filter(pk=meeting_id).first()
    if meeting is None:
        return
    path = reverse("collaborations:meeting", args=[meeting.public_id])
    there = set(meeting.attending.values_list("party__organization_id", flat=True))
    others = list(other_organizations(meeting.collaboration, by_organization_id))
    confirming = [one for one in others if one.pk in there] if meeting.areas.exists() else []
    tell(
        representatives_of_all(confirming),
        _("A meeting was recorded and waits for you"),
        _(
            "In one of your collaborations a meeting was recorded and the next one proposed. "
            "Please read it, and confirm what you agree with."
        )
        if proposes
        else _(
            "In one of your collaborations a meeting was recorded. Please read it, and confirm what you agree with."
        ),
        path,
        kind=MailKind.MEETINGS,
    )
    tell(
        representatives_of_all(one for one in others if one not in confirming),
        _("A meeting was recorded"),
        _(
            "In one of your collaborations a meeting was recorded and the next one proposed. "
            "Please read whether it is right."
        )
        if proposes
        else _("In one of your collaborations a meeting was recorded. Please read whether it is right."),
        path,
        kind=MailKind.MEETINGS,
    )


def meeting_corrected(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a date, an area or who came to a meeting was corrected; also to who was put in."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("The record of a meeting was corrected"),
        _(
            "In one of your collaborations the record of a meeting was corrected. Please read whether it is right."
        ),
    )


def meeting_called_off(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a planned meeting will not be held; or, its day having passed, was not."""
    meeting = FollowUpMeeting.objects.filter(pk=meeting_id).first()
    if meeting is not None and was_not_held(meeting):
        _about_meeting(
            meeting_id,
            by_organization_id,
            _("A planned meeting was not held"),
            _(
                "In one of your collaborations an organization says that a planned meeting was not held. "
                "The page says why."
            ),
        )
        return
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A meeting was called off"),
        _("In one of your collaborations a planned meeting was called off. The page says why."),
    )


def meeting_not_held(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: one of them says that a recorded meeting was not held."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A recorded meeting was not held"),
        _(
            "In one of your collaborations an organization says that a recorded meeting was not held. "
            "The page says why."
        ),
    )


def _about_meeting(meeting_id: int, by_organization_id: int, subject, sentence) -> None:
    meeting = FollowUpMeeting.objects.select_related("collaboration").filter(pk=meeting_id).first()
    if meeting is not None:
        people = others_in(meeting.collaboration, by_organization_id)
        tell(
            people,
            subject,
            sentence,
            reverse("collaborations:meeting", args=[meeting.public_id]),
            kind=MailKind.MEETINGS,
        )
