"""A walk-in becomes a member: organization, invitation of who speaks for it, and line, in one transaction."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Presence
from members.actions.invitations import invite
from members.actions.organizations import create_organization
from members.actions.recorded import recorded
from members.models import Invitation, Organization, User
from members.names.rules import clean_organization_name

from .acquaintances import lock_event
from .common import require_staff
from .meanwhile import line_now
from .presence import refuse_presence
from .presence_lines import set_organization


@recorded
def invite_walk_in(
    *,
    presence: Presence,
    by: User,
    name_en: str,
    kind: str,
    email: str,
    name_ar: str = "",
    name_ckb: str = "",
    acronym: str = "",
    name: str = "",
    position: str = "",
    language: str = "en",
) -> Invitation:
    """Make the walk-in of ``presence`` a member, invite its first representative (``name``, ``email``), and make the
    line its own. All of it, or nothing.

    The new organization is discreet until its own people choose otherwise. Whoever walked in has been in one room with
    the others, who may know of it from then on; it has not agreed to stand in the directory for every member. Listed
    as others start, the name of a group at risk could be read before anybody of it had signed in.

    Raises RemovedMeanwhile, and Refused where the line is a member's already or where the invitation is refused.
    """
    require_staff(by)
    typed = {"name_en": name_en, "name_ar": name_ar, "name_ckb": name_ckb, "acronym": acronym}
    # Copied from a phone, names bring signs along that nobody sees.
    names: dict[str, Any] = {
        field: clean_organization_name(name, field=field) for field, name in typed.items()
    }
    if not names["name_en"]:
        raise Refused(
            _("Enter the name in English. It is what everybody can read."), field="name_en", code="required"
        )
    with transaction.atomic():
        refuse_presence(lock_event(presence.event))
        line = line_now(presence)
        if line.organization is not None:
            raise Refused(_("This line is a member's already. Its own people invite others."), code="member")
        organization = create_organization(
            by=by,
            **names,
            kind=kind,
            visibility=Organization.Visibility.DISCREET,
            slug=_new_slug(names["acronym"], names["name_en"]),
        )
        if organization.name_en != names["name_en"]:
            # Somebody took the address between the two questions; this one is another's.
            raise Refused(_("Another organization was added at this moment. Send it once more."), code="slug")
        set_organization(presence=line, by=by, organization=organization)
        return invite(
            kind=Invitation.Kind.REPRESENTATIVE,
            email=email,
            by=by,
            organization=organization,
            name=name,
            position=position,
            language=language,
        )


def _new_slug(*texts: str) -> str:
    """An address that no organization has, made of the first of ``texts`` that has Latin letters.

    The end by chance is for those of one name: ``create_organization`` gives back whoever has an address already, and
    the walk-in's representative must never be invited to somebody else's.
    """
    base = next(filter(None, (slugify(text)[:70].strip("-") for text in texts)), "")
    if not base:
        raise Refused(_("Enter the name in Latin letters."), field="name_en", code="no_slug")
    return base if not _is_taken(base) else f"{base}-{secrets.token_hex(3)}"


def _is_taken(slug: str) -> bool:
    return Organization.objects.filter(slug=slug).exists()
