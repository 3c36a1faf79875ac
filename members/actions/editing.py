"""Where every change of a profile begins: under the lock of its organization, from rows as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed, Refused
from members.models import Audience, Organization, User
from members.visibility import may_edit


def locked_for_edit(organization: Organization, by: User) -> Organization:
    """``organization``, its row locked until the transaction ends, if ``by`` may edit it.

    Raises NotAllowed otherwise. The lock lets two saves of one profile follow each other.
    """
    if not may_edit(by, organization):
        raise NotAllowed(_("Only a representative of the organization can change this."), code="not_allowed")
    return Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)


Row = TypeVar("Row", bound=models.Model)


class RemovedMeanwhile(Refused):
    """What somebody changes was removed after they had opened it; ``row`` is how they knew it."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(
            _("This was removed meanwhile, so nothing was saved. If you still need it, add it again."),
            code="gone",
        )
        self.row = row


def row_now(organization: Organization, rows: Any, row: Row | None) -> Row | None:
    """``row`` of ``organization`` as it stands now, locked; ``rows`` are all of its kind. None stays None.

    What was read before the lock may be out of date: saved as it was, it would bring back what somebody has removed.
    Raises RemovedMeanwhile where it is gone.
    """
    if row is None:
        return None
    if row.organization_id != organization.pk:
        raise NotAllowed(_("This belongs to another organization."), code="not_allowed")
    found = locked(rows).filter(pk=row.pk).first()
    if found is None:
        raise RemovedMeanwhile(row)
    return found


def locked(rows: Any) -> models.QuerySet[Any]:
    """``rows``, to be locked as they are read: the desk, too, writes them, and not always under the same lock."""
    return rows.select_for_update(of=("self",), no_key=True)


def save_row(row: models.Model, fields: Iterable[str], *, taken: Refused) -> None:
    """Save these ``fields`` of ``row`` and nothing else of it; all of a new one.

    Raises ``taken`` where the desk has just entered the same: it does not wait for the organization's lock.
    """
    try:
        with transaction.atomic():
            row.save(update_fields=None if row.pk is None else list(fields))
    except IntegrityError as error:
        raise taken from error


# -- who sees it ------------------------------------------------------------------------------------------------------

# By what is chosen now: of a field (an Audience) or of the organization (its Visibility).
SEEN_NOW: dict[str, Any] = {
    Audience.MEMBERS: _(
        "Changed meanwhile: now members who may see your organization see it. Choose again who may."
    ),
    Audience.PARTNERS: _(
        "Changed meanwhile: now only your partners and Search staff see it. Choose again who may."
    ),
    Audience.STAFF: _("Changed meanwhile: now only Search staff see it. Choose again who may."),
    Organization.Visibility.LISTED: _(
        "Changed meanwhile: now every member sees your organization. Choose again who may."
    ),
    Organization.Visibility.DISCREET: _(
        "Changed meanwhile: now only those you know see your organization. Choose again who may."
    ),
    Organization.Visibility.HIDDEN: _(
        "Changed meanwhile: your organization is hidden now. Choose again who may see it."
    ),
}


class ChangedMeanwhile(Refused):
    """Who sees something was changed after the person had opened the form, and what they sent says otherwise.

    ``now`` is what is chosen now, by field. The form shows it as chosen and asks again.
    """

    def __init__(self, now: Mapping[str, str]) -> None:
        field, value = next(iter(now.items()))
        super().__init__(SEEN_NOW[value], field=field, code="changed_meanwhile")
        self.now = dict(now)

    def add_to(self, form) -> None:
        """At each of the fields; what is chosen there is what holds now, and all else stays as it was typed."""
        form.data = form.data.copy()
        for field, value in self.now.items():
            form.data[form.add_prefix(field)] = value
            form.add_error(field, str(SEEN_NOW[value]))


def ask_again(row: models.Model, seen: Mapping[str, str] | None, wanted: Mapping[str, str]) -> None:
    """Raise ChangedMeanwhile where a field of ``row``, as it stands now, is neither what was ``seen`` nor ``wanted``.

    ``seen`` is what the form showed when it was opened, by field; of what it does not name nothing is asked. A form
    opened before somebody hid the organization must not show it again unasked.
    """
    if row.pk is None:
        return
    now = {field: getattr(row, field) for field in wanted}
    changed = {
        field: value
        for field, value in now.items()
        if (seen or {}).get(field, value) != value and wanted[field] != value
    }
    if changed:
        raise ChangedMeanwhile(changed)
