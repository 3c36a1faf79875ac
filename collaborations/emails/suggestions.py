"""Mails about what Search staff suggest: it waits, or both have said yes. Of any other answer nobody is told."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.introductions.lapsing import open_suggestions
from collaborations.introductions.suggestions_seen import suggestions_visible_to
from collaborations.models import Suggestion
from members.mail_kinds import MailKind
from members.models import Organization
from members.roles import representatives_of

from .telling import collaboration_path, representatives_of_all, tell


def suggestion_waits(suggestion_id: int, organization_id: int) -> None:
    """To one of the two: a suggestion waits for its answer. What has ended before the mail is sent is told to nobody,
    and who may not open it any more gets none."""
    suggestion = open_suggestions().filter(pk=suggestion_id).first()
    organization = Organization.objects.filter(pk=organization_id).first()
    if suggestion is None or organization is None:
        return
    if suggestion.answers.filter(organization=organization).exists():
        return
    people = [
        person
        for person in representatives_of(organization)
        if suggestions_visible_to(person).filter(pk=suggestion.pk).exists()
    ]
    tell(
        people,
        _("A suggestion waits for you"),
        _("Search suggests an introduction to your organization. It waits for your answer."),
        reverse("collaborations:suggestion", args=[suggestion.public_id]),
        kind=MailKind.INTRODUCTIONS,
    )


def both_said_yes(suggestion_id: int) -> None:
    """To both: they are introduced."""
    suggestion = (
        Suggestion.objects.select_related("first", "second", "introduction__collaboration")
        .filter(pk=suggestion_id, introduction__isnull=False)
        .first()
    )
    if suggestion is None or suggestion.introduction.collaboration is None:
        return
    tell(
        representatives_of_all([suggestion.first, suggestion.second]),
        _("You are introduced"),
        _(
            "Search suggested another member to your organization, and both of you said yes. See it and take the next "
            "step."
        ),
        collaboration_path(suggestion.introduction.collaboration),
        kind=MailKind.INTRODUCTIONS,
    )
