"""What a party promised: written down, kept, or dropped with a reason.

None of it mails anybody: what is owed stands on the home page of those who owe it and in their one mail a week.
"""

from __future__ import annotations

import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint, Collaboration, FollowUpMeeting, Party
from collaborations.promises.people import people_of
from collaborations.promises.state import must_be_as_seen
from collaborations.promises.visibility import may_close_action, may_drop_action
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization, User

from .before_introduction import check_not_before
from .common import (
    acting_party,
    current_party,
    lock,
    must_be_near,
    must_go_on,
    must_have_happened,
    need_company,
    need_text,
    of_this_collaboration,
)
from .evidence import is_shown_so, put_file, received

DONE_MEANWHILE = _(
    "Your organization has marked this as done meanwhile. Its page shows what was written; add yours there."
)


@transaction.atomic
def promise(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    party: Party,
    what: str,
    person: User | None = None,
    language: str = "en",
    due_on: datetime.date | None = None,
    meeting: FollowUpMeeting | None = None,
    on: datetime.date | None = None,
) -> ActionPoint:
    """Write down what ``party`` will do, by when (``due_on``), and at which ``meeting`` it was said. Who of it does it
    (``person``) is named by the party itself."""
    on = on or today()
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    party = as_it_is(party)
    of_this_collaboration(party, collaboration, field="party")
    must_be_of(person, party, organization)
    what = need_text(what, _("Say what will be done."), field="what")
    must_be_to_come(due_on, on=on)
    if meeting is not None and meeting.collaboration_id != collaboration.pk:
        raise NotAllowed(_("This meeting belongs to another collaboration."))
    known = collaboration.action_points.filter(
        party=party, what=what, due_on=due_on, done_on__isnull=True, dropped_on__isnull=True
    ).first()
    if known is not None:
        return known
    need_company(collaboration)
    must_go_on(collaboration)
    return ActionPoint.objects.create(
        collaboration=collaboration,
        meeting=meeting,
        party=party,
        person=person,
        what=what,
        language=language_by_letters(what, language),
        due_on=due_on,
        made_by=by,
        made_on=on,
    )


def mark_done(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    evidence: str = "",
    upload: File | None = None,
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """Somebody of the organization that promised it says that it is done, since ``on``, and what shows it: a sentence,
    a file, or both. ``seen``: how it stood on the page (``state_of``); done is what they read there, and nothing else.
    Raises UploadRefused where the file cannot be kept; nothing is written then."""
    on = on or today()
    must_have_happened(on, field="done_on")
    _require_close(action_point, organization, by)
    with received(upload, by=by) as file, transaction.atomic():
        point = locked(action_point)
        # Asked again: it may have gone to another party meanwhile.
        _require_close(point, organization, by)
        if point.done_on is not None:
            # A form sent twice, or one with nothing in it that could get lost.
            has_nothing = not evidence.strip() and file is None
            if has_nothing or (point.done_on == on and is_shown_so(point, evidence.strip(), file)):
                return point
            raise Refused(DONE_MEANWHILE, code="done")
        if point.dropped_on is not None:
            raise Refused(_("This was dropped, so it cannot be marked as done."), code="dropped")
        check_not_before(point.collaboration, on, field="done_on")
        must_be_as_seen(point, organization, seen)
        point.done_on, point.done_by, point.evidence = on, by, evidence.strip()
        point.save(update_fields=["done_on", "done_by", "evidence"])
        if file is not None:
            put_file(point, file)
    return point


@transaction.atomic
def drop(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    reason: str,
    seen: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """Say that a promise will not be kept, and why; the parties can read it, and who said so."""
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    point = locked(action_point)
    if not may_drop_action(by, organization, point):
        raise NotAllowed(_("Only the organization that promised this can drop it."))
    if point.dropped_on is not None:
        if point.drop_reason == reason:
            return point
        raise Refused(
            _("This was dropped meanwhile, for another reason. Its page says which."), code="dropped"
        )
    if point.done_on is not None:
        raise Refused(_("This was done, so it cannot be dropped."), code="done")
    must_be_as_seen(point, organization, seen)
    point.dropped_on, point.drop_reason = on or today(), reason
    point.dropped_by = current_party(point.collaboration, organization)
    point.save(update_fields=["dropped_on", "dropped_by", "drop_reason"])
    return point


def locked(action_point: ActionPoint) -> ActionPoint:
    """``action_point`` as it stands now, its thread locked until the transaction ends."""
    lock(action_point.collaboration)
    return ActionPoint.objects.select_related("collaboration", "party__organization").get(pk=action_point.pk)


def as_it_is(party: Party) -> Party:
    """``party`` read anew, under the lock of its thread: it may have left since a form was opened."""
    return Party.objects.select_related("organization").get(pk=party.pk)


def must_be_to_come(due_on: datetime.date | None, *, on: datetime.date) -> None:
    """Refuse a day by which something shall be done that is over on the day ``on``, or has a mistyped year."""
    if due_on is None:
        return
    if due_on < on:
        raise Refused(_("This day has passed. Choose a day from today on."), field="due_on", code="past")
    must_be_near(due_on, field="due_on")


def must_be_of(person: User | None, party: Party, organization: Organization) -> None:
    """Refuse a person who is not of ``party``, or whom another organization names: each names its own people."""
    if person is None:
        return
    if party.organization_id != organization.pk:
        raise Refused(
            _("Name a person only where your own organization does it."), field="person", code="not_own"
        )
    if not people_of(organization).filter(pk=person.pk).exists():
        raise Refused(
            _("This person does not belong to your organization any more."), field="person", code="left"
        )


def _require_close(action_point: ActionPoint, organization: Organization, by) -> None:
    if not may_close_action(by, organization, action_point):
        raise NotAllowed(_("Only the organization that promised this can say that it is done."))
