"""What Search staff may do in the admin, as permissions of their group."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from .roles import OBSERVER_GROUP, STAFF_GROUP

# Model by model: the letters of view, add, change, delete. What is not here staff do not have: superusers make staff
# and observers, and nobody deletes what others refer to. A room that is not installed is passed over.
STAFF_PERMISSIONS = {
    "members": {
        "organization": "vac",
        "organizationtext": "vac",
        "organizationlanguage": "vacd",
        "othername": "vacd",
        "office": "vacd",
        "subgrant": "vacd",
        "registration": "vacd",
        "governorate": "v",
        "theme": "v",
        "topic": "v",
        "expertise": "vac",
        "expertisetext": "vac",
        "need": "vac",
        "needtext": "vac",
        "project": "vac",
        "projecttext": "vac",
        "membership": "v",
        "invitation": "vac",
        "user": "v",
        "partnership": "v",
        "acquaintance": "v",
    },
    "events": {
        "event": "vacd",
        "eventtext": "vacd",
        "eventsession": "vacd",
        "slot": "vacd",
        "speaker": "vacd",
        "eventinvitation": "vacd",
        "presence": "v",
        "keepapart": "vad",
    },
    "collaborations": {
        "introduction": "va",
        "suggestion": "va",
        "collaboration": "v",
        "party": "v",
        "memorandumofunderstanding": "v",
        "jointactivity": "v",
    },
}
LETTERS = {"v": "view", "a": "add", "c": "change", "d": "delete"}


@transaction.atomic
def ensure_groups() -> None:
    """Make both groups with exactly their permissions; run again, it changes nothing. Observers need none."""
    staff, _created = Group.objects.get_or_create(name=STAFF_GROUP)
    observers, _created = Group.objects.get_or_create(name=OBSERVER_GROUP)
    staff.permissions.set(_staff_permissions())
    observers.permissions.clear()


def _staff_permissions() -> list[Permission]:
    wanted = {
        (app, f"{LETTERS[letter]}_{model}")
        for app, models in STAFF_PERMISSIONS.items()
        for model, letters in models.items()
        for letter in letters
    }
    permissions = Permission.objects.select_related("content_type").filter(
        content_type__app_label__in=STAFF_PERMISSIONS
    )
    return [row for row in permissions if (row.content_type.app_label, row.codename) in wanted]
