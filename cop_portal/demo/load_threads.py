"""Collaborations, step by step as they happened, and requests that opened none."""

from __future__ import annotations

from collaborations.actions import (
    introductions,
    joining,
    meeting_shares,
    meetings,
    mous,
    nudging,
    requests,
    standing,
    taps,
    threads,
)
from collaborations.models import Collaboration, Introduction, Party
from events.models import Event
from members.models import Governorate, Organization, Topic, User

from .clock import date_of, date_or_none
from .data import GATHERINGS, REQUESTS, THREADS
from .data.shape_threads import Joining, Joint, Meeting, Origin, Paper, Resting, Thread
from .load_activities import load_activity
from .load_memoranda import LoadingMemoranda
from .load_people import representative
from .load_promises import load_promise
from .load_suggestions import introduced_by_staff
from .papers import signed_paper
from .wording import add_translations, original


def load_threads(*, by: User) -> None:
    """Make every collaboration; ``by`` is staff, who log introductions."""
    for thread in THREADS:
        _Loading(thread, by).run()


def load_requests() -> None:
    """Make the requests that are unanswered, or were answered without a yes."""
    for asker, asked, origin in REQUESTS:
        _request(asker, asked, origin)


def load_notes() -> None:
    """Note what was noted at events, by the representatives who did, on the day of loading."""
    for gathering in GATHERINGS:
        for organization, other, mark in gathering.notes:
            taps.tap(
                event=Event.objects.get(slug=gathering.slug),
                organization=Organization.objects.get(slug=organization),
                other=Organization.objects.get(slug=other),
                by=representative(organization),
                mark=mark,
            )


def _request(asker: str, asked: str, origin: Origin) -> Introduction:
    language, message = original(origin.message)
    to = Organization.objects.get(slug=asked)
    introduction = requests.ask_for_introduction(
        organization=Organization.objects.get(slug=asker),
        to=to,
        by=representative(asker),
        message=message,
        language=language,
        on=date_or_none(origin.on),
    )
    if origin.answered is not None:
        introduction = requests.answer_introduction(
            introduction=introduction,
            organization=to,
            by=representative(asked),
            answer=origin.answer,
            on=date_of(origin.answered),
        )
    return introduction


class _Loading:
    """One thread on its way from its data into the portal."""

    def __init__(self, thread: Thread, staff: User) -> None:
        self.thread = thread
        self.staff = staff
        slugs = [*thread.parties, *(one.organization for one in thread.joining)]
        self.organizations = {slug: Organization.objects.get(slug=slug) for slug in slugs}
        self.speakers = {slug: representative(slug) for slug in slugs}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.places = {place.code.removeprefix("IQ-"): place for place in Governorate.objects.all()}
        self.collaboration: Collaboration
        self.parties: dict[str, Party]

    def run(self) -> None:
        """Each step in the order it is told."""
        began = self._begin().collaboration
        assert began is not None  # an origin without a yes is a request, not a thread
        self.collaboration = began
        for one in self.thread.joining:
            self._join(one)
        self.parties = {party.organization.slug: party for party in self.collaboration.parties.all()}
        for meeting in self.thread.meetings:
            self._meet(meeting)
        if self.thread.rhythm:
            meetings.set_rhythm(**self._acting(self.thread.parties[0]), rhythm=self.thread.rhythm)
        if self.thread.title:
            self._describe()
        for slug in self.thread.shown:
            threads.set_shown_to_members(**self._acting(slug), shown=True)
        for promise in self.thread.promises:
            load_promise(promise, self.collaboration, self.parties, self.speakers)
        if self.thread.paper:
            self._sign(self.thread.paper)
        memoranda = LoadingMemoranda(self.collaboration, self.parties, self.speakers, self.topics)
        for one in self.thread.memoranda:
            memoranda.load(one)
        for joint in self.thread.joint:
            self._do_together(joint)
        memoranda.prove()
        for rest in self.thread.rests:
            self._rest(rest)
        if self.thread.nudged is not None:
            nudging.nudge(collaboration=self.collaboration, by=self.staff, on=date_of(self.thread.nudged))

    def _acting(self, slug: str) -> dict:
        return {
            "collaboration": self.collaboration,
            "organization": self.organizations[slug],
            "by": self.speakers[slug],
        }

    def _begin(self) -> Introduction:
        first, second = (self.organizations[slug] for slug in self.thread.parties)
        origin = self.thread.origin
        if origin.kind == "event":
            return introductions.introduce_at_event(
                event=Event.objects.get(slug=origin.event),
                first=first,
                second=second,
                by=self.staff,
                on=date_or_none(origin.on),
            )
        if origin.kind == "staff":
            return introduced_by_staff(self.thread.parties, origin, by=self.staff)
        return _request(*self.thread.parties, origin)

    def _join(self, one: Joining) -> None:
        language, message = original(one.message)
        proposal = joining.propose(
            **self._acting(one.by),
            to=self.organizations[one.organization],
            message=message,
            language=language,
            on=date_of(one.proposed),
        )
        for slug, day in one.agreed:
            joining.say_to_proposal(
                proposal=proposal,
                organization=self.organizations[slug],
                by=self.speakers[slug],
                agrees=True,
                on=date_of(day),
            )
        if one.answered is not None:
            joining.answer_invitation(
                proposal=proposal,
                organization=self.organizations[one.organization],
                by=self.speakers[one.organization],
                answer="yes",
                on=date_of(one.answered),
            )

    def _describe(self) -> None:
        language, title = original(self.thread.title)
        _language, purpose = original(self.thread.purpose)
        threads.describe(
            **self._acting(self.thread.parties[0]),
            title=title,
            purpose=purpose,
            language=language,
            topics=[self.topics[slug] for slug in self.thread.topics],
            governorates=[self.places[code] for code in self.thread.governorates],
            led_by=self.parties.get(self.thread.led_by),
        )
        add_translations(self.collaboration.texts, "title", self.thread.title)
        add_translations(self.collaboration.texts, "purpose", self.thread.purpose)

    def _meet(self, meeting: Meeting) -> None:
        if meeting.held is None:
            meetings.plan_meeting(
                **self._acting(meeting.by), planned_on=date_of(meeting.planned), place=meeting.place
            )
            return
        record = meetings.record_meeting(
            **self._acting(meeting.by),
            held_on=date_of(meeting.held),
            attending={self.parties[slug]: people for slug, people in meeting.people.items()},
            areas=[(self.topics[slug], sentence) for slug, sentence in meeting.areas],
            entry_points=[(self.topics[slug], sentence) for slug, sentence in meeting.entry_points],
            challenges=meeting.challenges,
            notes=meeting.notes,
            language=meeting.language,
            on=date_of(meeting.held),
        )
        for slug in meeting.shared:
            meeting_shares.share_with_staff(
                meeting=record,
                organization=self.organizations[slug],
                by=self.speakers[slug],
                changes={"areas": True},
            )
        for slug, day in meeting.confirmed:
            for area in record.areas.all():
                meetings.confirm_area(
                    area=area, organization=self.organizations[slug], by=self.speakers[slug], on=date_of(day)
                )

    def _sign(self, paper: Paper) -> None:
        uploaded, *others = paper.signed
        mou = mous.enter_mou(
            **self._acting(uploaded.by),
            parties=[self.parties[signed.by] for signed in paper.signed],
            title=paper.title,
            purpose=paper.purpose_ar if paper.language == "ar" else paper.purpose,
            language=paper.language,
            topics=[self.topics[slug] for slug in paper.topics],
            starts_on=date_of(paper.starts),
            ends_on=date_or_none(paper.ends),
            renewal=paper.renewal,
            upload=signed_paper(paper, [self.organizations[signed.by] for signed in paper.signed]),
            signatory_name=uploaded.name,
            capacity=uploaded.capacity,
            signed_on=date_of(uploaded.on),
            commitments=[
                {"party": None, "what": what, "rhythm": rhythm, "due_on": None}
                for what, rhythm in paper.promises
            ],
            on=date_of(uploaded.confirmed),
        )
        for signed in others:
            if signed.confirmed is None:
                continue
            mous.confirm_signature(
                mou=mou,
                organization=self.organizations[signed.by],
                by=self.speakers[signed.by],
                signatory_name=signed.name,
                capacity=signed.capacity,
                signed_on=date_of(signed.on),
                on=date_of(signed.confirmed),
            )

    def _do_together(self, one: Joint) -> None:
        load_activity(one, self._acting(one.by), self.parties, self.topics, self.places, self.speakers)

    def _rest(self, one: Resting) -> None:
        say = {"paused": standing.pause, "concluded": standing.conclude}[one.kind]
        say(**self._acting(one.by), text=one.text, language=one.language, on=date_of(one.on))
        if one.until is not None:
            standing.take_up_again(**self._acting(one.by), on=date_of(one.until))
