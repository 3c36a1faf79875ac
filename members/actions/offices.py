"""Where an organization has offices. For its representatives; anybody else gets NotAllowed."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from members.models import Audience, Governorate, Office, Organization, User

from .confirming import Section, section_saved
from .editing import ask_again, locked, locked_for_edit, row_now, save_row
from .recorded import recorded


@transaction.atomic
@recorded
def save_office(
    *,
    organization: Organization,
    by: User,
    governorate: Governorate,
    is_head: bool = False,
    phone: str = "",
    phone_audience: str = Audience.PARTNERS,
    office: Office | None = None,
    seen: Mapping[str, str] | None = None,
) -> Office:
    """The organization has an office in ``governorate``; a second call for the same one corrects the first.

    ``office`` names the row to change; Refused where another one is in its new governorate, or it was removed
    meanwhile. One office is the head office: a second one that is takes its place. ``seen``: see ``ask_again``.
    """
    organization = locked_for_edit(organization, by)
    if phone_audience not in Audience.values:
        raise Refused(_("Choose who may see the phone number."), field="phone_audience", code="invalid")
    office = row_now(organization, organization.offices, office)
    same = locked(organization.offices).filter(governorate=governorate).first()
    if office is not None and same is not None and same.pk != office.pk:
        raise _taken()
    office = office or same or Office(organization=organization)
    ask_again(office, seen, {"phone_audience": phone_audience})
    if is_head:
        for other in locked(organization.offices).filter(is_head=True).exclude(pk=office.pk):
            other.is_head = False
            other.save(update_fields=["is_head"])
    office.governorate, office.is_head = governorate, is_head
    office.phone, office.phone_audience = phone.strip(), phone_audience
    try:
        save_row(office, ["governorate", "is_head", "phone", "phone_audience"], taken=_taken())
    except Refused as refusal:
        if organization.offices.filter(governorate=governorate).exclude(pk=office.pk).exists():
            raise
        raise Refused(
            _("Another office has just become the head office. Save once more if this one is."),
            field="is_head",
            code="head_taken",
        ) from refusal
    section_saved(organization, Section.CONTACT, by)
    return office


@transaction.atomic
@recorded
def remove_office(*, office: Office, by: User) -> None:
    """The organization has this office no longer. Removing it twice is the same as once."""
    organization = locked_for_edit(office.organization, by)
    Office.objects.filter(pk=office.pk).delete()
    section_saved(organization, Section.CONTACT, by)


def _taken() -> Refused:
    return Refused(
        _("You have entered an office in this governorate already. Change it there."),
        field="governorate",
        code="taken",
    )
