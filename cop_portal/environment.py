"""The environment, read and checked: every wrong value is kept, and all are told at once, a line for each variable.

`cop_portal/settings.py` asks for each variable by its kind, and in the end calls `refuse_wrong()`. A variable that is
set to nothing is as one that is not set. A value that may hold a password is never repeated.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management.utils import get_random_secret_key
from django.core.validators import validate_email

T = TypeVar("T")

# What each is, said where one is missing or wrong.
MEANINGS = {
    "SECRET_KEY": "a long random text, kept the same from start to start",
    "SITE_URL": "the address people type, like https://portal.example.org",
    "DATABASE_URL": "the PostgreSQL database, like postgres://user:password@host/name",
    "EMAIL_URL": "the mail server, like smtp+tls://user:password@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "the address mail comes from, like CoP Portal <portal@example.org>",
    "CONTACT_EMAIL": "the address of Search staff that answers people, like cop@example.org",
    "TRUSTED_PROXY": "addresses or networks with commas between them, like 10.0.0.5,10.1.0.0/16, or unix",
    "CSRF_TRUSTED_ORIGINS": "origins with commas between them, like https://other.example.org",
    "CLAMD_ADDRESS": "ClamAV's daemon, like 127.0.0.1:3310 or /run/clamav/clamd.ctl",
    "DOCUMENTS_BUCKET": "the name of a bucket, like cop-portal-documents",
    "DOCUMENTS_BUCKET_ENDPOINT": "the address of a store that speaks S3, like https://s3.example.org",
    "ALLOWED_HOSTS": "names with commas between them, like portal.example.org,www.portal.example.org",
}
YES = ("1", "true", "yes", "on", "y", "t")
NO = ("0", "false", "no", "off", "n", "f")


class Wrong(ValueError):
    """What is wrong with a value, to be read after the variable's name."""


class Environment:
    """Variables of the environment and of a `.env` file, which the environment wins over."""

    def __init__(self, file: Path) -> None:
        environ.Env.read_env(file)
        self.problems: list[str] = []

    def wrong(self, name: str, problem: str, expected: str = "") -> None:
        """Keep that a variable is wrong, and what it should be."""
        expected = expected or MEANINGS.get(name, "")
        self.problems.append(f"{name} {problem}" + (f"; expected: {expected}" if expected else ""))

    def refuse_wrong(self) -> None:
        """Raise ImproperlyConfigured with a line for each variable that is wrong, if any is."""
        if self.problems:
            lines = [
                "The portal does not start with these settings (the README has the table):",
                *self.problems,
            ]
            raise ImproperlyConfigured("\n  ".join(lines))

    def require(self, *names: str) -> None:
        """Keep which of these are missing."""
        for name in names:
            if not self.text(name):
                self.wrong(name, "is missing")

    def text(self, name: str, default: str = "") -> str:
        """Any text."""
        return os.environ.get(name, "").strip() or default

    def words(self, name: str) -> list[str]:
        """What is listed with commas between."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def _read(self, name: str, parse: Callable[[str], T], default: T, expected: str = "") -> T:
        text = self.text(name)
        if not text:
            return default
        try:
            return parse(text)
        except Wrong as problem:
            self.wrong(name, str(problem), expected)
        except ValueError:
            self.wrong(name, f'is "{text}"', expected)
        return default

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no."""

        def parse(text: str) -> bool:
            if text.lower() not in YES + NO:
                raise ValueError
            return text.lower() in YES

        return self._read(name, parse, default, "1 or 0")

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number between two."""

        def parse(text: str) -> int:
            if not least <= int(text) <= most:
                raise ValueError
            return int(text)

        return self._read(name, parse, default, f"a number from {least} to {most}")

    def choice(self, name: str, choices: Mapping[str, T], default: str) -> T:
        """What one of these words stands for."""

        def parse(text: str) -> T:
            if text not in choices:
                raise ValueError
            return choices[text]

        return self._read(name, parse, choices[default], " or ".join(choices))

    def each(self, name: str, check: Callable[[str], Any]) -> list[str]:
        """Words with commas between, each of which passes a check; those that do not are left out."""
        right = []
        for word in self.words(name):
            try:
                check(word)
            except ValueError:
                self.wrong(name, f'has "{word}"')
            else:
                right.append(word)
        return right

    def site(self, name: str, default: str, *, secure: bool) -> str:
        """The portal's own address, without a path; with `secure` it must be https."""

        def parse(text: str) -> str:
            check_origin(text.rstrip("/"))
            if secure and not text.startswith("https://"):
                raise Wrong(f'is "{text}", and production needs https')
            return text.rstrip("/")

        return self._read(name, parse, default)

    def address(self, name: str, default: str, *, named: bool = False) -> str:
        """An e-mail address; `named` allows a name before it."""

        def parse(text: str) -> str:
            try:
                validate_email(parseaddr(text)[1] if named else text)
            except ValidationError:
                raise ValueError from None
            return text

        return self._read(name, parse, default)

    def daemon(self, name: str) -> str:
        """A program that listens: a host and a port, or a Unix socket's path; empty where it is not set."""

        def parse(text: str) -> str:
            path = text.removeprefix("unix:").removeprefix("//")
            if path.startswith("/"):
                return path
            host, _colon, port = text.rpartition(":")
            check_host(host)
            if not host or (":" in host and not host.startswith("[")) or not 0 < int(port) < 65536:
                raise ValueError
            return text

        return self._read(name, parse, "")

    def database(self, name: str) -> dict[str, Any] | None:
        """Django's words for a PostgreSQL database; None where the variable is not set."""
        return self._read(name, _database, None)

    def mail(self, name: str) -> dict[str, Any]:
        """Django's settings for a mail server; none where the variable is not set."""
        return self._read(name, _mail, {})


def check_origin(text: str) -> None:
    """Raise ValueError unless this is http or https, a host, and perhaps a port: nothing more."""
    parts = urlsplit(text)
    _ = parts.port  # raises where it is no number
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError
    if parts.path or parts.query or parts.fragment or any(sign.isspace() for sign in text):
        raise ValueError


def check_host(text: str) -> None:
    """Raise ValueError unless this can be a name in ALLOWED_HOSTS."""
    if "/" in text or any(sign.isspace() for sign in text):
        raise ValueError


def check_proxy(text: str) -> None:
    """Raise ValueError unless this is an address, a network, or "unix"."""
    if text != "unix":
        ipaddress.ip_network(text, strict=False)


def _database(url: str) -> dict[str, Any]:
    scheme = url.partition("://")[0]
    if scheme not in environ.Env.POSTGRES_FAMILY:
        raise Wrong("does not begin with postgres://")
    try:
        database = environ.Env.db_url_config(url)
    except ValueError:  # its words could repeat the password
        raise Wrong("cannot be read (signs like / and @ in a password are written %2F and %40)") from None
    if not database["NAME"]:
        raise Wrong("names no database")
    host = urlsplit(url).netloc.rpartition("@")[2].partition(":")[0]
    if host.upper().startswith("%2F"):  # a Unix socket's folder
        database["HOST"] = unquote(host)
    return database


def _mail(url: str) -> dict[str, Any]:
    scheme, separator, _rest = url.partition("://")
    if not separator or scheme not in environ.Env.EMAIL_SCHEMES:
        raise Wrong("does not begin with smtp://, smtp+tls:// or smtp+ssl://")
    try:
        mail = environ.Env.email_url_config(url)
    except ValueError:
        raise Wrong("cannot be read (signs like / and @ in a password are written %2F and %40)") from None
    if scheme.startswith("smtp") and not mail["EMAIL_HOST"]:
        raise Wrong("names no server")
    return mail


def own_address(host: str, port: str | int) -> str:
    """Give the address at which somebody at this machine opens a portal that listens at `host` and `port`."""
    if host in ("", "0", "0.0.0.0", "::", "127.0.0.1"):  # noqa: S104
        host = "localhost"
    return f"http://{bracketed(host)}:{port}"


def bracketed(host: str) -> str:
    """Give a host as addresses have it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def secret_of_the_demo(folder: Path) -> str:
    """Give the secret key of this folder's demo, made at the first start; two first starts agree on one."""
    file = folder / "secret-key"
    try:
        folder.mkdir(exist_ok=True)
        if not file.exists():
            mine = folder / f"secret-key.{os.getpid()}"
            mine.write_text(get_random_secret_key())
            mine.chmod(0o600)
            try:
                os.link(mine, file)
            except FileExistsError:
                pass
            mine.unlink()
        return file.read_text()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{file} cannot be made or read ({error.strerror}): who runs this must own var/."
        ) from error
