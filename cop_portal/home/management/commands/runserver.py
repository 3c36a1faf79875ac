"""`manage.py runserver`: Django's, at HOST and PORT, with static files served by whitenoise as everywhere."""

from __future__ import annotations

import os
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.runserver import Command as DjangoCommand

PUBLIC = "The portal answers other machines at {host}, and the demo's passwords are public: keep real things out of it."


class Command(DjangoCommand):
    """Django's server for development and the demo."""

    default_addr = settings.HOST or "127.0.0.1"
    default_port = settings.PORT

    def inner_run(self, *args: Any, **options: Any) -> None:
        """Warn where others can reach the demo, and serve."""
        warn_if_public(self, self.addr)
        super().inner_run(*args, **options)

    def run(self, **options: Any) -> None:
        """Say in one line that the port is taken, before anything else starts."""
        if "RUN_MAIN" not in os.environ:
            refuse_taken_port(self.addr, int(self.port), self.use_ipv6)
        super().run(**options)


def warn_if_public(command: Any, host: str) -> None:
    """Say that the passwords are public where the demo listens to more than this machine."""
    if settings.DEMO and host not in ("127.0.0.1", "::1", "localhost"):
        command.stderr.write(command.style.WARNING(PUBLIC.format(host=host)))


def refuse_taken_port(host: str, port: int, ipv6: bool = False) -> None:
    """Raise CommandError where nothing can listen at this address."""
    with socket.socket(socket.AF_INET6 if ipv6 else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CommandError(
                f"Port {port} is not for everyone: choose one above 1023, PORT={port + 8000}."
            ) from None
        except OSError as error:
            raise CommandError(
                f"Nothing can listen at {host}, port {port} ({error.strerror}). Choose another, like PORT={port + 1}."
            ) from None
