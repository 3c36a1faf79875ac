"""A profile is still true: its representatives say so a section at a time, and are asked every six months."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members.models import Organization, SectionConfirmation, StillTrueReminder, User
from members.upkeep import mails
from members.upkeep.still_true import organizations_to_remind

from .editing import locked_for_edit

Section = SectionConfirmation.Section

_saves_count: ContextVar[bool] = ContextVar("saves_count", default=True)


@contextmanager
def saves_confirm_nothing() -> Iterator[None]:
    """Within it only who says so confirms: the demonstration's loader tells a past in which nobody saved today."""
    token = _saves_count.set(False)
    try:
        yield
    finally:
        _saves_count.reset(token)


def section_saved(organization: Organization, section: str, by: User) -> None:
    """For actions that write a section of a profile: who has just written it has said that it is true."""
    if _saves_count.get():
        confirm_section(organization=organization, section=section, by=by)


@transaction.atomic
def confirm_section(
    *, organization: Organization, section: str, by: User, on: datetime.date | None = None
) -> Organization:
    """A representative says that one section of the profile is true. Saving a form of it counts: ``section_saved``.

    A section in which nothing is written counts as well: that there is nothing is what is confirmed. An earlier day
    never replaces a later one. Raises NotAllowed for anybody but representatives.
    """
    if section not in Section.values:
        raise Refused(_("Choose a section of the profile."), field="section", code="invalid")
    return _confirm(organization, [section], by, on)


@transaction.atomic
def confirm_profile(*, organization: Organization, by: User, on: datetime.date | None = None) -> Organization:
    """A representative says that all sections of the profile are still true."""
    return _confirm(organization, Section.values, by, on)


def _confirm(
    organization: Organization, sections: Iterable[str], by: User, on: datetime.date | None
) -> Organization:
    with changed_by(by, "confirm"):
        organization = locked_for_edit(organization, by)
        on = on or today()
        if on > today():
            raise Refused(_("A profile cannot be confirmed for a day to come."), code="in_future")
        rows = {row.section: row for row in organization.section_confirmations.all()}
        for section in sections:
            row = rows.get(section)
            if row is None:
                rows[section] = organization.section_confirmations.create(
                    section=section, confirmed_on=on, confirmed_by=by
                )
            elif row.confirmed_on < on:
                row.confirmed_on, row.confirmed_by = on, by
                row.save(update_fields=["confirmed_on", "confirmed_by"])
        _keep_oldest_day(organization, [row.confirmed_on for row in rows.values()])
    return organization


def _keep_oldest_day(organization: Organization, days: list[datetime.date]) -> None:
    """The profile's own day is the oldest of its sections' once each has one; until then it has none."""
    oldest = min(days) if len(days) == len(Section.values) else None
    if organization.profile_confirmed_on != oldest:
        organization.profile_confirmed_on = oldest
        organization.save(update_fields=["profile_confirmed_on"])


def remind_representatives(*, on: datetime.date | None = None) -> int:
    """Mail the representatives of each organization whose profile asks "still true?", at most once in six months.

    Gives how many organizations were reminded. Safe to call at any time and from two places at once.
    """
    on = on or today()
    return sum(_remind(pk, on) for pk in organizations_to_remind(on).values_list("pk", flat=True))


@transaction.atomic
def _remind(organization_id: int, on: datetime.date) -> bool:
    # Asked again under the lock: whoever came first has written down that the mail is on its way.
    locked = Organization.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=organization_id)
    organization = locked.first()
    if organization is None or not organizations_to_remind(on).filter(pk=organization_id).exists():
        return False
    StillTrueReminder.objects.create(organization=organization, sent_on=on)
    run_later(mails.still_true_waits, organization.pk)
    return True
