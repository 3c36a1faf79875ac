"""Who removed a row of a profile, for somebody whose form of it was still open."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from members.models import Membership, Organization, User


def removed_words(user, organization: Organization, model: type[Model], **row: Any) -> SafeString | str:
    """What became of the row of ``model`` that ``organization`` had: who removed it, as far as ``user`` (of its own
    people) may know, or that it is about another topic now. Empty where it never had such a row.

    ``row`` names it as addresses do: ``public_id=...`` or ``topic__slug=...``; ``id=...`` of one that was just here.
    """
    events = model.pgh_event_model.objects.filter(organization_id=organization.pk).order_by("-pgh_id")
    try:
        last = events.filter(**row).select_related("pgh_context").first()
    except (ValueError, TypeError, ValidationError):
        return ""
    if last is None:
        return ""
    if last.pgh_label != "delete":
        return _("This was changed meanwhile and is no longer here, so nothing was saved.")
    metadata = last.pgh_context.metadata if last.pgh_context else {}
    person = User.objects.filter(pk=metadata.get("user")).first()
    if person is None:
        return _("This was removed meanwhile, so nothing was saved.")
    if person.pk == user.pk:
        return _("You have removed this meanwhile, so nothing was saved.")
    if Membership.objects.filter(organization=organization, user=person).exists() and person.name:
        name = format_html("<bdi>{}</bdi>", person.name)
        return format_html(_("{name} has removed this meanwhile, so nothing was saved."), name=name)
    if person.is_staff:
        return _("Search staff have removed this meanwhile, so nothing was saved.")
    return _("This was removed meanwhile, so nothing was saved.")
