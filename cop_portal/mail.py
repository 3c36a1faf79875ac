"""Work that happens after a change is safe, and mail to people in their own language.

An action calls `run_later(function, *args)`; the function, in a room's `emails.py`, reads what it needs by the ids it
was given and calls `send_mail_to(user, subject=..., template=..., context=...)`. Mail is composed when it is sent, so
the queue holds ids and no texts.
"""

from __future__ import annotations

import json
import smtplib
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend as ConsoleBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django_tasks import default_task_backend, task

# The mail server is asked again after 1, 4, 16, 64 and 256 minutes; then the task stands as failed.
ATTEMPTS = 6
KEPT_IN_THE_OUTBOX = 200

_silenced: ContextVar[bool] = ContextVar("silenced", default=False)


@contextmanager
def silence() -> Iterator[None]:
    """Within it nothing is queued: the demonstration's loader tells a past that mailed nobody."""
    token = _silenced.set(True)
    try:
        yield
    finally:
        _silenced.reset(token)


def run_later(function: Callable[..., Any], *args: Any) -> None:
    """Run a module's function once the change at hand is committed, and never if it is not.

    `args` must be what JSON can hold: ids, words, numbers; dates as ISO text. With tasks in the database the call is
    written in the caller's transaction, so that it cannot be lost; otherwise it runs in this process after the commit.
    """
    if _silenced.get():
        return
    path = f"{function.__module__}.{function.__qualname__}"
    if default_task_backend.supports_defer:
        _call.enqueue(path, list(args))
    else:
        transaction.on_commit(lambda: _call.enqueue(path, list(args)))


@task()
def _call(path: str, args: list, attempt: int = 1) -> None:
    """Run the function; where the mail server cannot be had, try again later."""
    try:
        import_string(path)(*args)
    except (smtplib.SMTPException, OSError):
        if attempt >= ATTEMPTS or not default_task_backend.supports_defer:
            raise
        later = timezone.now() + timedelta(minutes=4 ** (attempt - 1))
        _call.using(run_after=later).enqueue(path, args, attempt + 1)


def send_mail_to(
    to: Any,
    subject: Any,
    text: Any = "",
    language: str | None = None,
    *,
    template: str | None = None,
    context: dict | None = None,
    footer: str | None = None,
    headers: dict[str, str] | None = None,
) -> None:
    """Send one plain mail now; call it from a function given to `run_later`.

    `to` is a user or an address; `language` is the user's own unless given, English for a bare address. `subject` and
    `text` may be lazy, and `template` (rendered with `context` and `site_url`) may stand in place of `text`: all three
    are read in the mail's language. A `footer` is a template for the end, with the same `context`; `headers` are more
    of the mail's own. A user who may no longer sign in gets nothing. Answers go to CONTACT_EMAIL.
    """
    if not getattr(to, "is_active", True):
        return
    address = to if isinstance(to, str) else to.email
    language = language or getattr(to, "language", "") or settings.LANGUAGE_CODE
    with translation.override(language):
        values = {"site_url": settings.SITE_URL, **(context or {})}
        if template:
            text = render_to_string(template, values)
        if footer:
            text = f"{str(text).strip()}\n\n{render_to_string(footer, values).strip()}"
        message = EmailMessage(
            subject=" ".join(str(subject).split()),
            body=str(text).strip() + "\n",
            to=[address],
            reply_to=[settings.CONTACT_EMAIL],
            headers={
                "Content-Language": language,
                "Auto-Submitted": "auto-generated",
                **(headers or {}),
            },
        )
    message.send()


def absolute(path: str) -> str:
    """Give a path of the portal as an address for a mail."""
    return settings.SITE_URL + path


@dataclass(frozen=True)
class SentMail:
    """A mail of the demo, as its outbox page shows it."""

    at: datetime
    to: list[str]
    subject: str
    text: str
    language: str


class DemoOutbox(ConsoleBackend):
    """The demo's mail: printed where the portal runs and kept for the outbox page; nothing leaves the machine."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print and keep each; say how many."""
        for message in email_messages:
            _keep(message)
        return super().send_messages(email_messages) or 0


def outbox() -> list[SentMail]:
    """Give the demo's mails, newest first."""
    mails = []
    for file in sorted(_folder().glob("*.json"), reverse=True):
        try:
            kept = json.loads(file.read_text())
        except (OSError, ValueError):  # just being removed, or written by nobody of ours
            continue
        mails.append(SentMail(**{**kept, "at": datetime.fromisoformat(kept["at"])}))
    return mails


def _folder() -> Path:
    """The outbox of this site: two demos of one folder have a database, and an outbox, each."""
    return (
        Path(settings.VAR)
        / "outbox"
        / str(settings.DATABASES["default"]["NAME"]).strip("/").replace("/", "-")
    )


def _keep(message: EmailMessage) -> None:
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = timezone.now()
    kept = {
        "at": now.isoformat(),
        "to": list(message.to),
        "subject": str(message.subject),
        "text": str(message.body),
        "language": message.extra_headers.get(
            "Content-Language", translation.get_language() or settings.LANGUAGE_CODE
        ),
    }
    part = folder / f".{uuid.uuid4()}"
    part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    part.rename(folder / f"{now:%Y%m%d%H%M%S%f}-{uuid.uuid4().hex[:8]}.json")
    for old in sorted(folder.glob("*.json"), reverse=True)[KEPT_IN_THE_OUTBOX:]:
        old.unlink(missing_ok=True)
