"""Lines of who came, as staff write them the evening an event ends: each saved by itself, several people at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.folding import fold_words
from cop_portal.refusals import Refused
from events.models import Event, Presence, PresentPerson, Rsvp
from members.actions.recorded import recorded
from members.models import Organization, User

from .acquaintances import lock_event, refresh_acquaintances
from .common import require_staff
from .meanwhile import (
    COUNTS,
    AlreadyThere,
    LineChanged,
    Marks,
    NamesListed,
    changed_of,
    is_as_seen,
    line_now,
    line_of,
    marks_of_line,
    to_write,
)
from .presence import counts_of, log_presence, refuse_presence, remove_presence, tie_to_accounts


@recorded
def add_presence(
    *,
    event: Event,
    by: User,
    organization: Organization | None = None,
    walk_in_name: str = "",
    people: Iterable[tuple[str, str, str]] = (),
    women: int = 0,
    men: int = 0,
    not_stated: int = 0,
) -> Presence:
    """Add a line, as ``log_presence`` does. Raises AlreadyThere, and changes nothing, where there is one already:
    of two who add the same organization at once the second is told."""
    require_staff(by)
    with transaction.atomic():
        event = lock_event(event)
        refuse_presence(event)
        if there := line_of(event, organization, walk_in_name):
            raise AlreadyThere(there)
        return log_presence(
            event=event,
            by=by,
            organization=organization,
            walk_in_name=walk_in_name,
            people=people,
            women=women,
            men=men,
            not_stated=not_stated,
        )


@recorded
def came_as_answered(*, rsvp: Rsvp, by: User) -> Presence:
    """An organization came as it had answered: a line with the people it named, whether women or men not stated.

    Raises AlreadyThere where it has a line.
    """
    require_staff(by)
    named = rsvp.people.select_related("user")
    people = [(person.name, "", person.user.email if person.user else "") for person in named]
    return add_presence(event=rsvp.event, by=by, organization=rsvp.organization, people=people)


@recorded
def save_counts(
    *,
    presence: Presence,
    by: User,
    women: int,
    men: int,
    not_stated: int,
    seen: Marks | None = None,
    over: Marks | None = None,
) -> Presence:
    """How many came, where nobody is listed by name. Who is acquainted does not depend on it.

    ``seen`` and ``over``: see ``meanwhile``. Raises RemovedMeanwhile, LineChanged, or NamesListed where names were
    listed since.
    """
    require_staff(by)
    wanted = {"women": women, "men": men, "not_stated": not_stated}
    with transaction.atomic():
        refuse_presence(lock_event(presence.event))
        line = line_now(presence)
        if line.people.exists():
            raise NamesListed(line, changed_of(wanted, seen))
        written = to_write(line, marks_of_line(line), seen, wanted, over)
        if any(getattr(line, name) != value for name, value in written.items()):
            for name, value in written.items():
                setattr(line, name, value)
            line.save(update_fields=list(written))
    return line


@recorded
def remove_line(*, presence: Presence, by: User, seen: Marks | None = None) -> None:
    """Take a line and its people off the list, as ``remove_presence`` does. Done again, it does nothing.

    Raises LineChanged where another has changed anything of the line since it was ``seen``.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(presence.event)
        refuse_presence(event)
        line = event.presences.filter(pk=presence.pk).first()
        if line is None:
            return
        marks = marks_of_line(line)
        if not is_as_seen(marks, seen, marks):
            raise LineChanged(line)
        remove_presence(presence=line, by=by)


@recorded
def set_organization(
    *,
    presence: Presence,
    by: User,
    organization: Organization | None = None,
    walk_in_name: str = "",
    seen: Marks | None = None,
    merge: bool = False,
    seen_other: Marks | None = None,
) -> Presence:
    """Whose line it is: ``organization``'s, or a walk-in's of this name. Gives the line that holds.

    Where that organization has a line already, AlreadyThere is raised; with ``merge`` the two become one (see
    ``merged``), and ``seen_other`` is what was seen of the other one. Raises RemovedMeanwhile and LineChanged.
    """
    require_staff(by)
    walk_in_name = " ".join(walk_in_name.split())
    if (organization is None) == (not walk_in_name):
        raise Refused(
            _("Choose an organization, or write the name of a walk-in."), code="organization_or_walk_in"
        )
    with transaction.atomic():
        event = lock_event(presence.event)
        refuse_presence(event)
        line = line_now(presence)
        wanted = {"organization": organization, "walk_in_name": walk_in_name}
        if all(getattr(line, name) == value for name, value in wanted.items()):
            return line
        if not is_as_seen(marks_of_line(line), seen, ["who"]):
            raise LineChanged(line)
        other = line_of(event, organization, walk_in_name)
        if other is not None and other.pk != line.pk:
            if not merge:
                raise AlreadyThere(other)
            line = _merge(line, other, seen, seen_other)
        else:
            line.organization, line.walk_in_name = organization, walk_in_name
            line.save(update_fields=["organization", "walk_in_name"])
        tie_to_accounts(line)
        refresh_acquaintances(event)
    return line


def merged(line: Presence, other: Presence) -> tuple[dict[str, int], list[PresentPerson], bool]:
    """What two lines of one organization are together: the numbers, the people of ``line`` that ``other`` has not
    listed, and whether numbers without names go.

    Numbers without names are added up. Where one of the two lists names, numbers are those of names.
    """
    listed = list(other.people.all())
    known = {person_key(one.name, one.email) for one in listed}
    more = [one for one in line.people.all() if person_key(one.name, one.email) not in known]
    if not listed and not more:
        return {name: getattr(line, name) + getattr(other, name) for name in COUNTS}, [], False
    unnamed = [one for one in (line, other) if not one.people.all() and any(getattr(one, n) for n in COUNTS)]
    return counts_of((*listed, *more)), more, bool(unnamed)


def person_key(name: str, email: str) -> tuple[str, str]:
    """By what two entries of one line are the same person: the name in whatever spelling of its letters, and the
    address. Two people of one name are told apart by their addresses."""
    return " ".join(fold_words(name)) or name, email.lower()


def _merge(line: Presence, other: Presence, seen: Marks | None, seen_other: Marks | None) -> Presence:
    for row, marks in ((line, seen), (other, seen_other)):
        now = marks_of_line(row)
        if not is_as_seen(now, marks, now):
            raise LineChanged(row)
    counts, more, _numbers_go = merged(line, other)
    PresentPerson.objects.filter(pk__in=[one.pk for one in more]).update(presence=other)
    for name, value in counts.items():
        setattr(other, name, value)
    other.save(update_fields=COUNTS)
    line.delete()
    return other
