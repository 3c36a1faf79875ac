"""Action points of a thread: written down, given to somebody, moved to another party or day, and done."""

from __future__ import annotations

from collaborations.actions import promise_changes, promises
from collaborations.models import ActionPoint, Collaboration, Party
from members.models import User

from .clock import date_of, date_or_none
from .data.shape_threads import Moved, Promise
from .papers import handout


def load_promise(
    one: Promise, collaboration: Collaboration, parties: dict[str, Party], speakers: dict[str, User]
) -> None:
    """``one`` as the party that promised it wrote it down, and what happened to it since; ``speakers``: who acts for
    each party."""
    point = promises.promise(
        collaboration=collaboration,
        organization=parties[one.by].organization,
        by=speakers[one.by],
        party=parties[one.by],
        what=one.what,
        language=one.language,
        due_on=date_or_none(one.due),
        meeting=collaboration.meetings.filter(held_on=date_of(one.made)).first(),
        on=date_of(one.made),
    )
    owes = one.by
    for move in one.moves:
        _move(point, move, parties, {"organization": parties[owes].organization, "by": speakers[owes]})
        owes = move.to or owes
    theirs = {"organization": parties[owes].organization, "by": speakers[owes]}
    if one.person:
        person = User.objects.get(name=one.person, memberships__organization=parties[owes].organization)
        promise_changes.name_person(action_point=point, person=person, **theirs)
    if one.done is not None:
        upload = handout(one.file, parties[owes].organization) if one.file else None
        promises.mark_done(
            action_point=point, evidence=one.evidence, upload=upload, on=date_of(one.done), **theirs
        )


def _move(point: ActionPoint, move: Moved, parties: dict[str, Party], acting: dict) -> None:
    said = {"action_point": point, "reason": move.reason, "on": date_of(move.on), **acting}
    if move.to:
        promise_changes.reassign(party=parties[move.to], **said)
    if move.due is not None:
        promise_changes.move_due(due_on=date_of(move.due), **said)
