"""An event with all that its reader may see of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cop_portal.dates import today
from cop_portal.translations.texts import ReadText, read
from events.files import FileRow, file_rows
from events.models import Event, Rsvp
from events.visibility import may_join_online
from members.models import Organization
from members.visibility import organizations_visible_to

from .answers import AllAnswers, OwnAnswer, all_answers, answers_by_another, own_answer
from .presence import Present, who_came
from .program import ProgramDay, program_of, sessions_of


@dataclass
class EventPage:
    """An event with what one reader may see of it."""

    event: Event
    state: str
    description: ReadText | None
    program: list[ProgramDay]
    hosts: list[Organization]
    own: OwnAnswer | None
    # Whether the reader can answer for another organization of theirs, and not for the one they act for.
    is_open_to_another: bool
    online_link: str
    answers: AllAnswers | None
    present: list[Present]
    files: list[FileRow]

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come, or going on."""
        return self.state in ("announced", "running")

    @property
    def is_over(self) -> bool:
        """Whether it has been held."""
        return self.state in ("held", "closed")

    @property
    def is_unrecorded(self) -> bool:
        """Whether the reader's organization may have been there and nobody has written it down. Of who said yes the
        list of who else did says it."""
        said_yes = self.own is not None and self.own.answered.answer == Rsvp.Answer.YES
        return self.is_over and not self.present and not said_yes

    @property
    def women(self) -> int:
        return sum(row.presence.women for row in self.present)

    @property
    def men(self) -> int:
        return sum(row.presence.men for row in self.present)

    @property
    def not_stated(self) -> int:
        return sum(row.presence.not_stated for row in self.present)


def event_page(
    event: Event,
    user,
    own: Organization | None = None,
    others: Iterable[Organization] = (),
    on: datetime.date | None = None,
) -> EventPage:
    """All that ``user`` may see of ``event``, in a number of queries that does not grow with it. They act for ``own``,
    and belong to ``others`` too."""
    sessions = sessions_of(event, user)
    hosts = list(event.hosts.filter(pk__in=organizations_visible_to(user)))
    named = {slot.organization_id for session in sessions for slot in session.shown}
    profiles = set(organizations_visible_to(user).filter(pk__in=named).values_list("pk", flat=True))
    answer = own_answer(event, own)
    return EventPage(
        event=event,
        state=event.state_on(on or today()),
        description=read(event.texts.all(), "description"),
        program=program_of(event, user, sessions, profiles, own),
        hosts=hosts,
        own=answer,
        is_open_to_another=answer is None and answers_by_another(event, others),
        online_link=event.online_link if event.online_link and may_join_online(user, event) else "",
        answers=all_answers(event, user),
        present=who_came(event, user),
        files=file_rows(event, user),
    )
