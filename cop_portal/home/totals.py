"""The totals that a visitor sees."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from collaborations.figures import countable_mous
from collaborations.mous.states import MouState
from members.models import Governorate
from members.visibility import listed_members

# A number under three could point at somebody.
FEWEST = 3


@dataclass(frozen=True)
class Total:
    """A number and what it counts, in the reader's language."""

    count: int
    label: str


def landing_totals() -> list[Total]:
    """Listed organizations, the governorates they work in, and memoranda in force between them; none under three."""
    organizations = listed_members()
    governorates = Governorate.objects.filter(organizations__in=organizations).distinct().count()
    memoranda = countable_mous().filter(state=MouState.IN_FORCE).count()
    count = organizations.count()
    totals = [
        Total(count, ngettext("organization", "organizations", count)),
        Total(governorates, ngettext("governorate", "governorates", governorates)),
        Total(memoranda, ngettext("memorandum in force", "memoranda in force", memoranda)),
    ]
    return [total for total in totals if total.count >= FEWEST]
