"""The one page of an observer: counts of listed organizations, of events and of what came of them; no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from collaborations.figures import countable_collaborations, countable_mous
from collaborations.models import MouParty, Party
from collaborations.mous.states import MouState
from collaborations.stages import Standing
from cop_portal.dates import today
from events.models import Event, Presence
from members.models import Audience, Governorate, Organization, Theme
from members.visibility import listed_members

from .suppression import Cell, hide_small


@dataclass
class Table:
    """A table of counts: its title, the heads of its columns (the first names the rows), and its rows."""

    title: str
    heads: list[str]
    rows: list[Cell]
    note: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether its columns are too many to stand side by side on a phone."""
        return len(self.heads) > 3

    @property
    def lines(self) -> list[tuple[Cell, list[tuple[str, int]]]]:
        """Each row with its counts, each count beside the head of its column."""
        return [(cell, list(zip(self.heads[1:], cell.values, strict=False))) for cell in self.rows]


def figures() -> list[Table]:
    """All tables, in the reader's language, with small cells hidden."""
    return [
        _organizations_by("kind", _("Organizations by kind"), _("Kind"), Organization.Kind.choices),
        _organizations_by(
            "grant_role",
            _("Organizations by their part in the community"),
            _("Part"),
            Organization.GrantRole.choices,
        ),
        _by_governorate(),
        _offers(),
        _wants(),
        _presence(),
        _stages(),
        _memoranda(),
    ]


def _capital(label: object) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]


def _organizations_by(field: str, title: str, head: str, choices: Iterable[tuple[str, object]]) -> Table:
    counts = dict(
        listed_members().order_by().values_list(field).annotate(count=Count("pk")).values_list(field, "count")
    )
    cells = [
        Cell(_capital(label), (counts.get(value, 0),), counts.get(value, 0))
        for value, label in choices
        if value != Organization.Kind.CONVENOR
    ]
    # Everybody has one kind and one part, and the total is on the landing page: a hidden number could be worked out.
    return Table(title, [head, _("Organizations")], hide_small(cells, adds_up=True))


def _by_governorate() -> Table:
    listed = Count("organizations", filter=Q(organizations__in=listed_members()))
    places = Governorate.objects.annotate(number=listed)
    cells = [Cell(place.name, (place.number,), place.number) for place in places]
    return Table(
        _("Organizations by governorate"),
        [_("Governorate"), _("Organizations")],
        hide_small(sorted(cells, key=lambda cell: cell.label), adds_up=False),
        _("Many work in several governorates, so these numbers do not add up."),
    )


def _offers() -> Table:
    """How many organizations can share something of each theme."""
    sharing = Count(
        "topics__expertise__organization",
        filter=Q(topics__expertise__organization__in=listed_members()),
        distinct=True,
    )
    themes = Theme.objects.annotate(number=sharing)
    return _by_theme(_("What organizations can share"), _("Organizations that share it"), themes)


def _wants() -> Table:
    """How many want to learn something of each theme, and say so to all members."""
    wanting = Count(
        "topics__needs__organization",
        filter=Q(topics__needs__organization__in=listed_members(), topics__needs__audience=Audience.MEMBERS),
        distinct=True,
    )
    themes = Theme.objects.annotate(number=wanting)
    return _by_theme(_("What organizations want to learn"), _("Organizations that want it"), themes)


def _by_theme(title: str, head: str, themes: Iterable) -> Table:
    cells = [Cell(theme.name, (theme.number,), theme.number) for theme in themes]
    return Table(title, [_("Theme"), head], hide_small(cells, adds_up=False))


def _presence() -> Table:
    """Who came to events that were held, by their kind. Counts of people that listed organizations sent."""
    counts = {
        row["event__kind"]: row
        for row in Presence.objects.filter(
            organization__in=listed_members(),
            event__announced_on__isnull=False,
            event__cancelled_on__isnull=True,
            event__ends_on__lt=today(),
        )
        .order_by()
        .values("event__kind")
        .annotate(
            events=Count("event", distinct=True),
            organizations=Count("organization", distinct=True),
            women_total=Sum("women"),
            men_total=Sum("men"),
            not_stated_total=Sum("not_stated"),
        )
    }
    cells = []
    for value, label in Event.Kind.choices:
        row = counts.get(value)
        if row is None:
            cells.append(Cell(_capital(label), (0, 0, 0, 0, 0), 0))
            continue
        people = (row["women_total"], row["men_total"], row["not_stated_total"])
        cells.append(
            Cell(_capital(label), (row["events"], row["organizations"], *people), row["organizations"])
        )
    return Table(
        _("Events held and who came"),
        [_("Kind"), _("Events"), _("Organizations"), _("Women"), _("Men"), _("Not stated")],
        hide_small(cells, adds_up=False),
    )


def _stages() -> Table:
    """The furthest stage of each collaboration; of one that rests, that it does."""
    stage_of = dict(countable_collaborations().values_list("pk", "standing"))
    parties = Party.objects.filter(collaboration__in=list(stage_of), left_on__isnull=True)
    return Table(
        _("Collaborations by the stage they have reached"),
        [_("Stage"), _("Collaborations")],
        _by_state(Standing.choices, stage_of, parties.values_list("collaboration", "organization")),
    )


def _memoranda() -> Table:
    state_of = dict(
        countable_mous().exclude(state__in=[MouState.DRAFT, MouState.WITHDRAWN]).values_list("pk", "state")
    )
    parties = MouParty.objects.filter(mou__in=list(state_of)).values_list("mou", "party__organization")
    choices = [pair for pair in MouState.choices if pair[0] not in (MouState.DRAFT, MouState.WITHDRAWN)]
    return Table(
        _("Memoranda of understanding"), [_("State"), _("Memoranda")], _by_state(choices, state_of, parties)
    )


def _by_state(
    choices: Iterable[tuple[str, object]], state_of: dict[int, str], parties: Iterable[tuple[int, int]]
) -> list[Cell]:
    """Cells that count things by their state; each cell is of the different organizations that are party to them."""
    organizations: dict[str, set[int]] = {}
    for thing, organization in parties:
        organizations.setdefault(state_of[thing], set()).add(organization)
    found = list(state_of.values())
    cells = [
        Cell(_capital(label), (found.count(value),), len(organizations.get(value, ())))
        for value, label in choices
    ]
    # How many there are in all is said nowhere, so a hidden number cannot be worked out.
    return hide_small(cells, adds_up=False)
