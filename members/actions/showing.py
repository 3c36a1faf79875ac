"""A hidden organization is seen again, in one tap."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members import warning_mails
from members.history.earlier import visibility_before_hiding
from members.models import Organization, User

from .editing import locked_for_edit
from .recorded import recorded


@transaction.atomic
@recorded
def show_again(*, organization: Organization, by: User, visibility: str) -> Organization:
    """The organization is listed or discreet again, as it was before it was hidden; Search's staff are told by mail.

    ``visibility`` is what the button promised: Refused where it was another one, so that nobody is ever seen by more
    than they read. Of one that is so already nobody is told again. For representatives only.
    """
    organization = locked_for_edit(organization, by)
    hidden = Organization.Visibility.HIDDEN
    if organization.visibility == visibility != hidden:
        return organization
    if (
        organization.visibility != hidden
        or visibility != visibility_before_hiding(organization)
        or not visibility
    ):
        raise Refused(
            _(
                "Who sees your organization has changed since you opened the page. Look once more, and choose."
            ),
            field="visibility",
            code="changed_meanwhile",
        )
    organization.visibility = visibility
    organization.save(update_fields=["visibility"])
    run_later(warning_mails.organization_shown_again)
    return organization
