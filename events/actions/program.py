"""An event's program: its sessions, who speaks in them, which organizations present themselves."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Event, EventSession, Slot, Speaker
from members.actions.recorded import recorded
from members.models import Organization, Topic, User

from .acquaintances import lock_event
from .common import require_staff


@dataclass(frozen=True)
class Presentation:
    """What an organization presents in a slot: ``covers`` are of ``Slot.Covers``; when and how long, where known."""

    organization: Organization
    covers: Sequence[str] = tuple(Slot.Covers.values)
    starts_at: datetime.time | None = None
    minutes: int | None = None


@recorded
def add_session(
    *,
    event: Event,
    by: User,
    name_en: str,
    name_ar: str = "",
    name_ckb: str = "",
    position: int | None = None,
    day: datetime.date | None = None,
    starts_at: datetime.time | None = None,
    ends_at: datetime.time | None = None,
    topics: Iterable[Topic] = (),
    presenters: Iterable[Organization | Presentation] = (),
    speakers: Iterable[tuple[str, str]] = (),
) -> EventSession:
    """Add a part to the program, last where no position is given; one of the same name is changed, not doubled.

    ``speakers`` are (name, who they are). An organization that presents is given itself, or as a ``Presentation``.
    Refused where it ends before it starts, or on a day the event does not have.
    """
    require_staff(by)
    refuse_day(event, day)
    refuse_hours(starts_at, ends_at)
    facts = {"name_ar": name_ar, "name_ckb": name_ckb, "day": day, "starts_at": starts_at, "ends_at": ends_at}
    with transaction.atomic():
        event = lock_event(event)
        if position is None:
            position = (event.sessions.aggregate(last=Max("position"))["last"] or 0) + 1
        session, _made = event.sessions.update_or_create(
            name_en=name_en, defaults=facts, create_defaults={**facts, "position": position}
        )
        session.topics.set(topics)
        set_slots(session, presenters)
        session.speakers.all().delete()
        Speaker.objects.bulk_create(
            Speaker(session=session, position=place, name=name, role=role)
            for place, (name, role) in enumerate(speakers, start=1)
        )
    return session


def refuse_day(event: Event, day: datetime.date | None) -> None:
    """Raise ``Refused`` where no session of ``event`` can be on ``day``: it is none of the event's."""
    if day is not None and not event.starts_on <= day <= event.ends_on:
        raise Refused(_("This day is not one of the event's."), field="day", code="other_day")


def refuse_hours(starts_at: datetime.time | None, ends_at: datetime.time | None) -> None:
    """Raise ``Refused`` where a session would end before it starts."""
    if ends_at is not None and (starts_at is None or ends_at <= starts_at):
        raise Refused(_("The end is before the start."), field="ends_at", code="ends_before_start")


def set_slots(session: EventSession, presenters: Iterable[Organization | Presentation]) -> None:
    """Make the organizations that present in ``session`` these, in this order."""
    said = [row if isinstance(row, Presentation) else Presentation(row) for row in presenters]
    session.slots.exclude(organization__in=[row.organization for row in said]).delete()
    for place, row in enumerate(said, start=1):
        session.slots.update_or_create(
            organization=row.organization,
            defaults={
                "position": place,
                "covers": list(row.covers),
                "starts_at": row.starts_at,
                "minutes": row.minutes,
            },
        )
