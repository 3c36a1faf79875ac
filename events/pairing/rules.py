"""Who can meet whom, and how a change by hand is refused."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

Key = Hashable


@dataclass(frozen=True)
class Participant:
    """Somebody to be paired: a key (such as an organization's id) and the languages spoken, by any codes.

    Without a language nobody is understood: whoever takes an unknown language for all languages says so in the set.
    """

    key: Key
    languages: frozenset[str]


class Rules:
    """Who can meet whom: those with a language in common, unless the two are to be avoided or kept apart.

    Partners and clashes are one set here, so that nothing that is asked of it can tell the one from the other. Pairs of
    keys that do not take part are passed over. ``keys`` has the participants' keys in their order.
    """

    def __init__(
        self,
        participants: Sequence[Participant],
        avoid: Iterable[Collection[Key]] = (),
        keep_apart: Iterable[Collection[Key]] = (),
    ) -> None:
        self._languages = {one.key: one.languages for one in participants}
        if len(self._languages) != len(participants):
            raise ValueError("a participant's key stands twice")
        self._never = {frozenset(two) for two in (*avoid, *keep_apart)}
        self.keys = tuple(self._languages)

    def can_meet(self, first: Key, second: Key) -> bool:
        """Whether the two may be paired, in whichever order they are named. Nobody meets themselves or a stranger."""
        if first == second or first not in self._languages or second not in self._languages:
            return False
        return self.can_talk(first, second) and frozenset((first, second)) not in self._never

    def can_talk(self, first: Key, second: Key) -> bool:
        """Whether the two, who both take part, have a language in common."""
        return not self._languages[first].isdisjoint(self._languages[second])

    def refuse(self, first: Key, second: Key) -> None:
        """Raise ``NotPossible`` where the two cannot be paired."""
        if self.can_meet(first, second):
            return
        here = first != second and first in self._languages and second in self._languages
        code = "language" if here and not self.can_talk(first, second) else "not_possible"
        raise NotPossible(code, (first, second))


class NotPossible(ValueError):
    """A change of a schedule that the rules forbid. ``code`` is one of

    - ``same``: nothing would change (one and the same, two who meet each other, two who both rest);
    - ``meets_twice``: two would meet who meet in another round, as anybody can see in the schedule; ``round`` is the
      number of that one, counted from 0;
    - ``language``: two would meet who have no language in common;
    - ``not_possible``: two would meet who cannot, or somebody or the round is not there. One word for a partner and a
      clash, so that a clash is never shown.

    ``two`` are the keys of those who would meet, where there are such.
    """

    def __init__(self, code: str, two: tuple[Key, Key] | None = None, round: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.two = two
        self.round = round
