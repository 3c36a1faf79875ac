"""The mail that asks whether a profile is still true. It names no organization, and neither does its link."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute
from members.mail_kinds import MailKind
from members.mailing.sending import send
from members.models import Organization
from members.roles import representatives_of


def still_true_waits(organization_id: int) -> None:
    """To each representative, in their language: the profile waits for a word that it is still true."""
    organization = Organization.objects.filter(pk=organization_id).first()
    if organization is None:
        return
    for person in representatives_of(organization):
        send(
            person,
            kind=MailKind.REMINDERS,
            subject=_("Something waits for you on the CoP Portal"),
            template="emails/something_waits.txt",
            context={
                "person": person,
                "sentence": _(
                    "Every six months we ask whether what your organization says about itself is still true. "
                    "It takes one tap a section."
                ),
                "address": absolute(reverse("members:still_true_ours")),
            },
        )
