"""What the actions of a thread have in common: locks in one order, and who acts."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration, Party, Rest
from collaborations.partnerships import refresh_partnerships
from collaborations.visibility import may_act, may_write_notes
from cop_portal.dates import FIRST_DAY, last_day_to_plan, today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

# What who stays alone is told, in a form and in place of one.
HAS_ENDED = _(
    "Nobody else is in this collaboration any more, so it has ended. You can still read what you wrote together."
)


def lock(collaboration: Collaboration) -> Collaboration:
    """Take the row of ``collaboration`` until the transaction ends, so that its actions happen one after another.

    Locks are taken in one order everywhere: a memorandum, the organizations of a thread by id, the thread; an
    introduction, which begins with two organizations, can then not wait in a circle with what happens in their thread.
    FOR NO KEY UPDATE, since FOR UPDATE would collide with the foreign keys of everybody who adds a row beneath.
    """
    lock_organizations(
        *Party.objects.filter(collaboration=collaboration).values_list("organization_id", flat=True)
    )
    return Collaboration.objects.select_for_update(no_key=True).get(pk=collaboration.pk)


def lock_organizations(*organizations: Organization | int) -> None:
    """Take the rows of ``organizations``, the lowest id first, until the transaction ends."""
    keys = {one.pk if isinstance(one, Organization) else one for one in organizations}
    list(Organization.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values("pk"))


def current_party(collaboration: Collaboration, organization: Organization) -> Party:
    """The present party of ``organization``."""
    return Party.objects.get(collaboration=collaboration, organization=organization, left_on__isnull=True)


def acting_party(collaboration: Collaboration, organization: Organization, by) -> Party:
    """The party that ``by`` speaks for, as a representative; having acted, it has accepted the thread.

    Staff put two organizations into a thread that neither asked for; the first thing a party does in it is its yes.
    """
    party = speaking_party(collaboration, organization, by)
    if party.accepted_by_id is None:
        party.accepted_by = by
        with changed_by(by, "accept"):
            party.save(update_fields=["accepted_by"])
        refresh_partnerships(collaboration)
    return party


def speaking_party(collaboration: Collaboration, organization: Organization, by) -> Party:
    """The party that ``by`` speaks for, as a representative, where what is said is no yes to the thread: calling
    something off, taking something back, putting right what others wrote."""
    if not may_act(by, organization, collaboration):
        raise NotAllowed(_("You cannot act for this organization here."))
    return current_party(collaboration, organization)


def writing_party(collaboration: Collaboration, organization: Organization, by) -> Party:
    """The party that ``by`` belongs to, as representative or colleague."""
    if not may_write_notes(by, organization, collaboration):
        raise NotAllowed(_("You cannot write for this organization here."))
    return current_party(collaboration, organization)


def is_in_company(collaboration: Collaboration) -> bool:
    """Whether two or more are in it."""
    return Party.objects.filter(collaboration=collaboration, left_on__isnull=True).count() >= 2


def need_company(collaboration: Collaboration) -> None:
    """Refuse what needs another party where all others have left."""
    if not is_in_company(collaboration):
        raise Refused(HAS_ENDED, code="alone")


def must_go_on(collaboration: Collaboration, *, happened: datetime.date | None = None) -> None:
    """Refuse what is planned or added where the thread is concluded. What ``happened`` up to the day of the conclusion
    may still be written down, and what was promised before it be closed (which does not ask here)."""
    conclusion = collaboration.rests.filter(kind=Rest.Kind.CONCLUDED, until__isnull=True).first()
    if conclusion is not None and (happened is None or happened > conclusion.since):
        raise Refused(_("This collaboration is concluded. Take it up again first."), code="concluded")


def must_have_happened(date: datetime.date, *, field: str, on: datetime.date | None = None) -> None:
    """Refuse a date that is still to come (after ``on``, today where none is given), or too long ago to be right."""
    must_be_recent(date, field=field)
    if date > min(on or today(), today()):
        raise Refused(_("This date is still to come. Enter a date up to today"), field=field, code="too_late")


def must_be_recent(date: datetime.date, *, field: str) -> None:
    """Refuse a date whose year must be mistyped, since it is before everything that members record."""
    if date < FIRST_DAY:
        raise Refused(_("This date is before 2003. Check the year"), field=field, code="too_early")


def must_be_near(date: datetime.date, *, field: str) -> None:
    """Refuse a plan whose year must be mistyped, since it is many years ahead."""
    if date > last_day_to_plan():
        raise Refused(
            _("This date is more than five years ahead. Check the year"), field=field, code="too_far"
        )


def of_this_collaboration(party: Party | None, collaboration: Collaboration, *, field: str) -> None:
    """Refuse a party of another collaboration, or one that has left."""
    if party is not None and (party.collaboration_id != collaboration.pk or party.left_on is not None):
        raise Refused(_("Choose an organization of this collaboration."), field=field, code="not_a_party")


def need_text(text: str, message, *, field: str) -> str:
    """``text`` without spaces around it; refused with ``message`` where nothing is left."""
    text = text.strip()
    if not text:
        raise Refused(message, field=field, code="required")
    return text
