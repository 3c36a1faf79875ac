"""Holding an event once more: last month's meeting as the draft of the next."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision, today
from cop_portal.refusals import Refused
from events.models import Event, EventInvitation, EventSession, Slot, Speaker
from members.actions.recorded import recorded
from members.models import User

from .common import require_staff
from .events import free_slug, whole_months


@recorded
def copy_event(*, event: Event, by: User, starts_on: datetime.date) -> Event:
    """A draft like ``event`` that begins on ``starts_on``: its names, description, place, hosts, program and who is
    invited. Not who answered or came, no file, no pairing, no link to join online: these were of that day.

    Asked again for the same day while that draft is still one, it is given back and no second one made.
    """
    require_staff(by)
    if starts_on < today():
        raise Refused(
            _("This date has passed. Enter the first day of the coming event."),
            field="starts_on",
            code="past",
        )
    with transaction.atomic():
        # Two clicks take turns on the event that is copied.
        source = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
        there = Event.objects.filter(
            name_en=source.name_en,
            kind=source.kind,
            starts_on=starts_on,
            announced_on=None,
            cancelled_on=None,
        ).exclude(pk=source.pk)
        if (draft := there.first()) is not None:
            return draft
        copy = _copied(source, starts_on)
        _copy_program(source, copy, shift=copy.starts_on - source.starts_on)
    return copy


def _copied(source: Event, starts_on: datetime.date) -> Event:
    lasts = (
        source.ends_on - source.starts_on if source.date_precision == Precision.DAY else datetime.timedelta()
    )
    first, last = whole_months(starts_on, starts_on + lasts, Precision.DAY)
    copy = Event.objects.create(
        slug=free_slug(f"{source.name_en} {first:%Y-%m}"),
        starts_on=first,
        ends_on=last,
        date_precision=Precision.DAY,
        **{
            name: getattr(source, name)
            for name in (
                "name_en", "name_ar", "name_ckb", "kind", "mode", "starts_at", "ends_at", "place", "governorate",
                "capacity", "languages", "open_to",
            )
        },
    )  # fmt: skip
    copy.hosts.set(source.hosts.all())
    for text in source.texts.all():
        text.pk, text.owner = None, copy
        text._state.adding = True
        text.save()
    EventInvitation.objects.bulk_create(
        EventInvitation(event=copy, organization_id=pk)
        for pk in source.invitations.values_list("organization_id", flat=True)
    )
    return copy


def _copy_program(source: Event, copy: Event, *, shift: datetime.timedelta) -> None:
    for session in source.sessions.prefetch_related("topics", "slots", "speakers"):
        topics, slots, speakers = session.topics.all(), session.slots.all(), session.speakers.all()
        day = session.day + shift if session.day else None
        made = EventSession.objects.create(
            event=copy,
            day=day if day is None or copy.starts_on <= day <= copy.ends_on else None,
            **{
                name: getattr(session, name)
                for name in ("name_en", "name_ar", "name_ckb", "position", "starts_at", "ends_at")
            },
        )
        made.topics.set(topics)
        Slot.objects.bulk_create(
            Slot(
                eventsession=made,
                organization_id=slot.organization_id,
                position=slot.position,
                starts_at=slot.starts_at,
                minutes=slot.minutes,
                covers=slot.covers,
            )
            for slot in slots
        )
        Speaker.objects.bulk_create(
            Speaker(session=made, position=row.position, name=row.name, role=row.role) for row in speakers
        )
