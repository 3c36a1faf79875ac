"""Events of the attacked community, with a marker word in each of their private fields, and who may read each word.

Three beside the workshop of old: one that comes, to which everybody has answered something else; one of today, where
people noted whom they met; and the closed one, which has files. ``vanished`` is an organization that was paired, noted
and asked while it was listed, and is hidden by now.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from collaborations.actions import requests
from collaborations.actions.taps import tap
from cop_portal.dates import today
from events.actions import announce_event, answer_event, create_event, keep_apart, log_presence
from events.actions.files import add_event_file
from events.actions.pairings import make_pairing, publish_pairing
from events.actions.pasted_lists import paste_list
from events.models import AttendanceList, Event
from members.actions.organizations import set_visibility
from members.models import Membership, Organization, OrganizationLanguage, User
from tests.cast import JOINED, Cast
from tests.events.files_of_events import pdf, with_file

NEEDS, ONLINE = "ZQNEEDS", "ZQONLINE"
WEO_COMES, AL_NOOR_COMES, HIDDEN_COMES = "ZQWEOCOMES", "ZQALNOORCOMES", "ZQHIDDENCOMES"
WALK_IN_PERSON, AL_NOOR_CAME = "ZQWALKINPERSON", "ZQALNOORCAME"
# Addresses are kept in small letters.
EMAIL_PRESENT = "zqemailpresent"
AGENDA, SHEET = "ZQAGENDA", "ZQSIGNEDSHEET"
PASTED, VANISHED, EVENT_ASK = "ZQPASTED", "ZQVANISHED", "ZQEVENTASK"
# What no member reads in any language: how staff's grid draws two that are kept apart.
KEPT_APART = 'class="introductions-apart"'

WEO = {"suzan", "colleague"}
AL_NOOR = {"ahmed", "double"}
SEARCH = {"staff", "superuser"}
READERS_AT_EVENTS: dict[str, set[str]] = {
    NEEDS: SEARCH,
    # Yes of WEO, the discreet and the hidden one, maybe of Al Noor; the outsiders said no.
    ONLINE: WEO | AL_NOOR | {"discreet", "hidden", "vanished"} | SEARCH,
    WEO_COMES: WEO | SEARCH,
    AL_NOOR_COMES: AL_NOOR | SEARCH,
    HIDDEN_COMES: {"hidden"} | SEARCH,
    WALK_IN_PERSON: SEARCH,
    AL_NOOR_CAME: AL_NOOR | SEARCH,
    EMAIL_PRESENT: SEARCH,
    AGENDA: {"hidden"} | SEARCH,
    SHEET: SEARCH,
    PASTED: SEARCH,
    VANISHED: {"vanished"} | SEARCH,
    EVENT_ASK: WEO | {"discreet"},
    KEPT_APART: SEARCH,
}
DAY = datetime.timedelta(days=1)


@dataclass
class AtEvents:
    """What of the events a test goes by."""

    vanished: User
    vanished_org: Organization
    coming: Event
    going_on: Event
    pasted: AttendanceList


def events_for(cast: Cast, closed: Event) -> AtEvents:
    """Everything beside the workshop; ``closed`` is the event that the hidden organization alone is invited to."""
    with_file(cast, closed, title=AGENDA, pages=1)
    vanished, organization = _vanished()
    for one in (cast.weo, cast.outsider_org, cast.discreet_org, organization):
        OrganizationLanguage.objects.get_or_create(organization=one, language="ar")
    going_on = _going_on(cast, organization)
    there = AtEvents(
        vanished=vanished,
        vanished_org=organization,
        coming=_coming(cast, organization, vanished),
        going_on=going_on,
        pasted=paste_list(event=going_on, by=cast.staff, text=f"{PASTED} Karim, WEO, {PASTED}@weo.example"),
    )
    _taps(cast, going_on, organization)
    _ask(cast, there.coming)
    set_visibility(organization=organization, by=vanished, visibility="hidden")
    keep_apart(first=cast.outsider_org, second=cast.hidden_org, by=cast.staff)
    return there


def _vanished() -> tuple[User, Organization]:
    organization = Organization.objects.create(
        slug="vanished", name_en=VANISHED, kind="national", member_since=JOINED
    )
    user = User.objects.create_user("vanished@member.example", "x", name="Vian Vanished")
    Membership.objects.create(user=user, organization=organization, role="representative", since=JOINED)
    return user, organization


def _announced(cast: Cast, slug: str, day: datetime.date, **fields) -> Event:
    event = create_event(
        by=cast.staff, kind="workshop", name_en=slug, slug=slug, starts_on=day, ends_on=day, **fields
    )
    return announce_event(event=event, by=cast.staff, on=min(today(), day - 9 * DAY))


def _coming(cast: Cast, organization: Organization, vanished: User) -> Event:
    event = _announced(
        cast, "coming", today() + 9 * DAY, online_link=f"https://{ONLINE}.example/", capacity=40
    )

    def says(own: Organization, by: User, answer: str, name: str = "", **said) -> None:
        people = [name] if name else []
        answer_event(event=event, organization=own, by=by, answer=answer, people=people, **said)

    needs = {"access_needs": f"{NEEDS} ramp", "dietary_needs": f"{NEEDS} nuts"}
    says(cast.weo, cast.suzan, "yes", WEO_COMES, **needs)
    says(cast.al_noor, cast.ahmed, "maybe", AL_NOOR_COMES, **needs)
    says(cast.outsider_org, cast.outsider, "no")
    says(cast.discreet_org, cast.discreet, "yes")
    says(cast.hidden_org, cast.hidden, "yes", HIDDEN_COMES, **needs)
    says(organization, vanished, "yes")
    with_file(cast, event, "signed_sheet", title=SHEET, pages=3)
    three = [cast.weo, cast.discreet_org, organization]
    pairing = make_pairing(event=event, by=cast.staff, organizations=three, rounds=3, minutes=10)
    publish_pairing(pairing=pairing, by=cast.staff)
    return event


def _going_on(cast: Cast, organization: Organization) -> Event:
    """Today: an unpublished pairing, a walk-in with a person, a name of Al Noor's."""
    event = _announced(cast, "going-on", today())
    for one in (cast.weo, cast.outsider_org, cast.hidden_org, organization):
        log_presence(event=event, by=cast.staff, organization=one, women=3)
    people = ((AL_NOOR_CAME, "man", f"{EMAIL_PRESENT}@alnoor.example"),)
    log_presence(event=event, by=cast.staff, organization=cast.al_noor, people=people)
    people = ((WALK_IN_PERSON, "woman", f"{EMAIL_PRESENT}@walkin.example"),)
    log_presence(event=event, by=cast.staff, walk_in_name="ZQWALKIN of today", people=people)
    three = [cast.weo, cast.outsider_org, organization]
    make_pairing(event=event, by=cast.staff, organizations=three, rounds=2, minutes=10)
    upload = pdf(name=f"{SHEET}.pdf")
    add_event_file(event=event, by=cast.staff, kind="signed_sheet", upload=upload)
    return event


def _taps(cast: Cast, event: Event, organization: Organization) -> None:
    """A representative's note, which asks whoever vanishes; and a colleague's, which waits."""
    tap(event=event, organization=cast.weo, other=organization, by=cast.suzan, mark="met")
    tap(event=event, organization=cast.weo, other=cast.outsider_org, by=cast.colleague, mark="talk_on")


def _ask(cast: Cast, event: Event) -> None:
    requests.ask_for_introduction(
        organization=cast.weo, to=cast.discreet_org, by=cast.suzan, message=EVENT_ASK, event=event
    )
