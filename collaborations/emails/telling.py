"""How the mails of this room are sent: one to each person, with a sentence and the address of the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse

from collaborations.models import Collaboration
from cop_portal.mail import absolute
from members.mail_kinds import MailKind
from members.mailing.sending import send
from members.models import Organization, User
from members.roles import representatives_of


def tell(people: Iterable[User], subject, sentence, path: str, *, kind: MailKind) -> None:
    """One mail of ``kind`` to each person: the sentence, and the address of the page."""
    told = set()
    for person in people:
        if person.pk not in told:
            told.add(person.pk)
            context = {"person": person, "sentence": sentence, "address": absolute(path)}
            send(person, kind=kind, subject=subject, template="emails/something_waits.txt", context=context)


def representatives_of_all(organizations: Iterable[Organization]) -> list[User]:
    """The representatives of each of ``organizations``."""
    return [person for organization in organizations for person in representatives_of(organization)]


def others_in(collaboration: Collaboration, organization_id: int) -> list[User]:
    """The representatives of every present party but ``organization_id``: whom that party's doings concern."""
    return representatives_of_all(other_organizations(collaboration, organization_id))


def other_organizations(collaboration: Collaboration, organization_id: int) -> QuerySet[Organization]:
    """The present parties of ``collaboration`` but ``organization_id``."""
    return Organization.objects.filter(
        parties__collaboration=collaboration, parties__left_on__isnull=True
    ).exclude(pk=organization_id)


def collaboration_path(collaboration: Collaboration) -> str:
    """The path of its page."""
    return reverse("collaborations:detail", args=[collaboration.public_id])
