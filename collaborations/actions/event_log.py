"""Staff log who was introduced at an event: several at once, and taken back while nothing has come of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.at_events.taking_back import refusal_to_take_back, with_what_came_of_it
from collaborations.introductions.hidden_pairs import is_confirmed
from collaborations.introductions.lapsing import LAPSES_AFTER
from collaborations.introductions.requests_of_two import obstacle_without_thread
from collaborations.models import EventTap, Introduction, Suggestion
from collaborations.visibility import may_introduce
from cop_portal.dates import Precision, day_of, today
from cop_portal.refusals import NOTE, NotAllowed, Refused
from events.models import Event
from members.models import Organization

from .common import lock, lock_organizations
from .introductions import introduce_at_event
from .opening import write_lapsed


class SeveralRefused(Refused):
    """Some of several introductions cannot be logged, and so none was: a sentence for each."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__(refusals[0].message, field="others", code="several")
        self.refusals = refusals

    def add_to(self, form) -> None:
        """Every sentence, at the field it is about."""
        for refusal in self.refusals:
            refusal.add_to(form)
        form.add_error(
            None, ValidationError(_("Nothing was logged. Put this right and send it again."), code=NOTE)
        )


def introduce_several_at_event(
    *,
    event: Event,
    first: Organization,
    others: Iterable[Organization],
    by,
    on: datetime.date | None = None,
    date_precision: str | None = None,
    confirmed: Iterable[str] = (),
) -> list[Introduction]:
    """Staff log that ``first`` was introduced to each of ``others`` at ``event``: all of them or, where one cannot be,
    none, and every reason is said. ``confirmed``: of whom it is meant that they learn of a hidden one, by
    ``Learns.value``."""
    made: list[Introduction] = []
    refusals: list[Refused] = []
    others, confirmed = list(others), set(confirmed)
    with transaction.atomic():
        lock_organizations(first, *others)
        for other in others:
            try:
                made.append(
                    introduce_at_event(
                        event=event,
                        first=first,
                        second=other,
                        by=by,
                        on=on,
                        date_precision=date_precision,
                        reveals_hidden=is_confirmed(first, other, confirmed),
                    )
                )
            except NotAllowed:
                raise
            except Refused as refusal:
                if str(refusal.message) not in {str(one.message) for one in refusals}:
                    refusals.append(refusal)
        if refusals:
            raise SeveralRefused(refusals)
    return made


@transaction.atomic
def take_introduction_back(*, introduction: Introduction, by) -> None:
    """Staff take back what they logged at an event by mistake, while nothing has come of it.

    The thread that it opened goes with it; one that has another origin stays. What one of the two had noted there
    itself is a request again. Done again, it does nothing.
    """
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff log introductions."))
    lock_organizations(introduction.first_id, introduction.second_id)
    row = (
        Introduction.objects.select_for_update(of=("self",))
        .select_related("collaboration")
        .filter(pk=introduction.pk, kind=Introduction.Kind.EVENT)
        .first()
    )
    if row is None:
        return
    collaboration = lock(row.collaboration)
    # As it is now that nobody can do anything in their thread.
    row = with_what_came_of_it(Introduction.objects.filter(pk=row.pk)).get()
    refusal = refusal_to_take_back(row)
    if refusal is not None:
        raise refusal
    # What it had made of a suggestion has not come about.
    Suggestion.objects.filter(introduction=row).update(introduction=None, ended_on=today())
    if row.is_one_of_several:
        row.delete()
        return
    note = _their_note(row)
    # Who has asked in words besides, or was answered lately, asks nothing by its note either.
    if note is not None and obstacle_without_thread(note.organization, note.other) is None:
        write_lapsed(note.organization, note.other)
        _a_request_again(row, note)
    else:
        row.delete()
    collaboration.parties.all().delete()
    collaboration.delete()


def _their_note(introduction: Introduction) -> EventTap | None:
    """What one of the two has noted of the other at the event, with a representative behind it, and asks for still."""
    both = [introduction.first_id, introduction.second_id]
    taps = EventTap.objects.select_related("organization", "other", "confirmed_by").filter(
        event=introduction.event,
        organization__in=both,
        other__in=both,
        # As long as the request that a note makes.
        confirmed_at__date__gt=today() - LAPSES_AFTER,
    )
    return taps.first()


def _a_request_again(introduction: Introduction, note: EventTap) -> None:
    introduction.kind = Introduction.Kind.REQUEST
    introduction.first_id, introduction.second_id = note.organization_id, note.other_id
    introduction.made_by = note.confirmed_by
    introduction.happened_on = day_of(note.confirmed_at)
    introduction.date_precision = Precision.DAY
    introduction.collaboration = None
    introduction.save()
