"""The people of one line of who came, each written down by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Presence, PresentPerson
from events.models.limits import LONGEST_NAME
from members.actions.editing import RemovedMeanwhile
from members.actions.recorded import recorded
from members.models import User

from .acquaintances import lock_event
from .common import require_staff
from .meanwhile import (
    COUNTS,
    LineChanged,
    Marks,
    is_as_seen,
    line_now,
    marks_of_line,
    marks_of_person,
    to_write,
)
from .presence import count_people, refuse_presence, tie_to_accounts
from .presence_lines import person_key


def add_person(
    *, presence: Presence, by: User, name: str, sex: str = "", email: str = "", seen: Marks | None = None
) -> PresentPerson:
    """List one person for ``presence``; who is listed already is given back. See ``add_people``."""
    add_people(presence=presence, by=by, people=[(name, sex, email)], seen=seen)
    key = person_key(" ".join(name.split()), email.strip())
    return next(one for one in presence.people.all() if person_key(one.name, one.email) == key)


# More names at once are pasted as a list, where they can be looked through first.
MOST_AT_ONCE = 500


@recorded
def add_people(
    *, presence: Presence, by: User, people: Iterable[tuple[str, str, str]], seen: Marks | None = None
) -> int:
    """List people, each (name, sex, e-mail address), for ``presence``: how many were not listed already.

    The first name makes the numbers of the line those of its names. Where these numbers are no longer what was
    ``seen``, LineChanged is raised: somebody has counted meanwhile. Raises RemovedMeanwhile.
    """
    require_staff(by)
    wanted = [_clean(*person) for person in people]
    if not wanted:
        raise Refused(_("Write at least one name."), field="people", code="name")
    if len(wanted) > MOST_AT_ONCE:
        raise Refused(
            format_lazy(
                _("At most {most} names can be added at once. Add some of them first, then the others."),
                most=MOST_AT_ONCE,
            ),
            field="people",
            code="many",
        )
    with transaction.atomic():
        refuse_presence(lock_event(presence.event))
        line = line_now(presence)
        listed = {person_key(one.name, one.email) for one in line.people.all()}
        if not listed and not is_as_seen(marks_of_line(line), seen, COUNTS):
            raise LineChanged(line)
        added = 0
        for name, sex, email in wanted:
            if person_key(name, email) not in listed:
                listed.add(person_key(name, email))
                PresentPerson.objects.create(presence=line, name=name, sex=sex, email=email)
                added += 1
        _settle(line)
    return added


@recorded
def change_person(
    *,
    person: PresentPerson,
    by: User,
    name: str,
    sex: str,
    email: str,
    seen: Marks | None = None,
    over: Marks | None = None,
) -> PresentPerson:
    """What is written of one person; ``seen`` and ``over``: see ``meanwhile``. Raises RemovedMeanwhile, and LineChanged
    where another wrote something else."""
    require_staff(by)
    name, sex, email = _clean(name, sex, email)
    wanted = {"name": name, "sex": sex, "email": email}
    with transaction.atomic():
        refuse_presence(lock_event(person.presence.event))
        now = _person_now(person)
        if now is None:
            raise RemovedMeanwhile(person)
        written = to_write(now, marks_of_person(now), seen, wanted, over)
        for field, value in written.items():
            setattr(now, field, value)
        now.save(update_fields=list(written))
        _settle(now.presence)
    return now


@recorded
def remove_person(*, person: PresentPerson, by: User, seen: Marks | None = None) -> None:
    """Take one person off the list; where it was the last one, nobody is counted any more. Done again, it does nothing.

    Raises LineChanged where another has changed what is written of the person since it was ``seen``.
    """
    require_staff(by)
    with transaction.atomic():
        refuse_presence(lock_event(person.presence.event))
        now = _person_now(person)
        if now is None:
            return
        marks = marks_of_person(now)
        if not is_as_seen(marks, seen, marks):
            raise LineChanged(now)
        line = now.presence
        now.delete()
        if not line.people.exists():
            line.women = line.men = line.not_stated = 0
            line.save(update_fields=COUNTS)
        _settle(line)


def _person_now(person: PresentPerson) -> PresentPerson | None:
    people = PresentPerson.objects.select_related("presence__organization", "presence__event")
    return people.filter(pk=person.pk).first()


def _settle(line: Presence) -> None:
    tie_to_accounts(line)
    count_people(line)


def refuse_long_name(name: str) -> None:
    """Raise ``Refused`` where this cannot be the name of one person: several were written in one line."""
    if len(name) > LONGEST_NAME:
        raise Refused(
            _("A name has at most 150 characters: write the names one a line."), field="name", code="long"
        )


def _clean(name: str, sex: str, email: str) -> tuple[str, str, str]:
    """A person as it is written down, or Refused with what is wrong."""
    name, email = " ".join(name.split()), email.strip().lower()
    if not name:
        raise Refused(_("Every person on the list needs a name."), field="name", code="name")
    refuse_long_name(name)
    if sex not in PresentPerson.Sex.values:
        raise Refused(_("Choose woman, man or not stated."), field="sex", code="sex")
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Refused(_("This is not an e-mail address."), field="email", code="email") from error
    return name, sex, email
