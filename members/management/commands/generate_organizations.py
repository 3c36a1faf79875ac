from __future__ import annotations

import multiprocessing
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from members.invented.organization import MOST
from members.invented.writing import write_organizations
from members.models import Topic


class Command(BaseCommand):
    help = (
        "Fills the directory with invented organizations, the same ones for the same seed, to see how it is when it "
        "is full. A second run adds none twice. Refuses where DEMO is off: they would stand among real ones."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, required=True, help="how many there shall be")
        parser.add_argument("--seed", type=int, default=1, help="which ones (1)")
        parser.add_argument("--processes", type=int, default=1, help="how many write at once (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        count, seed = options["count"], options["seed"]
        if not settings.DEMO:
            raise CommandError(
                "This is not the demonstration (DEMO is off): invented organizations have no place here."
            )
        if not 1 <= count <= MOST:
            raise CommandError(f"--count is from 1 to {MOST}.")
        if seed < 0:
            raise CommandError("--seed is 0 or more.")
        if not Topic.objects.exists():
            call_command("load_reference_data", verbosity=0)
        self.verbosity = options["verbosity"]
        self.started = self.told = time.monotonic()
        written = self.write(count, seed, max(1, options["processes"]))
        if written:
            # What PostgreSQL believes of the tables is from before.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        if self.verbosity:
            seconds = time.monotonic() - self.started
            self.stdout.write(
                f"{written} organizations written in {seconds:.0f} s, {count - written} were there."
            )

    def write(self, count: int, seed: int, processes: int) -> int:
        """Write them, here or in ``processes`` beside each other; how many were written."""
        if processes == 1:
            return write_organizations(count, seed, lambda done: self.tell(done, count))
        connections.close_all()  # a connection is nothing to share
        forked = multiprocessing.get_context("fork")
        numbers = forked.SimpleQueue()
        writers = [
            forked.Process(target=self.write_share, args=(count, seed, (place, processes), numbers))
            for place in range(processes)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        if any(writer.exitcode for writer in writers):
            raise CommandError(
                "Not all organizations could be written; another run writes those that are missing."
            )
        return sum(numbers.get() for _writer in writers)

    def write_share(self, count: int, seed: int, share: tuple[int, int], numbers: Any) -> None:
        """What one of several processes does; the first one tells how far all are."""

        def tell(done: int) -> None:
            if share[0] == 0:
                self.tell(done, count)

        numbers.put(write_organizations(count, seed, tell, share))

    def tell(self, done: int, count: int) -> None:
        """How far it is, every few seconds."""
        if self.verbosity and time.monotonic() - self.told > 5:
            self.told = time.monotonic()
            self.stdout.write(f"{done:,} of {count:,} organizations")
            self.stdout.flush()
