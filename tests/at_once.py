"""Several at once, each on a connection of its own: how tests of races run what they race."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from cop_portal.refusals import Refused


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Each call in a thread and connection of its own, all let go at one moment; results, or what was raised."""
    gate = threading.Barrier(len(calls))
    results: list[object] = [None] * len(calls)

    def run(index: int, call: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=10 + len(calls) / 4)
            results[index] = call()
        except Exception as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30 + len(calls))
    return results


def failed(results: list[object]) -> list[object]:
    """What was raised and is no refusal."""
    return [one for one in results if isinstance(one, Exception) and not isinstance(one, Refused)]
