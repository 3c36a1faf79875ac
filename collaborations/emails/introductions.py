"""Mails about introductions: asked for, answered, made."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.introductions.asked_lately import is_told, keep_told
from collaborations.introductions.lapsing import open_requests
from collaborations.models import Introduction
from collaborations.visibility import introductions_visible_to
from members.mail_kinds import MailKind
from members.models import User
from members.roles import representatives_of

from .telling import collaboration_path, representatives_of_all, tell


def request_waits(introduction_id: int) -> None:
    """To those who were asked: a request waits for their answer. Made anew within a day, it is told of once."""
    introduction = open_requests().select_related("second").filter(pk=introduction_id).first()
    if introduction is None or is_told(introduction):
        return
    tell(
        _who_may_know_of(introduction, representatives_of(introduction.second)),
        _("A request for an introduction waits for you"),
        _("A member of the community asks to be introduced to your organization. It waits for your answer."),
        reverse("collaborations:introduction", args=[introduction.public_id]),
        kind=MailKind.INTRODUCTIONS,
    )
    keep_told(introduction)


def request_answered(introduction_id: int) -> None:
    """To those who asked: there is an answer. Which one, the page says."""
    introduction = Introduction.objects.select_related("first").filter(pk=introduction_id).first()
    if introduction is None:
        return
    tell(
        _who_may_know_of(introduction, representatives_of(introduction.first)),
        _("Your request for an introduction was answered"),
        _("Your organization's request for an introduction has an answer."),
        reverse("collaborations:introduction", args=[introduction.public_id]),
        kind=MailKind.INTRODUCTIONS,
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
    tell(
        representatives_of_all([introduction.first, introduction.second]),
        _("An introduction waits for you"),
        _(
            "Search has recorded an introduction of your organization to another member. See it and take the next step."
        ),
        collaboration_path(introduction.collaboration),
        kind=MailKind.INTRODUCTIONS,
    )


def _who_may_know_of(introduction: Introduction, people: Iterable[User]) -> list[User]:
    """Those of ``people`` who can open the request: the other side may have hidden itself before the mail is sent."""
    return [
        person for person in people if introductions_visible_to(person).filter(pk=introduction.pk).exists()
    ]
