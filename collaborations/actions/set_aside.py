"""An organization says that the portal need not put another one forward to it, and takes that back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.models import SetAside
from collaborations.visibility import may_set_aside
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from members.models import Organization


@transaction.atomic
def set_aside(*, organization: Organization, other: Organization, by) -> SetAside:
    """``other`` is no more put forward to ``organization``, which alone knows of it. Done again, it does nothing."""
    if not may_set_aside(by, organization, other):
        raise NotAllowed(_("You cannot set this organization aside."))
    row, _made = SetAside.objects.get_or_create(
        organization=organization, other=other, defaults={"set_on": today(), "set_by": by}
    )
    return row


@transaction.atomic
def put_forward_again(*, organization: Organization, other: Organization, by) -> None:
    """It may be put forward again. Done again, it does nothing."""
    if not may_set_aside(by, organization, other):
        raise NotAllowed(_("You cannot set this organization aside."))
    SetAside.objects.filter(organization=organization, other=other).delete()
