"""Who learns of a hidden organization where staff introduce it: asked before it is done, since it cannot be unread."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from collaborations.introductions.threads_of_two import open_thread, threads_with
from collaborations.thread.words import sentences
from cop_portal.refusals import Refused
from members.hidden import is_hidden
from members.models import Organization


@dataclass(frozen=True)
class Learns:
    """``learner`` would come to know of ``hidden``, which is in no list that it sees."""

    learner: Organization
    hidden: Organization

    @property
    def value(self) -> str:
        """Names the two in a form, and which of them learns of the other."""
        return f"{self.learner.pk}-{self.hidden.pk}"

    @property
    def label(self) -> str:
        """What is confirmed."""
        words = gettext("%(learner)s learns of %(hidden)s")
        return words % {"learner": self.learner.name, "hidden": self.hidden.name}

    @property
    def warning(self) -> str:
        """What would happen."""
        words = gettext("%(hidden)s is hidden. %(learner)s would learn of it.")
        return words % {"learner": self.learner.name, "hidden": self.hidden.name}


@dataclass(frozen=True)
class LearnsByBeingAsked(Learns):
    """``learner`` may not know of ``hidden`` (hidden, or discreet), and would by being asked first."""

    @property
    def warning(self) -> str:
        """What would happen."""
        words = gettext(
            "%(learner)s and %(hidden)s may not know of each other. %(learner)s would be asked first, and so learn of "
            "%(hidden)s."
        )
        return words % {"learner": self.learner.name, "hidden": self.hidden.name}


class WouldReveal(Refused):
    """Two were not introduced: one of them is hidden, and nobody has said that the other may learn of it."""

    def __init__(self, learning: list[Learns]) -> None:
        self.warning = sentences(*(one.warning for one in learning))
        words = sentences(self.warning, gettext("Confirm that this is meant."))
        super().__init__(words, field="reveals", code="reveals_hidden")


def learning_of_two(first: Organization, second: Organization) -> list[Learns]:
    """Who of two that are in no thread yet learns of the other, which is hidden, by an introduction."""
    both = ((second, first), (first, second))
    return [Learns(learner, hidden) for learner, hidden in both if is_hidden(hidden)]


def learning(first: Organization, others: Iterable[Organization]) -> list[Learns]:
    """The same for ``first`` and each of ``others``; two that have a thread together know each other already."""
    found = {other.pk: learning_of_two(first, other) for other in others if other != first}
    if not any(found.values()):
        return []
    together = threads_with(first, [other for other in others if other != first])
    return [one for pk, all_ in found.items() if frozenset((first.pk, pk)) not in together for one in all_]


def refuse_to_reveal(first: Organization, second: Organization) -> None:
    """Refuse an introduction by which one of the two learns of the other, which is hidden. The caller holds the locks
    of both: what they are now counts, not what they were when the page was read."""
    rows = {one.pk: one for one in Organization.objects.filter(pk__in=[first.pk, second.pk])}
    found = learning_of_two(rows[first.pk], rows[second.pk])
    if found and open_thread(first, second) is None:
        raise WouldReveal(found)


def is_confirmed(first: Organization, second: Organization, confirmed: Collection[str]) -> bool:
    """Whether ``confirmed`` names everybody who learns of a hidden organization by an introduction of the two."""
    found = learning_of_two(first, second)
    return bool(found) and all(one.value in confirmed for one in found)
