"""A training that members hold and open to all: announced, changed and called off by those who speak for them.

Events know neither what it is part of nor whose it is: the room above keeps that, asks who may, and says who holds it
to whoever may know of them (so nobody is written down as its host). Answers, who came and all else are as of any event.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import Origin, write_original
from events import emails
from events.models import Event
from members.actions.recorded import recorded
from members.models import Governorate, Organization, User
from members.roles import is_representative

from .acquaintances import lock_event, refresh_acquaintances
from .events import call_off, free_slug
from .moving import tell_if_moved


@dataclass(frozen=True)
class Announcement:
    """What all members read of it, and nothing else. Its name is in one language at least; ``language`` is that of the
    description."""

    starts_on: datetime.date
    ends_on: datetime.date | None = None
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    name_en: str = ""
    name_ar: str = ""
    name_ckb: str = ""
    description: str = ""
    language: str = "en"
    place: str = ""
    governorate: Governorate | None = None
    online_link: str = ""
    capacity: int | None = None

    def columns(self) -> dict[str, Any]:
        """The event's own columns, as they are stored."""
        place, link = self.place.strip(), self.online_link.strip()
        mode = Event.Mode.HYBRID if link and place else Event.Mode.ONLINE if link else Event.Mode.IN_PERSON
        return {
            "starts_on": self.starts_on,
            "ends_on": self.ends_on or self.starts_on,
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "name_en": self.name_en.strip(),
            "name_ar": self.name_ar.strip(),
            "name_ckb": self.name_ckb.strip(),
            "place": place,
            "governorate_id": self.governorate.pk if self.governorate is not None else None,
            "online_link": link,
            "capacity": self.capacity,
            "mode": mode,
        }


@recorded
def open_training(
    *, by: User, organization: Organization, announcement: Announcement, told: Iterable[int] = ()
) -> Event:
    """Announce a training to all members, today, for ``organization``. Those who speak for one of ``told`` (ids) know
    of it and get no mail."""
    _require_representative(by, organization)
    columns = announcement.columns()
    _refuse(columns)
    if columns["starts_on"] < today():
        message = _("An event for all members is announced before it begins. Choose a day from today on")
        raise Refused(message, field="planned_on", code="too_early")
    name = columns["name_en"] or columns["name_ar"] or columns["name_ckb"]
    with transaction.atomic():
        event = Event.objects.create(
            slug=free_slug(f"{name} {announcement.starts_on:%Y}"),
            kind=Event.Kind.TRAINING,
            open_to=Event.OpenTo.MEMBERS,
            announced_on=today(),
            **columns,
        )
        write_original(event.texts, "description", announcement.description.strip(), announcement.language)
        run_later(emails.tell_of_announcement, event.pk, None, sorted(told))
    return event


@recorded
def change_training(
    *, event: Event, by: User, organization: Organization, announcement: Announcement, seen: int
) -> Event:
    """Change what members read of it, while it is not over and nobody is written down as having come. Those who said
    yes or maybe get a mail where the day, hour or place is another.

    ``seen`` is the version of the event that the person read: where another was quicker, theirs is refused.
    """
    _require_representative(by, organization)
    columns = announcement.columns()
    _refuse(columns)
    with transaction.atomic():
        event = lock_event(event)
        if says(event, announcement):
            return event
        changed = _changed(event, announcement)
        _refuse_changing(event)
        if event.version != seen:
            message = _("Somebody else changed this while you were writing. Compare both, and save again")
            raise Refused(message, code="changed")
        if "starts_on" in changed and columns["starts_on"] < today():
            message = _("This day has passed. Choose a day from today on")
            raise Refused(message, field="planned_on", code="too_early")
        for name, value in columns.items():
            setattr(event, name, value)
        event.version += 1
        event.save(update_fields=[*columns, "version"])
        write_original(event.texts, "description", announcement.description.strip(), announcement.language)
        refresh_acquaintances(event)
        # What the mails call it: the governorate, not its column.
        tell_if_moved(event, {name.removesuffix("_id") for name in changed})
    return event


@recorded
def call_off_training(
    *, event: Event, by: User, organization: Organization, reason: str, on: datetime.date | None = None
) -> Event:
    """Call it off by the rule of all events: members read ``reason``, and it is refused where somebody came."""
    _require_representative(by, organization)
    return call_off(event, reason, on)


def _require_representative(by: User, organization: Organization) -> None:
    if not is_representative(by, organization):
        raise NotAllowed(_("You cannot act for this organization here."))


def _refuse(columns: dict[str, Any]) -> None:
    """Raise Refused for what no event can be."""
    if not (columns["name_en"] or columns["name_ar"] or columns["name_ckb"]):
        raise Refused(_("Give it a title."), field="name", code="required")
    if columns["ends_on"] < columns["starts_on"]:
        message = _("The last day is before the first day.")
        raise Refused(message, field="planned_until", code="ends_before_start")
    starts_at, ends_at = columns["starts_at"], columns["ends_at"]
    if ends_at and not starts_at:
        raise Refused(_("Enter when it starts too."), field="starts_at", code="no_start")
    if starts_at and ends_at and columns["starts_on"] == columns["ends_on"] and ends_at <= starts_at:
        raise Refused(_("It ends before it starts."), field="ends_at", code="ends_before_start")
    if columns["capacity"] is not None and columns["capacity"] < 1:
        raise Refused(_("Enter one at least, or leave it empty."), field="capacity", code="no_place")


def _refuse_changing(event: Event) -> None:
    """Raise Refused where what members read of ``event`` stands."""
    words = {
        "cancelled": _("This event was cancelled, so it stays as it is."),
        "closed": _("This event is over, so it stays as it is."),
        "held": _("This event is over, so it stays as it is."),
    }
    if event.state in words:
        raise Refused(words[event.state], code=event.state)
    if event.presences.exists():
        message = _(
            "Search has begun to write down who came, so the event stays as it is. If something is wrong, tell Search "
            "staff."
        )
        raise Refused(message, code="came")


def says(event: Event, announcement: Announcement) -> bool:
    """Whether members read just this of ``event`` now."""
    return not _changed(event, announcement) and _describes(event, announcement)


def _changed(event: Event, announcement: Announcement) -> set[str]:
    """The columns that are otherwise now."""
    return {name for name, value in announcement.columns().items() if getattr(event, name) != value}


def _describes(event: Event, announcement: Announcement) -> bool:
    text = announcement.description.strip()
    original = event.texts.filter(field="description", origin=Origin.ORIGINAL).first()
    if original is None:
        return not text
    return (original.text, original.language) == (text, announcement.language)
