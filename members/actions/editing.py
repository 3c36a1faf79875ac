"""Where every change of a profile begins."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed
from members.models import Organization, User
from members.visibility import may_edit


def locked_for_edit(organization: Organization, by: User) -> Organization:
    """``organization``, its row locked until the transaction ends, if ``by`` may edit it.

    Raises NotAllowed otherwise. The lock lets two saves of one profile follow each other.
    """
    if not may_edit(by, organization):
        raise NotAllowed(_("Only a representative of the organization can change this."), code="not_allowed")
    return Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
