"""Rounds in the making: one is matched anew, the others stay as they are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import rustworkx

# A draw among equals: so many bits that two matchings are hardly ever worth exactly the same.
DRAW_BITS = 48

# Meetings, how evenly they are spread, the sum of the scores, how few rounds: what counts more stands before.
Worth = tuple[int, int, int, int]


class Plan:
    """Rounds of pairs among participants 0, 1, 2 ..., no pair in more than one of them.

    ``scores`` are those of all pairs that can meet, each pair with its smaller number first. ``rounds`` holds indices
    of ``pairs``. ``met`` counts everybody's meetings, ``matchings`` how often a round was matched. ``free`` is the
    graph of the pairs that stand in no round. ``drawn`` is where chance comes from, the same each time. ``rested`` says
    how often each has rested before these rounds; without it nobody has.
    """

    def __init__(
        self, size: int, scores: Mapping[tuple[int, int], int], rounds: int, rested: Sequence[int] = ()
    ) -> None:
        self.pairs = list(scores)
        self.scores = list(scores.values())
        self.rounds: list[list[int]] = [[] for _ in range(rounds)]
        self.met = [0] * size
        self.rested = list(rested) or [0] * size
        self.matchings = 0
        self.drawn = random.Random(size)  # noqa: S311  no secrets are made of it
        self.free: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
        self.free.add_nodes_from([None] * size)
        self.free.add_edges_from([(first, second, index) for index, (first, second) in enumerate(self.pairs)])
        self._index = {two: index for index, two in enumerate(self.pairs)}
        # A matching has at most half as many pairs as there are participants, so that what these multiply outweighs
        # whatever the lesser aims sum up to.
        self._greatest = max(self.scores, default=0)
        self._evenness = (size // 2) * self._greatest + 1
        self._scale = (size // 2 + 1) << DRAW_BITS
        self._draws = [self.drawn.getrandbits(DRAW_BITS) for _ in range(2 * len(self.pairs))]

    def fill(self, number: int, noise: float = 0.0) -> None:
        """Match round ``number`` anew with the pairs that stand in no other round.

        As many meet as can; among such matchings, those meet who met least often in the other rounds, each rest before
        these counted as a meeting less; among such, the sum of the scores is the greatest; among such, it is drawn. So
        the best rest is that of who met most often, and the sum of squares grows least. ``noise`` is the part that
        chance has in the scores: with 1 they are nothing but chance.

        A matching of greatest weight among those of greatest cardinality, by Edmonds' blossoms and their primal-dual
        method, in about n³ steps (Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing
        Surveys 1986), as ``rustworkx`` has it, in whole numbers of 128 bits.
        """
        self.clear(number)
        weights = self._weights(noise)
        self.matchings += 1
        matching = rustworkx.max_weight_matching(
            self.free, max_cardinality=True, weight_fn=weights.__getitem__
        )
        self.put(number, sorted(self._index[min(two), max(two)] for two in matching))

    def _weights(self, noise: float) -> list[int]:
        """What each pair weighs: its score, above it how seldom the two have met others, beneath it a draw."""
        start = self.drawn.randrange(len(self.pairs))
        draws = self._draws[start : start + len(self.pairs)]
        scale = self._scale
        if noise:
            chance, height = self.drawn.random, noise * self._greatest * scale
            weights = [
                int(score * scale * (1 - noise) + height * chance()) + draw
                for score, draw in zip(self.scores, draws, strict=True)
            ]
        else:
            weights = [score * scale + draw for score, draw in zip(self.scores, draws, strict=True)]
        turns = self._turns()
        most = max(turns)
        if most == min(turns):
            return weights
        seldom = [(most - turn) * self._evenness * scale for turn in turns]
        return [
            weight + seldom[first] + seldom[second]
            for weight, (first, second) in zip(weights, self.pairs, strict=True)
        ]

    def _turns(self) -> list[int]:
        """Everybody's meetings, less the rests before these rounds: who has the most of them is the next to rest."""
        return [met - rested for met, rested in zip(self.met, self.rested, strict=True)]

    def put(self, number: int, indices: list[int]) -> None:
        """Set round ``number``, an empty one, to these pairs, which stand in no other round."""
        self.rounds[number] = indices
        for index in indices:
            first, second = self.pairs[index]
            self.free.remove_edge(first, second)
            self.met[first] += 1
            self.met[second] += 1

    def clear(self, number: int) -> None:
        """Empty round ``number``."""
        for index in self.rounds[number]:
            first, second = self.pairs[index]
            self.free.add_edge(first, second, index)
            self.met[first] -= 1
            self.met[second] -= 1
        self.rounds[number] = []

    def replace(self, rounds: list[list[int]]) -> None:
        """Set all rounds."""
        changed = [number for number, indices in enumerate(rounds) if indices != self.rounds[number]]
        for number in changed:
            self.clear(number)
        for number in changed:
            self.put(number, rounds[number])

    def total(self, number: int) -> int:
        """The sum of the scores of a round."""
        return sum(self.scores[index] for index in self.rounds[number])

    def worth(self) -> Worth:
        """What these rounds are worth: of two plans the one with the greater worth is better."""
        return (
            sum(len(indices) for indices in self.rounds),
            -sum(turn * turn for turn in self._turns()),
            sum(self.total(number) for number in range(len(self.rounds))),
            -sum(1 for indices in self.rounds if indices),
        )

    def is_complete(self) -> bool:
        """Whether all who can meet do, in as few rounds as that takes: nothing is better then."""
        meetings, _evenness, _total, rounds = self.worth()
        return meetings == len(self.pairs) and -rounds == max(self.met)
