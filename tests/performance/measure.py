"""Asks for each page again and again, on one connection to each worker at a time, and looks at every answer."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .counting import ASK, QUERIES
from .data import MEMBER, STAFF
from .pages import BARE, NO_SEARCH, Page
from .server import Visitor

CLIENTS = 2
ROUNDS = 2
# Of each client, in each round: what is slow is asked no longer than that, but a few times in any case.
SECONDS = 3.0
LEAST = 4
WARM_UP = 5
WARM_UP_SECONDS = 3.0


@dataclass
class Timed:
    """What was measured of one page."""

    page: Page
    latencies: list[float] = field(default_factory=list)
    seconds: float = 0
    queries: int = 0
    body: bytes = b""
    problems: list[str] = field(default_factory=list)
    # How long a worker's first answer takes after what it keeps is no longer so; asked of one page.
    after_change: float | None = None

    def row(self, organizations: int, bare: Timed) -> dict[str, object]:
        """A row of the table."""
        return {
            "page": self.page.name,
            "organizations": organizations,
            "requests_per_second": round(len(self.latencies) / self.seconds, 1) if self.seconds else 0,
            "p50_ms": round(self.percentile(50) * 1000, 2),
            "p95_ms": round(self.percentile(95) * 1000, 2),
            "ratio_to_bare": round(self.percentile(95) / bare.percentile(95), 2),
            "queries": self.queries,
            "html_bytes": len(self.body),
            "html_bytes_compressed": len(gzip.compress(self.body, 6)),
            "rows": self.page.rows,
            "found": self.page.found,
            "requests": len(self.latencies),
            "after_change_ms": self.after_change and round(self.after_change * 1000, 1),
        }

    def percentile(self, percent: int) -> float:
        """The nearest rank."""
        ranked = sorted(self.latencies)
        return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def measure(
    pages: list[Page], port: int, tell: Callable[[str], object], change: Callable[[], object]
) -> list[Timed]:
    """Every page, in rounds, so that what else the machine does falls on all of them.

    In the end ``change`` changes something that the directory keeps in its workers, and it is asked for once more.
    """
    member = Visitor(port, MEMBER).sign_in()
    staff = Visitor(port, STAFF).sign_in()
    visitors = {False: (member, member.another()), True: (staff, staff.another())}
    timed = [Timed(page) for page in pages]
    for one in timed:
        _warm_up(one, visitors[one.page.is_for_staff])
        tell(f"{one.page.name}: {one.queries} queries, {len(one.body)} bytes")
    for number in range(ROUNDS):
        for one in timed:
            _time(one, visitors[one.page.is_for_staff])
        bare = next(one for one in timed if one.page.name == BARE)
        tell(f"round {number + 1} of {ROUNDS}; bare view p95 {bare.percentile(95) * 1000:.1f} ms")
    directory = next(one for one in timed if one.page.name == NO_SEARCH)
    change()
    directory.after_change = max(_first_answer(directory, visitor) for visitor in visitors[False])
    tell(f"{NO_SEARCH}, a worker's first answer after a change: {directory.after_change * 1000:.0f} ms")
    return timed


def _first_answer(one: Timed, visitor: Visitor) -> float:
    started = time.perf_counter()
    status, body, _headers = visitor.get(one.page.path)
    seconds = time.perf_counter() - started
    _look(one, status, body)
    return seconds


def _warm_up(one: Timed, visitors: tuple[Visitor, Visitor]) -> None:
    """Both workers have what they keep; the queries are counted at the last, which nobody times."""
    for visitor in visitors:
        until = time.monotonic() + WARM_UP_SECONDS
        for position in range(WARM_UP):
            status, one.body, _headers = visitor.get(one.page.path)
            _look(one, status, one.body)
            if position and time.monotonic() > until:
                break
        _status, _body, headers = visitor.get(one.page.path, **{ASK: "1"})
        one.queries = max(one.queries, int(headers[QUERIES]))


def _time(one: Timed, visitors: tuple[Visitor, Visitor]) -> None:
    threads = [threading.Thread(target=_ask, args=(one, visitor)) for visitor in visitors]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    one.seconds += time.perf_counter() - started


def _ask(one: Timed, visitor: Visitor) -> None:
    latencies: list[float] = []
    until = time.perf_counter() + SECONDS
    while len(latencies) < LEAST or time.perf_counter() < until:
        started = time.perf_counter()
        status, body, _headers = visitor.get(one.page.path)
        latencies.append(time.perf_counter() - started)
        _look(one, status, body)
    one.latencies.extend(latencies)


def _look(one: Timed, status: int, body: bytes) -> None:
    problem = one.page.problem(status, body)
    if problem and problem not in one.problems:
        one.problems.append(problem)
