"""What happens to a promise on its way: it goes to another party or person or to another day, turns out not to be done,
is shown by something else."""

from __future__ import annotations

import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint, ActionPointMove, Party
from collaborations.promises.moves import moved_nothing
from collaborations.promises.people import people_of
from collaborations.promises.state import must_be_as_seen
from collaborations.promises.visibility import (
    may_close_action,
    may_drop_action,
    may_name_anybody,
)
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .common import current_party, must_go_on, need_text, of_this_collaboration
from .evidence import is_shown_so, put_file, received, take_file_away
from .promises import as_it_is, locked, must_be_of, must_be_to_come

# Where an action point stands: which party owes it, who of it does it, by when.
Stand = tuple[Party, User | None, datetime.date | None]


@transaction.atomic
def reassign(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    party: Party,
    reason: str,
    person: User | None = None,
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """``party`` owes it from now on, and why; the parties can read it. ``seen``: how it stood on the page
    (``state_of``); where it has changed since, the person is told and nothing is written."""
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    point = locked(action_point)
    party = as_it_is(party)
    last = _last_move_by(point, by, reason)
    if point.party_id == party.pk and last is not None and last.from_party_id != last.to_party_id:
        return point
    must_be_as_seen(point, organization, seen)
    if not may_drop_action(by, organization, point):
        raise NotAllowed(_("You cannot give this to another organization."))
    _must_be_open(point)
    of_this_collaboration(party, point.collaboration, field="party")
    must_be_of(person, party, organization)
    must_go_on(point.collaboration)
    if point.party_id == party.pk:
        raise Refused(_("This organization has this action point already."), field="party", code="same")
    _move(point, organization, by, reason, (party, person, point.due_on), on)
    return point


@transaction.atomic
def move_due(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    due_on: datetime.date | None,
    reason: str,
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """It is due on another day (with None it has no date any more), and why; the parties can read it."""
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    point = locked(action_point)
    last = _last_move_by(point, by, reason)
    if point.due_on == due_on and last is not None and last.from_due_on != last.to_due_on:
        return point
    must_be_as_seen(point, organization, seen)
    if not may_drop_action(by, organization, point):
        raise NotAllowed(_("You cannot change when this is due."))
    _must_be_open(point)
    must_go_on(point.collaboration)
    if point.due_on == due_on:
        raise Refused(_("This is its date already. Choose another day."), field="due_on", code="same")
    must_be_to_come(due_on, on=on or today())
    _move(point, organization, by, reason, (point.party, point.person, due_on), on)
    return point


@transaction.atomic
def name_person(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    person: User | None,
    reason: str = "",
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """``person`` of the organization that owes it does it; with None, nobody in particular.

    A representative names anybody; a colleague takes it on where nobody is named, and gives back what is theirs. Taking
    it from somebody needs a reason, which their own organization reads.
    """
    point = locked(action_point)
    if point.party.organization_id == organization.pk and point.person_id == (person.pk if person else None):
        return point
    must_be_as_seen(point, organization, seen)
    if not may_close_action(by, organization, point):
        raise NotAllowed(_("Only the organization that promised this can say who does it."))
    now = people_of(organization).filter(pk=point.person_id).first()
    if not may_name_anybody(by, organization, point) and (now not in (None, by) or person not in (None, by)):
        raise NotAllowed(_("Only a representative can give this to another person."))
    _must_be_open(point)
    must_be_of(person, point.party, organization)
    if now is None:
        point.person = person
        point.save(update_fields=["person"])
        return point
    reason = need_text(reason, _("Say why it goes to somebody else."), field="reason")
    _move(point, organization, by, reason, (point.party, person, point.due_on), on)
    return point


@transaction.atomic
def reopen(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    reason: str,
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """It is not done after all, and why; the parties can read it. What was said to show it is taken away: it may have
    been another thing's."""
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    point = locked(action_point)
    if not may_close_action(by, organization, point):
        raise NotAllowed(_("Only the organization that promised this can say that it is not done."))
    if point.done_on is None:
        last = _last_move_by(point, by, reason)
        if last is not None and moved_nothing(last):
            return point
        raise Refused(_("This is not marked as done any more."), code="open")
    must_be_as_seen(point, organization, seen)
    take_file_away(point)
    point.done_on, point.done_by, point.evidence = None, None, ""
    point.save(update_fields=["done_on", "done_by", "evidence"])
    # A row of its history that moves it nowhere.
    _move(point, organization, by, reason, (point.party, point.person, point.due_on), on)
    return point


def change_evidence(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    evidence: str,
    upload: File | None = None,
    without_file: bool = False,
    seen: str = "",
) -> ActionPoint:
    """What shows that it is done is this sentence from now on, and this file, where one is given; ``without_file``
    takes the one away that is there. Raises UploadRefused where the file cannot be kept; nothing is written then."""
    _require_close(action_point, organization, by)
    with received(upload, by=by) as file, transaction.atomic():
        point = locked(action_point)
        if is_shown_so(point, evidence.strip(), file, without_file=without_file):
            return point
        must_be_as_seen(point, organization, seen)
        _require_close(point, organization, by)
        if point.done_on is None:
            raise Refused(_("This is not marked as done any more."), code="open")
        point.evidence = evidence.strip()
        point.save(update_fields=["evidence"])
        if file is not None:
            put_file(point, file)
        elif without_file:
            take_file_away(point)
    return point


def _must_be_open(point: ActionPoint) -> None:
    if point.done_on is not None:
        raise Refused(_("This was done already."), code="done")
    if point.dropped_on is not None:
        raise Refused(_("This was dropped."), code="dropped")


def _require_close(point: ActionPoint, organization: Organization, by) -> None:
    if not may_close_action(by, organization, point):
        raise NotAllowed(_("Only the organization that promised this can say what shows it."))


def _last_move_by(point: ActionPoint, by, reason: str) -> ActionPointMove | None:
    """Its last move, if ``by`` made it for this very ``reason``: what a form that is sent twice finds."""
    last = point.moves.last()
    if last is None or (last.to_party_id, last.moved_by_id, last.reason) != (point.party_id, by.pk, reason):
        return None
    return last


def _move(
    point: ActionPoint, organization: Organization, by, reason: str, to: Stand, on: datetime.date | None
) -> None:
    """A row of its history, by the present party of ``organization``, and how it stands from now on."""
    party, person, due_on = to
    ActionPointMove.objects.create(
        action_point=point,
        from_party=point.party,
        from_person=point.person,
        from_due_on=point.due_on,
        to_party=party,
        to_person=person,
        to_due_on=due_on,
        reason=reason,
        moved_on=on or today(),
        moved_by=by,
        by_party=current_party(point.collaboration, organization),
    )
    point.party, point.person, point.due_on = to
    point.save(update_fields=["party", "person", "due_on"])
