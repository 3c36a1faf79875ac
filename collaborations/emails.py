"""Mails of the collaborations. Each says that something waits and links to it; none names a partner, topic or person.

Called through ``cop_portal.mail.run_later`` with ids, so each finds what it needs when it is sent; what has gone since
sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, send_mail_to
from members.models import Organization, User
from members.roles import representatives_of

from .asked_lately import is_told, keep_told
from .models import ActionPoint, Collaboration, FollowUpMeeting, Introduction, JointActivity
from .visibility import introductions_visible_to


def _tell(people: Iterable[User], subject, sentence, path: str) -> None:
    """One mail to each person: the sentence, and the address of the page."""
    told = set()
    for person in people:
        if person.pk not in told:
            told.add(person.pk)
            context = {"person": person, "sentence": sentence, "address": absolute(path)}
            send_mail_to(person, subject=subject, template="emails/something_waits.txt", context=context)


def _representatives(organizations: Iterable[Organization]) -> list[User]:
    return [person for organization in organizations for person in representatives_of(organization)]


def others_in(collaboration: Collaboration, organization_id: int) -> list[User]:
    """The representatives of every present party but ``organization_id``: whom that party's doings concern."""
    return _representatives(_other_organizations(collaboration, organization_id))


def _other_organizations(collaboration: Collaboration, organization_id: int) -> QuerySet[Organization]:
    return Organization.objects.filter(
        parties__collaboration=collaboration, parties__left_on__isnull=True
    ).exclude(pk=organization_id)


def _who_may_know_of(introduction: Introduction, people: Iterable[User]) -> list[User]:
    """Those of ``people`` who can open the request: the other side may have hidden itself before the mail is sent."""
    return [
        person for person in people if introductions_visible_to(person).filter(pk=introduction.pk).exists()
    ]


def _collaboration_path(collaboration: Collaboration) -> str:
    return reverse("collaborations:detail", args=[collaboration.public_id])


def request_waits(introduction_id: int) -> None:
    """To those who were asked: a request waits for their answer. Made anew within a day, it is told of once."""
    introduction = Introduction.objects.select_related("second").filter(pk=introduction_id, answer="").first()
    if introduction is None or is_told(introduction):
        return
    _tell(
        _who_may_know_of(introduction, representatives_of(introduction.second)),
        _("A request for an introduction waits for you"),
        _("A member of the community asks to be introduced to your organization. It waits for your answer."),
        reverse("collaborations:introduction", args=[introduction.public_id]),
    )
    keep_told(introduction)


def request_answered(introduction_id: int) -> None:
    """To those who asked: there is an answer. Which one, the page says."""
    introduction = Introduction.objects.select_related("first").filter(pk=introduction_id).first()
    if introduction is None:
        return
    _tell(
        _who_may_know_of(introduction, representatives_of(introduction.first)),
        _("Your request for an introduction was answered"),
        _("Your organization's request for an introduction has an answer."),
        reverse("collaborations:introduction", args=[introduction.public_id]),
    )


def introduced(introduction_id: int) -> None:
    """To both: staff have introduced them."""
    introduction = (
        Introduction.objects.select_related("first", "second", "collaboration")
        .filter(pk=introduction_id)
        .first()
    )
    if introduction is None or introduction.collaboration is None:
        return
    _tell(
        _representatives([introduction.first, introduction.second]),
        _("An introduction waits for you"),
        _(
            "Search has recorded an introduction of your organization to another member. See it and take the next step."
        ),
        _collaboration_path(introduction.collaboration),
    )


def meeting_planned(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a meeting is proposed."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A meeting has been proposed to you"),
        _("In one of your collaborations a meeting has been proposed."),
    )


def meeting_recorded(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a meeting was recorded. Those who were there confirm the areas, where any were found."""
    meeting = FollowUpMeeting.objects.select_related("collaboration").filter(pk=meeting_id).first()
    if meeting is None:
        return
    path = reverse("collaborations:meeting", args=[meeting.public_id])
    there = set(meeting.attending.values_list("party__organization_id", flat=True))
    others = list(_other_organizations(meeting.collaboration, by_organization_id))
    confirming = [one for one in others if one.pk in there] if meeting.areas.exists() else []
    _tell(
        _representatives(confirming),
        _("A meeting was recorded and waits for you"),
        _(
            "In one of your collaborations a meeting was recorded. Please read it, and confirm what you agree with."
        ),
        path,
    )
    _tell(
        _representatives(one for one in others if one not in confirming),
        _("A meeting was recorded"),
        _("In one of your collaborations a meeting was recorded. Please read whether it is right."),
        path,
    )


def meeting_corrected(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: the date or an area of a meeting was corrected."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("The record of a meeting was corrected"),
        _(
            "In one of your collaborations the record of a meeting was corrected. Please read whether it is right."
        ),
    )


def meeting_called_off(meeting_id: int, by_organization_id: int) -> None:
    """To the other parties: a planned meeting will not be held."""
    _about_meeting(
        meeting_id,
        by_organization_id,
        _("A meeting was called off"),
        _("In one of your collaborations a planned meeting was called off. The page says why."),
    )


def _about_meeting(meeting_id: int, by_organization_id: int, subject, sentence) -> None:
    meeting = FollowUpMeeting.objects.select_related("collaboration").filter(pk=meeting_id).first()
    if meeting is not None:
        people = others_in(meeting.collaboration, by_organization_id)
        _tell(people, subject, sentence, reverse("collaborations:meeting", args=[meeting.public_id]))


def promise_waits(action_point_id: int) -> None:
    """To the party that owes it: another party wrote down what it will do."""
    point = (
        ActionPoint.objects.select_related("collaboration", "party__organization")
        .filter(pk=action_point_id, done_on__isnull=True, dropped_on__isnull=True)
        .first()
    )
    if point is not None:
        _tell(
            representatives_of(point.party.organization),
            _("Something to do was written down for you"),
            _("In one of your collaborations something was written down that your organization will do."),
            _collaboration_path(point.collaboration),
        )


def activity_planned(activity_id: int, by_organization_id: int) -> None:
    """To the other parties: a joint activity is planned."""
    _about_activity(
        activity_id,
        by_organization_id,
        _("A joint activity was planned with you"),
        _("In one of your collaborations a joint activity was planned."),
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
        people = others_in(activity.collaboration, by_organization_id)
        _tell(people, subject, sentence, reverse("collaborations:activity", args=[activity.public_id]))


def party_left(collaboration_id: int, organization_id: int) -> None:
    """To those who remain: somebody has left."""
    collaboration = Collaboration.objects.filter(pk=collaboration_id).first()
    if collaboration is not None:
        _tell(
            others_in(collaboration, organization_id),
            _("One of your collaborations has changed"),
            _("An organization has left one of your collaborations."),
            _collaboration_path(collaboration),
        )
