"""Many organizations and people written down at once: in as many questions for sixty organizations as for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from events.attendance.decisions import Choice
from events.attendance.parties import Party
from events.models import Event, Presence, PresentPerson
from events.models.limits import LONGEST_WALK_IN

from .acquaintances import refresh_acquaintances
from .meanwhile import COUNTS
from .presence import accounts_of
from .present_people import refuse_long_name


def write_down(event: Event, parties: Iterable[Party], there: Mapping[str, Presence]) -> None:
    """Put what ``parties`` say beside what is ``there``, by ``Who.key``: call it under the event's lock.

    People are added to the lines there are; numbers are changed only where the party says so. A party that waits for a
    word is left as it is.
    """
    added: list[Presence] = []
    changed: list[Presence] = []
    people: list[tuple[Presence, Party]] = []
    for party in parties:
        if party.choice in (None, Choice.STAY):
            continue
        numbers = dict(zip(COUNTS, party.numbers_after(party.choice), strict=True))
        line = there.get(party.key)
        if line is None:
            line = Presence(
                event=event,
                organization=party.who.organization,
                walk_in_name=party.who.walk_in_name[:LONGEST_WALK_IN],
                **numbers,
            )
            added.append(line)
        elif any(getattr(line, name) != value for name, value in numbers.items()):
            for name, value in numbers.items():
                setattr(line, name, value)
            changed.append(line)
        people.append((line, party))
    Presence.objects.bulk_create(added)
    Presence.objects.bulk_update(changed, COUNTS)
    PresentPerson.objects.bulk_create(_people(people))
    if added:
        refresh_acquaintances(event)


def _people(lines: list[tuple[Presence, Party]]) -> list[PresentPerson]:
    """The people of all these lines, each tied to the account of their organization that has the same address."""
    accounts = accounts_of(line.organization_id for line, _party in lines if line.organization_id)
    rows = []
    for line, party in lines:
        for one in party.to_list:
            said = one.said
            refuse_long_name(said.name)
            user = accounts.get((line.organization_id, said.email.lower())) if said.email else None
            rows.append(
                PresentPerson(
                    presence=line, name=said.name, sex=said.sex, email=said.email.lower(), user_id=user
                )
            )
    return rows
