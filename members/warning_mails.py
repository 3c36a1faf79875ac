"""Mails that warn people of what was done to their account or their organization, while they can still stop it.

Each is called through ``run_later`` with ids. They say that something happened and link to the portal; they name no
address, organization or person.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, send_mail_to

from .models import Organization, User


def address_change_asked(user_id: int) -> None:
    """To the address of now: somebody who is signed in asked for another one."""
    user = User.objects.get(pk=user_id)
    send_mail_to(
        user,
        _("Somebody asked to change the address of your account"),
        template="emails/address_change_asked.txt",
        context={"name": user.name, "link": absolute(reverse("members:account"))},
    )


def organization_hid_itself() -> None:
    """To each of Search's staff: an organization has hidden itself, which may mean that it is in danger."""
    _to_staff(
        _("An organization has hidden itself"),
        _(
            "An organization has just hidden itself on the CoP Portal. It may need your help: look which one "
            "it is, and ask by a way that is safe for it."
        ),
        f"{reverse('admin:members_organization_changelist')}?visibility__exact=hidden",
    )


def organization_shown_again() -> None:
    """To each of Search's staff: an organization that was hidden has chosen to be seen again."""
    _to_staff(
        _("An organization is seen again"),
        _(
            "An organization that was hidden has just chosen to be seen again on the CoP Portal. If you do not "
            "expect it, ask by a way that is safe for it whether it was its own choice."
        ),
        reverse("admin:members_organization_changelist"),
    )


def _to_staff(subject: object, sentence: object, path: str) -> None:
    for user in User.objects.filter(is_active=True, is_staff=True).order_by("pk"):
        send_mail_to(
            user,
            subject,
            template="emails/something_waits.txt",
            context={"person": user, "sentence": sentence, "address": absolute(path)},
        )


def representative_invited_by_staff(organization_id: int) -> None:
    """To everybody of an organization for which staff invited somebody who will speak for it."""
    for user in _people_of(organization_id):
        _changed_by_staff(
            user,
            _("Search staff have invited somebody to speak for your organization on the CoP Portal."),
        )


def representative_ended_by_staff(organization_id: int, user_id: int) -> None:
    """To the representative whose membership a superuser ended, and to everybody else of the organization.

    Their account is locked, so they are written to by their address: who was locked out by mistake, or by somebody's
    bad will, must hear of it.
    """
    _changed_by_staff(
        User.objects.get(pk=user_id),
        _("Search staff have ended your membership of an organization on the CoP Portal."),
    )
    for user in _people_of(organization_id):
        _changed_by_staff(
            user,
            _("Search staff have ended the membership of somebody who spoke for your organization."),
        )


def _changed_by_staff(user: User, sentence: object) -> None:
    send_mail_to(
        user.email,
        _("Who speaks for your organization has changed"),
        language=user.language,
        template="emails/changed_by_staff.txt",
        context={"name": user.name, "sentence": sentence},
    )


def _people_of(organization_id: int) -> list[User]:
    organization = Organization.objects.get(pk=organization_id)
    return list(
        User.objects.filter(
            is_active=True, memberships__organization=organization, memberships__until__isnull=True
        )
        .distinct()
        .order_by("pk")
    )
