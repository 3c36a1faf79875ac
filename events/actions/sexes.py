"""Whether people who came are women or men, said of many at once: lists that are pasted rarely say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import Event, Presence, PresentPerson
from members.actions.recorded import recorded
from members.models import User

from .acquaintances import lock_event
from .common import require_staff
from .meanwhile import Marks, is_as_seen, marks_of_person, marks_of_sex
from .presence import count_people, refuse_presence

# What must be as it was seen, so that a choice is still said of the same person.
_SEEN = ("name", "sex")


@dataclass
class Stated:
    """What was saved: of how many people; ``changed`` are those whom another has changed meanwhile, as they stand now,
    and of whom nothing was saved; ``gone`` is how many were removed meanwhile."""

    saved: int = 0
    changed: list[PresentPerson] = field(default_factory=list)
    gone: int = 0


@recorded
def state_sexes(
    *,
    event: Event,
    by: User,
    sexes: Mapping[int, str],
    seen: Mapping[int, Marks] | None = None,
    line: Presence | None = None,
) -> Stated:
    """Say of people who came to ``event``, by their ids, whether they are women or men; only of those of ``line``,
    where one is given.

    ``seen``: what the form showed of each, see ``meanwhile``. A choice that is still the one that was shown says
    nothing, whatever another has saved meanwhile. What two people say of different ones is all kept.
    """
    require_staff(by)
    if any(sex not in PresentPerson.Sex.values for sex in sexes.values()):
        raise Refused(_("Choose woman, man or not stated."), code="sex")
    shown = seen or {}
    chosen = {pk: sex for pk, sex in sexes.items() if marks_of_sex(sex) != shown.get(pk, {}).get("sex")}
    stated = Stated()
    with transaction.atomic():
        event = lock_event(event)
        refuse_presence(event)
        people = PresentPerson.objects.filter(presence__event=event).select_related("presence__organization")
        if line is not None:
            people = people.filter(presence=line)
        there = people.in_bulk(list(chosen))
        stated.gone = len(chosen) - len(there)
        saved: list[PresentPerson] = []
        for pk, person in there.items():
            if person.sex == chosen[pk]:
                continue
            if is_as_seen(marks_of_person(person), shown.get(pk), _SEEN):
                person.sex = chosen[pk]
                saved.append(person)
            else:
                stated.changed.append(person)
        PresentPerson.objects.bulk_update(saved, ["sex"])
        _count_again([person.presence for person in saved])
    stated.saved = len(saved)
    return stated


def _count_again(presences: list[Presence]) -> None:
    lines = list({one.pk: one for one in presences}.values())
    prefetch_related_objects(lines, "people")
    for line in lines:
        count_people(line)
