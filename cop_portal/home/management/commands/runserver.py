"""`manage.py runserver`: Django's, at HOST and PORT, with static files served by whitenoise as everywhere."""

from __future__ import annotations

import os
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.runserver import Command as DjangoCommand

from cop_portal.environment import own_address

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
        """Say in one line that the port is taken, before anything starts; then serve, with mails that lead here."""
        follow_address(self.addr, self.port)
        if "RUN_MAIN" not in os.environ:
            refuse_taken_port(self.addr, int(self.port), self.use_ipv6)
        super().run(**options)


def follow_address(host: str, port: str | int) -> None:
    """Let links in mails lead to the address that is served, and the demo answer to it, unless SITE_URL says another.

    The settings know HOST and PORT only; `runserver 8092` says its own. The reloader's child comes by here as well.
    """
    if settings.SITE_URL_FOLLOWS:
        settings.SITE_URL = own_address(host, port)
        if settings.DEMO and not is_own(host):
            settings.ALLOWED_HOSTS = ["*"]


def is_own(host: str) -> bool:
    """Say whether only this machine reaches what listens there."""
    return host in ("127.0.0.1", "::1", "localhost")


def warn_if_public(command: Any, host: str) -> None:
    """Say that the passwords are public where the demo listens to more than this machine."""
    if settings.DEMO and not is_own(host):
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
