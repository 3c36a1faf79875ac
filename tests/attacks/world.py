"""A community with a marker word in every private field, and who may read each word.

Everything is said through the actions, as people would say it. WEO and Al Noor are partners; WEO has a thread with the
hidden organization, too; the former organization has left a thread of three and the memorandum it never signed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from collaborations.actions import (
    activities,
    introductions,
    meetings,
    promise_changes,
    promises,
    requests,
    threads,
)
from collaborations.models import Collaboration, Introduction, MemorandumOfUnderstanding
from cop_portal.dates import today
from events.actions import create_event, log_presence
from events.models import Event, EventFile, EventInvitation, EventSession
from members.actions.invitations import invite
from members.actions.knowledge import save_expertise, save_need
from members.models import Membership, Organization, User
from members.search.text import update_search
from tests.attacks.world_events import READERS_AT_EVENTS, AtEvents, events_for
from tests.attacks.world_memoranda import write_memoranda
from tests.attacks.world_signed import READERS_OF_SIGNED, keep_memorandum, sign_memorandum
from tests.attacks.world_threads import write_the_rest
from tests.cast import Cast, make_cast
from tests.collaborations.mous import paper

PARTY, MOU, CLOSED, SHEET = "ZQPARTY", "ZQTERMS", "ZQCLOSED", "ZQSHEET"
PARTNERS, STAFF_ONLY = "ZQPARTNERS", "ZQSTAFFONLY"
MESSAGE, REASON = "ZQMESSAGE", "ZQREASON"
HIDDEN, DISCREET, WALK_IN = "ZQHIDDENORG", "ZQDISCREETORG", "ZQWALKIN"
GUEST, INVITED = "ZQGUEST", "ZQNEWCOMER"
CLOSED_EVENT, DRAFT_EVENT = "ZQINVITEDEVENT", "ZQDRAFTEVENT"
WEEK = datetime.timedelta(days=7)
HELD = datetime.date(2026, 5, 4)


@dataclass
class Attacked:
    """The world and its people."""

    cast: Cast
    former: User
    former_org: Organization
    # Belongs to Al Noor and to the outsider's organization.
    double: User
    thread: Collaboration
    hidden_thread: Collaboration
    three: Collaboration
    # What the former organization signed before it left.
    kept: MemorandumOfUnderstanding
    # In a thread of three, one of which is no party of it.
    signed: MemorandumOfUnderstanding
    bystander: User
    mou: MemorandumOfUnderstanding
    request: Introduction
    workshop: Event
    at_events: AtEvents

    @property
    def closed(self) -> Event:
        """The event to which the hidden organization alone is invited."""
        return Event.objects.get(slug="closed-event")

    @property
    def agenda(self) -> EventFile:
        """A file of it."""
        return EventFile.objects.get(event=self.closed)

    @property
    def sheet(self) -> EventFile:
        """The signed sheet of the coming event."""
        return EventFile.objects.get(event=self.at_events.coming)

    def people(self) -> dict[str, User | None]:
        """Each kind of person that crawls."""
        cast = self.cast
        return {
            "visitor": None,
            "suzan": cast.suzan,
            "colleague": cast.colleague,
            "ahmed": cast.ahmed,
            "outsider": cast.outsider,
            "discreet": cast.discreet,
            "hidden": cast.hidden,
            "former": self.former,
            "bystander": self.bystander,
            "double": self.double,
            "vanished": self.at_events.vanished,
            "staff": cast.staff,
            "superuser": cast.superuser,
            "observer": cast.observer,
        }


WEO = {"suzan", "colleague"}
AL_NOOR = {"ahmed", "double"}
SEARCH = {"staff", "superuser"}
# Who may find each word, and so who must: a word that nobody finds would test nothing.
READERS = {
    PARTY: WEO | AL_NOOR,
    MOU: WEO | AL_NOOR,
    CLOSED: WEO | AL_NOOR,
    SHEET: {"suzan"},
    PARTNERS: WEO | AL_NOOR | SEARCH,
    STAFF_ONLY: WEO | SEARCH,
    MESSAGE: WEO | {"outsider", "double"},
    REASON: WEO,
    HIDDEN: WEO | {"hidden"} | SEARCH,
    # Whoever said yes to the coming event reads who else did.
    DISCREET: WEO | {"discreet", "hidden", "vanished"} | SEARCH,
    WALK_IN: SEARCH,
    GUEST: WEO | SEARCH,
    INVITED: {"suzan"} | SEARCH,
    CLOSED_EVENT: {"hidden"} | SEARCH,
    DRAFT_EVENT: SEARCH,
    **READERS_AT_EVENTS,
    **READERS_OF_SIGNED,
}


def build() -> Attacked:
    """The whole world."""
    cast = make_cast()
    for organization, name in ((cast.hidden_org, HIDDEN), (cast.discreet_org, DISCREET)):
        organization.name_en = name
        organization.save()
        update_search(organization)
    former, former_org = _another("former", "Farah Former")
    bystander, bystander_org = _another("bystander", "Basma Bystander")
    double = User.objects.create_user("double@member.example", "x", name="Two Hats")
    for organization in (cast.al_noor, cast.outsider_org):
        Membership.objects.create(user=double, organization=organization, role="representative", since=HELD)
    _profiles(cast)
    workshop = _events(cast, former_org, bystander_org)
    thread = _introduce(cast, workshop, cast.weo, cast.al_noor)
    _write(cast, thread)
    write_the_rest(cast, thread, PARTY, held_on=HELD + 2 * WEEK)
    attacked = Attacked(
        cast=cast,
        former=former,
        former_org=former_org,
        double=double,
        thread=thread,
        hidden_thread=_introduce(cast, workshop, cast.weo, cast.hidden_org),
        **_signed(cast, workshop, former, former_org, bystander_org),
        bystander=bystander,
        mou=write_memoranda(cast, thread, party=PARTY, reason=MOU, closed=CLOSED, sheet=SHEET),
        request=_request(cast),
        workshop=workshop,
        at_events=events_for(cast, Event.objects.get(slug="closed-event")),
    )
    attacked.hidden_thread.parties.update(shown_to_members=True)
    invite(kind="colleague", email="invited@weo.example", by=cast.suzan, organization=cast.weo, name=INVITED)
    return attacked


def _another(slug: str, name: str) -> tuple[User, Organization]:
    organization = Organization.objects.create(
        slug=slug, name_en=f"{slug.title()} Partner", kind="national", member_since=HELD
    )
    user = User.objects.create_user(f"{slug}@member.example", "x", name=name)
    Membership.objects.create(user=user, organization=organization, role="representative", since=HELD)
    return user, organization


def _profiles(cast: Cast) -> None:
    """WEO's fields for partners and for staff; what others offer meets WEO's needs, so that a panel could tell."""
    weo = cast.weo
    weo.email, weo.email_audience = f"{PARTNERS}@weo.example", "partners"
    weo.phone, weo.phone_audience = f"07 {STAFF_ONLY}", "staff"
    weo.website, weo.website_audience = f"https://{PARTNERS}.example/", "partners"
    weo.save()
    Membership.objects.filter(user=cast.suzan).update(phone=PARTNERS, phone_audience="partners")
    Membership.objects.filter(user=cast.colleague).update(phone=STAFF_ONLY, phone_audience="staff")
    values = {"organization": weo, "by": cast.suzan}
    save_need(**values, topic=cast.legal_aid, audience="partners", question=PARTNERS)
    save_need(**values, topic=cast.leadership, audience="staff", question=STAFF_ONLY)
    save_expertise(organization=cast.outsider_org, by=cast.outsider, topic=cast.legal_aid, band="1-5")
    save_expertise(organization=cast.outsider_org, by=cast.outsider, topic=cast.leadership, band="1-5")


def _event(cast: Cast, slug: str, name: str, **fields) -> Event:
    values = {"kind": "workshop", "name_ar": "", "name_ckb": "", "ends_on": HELD, "date_precision": "day"}
    values |= {
        "mode": "in_person",
        "place": "",
        "governorate": None,
        "languages": ["en"],
        "open_to": "members",
    }
    values |= {"hosts": [cast.hidden_org], "starts_at": None, "ends_at": None}
    return create_event(by=cast.staff, name_en=name, slug=slug, starts_on=HELD, **{**values, **fields})


def _events(cast: Cast, *others: Organization) -> Event:
    workshop = _event(cast, "the-workshop", "The workshop")
    closed = _event(cast, "closed-event", CLOSED_EVENT, open_to="invited")
    _event(cast, "draft-event", DRAFT_EVENT)
    Event.objects.filter(pk__in=[workshop.pk, closed.pk]).update(announced_on=HELD)
    workshop.refresh_from_db()
    EventInvitation.objects.create(event=closed, organization=cast.hidden_org)
    session = EventSession.objects.create(event=workshop, name_en="Who does what", position=1)
    session.presenters.set([cast.hidden_org, cast.weo])
    people = ((GUEST, "woman", ""),)
    log_presence(event=workshop, by=cast.staff, organization=cast.weo, people=people)
    for organization in (cast.al_noor, cast.hidden_org, *others):
        log_presence(event=workshop, by=cast.staff, organization=organization, women=17)
    log_presence(event=workshop, by=cast.staff, walk_in_name=WALK_IN, women=1)
    return workshop


def _introduce(cast: Cast, event: Event, first: Organization, second: Organization) -> Collaboration:
    return introductions.introduce_at_event(
        event=event, first=first, second=second, by=cast.staff, reveals_hidden=True
    ).collaboration


def _write(cast: Cast, thread: Collaboration) -> None:
    """The word wherever the parties can write to each other."""
    values = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    ours, theirs = (thread.parties.get(organization=one) for one in (cast.weo, cast.al_noor))
    meeting = meetings.record_meeting(
        **values,
        held_on=HELD + WEEK,
        attending={ours: PARTY, theirs: PARTY},
        areas=((cast.quotas, PARTY),),
        notes=PARTY,
    )
    area = meeting.areas.get()
    meetings.confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed)
    kept = promises.promise(**values, party=ours, what=f"{PARTY} kept", meeting=meeting)
    shown = {"evidence": PARTY, "upload": paper(f"{PARTY}.pdf")}
    promises.mark_done(action_point=kept, organization=cast.weo, by=cast.suzan, **shown)
    moved = promises.promise(**values, party=theirs, what=f"{PARTY} moved")
    promise_changes.reassign(
        action_point=moved, organization=cast.weo, by=cast.suzan, party=ours, person=cast.suzan, reason=PARTY
    )
    dropped = promises.promise(**values, party=ours, what=f"{PARTY} dropped")
    promises.drop(action_point=dropped, organization=cast.weo, by=cast.suzan, reason=PARTY)
    promises.promise(**values, party=theirs, what=PARTY, due_on=today())
    called_off = meetings.plan_meeting(**values, planned_on=today() + WEEK, place=PARTY)
    meetings.call_off_meeting(meeting=called_off, organization=cast.weo, by=cast.suzan, reason=PARTY)
    meetings.plan_meeting(**values, planned_on=today() + 2 * WEEK, place=PARTY, link=f"https://{PARTY}.org/")
    held = activities.plan_activity(**values, kind="training", title=PARTY, planned_on=today(), place=PARTY)
    activities.record_activity(
        activity=held, organization=cast.weo, by=cast.suzan, held_on=today(), participants={}, result=PARTY
    )
    other = activities.plan_activity(**values, kind="advocacy", title=PARTY, planned_on=today() + WEEK)
    activities.cancel_activity(activity=other, organization=cast.weo, by=cast.suzan, reason=PARTY)
    activities.plan_activity(**values, kind="advocacy", title=f"{PARTY} 2", planned_on=today() + WEEK)


def _request(cast: Cast) -> Introduction:
    request = requests.ask_for_introduction(
        organization=cast.outsider_org, to=cast.weo, by=cast.outsider, message=MESSAGE
    )
    return requests.answer_introduction(
        introduction=request, organization=cast.weo, by=cast.suzan, answer="no", reason=REASON
    )


def _signed(cast: Cast, workshop: Event, former: User, former_org, bystander_org) -> dict[str, Any]:
    """Two threads of three with a memorandum: the former organization has signed its one, and left."""
    three, shared = (_with_al_noor(cast, workshop, one) for one in (former_org, bystander_org))
    kept = keep_memorandum(cast, three, former_org, former)
    _leave(cast, three, former, former_org)
    return {"three": three, "kept": kept, "signed": sign_memorandum(cast, shared, bystander_org)}


def _with_al_noor(cast: Cast, workshop: Event, organization: Organization) -> Collaboration:
    thread = _introduce(cast, workshop, cast.weo, organization)
    thread.parties.create(organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed)
    return thread


def _leave(cast: Cast, thread: Collaboration, former: User, former_org: Organization) -> None:
    """The former organization leaves; what is written afterwards is not for it."""
    values = {"collaboration": thread, "organization": cast.weo, "by": cast.suzan}
    parties = {one.organization_id: one for one in thread.parties.all()}
    threads.leave(collaboration=thread, organization=former_org, by=former, note="Bye")
    meetings.record_meeting(
        **values,
        held_on=today(),
        attending={parties[cast.weo.pk]: PARTY, parties[cast.al_noor.pk]: PARTY},
        notes=PARTY,
    )
