"""Two staff at one line of who came: what another has saved meanwhile is never written over unseen.

A form carries fingerprints of what its line said when it was shown (``marks_of_line``, ``marks_of_person``); an action
compares them, under the event's lock, with what the line says now. An action that is given none compares nothing.

Who is refused is shown both, and their form stays based on what it was: whatever sends it again is refused again.
Only a button of its own carries how the line stood when both were shown (``over``), and puts in place only what its
reader has changed: what another wrote beside it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Field
from django.utils.translation import gettext_lazy as _

from cop_portal.folding import fold_words
from cop_portal.refusals import Refused
from events.models import Event, Presence, PresentPerson
from members.actions.editing import RemovedMeanwhile
from members.drafts.comparing import fingerprint_of
from members.models import Organization

COUNTS = ("women", "men", "not_stated")
PERSON = ("name", "sex", "email")
Marks = Mapping[str, str]

_TEXT = Field()


class LineChanged(Refused):
    """Another has changed the line since the form was shown, and what was sent says otherwise. ``row`` is how the line,
    or the person in it, stands now; ``changed`` is what of the form its sender has changed."""

    def __init__(self, row: Presence | PresentPerson, changed: Mapping[str, Any] | None = None) -> None:
        super().__init__(
            _("This line was changed meanwhile, so nothing was saved."), code="changed_meanwhile"
        )
        self.row, self.changed = row, changed or {}


class NamesListed(LineChanged):
    """Numbers were sent for a line whose people are listed by name: its numbers are theirs."""


class AlreadyThere(Refused):
    """Who is to be written down has a line already: ``presence``."""

    def __init__(self, presence: Presence) -> None:
        super().__init__(_("It is on the list already, so nothing was added."), code="already_there")
        self.presence = presence


def marks_of_line(presence: Presence) -> dict[str, str]:
    """Fingerprints of all that a line says: who came, how many, and their names."""
    people = [f"{one.name}|{one.sex}|{one.email}" for one in presence.people.all()]
    return {
        "who": fingerprint_of(_TEXT, presence.organization_id or presence.walk_in_name),
        "people": fingerprint_of(_TEXT, people),
        **_marks(presence, COUNTS),
    }


def marks_of_person(person: PresentPerson) -> dict[str, str]:
    """Fingerprints of what is written of one person."""
    return _marks(person, PERSON)


def marks_of_sex(sex: str) -> str:
    """The fingerprint of what is written, or chosen, of one person's sex."""
    return fingerprint_of(_TEXT, sex)


def _marks(row: Presence | PresentPerson, names: Iterable[str]) -> dict[str, str]:
    return {name: fingerprint_of(_TEXT, getattr(row, name)) for name in names}


def is_as_seen(now: Marks, seen: Marks | None, names: Iterable[str]) -> bool:
    """Whether what ``names`` name is ``now`` what it was when it was ``seen``."""
    return all((seen or {}).get(name, now[name]) == now[name] for name in names)


def changed_of(wanted: Mapping[str, Any], seen: Marks | None) -> dict[str, Any]:
    """What of ``wanted`` is not what was ``seen``: what the sender of a form has changed in it."""
    marks = seen or {}
    return {name: value for name, value in wanted.items() if marks.get(name) != fingerprint_of(_TEXT, value)}


def to_write(
    row: Presence | PresentPerson,
    now: Marks,
    seen: Marks | None,
    wanted: Mapping[str, Any],
    over: Marks | None = None,
) -> dict[str, Any]:
    """What of ``wanted`` is to be written. Raises LineChanged where ``row`` says neither what was ``seen`` nor that.

    Of one line its fields are asked together: three numbers of which two people each changed one would else become
    numbers that neither of them has written. Who was shown both, ``over`` being how the row stood then, puts what they
    changed in its place.
    """
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return {}
    changed = changed_of(wanted, seen)
    if not is_as_seen(now, seen if over is None else over, wanted):
        raise LineChanged(row, changed)
    return dict(wanted) if over is None else changed


def line_now(presence: Presence) -> Presence:
    """The line as it stands now; call it under the event's lock. Raises RemovedMeanwhile where it is gone."""
    lines = Presence.objects.select_related("organization", "event")
    found = lines.filter(pk=presence.pk, event_id=presence.event_id).first()
    if found is None:
        raise RemovedMeanwhile(presence)
    return found


def line_of(event: Event, organization: Organization | None, walk_in_name: str) -> Presence | None:
    """The line of ``organization`` at ``event``, or of a walk-in of this name in whatever spelling of its letters."""
    lines = event.presences.select_related("organization")
    if organization is not None:
        return lines.filter(organization=organization).first()
    words = fold_words(walk_in_name)
    walk_ins = lines.filter(organization__isnull=True).order_by("pk")
    return next((line for line in walk_ins if fold_words(line.walk_in_name) == words), None)
