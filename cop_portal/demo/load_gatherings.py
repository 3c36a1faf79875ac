"""Events and who came to them."""

from __future__ import annotations

import datetime

from cop_portal.dates import today
from events.actions import answers, events, pairings, presence, program
from events.models import Event
from events.schedule.standing import organizations_to_pair
from members.models import Governorate, Organization, Topic, User

from .clock import date_of, date_or_none
from .data import GATHERINGS
from .data.shape_events import Gathering, Part, Rounds
from .load_people import representative
from .wording import add_translations, original


def load_gatherings(*, by: User) -> None:
    """Make every event with its program, answers and presence; ``by`` is staff."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    places = {place.code.removeprefix("IQ-"): place for place in Governorate.objects.all()}
    organizations = {organization.slug: organization for organization in Organization.objects.all()}
    for gathering in GATHERINGS:
        event = _create(gathering, places, organizations, by)
        for part in gathering.parts:
            _add(part, event, topics, organizations, by)
        if gathering.invited:
            events.invite_organizations(
                event=event, by=by, organizations=[organizations[slug] for slug in gathering.invited]
            )
        event = events.announce_event(event=event, by=by, on=date_of(gathering.announced))
        _answer(gathering, event, organizations)
        for came in gathering.came:
            presence.log_presence(
                event=event,
                by=by,
                organization=organizations[came.organization],
                people=came.people,
                women=came.women,
                men=came.men,
            )


def pair_gatherings(*, by: User) -> None:
    """Staff arrange and publish who meets whom where it is to be. Call it once who works together is known: partners
    are not put together."""
    for gathering in GATHERINGS:
        if gathering.pairing:
            _pair(gathering.pairing, Event.objects.get(slug=gathering.slug), by)


def _add(
    part: Part, event: Event, topics: dict[str, Topic], organizations: dict[str, Organization], by: User
) -> None:
    name_en, name_ar, name_ckb = part.names
    starts_at, ends_at = map(_time, part.hours) if part.hours else (None, None)
    program.add_session(
        event=event,
        by=by,
        name_en=name_en,
        name_ar=name_ar,
        name_ckb=name_ckb,
        starts_at=starts_at,
        ends_at=ends_at,
        topics=[topics[slug] for slug in part.topics],
        presenters=[
            program.Presentation(
                organizations[slug],
                starts_at=_later(starts_at, place * part.minutes) if part.minutes else None,
                minutes=part.minutes,
            )
            for place, slug in enumerate(part.presenters)
        ],
        speakers=part.speakers,
    )


def _time(written: str) -> datetime.time:
    hour, minute = written.split(":")
    return datetime.time(int(hour), int(minute))


def _later(time: datetime.time | None, minutes: int) -> datetime.time | None:
    if time is None:
        return None
    return (datetime.datetime.combine(today(), time) + datetime.timedelta(minutes=minutes)).time()


def _answer(gathering: Gathering, event: Event, organizations: dict[str, Organization]) -> None:
    """Each that answered does so by its representative; those of its people who have an account come by it."""
    for said in gathering.answers:
        organization = organizations[said.organization]
        people = User.objects.filter(memberships__organization=organization, memberships__until=None)
        answers.answer_event(
            event=event,
            organization=organization,
            by=representative(said.organization),
            answer=said.answer,
            people=said.people,
            accounts=people.filter(name__in=said.people).values_list("pk", flat=True),
            access_needs=said.access_needs,
            dietary_needs=said.dietary_needs,
            on=date_of(said.on),
        )


def _pair(rounds: Rounds, event: Event, by: User) -> None:
    """Among all that can take part."""
    pairing = pairings.make_pairing(
        event=event,
        by=by,
        organizations=organizations_to_pair(event).filter(languages__isnull=False).distinct(),
        rounds=rounds.rounds,
        minutes=rounds.minutes,
        pause=rounds.pause,
        starts_at=_time(rounds.starts_at),
    )
    pairings.publish_pairing(pairing=pairing, by=by)


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
        online_link=gathering.online_link,
        governorate=places.get(gathering.governorate),
        capacity=gathering.capacity,
        hosts=[organizations["search"]],
        languages=gathering.languages,
        open_to=Event.OpenTo.INVITED if gathering.invited else Event.OpenTo.MEMBERS,
        description=description,
        language=language,
    )
    # Staff translate a description in the admin's own form, which is no action.
    add_translations(event.texts, "description", gathering.description)
    return event
