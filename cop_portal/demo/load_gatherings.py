"""Events and who came to them."""

from __future__ import annotations

import datetime

from events.actions import events, presence
from events.models import Event
from members.models import Governorate, Organization, Topic, User

from .clock import date_of, date_or_none
from .data import GATHERINGS
from .data.shape import Gathering
from .wording import add_translations, original


def load_gatherings(*, by: User) -> None:
    """Make every event with its program and presence; ``by`` is staff."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    places = {place.code.removeprefix("IQ-"): place for place in Governorate.objects.all()}
    organizations = {organization.slug: organization for organization in Organization.objects.all()}
    for gathering in GATHERINGS:
        event = _create(gathering, places, organizations, by)
        for part in gathering.parts:
            name_en, name_ar, name_ckb = part.names
            events.add_session(
                event=event,
                by=by,
                name_en=name_en,
                name_ar=name_ar,
                name_ckb=name_ckb,
                topics=[topics[slug] for slug in part.topics],
                presenters=[organizations[slug] for slug in part.presenters],
            )
        if gathering.invited:
            events.invite_organizations(
                event=event, by=by, organizations=[organizations[slug] for slug in gathering.invited]
            )
        events.announce_event(event=event, by=by, on=date_of(gathering.announced))
        for came in gathering.came:
            presence.log_presence(
                event=event,
                by=by,
                organization=organizations[came.organization],
                people=came.people,
                women=came.women,
                men=came.men,
            )


def _create(
    gathering: Gathering, places: dict[str, Governorate], organizations: dict[str, Organization], by: User
) -> Event:
    name_en, name_ar, name_ckb = gathering.names
    language, description = original(gathering.description)
    starts_at, ends_at = (
        (datetime.time(hour) for hour in gathering.hours) if gathering.hours else (None, None)
    )
    event = events.create_event(
        by=by,
        slug=gathering.slug,
        kind=gathering.kind,
        name_en=name_en,
        name_ar=name_ar,
        name_ckb=name_ckb,
        starts_on=date_of(gathering.starts),
        ends_on=date_or_none(gathering.ends),
        date_precision=gathering.precision,
        starts_at=starts_at,
        ends_at=ends_at,
        mode=gathering.mode,
        place=gathering.place,
        governorate=places.get(gathering.governorate),
        hosts=[organizations["search"]],
        languages=gathering.languages,
        open_to=Event.OpenTo.INVITED if gathering.invited else Event.OpenTo.MEMBERS,
        description=description,
        language=language,
    )
    # Staff translate a description in the admin's own form, which is no action.
    add_translations(event.texts, "description", gathering.description)
    return event
